"""Persons named in a report, with a role; victims with name, age and sex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, VictimDraft
from tawthiq.extract.names import told_by_whose
from tawthiq.model import Person
from tawthiq.text import fold_word

_MONTHS: Final = words("persons.months")
_UNITS_OF_AGE: Final = words("persons.years") | _MONTHS
_FEMALE: Final = words("persons.female")
_PERSONAL: Final = frozenset(("killing", "shooting", "abduction", "detention"))
_LONGEST: Final = 5
_STATED_AGE: Final = words("persons.stated_age")


def persons(
    chunks: Iterable[Sequence[Chunk]], victims: Iterable[VictimDraft]
) -> tuple[Person, ...]:
    """Every person named, once, at the first full mention; victims have that role."""
    found: dict[str, Person] = {}
    struck = {fold_word(v.name): v for v in victims}
    for sentence in chunks:
        for chunk in sentence:
            if chunk.kind != "person" or not chunk.name or chunk.head == "title":
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


def victims(chunks: Sequence[Chunk], text: str) -> list[VictimDraft]:
    """The named victims of a sentence that tells harm: by title, verb or age.

    ``استشهد الشاب س (22 عاما)``; ``هم: س (9 سنوات)، وص (37 سنة)``.
    """
    if not any(_harms(c) for c in chunks):
        return []
    found: dict[int, VictimDraft] = {}
    for i, chunk in enumerate(chunks):
        if chunk.kind == "person" and chunk.name and chunk.head != "title":
            if _suffers(chunks, i):
                age = _age_after(chunks, i)
                found[chunk.start] = VictimDraft(
                    chunk.name, chunk.start, chunk.end, age, _sex(chunk)
                )
        elif _is_age(chunks, i):
            named = _named_before(chunks, i, text)
            if named is not None and named.start not in found:
                found[named.start] = named
    return [found[start] for start in sorted(found)]


def targeted(draft: Draft) -> list[VictimDraft]:
    """The persons whom a killing, shooting, abduction or detention was done to."""
    if draft.type not in _PERSONAL or draft.status != "asserted":
        return []
    return [
        VictimDraft(c.name, c.start, c.end, None, _sex(c))
        for c in draft.targets
        if c.kind == "person" and c.name and c.head != "title"
    ]


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
    for n in range(i - 1, max(-1, i - 4), -1):
        c = chunks[n]
        if c.kind == "harm":
            return not c.word.pronoun
        if c.kind == "person" and chunks[n + 1].joined:
            return _suffers(chunks, n)  # استشهد الشاب س وشقيقه ص
        if c.kind not in ("word", "time", "quote", "people"):
            return False
    return False


def _is_age(chunks: Sequence[Chunk], i: int) -> bool:
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    return (
        chunks[i].kind == "quantity"
        and after is not None
        and after.kind in ("word", "time")
        and fold_word(after.name) in _UNITS_OF_AGE
        and i > 0
        and (chunks[i - 1].name in "(،" or chunks[i - 1].word.base in _STATED_AGE)
    )


def _years(chunks: Sequence[Chunk], i: int) -> int | None:
    quantity = chunks[i].quantity
    if quantity is None or quantity.low is None:
        return None
    months = fold_word(chunks[i + 1].name) in _MONTHS
    return quantity.low // 12 if months else quantity.low


def _age_after(chunks: Sequence[Chunk], i: int) -> int | None:
    """The age told right after a name, in years; months count as full years."""
    for n in range(i + 1, min(i + 7, len(chunks) - 1)):
        if _is_age(chunks, n):
            return _years(chunks, n)
        known = chunks[n].word.base in _STATED_AGE or chunks[n].name in "(،"
        if not (known or chunks[n].kind in ("prep", "word")):
            return None
    return None


def _named_before(chunks: Sequence[Chunk], i: int, text: str) -> VictimDraft | None:
    """The unknown words before an age: ``ويوسف محمد حسان (37 سنة)``."""
    last = i - 1
    while last >= 0 and (
        chunks[last].name in "(،"
        or chunks[last].word.base in _STATED_AGE
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
    if not title or chunk.first == chunk.last:
        return None
    if told_by_whose(chunk):
        title = _PRONOUN.sub("", title)  # زوجته, ابنها
        return "female" if title.endswith("ت") or title in _FEMALE else "male"
    return "female" if title.endswith("ه") or title in _FEMALE else "male"


_PRONOUN: Final = re.compile("(ه|ها|هم|هما)$")
