"""Participants told in other sentences: ``وقصفت المدينة`` goes on with who and where."""

from __future__ import annotations

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
    """Somebody or some place named so far: the last mention, and its parts in events."""

    chunk: Chunk
    sentence: int
    headline: bool
    mentions: int = 1
    within: Chunk | None = None
    parts: list[tuple[int, str, str]] = field(default_factory=list)


def key_of(chunk: Chunk) -> str:
    """What two mentions of one name share."""
    return " ".join(w.removeprefix("ال") for w in fold_word(chunk.name).split())


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
        self, scene: Scene, sentence: int, events: Sequence[Draft], *, headline: bool
    ) -> None:
        """Remember the names of a sentence and what they did in its events."""
        for c in scene.chunks:
            if (
                c.kind not in ("actor", "person", "people", "object", "place")
                or not c.name
            ):
                continue
            if c.head in ("the", "title") and c.kind == "place":
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
            for slot, chunks in (
                ("actor", event.actors),
                ("target", event.targets),
                ("place", [p.chunk for p in event.places]),
            ):
                for c in chunks:
                    known = self.entities.get(key_of(c))
                    if known is not None:
                        known.parts.append((sentence, event.type, slot))
            for p in event.places:
                known = self.entities.get(key_of(p.chunk))
                if known is not None and p.within is not None:
                    known.within = p.within
        self.last = list(events) or self.last

    def recent(self, slot: str) -> list[Entity]:
        """The entities that may fill a slot, the last named first."""
        return list(islice(reversed(self._fit[slot].values()), _MOST))


def carry(draft: Draft, scene: Scene, sentence: int, cast: Cast, judge: Judge) -> None:
    """Fill an empty slot from what earlier sentences named, where the judge picks it."""
    told = {key_of(c) for c in (*draft.actors, *draft.targets)}
    told |= {key_of(p.chunk) for p in draft.places}
    for slot in _KINDS:
        if draft.actors if slot == "actor" else draft.places or draft.type in SPEECH:
            continue
        known = [e for e in cast.recent(slot) if key_of(e.chunk) not in told]
        if not known:
            continue
        event = _event_features(draft, scene, cast)
        seen = [[f"none:{f}" for f in (*event, f"n:{len(known)}")]]
        seen.extend(
            [*event, *_features(draft, scene, sentence, cast, entity, rank)]
            for rank, entity in enumerate(known)
        )
        options = [None, *(e.chunk for e in known)]
        n = judge.choice(draft, slot, options, seen)
        if not n:
            continue
        if slot == "place":
            draft.places.append(PlaceDraft(known[n - 1].chunk, known[n - 1].within))
        else:
            draft.actors.append(known[n - 1].chunk)
        draft.why.append(f"{slot} told before")


def _event_features(draft: Draft, scene: Scene, cast: Cast) -> list[str]:
    """What holds of a draft that may miss a participant, whoever that is."""
    c = scene.chunks[draft.at]
    pos = shape(scene, draft.at, draft.pos)
    form = ("A" if c.word.article else "") + ("P" if c.word.pronoun else "")
    have = f"{len(draft.actors):d}{len(draft.targets):d}{len(draft.places):d}"
    before = cast.last[-1].type if cast.last else ""
    return [
        "event",
        f"mt:{draft.type}",
        f"mf:{draft.frame}|{pos}",
        f"have:{have}|{draft.type}",
        f"form:{form}|{pos}",
        f"lead:{scene.at(0)}",
        f"g:{governor(scene.chunks, draft.at)}",
        f"hl:{draft.headline}",
        f"kept:{before == draft.type}|{form}",
        f"here:{scene.counts.get('place', 0) > 0}{scene.counts.get('actor', 0) > 0}",
    ]


def _features(
    draft: Draft,
    scene: Scene,
    sentence: int,
    cast: Cast,
    entity: Entity,
    rank: int,
) -> list[str]:
    """What holds of an entity named before as a participant of a draft.

    ``rank``: how many of its kind were named since.
    """
    c = scene.chunks[draft.at]
    kind = kind_of(entity.chunk)
    data = entity.chunk.data
    sort = data.get("kind", "") if kind == "place" and isinstance(data, dict) else kind
    far = gap(sentence - entity.sentence)
    part = entity.parts[-1] if entity.parts else (-1, "", "")
    same = "same" if part[1] == draft.type else "other" if part[1] else ""
    fresh = gap(sentence - part[0]) if part[0] >= 0 else -1
    form = ("A" if c.word.article else "") + ("P" if c.word.pronoun else "")
    here = min(2, scene.counts.get(entity.chunk.kind, 0))
    last = cast.last[-1] if cast.last else None
    kept = last is not None and last.type == draft.type
    where = ""
    if draft.sources and last is not None and last.sources:
        where = f"{key_of(draft.sources[-1]) == key_of(last.sources[-1])}"
    told = part[2]
    often = min(entity.mentions, 4)
    return [
        f"mk:{kind}|{draft.type}",
        f"rank:{rank}",
        f"fk:{far}|{kind}",
        f"part:{told}|{same}",
        f"pf:{told}|{same}|{fresh}",
        f"pt:{told}|{draft.type}",
        f"ptt:{told}|{part[1]}|{draft.type}",
        f"pr:{told}|{rank}",
        f"ff:{form}|{told}|{same}",
        f"head:{entity.headline}|{far}",
        f"np:{often}|{told}",
        f"sp:{sort}|{told}",
        f"hp:{here}|{told}|{far}",
        f"kf:{kept}|{fresh}|{told}",
        f"w:{draft.type in VIOLENCE}|{told}|{same}",
        f"src:{where}|{told}",
        f"dated:{draft.date is not None and not draft.date.inherited}|{told}",
    ]
