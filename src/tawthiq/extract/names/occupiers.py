"""Occupiers: whose the occupation is, where an adjective says it."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import View

# Whom الاحتلال and العدو mean where nothing more is said.
_MEANT: Final = "israel"


def another_power(view: View, hit: Hit, last: int) -> bool:
    """``قوات الاحتلال الإماراتي``: whether the adjectives up to ``last`` name another power."""
    if not hit.lexeme.id.startswith(_MEANT):
        return False
    for i in range(hit.last + 1, last + 1):
        base = view.tokens[i].norm.removeprefix("ال")
        nation = view.nisbas.get(base, view.nisbas.get(base.removesuffix("ه")))
        if nation is not None and not nation.startswith(_MEANT):
            return True
    return False
