"""Why scenes are linked: the comparisons of one claim, or across two incidents.

An incident of 300 claims has 45,000 pairs: only those that are asked for are compared.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from tawthiq.case.models import Claim, Incident, LinkJudgement, Scene
from tawthiq.case.scoring import scorer
from tawthiq.case.stale import incidents_of
from tawthiq.case.standing import spoken
from tawthiq.link.compare import Comparison
from tawthiq.link.facts import Facts, restore

_ACROSS: Final = 20  # scenes of each incident that are compared with each other's


class Side(NamedTuple):
    """A scene in a pair: its first claim, the words, and who published them."""

    claim: str
    quote: str
    report: str
    publisher: str
    published: str | None


class Said(NamedTuple):
    """What a person last said of a pair."""

    verdict: str
    who: str
    why: str
    at: str


class Pair(NamedTuple):
    """Two scenes, how they compare, and what was said of them."""

    one: Side
    other: Side
    comparison: Comparison
    said: Said | None


class Pairs(NamedTuple):
    """Some pairs, the closest first, and the mean score of all.

    ``linked_from`` is the score from which the case links pairs, ``joined_from`` the
    least mean of two groups that join.
    """

    pairs: tuple[Pair, ...]
    total: int
    mean: float
    linked_from: float
    joined_from: float


def of_claim(incident: Incident, claim: str, start: int, size: int) -> Pairs:
    """A claim's scene with every other scene of its incident; ``size`` from ``start``.

    Raises ``LookupError`` where the claim is not of the incident.
    """
    own: _Held | None = None
    rest: list[_Held] = []
    for held in _scenes(incident)[incident.pk]:
        if claim in held.claims:
            own = held
        else:
            rest.append(held)
    if own is None:
        raise LookupError(claim)
    return _compared([own], rest, start, size)


def across(one: Incident, other: Incident, size: int) -> Pairs:
    """The closest pairs of the first scenes of two incidents."""
    held = _scenes(one, other)
    return _compared(held[one.pk][:_ACROSS], held[other.pk][:_ACROSS], 0, size)


def side(claim: str) -> Side | None:
    """The words of a claim, and who published them."""
    return _sides([claim]).get(claim)


def homes(claims: Collection[str]) -> dict[str, str]:
    """The code of the incident of each claim that is in one."""
    reports = Claim.objects.filter(key__in=claims).values("report")
    found = incidents_of(claims, Scene.objects.filter(report__in=reports))
    return {claim: code for claim, (_pk, code) in found.items()}


class _Held(NamedTuple):
    claims: tuple[str, ...]
    facts: Facts


def _scenes(*incidents: Incident) -> dict[int, list[_Held]]:
    """The scenes of incidents, by the incidents' keys."""
    found: dict[int, list[_Held]] = {incident.pk: [] for incident in incidents}
    rows = Scene.objects.filter(incident__in=incidents).order_by("pk")
    for home, claims, facts in rows.values_list("incident", "claims", "facts"):
        found[home or 0].append(_Held(tuple(json.loads(claims)), restore(facts)))
    return found


def _compared(
    some: Sequence[_Held], others: Sequence[_Held], start: int, size: int
) -> Pairs:
    by = scorer()
    found = [(by.compare(a.facts, b.facts), a, b) for a in some for b in others]
    found.sort(key=lambda f: -f[0].score)
    shown = found[start : start + size]
    sides = _sides({h.claims[0] for _, *pair in shown for h in pair})
    said = _said({c for _, a, _ in shown for c in a.claims})
    return Pairs(
        tuple(
            Pair(
                sides[a.claims[0]],
                sides[b.claims[0]],
                comparison,
                _last(said, a.claims, b.claims),
            )
            for comparison, a, b in shown
            if a.claims[0] in sides and b.claims[0] in sides
        ),
        len(found),
        sum(c.score for c, *_ in found) / len(found) if found else 0.0,
        by.link,
        by.mean,
    )


def _sides(claims: Collection[str]) -> dict[str, Side]:
    rows = Claim.objects.filter(key__in=claims, until=None).select_related("report")
    return {
        row.key: Side(
            row.key,
            row.value["quote"]["text"],
            row.report.key,
            row.report.publisher or "",
            row.report.published,
        )
        for row in rows.defer("report__text", "report__details")
    }


def _said(claims: Collection[str]) -> list[LinkJudgement]:
    """What was said of some claims, the last first."""
    return list(spoken(claims).order_by("-pk"))


def _last(
    told: Iterable[LinkJudgement], some: Collection[str], others: Collection[str]
) -> Said | None:
    for row in told:
        pair = {row.claim, row.other}
        if pair & set(some) and pair & set(others):
            return Said(row.verdict, row.who, row.why, row.at)
    return None
