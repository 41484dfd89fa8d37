"""Participants told in other sentences: ``وقصفت المدينة`` goes on with who and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.events.drafts import SPEECH, STRIKES, VIOLENCE, Draft, PlaceDraft
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.judging.linear import Form, Seen, Spell, Spelled, Values
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
    event = _event(draft, scene)
    kept = bool(cast.last) and cast.last[-1].type == draft.type
    seen = [Seen(_NONE, (*event, (len(known),)))]
    seen.extend(
        Seen(
            _SOME, (*event, *_entity(draft, scene, sentence, entity, rank, cast, kept))
        )
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
    event = _event(draft, scene, again=True)
    kept = cast.last[-1].type == draft.type
    for rank, (place, key) in enumerate(zip(last, keys, strict=True)):
        entity = cast.entities.get(key)
        if entity is None or key in told:
            continue
        told.add(key)
        known = _entity(draft, scene, sentence, entity, rank, cast, kept)
        seen = [Seen(_NONE, (*event, (0,))), Seen(_SOME, (*event, *known))]
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


def _event(draft: Draft, scene: Scene, *, again: bool = False) -> tuple[Values, ...]:
    """What holds of a draft that may miss a participant, whoever that is.

    ``again``: it has one, and may have others too.
    """
    k, type_ = draft.at, draft.type
    trigger = scene.chunks[k]
    here = f"{'place' in scene.present}{'actor' in scene.present}"
    full = f"{len(draft.actors)}{bool(draft.targets)}{bool(draft.places)}"
    return (
        (
            *(draft.frame, shape(scene, k, draft.pos), governor(scene.chunks, k)),
            *(draft.headline, trigger.word.article, draft.pos, type_, again),
        ),
        (here, full, type_),
        (trigger.word.base,),
    )


def _entity(
    draft: Draft,
    scene: Scene,
    sentence: int,
    entity: Entity,
    rank: int,
    cast: Cast,
    kept: bool,  # noqa: FBT001 - one of what the features see
) -> tuple[Values, ...]:
    """What holds of an entity named before as a participant of a draft.

    ``kept``: whether the last event was of the draft's type; ``rank``: how many of its
    kind were named since.
    """
    kind, type_ = kind_of(entity.chunk), draft.type
    data = entity.chunk.data
    sort = data.get("kind", "") if kind == "place" and isinstance(data, dict) else kind
    far = gap(sentence - entity.sentence)
    at, last, told = entity.parts[-1] if entity.parts else (-1, "", "")
    same = "same" if last == type_ else "other" if last else ""
    fresh = gap(sentence - at) if at >= 0 else -1
    dated = draft.date is not None and not draft.date.inherited
    return (
        (cast.ended(entity), same, far, type_, cast.last[-1].type if cast.last else ""),
        (scene.chunks[draft.at].word.article, draft.pos, told, same, fresh, far),
        (len(draft.actors), told, same, type_),
        (min(rank, _FARTHEST), far, told, kind, type_, entity.headline),
        (min(entity.mentions, 4), told, sort, kept, fresh, dated),
    )


def _of_event(
    frame: str,
    form: str,
    light: str,
    headline: object,
    article: object,
    pos: str,
    type_: str,
    again: object,
) -> Spelled:
    told = (
        "event",
        f"mf:{frame}|{form}",
        f"g:{light}",
        f"hl:{headline}",
        f"df:{article}|{pos}|{type_}",
    )
    return (*told, "again") if again else told


def _of_slots(here: str, full: str, type_: str) -> Spelled:
    return f"here:{here}", f"full:{full}|{type_}"


def _of_word(base: str) -> Spelled:
    return (f"tw:{base}",)


def _against(spell: Spell) -> Spell:
    """What spells the same features as speaking for nobody."""
    return lambda *values: [f"none:{f}" for f in spell(*values)]


def _of_many(known: int) -> Spelled:
    """Of how many known ones none may be it; 0: not told."""
    return (f"n:{known}",) if known else ()


def _as_last(ended: str, same: str, far: int, type_: str, last: str) -> Spelled:
    return f"en:{ended}|{same}|{far}", f"el:{ended}|{type_}|{last}"


def _as_told(
    article: object, pos: str, told: str, same: str, fresh: int, far: int
) -> Spelled:
    return (
        f"at:{article}|{pos}|{told}|{same}|{fresh}",
        f"ff:{fresh}|{far}|{told}|{article}",
        f"part:{told}|{same}",
        f"pf:{told}|{same}|{fresh}",
    )


def _as_part(actors: int, told: str, same: str, type_: str) -> Spelled:
    return (
        f"more:{actors}|{told}|{same}|{type_}",
        f"pt:{told}|{type_}",
        f"w:{type_ in VIOLENCE}|{told}|{same}",
    )


def _as_named(
    nth: int, far: int, told: str, kind: str, type_: str, headline: object
) -> Spelled:
    return (
        f"rf:{nth}|{far}|{told}",
        f"mk:{kind}|{type_}",
        f"rank:{nth}",
        f"fk:{far}|{kind}",
        f"head:{headline}|{far}",
    )


def _as_known(
    mentions: int, told: str, sort: str, kept: object, fresh: int, dated: object
) -> Spelled:
    return (
        f"np:{mentions}|{told}",
        f"sp:{sort}|{told}",
        f"kf:{kept}|{fresh}|{told}",
        f"dated:{dated}|{told}",
    )


_EVENT: Final[tuple[Spell, ...]] = (_of_event, _of_slots, _of_word)
_NONE: Final = Form(*[_against(spell) for spell in (*_EVENT, _of_many)])
_SOME: Final = Form(*_EVENT, _as_last, _as_told, _as_part, _as_named, _as_known)
