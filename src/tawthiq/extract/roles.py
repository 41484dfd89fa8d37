"""Which chunk plays which part in an event: features, and the walk that asks the judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.extract.arguments import Argument, is_joined, is_place, places_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft, PlaceDraft
from tawthiq.extract.judge import Judge
from tawthiq.extract.linear import Seen
from tawthiq.extract.scene import Scene, gap, head_of


def assign(draft: Draft, scene: Scene, judge: Judge) -> None:
    """Put the chunks of the sentence where the judge says that they belong."""
    given = {id(c): name for name, c in _given(draft)}
    slots: dict[str, list[int]] = {"actor": [], "target": [], "weapon": [], "place": []}
    for side in _sides(scene, draft.at):
        before = ""
        for i in side:
            rule = given.get(id(scene.chunks[i]), "")
            told = features(scene, draft, i, before, rule)
            before = judge.role(draft, scene.chunks[i], told)
            for slot in before.split("+"):
                if slot in slots:
                    slots[slot].append(i)
    _fill(draft, scene, slots)


def _given(draft: Draft) -> Iterator[tuple[str, Chunk]]:
    """What the frames gave each chunk."""
    names: dict[int, tuple[str, Chunk]] = {}
    for name, chunks in (
        ("actor", draft.actors),
        ("target", draft.targets),
        ("weapon", draft.weapons),
        ("place", [p.chunk for p in draft.places]),
        ("in", [p.within for p in draft.places if p.within is not None]),
    ):
        for c in chunks:
            before = names.get(id(c))
            names[id(c)] = (f"{before[0]}+{name}" if before else name, c)
    yield from names.values()


def _sides(scene: Scene, k: int) -> tuple[list[int], list[int]]:
    """The candidates after the trigger (itself too, a weapon), and those before it."""
    own = scene.chunks[k].kind == "weapon"
    right = [i for i in scene.candidates if i > k or (i == k and own)]
    return right, [i for i in reversed(scene.candidates) if i < k]


def _fill(draft: Draft, scene: Scene, slots: Mapping[str, Sequence[int]]) -> None:
    def chosen(slot: str, old: Sequence[Chunk]) -> list[Chunk]:
        kept = [c for c in old if id(c) not in scene.ids]  # told elsewhere, or made up
        return [scene.chunks[i] for i in sorted(slots[slot])] + kept

    draft.actors = chosen("actor", draft.actors)
    draft.targets = chosen("target", draft.targets)
    draft.weapons = chosen("weapon", draft.weapons)
    # The judge sees one trigger, and could not tell its two drafts apart.
    parted = {id(c) for c in draft.parted}
    if parted and draft.extent == "partial":
        return
    inside = {id(p.chunk): p for p in draft.places}
    within = {id(p.within): p.within for p in draft.places if p.within is not None}
    picked = [i for i in sorted(slots["place"]) if id(scene.chunks[i]) not in parted]
    elsewhere = [p for p in draft.places if id(p.chunk) not in scene.ids]
    found = places_of(
        [
            Argument(scene.chunks[i], scene.relations[i], i, is_joined(scene.chunks, i))
            for i in range(len(scene.chunks))
            if i in picked or id(scene.chunks[i]) in within
        ]
    )
    by_id = {id(p.chunk): p for p in found}
    draft.places = [
        by_id.get(id(scene.chunks[i]))
        or inside.get(id(scene.chunks[i]))
        or PlaceDraft(scene.chunks[i])
        for i in picked
    ] + elsewhere


def features(scene: Scene, draft: Draft, i: int, before: str, rule: str) -> Seen:
    """What holds of chunk i as a participant of a draft.

    ``before``: the role of the last candidate on this side; ``rule``: what the trigger's
    frame gives the chunk.  The templates are those that cross-validation over reports
    could not spare.
    """
    chunks, k = scene.chunks, draft.at
    c = chunks[i]
    kind, relation = scene.kinds[i], scene.relations[i]
    sk = f"{'R' if i > k else 'L' if i < k else '0'}{kind}"
    parts = scene.between(i, k)
    left = scene.kind(i - 1)
    joined = "J" if is_joined(chunks, i) else ""
    type_ = draft.type
    full = f"{bool(draft.actors)}{bool(draft.targets)}{bool(draft.places)}"
    place = is_place(c, relation)
    return Seen(
        (
            (_standing, (rule, kind, relation, sk[0], parts, place)),
            (_distance, (sk, relation, gap(i - k))),
            (_list, (joined, before, kind, relation, left, sk)),
            (_event, (type_, sk, kind, relation)),
            (_word, (scene.word(i - 1), kind, draft.frame)),
            (_identity, (c.id, type_, kind)),
            (_given_by, (rule, sk, draft.frame, draft.headline, full)),
            (_head, (head_of(c), rule, kind)),
        )
    )


# What is only spelled, a flag say, may be of any type.
Spelled = tuple[str, ...]


def _standing(
    rule: str,
    kind: str,
    relation: str,
    side: str,
    parts: str,
    place: object,
) -> Spelled:
    return (
        f"R:{rule}",
        f"k:{kind}",
        f"r:{kind}|{relation}",
        f"p:{side}|{parts}",
        f"Rk:{rule}|{kind}",
        f"Rp:{rule}|{kind}|{parts}",
        f"Rr:{rule}|{kind}|{relation}",
        f"pl:{place}|{kind}|{relation}",
    )


def _distance(sk: str, relation: str, far: int) -> Spelled:
    return (f"d:{sk}|{relation}|{far}",)


def _list(
    joined: str, before: str, kind: str, relation: str, left: str, sk: str
) -> Spelled:
    return (
        f"j:{joined}|{before}|{kind}",
        f"jr:{joined}|{before}|{kind}|{relation}|{left}",
        f"l:{left}|{sk}",
    )


def _event(type_: str, sk: str, kind: str, relation: str) -> Spelled:
    return f"t:{type_}|{sk}", f"tr:{type_}|{kind}|{relation}"


def _word(before: str, kind: str, frame: str) -> Spelled:
    return (f"lwt:{before}|{kind}|{frame}",)


def _identity(id_: str | None, type_: str, kind: str) -> Spelled:
    return f"ai:{id_}|{type_}", f"id:{id_ is not None}|{kind}"


def _given_by(rule: str, sk: str, frame: str, headline: object, full: str) -> Spelled:
    return (
        f"h:{headline}|{sk}",
        f"Rf:{rule}|{sk}|{frame}",
        f"full:{full}|{rule}|{sk}",
    )


def _head(head: str, rule: str, kind: str) -> Spelled:
    return f"hr:{head}|{rule}", f"hk:{head}|{kind}"
