"""All scenes of a batch linked: meeting, comparing, clustering, each bounded in memory.

Scenes meet in windows of days, and the pairs that reach the threshold tie scenes into
components; each component is clustered by itself.  Windows and components are given to
processes where there are several.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, starmap
from typing import Final, NamedTuple

from tawthiq.link.crowded import Crowded, clustered, met
from tawthiq.link.facts import Facts
from tawthiq.link.meeting import Window, meetings, windows
from tawthiq.link.scorer import BY_WEIGHTS, Scorer
from tawthiq.parallel import ordered

_BATCH: Final = 2_000  # scenes of small components that are clustered in one go
_Pair = tuple[int, int]


class Said(NamedTuple):
    """What people said of pairs of scenes, by their positions."""

    same: tuple[_Pair, ...] = ()
    different: tuple[_Pair, ...] = ()


class Edges(NamedTuple):
    """Pairs that reach the threshold, as columns: there may be millions."""

    scores: array[float]
    ones: array[int]
    others: array[int]
    crowds: array[int]
    crowds_of_others: array[int]

    @classmethod
    def none(cls) -> Edges:
        """No edges yet."""
        return cls(array("d"), *(array("l") for _ in range(4)))

    def add(self, edge: Crowded[int]) -> None:
        """Add an edge."""
        self.scores.append(edge.score)
        for column, value in zip(self[1:], edge[1:], strict=True):
            column.append(value)

    def extend(self, edges: Edges) -> None:
        """Add edges."""
        self.scores.extend(edges.scores)
        for column, values in zip(self[1:], edges[1:], strict=True):
            column.extend(values)

    def rows(self) -> Iterator[Crowded[int]]:
        """Each edge."""
        return starmap(Crowded, zip(*self, strict=True))


_NOTHING: Final = Said()


def link(
    scenes: Sequence[Facts],
    said: Said = _NOTHING,
    *,
    scorer: Scorer = BY_WEIGHTS,
    jobs: int = 1,
) -> list[list[int]]:
    """Clusters of scenes, by their positions; sums over several events stay alone.

    The same for any number of ``jobs``, the processes that work on it.
    """
    edges = edges_of(scenes, scorer, jobs)
    tied, alone = _components(len(scenes), edges, said)
    todo = (_Component([scenes[at] for at in t.members], t, scorer) for t in tied)
    done = ordered(_clustered, todo, jobs, chunk=1)
    found = [[at] for at in alone]
    found.extend(members for some in done for members in some)
    return sorted(found)


def edges_of(
    scenes: Sequence[Facts], scorer: Scorer = BY_WEIGHTS, jobs: int = 1
) -> Edges:
    """The pairs of scenes that meet and reach the threshold; some may come twice."""
    todo = (
        ([scenes[at] for at in window.scenes], window, scorer)
        for window in windows(scenes)
    )
    edges = Edges.none()
    for found in ordered(_scored, todo, jobs, chunk=1):
        edges.extend(found)
    return edges


def pairs(scenes: Sequence[Facts]) -> list[_Pair]:
    """The pairs that are worth comparing, each once, by position, in order."""
    found: set[_Pair] = set()
    for window in windows(scenes):
        members = window.scenes
        held = [scenes[at] for at in members]
        found.update(
            (members[a], members[b]) for a, b in meetings(held, window).pairs()
        )
    return sorted(found)


def pairs_of(clusters_: Iterable[Sequence[int]]) -> set[_Pair]:
    """The pairs within clusters."""
    return {
        (a, b) if a < b else (b, a)
        for members in clusters_
        for i, a in enumerate(members)
        for b in members[i + 1 :]
    }


def _scored(task: tuple[list[Facts], Window, Scorer]) -> Edges:
    """The edges of a window."""
    scenes, window, scorer = task
    edges = Edges.none()
    at = window.scenes
    for edge in met(scenes, meetings(scenes, window), scorer):
        edges.add(edge._replace(one=at[edge.one], other=at[edge.other]))
    return edges


class _Tied(NamedTuple):
    """Scenes that are tied by edges or by what people said: components, batched."""

    members: list[int]
    edges: Edges
    same: list[_Pair]
    different: list[_Pair]


class _Component(NamedTuple):
    scenes: list[Facts]
    tied: _Tied
    scorer: Scorer


def _clustered(task: _Component) -> list[list[int]]:
    scenes = dict(zip(task.tied.members, task.scenes, strict=True))
    return clustered(
        scenes,
        list(task.tied.edges.rows()),
        task.scorer,
        same=task.tied.same,
        different=task.tied.different,
    )


def _components(count: int, edges: Edges, said: Said) -> tuple[list[_Tied], list[int]]:
    """The scenes that are tied, in batches of whole components; and those that are not."""
    ties = chain(said.same, zip(edges.ones, edges.others, strict=True))
    home = _roots(count, ties)
    members: dict[int, list[int]] = defaultdict(list)
    for at, root in enumerate(home):
        members[root].append(at)
    alone = [held[0] for held in members.values() if len(held) == 1]
    batches: list[_Tied] = []
    where: dict[int, _Tied] = {}
    for root, held in members.items():
        if len(held) == 1:
            continue
        if not batches or len(batches[-1].members) + len(held) > _BATCH:
            batches.append(_Tied([], Edges.none(), [], []))
        where[root] = batches[-1]
        batches[-1].members.extend(held)
    for edge in edges.rows():
        where[home[edge.one]].edges.add(edge)
    for pair in said.same:
        where[home[pair[0]]].same.append(pair)
    for a, b in said.different:
        if home[a] in where and where[home[a]] is where.get(home[b]):
            where[home[a]].different.append((a, b))
    return [tied._replace(members=sorted(tied.members)) for tied in batches], alone


def _roots(count: int, ties: Iterable[_Pair]) -> array[int]:
    """The first scene of each scene's component."""
    root = array("l", range(count))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for a, b in ties:
        one, other = find(a), find(b)
        root[max(one, other)] = min(one, other)
    for at in range(count):
        root[at] = root[root[at]]  # those before it are final
    return root
