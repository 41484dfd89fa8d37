"""Who left what bursts later: ``لغم من مخلفات المليشيا``, ``من مخلفات قصف سابق للطيران``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import ordered
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word

_REMNANTS: Final = ordered("attacks.remnants")
_STRIKE: Final = 3  # chunks from the word of a remnant to whose strike left it


def left(role: str, draft: Draft, scene: Scene, i: int) -> str:
    """The part of the side at chunk i that is told to have left what burst.

    Whose remnant it is did it, as he laid it; who once struck there did not do this, nor was
    he hit by it: gold has no part for him.
    """
    chunks = scene.chunks
    if draft.type != "bombing" or chunks[i].kind != "actor" or chunks[i].joined:
        return role
    for n in range(i - 1, max(draft.at, i - 1 - _STRIKE), -1):
        c = chunks[n]
        if fold_word(c.name).startswith(_REMNANTS):
            bound = chunks[i].word.preposition
            laid = n == i - 1 and c.kind == "word" and not bound
            return "actor" if laid else "none"
        if c.kind not in ("word", "trigger"):
            return role
    return role
