"""How the places of two scenes lie to each other."""

from __future__ import annotations

import functools
from itertools import product
from typing import Final

from tawthiq.link.knowledge import WEIGHTS
from tawthiq.link.spots import Spot
from tawthiq.places.place import distance_km

_NEAR_KM: Final = 5.0
_FAR_KM: Final = 25.0
_NAMESAKES_KM: Final = 10.0  # one name resolved to a quarter here, to a village there
_REGION_KM: Final = 250.0
_PART: Final = 2
_FINE: Final = frozenset(("landmark", "neighbourhood", "village"))
_TOWN: Final = frozenset(("town", "camp"))
AREAS: Final = frozenset(
    ("region", "subdistrict", "district", "governorate", "country", "sea")
)
_INSIDE: Final = frozenset(("landmark", "road"))
_QUARTER_KM: Final = 1.5
_CITY: Final = frozenset(("city", "near", "subdistrict"))
# What is found of two places, the weightiest first, else in the order of the weights.
_CLOSEST: Final = sorted(WEIGHTS["place"], key=WEIGHTS["place"].get, reverse=True)


def place(some: tuple[Spot, ...], others: tuple[Spot, ...]) -> str:
    """How the places of two scenes lie to each other: the closest pair of them.

    A place that another of the same scene lies in says nothing that this does not.
    """
    if not some or not others:
        return "untold"
    one, two = finest(some), finest(others)
    if len(one) == 1 == len(two):
        return _spots(one[0], two[0])
    return min({_spots(a, b) for a, b in product(one, two)}, key=_CLOSEST.index)


@functools.lru_cache(maxsize=1 << 15)
def finest(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The places of a scene without those that others of it lie in."""
    if len(spots) == 1:
        return spots
    held = {a for a, b in product(spots, spots) if a is not b and _within(b, a)}
    return tuple(s for s in spots if s not in held) or spots


def _within(inner: Spot, outer: Spot) -> bool:
    if inner.path and outer.path and len(outer.path) < len(inner.path):
        return inner.path[: len(outer.path)] == outer.path
    return outer.name != inner.name and outer.name in inner.path[:-1]


def _spots(a: Spot, b: Spot) -> str:
    if a.id and a.id == b.id and a.precision == b.precision:
        return _same(a)
    if a.path and b.path and _holds(a, b):
        return _inside(min(a, b, key=lambda s: len(s.path)))
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return _named(a, b)
    apart = distance_km((a.lat, a.lon), (b.lat, b.lon))
    if a.name == b.name and apart <= max(_NAMESAKES_KM, a.radius_km + b.radius_km):
        return _same(max(a, b, key=lambda s: s.radius_km))
    if a.name != b.name and (a.name in b.path or b.name in a.path):
        inner, outer = (a, b) if b.name in a.path else (b, a)
        if apart <= outer.radius_km + inner.radius_km:
            return _inside(outer)
        return "may_hold"  # صعدة is a city, and the governorate around it
    if apart <= _REGION_KM and _part_of_country(a, b):
        return "overlapping"
    beyond = apart - a.radius_km - b.radius_km
    if beyond <= _NEAR_KM and (_of(a, b) or _of(b, a)):
        return _inside(b if _of(a, b) else a)  # مطار الموصل
    if beyond <= 0:
        return _near_by(a, b, apart)
    if beyond <= _NEAR_KM:
        return "near" if _vague(a) or _vague(b) else "neighbours"
    return "apart" if beyond <= _FAR_KM else "far"


def _near_by(a: Spot, b: Spot, apart: float) -> str:
    """Two places within their radii: two for all that, or perhaps one.

    Two quarters of a city are two, however near; an area may be either, and a landmark
    or a street may lie in a quarter.
    """
    if a.precision in AREAS or b.precision in AREAS:
        return "overlapping"
    if "near" in (a.precision, b.precision):
        return "overlapping"
    if not (a.id and b.id):  # two names in one town, one of which no table has
        return "parts"
    inside = {a.precision, b.precision} & _INSIDE
    return "beside" if not inside or apart > _QUARTER_KM else "overlapping"


def _part_of_country(a: Spot, b: Spot) -> bool:
    """Whether one is a part of the other's country that no border draws: ``شمال سوريا``."""
    wide = any(s.precision == "region" and len(s.path) <= _PART for s in (a, b))
    return wide and a.path[:1] == b.path[:1]


def _vague(spot: Spot) -> bool:
    return not spot.id or spot.precision in AREAS or spot.precision in ("near", "road")


def _same(spot: Spot) -> str:
    if spot.precision in _FINE or not spot.precision:
        return "same_quarter"
    if spot.precision in _TOWN:
        return "same_town"
    return "same_city" if spot.precision in _CITY else "same_area"


def _inside(outer: Spot) -> str:
    return "within_area" if outer.precision in AREAS else "within"


def _holds(a: Spot, b: Spot) -> bool:
    """Whether one's path leads through the other, below the country."""
    shorter, longer = sorted((a.path, b.path), key=len)
    return 1 < len(shorter) < len(longer) and longer[: len(shorter)] == shorter


def _named(a: Spot, b: Spot) -> str:
    """Two places, at least one of which nobody knows where it is."""
    if a.name == b.name:
        return "same_name"
    for inner, outer in ((a, b), (b, a)):
        if outer.name in inner.path or _of(inner, outer):
            return _inside(outer)
    both = a.lat is None and b.lat is None
    return "other_name" if both else "unplaced"


def _of(spot: Spot, other: Spot) -> bool:
    """Whether a name ends with another: ``سوق الأتارب`` is of ``الأتارب``."""
    return spot.name.endswith(f" {other.name}")
