"""Capitals told by their noun and their name: ``العاصمة اليمنية صنعاء``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.positions import is_plain

_CAPITAL: Final = "عاصمه"
# صنعاء is a governorate too.
_SEATS: Final = frozenset(("capital", "city", "governorate"))


def capital(view: View, hit: Hit, last: int, alts: Mapping[str, Hit]) -> Chunk | None:
    """``العاصمة اليمنية صنعاء``: the name that follows, if one does, is the capital's.

    ``last``: where the noun and its adjectives end.
    """
    i = last + 1
    noun = view.tokens[hit.first].norm
    if not noun.endswith(_CAPITAL) or i >= len(view.tokens):
        return None
    # العاصمة المؤقتة عدن: the city, not the quarter of its name in Mosul
    named = (h for h in view.hits[i] if h.lexeme.kind == "place" and is_plain(h))
    known = next((h for h in named if is_seat(h)), None)
    if known is None:
        return None
    return view.chunk(
        "place",
        hit.first,
        known.last,
        word=hit.word,
        name_from=i,
        data=known.lexeme.data,
        id=known.lexeme.id,
        alts=alts,
        head=noun,
    )


def is_seat(place: Hit) -> bool:
    """Whether a place may be some country's capital."""
    return place.lexeme.data.get("kind") in _SEATS
