"""Definite descriptions: ``المدينة``, ``التنظيم``, ``الهجوم`` are what was named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import FAMILIES, HOSTS, Draft, PlaceDraft
from tawthiq.extract.merge import dates_clash, numbers_clash, targets_clash
from tawthiq.extract.surnames import full_name
from tawthiq.text import fold_word

_KINDS = {
    "مدينه": ("city", "capital", "town", "district"),
    "بلده": ("town", "village", "city", "neighbourhood", "subdistrict"),
    "قريه": ("village", "town"),
    "حي": ("neighbourhood",),
    "محافظه": ("governorate", "city"),
    "مديريه": ("district", "town", "city"),
    "مخيم": ("camp",),
    "قاعده": ("base", "airport"),
    "مطار": ("airport", "base"),
    "قطاع": ("region",),
    "معسكر": ("base",),
    "ضاحيه": ("neighbourhood", "town"),
    "ناحيه": ("town", "district", "subdistrict"),
    "قضاء": ("district", "city", "town"),
}


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
    mentions: list[str] = field(default_factory=list)

    def type_of(self, draft: Draft) -> str:
        """``الهجوم`` after a bombing was named, told or not, is that bombing."""
        if not (draft.definite and draft.generic and draft.type == "ground_attack"):
            return draft.type
        if draft.governed:
            return draft.type
        told = [
            t for t in self.mentions if t in ("bombing", "airstrike", "ground_attack")
        ]
        return "bombing" if told[-1:] == ["bombing"] else draft.type

    def learn(self, chunks: Sequence[Chunk]) -> None:
        """Remember the names of a sentence."""
        for chunk in chunks:
            if chunk.kind == "place" and chunk.head != "the":
                self.places.append(PlaceDraft(chunk))
            elif chunk.kind == "actor" and len(chunk.name.split()) > 1:
                self.actors.append(chunk)
            if chunk.kind == "actor" and not chunk.word.pronoun and not _latter(chunk):
                self.sides.append(chunk)

    def place(self, chunk: Chunk) -> PlaceDraft | None:
        """The place that ``الحي`` means; None where nothing fits."""
        head = stem(fold_word(chunk.name).split()[0])
        told = [p for p in reversed(self.places) if p.chunk.start < chunk.start]
        for known in told:
            if known.chunk.head and stem(known.chunk.head.lstrip("وبل")) == head:
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

    def owner(self, chunk: Chunk) -> Chunk | None:
        """The last actor named before: ``الأخيرة``, and whose ``قواته`` are."""
        before = (side for side in reversed(self.sides) if side.start < chunk.start)
        return next(before, None)

    def actor(self, chunk: Chunk) -> Chunk:
        """The fullest name before of an actor given by its head or surname alone."""
        if chunk.kind == "person":
            return full_name(chunk)
        if chunk.kind == "actor" and (
            (chunk.word.pronoun and not _ally(chunk)) or _latter(chunk)
        ):
            known = self.owner(chunk)
            if known is not None:
                return known
        words = fold_word(chunk.name).split()
        if chunk.head == "all":
            return chunk  # جميع الفصائل: no one of them
        if chunk.kind != "actor" or len(words) != 1 or not words[0].startswith("ال"):
            return chunk
        if chunk.id is not None and "head" not in chunk.alts:
            return chunk
        head = stem(words[0])
        for known in reversed(self.actors):
            if known.start >= chunk.start:
                continue
            if stem(fold_word(known.name).split()[0]) == head:
                found: Chunk = known
                return found
        return chunk


def _latter(chunk: Chunk) -> bool:
    return isinstance(chunk.data, dict) and chunk.data.get("kind") == "latter"


def resolve(draft: Draft, memory: Memory) -> None:
    """Put names for the definite descriptions in a draft's slots."""
    draft.actors = [memory.actor(c) for c in draft.actors]
    draft.targets = [memory.actor(c) for c in draft.targets]
    draft.sources = [memory.actor(c) for c in draft.sources]
    places: list[PlaceDraft] = []
    for place in draft.places:
        if place.chunk.head != "the":
            within = place.within
            if within is not None and within.head == "the":
                found = memory.place(within)
                within = found.chunk if found else None
                if within is not None and within.name == place.chunk.name:
                    within = None
            places.append(PlaceDraft(place.chunk, within))
            continue
        known = memory.place(place.chunk)
        if known is not None:
            places.append(known)
    draft.places = places


def antecedent(draft: Draft, memory: Memory) -> Draft | None:
    """The event before that a definite event noun means, if any."""
    if not draft.definite or draft.headline or draft.type in ("control", "advance"):
        return None
    if draft.pos != "noun" and draft.type not in ("killing", "abduction", "detention"):
        return None
    for known in reversed(memory.events):
        if known.status != "asserted" or known.type not in HOSTS:
            continue
        if known.start == draft.start or known.headline:
            continue
        if draft.type == "airstrike" and known.type != "airstrike":
            continue
        same = known.type == draft.type
        if not same and not any({known.type, draft.type} <= f for f in FAMILIES):
            continue
        theirs = {fold_word(p.chunk.name) for p in known.places}
        ours = {fold_word(p.chunk.name) for p in draft.places}
        if ours and theirs and not ours & theirs:
            continue
        if numbers_clash(known, draft) or dates_clash(known, draft):
            continue
        if targets_clash(known, draft) or (draft.weapons and not known.weapons):
            continue
        return known
    return None


def same_doer(draft: Draft, memory: Memory) -> None:
    """An airstrike without a doer is by who flew before; a clash is of the same sides.

    ``شنت طائرات التحالف غارات … وأضاف أن غارتين استهدفتا …``, ``المواجهات بين الطرفين``.
    """
    if draft.actors or draft.headline:
        return
    wanted = (draft.type == "airstrike" and draft.pos == "noun") or (
        draft.type == "clash" and (draft.mutual or draft.definite)
    )
    if not wanted:
        return
    for known in reversed(memory.events):
        if (
            known.type == draft.type
            and known.actors
            and known.status == draft.status
            and not known.headline
        ):
            draft.actors = list(known.actors)
            draft.why.append("doer told before")
            return


def follow(draft: Draft, known: Draft) -> None:
    """A definite mention tells the event before: its type, places and date."""
    generic = draft.type == "ground_attack" or (
        draft.type in ("shelling", "clash") and known.type != "ground_attack"
    )
    if draft.generic and generic and not draft.weapons:
        draft.type = known.type
    if not draft.places:
        draft.places = list(known.places)
    if draft.date is None:
        draft.date = known.date


def _ally(chunk: Chunk) -> bool:
    """``وحلفاؤهم``: others than those that the pronoun means."""
    return chunk.word.base.startswith(("حلفا", "مرتزق"))
