"""What a score is worth on a crowded day: less, by a bit for each doubling of the crowd.

Two scenes of one city and one day are likely one event where few were told there, and
likely two where hundreds were.  Splink gives all pairs one prior; here it falls with the
number of others that the scene with more of them meets (``Meetings.crowds``).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from tawthiq.link.cluster import clusters
from tawthiq.link.compare import Comparison, Part
from tawthiq.link.facts import Facts
from tawthiq.link.meeting import Meetings
from tawthiq.link.scorer import Scorer

_Id = TypeVar("_Id", bound=Hashable)


class Crowded(NamedTuple, Generic[_Id]):
    """A pair that reaches the threshold in its crowd: its score less what chance takes."""

    score: float
    one: _Id
    other: _Id
    crowd: int
    crowd_of_other: int


def met(
    scenes: Sequence[Facts], meeting: Meetings, scorer: Scorer
) -> Iterator[Crowded[int]]:
    """The pairs of scenes, by position, that meet and reach the threshold."""
    least, score, crowds = scorer.link, scorer.score, meeting.crowds
    for one, other in meeting.pairs():
        worth = score(scenes[one], scenes[other])
        if worth < least:
            continue
        crowd, other_crowd = crowds[one], crowds[other]
        worth = round(worth - chance(max(crowd, other_crowd), scorer), 2)
        if worth >= least:
            yield Crowded(worth, one, other, crowd, other_crowd)


def chance(crowd: int, scorer: Scorer) -> float:
    """What chance takes off a score, in bits."""
    return math.log2(crowd / scorer.crowd) if crowd > scorer.crowd else 0.0


def crowding(edge: Crowded[_Id], told: Comparison) -> Iterator[Part]:
    """What chance took of the score of an edge, as a part of its comparison."""
    if edge.score != told.score:
        yield Part("crowd", "chance", round(edge.score - told.score, 2))


def clustered(
    scenes: Mapping[_Id, Facts],
    edges: Sequence[Crowded[_Id]],
    scorer: Scorer,
    *,
    same: Iterable[tuple[_Id, _Id]] = (),
    different: Iterable[tuple[_Id, _Id]] = (),
) -> list[list[_Id]]:
    """The clusters of whole components (``cluster.clusters``), by all of their edges."""
    return clusters(
        list(scenes),
        (edge[:3] for edge in edges),
        _score_of(scenes, edges, scorer),
        mean=scorer.mean,
        same=same,
        different=different,
    )


def _score_of(
    scenes: Mapping[_Id, Facts], edges: Iterable[Crowded[_Id]], scorer: Scorer
) -> Callable[[_Id, _Id], float]:
    """The score of any pair of scenes of a component, of which these are the edges.

    A pair that met more than once has the highest of its scores.
    """
    known: dict[tuple[_Id, _Id], float] = {}
    crowds: dict[_Id, int] = defaultdict(int)
    for edge in edges:
        pair = edge.one, edge.other
        known[pair] = max(edge.score, known.get(pair, edge.score))
        crowds[edge.one] = max(edge.crowd, crowds[edge.one])
        crowds[edge.other] = max(edge.crowd_of_other, crowds[edge.other])

    def score(a: _Id, b: _Id) -> float:
        told = known.get((a, b))
        if told is None:
            told = known.get((b, a))
        if told is None:
            worth = scorer.score(scenes[a], scenes[b])
            worth -= chance(max(crowds[a], crowds[b]), scorer)
            told = known[a, b] = worth
        return told

    return score
