"""Which chunk plays which part in an event: features, and the walk that asks the judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.extract.arguments import Argument, is_joined, is_place, places_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft, PlaceDraft
from tawthiq.extract.judge import Judge
from tawthiq.extract.scene import CANDIDATES, Scene, gap, head_of


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
    right = [
        i
        for i in range(k, len(scene.chunks))
        if scene.chunks[i].kind in CANDIDATES
        and (i != k or scene.chunks[i].kind == "weapon")
    ]
    left = [i for i in range(k - 1, -1, -1) if scene.chunks[i].kind in CANDIDATES]
    return right, left


def _fill(draft: Draft, scene: Scene, slots: Mapping[str, Sequence[int]]) -> None:
    def chosen(slot: str, old: Sequence[Chunk]) -> list[Chunk]:
        here = {id(c) for c in scene.chunks}
        kept = [c for c in old if id(c) not in here]  # told elsewhere, or made up
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
    here = {id(c) for c in scene.chunks}
    elsewhere = [p for p in draft.places if id(p.chunk) not in here]
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


def features(scene: Scene, draft: Draft, i: int, before: str, rule: str) -> list[str]:
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
    type_, frame = draft.type, draft.frame
    head = head_of(c)
    full = f"{bool(draft.actors)}{bool(draft.targets)}{bool(draft.places)}"
    return [
        f"R:{rule}",
        f"k:{kind}",
        f"r:{kind}|{relation}",
        f"d:{sk}|{relation}|{gap(i - k)}",
        f"p:{sk[0]}|{parts}",
        f"j:{joined}|{before}|{kind}",
        f"jr:{joined}|{before}|{kind}|{relation}|{left}",
        f"t:{type_}|{sk}",
        f"tr:{type_}|{kind}|{relation}",
        f"l:{left}|{sk}",
        f"lwt:{scene.word(i - 1)}|{kind}|{frame}",
        f"ai:{c.id}|{type_}",
        f"h:{draft.headline}|{sk}",
        f"id:{c.id is not None}|{kind}",
        f"Rk:{rule}|{kind}",
        f"Rf:{rule}|{sk}|{frame}",
        f"Rp:{rule}|{kind}|{parts}",
        f"Rr:{rule}|{kind}|{relation}",
        f"pl:{is_place(c, relation)}|{kind}|{relation}",
        f"hr:{head}|{rule}",
        f"hk:{head}|{kind}",
        f"full:{full}|{rule}|{sk}",
    ]
