"""All scenes of a batch linked: blocking, comparing, clustering."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.link.blocking import keys, near
from tawthiq.link.cluster import clusters
from tawthiq.link.compare import compare
from tawthiq.link.facts import Facts
from tawthiq.link.knowledge import WEIGHTS

# A key that so many scenes share is no place and day, but a bulletin's habit.
_BUCKET: Final = 400


class Said(NamedTuple):
    """What people said of pairs of scenes, by their positions."""

    same: tuple[tuple[int, int], ...] = ()
    different: tuple[tuple[int, int], ...] = ()


_NOTHING: Final = Said()


def link(scenes: Sequence[Facts], said: Said = _NOTHING) -> list[list[int]]:
    """Clusters of scenes, by their positions; sums over several events stay alone."""
    score = functools.cache(lambda a, b: compare(scenes[a], scenes[b]).score)
    edges = [
        (told, a, b)
        for a, b in pairs(scenes)
        if (told := score(a, b)) >= WEIGHTS["link"]
    ]
    return clusters(
        range(len(scenes)),
        edges,
        lambda a, b: score(*sorted((a, b))),
        mean=WEIGHTS["mean"],
        same=said.same,
        different=said.different,
    )


def pairs(scenes: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs that are worth comparing, each once, by position."""
    index: dict[int, list[int]] = defaultdict(list)
    for at, scene in enumerate(scenes):
        if not scene.sum:
            for key in keys(scene):
                index[key].append(at)
    for at, scene in enumerate(scenes):
        if scene.sum:
            continue
        found: set[int] = set()
        for key in near(scene):
            bucket = index.get(key, ())
            if len(bucket) <= _BUCKET:
                found.update(bucket)
        yield from ((at, other) for other in sorted(found) if other > at)


def pairs_of(clusters_: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    """The pairs within clusters."""
    return {
        (a, b) if a < b else (b, a)
        for members in clusters_
        for i, a in enumerate(members)
        for b in members[i + 1 :]
    }
