"""Exchanges of fire: both sides of one act, and neither was only hit."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.events.drafts import STRIKES, Draft
from tawthiq.extract.judging.scene import Scene

_FIRE: Final = STRIKES | {"clash", "shooting"}
_EXCHANGING: Final = words("mutual.exchanging")
_NEAR: Final = 8  # chunks from the verb to a side
_BESIDE: Final = ("", "with", "between")


def exchanges(draft: Draft, scene: Scene, i: int) -> bool:
    """``تبادل الجيش وقوات الحركة القصف``: whether chunk i is a side of the exchange."""
    chunks = scene.chunks
    if draft.type not in _FIRE or chunks[i].kind != "actor":
        return False
    if scene.relations[i] not in _BESIDE or scene.kinds[i] == "actor.parties":
        return False
    for v in range(i - 1, max(-1, i - _NEAR), -1):
        if chunks[v].word.base in _EXCHANGING:
            other = chunks[v].kind == "trigger"  # تبادلا الاتهامات بالقصف
            return v == draft.at or (i < draft.at and not other)
        if finite(chunks[v]) or chunks[v].kind in ("conn", "comp"):
            return False
    return False
