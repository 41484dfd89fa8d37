"""Bulletins: a heading says who tells all items, where each happened and on what day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, Draft, PlaceDraft, TimeDraft
from tawthiq.extract.layout.headings import BYLINES
from tawthiq.extract.sources.source_kinds import is_outlet
from tawthiq.text import fold_word

_MARKS: Final = frozenset(":/|>»]-–—")
_PARTING: Final = frozenset("|:-–—")
_LEAST: Final = 2  # items with a place before a mark make a list under a title
_UNTITLED: Final = 3  # and so many where there is none
_LEAD: Final = 5  # chunks before a heading: bullets, numbers
_TITLE: Final = 12
_BULLETS: Final = frozenset(("punct", "quote", "word", "quantity"))
_SHORT: Final = 2
_NAMES: Final = words("bulletin.names")
_ISSUED: Final = words("bulletin.issued")
_WHO: Final = frozenset(("source", "actor"))


class Bulletin(NamedTuple):
    """What the headings of a bulletin say of its items.

    Attributes:
        places: the place that heads a sentence's item, by the sentence's number.
        teller: who heads the whole of it, if anybody.
        day: the day in its title.

    """

    places: dict[int, Chunk]
    teller: Chunk | None = None
    day: TimeDraft | None = None

    def fill(self, draft: Draft) -> None:
        """Give a draft what only the headings tell."""
        place = self.places.get(draft.sentence)
        if place is not None and draft.type not in SPEECH:
            own = [p for p in draft.places if p.chunk.start >= place.start]
            if not own:
                draft.places = [PlaceDraft(place)]
                draft.why.append("place of the item")
        if self.day is not None and draft.date is None:
            draft.date = replace(self.day, inherited=True)
        if self.teller is not None and not draft.sources:
            draft.sources = [self.teller]


_NONE: Final = Bulletin({})


def read(
    found: Sequence[Sequence[Chunk]], paragraphs: Sequence[int], publisher: str
) -> Bulletin:
    """The headings of a report; of one that is no bulletin there are none.

    ``found``: the chunks of its sentences; ``paragraphs``: the line of each.
    """
    if not found:
        return _NONE
    titled = _titled(found[0]) and len(found) > _LEAST
    heads = {
        n: head
        for n, chunks in enumerate(found)
        if (head := _head(chunks)) and (not head[1] or _ends_line(paragraphs, n))
    }
    if len(heads) < (_LEAST if titled else _UNTITLED):
        heads = {}
    if not (heads or titled):
        return _NONE
    places: dict[int, Chunk] = {}
    held: tuple[Chunk, bool, int] | None = None
    for n, line in enumerate(paragraphs):
        if n in heads:
            held = (*heads[n], line)
        if held is not None and (held[1] or held[2] == line):
            places[n] = held[0]
    times = [c for c in found[0] if c.kind == "time" and c.data.from_ is not None]
    day = TimeDraft(times[0].data, times[0].start, times[0].end) if times else None
    return Bulletin(places, _teller(found[0], publisher), day)


def _titled(chunks: Sequence[Chunk]) -> bool:
    """``حصاد اليوم``, ``نشرة أخبار …``: a title of bulletins, which has no verb."""
    return not any(finite(c) for c in chunks) and any(
        c.word.base in _NAMES or fold_word(c.name) in _NAMES for c in chunks[:_TITLE]
    )


def _ends_line(paragraphs: Sequence[int], n: int) -> bool:
    return n + 1 == len(paragraphs) or paragraphs[n + 1] != paragraphs[n]


def _head(chunks: Sequence[Chunk]) -> tuple[Chunk, bool] | None:
    """``🔴 اليرموك:``, ``[درعا]``, ``— حلب:``: the place, and whether nothing follows."""
    first = next((i for i, c in enumerate(chunks[:_LEAD]) if c.kind == "place"), None)
    if first is None or chunks[first].word.preposition:
        return None
    if any(c.kind not in _BULLETS or len(c.name) > _SHORT for c in chunks[:first]):
        return None
    last = first
    while last + 1 < len(chunks) and chunks[last + 1].kind == "place":
        last += 1
    rest = chunks[last + 1 :]
    alone = all(c.kind in ("punct", "quote") for c in rest)
    if not alone and not (rest[0].kind == "punct" and rest[0].name in _MARKS):
        return None
    told = next((c for c in rest if c.kind not in ("punct", "quote")), None)
    if told is not None and (is_outlet(told) or fold_word(told.name) in BYLINES):
        return None  # عدن - متابعات: a dateline
    return chunks[first], alone


def _teller(chunks: Sequence[Chunk], publisher: str) -> Chunk | None:
    """``المرصد السوري | حصيلة اليوم``, ``منظمة حقوقية: حصيلة …``: who tells all of it."""
    at = next((i for i, c in enumerate(chunks[:_LEAD]) if c.kind in _WHO), None)
    if at is None or fold_word(chunks[at].name) == publisher:
        return None
    if any(fold_word(c.name) in _ISSUED for c in chunks[:at]):
        told = all(c.kind in ("word", "punct", "quote") for c in chunks[:at])
        return chunks[at] if told else None  # إيجاز القوات المسلحة
    if any(c.kind not in _BULLETS or c.kind == "word" for c in chunks[:at]):
        return None
    for c in chunks[at + 1 : at + 1 + _LEAD]:
        if c.kind == "punct":
            return chunks[at] if c.name in _PARTING else None
        if c.kind != "word":  # مركز الخرطوم لرصد النزاع ::
            return None
    return None
