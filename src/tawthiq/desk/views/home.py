"""The first page, the way in, and how a person likes to read."""

from __future__ import annotations

import hmac
import itertools
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_GET, require_POST

from tawthiq.case import log
from tawthiq.case.models import Entry
from tawthiq.desk import figures
from tawthiq.desk.access import needs
from tawthiq.desk.context import PREFERENCES
from tawthiq.desk.records.wording import ACTIONS

_LAST = 8  # things that were done last,
_LOOKED = 100  # of so many entries
_YEAR = 365 * 24 * 60 * 60


@require_GET
@needs("read")
def home(request: HttpRequest) -> HttpResponse:
    """What the case holds, what waits, what was done last, and what to do next."""
    held, waiting, work = figures.held(), figures.waiting(), figures.work()
    entries = Entry.objects.order_by("-seq")[:_LOOKED]
    done = max(0, held.claims - work.waiting)
    return render(
        request,
        "desk/home.html",
        {
            "held": held,
            "waiting": waiting,
            "work": work,
            "done": done,
            "percent": round(100 * done / held.claims) if held.claims else 0,
            "reasons": [(name, n) for name, n in work.reasons.items() if n],
            "next": suggested(held, waiting, work),
            "last": told(entry.value for entry in entries)[:_LAST],
        },
    )


class Done(NamedTuple):
    """What somebody did, in one entry of the log or in several in a row."""

    at: str
    who: str
    what: str
    why: str
    times: int
    reports: int


def told(entries: Iterable[dict[str, Any]]) -> list[Done]:
    """Entries of the log, the newest first, those of one piece of work as one."""
    rows: list[Done] = []
    for key, group in itertools.groupby(
        entries, key=lambda e: (e["who"], e["action"], e["why"])
    ):
        held = list(group)
        reports = [e["detail"].get("reports", 0) for e in held]
        counted = sum(n for n in reports if isinstance(n, int))
        who, action, why = key
        rows.append(
            Done(
                held[0]["at"],
                who,
                str(ACTIONS.get(action, action)),
                why,
                len(held),
                counted,
            )
        )
    return rows


def suggested(held: figures.Held, waiting: figures.Waiting, work: figures.Work) -> str:
    """What to do next, by a word: import, read, review, approve, export or nothing."""
    if not held.reports:
        return "import"
    if waiting.unread:
        return "read"
    if work.waiting:
        return "review"
    if waiting.any:  # judgements, too, make a report to be linked anew
        return "read"
    if work.states.get("approved", 0) < work.incidents:
        return "approve"
    return "export" if work.incidents else "nothing"


@require_GET
def enter(request: HttpRequest) -> HttpResponseBase:
    """The way in for one person: the address that ``tawthiq desk`` prints."""
    key = request.GET.get("key", "")
    held = settings.LOCAL_KEY
    if (
        settings.TEAM
        or not held
        or not hmac.compare_digest(key.encode(), held.encode())
    ):
        return render(request, "desk/locked.html", status=403)
    user, _ = get_user_model().objects.get_or_create(username=log.who()[:150])
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


@require_POST
def prefer(request: HttpRequest) -> HttpResponseBase:
    """Keep how a person likes to read, in cookies that say nothing else."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = redirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    for name, values in PREFERENCES.items():
        if request.POST.get(name) in values:
            _keep(response, f"desk_{name}", request.POST[name])
    return response


def _keep(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Whether the desk answers, for whatever watches it."""
    return HttpResponse("ok\n", content_type="text/plain")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: the person may not do this."""
    return render(request, "desk/forbidden.html", status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: there is nothing at this address."""
    return render(request, "desk/missing.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a fault of the desk; nothing half-done was kept."""
    return render(request, "desk/failed.html", status=500)


urlpatterns = [
    path("", home, name="home"),
    path("enter", enter, name="enter"),
    path("prefer", prefer, name="prefer"),
    path("healthz", healthz, name="healthz"),
]
