"""``تسلم المستشفى 11 قتيلا``: a hospital took the dead and wounded in, and no ground."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import View

_TAKING: Final = words("admissions.taking")
_ARRIVING: Final = words("admissions.arriving")
_HEALING: Final = ordered("aftermath.healing")
_NEAR: Final = 7  # words that the hospital's name and a number may take


def admits(view: View, hit: Hit) -> bool:
    """Whether what is taken over, or received, is the dead and the wounded."""
    after = slice(hit.last + 1, hit.last + 1 + _NEAR)
    if hit.word.base in _ARRIVING:  # وصل إلى المستشفى 4 قتلى
        if not any(_healing(t.norm) for t in view.tokens[after]):
            return False
    elif hit.word.base not in _TAKING or hit.last > hit.first:
        return False
    return any(h.lexeme.kind == "harm_noun" for hits in view.hits[after] for h in hits)


def _healing(norm: str) -> bool:
    return norm.removeprefix("لل").removeprefix("ال").startswith(_HEALING)
