"""``سيطرة``: what takes a place everywhere, and in Iraq a checkpoint too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.events.drafts import ATTACKS

_NAMES: Final = words("checkpoints.names")
_SITES: Final = words("checkpoints.sites")
_SET_UP: Final = words("checkpoints.set_up")
_AIMED: Final = words("checkpoints.aimed")
_BY: Final = frozenset(("on", "near", "toward"))
# How many words on the place that is taken may stand: سيطرة قواته الكاملة | على القرية.
_NEAR: Final = 6


def is_checkpoint(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قرب سيطرة الصقور``, ``هجوم على سيطرة للجيش``, but ``بعد سيطرة الجيش على …``."""
    word = hit.word
    if word.base not in _NAMES or hit.last > hit.first or not before:
        return False
    last = before[-1]
    if word.preposition or word.pronoun or _of_a_place(view, hit):
        return False
    if last.word.base in _SITES or last.word.base.startswith(tuple(_SET_UP)):
        return True
    if last.kind == "prep":
        return last.data in _BY and not word.article
    if last.kind in ("actor", "people") and len(before) > 1:
        last = before[-2]  # هاجم مسلحون | سيطرة
    aimed = getattr(last.data, "pos", "") == "verb" or last.word.base in _AIMED
    return aimed and last.kind == "trigger" and last.id in ATTACKS


def _of_a_place(view: View, hit: Hit) -> bool:
    """Whether على after it says what was taken."""
    after = view.tokens[hit.last + 1 : hit.last + 1 + _NEAR]
    return any(t.norm == "علي" for t in after)
