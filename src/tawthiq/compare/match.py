"""Which events of two datasets are the same: scores with named parts, one to one.

Candidates share a cell of half a degree (or one beside it) and lie within seven days.
The best pair is taken first; neither of its events takes part in another.  Incidents
without coordinates are compared where the name of the place is the same.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.compare.index import Index
from tawthiq.compare.row import Row
from tawthiq.compare.score import DAYS, apart, beside, cell, gap, last, place_key, score

LEAST: Final = 0.6
_KEPT: Final = 12  # candidates of one incident that take part in the assignment


@dataclass(frozen=True, slots=True)
class Match:
    """Two events taken for one: the score, and what each part gave to it."""

    ours: Row
    theirs: Row
    score: float
    parts: dict[str, float]

    @property
    def km(self) -> float | None:
        """How far apart they are."""
        return apart(self.ours, self.theirs)

    @property
    def days(self) -> int:
        """The days between them: 0 where they may be of one day."""
        return gap(self.ours, self.theirs)

    @property
    def deaths(self) -> int | None:
        """How many more dead they have than we; None where one does not say."""
        if self.ours.best is None or self.theirs.best is None:
            return None
        return self.theirs.best - self.ours.best


@dataclass(frozen=True, slots=True)
class Comparison:
    """What matches, what only one has, and how many of theirs lie elsewhere.

    ``outside`` counts events before or after all of ours, or far from all of them:
    nobody could have missed them.
    """

    matched: tuple[Match, ...]
    ours: tuple[Row, ...]
    theirs: tuple[Row, ...]
    outside: int


def compare(
    ours: Iterable[Row], theirs: Iterable[Row], least: float = LEAST
) -> Comparison:
    """Match two datasets; ``least`` is the lowest score of a match."""
    mine = sorted(ours, key=lambda r: r.id)
    near = _Extent(mine)
    outside = 0
    others: list[Row] = []
    for row in theirs:
        if near.holds(row):
            others.append(row)
        else:
            outside += 1
    others.sort(key=lambda r: r.id)
    index = Index(others, least)
    pairs: list[tuple[float, int, int]] = []
    for i, row in enumerate(mine):
        scored = ((score(row, others[j])[0], -j) for j in index.near(row))
        best = heapq.nlargest(_KEPT, (s for s in scored if s[0] >= least))
        pairs += [(-value, i, -j) for value, j in best]
    pairs.sort()
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for value, i, j in pairs:
        if i not in taken and j not in used:
            taken[i] = (j, -value)
            used.add(j)
    matched = tuple(
        Match(row, others[taken[i][0]], *score(row, others[taken[i][0]]))
        for i, row in enumerate(mine)
        if i in taken
    )
    return Comparison(
        matched,
        tuple(row for i, row in enumerate(mine) if i not in taken),
        tuple(row for j, row in enumerate(others) if j not in used),
        outside,
    )


class _Extent:
    """Where and when a dataset has events: its days and its cells, with a margin."""

    def __init__(self, rows: Sequence[Row]) -> None:
        dated = [r for r in rows if r.first is not None]
        self.first = min((r.first or 0 for r in dated), default=0) - DAYS
        self.last = max(map(last, dated), default=0) + DAYS
        self.cells = {
            cell
            for r in rows
            if r.lat is not None and r.lon is not None
            for cell in beside(r.lat, r.lon)
        }
        self.places = {place_key(r) for r in rows} - {""}

    def holds(self, row: Row) -> bool:
        if row.first is None or row.first > self.last or last(row) < self.first:
            return False
        if row.place and place_key(row) in self.places:
            return True
        if row.lat is None or row.lon is None:
            return False
        return cell(row.lat, row.lon) in self.cells
