"""An incident: its claims side by side, what people decide of it, and why it is one."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import re_path
from django.views.decorators.http import require_GET

from tawthiq.case.incidents import derived
from tawthiq.case.models import Incident
from tawthiq.case.stale import living
from tawthiq.case.sums import Sums, around
from tawthiq.desk import access
from tawthiq.desk.access import needs
from tawthiq.desk.incidents import acts, pairs
from tawthiq.desk.incidents.screen import screen, summary
from tawthiq.desk.views.tiles import mapped
from tawthiq.incident import Incident as Derived

_PAIRS = 20  # of a page
_ACROSS = 6


@require_GET
@mapped
@needs("read")
def incident(request: HttpRequest, code: str) -> HttpResponseBase:
    """The screen of an incident; one that was merged leads to the one it is now."""
    row = live(code)
    if row is None:
        return render(request, "desk/incident_gone.html", {"code": code}, status=410)
    if row.code != code:
        return redirect("incident", row.code)
    sums = around([row])
    held = _derived([row], sums)
    if not held:  # read otherwise since, and not linked anew yet
        return render(request, "desk/incident_gone.html", {"code": code}, status=410)
    asked, who = request.GET.get("page", ""), access.who(request)
    shown = screen(held[0], sums.said(row.code), asked, who)
    return render(request, "desk/incident.html", shown)


@require_GET
@needs("read")
def links(request: HttpRequest, code: str) -> HttpResponseBase:
    """Why one claim is linked: its scene beside every other one, part by part."""
    row = live(code)
    claim = request.GET.get("claim", "")
    if row is None or row.code != code:
        return redirect("incident", code)
    start = _number(request.GET.get("start", ""))
    try:
        found = pairs.of_claim(row, claim, start, _PAIRS)
    except LookupError:
        home = pairs.homes([claim]).get(claim)
        if home is None:
            raise Http404 from None
        return redirect("incident", home)
    return render(
        request,
        "desk/incident_links.html",
        {
            "code": code,
            "claim": claim,
            "own": pairs.side(claim),
            "found": found,
            "start": start,
            "next": start + _PAIRS if start + _PAIRS < found.total else None,
            "linked_from": found.linked_from,
            "joined_from": found.joined_from,
        },
    )


@require_GET
@needs("read")
def beside(request: HttpRequest, code: str, other: str) -> HttpResponseBase:
    """Two incidents side by side, for who asks whether they are one."""
    one, two = live(code), live(other)
    if one is None or two is None or one.pk == two.pk:
        return redirect("incident", code)
    sums = around([one, two])
    held = _derived([one, two], sums)
    if len(held) < 2:
        return redirect("incident", code)
    found = pairs.across(one, two, _ACROSS)
    return render(
        request,
        "desk/incident_with.html",
        {
            "incidents": held,
            "summaries": [summary(each) for each in held],
            "one": held[0],
            "other": held[1],
            "found": found,
            "relation": sums.said(one.code).get(two.code),
            "linked_from": found.linked_from,
            "joined_from": found.joined_from,
        },
    )


def _derived(rows: Sequence[Incident], sums: Sums) -> list[Derived]:
    """The incidents of rows; the texts of their reports are not shown, and not read."""
    return list(derived(rows, sums, texts=False))


def live(code: str) -> Incident | None:
    """The live incident of a code, following merges; None where it has no claims now.

    Raises ``Http404`` for a code that was never given.
    """
    try:
        return living(Incident.objects.get(code=code))
    except Incident.DoesNotExist:
        raise Http404 from None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


_CODE = r"[A-Z2-7]{8}"
urlpatterns = [
    re_path(rf"^incidents/(?P<code>{_CODE})$", incident, name="incident"),
    re_path(rf"^incidents/(?P<code>{_CODE})/links$", links, name="incident_links"),
    re_path(
        rf"^incidents/(?P<code>{_CODE})/with/(?P<other>{_CODE})$",
        beside,
        name="incident_with",
    ),
    *(
        re_path(rf"^incidents/(?P<code>{_CODE})/{name}$", view, name=f"incident_{name}")
        for name, view in acts.ACTS.items()
    ),
]
