"""Which incidents a sum counts: those in its area, in its days, of its sort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tawthiq.link.facts import Facts, Spot
from tawthiq.link.knowledge import compatible


class Whole:
    """Sums and the incidents that they are wholes of, by code.

    A sum counts an incident where its places hold one of the incident's, its days meet
    the incident's, and its sort can be the incident's.  Its toll is never added to
    theirs, nor theirs to it.
    """

    def __init__(self, scenes: Iterable[tuple[str, Facts]]) -> None:
        sums: dict[str, list[Facts]] = defaultdict(list)
        areas: dict[tuple[str, ...], list[tuple[str, Facts]]] = defaultdict(list)
        for code, scene in scenes:
            if scene.sum:
                sums[code].append(scene)
                continue
            for spot in scene.spots:
                for depth in range(1, len(spot.path) + 1):
                    areas[spot.path[:depth]].append((code, scene))
        self._parts: dict[str, tuple[str, ...]] = {}
        above: dict[str, set[str]] = defaultdict(set)
        for whole, told in sums.items():
            parts = {
                code
                for scene in told
                for spot in scene.spots
                for code, part in areas.get(_area(spot), ())
                if code != whole and _counts(scene, part)
            }
            if parts:
                self._parts[whole] = tuple(sorted(parts))
            for part in parts:
                above[part].add(whole)
        self._above = {code: tuple(sorted(wholes)) for code, wholes in above.items()}

    def parts(self, code: str) -> tuple[str, ...]:
        """The codes of the incidents that a sum counts."""
        return self._parts.get(code, ())

    def part_of(self, code: str) -> tuple[str, ...]:
        """The codes of the sums that count an incident."""
        return self._above.get(code, ())


def _area(spot: Spot) -> tuple[str, ...]:
    return spot.path or (spot.name,)


def _counts(whole: Facts, part: Facts) -> bool:
    if whole.days is None or part.days is None:
        return False
    if part.days.last < whole.days.first or part.days.first > whole.days.last:
        return False
    return any(compatible(a, b) for a in whole.kinds for b in part.kinds)
