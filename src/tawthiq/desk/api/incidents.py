"""Incidents: found as in the explorer, derived one by one, and decided of."""

from __future__ import annotations

from typing import Any, Literal

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from tawthiq.case import cards, deciding, relating, relations
from tawthiq.case.incidents import find, incident
from tawthiq.case.judging import Conflict
from tawthiq.case.models import Card
from tawthiq.case.pages import page
from tawthiq.desk.access import who
from tawthiq.desk.api.answers import Page, Paged, conflict
from tawthiq.desk.api.auth import JUDGE, READ, REVIEW
from tawthiq.desk.api.writes import Day, Done, Why
from tawthiq.incident.plain import plain

router = Router(tags=["incidents"])
_TEXT = 4000


class FilterIn(Schema):
    """What is asked of incidents; everything given must hold.

    Names are folded for comparison; an id of the gazetteer or the codebook will do.
    """

    place: str = Field("", max_length=200)
    since: Day | None = None
    until: Day | None = None
    type: str = Field("", max_length=40)
    actor: str = Field("", max_length=200)
    source: str = Field("", max_length=200)
    weapon: str = Field("", max_length=200)
    grade: str = Field("", max_length=40)
    state: str = Field("", max_length=40)
    words: str = Field("", max_length=200)
    min_killed: int | None = Field(None, ge=0, le=1_000_000)
    without_place: bool = False


class ListedIn(Paged):
    """In which order: ``-`` is the highest first."""

    order: Literal[
        "-date_to", "date_to", "-date_from", "date_from", "-killed_high", "-sources"
    ] = "-date_to"


class DecideIn(Why):
    """The answer to a question of an incident.

    ``seen`` is that of ``IncidentOut``: it makes sure that neither its claims nor what
    others decided changed meanwhile.
    """

    about: Literal["state", "grade", "strike_status", "attribution", "note"]
    value: str = Field(max_length=_TEXT)
    seen: str | None = Field(None, max_length=200)


class MergeIn(Why):
    """The code of the incident that is the same one."""

    other: str = Field(max_length=16)


class PartIn(Why):
    """The ids of the claims that are of another incident."""

    claims: list[str] = Field(min_length=1, max_length=1000)


class RelateIn(Why):
    """What it is to another incident: part of it, or apart from it."""

    kind: relations.Kind
    other: str = Field(max_length=16)


class UnrelateIn(Why):
    """The code of the other incident."""

    other: str = Field(max_length=16)


class RelationOut(Schema):
    """What a person said that it is to another, whose whole may be told from its side."""

    other: str
    about: Literal["part_of", "whole_of", "apart"]
    who: str
    at: str
    why: str


class IncidentOut(Schema):
    """An incident derived from its claims, and what a decision of it sends back."""

    incident: dict[str, Any]
    relations: list[RelationOut]
    seen: str


@router.get(
    "incidents", auth=READ, response=Page[dict[str, Any]], operation_id="incidents"
)
def incidents(
    request: HttpRequest,  # noqa: ARG001
    asked: Query[FilterIn],
    listed: Query[ListedIn],
) -> dict[str, Any]:
    """The incidents that fit, as cards."""
    rows = cards.select(cards.Filter(**asked.dict()))
    found = page(rows, listed.order, listed.after, listed.size)
    return {"items": [_card(row) for row in found.rows], "next": found.next}


@router.get(
    "incidents/{code}", auth=READ, response=IncidentOut, operation_id="incident"
)
def one(request: HttpRequest, code: str) -> dict[str, Any]:  # noqa: ARG001
    """One incident, also by a code that went to another."""
    return _one(code)


@router.post(
    "incidents/{code}/decisions",
    auth=REVIEW,
    response=IncidentOut,
    operation_id="decide",
)
def decide(
    request: HttpRequest, code: str, asked: DecideIn
) -> dict[str, Any] | HttpResponse:
    """Approve, grade, or say something of an incident; 409 where it changed meanwhile."""
    try:
        held = deciding.decide(
            code,
            asked.about,
            asked.value,
            by=who(request),
            why=asked.why,
            seen=asked.seen,
        )
    except Conflict as error:
        yours = {"about": asked.about, "value": asked.value, "why": asked.why}
        return conflict(error, {"standing": _one(code), "yours": yours})
    return _one(held)


@router.post("incidents/{code}/merge", auth=JUDGE, response=Done, operation_id="merge")
def merge(request: HttpRequest, code: str, asked: MergeIn) -> dict[str, Any]:
    """Say that another incident is this one."""
    done = deciding.merge(code, asked.other, by=who(request), why=asked.why)
    return done._asdict()


@router.post(
    "incidents/{code}/unmerge",
    auth=JUDGE,
    response=Done,
    operation_id="unmerge",
)
def unmerge(request: HttpRequest, code: str, asked: Why) -> dict[str, Any]:
    """Take back the last merge into an incident."""
    return deciding.unmerge(code, by=who(request), why=asked.why)._asdict()


@router.post("incidents/{code}/part", auth=JUDGE, response=Done, operation_id="part")
def part(request: HttpRequest, code: str, asked: PartIn) -> dict[str, Any]:
    """Say that some of its claims are of another incident."""
    done = deciding.part(code, asked.claims, by=who(request), why=asked.why)
    return done._asdict()


@router.post(
    "incidents/{code}/relate",
    auth=JUDGE,
    response=IncidentOut,
    operation_id="relate",
)
def relate(request: HttpRequest, code: str, asked: RelateIn) -> dict[str, Any]:
    """Say that it is part of another incident, or apart from it."""
    by = who(request)
    return _one(relating.relate(code, asked.kind, asked.other, by=by, why=asked.why))


@router.post(
    "incidents/{code}/unrelate",
    auth=JUDGE,
    response=IncidentOut,
    operation_id="unrelate",
)
def unrelate(request: HttpRequest, code: str, asked: UnrelateIn) -> dict[str, Any]:
    """Take back what was said of it and another incident."""
    return _one(relating.unrelate(code, asked.other, by=who(request), why=asked.why))


def _card(row: Card) -> dict[str, Any]:
    return model_to_dict(row, exclude=("incident",))


def _one(code: str) -> dict[str, Any]:
    held = incident(code)
    said = relations.relations_of(find(held.code))
    return {
        "incident": plain(held),
        "relations": [relation._asdict() for relation in said.values()],
        "seen": deciding.seen_of(held),
    }
