"""Events by cell and day, so that only neighbours are compared."""

from __future__ import annotations

import bisect
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from tawthiq.compare.row import Row
from tawthiq.compare.score import (
    DAYS,
    HALF,
    REACH_KM,
    SURE_DAYS,
    SURE_KM,
    WEIGHTS,
    beside,
    cell,
    ends,
    last,
    place_key,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_LONG: Final = 3  # events of more days are looked up apart
_MOST: Final = 24  # candidates that are scored in full
_EARTH_KM: Final = 6371.0088
_DEGREE_KM: Final = 111.19  # of latitude
_BITS: Final = 62


class Index:
    """The events of the other dataset; ``near`` gives those that may be one's own.

    The parts of a score that are numbers are computed for a whole block at once.
    """

    def __init__(self, rows: Sequence[Row], least: float) -> None:
        self.rows, self.least = rows, least
        located: dict[tuple[bool, tuple[int, int]], list[int]] = defaultdict(list)
        # by the name of the place, apart for events with a coordinate: they are many
        self.named: dict[tuple[bool, str], list[int]] = defaultdict(list)
        for j in sorted(range(len(rows)), key=lambda j: (rows[j].first or 0, j)):
            row = rows[j]
            if row.first is None:
                continue
            if row.lat is not None and row.lon is not None:
                long = last(row) - row.first > _LONG
                located[long, cell(row.lat, row.lon)].append(j)
            if row.place:
                self.named[row.lat is not None, place_key(row)].append(j)
        self.bits: dict[str, int] = {}
        self.blocks = {
            where: _Block(rows, js, self.bits) for where, js in located.items()
        }

    def near(self, row: Row) -> Iterator[int]:
        """The events that may be the same as a row, each once; by name last."""
        if row.first is None:
            return
        if row.lat is not None and row.lon is not None:
            yield from self._located(row)
        if not row.place:
            return
        for located in (False, True) if row.lat is None else (False,):
            js = self.named.get((located, place_key(row)), ())
            stop = bisect.bisect_right(
                js, last(row) + DAYS, key=lambda j: self.rows[j].first or 0
            )
            for j in js[:stop]:
                if last(self.rows[j]) >= row.first - DAYS:
                    yield j

    def _located(self, row: Row) -> Iterator[int]:
        import numpy as np

        found: list[tuple[Any, Any]] = []
        for where in beside(row.lat or 0.0, row.lon or 0.0):
            for long in (False, True):
                block = self.blocks.get((long, where))
                if block is not None and block.reaches(row):
                    js, bound = block.bounds(row, self.bits, long=long)
                    kept = bound >= self.least
                    if kept.any():
                        found.append((js[kept], bound[kept]))
        if not found:
            return
        js = np.concatenate([f[0] for f in found])
        bound = np.concatenate([f[1] for f in found])
        if len(js) > _MOST:
            js = js[np.lexsort((js, -bound))[:_MOST]]
        yield from map(int, js)


class _Block:
    """The events of one cell, as columns, in the order of their first day."""

    def __init__(
        self, rows: Sequence[Row], js: list[int], bits: dict[str, int]
    ) -> None:
        import numpy as np

        held = [rows[j] for j in js]
        self.js = np.array(js)
        self.days = [r.first or 0 for r in held]
        self.first = np.array(self.days, dtype=float)
        self.last = np.array([last(r) for r in held], dtype=float)
        self.lat = np.radians([r.lat or 0.0 for r in held])
        self.lon = np.radians([r.lon or 0.0 for r in held])
        self.radius = np.array([r.radius_m / 1000 for r in held])
        self.most_km = float(self.radius.max())
        lats, lons = [r.lat or 0.0 for r in held], [r.lon or 0.0 for r in held]
        self.box = min(lats), max(lats), min(lons), max(lons)
        self.kinds = np.array([_mask(r, bits) for r in held], dtype=np.int64)
        told = [ends(r) or (np.nan, np.nan) for r in held]
        self.low = np.array([t[0] for t in told], dtype=float)
        self.high = np.array([t[1] for t in told], dtype=float)

    def reaches(self, row: Row) -> bool:
        """Whether any of its events may be near enough, by its bounding box."""
        lat, lon = row.lat or 0.0, row.lon or 0.0
        most = self.most_km + row.radius_m / 1000 + REACH_KM
        south, north, west, east = self.box
        if max(south - lat, lat - north) * _DEGREE_KM > most:
            return False
        wide = _DEGREE_KM * math.cos(
            math.radians(max(abs(south), abs(north), abs(lat)))
        )
        apart = max(west - lon, lon - east)
        return min(apart, 360 - (apart + east - west)) * wide <= most

    def bounds(
        self, row: Row, bits: dict[str, int], *, long: bool
    ) -> tuple[NDArray[np.int64], Numbers]:
        """The events within the days, and the most that each may score."""
        import numpy as np

        first, end = float(row.first or 0), float(last(row))
        stop = bisect.bisect_right(self.days, end + DAYS)
        start = 0 if long else bisect.bisect_left(self.days, first - DAYS - _LONG)
        at = slice(start, stop)
        gap = np.maximum(0, np.maximum(first - self.last[at], self.first[at] - end))
        span = np.maximum(end - first, self.last[at] - self.first[at])
        date = _sure(span, SURE_DAYS) * np.maximum(0, 1 - gap / (DAYS + 1))
        reach = self.radius[at] + row.radius_m / 1000
        beyond = np.maximum(0, self._km(row, at) - reach)
        place = _sure(reach, SURE_KM) * np.maximum(0, 1 - beyond / REACH_KM)
        total = WEIGHTS["distance"] * place + WEIGHTS["date"] * date
        weight = np.full(len(total), WEIGHTS["distance"] + WEIGHTS["date"])
        mask = _mask(row, bits)
        if mask:
            known = self.kinds[at] != 0
            weight += WEIGHTS["type"] * known
            total += WEIGHTS["type"] * ((self.kinds[at] & mask) != 0)
        toll = ends(row)
        if toll is not None:
            low, high = self.low[at], self.high[at]
            known = ~np.isnan(low)
            most, least = np.minimum(high, toll[1]), np.maximum(low, toll[0])
            agree = np.where(least <= most, 1.0, (most + 1) / (least + 1))
            weight += WEIGHTS["tolls"] * known
            total += WEIGHTS["tolls"] * np.where(known, agree, 0.0)
        # the actors may agree in full: they are compared later
        bound = (total + WEIGHTS["actors"]) / (weight + WEIGHTS["actors"])
        return self.js[at], np.where((place > 0) & (date > 0), bound, 0.0)

    def _km(self, row: Row, at: slice) -> Numbers:
        import numpy as np

        lat, lon = np.radians(row.lat or 0.0), np.radians(row.lon or 0.0)
        half = (
            np.sin((self.lat[at] - lat) / 2) ** 2
            + np.cos(lat) * np.cos(self.lat[at]) * np.sin((self.lon[at] - lon) / 2) ** 2
        )
        km: Numbers = 2 * _EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
        return km


def _sure(value: Numbers, steps: Sequence[tuple[float, float]]) -> Numbers:
    import numpy as np

    sure: Numbers = np.full(len(value), HALF)
    for most, much in reversed(steps):
        sure[value <= most] = much
    return sure


def _mask(row: Row, bits: dict[str, int]) -> int:
    """The families of a row as a set of bits; ``bits`` grows with new ones."""
    mask = 0
    for family in row.families:
        mask |= 1 << bits.setdefault(family, len(bits) % _BITS)
    return mask
