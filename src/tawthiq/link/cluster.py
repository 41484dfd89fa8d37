"""Scenes into clusters: the closest first, and never along one loose pair.

Two clusters join only where the mean of all their pairs is high enough, so that a scene
that is like one member and unlike the others stays out.  What people said comes first:
``same`` joins whatever the score, ``different`` parts for good.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

_MOST: Final = 12  # members of a large cluster that are compared
# One misread place or date of a report speaks against a cluster no louder than this, in
# bits, and one lucky number for it.
_BOUNDS: Final = (-4.0, 5.0)
_Id = TypeVar("_Id", bound=Hashable)


def clusters(
    scenes: Sequence[_Id],
    edges: Iterable[tuple[float, _Id, _Id]],
    score: Callable[[_Id, _Id], float],
    *,
    mean: float,
    same: Iterable[tuple[_Id, _Id]] = (),
    different: Iterable[tuple[_Id, _Id]] = (),
) -> list[list[_Id]]:
    """Clusters of scenes, each in the order of ``scenes``; the same for any edge order.

    Args:
        scenes: all of them; one that joins none is a cluster of its own.
        edges: pairs that reach the threshold, with their scores.
        score: the score of any pair.
        mean: the least mean score of the pairs between two clusters that join.
        same: pairs that people said are of one event.
        different: pairs that they said are not.

    """
    place = {scene: at for at, scene in enumerate(scenes)}
    home = {scene: [scene] for scene in scenes}
    parted = {frozenset(pair) for pair in different}
    for a, b in same:
        _join(home, a, b)
    ordered = sorted(edges, key=lambda e: (-e[0], *sorted((place[e[1]], place[e[2]]))))
    refused: dict[tuple[int, int], tuple[int, int]] = {}
    for _, a, b in ordered:
        one, two = home[a], home[b]
        if one is two or _forbidden(one, two, parted):
            continue
        # Two that did not join do not, until one of them has grown.
        pair, sizes = (id(one), id(two)), (len(one), len(two))
        if refused.get(pair) == sizes:
            continue
        if _mean(one, two, score) >= mean:
            _join(home, a, b)
        else:
            refused[pair] = sizes
    found = {id(members): members for members in home.values()}
    result = [sorted(members, key=place.__getitem__) for members in found.values()]
    return sorted(result, key=lambda members: place[members[0]])


def _join(home: dict[_Id, list[_Id]], a: _Id, b: _Id) -> None:
    one, two = home[a], home[b]
    if one is two:
        return
    one.extend(two)
    for scene in two:
        home[scene] = one


def _forbidden(one: list[_Id], two: list[_Id], parted: set[frozenset[_Id]]) -> bool:
    if not parted:
        return False
    return any(frozenset((a, b)) in parted for a in one for b in two)


def _mean(one: list[_Id], two: list[_Id], score: Callable[[_Id, _Id], float]) -> float:
    least, most = _BOUNDS
    pairs = [score(a, b) for a in one[:_MOST] for b in two[:_MOST]]
    return sum(min(most, max(least, told)) for told in pairs) / len(pairs)
