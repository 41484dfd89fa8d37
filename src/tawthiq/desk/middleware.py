"""Around every view: nobody sees a page before they came in; faults in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve

from tawthiq.case.fault import CaseError

Next = Callable[[HttpRequest], HttpResponseBase]
# The views that are for those who are not in yet.
_OPEN: Final = frozenset(("login", "enter", "locked", "healthz", "prefer"))


def person(get_response: Next) -> Next:
    """Let nobody in but the holder of this run's key, or of an account."""

    def guard(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated or _is_open(request):
            response = get_response(request)
        elif request.path.startswith("/api/"):
            response = get_response(request)  # tokens; the API looks itself
        elif settings.TEAM:
            response = redirect_to_login(request.get_full_path())
        else:
            response = render(request, "desk/locked.html", status=403)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guard


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in _OPEN
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
