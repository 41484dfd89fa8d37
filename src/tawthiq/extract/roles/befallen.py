"""Whom a noun of an event governs: ``استهداف رتل``, ``تم اعتقال عناصر``, who did not do it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import ATTACKS, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word


def befell(draft: Draft, scene: Scene, i: int) -> bool:
    """``اغتيال عنصر من الجيش``: one man right after such a noun is whom it befell.

    So are others after whom no second noun stands: ``استهداف رتل للتحالف بعبوة ناسفة``.
    """
    chunk = scene.chunks[i]
    hit = scene.chunks[draft.at].alts.get("trigger")
    name = fold_word(hit.lexeme.name) if hit is not None else ""
    if draft.pos == "noun" and name in _AIMED and _aimed_for(scene, draft.at, i):
        return True
    if draft.pos != "noun" or i != draft.at + 1 or scene.relations[i]:
        return False
    done = _done(scene.chunks, draft.at)
    aimed = name in _AIMED or (done and draft.type in ATTACKS)
    if aimed and scene.kinds[i] != "actor.air" and (done or _alone(scene, i)):
        return True
    if draft.frame not in _BEFALLING and name not in _DONE_TO:
        return False
    group = chunk.alts.get("group")
    one = group is not None and group.lexeme.data[1] in ("singular", "dual")
    return one and not chunk.word.article


def _done(chunks: Sequence[Chunk], k: int) -> bool:
    """``تم اعتقال عناصر متورطين``: what is told to have been done governs whom it befell."""
    return k > 0 and chunks[k - 1].word.base in _DONE and not chunks[k].word.preposition


def _aimed_for(scene: Scene, k: int, i: int) -> bool:
    """``استهداف جديد لقوات الجيش``: at whom it was aimed (gold: 9 were hit, none did it).

    Or whose is what it was aimed at: ``استهداف مستودعات وقود للجيش``.
    """
    if scene.relations[i] != "for" or scene.kinds[i] == "actor.air":
        return False
    chunks = scene.chunks
    thing = k + 1 < i <= k + _NEAR and chunks[k + 1].kind == "object"
    if thing and not scene.relations[k + 1]:
        return all(c.kind in ("word", "object") for c in chunks[k + 1 : i])
    return i == k + 1 or (i == k + 2 and scene.chunks[k + 1].kind == "word")


_DONE_TO: Final = words("befallen.done_to")
_AIMED: Final = words("befallen.aimed")
_BEFALLING: Final = frozenset(("kill_people", "seize_people"))


def _alone(scene: Scene, i: int) -> bool:
    """Whether nobody stands after chunk i who may be whom it did something to.

    An adjective is nobody either: ``استهداف إسرائيلي لمدرسة``.
    """
    chunks = scene.chunks
    adjective = chunks[i].first == chunks[i].last and chunks[i].name.endswith("ي")
    if adjective or "for" in scene.relations[i + 1 : i + 1 + _NEAR]:
        return False
    if i + 1 >= len(chunks):
        return True
    after = chunks[i + 1]
    return after.kind in _NO_NOUNS or bool(after.word.preposition)


_NEAR: Final = 4
_NO_NOUNS: Final = frozenset(("punct", "prep", "conn", "rel", "according"))


_DONE: Final = words("befallen.done")
