"""Which scenes meet, in windows of days that are worked through one by one.

Scenes meet at a place on a day (``blocking``), so a window of days needs only the scenes
of those days: memory is bounded by the window, and windows can be given to processes.
Scenes that meet at a text or a victim, on whatever days, are a window of their own.

Where more than ``LARGE`` scenes are at one place on one day (``CROWD`` where the place is
as wide as a governorate, or none), the place and the day say little: they meet there only where they share more: a quarter or village, a toll, a word.
What even so many share that way is left out; such scenes are told apart by nothing that
could link them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.link.blocking import CROWD, days_of, is_loose, lasting, wheres
from tawthiq.link.facts import Facts

LARGE: Final = 400
_WINDOW: Final = 4_000  # scenes, about
_EVER: Final = 1 << 31
_WHOLE: Final = frozenset(("country", "governorate", "district", "subdistrict", "city"))
_Index = dict[str, dict[int, list[int]]]
_Large = dict[tuple[str, int], dict[str, list[int]]]


class Window(NamedTuple):
    """Scenes, by position, that may meet on the days from ``first`` to ``last``.

    Without days, they meet at what lasts.
    """

    scenes: list[int]
    first: int | None
    last: int | None


class Meetings(NamedTuple):
    """Scenes that meet, by position: for each the others, in order, and its crowd.

    The crowd is how many a scene meets by place and day: so many chances of meeting one
    that tells another event.
    """

    others: Sequence[array[int]]
    crowds: Sequence[int]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs that meet, each once."""
        for at, others in enumerate(self.others):
            for other in others[bisect_right(others, at) :]:
                yield at, other


def windows(scenes: Sequence[Facts]) -> list[Window]:
    """The windows of scenes; two that meet do so in at least one.  Sums meet none."""
    begins = bounds(map(first_day, (s for s in scenes if not s.sum)))
    held: list[list[int]] = [[] for _ in range(len(begins) + 1)]
    for at, scene in enumerate(scenes):
        for window in places_in(scene, begins):
            held[window].append(at)
    found = [
        Window(members, *span(begins, at))
        for at, members in enumerate(held)
        if len(members) > 1
    ]
    lasting_ = _lasting(scenes)
    return [Window(lasting_, None, None), *found] if lasting_ else found


def bounds(days: Iterable[int]) -> list[int]:
    """The days on which windows begin, but for the first, from the first days of scenes."""
    return sorted(set(sorted(days)[_WINDOW::_WINDOW]))


def first_day(scene: Facts) -> int:
    """The first day of a scene; 0 where it has none."""
    return scene.days.first if scene.days else 0


def places_in(scene: Facts, begins: Sequence[int]) -> set[int]:
    """The windows that a scene is in, by number."""
    if scene.sum:
        return set()
    return {bisect_right(begins, day) for day in days_of(scene, beside=True)}


def span(begins: Sequence[int], window: int) -> tuple[int, int]:
    """The first and the last day of a window."""
    edges = (-_EVER, *begins, _EVER)
    return edges[window], edges[window + 1] - 1


def _lasting(scenes: Sequence[Facts]) -> list[int]:
    """The scenes that share a text or a victim with another."""
    first: dict[str, int] = {}
    found: set[int] = set()
    for at, scene in enumerate(scenes):
        if not scene.sum:
            for key in lasting(scene):
                held = first.setdefault(key, at)
                if held != at:
                    found |= {held, at}
    return sorted(found)


def meetings(scenes: Sequence[Facts], window: Window) -> Meetings:
    """Which scenes of a window meet; ``scenes`` are those of the window, in its order."""
    if window.first is None or window.last is None:
        return Meetings(list(_by_lasting(scenes)), [0] * len(scenes))
    found = list(_by_day(scenes, range(window.first, window.last + 1)))
    return Meetings(found, [len(others) for others in found])


def _by_day(scenes: Sequence[Facts], within: range) -> Iterator[array[int]]:
    """For each scene those that it meets on the days ``within``, in order."""
    index, large = _indexed(scenes, within)
    for at, scene in enumerate(scenes):
        days = [day for day in days_of(scene, beside=True) if day in within]
        found: set[int] = set()
        for where in set(wheres(scene, beside=True)):
            held = index.get(where)
            if held is None:
                continue
            for day in days:
                if day in held:
                    found.update(held[day])
                elif large and (shared := large.get((where, day))):
                    for key in _finer(scene):
                        found.update(shared.get(key, ()))
        found.discard(at)
        yield array("l", sorted(found))


def _by_lasting(scenes: Sequence[Facts]) -> Iterator[array[int]]:
    """For each scene those that share a text or a victim with it, in order."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, scene in enumerate(scenes):
        for key in set(lasting(scene)):
            index[key].append(at)
    for at, scene in enumerate(scenes):
        found: set[int] = set()
        for key in set(lasting(scene)):
            if len(index[key]) <= LARGE:
                found.update(index[key])
        found.discard(at)
        yield array("l", sorted(found))


def _indexed(scenes: Sequence[Facts], within: range) -> tuple[_Index, _Large]:
    """The scenes at each place by day, and of large ones those that share more."""
    index: _Index = defaultdict(dict)
    for at, scene in enumerate(scenes):
        days = [day for day in days_of(scene, beside=False) if day in within]
        for where in set(wheres(scene, beside=False)) if days else ():
            held = index[where]
            for day in days:
                held.setdefault(day, []).append(at)
    large: _Large = {}
    for where, held in index.items():
        most = CROWD if is_loose(where) else LARGE
        for day in [day for day, members in held.items() if len(members) > most]:
            shared: dict[str, list[int]] = defaultdict(list)
            for at in held.pop(day):
                for key in _finer(scenes[at]):
                    shared[key].append(at)
            large[where, day] = {k: v for k, v in shared.items() if len(v) <= most}
    return dict(index), large


def _finer(scene: Facts) -> set[str]:
    """What scenes of a large place and day must share to meet there."""
    places = {f"in {s.name}" for s in scene.spots if s.precision not in _WHOLE}
    tolls = {f"{k} {a.low}" for k, a in scene.tolls.items() if a.low and a.low > 1}
    return places | tolls | scene.words
