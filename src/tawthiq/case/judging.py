"""What people decide of claims: added, never changed; the last one stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

from tawthiq.case import cards, queue, stale
from tawthiq.case.checking import checked
from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import Chain, canonical, digest, now, writing
from tawthiq.case.models import Claim, Judgement, Report
from tawthiq.case.pages import begins
from tawthiq.case.standing import WITHDRAWN, corrected, kept, standing

__all__ = (
    "VERDICTS",
    "WITHDRAWN",
    "Conflict",
    "Verdict",
    "accept_own",
    "corrected",
    "evidence",
    "find",
    "history",
    "judge",
    "standing",
    "undo",
)
Verdict = Literal["accepted", "corrected", "rejected"]
VERDICTS: Final[tuple[str, ...]] = get_args(Verdict)
_FIXED: Final = frozenset(("id", "trigger"))


class Conflict(CaseError):  # noqa: N818 - it is no error, but two people at once
    """Somebody else decided meanwhile.

    ``standing`` is the judgement that stands now, if one does; ``seen`` is what the
    person saw, as it was given.
    """

    def __init__(
        self, message: str, *, standing: Judgement | None, seen: int | str
    ) -> None:
        super().__init__(message)
        self.standing = standing
        self.seen = seen


def judge(
    claim: str,
    verdict: Verdict,
    *,
    by: str,
    why: str = "",
    correction: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Judgement:
    """Record a person's decision of a claim (its id, or the first letters of it).

    ``correction`` holds the fields of the contract that the person sets; what an
    earlier judgement corrected, and this one does not, stays corrected.  ``seen`` is
    the key of the judgement that stood when the person looked (0: none), or None.

    Raises ``Conflict`` where another stands by now, and ``CaseError`` where no claim,
    or more than one, has the id, or where the correction makes no claim of the
    contract, or quotes words that are not in the report.
    """
    if verdict not in VERDICTS:
        raise CaseError(f"{verdict!r} is none of {', '.join(VERDICTS)}")
    with told(), writing(by, why) as chain:
        row = find(claim)
        held = standing([row.key]).get(row.key)
        _check_seen(held, seen)
        fields = dict(correction or {})
        if verdict == "corrected" and held is not None and held.verdict == verdict:
            fields = {**json.loads(held.correction), **fields}
        return _add(chain, row, verdict, canonical(_checked(row, fields)))


def undo(claim: str, *, by: str, why: str = "", seen: int | None = None) -> Judgement:
    """Take back the judgement that stands, by adding one: what stood before it.

    The new judgement is ``withdrawn`` where nothing stood before.  Raises ``Conflict``
    as ``judge`` does, and ``CaseError`` where none stands, or it is another person's.
    """
    with told(), writing(by, why) as chain:
        row = find(claim)
        held = standing([row.key]).get(row.key)
        _check_seen(held, seen)
        if held is None:
            raise CaseError(f"no judgement stands over {row.key}")
        if held.who != by:
            raise CaseError(
                f"{held.who} judged {row.key}: judge it otherwise instead of taking "
                "another person's judgement back"
            )
        rows = Judgement.objects.filter(claim=row.key).select_related("entry")
        *_, before = None, *kept(rows.order_by("pk"))[:-1]
        return _add(
            chain,
            row,
            before.verdict if before else WITHDRAWN,
            before.correction if before else "{}",
            undoes=held.pk,
        )


def accept_own(chain: Chain, row: Claim) -> Judgement:
    """Accept a claim for the person who adds it, in the transaction that does."""
    return _add(chain, row, "accepted", "{}")


def history(claim: str) -> list[Judgement]:
    """All judgements of a claim (its whole id), the first one first."""
    return list(Judgement.objects.filter(claim=claim).order_by("pk"))


def _add(
    chain: Chain, row: Claim, verdict: str, correction: str, **detail: int
) -> Judgement:
    """Add a judgement, and bring what is derived of its claim up to date."""
    judgement = Judgement(
        claim=row.key,
        report_id=row.report_id,
        verdict=verdict,
        correction=correction,
        why=chain.why,
        who=chain.by,
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
            **detail,
        },
    )
    judgement.save(force_insert=True)
    queue.refill([row.key])
    cards.renew(stale.homes([row.key], [row.report_id]))
    return judgement


def _check_seen(held: Judgement | None, seen: int | None) -> None:
    now_stands = held.pk if held is not None else 0
    if seen is not None and seen != now_stands:
        who = held.who if held is not None else "somebody"
        done = f"judged it {held.verdict}" if held is not None else "took it back"
        raise Conflict(f"{who} {done} meanwhile", standing=held, seen=seen)


def _checked(row: Claim, correction: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a correction as the contract has them."""
    if correction.keys() & _FIXED:
        raise CaseError("the id and the trigger of a claim are never corrected")
    if not correction:
        return {}
    text = Report.objects.values_list("text", flat=True).get(pk=row.report_id)
    claim = checked({**row.value, **correction}, text, "the correction").to_dict()
    return {name: claim[name] for name in correction}


def find(claim: str) -> Claim:
    """The latest row of a claim; raises ``CaseError`` where the id tells none or many."""
    rows = Claim.objects.filter(begins("key", claim)).order_by("-pk")
    keys = set(rows.values_list("key", flat=True).distinct().order_by()[:2])
    if len(keys) != 1:
        many = "more than one claim" if keys else "no claim"
        raise CaseError(f"{many} has an id that begins with {claim!r}")
    row = rows.first()
    if row is None:
        raise CaseError(f"claim {claim!r} is gone")
    return row


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
