"""The log: who did what, when and why, and what became of what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from tawthiq.case import audit
from tawthiq.desk.api.answers import Page, Paged
from tawthiq.desk.api.auth import READ
from tawthiq.desk.api.writes import Day

router = Router(tags=["audit"])


class AskedIn(Schema):
    """Which entries; everything given must hold."""

    who: str = Field("", max_length=200)
    action: str = Field("", max_length=40)
    since: Day | None = None
    until: Day | None = None
    claim: str = Field("", max_length=64)
    incident: str = Field("", max_length=16)


class ChangeOut(Schema):
    """A field as it was and as it became."""

    field: str
    old: Any
    new: Any


class PairOut(Schema):
    """Two claims that were said to be one event or several, and their incidents now."""

    claim: str
    other: str
    old: str | None
    new: str
    incident: str
    other_incident: str


class EntryOut(Schema):
    """An entry of the hash-chained log, with what it changed field by field."""

    seq: int
    at: str
    who: str
    action: str
    why: str
    hash: str
    claim: str
    incident: str
    changes: list[ChangeOut]
    person: str
    pairs: list[PairOut]
    detail: dict[str, Any]


@router.get("audit", auth=READ, response=Page[EntryOut], operation_id="audit")
def entries(
    request: HttpRequest,  # noqa: ARG001
    asked: Query[AskedIn],
    listed: Query[Paged],
) -> dict[str, Any]:
    """The entries that fit, the newest first."""
    found = audit.entries(audit.Asked(**asked.dict()), listed.after, listed.size)
    return {
        "items": [
            {
                **line._asdict(),
                "changes": [c._asdict() for c in line.changes],
                "pairs": [p._asdict() for p in line.pairs],
            }
            for line in found.rows
        ],
        "next": found.next,
    }
