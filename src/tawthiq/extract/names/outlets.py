"""Outlets: how their names end, and whose media office tells."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.complements import complement


def masthead(view: View, last: int) -> int:
    """``شبكة درعا نيوز``, ``شبكة الجنوب مباشر``: foreign words that end an outlet's name."""
    i = last + 1
    ends = i < len(view.tokens) and view.tokens[i].norm in _MASTHEADS
    return i if ends else last


_MASTHEADS: Final = words("outlets.mastheads")


def voice_of(view: View, hit: Hit, last: int) -> int:
    """``الإعلام العسكري للقوات المشتركة``: the side whose media office tells."""
    tokens = view.tokens
    i = last + 1
    office = any(t.norm.startswith("الاعلام") for t in tokens[hit.first : last + 1])
    if not office or i >= len(tokens) or not tokens[i].norm.startswith("ل"):
        return last
    side = [h for h in view.hits[i] if h.lexeme.kind in ("actor", "head")]
    if not any(h.word.preposition == "ل" for h in side):
        return last
    known = max((h.last for h in side if h.lexeme.kind == "actor"), default=i)
    return max(known, complement(view, known, definite=True)[0])
