"""Who did not do it to his own: soldiers who fell, and an army that tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import came_before
from tawthiq.extract.events.drafts import VIOLENCE, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word


def of_his_own(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether the side at chunk i only lost men in the event of a draft, or tells of it."""
    if scene.chunks[i].kind != "actor":
        return False
    return (
        says_it_befell(draft, scene, i)
        or _buries(draft, scene, i)
        or _same_nation(draft, scene.chunks, i)
        or _his_side(scene, i)
        or is_ally(scene.chunks, i)
    )


def is_ally(chunks: Sequence[Chunk], i: int) -> bool:
    """``حزب الله، حليف حماس، قصف``: whose ally the side told before the comma is."""
    if not 1 < i < len(chunks) - 1 or chunks[i - 1].name not in _ALLIES:
        return False
    return chunks[i - 2].name in _COMMAS and chunks[i + 1].name in _COMMAS


_ALLIES: Final = words("own_side.allies")
_COMMAS: Final = ("،", ",", "-", "–")


def _his_side(scene: Scene, i: int) -> bool:
    """``فلان من قادة السرايا تعرض لاغتيال``: to which side a man belongs who is named."""
    if i < _NAMED or scene.relations[i]:
        return False
    who, of, men = scene.chunks[i - _NAMED : i]
    group = men.alts.get("group")
    many = group is not None and group.lexeme.data[1] == "plural"
    return many and of.data == "from" and who.kind in ("person", "word")


_NAMED: Final = 3  # chunks from a man's name to his side


def says_it_befell(draft: Draft, scene: Scene, i: int) -> bool:
    """``أكدت قيادة الجيش تعرض مراكز لإطلاق نار``: who says to what it was exposed."""
    chunks = scene.chunks
    if not 0 < i < draft.at - 1 or draft.type not in VIOLENCE:
        return False
    befell = chunks[i + 1]
    exposed = befell.kind == "light" and befell.id == "patient"
    return exposed and chunks[i - 1].kind == "report"


def _buries(draft: Draft, scene: Scene, i: int) -> bool:
    """``أعلن الجيش مقتل ستة عسكريين بينهم ضابط``: an army's foes are called no soldiers.

    Where nothing says whose they were: ``أعلن الجيش مقتل جنود أتراك``.  Nor are those of an
    armed group called fighters by it: ``أعلن حزب الله مقتل مقاتل من بلدة كفركلا``.
    """
    chunks = scene.chunks
    k = i + 1 + (i + 1 < draft.at and chunks[i + 1].kind == "time")
    told = 0 < i < k <= draft.at and k + 1 < len(chunks)
    if not told or chunks[i - 1].kind != "report" or scene.kinds[i] != "actor.force":
        return False
    own_act = draft.at > k and fold_word(chunks[draft.at].name).endswith(_THEIRS)
    if own_act or any(c.kind in _CLAUSES for c in chunks[k + 1 : draft.at]):
        return False  # قتل جندي في هجومه على س
    dead = chunks[k + 1]
    state = (chunks[i].data or {}).get("kind") in _STATE
    own = _SOLDIERS if state else _FIGHTERS
    group = dead.alts.get("group")
    called = {dead.id, group.lexeme.id if group is not None else None}
    if chunks[k].id not in _FELL or own.isdisjoint(called) or " " in dead.name:
        return False
    after = chunks[k + 2] if k + 2 < len(chunks) else None
    if after is None or after.kind in _ENDS or after.name in _AMONG:
        return True
    where = chunks[k + 3] if k + 3 < len(chunks) else None
    return after.data == "from" and where is not None and where.kind == "place"


_THEIRS: Final = ("ها", "هم", "هما")
_CLAUSES: Final = frozenset(("comp", "conn", "report", "rel"))
_STATE: Final = frozenset(("state_forces", "police", "coalition", "intelligence"))
_FELL: Final = frozenset(("m_killing", "m_martyrdom", "m_injury"))
_SOLDIERS: Final = frozenset(("military", "soldier", "officer", "conscript"))
_FIGHTERS: Final = _SOLDIERS | {"fighter", "element", "mujahid"}
_ENDS: Final = frozenset(("punct", "harm", "time", "conn"))
_AMONG: Final = frozenset(("بينهم", "في", "خلال", "إثر", "جراء", "و"))


def mourns(chunks: Sequence[Chunk], i: int) -> bool:
    """``نعت الكتائب ثلاثة من مجاهديها``: who buries the dead did not kill them.

    Nor did who says what it was: ``وصفت دمشق الضربات … بالعدوان``.
    """
    before = chunks[i - 1] if i else None
    if before is None:
        return False
    return before.word.base in _MOURNING or fold_word(before.name) in _DESCRIBING


_MOURNING: Final = words("blame.mourning")
_DESCRIBING: Final = words("blame.describing")


def _same_nation(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``قوات الاحتلال …، بعد إطلاق نار أصيب فيه جنديان إسرائيليان``: nobody shoots his own."""
    k = draft.at
    told = draft.type in VIOLENCE or draft.type == "casualties"
    if draft.pos == "verb" or not told or i > k:
        return False
    hurt = {h.start for h in draft.harm}
    for n in range(max(k - _NEAR, 1), min(k + _NEAR, len(chunks))):
        fell = chunks[n]
        if (
            fell.start in hurt
            and fell.id in _OF_NATIONS
            and not came_before(chunks, k, n)
        ):
            return " " in fell.name and _alike(chunks[i], fell)
    return False


_OF_NATIONS: Final = _SOLDIERS | {"coalition_soldier"}
_NEAR: Final = 8  # chunks


def _alike(side: Chunk, fallen: Chunk) -> bool:
    """Whether a side is of the nation that the last word for soldiers names."""
    named = fold_word(fallen.name.split()[-1])
    if named.startswith(_ISRAEL):
        return (side.id or "").startswith("israel")
    nation = _nation(named)
    return nation != "" and any(
        _nation(w) == nation for w in fold_word(side.name).split()
    )


def _nation(word: str) -> str:
    """``المصرية``, ``مصريين`` → ``مصر``; empty: it is no adjective of a nation."""
    stem = word.removeprefix("ال")
    return next((stem.removesuffix(e) for e in _ENDINGS if stem.endswith(e)), "")


_ISRAEL: Final = fold_word("إسرائيل")
_ENDINGS: Final = ("يين", "يان", "يون", "يه", "ي")
