"""The people and objects of a sentence that its events may have affected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, HarmDraft, LossDraft
from tawthiq.extract.harm import losses, states, unknown
from tawthiq.extract.harm.agents import killed_another, speaks
from tawthiq.extract.harm.fates import NONE, Affected, Told
from tawthiq.extract.harm.items import counted_within, is_others, item
from tawthiq.extract.harm.lists import counted_together, told_again
from tawthiq.extract.harm.people import (
    can_suffer,
    counts_deeds,
    group_at,
    numbers_a_place,
    said_of,
)
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word

_WHOEVER: Final = words("candidates.whoever")
_ONE_OF: Final = words("lists.one_of")
_WITHIN: Final = words("candidates.within")
# What the grammar gave drafts, by where it stands in the text.
_Given = dict[int, tuple[Told, tuple[tuple[Draft, str], ...]]]
_OF_ALL: Final = 3  # chunks from a word of harm to مَن, past جميع and the like
_KILLING: Final = ("killing", "casualties")


def people(scene: Scene, drafts: Sequence[Draft]) -> list[Affected]:
    """The bodies of people of a sentence, with what the grammar says befell them."""
    if scene.people is None:
        scene.people = _people(scene.chunks)
    return _affected(scene.chunks, _given(drafts, "harm"), scene.people)


def objects(scene: Scene, drafts: Sequence[Draft]) -> list[Affected]:
    """The objects of a sentence that may be lost, likewise."""
    return _affected(scene.chunks, _given(drafts, "losses"), _objects(scene))


def _affected(
    chunks: Sequence[Chunk], given: _Given, offered: Mapping[int, Told]
) -> list[Affected]:
    """Those to whom the grammar gave something, and those offered beside them, in order."""
    if not (given or offered):
        return []
    found: list[Affected] = []
    for i, c in enumerate(chunks):
        if c.start in given:
            found.append(Affected(i, *given[c.start]))
        elif i in offered:
            found.append(Affected(i, offered[i], ()))
    return found


def _people(chunks: Sequence[Chunk]) -> dict[int, HarmDraft]:
    """The people of a sentence whom something may have befallen, by chunk."""
    others = unknown.people(chunks)
    whole = _told_apart(chunks)
    found: dict[int, HarmDraft] = {}
    for i, c in enumerate(chunks):
        if i != whole and _may_suffer(chunks, i):
            found[i] = item(chunks, i, NONE, group_at(chunks, i))
        elif i in others:
            count, name, end = others[i]
            found[i] = HarmDraft(NONE, "civilian", *count, name, c.start, end)
    return found


def _objects(scene: Scene) -> dict[int, LossDraft]:
    """The objects of a sentence that may be lost, by chunk."""
    chunks = scene.chunks
    others = unknown.things(chunks)
    lost = any(states.tells(c) for c in chunks)
    razed = states.razed(chunks) if scene.places else set()
    found: dict[int, LossDraft] = {}
    for i, c in enumerate(chunks):
        if (
            states.can_be_lost(c)
            or (c.kind == "place" and i in razed)
            or (lost and states.brought_down(c))
        ):
            found[i] = losses.loss_of(chunks, i, NONE)
        elif i in others:
            count, name, end = others[i]
            found[i] = LossDraft(name, *count, NONE, c.start, end)
    return found


def _may_suffer(chunks: Sequence[Chunk], i: int) -> bool:
    c = chunks[i]
    suffers = can_suffer(c) and not _named(chunks, i)
    if not (suffers or is_others(c) or _cases(c) or _inside(chunks, i)):
        return False
    return not (
        counts_deeds(chunks, i)
        or counted_within(chunks, i)
        or counted_together(chunks, i)
        or said_of(chunks, i) >= 0
        or numbers_a_place(chunks, i)
        or told_again(chunks, i)
        or killed_another(chunks, i)
        or speaks(chunks, i)
    )


def _told_apart(chunks: Sequence[Chunk]) -> int:
    """``هاجموا عنصرين ما أدى لمقتل أحدهما وإصابة الآخر``: those told one by one; -1: none."""
    told = next((n for n in range(1, len(chunks)) if _one_of_them(chunks, n)), 0)
    return next((i for i in range(told - 2, -1, -1) if can_suffer(chunks[i])), -1)


def _one_of_them(chunks: Sequence[Chunk], n: int) -> bool:
    return chunks[n - 1].kind == "harm" and fold_word(chunks[n].name) in _ONE_OF


def _cases(c: Chunk) -> bool:
    """``22 حالة اختناق``, ``حالتا وفاة``: cases that tell an event, and count people."""
    return c.kind == "trigger" and "harm_noun" in c.alts


def _inside(chunks: Sequence[Chunk], i: int) -> bool:
    """``قتلت من فيها``, ``مقتل جميع من كانوا على متنها``: whoever was in what was hit."""
    c = chunks[i]
    if not i or c.kind not in ("prep", "rel", "word"):
        return False
    if fold_word(c.name) not in _WHOEVER:
        return False
    after = chunks[i + 1 : i + 3]
    placed = any(
        (x.kind == "prep" and x.data in ("at", "on")) or fold_word(x.name) in _WITHIN
        for x in after
    )
    near = chunks[max(0, i - _OF_ALL) : i]
    return placed and any(x.kind == "harm" or x.id in _KILLING for x in near)


def _named(chunks: Sequence[Chunk], i: int) -> bool:
    """``الناشط المدني فلان``, ``منزل النقيب``: after the rank of who bears the name, or his house."""
    if chunks[i].kind != "person" or chunks[i].joined:
        return False
    owned = i and chunks[i - 1].kind == "object" and chunks[i - 1].head != "offered"
    if owned and not chunks[i].word.preposition:
        return True
    for c in reversed(chunks[max(0, i - 2) : i]):
        if c.kind in ("person", "people"):
            return True
        if c.kind not in ("object", "word"):
            break
    return False


def _given(drafts: Sequence[Draft], slot: str) -> _Given:
    """What the grammar gave drafts, by where it stands in the text."""
    found: _Given = {}
    for draft in drafts:
        held: list[Told] = getattr(draft, slot)
        for start in dict.fromkeys(h.start for h in held):
            here = [h for h in held if h.start == start]
            fate = "+".join(sorted({_fate(h) for h in here}))
            told, given = found.get(start, (here[0], ()))
            found[start] = told, (*given, (draft, fate))
    return found


def _fate(told: Told) -> str:
    return told.kind if isinstance(told, HarmDraft) else told.state
