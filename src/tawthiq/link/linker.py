"""All scenes of a batch linked: meeting, comparing, clustering, each bounded in memory.

Scenes meet in windows of days, and the pairs that reach the threshold tie scenes into
components; each component is clustered by itself.  Windows and components are given to
processes where there are several.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from tawthiq.link.cluster import clusters
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

    @classmethod
    def none(cls) -> Edges:
        """No edges yet."""
        return cls(array("d"), array("l"), array("l"))

    def add(self, score: float, one: int, other: int) -> None:
        """Add an edge."""
        self.scores.append(score)
        self.ones.append(one)
        self.others.append(other)

    def rows(self) -> Iterator[tuple[float, int, int]]:
        """Each edge as its score and its two scenes."""
        return zip(self.scores, self.ones, self.others, strict=True)


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
        edges.scores.extend(found.scores)
        edges.ones.extend(found.ones)
        edges.others.extend(found.others)
    return edges


def pairs(scenes: Sequence[Facts]) -> list[_Pair]:
    """The pairs that are worth comparing, each once, by position, in order."""
    found: set[_Pair] = set()
    for window in windows(scenes):
        members = window.scenes
        held = [scenes[at] for at in members]
        found.update((members[a], members[b]) for a, b in meetings(held, window))
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
    compare, least = scorer.compare, scorer.link
    for a, b in meetings(scenes, window):
        score = compare(scenes[a], scenes[b]).score
        if score >= least:
            edges.add(score, window.scenes[a], window.scenes[b])
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
    known = {(a, b): score for score, a, b in task.tied.edges.rows()}

    def score(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        told = known.get(pair)
        if told is None:
            told = known[pair] = task.scorer.compare(scenes[a], scenes[b]).score
        return told

    return clusters(
        task.tied.members,
        task.tied.edges.rows(),
        score,
        mean=task.scorer.mean,
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
    for score, a, b in edges.rows():
        where[home[a]].edges.add(score, a, b)
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
