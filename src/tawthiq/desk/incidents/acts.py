"""What people do on the incident screen: merge, part, decide; each leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast, get_args

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tawthiq.case import deciding, relating
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import find
from tawthiq.case.incidents import incident as derived
from tawthiq.case.judging import Conflict
from tawthiq.case.relations import Kind
from tawthiq.desk.access import may, needs, who
from tawthiq.desk.incidents import history, pairs, screen, terms

_REVIEWED: Final = ("state", "grade", "strike_status", "attribution")


@require_POST
@needs("judge")
def merge(request: HttpRequest, code: str) -> HttpResponseBase:
    """Say that two incidents are one."""

    def act() -> None:
        deciding.merge(code, _other(request), by=who(request), why=_why(request))
        messages.success(request, _("Merged. It can be taken back by Unmerge."))

    return _done(request, code, act)


@require_POST
@needs("judge")
def unmerge(request: HttpRequest, code: str) -> HttpResponseBase:
    """Take the last merge back."""

    def act() -> None:
        before = set(derived(code).previous_codes)
        deciding.unmerge(code, by=who(request), why=_why(request))
        _parted(request, sorted(before - set(derived(code).previous_codes)))

    return _done(request, code, act)


@require_POST
@needs("judge")
def part(request: HttpRequest, code: str) -> HttpResponseBase:
    """Say that some claims tell another event."""
    claims = list(dict.fromkeys(request.POST.getlist("claims")))
    if not claims:
        messages.error(request, _("No claim was chosen: nothing was split off."))
        return redirect("incident", code)

    def act() -> None:
        deciding.part(code, claims, by=who(request), why=_why(request))
        homes = set(pairs.homes(claims).values())
        _parted(request, sorted(homes - {find(code).code}))

    return _done(request, code, act)


@require_POST
@needs("judge")
def say(request: HttpRequest, code: str) -> HttpResponseBase:
    """Say of two claims that they tell the same event, different ones, or unsure."""
    verdict = request.POST.get("verdict", "")
    one, other = request.POST.get("claim", ""), request.POST.get("other", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = reverse("incident", args=[code])
    if verdict not in get_args(deciding.Link):
        return HttpResponse(status=400)
    try:
        deciding.say(one, other, verdict, by=who(request), why=_why(request))  # type: ignore[arg-type]
    except CaseError as error:
        messages.error(request, terms.fault(str(error)))
        return redirect(back)
    homes = set(pairs.homes([one, other]).values())
    if len(homes) > 1 and verdict == "different":
        _parted(request, sorted(homes - {code}))
    else:
        messages.success(request, _("Said and kept."))
    return redirect(back)


@require_POST
@needs("judge")
def relate(request: HttpRequest, code: str) -> HttpResponseBase:
    """Say that an incident is part of another, the whole of it, or apart from it."""
    kind, other = request.POST.get("kind", ""), _other(request)
    if kind not in terms.KINDS:
        return HttpResponse(status=400)

    def act() -> None:
        by, why = who(request), _why(request)
        if kind == "whole_of":
            relating.relate(other, "part_of", code, by=by, why=why)
        else:
            relating.relate(code, cast("Kind", kind), other, by=by, why=why)
        messages.success(request, _("Said and kept."))

    return _done(request, code, act)


@require_POST
@needs("judge")
def unrelate(request: HttpRequest, code: str) -> HttpResponseBase:
    """Take back what was said of two incidents."""

    def act() -> None:
        relating.unrelate(code, _other(request), by=who(request), why=_why(request))
        messages.success(request, _("Taken back: what is derived holds again."))

    return _done(request, code, act)


@require_POST
@needs("judge")
def decide(request: HttpRequest, code: str) -> HttpResponseBase:
    """Answer one of the questions of an incident."""
    about, value = request.POST.get("about", ""), request.POST.get("value", "").strip()
    if about in _REVIEWED and not may(request)["review"]:
        return render(request, "desk/forbidden.html", status=403)
    if (about, value) == ("state", "rejected") and not _why(request):
        messages.error(request, _("Say why it is rejected."))
        return redirect("incident", code)
    seen = request.POST.get("seen") or None
    try:
        deciding.decide(
            code, about, value, by=who(request), why=_why(request), seen=seen
        )
    except Conflict:
        return _conflict(request, code, about, value)
    except CaseError as error:
        messages.error(request, terms.fault(str(error)))
        return redirect("incident", code)
    messages.success(request, _("Decided and kept."))
    return redirect("incident", code)


def _conflict(
    request: HttpRequest, code: str, about: str, value: str
) -> HttpResponseBase:
    """Both versions: what the person saw, and what it is by now."""
    held = derived(code)
    return render(
        request,
        "desk/incident_conflict.html",
        {
            "incident": held,
            "about": about,
            "value": value,
            "why": _why(request),
            "answer": terms.answer(about, value),
            "summaries": [
                screen.saw(request.POST.get("saw", "")),
                screen.summary(held),
            ],
            "history": history.decisions(held, history.links(held), 5),
            **screen.seen(held),
        },
        status=409,
    )


def _done(request: HttpRequest, code: str, act: Callable[[], None]) -> HttpResponseBase:
    """Act, and lead to the incident that the code now names; a fault is told there."""
    try:
        act()
        code = find(code).code
    except CaseError as error:
        messages.error(request, terms.fault(str(error)))
    return redirect("incident", code)


def _parted(request: HttpRequest, codes: list[str]) -> None:
    """Tell where the claims that were parted are now."""
    if not codes:
        messages.success(request, _("Said and kept."))
    for code in codes:
        link = format_html(
            '<a href="{}"><bdi>{}</bdi></a>', reverse("incident", args=[code]), code
        )
        messages.success(
            request, format_html(_("These claims are now the incident {}."), link)
        )


def _other(request: HttpRequest) -> str:
    return request.POST.get("other", "").strip().upper()


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").strip()


ACTS: Final[dict[str, Callable[..., HttpResponseBase]]] = {
    "merge": merge,
    "unmerge": unmerge,
    "part": part,
    "say": say,
    "relate": relate,
    "unrelate": unrelate,
    "decide": decide,
}
