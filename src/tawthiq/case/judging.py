"""What people decide of claims: added, never changed; the last one stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

from pydantic import ValidationError

from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import canonical, digest, now, writing
from tawthiq.case.models import Claim, Judgement
from tawthiq.model import Claim as Contract

Verdict = Literal["accepted", "corrected", "rejected"]
VERDICTS: Final[tuple[str, ...]] = get_args(Verdict)


def judge(
    claim: str,
    verdict: Verdict,
    *,
    by: str,
    why: str = "",
    correction: Mapping[str, Any] | None = None,
) -> Judgement:
    """Record a person's decision of a claim (its id, or the first letters of it).

    ``correction`` holds the fields of the contract that the person sets.
    Raises ``CaseError`` where no claim, or more than one, has the id, or where the
    correction makes no claim of the contract.
    """
    with told(), writing(by, why) as chain:
        row = find(claim)
        _check(row, correction or {})
        judgement = Judgement(
            claim=row.key,
            report_id=row.report_id,
            verdict=verdict,
            correction=canonical(dict(correction or {})),
            why=why,
            who=by,
            at=now(),
            entry_id=chain.next,
        )
        chain.add(
            "judge",
            {
                "claim": row.key,
                "verdict": verdict,
                "judgements": 1,
                "digest": digest([evidence(judgement)]),
            },
        )
        judgement.save(force_insert=True)
    return judgement


def corrected(row: Claim, judgement: Judgement | None) -> Contract:
    """A claim with what the judgement that stands over it corrects."""
    value = row.value
    if judgement is not None and judgement.verdict == "corrected":
        value.update(json.loads(judgement.correction))
    return Contract.model_validate(value)


def _check(row: Claim, correction: Mapping[str, Any]) -> None:
    try:
        Contract.model_validate({**row.value, **correction})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CaseError(
            f"the correction is no claim: {where}: {first['msg']}"
        ) from error
    if correction.keys() & {"id", "trigger"}:
        raise CaseError("the id and the trigger of a claim are never corrected")


def find(claim: str) -> Claim:
    """The latest row of a claim; raises ``CaseError`` where the id tells none or many."""
    rows = Claim.objects.filter(key__startswith=claim).order_by("-pk")
    keys = set(rows.values_list("key", flat=True).distinct().order_by()[:2])
    if len(keys) != 1:
        many = "more than one claim" if keys else "no claim"
        raise CaseError(f"{many} has an id that begins with {claim!r}")
    row = rows.first()
    if row is None:
        raise CaseError(f"claim {claim!r} is gone")
    return row


def standing(claims: list[str]) -> dict[str, Judgement]:
    """The judgement that stands over each claim that has one."""
    rows = Judgement.objects.filter(claim__in=claims).order_by("pk")
    return {row.claim: row for row in rows}


def evidence(row: Judgement) -> str:
    """The line of a judgement that its log entry's digest covers."""
    return canonical(
        [
            row.claim,
            row.verdict,
            json.loads(row.correction),
            row.why,
            row.who,
            row.at,
        ]
    )
