"""The review page, as it is asked for or comes back with a form that cannot be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, get_args

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tawthiq.case.models import Report
from tawthiq.desk.access import may, who
from tawthiq.desk.review import forms, screen
from tawthiq.desk.review.graphic import passages
from tawthiq.desk.review.heading import heading
from tawthiq.desk.review.held import Held, claims, pick
from tawthiq.desk.review.quoting import FormError, whole
from tawthiq.desk.review.words import DRAWN, FIELDS, said
from tawthiq.model.values import EventType, Status

DONE: Final = "desk_done"
_PRINTED: Final = 60  # claims that are on every page for the printer
_LONGEST: Final = 600  # characters of a selection in an address


class Done(NamedTuple):
    """What the person decided: of which claim, by which judgement."""

    report: str
    claim: str
    seen: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is to show: a claim, a form that is open, what was filled in."""

    claim: str = ""
    edit: str = ""
    new: bool = False
    refuse: bool = False
    wrong: str = ""
    printed: bool = False  # all claims are to be printed, however many
    data: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """What an address asks for."""
        asked = request.GET
        data = {k: asked[k][:_LONGEST] for k in ("words", "start") if asked.get(k)}
        edit = asked.get("edit", "")
        if edit == "" and asked.get("set"):
            edit = f"{asked['set']}-?"
        return cls(
            asked.get("claim", ""),
            edit,
            "new" in asked,
            "refuse" in asked,
            printed="print" in asked,
            data=data,
        )


def page(request: HttpRequest, report: Report, asked: Asked) -> HttpResponse:
    """The page; 422 where a form comes back."""
    reason = request.POST.get("reason") or request.GET.get("reason", "")
    held = claims(report)
    current = pick(held, asked.claim) or next((h for h in held if h.waits), None)
    if current is None and held:
        current = held[0]
    graphic = passages(report.text)
    few = len(held) <= _PRINTED
    headed = heading(report.title or "", report.text)
    context: dict[str, Any] = {
        "report": report,
        "heading": headed,
        "graphic": len(graphic) + (headed.apart and len(passages(headed.words)) > 0),
        "reason": reason,
        "lines": screen.lines(report, held, current, reason),
        "waiting": sum(h.waits for h in held),
        "text": screen.text(
            report, held, current, reason, graphic, headline=headed.headline
        ),
        "printed": screen.printed(report, held) if few or asked.printed else None,
        "selected": screen.selected(report, current) if current else None,
        "copies": screen.copies(report),
        "link": screen.link(report),
        "here": screen.address(report, reason),
        "undo": _undoable(request, report, current),
        "asked": asked,
        "settable": [(k, FIELDS[k], DRAWN[k]) for k in DRAWN],
        "wrong": asked.wrong,
    }
    if current is not None:
        context["claim_address"] = screen.address(report, reason, claim=current.key)
        context["previous"], context["next"] = _beside(report, held, current, reason)
        if asked.edit and may(request)["judge"]:
            context |= _form(current, asked)
    if asked.new:
        context |= _adding()
    status = 422 if asked.wrong else 200
    return render(request, "desk/review.html", context, status=status)


def done(request: HttpRequest) -> list[Done]:
    """What the person decided last, the latest at the end."""
    return [Done(*row) for row in request.session.get(DONE, [])]


def _form(current: Held, asked: Asked) -> dict[str, Any]:
    claim = current.contract()
    edit = asked.edit
    try:
        if edit.endswith("-?"):
            at = whole(asked.data.get("start", "")) or 0
            end = at + len(asked.data.get("words", ""))
            edit = forms.selected(edit[:-2], claim, at, end)
        return {"form": forms.opened(edit, claim, asked.data, asked.wrong)}
    except FormError as error:
        return {"wrong": str(error)}


def _adding() -> dict[str, Any]:
    return {
        "types": [(t, said("type", t)) for t in EventType],
        "statuses": [(s, said("status", s)) for s in get_args(Status)],
    }


def _undoable(
    request: HttpRequest, report: Report, current: Held | None
) -> Done | None:
    """What the person decided last, or of this claim where they decided that."""
    last = done(request)
    if last:
        return last[-1]
    standing = current.standing if current is not None else None
    if current is None or standing is None or standing.who != who(request):
        return None
    return Done(report.key, current.key, standing.pk)


def _beside(
    report: Report, held: list[Held], current: Held, reason: str
) -> tuple[str, str]:
    """The addresses of the claims before and after one; empty at an end."""
    at = held.index(current)
    before = held[at - 1] if at else None
    after = held[at + 1] if at + 1 < len(held) else None
    return (
        screen.address(report, reason, claim=before.key) if before else "",
        screen.address(report, reason, claim=after.key) if after else "",
    )
