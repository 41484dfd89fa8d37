"""Two scenes compared: named parts with documented weights, which sum to a score.

The weights stand in ``data/weights.yaml``, in bits.  A part that says nothing is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, NamedTuple

from tawthiq.link.facts import Amount, Days, Facts
from tawthiq.link.ground import place
from tawthiq.link.knowledge import APART, KINDS, RARITY, WEIGHTS, compatible

_LARGE: Final = 10
_HARM: Final = "harm"


class Part(NamedTuple):
    """One reason for or against: what was compared, how it came out, its weight."""

    about: str
    finding: str
    weight: float


class Comparison(NamedTuple):
    """All parts of a comparison; ``score`` is their sum, in bits."""

    parts: tuple[Part, ...]
    score: float


def compare(
    a: Facts, b: Facts, weights: Mapping[str, Mapping[str, float]] = WEIGHTS
) -> Comparison:
    """Compare two scenes; symmetric, and pure."""
    parts = []
    score = 0.0
    for about, finding, times in findings(a, b, weights):
        weight = round(weights[about][finding] * times, 2)
        if weight:
            parts.append(Part(about, finding, weight))
            score += weight
    return Comparison(tuple(parts), round(score, 2))


def score(
    a: Facts, b: Facts, weights: Mapping[str, Mapping[str, float]] = WEIGHTS
) -> float:
    """The score of ``compare`` alone, in half of its time."""
    told = 0.0
    for about, finding, times in findings(a, b, weights):
        weight = weights[about][finding]
        told += weight if times == 1 else round(weight * times, 2)
    return round(told, 2)


def findings(
    a: Facts, b: Facts, weights: Mapping[str, Mapping[str, float]] = WEIGHTS
) -> list[tuple[str, str, float]]:
    """What is compared, how it came out, and how many times its weight counts."""
    type_ = _type(a.types, b.types)
    found: list[tuple[str, str, float]] = [
        ("place", _where(a, b, weights["place"]), 1),
        ("date", _date(a, b), 1),
        ("type", type_, 1),
    ]
    rare = _rarity(a.types, b.types) if type_ == "same" else 0.0
    if rare:
        found.append(("rarity", "shared", rare))
    if a.actors and b.actors:
        if a.actors & b.actors:
            found.append(("actors", "same", 1))
        elif a.sides and b.sides:
            side = "same_side" if a.sides & b.sides else "other_side"
            found.append(("actors", side, 1))
    if a.weapons and b.weapons:
        found.append(("weapons", "same" if a.weapons & b.weapons else "other", 1))
    if a.means and b.means:
        found.append(("means", "same" if a.means & b.means else "other", 1))
    if a.targets and b.targets:
        found.append(("targets", "shared" if a.targets & b.targets else "other", 1))
    if a.things and b.things:
        found.append(("things", "shared" if a.things & b.things else "other", 1))
    if a.tolls and b.tolls:
        found += _tolls(a, b)
    if a.victims and a.victims & b.victims:
        found.append(("victims", "shared", 1))
    # two scenes of one report may stand in one sentence
    shared = 0.0 if a.report == b.report else _shared(a.words, b.words)
    if shared:
        most = weights["words"]["most"] / weights["words"]["scale"]
        found.append(("words", "scale", min(shared, most)))
    if a.report == b.report:
        found.append(("source", "same_report", 1))
    elif a.family == b.family:
        found.append(("source", "same_text", 1))
    return found


# Of many scenes the places are few.
_place = functools.lru_cache(maxsize=1 << 17)(place)


# What a place that stands aside must be of the other scene's to speak for it.
_THERE: Final = frozenset(("same_quarter", "same_town", "same_city", "within"))


def _where(a: Facts, b: Facts, weights: Mapping[str, float]) -> str:
    """How the places lie; a post's other place may be the one, where its own is not."""
    found = _place(a.spots, b.spots)
    if (a.aside or b.aside) and weights[found] < weights["aside"]:
        ways = ((a.spots + a.aside, b.spots), (a.spots, b.spots + b.aside))
        if any(_place(*way) in _THERE for way in ways):
            return "aside"
    return found


def _date(a: Facts, b: Facts) -> str:
    one, two = a.days, b.days
    if one is None or two is None:
        return "untold"
    gap = max(one.first, two.first) - min(one.last, two.last)
    if one.told and two.told:
        return _told(one, two, gap, a.part_of_day, b.part_of_day)
    if gap <= 0:
        soft = not one.told and not two.told
        return "undated_same" if soft else "overlapping"
    return "day_apart" if gap <= 2 else "apart"


def _told(one: Days, two: Days, gap: int, part: str, other: str) -> str:
    if gap > 0:
        return "next_day" if gap == 1 else "apart"
    if one.first < one.last or two.first < two.last:
        return "overlapping"
    return "part_apart" if part and other and part != other else "same_day"


@functools.lru_cache(maxsize=1 << 16)
def _type(one: frozenset[str], two: frozenset[str]) -> str:
    types, others = _causes(one), _causes(two)
    if types & others:
        return "same"
    if any(frozenset(pair) in APART for pair in product(types, others)):
        return "other"
    kinds, rest = ({KINDS[t] for t in told} for told in (types, others))
    if kinds & rest:
        return "family"
    if any(compatible(x, y) for x, y in product(kinds, rest)):
        return "together"
    return "other"


@functools.lru_cache(maxsize=1 << 16)
def _rarity(one: frozenset[str], two: frozenset[str]) -> float:
    """How rare the rarest type is that both tell, in bits beyond the commonest."""
    return max((RARITY[t] for t in _causes(one) & _causes(two)), default=0.0)


def _causes(types: frozenset[str]) -> frozenset[str]:
    """What happened; the harm that it did says nothing beside its cause."""
    causes = frozenset(t for t in types if KINDS.get(t, _HARM) != _HARM)
    return causes or frozenset(t for t in types if t in KINDS)


def _tolls(a: Facts, b: Facts) -> Iterator[tuple[str, str, float]]:
    """The killed, else the injured, else whatever both tell."""
    first, second = sorted((a, b), key=lambda f: f.published or 0)
    later = (first.published or 0) < (second.published or 0)
    one, two = first.tolls, second.tolls
    shared = [k for k in ("killed", "injured") if k in one and k in two]
    shared += sorted(k for k in one.keys() & two.keys() if k not in shared)
    for kind in shared[:2]:
        finding = _amounts(one[kind], two[kind], later=later)
        if finding:
            yield "tolls", finding, 1 if kind == "killed" else 0.5


def _amounts(a: Amount, b: Amount, *, later: bool) -> str:
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return ""
    low_a, high_a = a.low or 0, a.high if a.high is not None else 10**9
    low_b, high_b = b.low or 0, b.high if b.high is not None else 10**9
    if low_a == high_a == low_b == high_b:
        return "same_large" if low_a >= _LARGE else "same"
    if max(low_a, low_b) <= min(high_a, high_b):
        return "overlapping"
    small, large = sorted((low_a or high_a, low_b or high_b))
    if large <= small * 1.5 + 1:
        return "close"
    return "risen" if later and low_b > high_a else "other"


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter list's content words that the other has, beyond chance."""
    if not a or not b:
        return 0.0
    common = len(a & b)
    return max(0.0, common / min(len(a), len(b)) - 0.15)
