"""Whom a raid looks for: ``مداهمات بحثا عن خلايا التنظيم``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import ordered
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word

_SEARCH: Final = ordered("sought.search")
_RAIDS: Final = frozenset(("ground_attack", "detention", "siege"))


def sought(role: str, draft: Draft, scene: Scene, i: int) -> str:
    """The part of chunk i where it is whom somebody looks for: he does nothing there."""
    chunks = scene.chunks
    if role != "actor" or i <= draft.at + 1:
        return role
    before = fold_word(f"{chunks[i - 2].name} {chunks[i - 1].name}")
    if not before.endswith(_SEARCH):
        return role
    return "target" if draft.type in _RAIDS else "none"
