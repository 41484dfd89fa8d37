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

from tawthiq.link.facts import Days, Facts, Spot

_CELL: Final = 0.15  # degrees: some 16 km; scenes further apart are not one
_COARSE_KM: Final = 15.0
_DAYS: Final = 6  # of a longer interval, its first and its last days
_LARGE: Final = 5


def keys(scene: Facts) -> frozenset[int]:
    """The keys that a scene is indexed under, as signed 64-bit integers."""
    return frozenset(map(_hash, _keys(scene, beside=False)))


def near(scene: Facts) -> frozenset[int]:
    """The keys under which a scene looks for others; they include its own."""
    return frozenset(map(_hash, _keys(scene, beside=True)))


def lasting(scene: Facts) -> Iterator[str]:
    """The keys at which scenes of any day meet: a text, and victims' names."""
    yield f"text {scene.family}"
    for name in scene.victims:
        yield f"victim {name}"


def wheres(scene: Facts, *, beside: bool) -> Iterator[str]:
    """Where a scene is (or, ``beside``, is looked for), to be met on one of its days."""
    for spot in scene.spots:
        yield from _wheres(spot, beside=beside)
    if not scene.spots:
        for kind, amount in scene.tolls.items():
            if amount.low and amount.low >= _LARGE:
                yield f"toll {kind} {amount.low}"


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
    area = " ".join(spot.path[:2]) if len(spot.path) > 1 else ""
    if spot.lat is None or spot.lon is None or spot.radius_km > _COARSE_KM:
        if area:
            yield f"area {area}"
            if beside:
                yield f"in {area}"
        return
    if area:
        yield f"area {area}" if beside else f"in {area}"
    around = (-1, 0, 1) if beside else (0,)
    y, x = math.floor(spot.lat / _CELL), math.floor(spot.lon / _CELL)
    for dy in around:
        for dx in around:
            yield f"cell {y + dy} {x + dx}"


def _hash(key: str) -> int:
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
