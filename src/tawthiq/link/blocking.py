"""Which scenes are worth comparing: those that meet at a key of place and day, or a text.

A scene is indexed under its own keys (``keys``) and looks under those around them too
(``near``): the cells beside its own, the days before and after.  Looking is symmetric:
whoever finds a scene is found by it.  A scene placed only in an area looks at all that is
in the area on its days.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from typing import Final

from tawthiq.link.facts import Days, Facts
from tawthiq.link.spots import WIDE, Spot

# More scenes than these at one loose key on one day do not meet by it.
CROWD: Final = 100
_LOOSE: Final = ("area ", "in ", "nowhere", "day")
_CELL: Final = 0.15  # degrees: some 16 km; scenes further apart are not one
_COARSE_KM: Final = 15.0
_DAYS: Final = 6  # of a longer interval, its first and its last days


def keys(scene: Facts) -> frozenset[int]:
    """The keys that a scene is indexed under, as signed 64-bit integers."""
    return frozenset(map(_hash, _keys(scene, beside=False)))


def near(scene: Facts) -> frozenset[int]:
    """The keys under which a scene looks for others."""
    return frozenset(map(_hash, _keys(scene, beside=True)))


def loose(scene: Facts) -> frozenset[int]:
    """Of the keys that a scene looks under, those that say too little of a crowded day."""
    days = list(days_of(scene, beside=True))
    found = [w for w in wheres(scene, beside=True) if is_loose(w)]
    return frozenset(_hash(f"{where} {day}") for where in found for day in days)


def is_loose(where: str) -> bool:
    """Whether a place of ``wheres`` is a country, a governorate, or none at all."""
    return where.startswith(_LOOSE)


def lasting(scene: Facts) -> Iterator[str]:
    """The keys at which scenes of any day meet: a text, and victims' names."""
    yield f"text {scene.family}"
    for name in scene.victims:
        yield f"victim {name}"


def wheres(scene: Facts, *, beside: bool) -> Iterator[str]:
    """Where a scene is (or, ``beside``, is looked for), to be met on one of its days."""
    for spot in (*scene.spots, *scene.aside):
        yield from _wheres(spot, beside=beside)
    # Who tells no place that is on a map is found by his day alone.
    placed = any(spot.lat is not None for spot in scene.spots)
    if beside or not placed:
        yield "nowhere"
    if not (beside and placed):
        yield "day"


def days_of(scene: Facts, *, beside: bool) -> Iterator[int]:
    """The days on which a scene is (or, ``beside``, is looked for); 0 where unknown."""
    return _days(scene.days, int(beside))


def _keys(scene: Facts, *, beside: bool) -> Iterator[str]:
    yield from lasting(scene)
    days = list(days_of(scene, beside=beside))
    for where in wheres(scene, beside=beside):
        for day in days:
            yield f"{where} {day}"


def _days(days: Days | None, beside: int) -> Iterator[int]:
    if days is None:
        yield 0
    elif days.last - days.first < _DAYS:
        yield from range(days.first - beside, days.last + beside + 1)
    else:
        for day in (days.first, days.last):
            yield from range(day - beside, day + beside + 1)


def _wheres(spot: Spot, *, beside: bool) -> Iterator[str]:
    yield f"name {spot.name}"
    if spot.lat is None:  # سوق الأتارب is looked for at الأتارب too
        words = spot.name.split()
        ends = (" ".join(words[at:]) for at in range(1, len(words)))
        for name in (*spot.path[-2:], *ends):
            yield f"name {name}"
    yield from _areas(spot, beside=beside)
    if spot.lat is None or spot.lon is None or spot.radius_km > _COARSE_KM:
        return
    around = (-1, 0, 1) if beside else (0,)
    y, x = math.floor(spot.lat / _CELL), math.floor(spot.lon / _CELL)
    for dy in around:
        for dx in around:
            yield f"cell {y + dy} {x + dx}"


def _areas(spot: Spot, *, beside: bool) -> Iterator[str]:
    """The governorate and the country of a place: what lies in them finds it there.

    A place as wide as one of them is found by all that is in it, and so is a town that
    bears its governorate's name: ``هجوم دهوك`` may have been anywhere in it.
    """
    if not spot.path:
        return
    country, area = spot.path[0], " ".join(spot.path[:2])
    exact = spot.lat is not None and spot.radius_km <= _COARSE_KM
    wide = spot.precision in WIDE or len(spot.path) == 1
    if wide:
        yield f"area {country}"
        if beside:
            yield f"in {country}"
        return
    if not exact or spot.name in spot.path[1:-1]:
        yield f"area {area}"
        if beside:
            yield f"in {area}"
    if beside:
        yield f"area {area}"
        yield f"area {country}"
    else:
        yield f"in {area}"
        yield f"in {country}"


def _hash(key: str) -> int:
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
