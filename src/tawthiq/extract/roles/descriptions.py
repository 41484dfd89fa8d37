"""Definite descriptions: ``المدينة``, ``التنظيم``, ``الهجوم`` are what was named before."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from tawthiq.codebook.words import pairs, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft, PlaceDraft
from tawthiq.extract.surnames import full_name
from tawthiq.text import fold_word

_KINDS: Final = {
    noun: tuple(kinds.split()) for noun, kinds in pairs("descriptions.kinds").items()
}


_ONE_OF_ITS_KIND: Final = words("descriptions.one_of_its_kind")


_DUALS: Final = {
    one.removesuffix("ه") + ending: one
    for one in _KINDS
    for ending in (
        ("تين", "تان", "تي", "تا") if one.endswith("ه") else ("ين", "ان", "ي", "ا")
    )
}


# How many names back a description is looked up: work stays linear.
_RECENT: Final = 40
_FAR: Final = 100
_Named = TypeVar("_Named")


@functools.lru_cache(maxsize=4096)
def _noun(head: str) -> str:
    """The singular noun that a folded head is a form of, its clitics off."""
    for n in range(min(3, len(head))):
        word = stem(head[n:])
        if word in _KINDS or word in _DUALS:
            return word if word in _KINDS else _DUALS[word]
        if head[n] not in "وفبل":
            break
    return stem(head)


def latest(named: Sequence[_Named]) -> Sequence[_Named]:
    """What was named in a report, the last first, as far as is looked back."""
    return named[: -_FAR - 1 : -1]


def stem(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@dataclass(slots=True)
class Memory:
    """What a report has named so far."""

    places: list[PlaceDraft] = field(default_factory=list)
    actors: list[Chunk] = field(default_factory=list)
    events: list[Draft] = field(default_factory=list)
    sides: list[Chunk] = field(default_factory=list)
    voices: list[Chunk] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    _meant: dict[int, Chunk] = field(default_factory=dict)

    def learn(self, chunks: Sequence[Chunk]) -> None:
        """Remember the names of a sentence."""
        for chunk in chunks:
            if chunk.kind == "place" and chunk.head != "the":
                self.places.append(PlaceDraft(chunk))
            elif chunk.kind == "actor" and len(chunk.name.split()) > 1:
                self.actors.append(chunk)
            if chunk.kind == "actor" and not (chunk.word.pronoun or of_two(chunk)):
                self.sides.append(chunk)
            if chunk.kind in ("person", "source"):
                self.voices.extend(_spoken_for(chunk))

    def meant(self, chunk: Chunk) -> Chunk:
        """The name that a description of a place or a side means; else the chunk."""
        described = chunk.kind == "place" and chunk.head == "the"
        if not described and chunk.kind != "actor":
            return chunk
        known = self._meant.get(chunk.start)
        if known is None:
            if described:
                place = next(iter(self.both(chunk)), None) or self.place(chunk)
                known = place.chunk if place is not None else chunk
            else:
                known = self.actor(chunk)
            self._meant[chunk.start] = known
        return known

    def place(self, chunk: Chunk) -> PlaceDraft | None:
        """The place that ``الحي`` means; None where nothing fits."""
        head = stem(fold_word(chunk.name).split()[0])
        told = [p for p in latest(self.places) if p.chunk.start < chunk.start]
        for known in told:
            if known.chunk.head and _noun(known.chunk.head) == head:
                return known
            name = fold_word(known.chunk.name).split()
            if name and stem(name[0]) == head:
                return known
        for known in told:
            data = known.chunk.data
            kind = data.get("kind", "") if isinstance(data, dict) else ""
            if kind in _KINDS.get(head, ()):
                return known
        return None

    def both(self, chunk: Chunk) -> list[PlaceDraft]:
        """The two places that ``البلدتين`` means: the last two told together."""
        head = _DUALS.get(stem(fold_word(chunk.name).split()[0]), "")
        if not head:
            return []
        told = [p for p in self.places[-_RECENT:] if p.chunk.start < chunk.start]
        for one, two in zip(told[:-1][::-1], told[1:][::-1], strict=True):
            if two.chunk.joined and _noun(one.chunk.head) == head:
                return [one, two]  # بلدتي الفوعة وكفريا
        return []

    def owner(self, chunk: Chunk) -> Chunk | None:
        """The last actor named before: ``الأخيرة``, and whose ``قواته`` are.

        ``قواتنا`` are of whoever is spoken for, never of who was named last; ``الأولى`` is
        the one before the last.
        """
        named = self.voices if chunk.word.pronoun == _OURS else self.sides
        told = (side for side in latest(named) if side.start < chunk.start)
        former = of_two(chunk) == "former"
        return next(itertools.islice(told, int(former), None), None)

    def actor(self, chunk: Chunk) -> Chunk:
        """The fullest name before of an actor given by its head or surname alone."""
        if chunk.kind == "person":
            return full_name(chunk)
        if chunk.kind != "actor":
            return chunk
        if (chunk.word.pronoun and not _ally(chunk)) or of_two(chunk):
            known = self.owner(chunk)
            if known is not None:
                return known
        head = _head_alone(chunk)
        return self._headed(chunk, head) if head else chunk

    def _headed(self, chunk: Chunk, head: str) -> Chunk:
        """The last actor named before that a noun means; else the chunk."""
        for known in latest(self.actors):
            if known.start >= chunk.start:
                continue
            if stem(fold_word(known.name).split()[0]) == head:
                return known
        ids = _ORGANISED.get(head, ())
        for side in self.sides[-_RECENT:][::-1] if ids else ():
            if side.start < chunk.start and side.id in ids:
                return side  # التنظيم: داعش, named without its noun
        return chunk


_OURS: Final = "نا"
_IN_THE_NAME_OF: Final = " باسم "


def _spoken_for(chunk: Chunk) -> Iterator[Chunk]:
    """``متحدث باسم قوات الحكومة``: the side that somebody speaks for."""
    speaker, told, side = chunk.name.partition(_IN_THE_NAME_OF)
    if told:
        start = chunk.start + len(speaker) + len(told)
        yield chunk._replace(kind="actor", id=None, name=side, start=start)


def _head_alone(chunk: Chunk) -> str:
    """The noun of a side that is told by no more: ``التنظيم``, ``الحركة المتشددة``."""
    if chunk.head == "all":
        return ""  # جميع الفصائل: no one of them
    told = fold_word(chunk.name).split()
    if not told or not told[0].startswith("ال"):
        return ""
    if any(word not in _EPITHETS for word in told[1:]):
        return ""
    named = chunk.id is not None and "head" not in chunk.alts
    return "" if named else stem(told[0])


_EPITHETS: Final = words("descriptions.epithets")
_ORGANISED: Final = {
    noun: tuple(ids.split()) for noun, ids in pairs("descriptions.organised").items()
}


def of_two(chunk: Chunk) -> str:
    """Which of two sides told before a word means: ``latter``, ``former``, or empty."""
    kind = chunk.data.get("kind", "") if isinstance(chunk.data, dict) else ""
    return kind if kind in ("latter", "former") else ""


def resolve(draft: Draft, memory: Memory) -> None:
    """Put names for the definite descriptions in a draft's slots."""
    if draft.type != "shootdown":  # إسقاط طائرته: the aircraft, not whose it was
        draft.targets = [memory.actor(c) for c in draft.targets]
    draft.actors = [_unhurt(draft, c, memory.actor(c)) for c in draft.actors]
    draft.sources = [memory.actor(c) for c in draft.sources]
    places: list[PlaceDraft] = []
    for place in draft.places:
        if place.chunk.head == "the":
            places.extend(_described(place, memory))
        else:
            places.append(PlaceDraft(place.chunk, _within(place, memory)))
    draft.places = places


def _unhurt(draft: Draft, told: Chunk, meant: Chunk) -> Chunk:
    """``قال إن قواتهم قتلت 40 من الفصائل``: whoever else they are, not those that they killed."""
    struck = {fold_word(t.name) for t in draft.targets}
    own = draft.type in VIOLENCE or draft.type == "casualties"
    return told if own and fold_word(meant.name) in struck else meant


def _described(place: PlaceDraft, memory: Memory) -> list[PlaceDraft]:
    """What a description means; the description where nothing else can be meant."""
    known = memory.place(place.chunk)
    if known is not None:
        return [known]
    # المطار, of which no name is told, is still where it was; so is العاصمة
    one = stem(fold_word(place.chunk.name)) in _ONE_OF_ITS_KIND
    return memory.both(place.chunk) or [place] * one


def _within(place: PlaceDraft, memory: Memory) -> Chunk | None:
    """What a place lies in, by its name: ``حي السكري في المدينة``."""
    within = place.within
    if within is None or within.head != "the":
        return within
    found = memory.place(within)
    if found is None or found.chunk.name == place.chunk.name:
        return None
    return found.chunk


def _ally(chunk: Chunk) -> bool:
    """``وحلفاؤهم``: others than those that the pronoun means."""
    return chunk.word.base.startswith(("حلفا", "مرتزق"))
