"""What waits for a person, the most urgent first."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from tawthiq.case import queue
from tawthiq.case.models import Queued
from tawthiq.desk.api.answers import Page, Paged
from tawthiq.desk.api.auth import READ

router = Router(tags=["queue"])


class AskedIn(Paged):
    """Of which reason, if of one."""

    reason: Literal["", "new_reading", "contested", "toll", "uncertain", "random"] = ""


class WaitingOut(Schema):
    """A claim that waits: how urgent, and why."""

    claim: str
    report: str
    type: str
    priority: int
    reasons: list[str]


class QueueOut(Page[WaitingOut]):
    """Claims that wait, and how many there are by their first reason."""

    counts: dict[str, int]


@router.get("queue", auth=READ, response=QueueOut, operation_id="queue")
def waiting(
    request: HttpRequest,  # noqa: ARG001
    asked: Query[AskedIn],
) -> dict[str, Any]:
    """The claims that nobody judged, or that are read otherwise since."""
    found = queue.next_claims(asked.after, asked.reason, asked.size)
    return {
        "items": [_shown(row) for row in found.rows],
        "next": found.next,
        "counts": queue.counts(),
    }


def _shown(row: Queued) -> dict[str, Any]:
    return {
        "claim": row.claim.key,
        "report": row.report.key,
        "type": row.claim.type,
        "priority": row.priority,
        "reasons": [name for name in queue.REASONS if getattr(row, name)],
    }
