"""Participants told in other sentences: ``وقصفت المدينة`` goes on with who and where."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import SPEECH, VIOLENCE, Draft, PlaceDraft
from tawthiq.extract.judge import Judge
from tawthiq.extract.scene import Scene, gap, governor, kind_of, shape
from tawthiq.text import fold_word

_KINDS: Final = {
    "actor": frozenset(("actor", "person", "people")),
    "place": frozenset(("place",)),
}
# How many entities of a kind are asked about, most recent first.
_MOST: Final = 5


@dataclass(slots=True)
class Entity:
    """Somebody or some place named so far: the last mention, and its parts in events.

    ``tally``: how often it played each part.
    """

    chunk: Chunk
    sentence: int
    headline: bool
    mentions: int = 1
    within: Chunk | None = None
    parts: list[tuple[int, str, str]] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)


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
        for c in chunks:
            if (
                c.kind not in ("actor", "person", "people", "object", "place")
                or not c.name
            ):
                continue
            if c.kind == "place" and (c.head in ("the", "title") or _side(c)):
                continue
            key = key_of(c)
            known = self.entities.get(key)
            if known is None:
                known = self.entities[key] = Entity(c, sentence, headline)
            else:
                known.chunk, known.sentence = c, sentence
                known.mentions += 1
            for slot, kinds in _KINDS.items():
                self._fit[slot].pop(key, None)
                if c.kind in kinds and not (
                    c.kind == "people" and "harm_noun" in c.alts
                ):
                    self._fit[slot][key] = known
        for event in events:
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
        self.last = list(events) or self.last

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
        return list(islice(reversed(self._fit[slot].values()), _MOST))


def carry(draft: Draft, scene: Scene, sentence: int, cast: Cast, judge: Judge) -> None:
    """Fill an empty slot from what earlier sentences named, where the judge picks it."""
    told = {key_of(c) for c in (*draft.actors, *draft.targets)}
    told |= {key_of(p.chunk) for p in draft.places}
    for slot in _KINDS:
        if not _open(draft, slot):
            continue
        known = [e for e in cast.recent(slot) if key_of(e.chunk) not in told]
        if not known:
            continue
        event = _event_features(draft, scene)
        kept = bool(cast.last) and cast.last[-1].type == draft.type
        seen = [[f"none:{f}" for f in (*event, f"n:{len(known)}")]]
        seen.extend(
            [
                *event,
                *_features(
                    draft,
                    sentence,
                    entity,
                    rank,
                    cast,
                    scene.chunks[draft.at],
                    kept=kept,
                ),
            ]
            for rank, entity in enumerate(known)
        )
        options = [None, *(e.chunk for e in known)]
        n = judge.choice(draft, slot, options, seen)
        if not n:
            continue
        chosen = known[n - 1]
        if slot == "place":
            draft.places.append(PlaceDraft(chosen.chunk, chosen.within))
            told.add(key_of(chosen.chunk))
            _with_others(draft, scene, sentence, cast, judge, chosen, told)
        else:
            draft.actors.append(chosen.chunk)
        draft.why.append(f"{slot} told before")


def _with_others(
    draft: Draft,
    scene: Scene,
    sentence: int,
    cast: Cast,
    judge: Judge,
    chosen: Entity,
    told: set[str],
) -> None:
    """``قصفت نوى وجاسم … وتجدد القصف``: ask whether it was where the last event was, too.

    The judge is asked of each place that the last event was told at beside the chosen one.
    """
    last = cast.last[-1].places if cast.last else []
    keys = [key_of(p.chunk) for p in last]
    if key_of(chosen.chunk) not in keys:
        return
    event = [*_event_features(draft, scene), "again"]
    kept = cast.last[-1].type == draft.type
    trigger = scene.chunks[draft.at]
    for rank, (place, key) in enumerate(zip(last, keys, strict=True)):
        entity = cast.entities.get(key)
        if entity is None or key in told:
            continue
        told.add(key)
        known = _features(draft, sentence, entity, rank, cast, trigger, kept=kept)
        seen = [[f"none:{f}" for f in event], [*event, *known]]
        if judge.choice(draft, "place", [None, place.chunk], seen):
            draft.places.append(place)


def _open(draft: Draft, slot: str) -> bool:
    """Whether a slot may be filled from other sentences: a clash has two sides."""
    if slot == "actor":
        one = draft.type == "clash" and len(draft.actors) == 1
        return not draft.actors or one
    return not draft.places and draft.type not in SPEECH


def _event_features(draft: Draft, scene: Scene) -> list[str]:
    """What holds of a draft that may miss a participant, whoever that is."""
    trigger = scene.chunks[draft.at]
    return [
        "event",
        f"mf:{draft.frame}|{shape(scene, draft.at, draft.pos)}",
        f"g:{governor(scene.chunks, draft.at)}",
        f"hl:{draft.headline}",
        f"here:{'place' in scene.present}{'actor' in scene.present}",
        f"df:{trigger.word.article}|{draft.pos}|{draft.type}",
        f"full:{len(draft.actors)}{bool(draft.targets)}{bool(draft.places)}|{draft.type}",
        f"tw:{trigger.word.base}",
    ]


def _features(
    draft: Draft,
    sentence: int,
    entity: Entity,
    rank: int,
    cast: Cast,
    trigger: Chunk,
    *,
    kept: bool,
) -> list[str]:
    """What holds of an entity named before as a participant of a draft.

    ``kept``: whether the last event was of the draft's type; ``rank``: how many of its
    kind were named since.
    """
    kind = kind_of(entity.chunk)
    data = entity.chunk.data
    sort = data.get("kind", "") if kind == "place" and isinstance(data, dict) else kind
    far = gap(sentence - entity.sentence)
    at, type_, told = entity.parts[-1] if entity.parts else (-1, "", "")
    same = "same" if type_ == draft.type else "other" if type_ else ""
    fresh = gap(sentence - at) if at >= 0 else -1
    ended = cast.ended(entity)
    last = cast.last[-1].type if cast.last else ""
    article = trigger.word.article
    return [
        f"en:{ended}|{same}|{far}",
        f"at:{article}|{draft.pos}|{told}|{same}|{fresh}",
        f"more:{len(draft.actors)}|{told}|{same}|{draft.type}",
        f"rf:{rank}|{far}|{told}",
        f"el:{ended}|{draft.type}|{last}",
        f"ff:{fresh}|{far}|{told}|{article}",
        f"mk:{kind}|{draft.type}",
        f"rank:{rank}",
        f"fk:{far}|{kind}",
        f"part:{told}|{same}",
        f"pf:{told}|{same}|{fresh}",
        f"pt:{told}|{draft.type}",
        f"head:{entity.headline}|{far}",
        f"np:{min(entity.mentions, 4)}|{told}",
        f"sp:{sort}|{told}",
        f"kf:{kept}|{fresh}|{told}",
        f"w:{draft.type in VIOLENCE}|{told}|{same}",
        f"dated:{draft.date is not None and not draft.date.inherited}|{told}",
    ]
