"""What people decide of incidents: approve, grade, merge, part; added, never changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import Final, Literal, get_args

from tawthiq.case import cards, judging, seconds, stale
from tawthiq.case.fault import CaseError, told
from tawthiq.case.incidents import digest_of, find, incident
from tawthiq.case.judging import Conflict
from tawthiq.case.linking import Relinked, relink
from tawthiq.case.log import Chain, canonical, digest, now, writing
from tawthiq.case.models import (
    Claim,
    Incident,
    IncidentJudgement,
    LinkJudgement,
    Scene,
)
from tawthiq.case.relations import relations_of
from tawthiq.incident.value import GRADES, STRIKE_STATUSES, State
from tawthiq.incident.value import Incident as Derived

Link = Literal["same", "different", "unsure"]
# question → the answers that it takes; None is any text
ANSWERS: Final[dict[str, tuple[str, ...] | None]] = {
    "state": get_args(State),
    "grade": GRADES,
    "strike_status": STRIKE_STATUSES,
    "attribution": None,
    "note": None,
}


def decide(
    code: str,
    about: str,
    value: str,
    *,
    by: str,
    why: str = "",
    seen: str | None = None,
) -> str:
    """Record a decision of an incident; gives its full code.

    An approval holds for the claims that the incident now has: where they change, it
    has to be approved anew.  ``seen`` is what the person saw (``incidents.digest_of``
    its claims, or ``deciding.seen``), or None.  Raises ``Conflict`` where the incident
    is another by now, and ``CaseError`` for another question or answer, or where the
    case wants a second person to approve.
    """
    if about not in ANSWERS:
        raise CaseError(f"{about!r} is none of {', '.join(ANSWERS)}")
    answers = ANSWERS[about]
    if answers is not None and value not in answers:
        raise CaseError(f"{value!r} is none of {', '.join(answers)}")
    with told(), writing(by, why) as chain:
        held = incident(code)
        digest_ = digest_of(held.tellings)
        _check_seen(held.code, digest_, seen)
        if (about, value) == ("state", "approved"):
            seconds.check_approver(by, held)
        seconds.check_author(by, about, held)
        row = IncidentJudgement(
            incident=held.code,
            about=about,
            value=value,
            digest=digest_,
            why=why,
            who=by,
            at=now(),
            entry_id=chain.next,
        )
        row.save(force_insert=True)
        logged(chain, [row], {"incident": held.code, "about": about, "value": value})
        cards.renew([find(held.code).pk])
    return held.code


def seen(code: str) -> str:
    """What a person sees of an incident: its claims, and the last decision of it.

    ``decide`` takes it back, to tell what somebody else did meanwhile.
    """
    return seen_of(incident(code))


def seen_of(held: Derived) -> str:
    """As ``seen``, of an incident that was derived already."""
    return f"{digest_of(held.tellings)}:{_last(held.code)}"


def _check_seen(code: str, digest_: str, seen: str | None) -> None:
    if seen is None:
        return
    claims, _, decision = seen.partition(":")
    if claims != digest_:
        raise Conflict(
            f"the claims of {code} changed meanwhile", standing=None, seen=seen
        )
    if decision and decision != str(_last(code)):
        raise Conflict(
            f"somebody decided of {code} meanwhile", standing=None, seen=seen
        )


def _last(code: str) -> int:
    """The key of the last decision of an incident; 0 where there is none."""
    rows = IncidentJudgement.objects.filter(incident=code).order_by("-pk")
    return rows.values_list("pk", flat=True).first() or 0


def merge(code: str, other: str, *, by: str, why: str = "") -> Relinked:
    """Say that two incidents are one; the second's code stays valid for the first.

    Raises ``CaseError`` where they are one already, or were said to be two.
    """
    with told(), writing(by, why) as chain:
        one, two = find(code), find(other)
        if one.pk == two.pk:
            raise CaseError(f"{code} and {other} are one incident already")
        _check_untold(one, two)
        first, *rest = (
            claim
            for row in (two, one)
            for claim in _first_claims(
                Scene.objects.filter(incident=row).order_by("pk")
            )
        )
        # All of both: a part of either would else go with what it is most like.
        return _say([(first, claim) for claim in rest], "same", by, why, chain)


def unmerge(code: str, *, by: str, why: str = "") -> Relinked:
    """Take the last merge into an incident back; the code that it had lives again.

    The pairs that were said to be the same are now said to be ``unsure``.  Raises
    ``CaseError`` where nobody merged anything into it, or where what the claims tell
    links them without that.
    """
    with told(), writing(by, why) as chain:
        row = find(code)
        pairs = _merged(row)
        if not pairs:
            raise CaseError(f"nobody merged anything into {row.code}")
        done = _say(pairs, "unsure", by, why, chain)
        if len(_homes({claim for pair in pairs for claim in pair})) == 1:
            raise CaseError(
                f"what the claims of {row.code} tell links them: part them instead"
            )
        return done


def part(code: str, claims: Sequence[str], *, by: str, why: str = "") -> Relinked:
    """Say that some claims of an incident (ids, or their beginnings) are of another.

    Raises ``CaseError`` where a claim is not of it, or none would be left.
    """
    with told(), writing(by, why) as chain:
        row = find(code)
        wanted = {judging.find(claim).key for claim in claims}
        out: list[Scene] = []
        rest: list[Scene] = []
        for scene in Scene.objects.filter(incident=row).order_by("pk"):
            (out if wanted & set(json.loads(scene.claims)) else rest).append(scene)
        had = {c for scene in out for c in json.loads(scene.claims)}
        if wanted - had:
            raise CaseError(f"not of {row.code}: {', '.join(sorted(wanted - had))}")
        if not rest:
            raise CaseError(f"nothing of {row.code} would be left")
        pairs = list(product(_first_claims(out), _first_claims(rest)))
        return _say(pairs, "different", by, why, chain)


def say(claim: str, other: str, verdict: Link, *, by: str, why: str = "") -> Relinked:
    """Say of two claims that they tell the same event, different ones, or unsure.

    Raises ``CaseError`` for a claim that is not there, or twice the same, and where
    their incidents were said to be two and the claims are now said to be of one.
    """
    with told(), writing(by, why) as chain:
        one, two = judging.find(claim).key, judging.find(other).key
        if one == two:
            raise CaseError("a claim cannot be compared with itself")
        if verdict == "same":
            homes = Incident.objects.filter(pk__in=_homes((one, two)))
            _check_untold(*homes)
        return _say([(one, two)], verdict, by, why, chain)


def _say(
    pairs: Sequence[tuple[str, str]], verdict: Link, by: str, why: str, chain: Chain
) -> Relinked:
    at, entry = now(), chain.next
    rows = [
        LinkJudgement(
            claim=a, other=b, verdict=verdict, why=why, who=by, at=at, entry_id=entry
        )
        for a, b in pairs
    ]
    LinkJudgement.objects.bulk_create(rows)
    logged(chain, rows, {"pairs": len(pairs), "verdict": verdict})
    claims = {claim for pair in pairs for claim in pair}
    before = _homes(claims)
    # The rest of their incidents is linked anew with them.
    first = Claim.objects.filter(key__in=pairs[0]).values_list("report", flat=True)
    done = relink(sorted(set(first)), chain)
    cards.renew(before | _homes(claims))
    return done


def _check_untold(*incidents: Incident) -> None:
    """Raise ``CaseError`` where people said that two incidents are not one."""
    if len(incidents) < 2:
        return
    one, two = incidents
    if (said := relations_of(one).get(two.code)) is not None:
        raise CaseError(
            f"{said.who} said that {one.code} and {two.code} are two: "
            "take that back first"
        )


def _merged(row: Incident) -> list[tuple[str, str]]:
    """The pairs of the last merge into an incident that still holds it together."""
    own = {
        claim
        for line in Scene.objects.filter(incident=row).values_list("claims", flat=True)
        for claim in json.loads(line)
    }
    gone = {
        claim
        for line in Incident.objects.filter(merged_into=row).values_list(
            "claims", flat=True
        )
        for claim in json.loads(line)
    }
    spoken = LinkJudgement.objects.filter(claim__in=own, other__in=own)
    last = {frozenset((s.claim, s.other)): s for s in spoken.order_by("pk")}
    same = [s for s in last.values() if s.verdict == "same"]
    across = (s.entry_id for s in same if (s.claim in gone) != (s.other in gone))
    entry = max(across, default=0)
    return [(s.claim, s.other) for s in same if s.entry_id == entry]


def _homes(claims: Collection[str]) -> set[int]:
    """The incidents of claims."""
    reports = Claim.objects.filter(key__in=claims).values_list("report", flat=True)
    return stale.homes(claims, set(reports))


def logged(
    chain: Chain,
    rows: Sequence[LinkJudgement | IncidentJudgement],
    detail: dict[str, object],
) -> None:
    """Log decisions, with a digest over their rows."""
    lines = [evidence(row) for row in rows]
    chain.add("decide", {**detail, "decisions": len(rows), "digest": digest(lines)})


def _first_claims(scenes: Iterable[Scene]) -> list[str]:
    return [json.loads(scene.claims)[0] for scene in scenes]


def evidence(row: LinkJudgement | IncidentJudgement) -> str:
    """The line of a decision that its log entry's digest covers."""
    if isinstance(row, LinkJudgement):
        return canonical([row.claim, row.other, row.verdict, row.why, row.who, row.at])
    return canonical(
        [row.incident, row.about, row.value, row.digest, row.why, row.who, row.at]
    )
