"""Which chunk plays which part in an event: the walk that asks the judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tawthiq.extract.arguments import Argument, finite, is_joined, places_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, PlaceDraft
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.judging.scene import Scene, fires
from tawthiq.extract.roles import bystanders
from tawthiq.extract.roles.blame import Blame
from tawthiq.extract.roles.cast import Cast
from tawthiq.extract.roles.clauses import of_own_clause
from tawthiq.extract.roles.descriptions import Memory
from tawthiq.extract.roles.killers import at_their_hands
from tawthiq.extract.roles.participants import NEARER, Given, Walk, features, told_of
from tawthiq.extract.roles.remnants import left
from tawthiq.extract.roles.sought import sought


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
    blame = Blame(draft, scene)
    slots: dict[str, list[int]] = {"actor": [], "target": [], "weapon": [], "place": []}
    taken = ""  # the slots that have a chunk, by their first letters
    for side in _sides(scene, draft):
        before = ""
        nearer: dict[str, int] = {}
        for i in side:
            c = scene.chunks[i]
            rule = given.get(id(c), "")
            meant = memory.meant(c)
            if fires(meant):
                meant = meant._replace(kind="weapon")
            kind = scene.kinds[i]
            passed = nearer.get(kind, 0)
            nearer[kind] = passed + 1
            walk = Walk(before, taken, min(passed, NEARER))
            part = shared.of(i)
            told = features(scene, draft, i, meant, walk, rule, facts, part)
            before = judge.role(draft, meant, told)
            before = blame.settled(before, i, part)
            before = bystanders.settled(before, draft, scene, i)
            before = sought(left(before, draft, scene, i), draft, scene, i)
            if meant is not c and fires(c):
                before = before if before == "weapon" else "none"
            shared.give(i, before, draft.type)
            for slot in before.split("+"):
                if slot in slots:
                    slots[slot].append(i)
                    taken = "".join(name[0] for name, held in slots.items() if held)
    if any(scene.relations[i] == "by" for i in slots["actor"]):
        _move_shot(scene, slots)
    bystanders.told_once(scene, slots)
    slots["actor"] = bystanders.together(draft, scene, slots["actor"])
    slots["actor"] = bystanders.at_once(draft, scene, slots["actor"])
    slots["actor"] = of_own_clause(draft, scene, slots["actor"])
    _go_on(scene, slots["place"])
    _beside(scene, slots, draft.at)
    _fill(draft, scene, slots)


def _move_shot(scene: Scene, slots: dict[str, list[int]]) -> None:
    """``قنص شاب على يد قناص``: who is named beside a doer told by ``على يد`` was hit."""
    shot = [
        i
        for i in slots["actor"]
        if "group" in scene.chunks[i].alts
        and not (scene.relations[i] or at_their_hands(scene, i))
    ]
    slots["actor"] = [i for i in slots["actor"] if i not in shot]
    slots["target"] += shot


def _go_on(scene: Scene, places: list[int]) -> None:
    """``في مأرب شرق اليمن والضالع``: a list of places goes on after what holds one."""
    chunks = scene.chunks
    for i in list(places):
        n = i + 1
        while n < len(chunks) and chunks[n].kind == "place" and not chunks[n].joined:
            n += 1
        listed = n > i + 1 and n < len(chunks) and chunks[n].kind == "place"
        verb = n + 1 < len(chunks) and finite(chunks[n + 1])
        if listed and not verb and n not in places:
            places.append(n)
    for i in places:  # grows as it is read
        n = _next_in_marks(chunks, i)
        if n and not scene.relations[n] and n not in places:
            places.append(n)


def _beside(scene: Scene, slots: Mapping[str, list[int]], k: int) -> None:
    """``تحاصر الفوعة وكفريا``: of two places that are joined both are meant, or neither.

    Where another event stands between them and the trigger at k, its own are told there.
    """
    chunks, places = scene.chunks, slots["place"]
    taken = {i for held in slots.values() for i in held} | {k}
    for i in places:  # grows as it is read
        for first in (i - 1, i):
            other = first if first < i else i + 1
            if other not in taken and _joins(chunks, first) and _near(scene, k, other):
                places.append(other)
                taken.add(other)


def _joins(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether two places are one list: not ``التلة في حماة وإدلب``, ``المدينة ومطارها``."""
    pair = chunks[max(0, first) : first + 2]
    if len(pair) < 2 or any(c.kind != "place" or c.word.pronoun for c in pair):
        return False
    if first and chunks[first - 1].kind == "place" and not pair[0].joined:
        return False  # في مأرب شرق اليمن | والضالع
    holds = first > 1 and chunks[first - 1].kind == "prep"
    holds = holds and chunks[first - 2].kind == "place"
    return pair[1].joined and not holds


def _near(scene: Scene, k: int, i: int) -> bool:
    """Whether no other verb or event stands between the trigger at k and a chunk."""
    between = scene.marks[min(k, i) + 1 : max(k, i)]
    return not any(mark in _EVENTS for mark in between)


_EVENTS: Final = ("V", "T", "Q")


def _next_in_marks(chunks: Sequence[Chunk], i: int) -> int:
    """``قرى "س"، "ص"``: the next place of a list whose names stand in marks; 0: none."""
    n = i + 1
    while n < len(chunks) and n - i <= _MARKS and _parts(chunks[n]):
        n += 1
    if n >= len(chunks) or chunks[n].kind != "place":
        return 0
    between = chunks[i + 1 : n]
    marked = bool(between) and between[0].kind == between[-1].kind == "quote"
    return n if marked and len(between) > 2 else 0


def _parts(c: Chunk) -> bool:
    return c.kind == "quote" or c.name in ("،", ",", "و")


_MARKS: Final = 4  # a mark, a comma, a و of its own and a mark part two names


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


def _sides(scene: Scene, draft: Draft) -> tuple[list[int], list[int]]:
    """The candidates after the trigger (itself too, a weapon), and those before it.

    ``قتل خمسة بعبوة``, ``الرصاص الحي``: what tells the event by itself is its weapon.
    """
    k = draft.at
    trigger = scene.chunks[k]
    armed = trigger.kind == "object" and any(trigger is c for c in draft.weapons)
    own = armed or trigger.kind == "weapon" or fires(trigger)
    found = scene.candidates
    if scene.asides:
        found = [i for i in found if not scene.apart(i, k)]
    if scene.portions:
        found = [i for i in found if not scene.elsewhere(i, k)]
    right = [i for i in found if i > k or (i == k and own)]
    return right, [i for i in reversed(found) if i < k]


def _fill(draft: Draft, scene: Scene, slots: Mapping[str, Sequence[int]]) -> None:
    draft.actors = _chosen(scene, slots["actor"], draft.actors)
    draft.targets = _chosen(scene, slots["target"], draft.targets)
    draft.weapons = _chosen(scene, slots["weapon"], draft.weapons)
    draft.places = _chosen_places(draft, scene, slots["place"])


def _chosen(scene: Scene, picked: Sequence[int], old: Sequence[Chunk]) -> list[Chunk]:
    """The chunks picked, and those of old that are told elsewhere, or made up."""
    kept = [c for c in old if id(c) not in scene.ids]
    return [scene.chunks[i] for i in sorted(picked)] + kept


def _chosen_places(
    draft: Draft, scene: Scene, chosen: Sequence[int]
) -> list[PlaceDraft]:
    """The places picked, each with what contains it, and those told elsewhere."""
    # The judge sees one trigger, and could not tell its two drafts apart.
    parted = {id(c) for c in draft.parted}
    if parted and draft.extent == "partial":
        return draft.places
    inside = {id(p.chunk): p for p in draft.places}
    within = {id(p.within): p.within for p in draft.places if p.within is not None}
    picked = [i for i in sorted(chosen) if id(scene.chunks[i]) not in parted]
    elsewhere = [p for p in draft.places if id(p.chunk) not in scene.ids]
    found = places_of(
        [
            Argument(scene.chunks[i], scene.relations[i], i, is_joined(scene.chunks, i))
            for i in range(len(scene.chunks))
            if i in picked or id(scene.chunks[i]) in within
        ]
    )
    by_id = {id(p.chunk): p for p in found}
    return [
        by_id.get(id(scene.chunks[i]))
        or inside.get(id(scene.chunks[i]))
        # من أهالي الحويجة: the place that people are named by
        or PlaceDraft(scene.chunks[i].inside or scene.chunks[i])
        for i in picked
    ] + elsewhere
