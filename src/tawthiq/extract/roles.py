"""Which chunk plays which part in an event: the walk that asks the judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tawthiq.extract.arguments import Argument, finite, is_joined, places_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.context import Cast
from tawthiq.extract.drafts import HOSTS, Draft, PlaceDraft
from tawthiq.extract.judge import Judge
from tawthiq.extract.participants import NEARER, Given, Walk, features, told_of
from tawthiq.extract.resolve import Memory
from tawthiq.extract.scene import Scene
from tawthiq.extract.status import DENIALS
from tawthiq.text import fold_word


def assign(
    draft: Draft,
    scene: Scene,
    judge: Judge,
    cast: Cast,
    memory: Memory,
    shared: Given,
) -> None:
    """Put the chunks of the sentence where the judge says that they belong.

    ``cast``: who and what was named in the sentences before, with their parts;
    ``memory``: what descriptions mean.
    """
    given = {id(c): name for name, c in _given(draft)}
    facts = told_of(draft, scene, cast)
    # خسر الجيش تسعة من عناصره: who lost them did not kill them.
    bereft = getattr(scene.chunks[draft.at].data, "suffers", "") == "own"
    disowned = _disowned(scene, draft)
    slots: dict[str, list[int]] = {"actor": [], "target": [], "weapon": [], "place": []}
    for side in _sides(scene, draft.at):
        before = ""
        nearer: Counter[str] = Counter()
        for i in side:
            rule = given.get(id(scene.chunks[i]), "")
            meant = memory.meant(scene.chunks[i])
            kind = scene.kinds[i]
            taken = "".join(slot[0] for slot, held in slots.items() if held)
            walk = Walk(before, taken, min(nearer[kind], NEARER))
            nearer[kind] += 1
            told = features(scene, draft, i, meant, walk, rule, facts, shared.of(i))
            before = judge.role(draft, meant, told)
            if before == "actor" and (bereft or _befell(draft, scene, i)):
                before = "target"
            if before == "actor" and (
                (disowned and i < draft.at)
                or _only_speaks(draft, *shared.of(i))
                or _worn(scene, i)
            ):
                before = "none"
            if before == "target" and _describes(draft, scene, i):
                before = "none"
            shared.give(i, before, draft.type)
            for slot in before.split("+"):
                if slot in slots:
                    slots[slot].append(i)
    if any(scene.relations[i] == "by" for i in slots["actor"]):
        shot = [
            i
            for i in slots["actor"]
            if "group" in scene.chunks[i].alts and not scene.relations[i]
        ]  # قنص شاب على يد قناص
        slots["actor"] = [i for i in slots["actor"] if i not in shot]
        slots["target"] += shot
    _fill(draft, scene, slots)


def _worn(scene: Scene, i: int) -> bool:
    """``مسلحون يرتدون زي الجيش``: whose uniform somebody wears is not who he is."""
    worn = fold_word(scene.chunks[i - 1].name) if i else ""
    return worn.removeprefix("ب") in _UNIFORMS


_UNIFORMS: Final = frozenset(("زي", "زيا", "ملابس", "لباس", "بزات", "بدلات"))


def _describes(draft: Draft, scene: Scene, i: int) -> bool:
    """``غارة خاطئة على الرقة``: an adjective of the strike, not what it hit."""
    strike, word = scene.chunks[draft.at], scene.chunks[i]
    feminine = all(fold_word(c.name).endswith("ه") for c in (strike, word))
    beside = i == draft.at + 1 and word.head == "offered"
    return beside and feminine and draft.pos == "noun"


def _befell(draft: Draft, scene: Scene, i: int) -> bool:
    """``اغتيال عنصر من الجيش``: one man right after such a noun is whom it befell."""
    chunk = scene.chunks[i]
    group = chunk.alts.get("group")
    if draft.pos != "noun" or draft.frame not in _BEFALLING or i != draft.at + 1:
        return False
    one = group is not None and group.lexeme.data[1] in ("singular", "dual")
    return one and not (chunk.word.article or scene.relations[i])


_BEFALLING: Final = frozenset(("kill_people", "seize_people"))
# Whoever does this of an act has not done it: ``دان مجلس الأمن الهجوم``.
_DISOWNING: Final = frozenset(("condemnation", "demand", "rejection"))


def _only_speaks(draft: Draft, part: str, type_: str) -> bool:
    """Whether who has a part in an event of the sentence only speaks of this one."""
    told = draft.pos == "noun" and draft.type in HOSTS and draft.type != "protest"
    return told and part == "actor" and type_ in _DISOWNING


_OWNED: Final = ("مسوول", "مسيول", "علاق", "صله", "صلت", "تورط", "ضلوع")
_NEAR: Final = 7


def _disowned(scene: Scene, draft: Draft) -> bool:
    """``لا علاقة لها بتفجير``, ``نفت مسؤوليتها عن قصف``: those before it did not do it."""
    if draft.pos != "noun" or draft.type not in HOSTS:
        return False
    owned = False
    for c in reversed(scene.chunks[max(0, draft.at - _NEAR) : draft.at]):
        name = fold_word(c.name)
        owned = owned or any(w in name for w in _OWNED)
        if owned and name.startswith(DENIALS):
            return True
        if c.kind in ("comp", "conn", "rel", "punct") or finite(c):
            return False
    return False


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
    found = scene.candidates
    if scene.asides:
        found = [i for i in found if not scene.apart(i, k)]
    right = [i for i in found if i > k or (i == k and own)]
    return right, [i for i in reversed(found) if i < k]


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
