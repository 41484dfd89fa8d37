"""Speakers that no table knows, named by what stands before them: ``قال س``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract import names
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.events.drafts import SPEECH
from tawthiq.extract.sources.sayings import quotes_on
from tawthiq.text import Word, fold_word


def unknown_speaker(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال هنري باركي``, ``أفادت المنسقية أن``: unknown words after a reporting verb."""
    if not before or before[-1].kind != "report" or before[-1].word.preposition:
        return None
    if len(before) > 1 and before[-2].kind == "rel":
        return None  # المرصد الذي يتابع | العنف
    last = names.person_name(view, i)
    if last > i:
        return view.chunk("person", i, last, data={"role": "unknown"})
    norm = view.tokens[i].norm
    if not norm.startswith("ال") or names.is_verbal(view, i):
        return None
    last = names.adjectives(view, i, definite=True, limit=2, strict=True)
    if not quotes_on(view, last):
        return None  # أعلن الانسحاب: what is announced, not who announces
    word = Word(norm[2:], article=True, prefix=2)
    return view.chunk("source", i, last, word=word, data={"kind": "unspecified"})


def town_named(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال ناصر الحمصي``: a given name that is a town's too, after a reporting verb."""
    if not before or view.tokens[i].norm not in view.given or not view.hits[i]:
        return None
    office = _office_open(before)  # القيادي في الحركة | ياسر س: no verb أسر
    if not office and not (view.kinds(i) == {"place"} and _speaker_due(before)):
        return None
    last = names.person_name(view, i, ranked=office)
    if last <= i:
        return None
    return view.chunk("person", i, last, data={"role": "unknown"})


def _office_open(before: Sequence[Chunk]) -> bool:
    """``قال القيادي في حركة س``: whether an office that has no name yet ends here."""
    for i in range(len(before) - 1, max(0, len(before) - _OFFICE_CHUNKS), -1):
        c = before[i]
        if "title" in c.alts and (c.head == "title" or c.kind == "people"):
            return before[i - 1].kind in ("report", "conn")
        if c.kind not in ("prep", "actor", "source", "place", "people"):
            return False
    return False


_OFFICE_CHUNKS: Final = 5


def _speaker_due(before: Sequence[Chunk]) -> bool:
    """Whether who speaks is named next: ``قال``, ``دعا``, ``نقلت الوكالة عن``."""
    last = before[-1]
    if last.kind == "prep" and last.data == "about":
        quoting = (c.kind == "report" and c.data.role == "quote" for c in before[-8:])
        return any(quoting)
    voices = last.kind == "trigger" and last.id in SPEECH and finite(last)
    return voices or (last.kind == "report" and not last.word.preposition)


# The name of an outlet has so many words at most.
_OUTLET_WORDS: Final = 5
_SPEAKERS: Final = frozenset(("source", "person", "people", "actor"))
_TALKS: Final = words("unknowns.talks")


def quoted_outlet(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال شاهد لـ«صدى الوادي»``: a quoted name that somebody is said to have told."""
    informed = bool(before) and before[-1].word.base in _INFORMED
    if not informed and (len(before) < 2 or not _told_here(before)):
        return None
    last = names.quotation_end(view, i)
    if not last or last - i - 1 > _OUTLET_WORDS or "source" in view.kinds(i + 1):
        return None
    if any(view.kinds(n) & {"comp", "report", "rel"} for n in range(i + 1, last)):
        return None
    by = before[-1].name == "به" or informed
    return view.chunk(
        "source",
        i,
        last,
        word=Word(view.tokens[i + 1].norm, preposition="" if by else "ل"),
        name_from=i + 1,
        name_to=last - 1,
        data={"kind": "media"},
    )


def _told_here(before: Sequence[Chunk]) -> bool:
    """Whether somebody tells and the words before a quotation say whom."""
    last = before[-1]
    if last.name == "به" and before[-2].kind == "report":
        return True  # على ما أفاد به «مركز س»
    if fold_word(last.name).lstrip("و") in _RECEIVES:
        return any(c.kind == "source" for c in before[-3:-1])  # في بيان تلقت «س» نسخة
    if last.kind == "word" and last.name.rstrip("\u0640") == "ل":
        return before[-2].kind in _SPEAKERS or _talks(before[-5:-1])
    to = last.kind == "prep" and last.data in ("with", "to")
    return to and _talks(before[-4:-1])


_INFORMED: Final = words("unknowns.informed")
_RECEIVES: Final = words("unknowns.receives")


def _talks(before: Sequence[Chunk]) -> bool:
    return any(c.word.base in _TALKS for c in before)
