"""Persons named in a report, with a role; victims with name, age and sex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.chunking.kin import HIS
from tawthiq.extract.chunking.rolls import (
    MONTHS,
    STATED_AGE,
    is_age,
    listed_after,
    past_number,
)
from tawthiq.extract.events.drafts import Draft, VictimDraft
from tawthiq.extract.harm.people import harm_noun
from tawthiq.extract.names import told_by_whose
from tawthiq.model import Person
from tawthiq.text import fold_word

_FEMALE: Final = words("persons.female")
_PERSONAL: Final = frozenset(("killing", "shooting", "abduction", "detention"))
_LONGEST: Final = 5


def persons(
    chunks: Iterable[Sequence[Chunk]], victims: Iterable[VictimDraft]
) -> tuple[Person, ...]:
    """Every person named, once, at the first full mention; victims have that role."""
    found: dict[str, Person] = {}
    struck = {fold_word(v.name): v for v in victims}
    for sentence in chunks:
        for chunk in sentence:
            if not _is_named(chunk):
                continue
            key = fold_word(chunk.name)
            if key not in found:
                data = chunk.data if isinstance(chunk.data, dict) else {}
                found[key] = _person(chunk, data.get("role") or "unknown")
    for key, victim in struck.items():
        if key not in found or found[key].role == "unknown":
            found[key] = _person(victim, "victim")
    return tuple(sorted(found.values(), key=lambda p: (p.start, p.end)))


def _person(named: Chunk | VictimDraft, role: str) -> Person:
    return Person(
        name=named.name, text=named.name, start=named.start, end=named.end, role=role
    )


def on_roll(sentences: Sequence[Sequence[Chunk]]) -> frozenset[int]:
    """Which sentences are lines of a list of the dead: ``شهداء البلدة اليوم`` and names below."""
    found: set[int] = set()
    open_ = False
    for n, chunks in enumerate(sentences):
        if open_ and all(c.kind in ("quantity", "punct") for c in chunks):
            continue  # "1." ends a sentence
        if open_ and any(map(_is_named, chunks)) and all(map(_of_entry, chunks)):
            found.add(n)
        else:
            told = any(c.kind in ("harm", "report") for c in chunks)
            closed = told and chunks[-1].name != ":"
            open_ = len(chunks) <= _LINE and not closed and _heads_roll(chunks)
    return frozenset(found)


_LINE: Final = 12  # chunks


def _of_entry(chunk: Chunk) -> bool:
    kinds = ("person", "people", "punct", "quantity", "word", "place", "prep")
    return chunk.kind in kinds and not chunk.alts.keys() & {"trigger", "harm_masdar"}


def victims(
    chunks: Sequence[Chunk], text: str, *, listed: bool = False
) -> list[VictimDraft]:
    """The named victims of a sentence that tells harm: by title, verb or age.

    ``استشهد الشاب س (22 عاما)``; ``هم: س (9 سنوات)، وص (37 سنة)``; or, ``listed``, that is a
    line of a list of the dead.
    """
    if not (listed or any(_harms(c) for c in chunks)):
        return []
    found: dict[int, VictimDraft] = {}
    for i, chunk in enumerate(chunks):
        if _is_named(chunk):
            if listed or _suffers(chunks, i):
                found[chunk.start] = _victim(chunks, i)
        elif is_age(chunks, i):
            named = _named_before(chunks, i, text)
            if named is not None and named.start not in found:
                found[named.start] = named
    return [found[start] for start in sorted(found)]


def targeted(draft: Draft, chunks: Sequence[Chunk]) -> list[VictimDraft]:
    """The persons whom a killing, shooting, abduction or detention was done to.

    With those whom a list of its sentence names after them.
    """
    if draft.type not in _PERSONAL or draft.status != "asserted":
        return []
    done_to = {c.start for c in draft.targets if _is_named(c)}
    found: list[VictimDraft] = []
    for i, c in enumerate(chunks):
        if not _is_named(c):
            continue
        before = listed_after(chunks, i)
        if before >= 0 and chunks[before].start in done_to:
            done_to.add(c.start)
        if c.start in done_to:
            found.append(_victim(chunks, i))
    return found


def _victim(chunks: Sequence[Chunk], i: int) -> VictimDraft:
    c = chunks[i]
    return VictimDraft(c.name, c.start, c.end, _age_after(chunks, i), _sex(c))


def _is_named(chunk: Chunk) -> bool:
    return chunk.kind == "person" and bool(chunk.name) and chunk.head != "title"


def attach(named: Sequence[VictimDraft], events: Sequence[Draft]) -> None:
    """Give the named victims of a sentence to the event that harmed them."""
    harmed = [e for e in events if e.harm and e.status == "asserted"]
    if harmed:
        harmed[0].victims.extend(named)


def _harms(chunk: Chunk) -> bool:
    return (
        chunk.kind == "harm" or "harm_noun" in chunk.alts or chunk.name in ("هم", "هم:")
    )


def _suffers(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the person at i follows a word of harm, or has a victim's title."""
    data = chunks[i].data
    if isinstance(data, dict) and data.get("role") == "victim":
        return True
    before = listed_after(chunks, i)
    if before >= 0:
        return _suffers(chunks, before)
    first = past_number(chunks, i)
    for n in range(first - 1, max(-1, first - _NEAR), -1):
        c = chunks[n]
        if c.kind == "harm":
            return not c.word.pronoun
        if c.name == ":" and n and _opens_roll(chunks[:n]):
            return True
        if c.kind not in ("word", "time", "quote", "people"):
            return False
    return False


_NEAR: Final = 4  # chunks


def _opens_roll(before: Sequence[Chunk]) -> bool:
    """``شهداء مجزرة السوق:``, ``ارتقاء الشهداء:``: whether names of the dead are told next."""
    return _heads_roll(before[-_HEADING:])


def _heads_roll(chunks: Sequence[Chunk]) -> bool:
    return any(harm_noun(c) == "killed" and c.quantity is None for c in chunks)


_HEADING: Final = 5  # chunks


def _years(chunks: Sequence[Chunk], i: int) -> int | None:
    quantity = chunks[i].quantity
    if quantity is None or quantity.low is None:
        return None
    months = fold_word(chunks[i + 1].name) in MONTHS
    return quantity.low // 12 if months else quantity.low


def _age_after(chunks: Sequence[Chunk], i: int) -> int | None:
    """The age told right after a name, in years; months count as full years."""
    for n in range(i + 1, min(i + 7, len(chunks) - 1)):
        if is_age(chunks, n):
            return _years(chunks, n)
        known = chunks[n].word.base in STATED_AGE or chunks[n].name in "(،"
        if not (known or chunks[n].kind in ("prep", "word")):
            return None
    return None


def _named_before(chunks: Sequence[Chunk], i: int, text: str) -> VictimDraft | None:
    """The unknown words before an age: ``ويوسف محمد حسان (37 سنة)``."""
    last = i - 1
    while last >= 0 and (
        chunks[last].name in "(،"
        or chunks[last].word.base in STATED_AGE
        or chunks[last].kind == "prep"
    ):
        last -= 1
    first = last + 1
    while first > 0 and last - first + 1 < _LONGEST:
        chunk = chunks[first - 1]
        if chunk.kind not in ("word", "place") or chunk.word.preposition:
            break
        if chunk.kind == "word" and chunk.name in ("هم", "و"):
            break
        first -= 1
        if chunk.joined:
            break
    if first > last:
        return None
    start = chunks[first].start
    if chunks[first].joined and text[start] == "و" and chunks[first].kind == "word":
        start += 1
    end = chunks[last].end
    name = text[start:end]
    if len(name) < 3:
        return None
    return VictimDraft(name, start, end, _years(chunks, i), None)


def _sex(chunk: Chunk) -> str | None:
    """Female or male where a title before the name tells it."""
    title = fold_word(chunk.word.base)
    if not title or chunk.first == chunk.last or chunk.alts.keys().isdisjoint(_TITLES):
        return None
    if told_by_whose(chunk):
        title = _PRONOUN.sub("", title)  # زوجته, ابنها
        return "female" if title.endswith("ت") or title in _FEMALE else "male"
    return "female" if title.endswith("ه") or title in _FEMALE else "male"


_TITLES: Final = frozenset(("title", "group"))
_PRONOUN: Final = re.compile(f"({'|'.join(HIS)})$")
