"""Participants told in other sentences: ``وقصفت المدينة`` goes on with who and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, STRIKES, VIOLENCE, Draft, PlaceDraft
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.judging.scene import Scene, gap, kind_of
from tawthiq.extract.judging.triggers import governor, shape
from tawthiq.extract.roles.cast import Cast, Entity, key_of
from tawthiq.extract.roles.mutual import among_themselves

_FARTHEST: Final = 5  # ranks beyond it are alike
# How many of those told before one event may have: both sides of a clash, and an ally.
_ROUNDS: Final = {"actor": 3, "place": 1, "target": 2}
# What is done to somebody who need not be named again: ``شنت الطائرات عشر غارات``.
_DONE_TO: Final = STRIKES | {
    *("shooting", "killing", "abduction", "detention", "release", "siege"),
    *("condemnation", "demand", "threat"),
}


def carry(draft: Draft, scene: Scene, sentence: int, cast: Cast, judge: Judge) -> None:
    """Fill an empty slot from what earlier sentences named, where the judge picks it."""
    for slot, rounds in _ROUNDS.items():
        found: list[Entity] = []
        while len(found) < rounds and _open(draft, scene, slot, found):
            chosen = _chosen(draft, scene, sentence, cast, judge, slot, found)
            if chosen is None:
                break
            found.append(chosen)
            if slot == "place":
                draft.places.append(PlaceDraft(chosen.chunk, chosen.within))
                _with_others(draft, scene, sentence, cast, judge, chosen)
            elif slot == "target":
                draft.targets.append(chosen.chunk)
            else:
                draft.actors.append(chosen.chunk)
            draft.why.append(f"{slot} told before")


def _chosen(
    draft: Draft,
    scene: Scene,
    sentence: int,
    cast: Cast,
    judge: Judge,
    slot: str,
    found: Sequence[Entity],
) -> Entity | None:
    """Whom of those named before the judge picks for a slot, if anybody.

    ``found``: whom it picked already; but for the sides of a clash, only those that were
    named beside them come after: ``الحوثيين وقوات صالح``.
    """
    told = _parts_of(draft)
    known = [e for e in cast.recent(slot) if key_of(e.chunk) not in told]
    if found and draft.type != "clash":
        allies = frozenset().union(*(e.beside for e in found))
        known = [e for e in known if key_of(e.chunk) in allies]
    if not known:
        return None
    event = _event_features(draft, scene)
    kept = bool(cast.last) and cast.last[-1].type == draft.type
    seen = [[f"none:{f}" for f in (*event, f"n:{len(known)}")]]
    trigger = scene.chunks[draft.at]
    seen.extend(
        [
            *event,
            *_features(draft, sentence, entity, rank, cast, trigger, kept=kept),
        ]
        for rank, entity in enumerate(known)
    )
    options = [None, *(e.chunk for e in known)]
    n = judge.choice(draft, slot, options, seen)
    return known[n - 1] if n else None


def _parts_of(draft: Draft) -> set[str]:
    """Who and which places a draft has already, by key."""
    held = (*draft.actors, *draft.targets, *(p.chunk for p in draft.places))
    return set(map(key_of, held))


def _with_others(
    draft: Draft,
    scene: Scene,
    sentence: int,
    cast: Cast,
    judge: Judge,
    chosen: Entity,
) -> None:
    """``قصفت نوى وجاسم … وتجدد القصف``: ask whether it was where the last event was, too.

    The judge is asked of each place that the last event was told at beside the chosen one.
    """
    last = cast.last[-1].places if cast.last else []
    keys = [key_of(p.chunk) for p in last]
    if key_of(chosen.chunk) not in keys:
        return
    told = _parts_of(draft)
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


def _open(draft: Draft, scene: Scene, slot: str, found: Sequence[Entity]) -> bool:
    """Whether a slot may be filled from other sentences: a clash has two sides.

    ``found``: those of other sentences that fill it already, with whom others may act.
    """
    if slot == "actor":
        if draft.actors and among_themselves(draft, scene):
            return False
        one = draft.type == "clash" and _one_side(draft, scene)
        return not draft.actors or one or bool(found)
    if slot == "target":
        # غارات على معسكر الصباحة: whose it is may have been told.
        struck = draft.type in STRIKES and all(c.kind == "place" for c in draft.targets)
        return draft.type in _DONE_TO and (not draft.targets or struck or bool(found))
    return not draft.places and draft.type not in SPEECH


def _one_side(draft: Draft, scene: Scene) -> bool:
    """Whether only one side of a clash is told: ``17 من الحوثيين وقوات صالح``."""
    sides = draft.actors
    if len(sides) != _TWO:
        return len(sides) == 1
    at = {id(c): i for i, c in enumerate(scene.chunks)}
    one, two = sorted(at.get(id(c), -1) for c in sides)
    joined = one >= 0 and two == one + 1 and scene.chunks[two].joined
    return joined and scene.relations[one] != "between"


_TWO: Final = 2


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
    nth = min(rank, _FARTHEST)
    return [
        f"en:{ended}|{same}|{far}",
        f"at:{article}|{draft.pos}|{told}|{same}|{fresh}",
        f"more:{len(draft.actors)}|{told}|{same}|{draft.type}",
        f"rf:{nth}|{far}|{told}",
        f"el:{ended}|{draft.type}|{last}",
        f"ff:{fresh}|{far}|{told}|{article}",
        f"mk:{kind}|{draft.type}",
        f"rank:{nth}",
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
