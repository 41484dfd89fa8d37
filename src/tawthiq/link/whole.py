"""Which incidents a sum counts: those in its area, in its days, of its sort."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.link.facts import Days, Facts
from tawthiq.link.knowledge import compatible

Area = tuple[str, ...]
# The longest that a scene which is no sum can be: of an event "until" a day.
LONGEST: Final = 367
_AROUND: Final = "ريف "


class Outline(NamedTuple):
    """A scene in what sums are compared by.

    ``areas`` are the paths of its places; of a sum, also the name of one without.
    """

    sum: bool
    days: Days | None
    kinds: frozenset[str]
    areas: frozenset[Area]


def outline(line: str) -> Outline:
    """The outline of a scene that ``link.facts.dump`` wrote."""
    value: dict[str, Any] = json.loads(line)
    sum_ = bool(value["sum"])
    return Outline(
        sum_,
        Days(*value["days"]) if value["days"] else None,
        frozenset(value["kinds"]),
        _areas(((name, path) for name, *_, path, _ in value["spots"]), sum_=sum_),
    )


def outlined(scene: Facts) -> Outline:
    """The outline of a scene."""
    areas = _areas(((s.name, s.path) for s in scene.spots), sum_=scene.sum)
    return Outline(scene.sum, scene.days, scene.kinds, areas)


def _areas(
    spots: Iterable[tuple[str, Sequence[str]]], *, sum_: bool
) -> frozenset[Area]:
    """The areas of places; a place on no map is one of its own for a sum alone.

    The countryside of a city that its governorate is called by is the governorate:
    ``ريف إدلب`` holds all of it.
    """
    found: set[Area] = set()
    for name, path in spots:
        area = tuple(path) or ((name,) if sum_ else ())
        if len(area) > 2 and area[-1].startswith(_AROUND) and area[-2] == area[-3]:
            area = area[:-2]
        found.add(area)
    return frozenset(found - {()})


def homes(scene: Outline) -> frozenset[int]:
    """The areas under which a scene is kept, as signed 64-bit integers.

    Those of a sum are its own; those of another are all that it lies in: where two
    share one, the first may count the second.
    """
    areas = scene.areas if scene.sum else _within(scene.areas)
    return frozenset(map(_hash, areas))


def counts(whole: Iterable[str], part: Iterable[str]) -> bool:
    """Whether a sum of some kinds can count an incident of others."""
    held = tuple(part)
    return any(compatible(a, b) for a in whole for b in held)


class _Part(NamedTuple):
    """A scene that sums may count, by its first day."""

    first: int
    last: int
    code: str
    kinds: frozenset[str]


class Whole:
    """Sums and the incidents that they are wholes of, by code.

    A sum counts an incident where its places hold one of the incident's, its days meet
    the incident's, and its sort can be the incident's.  Its toll is never added to
    theirs, nor theirs to it.  It may be made of all scenes, or of those that may have to
    do with the incidents that are asked of.
    """

    def __init__(self, scenes: Iterable[tuple[str, Outline]]) -> None:
        self._own: dict[str, list[Outline]] = defaultdict(list)
        self._sums: dict[Area, list[_Part]] = defaultdict(list)
        self._counted: dict[Area, list[_Part]] = defaultdict(list)
        for code, scene in scenes:
            if scene.days is None:
                continue
            self._own[code].append(scene)
            held = _Part(scene.days.first, scene.days.last, code, scene.kinds)
            if scene.sum:
                for area in scene.areas:
                    self._sums[area].append(held)
            else:
                for area in _within(scene.areas):
                    self._counted[area].append(held)
        for parts in self._counted.values():
            parts.sort(key=lambda p: p.first)

    def parts(self, code: str) -> tuple[str, ...]:
        """The codes of the incidents that a sum counts."""
        found: set[str] = set()
        for whole in self._own.get(code, ()):
            if whole.sum and whole.days is not None:
                for area in whole.areas:
                    near = _between(self._counted.get(area, []), whole.days)
                    found.update(p.code for p in near if _meet(p, whole))
        return tuple(sorted(found - {code}))

    def part_of(self, code: str) -> tuple[str, ...]:
        """The codes of the sums that count an incident."""
        found: set[str] = set()
        for part in self._own.get(code, ()):
            if not part.sum:
                for area in _within(part.areas):
                    sums = self._sums.get(area, ())
                    found.update(s.code for s in sums if _meet(s, part))
        return tuple(sorted(found - {code}))


def _within(areas: Iterable[Area]) -> set[Area]:
    """Areas with all that they lie in."""
    return {area[:depth] for area in areas for depth in range(1, len(area) + 1)}


def _between(parts: list[_Part], days: Days) -> Iterator[_Part]:
    """The parts, in order, that may have begun early enough and ended late enough."""
    low = bisect_left(parts, days.first - LONGEST, key=lambda p: p.first)
    high = bisect_right(parts, days.last, key=lambda p: p.first)
    return (parts[at] for at in range(low, high))


def _meet(one: _Part, other: Outline) -> bool:
    days = other.days
    if days is None or one.last < days.first or one.first > days.last:
        return False
    return counts(one.kinds, other.kinds)


def _hash(area: Area) -> int:
    digest = hashlib.blake2b("\0".join(area).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
