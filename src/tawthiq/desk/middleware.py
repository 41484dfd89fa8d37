"""Around every view: nobody sees a page before they came in; faults in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from tawthiq.case.fault import CaseError
from tawthiq.desk import sessions
from tawthiq.desk.context import preferences
from tawthiq.desk.numerals import written

Next = Callable[[HttpRequest], HttpResponseBase]
# The views that are for those who are not in yet.
OPEN: Final = frozenset(("login", "enter", "welcome", "healthz", "prefer"))
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def headers(get_response: Next) -> Next:
    """What browsers are to refuse, on every answer: pages, faults and static files."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def digits(get_response: Next) -> Next:
    """Write numbers in the digits that the person chose."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        with written(preferences(request)["digits"]):
            return get_response(request)

    return answer


def person(get_response: Next) -> Next:
    """Let nobody in but the holder of this run's key, or of an account."""

    def guard(request: HttpRequest) -> HttpResponseBase:
        if _is_open(request) or (request.user.is_authenticated and _fresh(request)):
            response = get_response(request)
        elif request.path.startswith("/api/"):
            response = get_response(request)  # tokens; the API looks itself
        elif settings.TEAM:
            response = _to_login(request)
        else:
            response = render(request, "desk/locked.html", status=403)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guard


def _to_login(request: HttpRequest) -> HttpResponseBase:
    """To the login, and from there to the page where the person was."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if htmx:
        answer = redirect_to_login(htmx.current_url_abs_path or "/")
        return HttpResponseClientRedirect(answer.url)
    return redirect_to_login(request.get_full_path() if _safe(request) else "/")


def _safe(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"}


def _fresh(request: HttpRequest) -> bool:
    return not settings.TEAM or sessions.fresh(request)


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in OPEN
    except Resolver404:
        return False


class _Faults:
    """Say what is wrong with the case, and what to do."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """A page for a fault of the case; Django's way for all others."""
        if not isinstance(exception, CaseError):
            return None
        return render(request, "desk/fault.html", {"fault": str(exception)}, status=409)


faults = _Faults
