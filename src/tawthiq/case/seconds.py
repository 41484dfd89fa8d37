"""Where a case wants two people: who may approve an incident, and decide of it after that.

An approval says that a second person looked at what the first did.  So it is not given by
who did any of it, nor where nobody did.  What was taken back does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final

from django.db.models import Exists

from tawthiq.case import rules
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import digest_of
from tawthiq.case.models import (
    CaseFile,
    Claim,
    IncidentJudgement,
    Judgement,
)
from tawthiq.case.relations import SIDES, UNTOLD
from tawthiq.case.standing import histories, kept, spoken
from tawthiq.incident import Incident

_TWO: Final = "this case wants two people"
_OPINIONS: Final = ("grade", "strike_status", "attribution")


def check_approver(who: str, held: Incident) -> None:
    """Raise ``CaseError`` where two people are wanted, and this one may not approve.

    They may not who made or judged a claim of the incident, said which claims are of
    one event, or decided what it is; nor anybody, where no other person judged all of
    its claims or decided of it as it is now.
    """
    if not wanted():
        return
    claims = [telling.claim.id for telling in held.tellings]
    decisions = list(
        IncidentJudgement.objects.filter(
            incident__in=[held.code, *held.previous_codes]
        ).order_by("pk")
    )
    if did := _of_claims(who, claims) or _of_incident(who, decisions):
        raise CaseError(f"{_TWO}: {who} {did}, so somebody else approves it")
    open_ = [t.claim.id for t in held.tellings if t.verdict == "unreviewed"]
    if open_ and not _answered(who, held, decisions):
        raise CaseError(
            f"{_TWO}: nobody besides {who} judged claim {open_[0]} of this incident. "
            "Somebody else judges all of its claims, or grades the incident, first"
        )


def check_author(who: str, about: str, held: Incident) -> None:
    """Raise ``CaseError`` where two people are wanted, and this one approved already.

    They would be alone with what they then say of it.
    """
    if about in (*_OPINIONS, *SIDES) and held.approved_by == who and wanted():
        raise CaseError(
            f"{_TWO}: {who} approved {held.code}, so somebody else decides of it, or "
            "it is opened again first"
        )


def wanted() -> bool:
    """Whether the case wants two people for an approval."""
    return rules.reviewers() == max(rules.REVIEWERS)


def _of_claims(who: str, claims: Collection[str]) -> str:
    """What somebody did to claims of an incident, in words; empty for nothing."""
    made = Claim.objects.filter(key__in=claims, made_by=who)
    judged = Judgement.objects.filter(claim__in=claims, who=who)
    linked = spoken(claims).filter(who=who)
    did = CaseFile.objects.values_list(Exists(made), Exists(judged), Exists(linked))
    own, maybe_judged, maybe_linked = did.get()
    if own:
        return f"added claim {made.values_list('key', flat=True)[0]} of this incident"
    if maybe_judged and (claim := _judged(who, claims)):
        return f"judged claim {claim} of this incident"
    if maybe_linked and _linked(who, claims):
        return "said which claims are of this incident"
    return ""


def _judged(who: str, claims: Collection[str]) -> str | None:
    """A claim that somebody judged, and did not take it back."""
    own = Judgement.objects.filter(claim__in=claims, who=who).values("claim")
    rows = Judgement.objects.filter(claim__in=own).select_related("entry")
    return next(
        (
            c
            for c, held in histories(rows).items()
            if any(j.who == who for j in kept(held))
        ),
        None,
    )


def _linked(who: str, claims: Collection[str]) -> bool:
    """Whether somebody said of pairs what they are, and nobody left them open since."""
    said: dict[frozenset[str], set[str]] = defaultdict(set)
    rows = spoken(claims).order_by("pk").values_list("claim", "other", "verdict", "who")
    for claim, other, verdict, by in rows:
        pair = frozenset((claim, other))
        if verdict == "unsure":
            said[pair].clear()
        else:
            said[pair].add(by)
    return any(who in by for by in said.values())


def _of_incident(who: str, decisions: Collection[IncidentJudgement]) -> str:
    """What somebody decided of an incident, in words; empty for nothing."""
    last = {
        (row.about, "") if row.about in _OPINIONS else (row.incident, row.value): row
        for row in decisions
        if row.about in (*_OPINIONS, *SIDES)
    }
    for row in last.values():
        if row.who == who and row.about in _OPINIONS:
            about = row.about.replace("_", " ")
            return f"decided the {about} of this incident"
        if row.who == who and row.about != UNTOLD:
            return "said what this incident is to another"
    return ""


def _answered(
    who: str, held: Incident, decisions: Collection[IncidentJudgement]
) -> bool:
    """Whether another person decided of an incident with the claims that it now has."""
    now = digest_of(held.tellings)
    return any(
        row.digest == now
        and row.who != who
        and (row.about in _OPINIONS or row.about == "state")
        and row.value != "proposed"
        for row in decisions
    )
