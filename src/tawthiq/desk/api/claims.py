"""Claims as they stand, and what people decide of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from tawthiq.case import deciding, judging
from tawthiq.case.judging import Conflict, Verdict
from tawthiq.case.models import Claim, Judgement
from tawthiq.desk.access import who
from tawthiq.desk.api.answers import conflict
from tawthiq.desk.api.auth import JUDGE, READ
from tawthiq.desk.api.writes import Done, Why
from tawthiq.model import Claim as Contract

router = Router(tags=["claims"])


class JudgementOut(Schema):
    """What somebody decided of a claim; ``correction`` holds the fields they set."""

    id: int
    verdict: str
    correction: dict[str, Any]
    why: str
    who: str
    at: str


class ClaimOut(Schema):
    """A claim as it stands, with the judgement that stands over it, if any.

    ``seen`` is what a judgement of it sends back: what its person had before them.
    """

    id: str
    report: str
    claim: Contract
    judgement: JudgementOut | None
    seen: int
    made_by: str


class JudgeIn(Why):
    """A verdict; ``seen`` makes sure that nobody judged it meanwhile."""

    verdict: Verdict
    correction: dict[str, Any] = Field(default_factory=dict)
    seen: int | None = None


class UndoIn(Why):
    """Taking one's own judgement back."""

    seen: int | None = None


class SayIn(Why):
    """Whether two claims tell one event."""

    other: str
    verdict: deciding.Link


@router.get("claims/{key}", auth=READ, response=ClaimOut, operation_id="claim")
def claim(request: HttpRequest, key: str) -> dict[str, Any]:  # noqa: ARG001
    """One claim as it stands."""
    return shown([_row(key)])[0]


@router.get(
    "claims/{key}/judgements",
    auth=READ,
    response=list[JudgementOut],
    operation_id="judgements",
)
def judgements(request: HttpRequest, key: str) -> list[dict[str, Any]]:  # noqa: ARG001
    """All that was ever decided of a claim, the first one first."""
    _row(key)
    return [_judgement(row) for row in judging.history(key)]


@router.post(
    "claims/{key}/judgements", auth=JUDGE, response=JudgementOut, operation_id="judge"
)
def judge(
    request: HttpRequest, key: str, asked: JudgeIn
) -> dict[str, Any] | HttpResponse:
    """Judge a claim; 409 with both versions where another did meanwhile."""
    row = _row(key)
    try:
        made = judging.judge(
            row.key,
            asked.verdict,
            by=who(request),
            why=asked.why,
            correction=asked.correction,
            seen=asked.seen,
        )
    except Conflict as error:
        yours = {"verdict": asked.verdict, "correction": asked.correction}
        return _conflict(error, row, {**yours, "why": asked.why})
    return _judgement(made)


@router.post(
    "claims/{key}/undo", auth=JUDGE, response=JudgementOut, operation_id="undo"
)
def undo(
    request: HttpRequest, key: str, asked: UndoIn
) -> dict[str, Any] | HttpResponse:
    """Take back one's own judgement, by one that says what stood before it."""
    row = _row(key)
    try:
        made = judging.undo(row.key, by=who(request), why=asked.why, seen=asked.seen)
    except Conflict as error:
        return _conflict(error, row, {"verdict": "withdrawn", "why": asked.why})
    return _judgement(made)


@router.post("claims/{key}/links", auth=JUDGE, response=Done, operation_id="say")
def say(request: HttpRequest, key: str, asked: SayIn) -> dict[str, Any]:
    """Say whether two claims tell one event, different ones, or that it is unsure."""
    one, two = _row(key), _row(asked.other)
    done = deciding.say(one.key, two.key, asked.verdict, by=who(request), why=asked.why)
    return done._asdict()


def shown(rows: Sequence[Claim]) -> list[dict[str, Any]]:
    """Claims as they stand, as ``ClaimOut`` has them."""
    judged = judging.standing([row.key for row in rows])
    return [_shown(row, judged.get(row.key)) for row in rows]


def _shown(row: Claim, held: Judgement | None) -> dict[str, Any]:
    return {
        "id": row.key,
        "report": row.report.key,
        "claim": judging.corrected(row, held),
        "judgement": _judgement(held) if held else None,
        "seen": held.pk if held else 0,
        "made_by": row.made_by,
    }


def _row(key: str) -> Claim:
    return get_object_or_404(
        Claim.objects.select_related("report"), key=key, until=None
    )


def _judgement(row: Judgement) -> dict[str, Any]:
    return {
        "id": row.pk,
        "verdict": row.verdict,
        "correction": json.loads(row.correction),
        "why": row.why,
        "who": row.who,
        "at": row.at,
    }


def _conflict(error: Conflict, row: Claim, yours: dict[str, Any]) -> HttpResponse:
    return conflict(error, {"standing": _shown(row, error.standing), "yours": yours})
