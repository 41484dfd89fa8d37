"""An incident out of its claims: every field by a rule, and what they disagree on.

The rules, in short.  Dates: the narrowest interval that most independent chains tell.
Place: the finest that most chains tell or that lies within what they tell.  Actors: each
with who alleges and who denies it.  Tolls: all, as told; one that the same chain raised
later is superseded.  Grade, strike status and attribution are proposed after Airwars'
definitions and decided by a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tawthiq.incident import chains, where
from tawthiq.incident.groups import beside
from tawthiq.incident.opinions import Decided, contradictions, opinion, proposals
from tawthiq.incident.parties import alleged, targets, things
from tawthiq.incident.superseding import rising
from tawthiq.incident.value import DatePrecision, Incident, Telling, Thing, Toll
from tawthiq.link.knowledge import KINDS

# What happened stands before what it caused.
_CAUSES: Final = ("strike", "bombing", "capture", "fight", "shooting", "freed", "move")


def derive(
    code: str,
    tellings: Sequence[Telling],
    *,
    sums: frozenset[str] = frozenset(),
    decided: dict[str, Decided] | None = None,
    parts: tuple[str, ...] = (),
    part_of: tuple[str, ...] = (),
    previous: tuple[str, ...] = (),
) -> Incident:
    """The incident of some claims.

    Args:
        code: its code.
        tellings: its claims with their reports; rejected claims are left out before.
        sums: ids of claims whose tolls count over several incidents.
        decided: what people decided, by ``state, grade, strike_status, attribution,
            note``.
        parts: codes of the incidents that this one sums up.
        part_of: codes of those that sum this one up.
        previous: codes that were merged into it.

    """
    told = sorted(tellings, key=_order)
    chain = chains.chains(told)
    by_type = Counter(t.claim.type.value for t in told)
    decided = decided or {}
    state = decided.get("state")
    first, last, precision, part = _dates(told, chain)
    places = where.locations(told)
    parties = alleged(told)
    tolls = _tolls(told, sums, chain)
    type_ = min(by_type, key=lambda t: (_rank(t), -by_type[t], t))
    kind = KINDS.get(type_, "")
    disagreements = tuple(contradictions(told, chain, parties, tolls, kind))
    count = len(set(chain.values()))
    proposed = proposals(told, parties, tolls, count, kind)
    opinions = {
        about: opinion(proposed[about], decided.get(about)) for about in proposed
    }
    return Incident(
        code=code,
        type=type_,
        types=tuple(sorted(by_type, key=lambda t: (-by_type[t], t))),
        date_from=first,
        date_to=last,
        date_precision=precision,
        part_of_day=part,
        location=where.best(told, chain),
        places=places,
        perpetrators=parties,
        targets=targets(told),
        weapons=things(w for t in told for w in t.claim.weapons),
        losses=tuple(
            dict.fromkeys(Thing(name=x.item) for t in told for x in t.claim.losses)
        ),
        tolls=tolls,
        tellings=tuple(told),
        sources=count,
        contradictions=disagreements,
        parts=parts,
        part_of=part_of,
        previous_codes=previous,
        state=state.value if state else "proposed",  # type: ignore[arg-type]
        approved_by=state.by if state and state.value == "approved" else "",
        approved_at=state.at if state and state.value == "approved" else "",
        note=decided["note"].value if "note" in decided else "",
        **opinions,
    )


def _rank(type_: str) -> int:
    kind = KINDS.get(type_, "")
    return _CAUSES.index(kind) if kind in _CAUSES else len(_CAUSES)


def _dates(
    told: Sequence[Telling], chain: dict[str, int]
) -> tuple[str | None, str | None, DatePrecision, str | None]:
    """The interval that most chains tell, the narrowest of them; untold stays untold."""
    votes: dict[tuple[str | None, str | None], set[int]] = {}
    for telling in told:
        date = telling.claim.date
        if date is not None and (date.from_ or date.to):
            votes.setdefault((date.from_, date.to), set()).add(chain[telling.claim.id])
    if not votes:
        published = [t.source.published[:10] for t in told if t.source.published]
        # Not before anything is known, but not after it was first told.
        return None, min(published, default=None), "unknown", None
    first, last = min(
        votes, key=lambda v: (-len(votes[v]), _width(v), v[0] or "", v[1] or "")
    )
    parts = Counter(
        t.claim.date.part_of_day
        for t in told
        if t.claim.date and t.claim.date.part_of_day and t.claim.date.from_ == first
    )
    part = min(parts, key=lambda p: (-parts[p], p), default=None)
    width = _width((first, last))
    if first is None:
        return first, last, "unknown", part
    sizes: tuple[tuple[int, DatePrecision], ...] = (
        (0, "day"),
        (5, "days"),
        (7, "week"),
        (31, "month"),
    )
    return first, last, next((p for n, p in sizes if width <= n), "year"), part


def _width(interval: tuple[str | None, str | None]) -> int:
    first, last = interval
    if first is None or last is None:
        return 10_000
    return where.days_between(first, last)


def _order(telling: Telling) -> tuple[str, int, str]:
    """By publication; of one day, what tells of more comes later, for tolls rise."""
    most = max((harm.low or 0 for harm in telling.claim.harm), default=0)
    return telling.source.published or "", most, telling.claim.id


def _tolls(
    told: Sequence[Telling], sums: frozenset[str], chain: dict[str, int]
) -> tuple[Toll, ...]:
    """All tolls; what a chain tells later stands over what it told before."""
    after = rising(told, chain)
    return tuple(
        Toll.of(
            harm,
            claim=telling.claim.id,
            family=telling.source.family,
            sum=telling.claim.id in sums,
            superseded=after(telling, harm),
            beside=beside(harm, telling.claim.harm, telling.claim.quote),
        )
        for telling in told
        for harm in telling.claim.harm
        if telling.claim.status == "asserted"
    )
