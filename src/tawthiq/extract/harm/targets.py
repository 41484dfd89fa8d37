"""Harm and losses of an event's own word (``خطف ثلاثة``, ``تفجير منزلين``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, HarmDraft, LossDraft
from tawthiq.extract.harm import entries, lists
from tawthiq.extract.harm.items import SINGLE, group_of, is_others, item
from tawthiq.extract.harm.losses import loss_of
from tawthiq.extract.harm.people import can_suffer, counts_deeds
from tawthiq.extract.harm.states import is_building
from tawthiq.extract.harm.told import tried
from tawthiq.text import fold_word

_REACH: Final = 10
_RELATIONS: Final = frozenset(("", "on", "against", "for", "with"))
_PASSED: Final = frozenset(
    ("word", "time", "prep", "quote", "place", "actor", "source", "weapon")
)
_KINDS: Final = {"evacuation": "evacuated", "displacement": "displaced"}
_FRAMES: Final = {
    "detonate": "destroyed",
    "explosion": "destroyed",
    "down": "shot_down",
}
_OBJECT_REACH: Final = 5


def of_targets(targets: Sequence[Chunk], kind: str) -> list[HarmDraft]:
    """The harm that an event's own word does to its targets."""
    return [
        item(targets, i, kind, group_of(c))
        for i, c in enumerate(targets)
        if c.kind in ("people", "person")
    ]


def settle(draft: Draft, chunks: Sequence[Chunk], frame: Mapping[str, Any]) -> None:
    """Give a draft the harm and losses that its word does to the targets it ends up with.

    ``اعتقال ستة آخرين بينهم امرأتان``: a number without a noun is no target, but counts.
    """
    _lose(draft, chunks)
    kind = _KINDS.get(draft.type) or frame.get("harm")
    if not frame.get("harm") or not kind or draft.status != "asserted":
        return
    if tried(chunks[draft.at]):
        return
    places = {id(c): n for n, c in enumerate(chunks)}
    named = sorted(
        places[id(t)] for t in draft.targets if id(t) in places and can_suffer(t)
    )
    counted = _counted(chunks, draft.at) or _counted_before(chunks, draft)
    # أصيب طفلان أثناء الاغتيال; أعدم خمسة أسرى: captives only says who they were
    hurt = {h.start for h in draft.harm if h.kind != "captured"}
    told = [
        i for i in named if not _at_large(chunks, i) and chunks[i].start not in hurt
    ]
    if counted and not any(chunks[i].quantity is not None for i in told):
        told = counted
    found: list[HarmDraft] = []
    taken: set[int] = set()
    for i in told:
        if i not in taken:
            people = lists.read(chunks, i, draft.at if i < draft.at else None)
            taken |= lists.used(people)
            found += [h.item for h in entries.items(chunks, people, draft.at, [kind])]
    if not found and not named:
        found = _carried(draft, chunks, kind)
    if kind != "captured":
        ends = {h.start for h in found}
        draft.harm = [h for h in draft.harm if h.start not in ends]
    known = {(h.kind, h.start) for h in draft.harm}
    draft.harm.extend(h for h in found if (h.kind, h.start) not in known)


def _at_large(chunks: Sequence[Chunk], i: int) -> bool:
    """``اعتقال المواطنين``: people at large, or told before, are no new number."""
    c = chunks[i]
    hit = c.alts.get("group") or c.alts.get("harm_noun")
    plural = hit is not None and hit.lexeme.data[1] == "plural"
    definite = c.word.article or relation_of(chunks, i) == "from"
    return plural and definite and c.quantity is None


def _counted(chunks: Sequence[Chunk], k: int) -> list[int]:
    """Numbers and others after the word of an event: ``القبض على ستة``, ``خطف آخرين``."""
    for i in range(k + 1, min(k + _REACH, len(chunks))):
        c = chunks[i]
        if is_others(c) and not c.joined:
            return [i]
        if c.quantity is not None and c.kind in ("quantity", "people"):
            fits = (
                can_suffer(c)
                and not counts_deeds(chunks, i)
                and relation_of(chunks, i) in _RELATIONS
            )
            return [i] if fits and not c.joined else []
        if c.kind not in _PASSED or finite(c) or (c.joined and c.kind != "prep"):
            return []
    return []


def _counted_before(chunks: Sequence[Chunk], draft: Draft) -> list[int]:
    """``340 أسرة نزحت``: the people counted right before their verb."""
    i = draft.at - 1
    if i < 0 or draft.type != "displacement" or not finite(chunks[draft.at]):
        return []
    c = chunks[i]
    counts = c.kind == "people" and c.quantity is not None
    return [i] if counts and not relation_of(chunks, i) else []


def _carried(draft: Draft, chunks: Sequence[Chunk], kind: str) -> list[HarmDraft]:
    """``ثم أعدموه``: the one told before, whom the word's pronoun means."""
    targets = [t for t in draft.targets if can_suffer(t)]
    count = SINGLE.get(chunks[draft.at].word.pronoun)
    if count is None or len(targets) > 1:
        return of_targets(targets, kind)
    group = group_of(targets[0]) if targets else "unspecified"
    return [item(chunks, draft.at, kind, group, count)]


def _lose(draft: Draft, chunks: Sequence[Chunk]) -> None:
    """Give a draft the losses that its own word makes of the targets it ends up with.

    ``تفجير منزلين`` destroys them, ``أسقطوا مروحية`` shoots it down.
    """
    state = _FRAMES.get(draft.frame)
    if state is None or draft.status != "asserted":
        return
    at = {id(c): n for n, c in enumerate(chunks)}
    known = {loss.start for loss in draft.losses}
    for target in draft.targets:
        if target.start in known:
            continue
        here, n = (chunks, at[id(target)]) if id(target) in at else ([target], 0)
        if target.kind == "actor" and relation_of(here, n) == "for":
            continue  # إسقاط مسيرتين للجيش: whose they were
        if draft.frame == "down" and target.kind in ("object", "actor", "weapon"):
            draft.losses.append(_downed(here, n, state))
        elif (
            (target.kind == "object" or is_building(target))
            and here is chunks
            and _bare(chunks, draft.at, n)
        ):
            draft.losses.append(loss_of(here, n, state))


def _bare(chunks: Sequence[Chunk], k: int, n: int) -> bool:
    """``تفجير منزلين``: an object that the word itself governs, not where it happened."""
    between = chunks[k + 1 : n]
    parted = all(
        c.kind in ("time", "actor", "object", "word", "punct") for c in between
    )
    return n > k and parted and not relation_of(chunks, n) and n - k <= _OBJECT_REACH


def _downed(chunks: Sequence[Chunk], n: int, state: str) -> LossDraft:
    """An aircraft brought down: one, unless its noun is counted, dual or plural."""
    loss = loss_of(chunks, n, state)
    first = fold_word(chunks[n].name.split()[0])
    if loss.form != "vague" or loss.low or chunks[n].quantity or first.endswith("ات"):
        return loss
    one = 2 if first.endswith(("تين", "تان")) else 1
    return replace(loss, low=one, high=one, form="exact", words=None)
