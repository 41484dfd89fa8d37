"""Everybody and every place that a report has named, and what parts they played."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.text import fold_word

_KINDS: Final = {
    "actor": frozenset(("actor", "person", "people")),
    "place": frozenset(("place",)),
    "target": frozenset(("actor", "person", "people")),
}
_NAMED: Final = frozenset(("actor", "person", "people", "object"))
# How many entities of a kind are asked about, most recent first.
_MOST: Final = {"actor": 8, "place": 5, "target": 5}


@dataclass(slots=True)
class Entity:
    """Somebody or some place named so far: the last mention, and its parts in events.

    ``beside``: those whom a و joined to it there; ``tally``: how often it played each part.
    """

    chunk: Chunk
    sentence: int
    headline: bool
    mentions: int = 1
    within: Chunk | None = None
    parts: list[tuple[int, str, str]] = field(default_factory=list)
    beside: frozenset[str] = frozenset()
    tally: dict[str, int] = field(default_factory=dict)


def _is_name(chunk: Chunk) -> bool:
    """Whether a chunk names somebody or some place that a report may go on with."""
    if chunk.kind == "place":
        named = chunk.head not in ("the", "title") and not _side(chunk)
        return bool(chunk.name) and named
    return chunk.kind in _NAMED and bool(chunk.name)


def _side(chunk: Chunk) -> bool:
    """``شرق المدينة``, ``الحدود``: a side of what is named elsewhere; nothing goes on there."""
    data = chunk.data
    if not isinstance(data, dict) or "country" in data:
        return False
    return data.get("kind") in ("direction", "vicinity")


def key_of(chunk: Chunk) -> str:
    """What two mentions of one name share."""
    return _key(chunk.name)


@functools.lru_cache(maxsize=65_536)
def _key(name: str) -> str:
    return " ".join(w.removeprefix("ال") for w in fold_word(name).split())


@dataclass(slots=True)
class Cast:
    """Everybody and every place that a report has named, by name."""

    entities: dict[str, Entity] = field(default_factory=dict)
    last: list[Draft] = field(default_factory=list)
    # The entities that may fill each slot, by key, the last named last.
    _fit: dict[str, dict[str, Entity]] = field(
        default_factory=lambda: {slot: {} for slot in _KINDS}
    )

    def learn(
        self,
        chunks: Sequence[Chunk],
        sentence: int,
        events: Sequence[Draft],
        *,
        headline: bool,
    ) -> None:
        """Remember the names of a sentence and what they did in its events."""
        for before, c in zip([None, *chunks], chunks, strict=False):
            if _is_name(c):
                self._name(c, before, sentence, headline=headline)
        for event in events:
            self._note(event, sentence)
        self.last = list(events) or self.last

    def _name(
        self, c: Chunk, before: Chunk | None, sentence: int, *, headline: bool
    ) -> None:
        """Remember a name, and whom a و joins it to."""
        key = key_of(c)
        known = self.entities.get(key)
        if known is None:
            known = self.entities[key] = Entity(c, sentence, headline)
        else:
            known.chunk, known.sentence = c, sentence
            known.mentions += 1
        known.beside = frozenset()
        if before is not None and c.joined and {before.kind, c.kind} <= _KINDS["actor"]:
            ally = self.entities.get(key_of(before))
            if ally is not None and ally is not known:
                known.beside |= {key_of(before)}
                ally.beside |= {key}
        for slot, kinds in _KINDS.items():
            self._fit[slot].pop(key, None)
            if c.kind in kinds and not (c.kind == "people" and "harm_noun" in c.alts):
                self._fit[slot][key] = known

    def _note(self, event: Draft, sentence: int) -> None:
        """Remember the parts that names play in an event."""
        for slot, filled in (
            ("actor", event.actors),
            ("target", event.targets),
            ("place", [p.chunk for p in event.places]),
        ):
            for c in filled:
                known = self.entities.get(key_of(c))
                if known is not None:
                    known.parts.append((sentence, event.type, slot))
                    known.tally[slot] = known.tally.get(slot, 0) + 1
        for p in event.places:
            known = self.entities.get(key_of(p.chunk))
            if known is not None and p.within is not None:
                known.within = p.within

    def part(self, chunk: Chunk, type_: str) -> tuple[str, str, str]:
        """The parts that a name played in the sentences before.

        Its last part, whether that was in an event of the type (``same``, ``other``),
        and the part that it played most often; empty where it played none.
        """
        known = self.entities.get(key_of(chunk))
        if known is None or not known.parts:
            return "" if known is None else "named", "", ""
        _, told, last = known.parts[-1]
        most = max(known.tally, key=known.tally.__getitem__)
        return last, "same" if told == type_ else "other", most

    def ended(self, entity: Entity) -> str:
        """The parts that an entity played in the last event told, a letter each."""
        if not self.last:
            return ""
        last, key = self.last[-1], key_of(entity.chunk)
        filled = (last.actors, last.targets, [p.chunk for p in last.places])
        return "".join(
            letter
            for letter, slot in zip("atp", filled, strict=True)
            if any(key_of(c) == key for c in slot)
        )

    def recent(self, slot: str) -> list[Entity]:
        """The entities that may fill a slot, the last named first."""
        return list(islice(reversed(self._fit[slot].values()), _MOST[slot]))
