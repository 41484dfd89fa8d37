"""The region that an office is named by."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View

_OFFICES: Final = words("complements.offices")
_REGIONS: Final = words("complements.regions")


def region_of(view: View, last: int, i: int) -> int:
    """``مصدر في شرطة | محافظة نينوى``: where the region of an office ends, or 0."""
    tokens = view.tokens
    office = tokens[last].norm in _OFFICES and tokens[i].norm in _REGIONS
    if not office or i != last + 1 or i + 1 >= len(tokens):
        return 0
    return next((h.last for h in view.hits[i + 1] if h.lexeme.kind == "place"), 0)
