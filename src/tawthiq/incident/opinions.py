"""What the claims of an incident disagree on, and what the rules propose of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.incident import where
from tawthiq.incident.parties import claimants
from tawthiq.incident.value import Contradiction, Opinion, Party, Telling, Toll
from tawthiq.link.knowledge import KINDS, actor_side

_COMBATANT: Final = frozenset(("combatant", "leader"))


class Decided(NamedTuple):
    """What people decided of an incident: value, by whom, when (UTC), why."""

    value: str
    by: str
    at: str
    why: str


def opinion(proposal: tuple[str, str], decided: Decided | None) -> Opinion:
    """A judgement: as a rule proposed it, and as somebody decided."""
    proposed, rule = proposal
    if decided is None:
        return Opinion(proposed=proposed, why=rule)
    return Opinion(
        proposed=proposed,
        value=decided.value,
        by=decided.by,
        at=decided.at,
        why=decided.why,
    )


def contradictions(
    told: Sequence[Telling],
    chain: dict[str, int],
    parties: Sequence[Party],
    tolls: Sequence[Toll],
) -> Sequence[Contradiction]:
    """What independent chains tell otherwise, each with who says which."""
    found: list[Contradiction] = []
    by_claim = {t.claim.id: t for t in told}
    dates: dict[str, set[str]] = {}
    for telling in told:
        date = telling.claim.date
        if date and date.precision == "day" and date.from_:
            dates.setdefault(date.from_, set()).update(claimants(telling))
    if len(dates) > 1:
        found.append(_contradiction("date", dates))
    sides = {s for p in parties if p.by and (s := actor_side(p.id))}
    if len(sides) > 1 and KINDS.get(told[0].claim.type.value) != "fight":
        found.append(_contradiction("actors", {p.name: set(p.by) for p in parties}))
    denied = {p.name: set(p.denied_by) for p in parties if p.denied_by}
    if denied:
        found.append(_contradiction("denied", denied))
    for kind in sorted({t.kind for t in tolls}):
        values: dict[str, set[str]] = {}
        seen: dict[str, set[int]] = {}
        for toll in tolls:
            plain = toll.kind == kind and toll.form == "exact" and not toll.superseded
            if plain and not toll.sum and toll.group in {"civilian", "unspecified"}:
                who = claimants(by_claim[toll.claim])
                values.setdefault(str(toll.low), set()).update(who)
                seen.setdefault(str(toll.low), set()).add(chain[toll.claim])
        if len(values) > 1 and len(set().union(*seen.values())) > 1:
            found.append(_contradiction(kind, values))
    return found


def _contradiction(about: str, values: dict[str, set[str]]) -> Contradiction:
    return Contradiction(
        about=about, values=tuple((v, tuple(sorted(values[v]))) for v in sorted(values))
    )


def proposals(
    told: Sequence[Telling], parties: Sequence[Party], tolls: Sequence[Toll], count: int
) -> dict[str, tuple[str, str]]:
    """The three judgements as the rules propose them, each with its rule."""
    alleged = [p for p in parties if p.by]
    sides = {actor_side(p.id) or p.name for p in alleged}
    fight = KINDS.get(told[0].claim.type.value) in {"fight", "ground"}
    contested = (len(sides) > 1 and not fight) or any(p.denied_by for p in parties)
    own = [
        p for p in alleged if {where.folded(b) for b in p.by} & {where.folded(p.name)}
    ]
    killed = [t for t in tolls if t.kind == "killed"]
    fighters = bool(killed) and all(t.group in _COMBATANT for t in killed)
    if fighters:
        grade = "discounted", "all who were killed are told to be combatants"
    elif own:
        grade = "confirmed", f"{own[0].name} says it did it"
    elif contested:
        grade = "contested", "several parties are blamed, or one denies it"
    elif count > 1 and alleged:
        grade = "fair", f"{count} independent chains, and an alleged actor"
    else:
        grade = "weak", "one independent chain, or no alleged actor"
    if own:
        status = "declared_strike", f"{own[0].name} says it did it"
    elif contested:
        status = "contested_strike", "several parties are blamed, or one denies it"
    elif count > 1:
        status = "likely_strike", f"{count} independent chains"
    else:
        status = "single_source_claim", "one independent chain"
    if contested:
        attribution = "contested", "several parties are blamed, or one denies it"
    elif alleged:
        attribution = alleged[0].name, f"alleged by {', '.join(alleged[0].by)}"
    else:
        attribution = "", "nobody says who did it"
    return {"grade": grade, "strike_status": status, "attribution": attribution}
