"""The places that a report names, resolved together: each helps to place the others."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import contains, is_joined, is_place, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.roles.descriptions import Memory
from tawthiq.places import Mention, Resolution, Resolver

# Resolutions by the offset in the report at which the name stands.
Located = Mapping[int, Resolution]


class Publisher(NamedTuple):
    """Who published a report: the country that he reports on, the places he is called by."""

    country: str = ""
    homes: tuple[str, ...] = ()


_NOBODY: Final = Publisher()


@dataclass(slots=True)
class _Group:
    """Places of one list, and how they stand to what is told.

    Attributes:
        chunks: the places.
        near: whether what is told is near them, not in them.
        beside: whether the group that they hold is near them, not in them.
        holder: the group that contains these.

    """

    chunks: list[Chunk]
    near: bool = False
    beside: bool = False
    holder: _Group | None = None


def _named(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, Mention]]:
    """The places that a sentence names, with what the text says of each."""
    for group in _groups(chunks):
        within = _within(group)
        for chunk in group.chunks:
            if chunk.head != "the":
                yield chunk, Mention(chunk.name, _head(chunk), within, group.near)


def _within(group: _Group) -> tuple[str, ...]:
    """What a group lies in, from the nearest on."""
    names: list[str] = []
    holder = group.holder
    while holder is not None:
        beside = "قرب " if holder.beside else ""
        names.extend(beside + c.name for c in holder.chunks if c.head != "the")
        holder = holder.holder
    return tuple(names)


def _groups(chunks: Sequence[Chunk]) -> list[_Group]:
    """The places of a sentence, those of one list together."""
    groups: list[_Group] = []
    last = -_REACH
    for i, chunk in enumerate(chunks):
        if chunk.kind not in ("place", "actor", "source", "person"):
            continue
        numbered = _numbered(chunks, i)
        if numbered is not None:
            groups.append(_Group([numbered]))
            last = i + 1
            continue
        if chunk.inside is not None and chunk.inside.kind == "place":
            groups.append(_Group([chunk.inside]))
            last = i
            continue
        if chunk.kind == "person":
            continue
        relation = relation_of(chunks, i)
        sibling = i - last == 1 and chunk.joined and "place" in chunk.alts
        if not (sibling or is_place(chunk, relation) or _base(chunks, i, relation)):
            continue
        close = i - last < _REACH and all(
            c.kind in _BETWEEN for c in chunks[last + 1 : i]
        )
        joined = is_joined(chunks, i)
        if groups and close and not joined and _holds(chunks, i, relation):
            groups.append(_Group([chunk], beside=relation == "near"))
            groups[-2].holder = groups[-1]
        elif groups and close and (joined or not relation):
            groups[-1].chunks.append(chunk)
        else:
            groups.append(_Group([chunk], near=relation == "near"))
        last = i
    return groups


def _holds(chunks: Sequence[Chunk], i: int, relation: str) -> bool:
    """Whether the place at i contains the one before it, or has it near."""
    if i > 0 and chunks[i - 1].name == "مع":
        return False  # الحدود مع تركيا
    return relation == "near" or contains(chunks[i], relation)


_UNITS: Final = words("located.units")
_SEATS: Final = words("located.seats")
_THERE: Final = ("on", "at", "near", "to", "toward", "from")


def _base(chunks: Sequence[Chunk], i: int, relation: str) -> bool:
    """``في محيط اللواء 35 غرب تعز``: a unit's base, which what follows it holds."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    held = after is not None and after.kind == "place" and not after.joined
    return held and relation in _THERE and chunks[i].word.base in _UNITS


def _numbered(chunks: Sequence[Chunk], i: int) -> Chunk | None:
    """``على اللواء 52``, ``عين عيسى والفرقة 17``: a unit's base, where it is taken."""
    chunk = chunks[i]
    if chunk.word.base not in _UNITS or i + 1 >= len(chunks):
        return None
    number = chunks[i + 1]
    told = relation_of(chunks, i) in _THERE
    listed = chunk.joined and i > 0 and chunks[i - 1].kind == "place"
    seat = i > 0 and chunks[i - 1].word.base in _SEATS
    if number.kind != "quantity" or not (told or listed or seat):
        return None
    name = f"{chunk.name} {number.name}"
    return chunk._replace(kind="place", end=number.end, name=name, head="", alts={})


# How many chunks may part two places of one list, or a place from what contains it.
_REACH: Final = 5
_BETWEEN: Final = frozenset(("prep", "punct", "quote", "word", "place"))


def _head(chunk: Chunk) -> str:
    """The kind that the generic head before a name tells: ``حي`` a neighbourhood."""
    hit = chunk.alts.get("place_head")
    return str(hit.lexeme.data["kind"]) if hit is not None and chunk.head else ""


def all_named(sentences: Sequence[Sequence[Chunk]]) -> list[tuple[Chunk, Mention]]:
    """The places that the sentences of a report name, in order."""
    memory = Memory()
    found: list[tuple[Chunk, Mention]] = []
    for chunks in sentences:
        memory.learn(chunks)
        found.extend(
            (c, _spelt_out(c, mention, memory)) for c, mention in _named(chunks)
        )
    return found


def _spelt_out(chunk: Chunk, mention: Mention, memory: Memory) -> Mention:
    """``شرق المدينة``: what lies east of the town that was named before."""
    data = chunk.data
    if not (isinstance(data, dict) and data.get("kind") == "direction"):
        return mention
    side, _, noun = chunk.name.rpartition(" ")
    if "country" in data or not side or not noun.startswith("ال"):
        return mention
    known = memory.place(chunk._replace(name=noun, head="the"))
    if known is None:
        return mention
    return mention._replace(name=f"{side} {known.chunk.name}")


def with_places_of(
    drafts: Iterable[Draft], named: Sequence[tuple[Chunk, Mention]]
) -> list[tuple[Chunk, Mention]]:
    """The named places, with those that only an event takes for one: ``غارات على لبنان``."""
    known = {chunk.start for chunk, _ in named}
    more = {
        p.chunk.start: (p.chunk, Mention(p.chunk.name))
        for draft in drafts
        for p in draft.places
        if p.chunk.start not in known
    }
    return sorted((*named, *more.values()), key=lambda pair: pair[0].start)


def locate(
    found: Sequence[tuple[Chunk, Mention]],
    sentences: Sequence[Sequence[Chunk]],
    resolver: Resolver,
    about: Publisher = _NOBODY,
    day: datetime.date | None = None,
) -> Located:
    """Where the places are that the sentences of a report name.

    ``found``: what ``all_named`` finds in them, in order.  ``about``: who published it;
    its country counts as one more actor, its homes as places that it names.  ``day``:
    when the report was published.
    """
    countries = Counter(
        c.data["country"]
        for chunks in sentences
        for c in chunks
        if c.kind == "actor" and isinstance(c.data, dict) and c.data.get("country")
    )
    if about.country:
        countries[about.country] += 1
    home = max(countries, key=countries.__getitem__, default="")
    mentions = [mention for _, mention in found]
    resolved = resolver.resolve([*mentions, *map(Mention, about.homes)], home, day)
    own = resolved[: len(found)]
    return {c.start: r for (c, _), r in zip(found, own, strict=True)}
