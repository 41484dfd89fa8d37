"""How well two events fit: a score with named parts.

Each part is 0 to 1, and counts by its weight; what one event does not say is no part.
Precision counts: two events of one governorate fit less well than two of one village.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from tawthiq.compare.row import Row
from tawthiq.places.place import distance_km
from tawthiq.publish.spelling import key, words
from tawthiq.text import fold

WEIGHTS: Final = {
    "distance": 0.35,
    "date": 0.3,
    "tolls": 0.15,
    "type": 0.1,
    "actors": 0.1,
}
DAYS: Final = 7  # further apart in time is another event
REACH_KM: Final = 25.0  # so far beyond both precisions is another event
# how much an agreement says, by how coarse it is: (at most, how much), else HALF
SURE_KM: Final = ((10.0, 1.0), (40.0, 0.8))
SURE_DAYS: Final = ((3, 1.0), (10, 0.8))
HALF: Final = 0.5
BY_NAME: Final = 0.8  # the same name of a place, where there is no coordinate
CELL: Final = 0.5  # degrees


def score(a: Row, b: Row) -> tuple[float, dict[str, float]]:
    """How well two events fit, 0 to 1, and its parts; what one does not say is no part.

    0 where they lie too far apart, in space or time.
    """
    place, day = _distance(a, b), _date(a, b)
    if not place or not day:
        return 0.0, {}
    parts = {"distance": place, "date": day}
    if a.families and b.families:
        parts["type"] = 1.0 if a.families & b.families else 0.0
    if a.sides and b.sides and _one_script(a.sides, b.sides):
        parts["actors"] = len(a.sides & b.sides) / min(len(a.sides), len(b.sides))
    tolls = _tolls(a, b)
    if tolls is not None:
        parts["tolls"] = tolls
    total = sum(WEIGHTS[name] for name in parts)
    return (
        sum(WEIGHTS[name] * value for name, value in parts.items()) / total,
        parts,
    )


def _distance(a: Row, b: Row) -> float:
    km = apart(a, b)
    if km is None:
        return BY_NAME if place_key(a) and place_key(a) == place_key(b) else 0.0
    reach = (a.radius_m + b.radius_m) / 1000
    sure = next((s for most, s in SURE_KM if reach <= most), HALF)
    return sure * max(0.0, 1 - max(0.0, km - reach) / REACH_KM)


def apart(a: Row, b: Row) -> float | None:
    """The kilometres between two events; None where one has no coordinate."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def _date(a: Row, b: Row) -> float:
    if a.first is None or b.first is None:
        return 0.0
    span = max(last(a) - a.first, last(b) - b.first)
    sure = next((s for most, s in SURE_DAYS if span <= most), HALF)
    return sure * max(0.0, 1 - gap(a, b) / (DAYS + 1))


def gap(a: Row, b: Row) -> int:
    """The days between two events; 0 where they may be of one day."""
    if a.first is None or b.first is None:
        return 0
    return max(0, a.first - last(b), b.first - last(a))


def last(row: Row) -> int:
    """The last day of an event, as an ordinal."""
    first = row.first or 0
    return max(first, row.last or first)


def _tolls(a: Row, b: Row) -> float | None:
    one, two = ends(a), ends(b)
    if one is None or two is None:
        return None
    low, high = max(one[0], two[0]), min(one[1], two[1])
    return 1.0 if low <= high else (high + 1) / (low + 1)


def ends(row: Row) -> tuple[int, float] | None:
    """The least and the most dead; None where nobody says."""
    told = [n for n in (row.low, row.best, row.high) if n is not None]
    if not told:
        return None
    return min(told), math.inf if row.high is None else max(told)


def _one_script(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether some names of both are in one script: others cannot be compared."""
    return any(x.isascii() for x in a) == any(x.isascii() for x in b) or bool(a & b)


def place_key(row: Row) -> str:
    """The name of an event's place, however spelled."""
    return " ".join(key(w) for *_, w in words(fold(row.place).text))


def cell(lat: float, lon: float) -> tuple[int, int]:
    """The cell that a point lies in."""
    return math.floor(lat / CELL), math.floor(lon / CELL)


def beside(lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """The cells around a point: the world is round."""
    y, x = cell(lat, lon)
    around = round(360 / CELL)
    half = around // 2
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            yield y + dy, (x + dx + half) % around - half
