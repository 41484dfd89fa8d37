"""The places that people are named by: ``سكان قرية البصيرة``, ``مقاتلي داريا``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.phrases import unprefixed
from tawthiq.extract.names.places import headed_place

PEOPLE: Final = words("homes.people")


def of_quarter(view: View, last: int) -> int:
    """``أهالي حي الروضة``: the place that people are named by ends their name."""
    i = last + 1
    if i < len(view.tokens) and unprefixed(view, i):
        for inner in view.hits[i]:
            if inner.lexeme.kind == "place_head":
                place = headed_place(view, inner, {"place_head": inner})
                return place.last if place is not None and place.head != "the" else last
    return last


def home(view: View, hit: Hit, last: int) -> Chunk | None:
    """``سكان قرية البصيرة``, ``مقاتلي داريا``: the place that people are named by."""
    i = hit.last + 1
    if hit.word.base not in PEOPLE or i > last or not unprefixed(view, i):
        return None
    for inner in view.hits[i]:
        if inner.lexeme.kind == "place" and inner.last <= last:
            return view.plain("place", inner, {"place": inner})
        if inner.lexeme.kind == "place_head":
            place = headed_place(view, inner, {"place_head": inner})
            return place if place is not None and place.head != "the" else None
    return None
