"""What the claims of an incident disagree on, and what the rules propose of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.incident import where
from tawthiq.incident.groups import PARTS
from tawthiq.incident.numbers import policy
from tawthiq.incident.parties import claimants
from tawthiq.incident.value import Contradiction, Opinion, Party, Telling, Toll
from tawthiq.link.knowledge import actor_side

_COMBATANT: Final = frozenset(("combatant", "leader"))
_HURT: Final = frozenset(("killed", "injured", "killed_or_injured"))


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
    kind: str,
) -> Sequence[Contradiction]:
    """What independent chains tell otherwise, each with who says which.

    ``kind``: the family of the incident's type; in a fight both sides are named, and
    each may have its dead.
    """
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
    if len(sides) > 1 and kind != "fight":
        found.append(_contradiction("actors", {p.name: set(p.by) for p in parties}))
    denied = {p.name: set(p.denied_by) for p in parties if p.denied_by}
    if denied:
        found.append(_contradiction("denied", denied))
    for harm in sorted({t.kind for t in tolls}):
        claims: dict[str, list[Toll]] = {}
        for toll in tolls:
            if toll.kind == harm and not (toll.superseded or toll.sum):
                claims.setdefault(toll.claim, []).append(toll)
        told_as = {harm: _number, f"{harm}_group": _group}
        for about, value in told_as.items() if kind != "fight" else [(harm, _number)]:
            values: dict[str, set[str]] = {}
            seen: set[int] = set()
            for claim, said in claims.items():
                if (v := value(said)) is not None:
                    values.setdefault(v, set()).update(claimants(by_claim[claim]))
                    seen.add(chain[claim])
            if len(values) > 1 and len(seen) > 1:
                found.append(_contradiction(about, values))
    return found


def _number(tolls: Sequence[Toll]) -> str | None:
    """How many were harmed in all, where a claim says so exactly."""
    wholes = [t for t in tolls if t.group in PARTS]
    if not wholes or any(t.form != "exact" for t in wholes):
        return None
    count = policy("range").range(tolls, tolls[0].kind)
    return str(count.low) if count and count.low == count.high else None


def _group(tolls: Sequence[Toll]) -> str | None:
    """Whether all of whom a claim says who they were fought, or none did."""
    groups = {t.group for t in tolls} - {"unspecified"}
    fighters = groups & _COMBATANT
    if not groups or (fighters and fighters != groups):
        return None
    return "combatant" if fighters else "civilian"


def _contradiction(about: str, values: dict[str, set[str]]) -> Contradiction:
    order = sorted(values, key=lambda v: (int(v) if v.isdecimal() else 0, v))
    return Contradiction(
        about=about, values=tuple((v, tuple(sorted(values[v]))) for v in order)
    )


def proposals(
    told: Sequence[Telling],
    parties: Sequence[Party],
    tolls: Sequence[Toll],
    count: int,
    kind: str,
) -> dict[str, tuple[str, str]]:
    """The three judgements as the rules propose them, each with its rule."""
    alleged = [p for p in parties if p.by]
    sides = {actor_side(p.id) or p.name for p in alleged}
    fight = kind in {"fight", "ground"}
    contested = (len(sides) > 1 and not fight) or any(p.denied_by for p in parties)
    own = [p for p in alleged if _claims_itself(p, p.by)]
    admitted = [p for p in own if _claims_itself(p, _tellers_of_harm(told))]
    killed = [t for t in tolls if t.kind == "killed"]
    fighters = bool(killed) and all(t.group in _COMBATANT for t in killed)
    if fighters:
        grade = "discounted", "all who were killed are told to be combatants"
    elif admitted:
        grade = (
            "confirmed",
            f"{admitted[0].name} says it did it, and that it hurt people",
        )
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
    elif kind == "fight" and len(sides) > 1:
        attribution = "", "several sides fought, and nobody says whose fire it was"
    elif alleged:
        attribution = alleged[0].name, f"alleged by {', '.join(alleged[0].by)}"
    else:
        attribution = "", "nobody says who did it"
    return {"grade": grade, "strike_status": status, "attribution": attribution}


def _claims_itself(party: Party, by: Iterable[str]) -> bool:
    """Whether a party is among those who say it."""
    return where.folded(party.name) in {where.folded(b) for b in by}


def _tellers_of_harm(told: Sequence[Telling]) -> Iterator[str]:
    """Who says that people were hurt of whom nobody says that they fought."""
    for telling in told:
        hurt = [
            h
            for h in telling.claim.harm
            if h.kind in _HURT and h.group not in _COMBATANT and h.high != 0
        ]
        if hurt and telling.claim.status == "asserted":
            yield from claimants(telling)
