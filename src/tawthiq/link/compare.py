"""Two scenes compared: named parts with documented weights, which sum to a score.

The weights stand in ``data/weights.yaml``, in bits.  A part that says nothing is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, NamedTuple

from tawthiq.link.facts import Amount, Days, Facts, Spot
from tawthiq.link.knowledge import APART, WEIGHTS, compatible
from tawthiq.places.place import distance_km

_NEAR_KM: Final = 5.0
_FAR_KM: Final = 25.0
_LARGE: Final = 10
_NAMESAKES_KM: Final = 10.0  # one name resolved to a quarter here, to a village there
_FINE: Final = frozenset(("landmark", "neighbourhood", "village"))
_TOWN: Final = frozenset(("town", "camp"))
_AREAS: Final = frozenset(
    ("region", "subdistrict", "district", "governorate", "country")
)
_INSIDE: Final = frozenset(("landmark", "road"))
_QUARTER_KM: Final = 1.5
_CITY: Final = frozenset(("city", "near", "subdistrict"))


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


def findings(
    a: Facts, b: Facts, weights: Mapping[str, Mapping[str, float]] = WEIGHTS
) -> Iterator[tuple[str, str, float]]:
    """What is compared, how it came out, and how many times its weight counts."""
    yield "place", _place(a.spots, b.spots), 1
    yield "date", _date(a, b), 1
    yield "type", _type(a.types, b.types, a.kinds, b.kinds), 1
    if a.actors and b.actors:
        yield from _actors(a, b)
    if a.weapons and b.weapons:
        yield "weapons", "same" if a.weapons & b.weapons else "other", 1
    if a.targets and b.targets:
        yield "targets", "shared" if a.targets & b.targets else "other", 1
    yield from _tolls(a.tolls, b.tolls)
    if a.victims & b.victims:
        yield "victims", "shared", 1
    shared = _shared(a.words, b.words)
    if shared:
        most = weights["words"]["most"] / weights["words"]["scale"]
        yield "words", "scale", min(shared, most)
    if a.report == b.report:
        yield "source", "same_report", 1
    elif a.family == b.family:
        yield "source", "same_text", 1


def place(some: tuple[Spot, ...], others: tuple[Spot, ...]) -> str:
    """How the places of two scenes lie to each other: the closest pair of them."""
    if not some or not others:
        return "untold"
    order = tuple(WEIGHTS["place"])
    found = {_spots(a, b) for a, b in product(some, others)}
    return min(found, key=lambda f: (-WEIGHTS["place"][f], order.index(f)))


def _spots(a: Spot, b: Spot) -> str:
    if a.id and a.id == b.id and a.precision == b.precision:
        return _same(a)
    if a.path and b.path and _holds(a, b):
        return "within"
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return _named(a, b)
    apart = distance_km((a.lat, a.lon), (b.lat, b.lon))
    if a.name == b.name and apart <= max(_NAMESAKES_KM, a.radius_km + b.radius_km):
        return _same(max(a, b, key=lambda s: s.radius_km))
    beyond = apart - a.radius_km - b.radius_km
    if beyond <= 0:
        return "beside" if _two(a, b, apart) else "overlapping"
    if a.name in b.path or b.name in a.path:
        return "may_hold"  # صعدة is a city, and the governorate around it
    if beyond <= _NEAR_KM:
        return "near"
    return "apart" if beyond <= _FAR_KM else "far"


def _two(a: Spot, b: Spot, apart: float) -> bool:
    """Whether two places within their radii are two for all that.

    Two quarters of a city are, however near; an area may be either, and a landmark or a
    street may lie in a quarter.
    """
    if not (a.id and b.id) or a.precision in _AREAS or b.precision in _AREAS:
        return False
    inside = {a.precision, b.precision} & _INSIDE
    return not inside or apart > _QUARTER_KM


def _same(spot: Spot) -> str:
    if spot.precision in _FINE or not spot.precision:
        return "same_quarter"
    if spot.precision in _TOWN:
        return "same_town"
    return "same_city" if spot.precision in _CITY else "same_area"


def _holds(a: Spot, b: Spot) -> bool:
    """Whether one's path leads through the other, below the country."""
    shorter, longer = sorted((a.path, b.path), key=len)
    return 1 < len(shorter) < len(longer) and longer[: len(shorter)] == shorter


def _named(a: Spot, b: Spot) -> str:
    """Two places, at least one of which nobody knows where it is."""
    if a.name == b.name:
        return "same_name"
    if a.name in b.path or b.name in a.path or _of(a, b) or _of(b, a):
        return "within"
    both = a.lat is None and b.lat is None
    return "other_name" if both else "untold"


def _of(spot: Spot, other: Spot) -> bool:
    """Whether a name ends with another: ``سوق الأتارب`` is of ``الأتارب``."""
    return spot.name.endswith(f" {other.name}")


# Of many scenes the places are few.
_place = functools.lru_cache(maxsize=1 << 17)(place)


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
def _type(
    a: frozenset[str],
    b: frozenset[str],
    kinds: frozenset[str],
    others: frozenset[str],
) -> str:
    if a & b:
        return "same"
    if any(frozenset(pair) in APART for pair in product(a, b)):
        return "other"
    if kinds & others:
        return "family"
    if any(compatible(x, y) for x, y in product(kinds, others)):
        return "together"
    return "other"


def _actors(a: Facts, b: Facts) -> Iterator[tuple[str, str, float]]:
    if a.actors & b.actors:
        yield "actors", "same", 1
    elif a.sides & b.sides:
        yield "actors", "same_side", 1
    elif a.sides and b.sides:
        yield "actors", "other_side", 1


def _tolls(
    a: Mapping[str, Amount], b: Mapping[str, Amount]
) -> Iterator[tuple[str, str, float]]:
    """The killed, else the injured, else whatever both tell."""
    shared = [k for k in ("killed", "injured") if k in a and k in b]
    shared += sorted(k for k in a.keys() & b.keys() if k not in shared)
    for kind in shared[:2]:
        finding = _amounts(a[kind], b[kind])
        if finding:
            yield "tolls", finding, 1 if kind == "killed" else 0.5


def _amounts(a: Amount, b: Amount) -> str:
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return ""
    low_a, high_a = a.low or 0, a.high if a.high is not None else 10**9
    low_b, high_b = b.low or 0, b.high if b.high is not None else 10**9
    if low_a == high_a == low_b == high_b:
        return "same_large" if low_a >= _LARGE else "same"
    if max(low_a, low_b) <= min(high_a, high_b):
        return "overlapping"
    small, large = sorted((low_a or high_a, low_b or high_b))
    return "close" if large <= small * 1.5 + 1 else "other"


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter list's content words that the other has, beyond chance."""
    if not a or not b:
        return 0.0
    common = len(a & b)
    return max(0.0, common / min(len(a), len(b)) - 0.15)
