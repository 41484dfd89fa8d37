"""Which drafts of a report may tell one event, and how their tellings agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.linear import Form, Seen, Spelled
from tawthiq.extract.layout.domain import BRIEF
from tawthiq.extract.sources.stretch import Stretch
from tawthiq.text import Token, fold_word

# How many drafts of a type, to either side, a draft is compared with.
_LONG: Final = 4  # sentences: no flash any more
_NEAR: Final = 8
# How much a place that both name counts beside the share of words that they share.
_SAME_PLACE: Final = 0.3
# Small numbers agree by chance.
_TELLING: Final = 2

Names = frozenset[str]


class Around(NamedTuple):
    """What a sentence says around its drafts: its longer words, days and numbers."""

    words: Names = frozenset()
    days: frozenset[object] = frozenset()
    numbers: frozenset[int] = frozenset()

    @classmethod
    def of(cls, tokens: Sequence[Token], chunks: Sequence[Chunk]) -> Around:
        """What a sentence of these tokens and chunks says."""
        counted = [c.quantity.low for c in chunks if c.quantity is not None]
        return cls(
            frozenset(t.norm.removeprefix("ال") for t in tokens if len(t.norm) > 3),
            frozenset((c.data.from_, c.data.to) for c in chunks if c.kind == "time"),
            frozenset(n for n in counted if n is not None and n > _TELLING),
        )


class Telling(NamedTuple):
    """A draft as it was proposed: who tells it, what it names, how full it is."""

    draft: Draft
    around: Around
    teller: Names
    places: Names
    actors: Names
    full: int

    @classmethod
    def of(cls, draft: Draft, around: Around, told: Sequence[Stretch] = ()) -> Telling:
        """The telling of a draft in a sentence whose stretches ``told`` are attributed."""
        holding = [s.chain for s in told if s.first <= draft.at <= s.last]
        return cls(
            draft,
            around,
            frozenset(fold_word(c.name) for c in (holding[-1] if holding else ())),
            frozenset(fold_word(p.chunk.name) for p in draft.places),
            frozenset(fold_word(c.name) for c in draft.actors),
            _fullness(draft),
        )

    def may_be(self, other: Telling) -> bool:
        """Whether nothing that two drafts name sets them apart: no place, no side."""
        return not (
            (self.places and other.places and self.places.isdisjoint(other.places))
            or (self.actors and other.actors and self.actors.isdisjoint(other.actors))
        )

    def likeness(self, other: Telling) -> float:
        """The share of the shorter sentence's words that the other has; more for a place."""
        mine, theirs = self.around.words, other.around.words
        shared = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
        same_place = self.places and not self.places.isdisjoint(other.places)
        return shared + _SAME_PLACE if same_place else shared


class Twin(NamedTuple):
    """How another telling of a draft's event agrees with it.

    In its teller, places, days and numbers: ``=`` the same, ``!`` others, ``<`` only the
    draft has any, ``>`` only the twin, ``0`` neither; ``full``: which is fuller.
    """

    teller: str
    place: str
    days: str
    numbers: str
    full: str
    headline: bool


class Told:
    """All proposals of a report: what else may tell the same event, and how fully.

    ``strength``: how much of war the report's names and weapons are (``Domain``).
    ``size``: how many sentences it has, a flash being told otherwise than an article.
    ``brief``: whether it is no longer than posts are.
    ``doubt``: how unlikely an act of violence may be to be taken for told.
    """

    def __init__(
        self, proposals: Iterable[Telling], strength: int, size: int, doubt: int = 0
    ) -> None:
        self.strength = strength
        self.doubt = doubt
        self.size = min(size, _LONG)
        self.brief = size <= BRIEF
        self._by_type: dict[str, list[Telling]] = {}
        self._rank: dict[int, int] = {}
        for telling in proposals:
            same = self._by_type.setdefault(telling.draft.type, [])
            self._rank[id(telling.draft)] = len(same)
            same.append(telling)

    def twins(self, draft: Draft) -> Seen:
        """How the likeliest telling of a draft's event before it, and after, agrees."""
        same = self._by_type.get(draft.type, [])
        at = self._rank.get(id(draft))
        if at is None:  # made of harm that no trigger tells
            own, at = Telling.of(draft, Around()), len(same)
        else:
            own = same[at]
        near = [t for t in same[max(0, at - _NEAR) : at + _NEAR + 1] if t.may_be(own)]
        twins: list[Twin | None] = []
        for others in (
            [t for t in near if t.draft.start < draft.start],
            [t for t in near if t.draft.start > draft.start],
        ):
            if not others:
                twins.append(None)
                continue
            twin = max(others, key=own.likeness)
            twins.append(
                Twin(
                    agreement(own.teller, twin.teller),
                    agreement(own.places, twin.places),
                    agreement(own.around.days, twin.around.days),
                    agreement(own.around.numbers, twin.around.numbers),
                    _compare(own.full, twin.full),
                    twin.draft.headline,
                )
            )
        before, after = twins
        return Seen(
            TWINS,
            (
                ("E", before, draft.definite, draft.pos),
                ("L", after, draft.definite, draft.pos),
                (_side(before), _side(after)),
            ),
        )


def _of_twin(side: str, twin: Twin | None, definite: object, pos: str) -> Spelled:
    if twin is None:
        return ()
    teller, place, days, numbers, full, headline = twin
    return (
        f"{side}sp:{teller}{place}",
        f"{side}sd:{teller}{days}",
        f"{side}dt:{days}{numbers}",
        f"{side}sf:{teller}{full}|{definite}|{pos}",
        f"{side}sh:{teller}{place}{headline}",
        f"{side}tt:{numbers}{full}|{pos}",
    )


def _of_sides(before: str, after: str) -> Spelled:
    return (f"EL:{before}|{after}",)


TWINS: Final = Form(_of_twin, _of_twin, _of_sides)


def _side(twin: Twin | None) -> str:
    """Whether a twin is told by the same one, and of the same place."""
    return twin.teller + twin.place if twin is not None else "-"


def agreement(mine: frozenset[object], theirs: frozenset[object]) -> str:
    """How two sets of names, days or numbers agree."""
    if mine and theirs:
        return "!" if mine.isdisjoint(theirs) else "="
    return "<" if mine else ">" if theirs else "0"


def _compare(mine: int, theirs: int) -> str:
    return ">" if mine > theirs else "<" if mine < theirs else "="


def _fullness(draft: Draft) -> int:
    """How much a draft tells by itself."""
    return (
        bool(draft.actors)
        + bool(draft.targets)
        + 2 * bool(draft.places)
        + bool(draft.weapons)
        + bool(draft.harm)
        + (draft.pos == "verb")
        - draft.definite
    )
