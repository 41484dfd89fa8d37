"""Pairs to learn from: scenes that meet, and scenes that would have met by chance.

Scenes that meet are of one event or of two, and nobody says which.  Scenes that meet only
when one of them is moved by weeks are of two events for certain, yet of one place, and of
days that lie as they would by chance: they show how two events of a case look, and how
many meetings chance alone accounts for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.link.facts import Days, Facts
from tawthiq.link.linker import pairs
from tawthiq.link.meeting import meetings, windows

_MOST: Final = 50_000  # scenes that are learnt from; of more, so many by chance
_ENOUGH: Final = 20_000  # pairs of two events
_WEEK: Final = 7
_WEEKS: Final = 104
_PRIOR: Final = (0.02, 0.5)  # the least and the most that is believed of a case
Pair = tuple[Facts, Facts]


class Lesson(NamedTuple):
    """Pairs that meet, pairs of two events, and the share of the first that are one."""

    meeting: list[Pair]
    apart: list[Pair]
    prior: float


def lesson(scenes: Sequence[Facts]) -> Lesson:
    """What can be learnt from scenes; the same for the same scenes in the same order."""
    every = [scene for scene in scenes if teaches(scene)]
    held = [every[at] for at in sample(len(every))]
    met = pairs(held)
    known = set(met)
    apart: list[Pair] = []
    weeks = 0
    for week in range(1, _WEEKS + 1):
        weeks = week
        apart.extend(_apart(held, week * _WEEK, known))
        if len(apart) >= _ENOUGH:
            break
    expected = len(apart) / weeks
    least, most = _PRIOR
    prior = min(most, max(least, 1 - expected / len(met))) if met else most
    return Lesson([(held[a], held[b]) for a, b in met], apart, round(prior, 4))


def teaches(scene: Facts) -> bool:
    """Whether something can be learnt of a scene: it is no sum, and has days."""
    return not scene.sum and scene.days is not None


def sample(count: int) -> Sequence[int]:
    """Which of so many scenes are learnt from: all, or so many by chance, in order."""
    if count <= _MOST:
        return range(count)
    chance = random.Random(count)  # noqa: S311 - a sample, the same each time
    return sorted(chance.sample(range(count), _MOST))


def _apart(
    scenes: Sequence[Facts], days: int, known: set[tuple[int, int]]
) -> Iterator[Pair]:
    """Pairs that meet where the second is moved by so many days, and do not else."""
    size = len(scenes)
    both = [*scenes, *(_later(scene, days) for scene in scenes)]
    for window in windows(both):
        if window.first is None:
            continue  # what meets at a text or a victim does so on any day
        held = [both[at] for at in window.scenes]
        for one, other in meetings(held, window).pairs():
            a, b = window.scenes[one], window.scenes[other] - size
            if a >= size or b < 0 or (min(a, b), max(a, b)) in known or a == b:
                continue
            yield both[a], both[b + size]


def _later(scene: Facts, days: int) -> Facts:
    told = scene.days
    if told is None:
        return scene
    return scene._replace(days=Days(told.first + days, told.last + days, told.told))
