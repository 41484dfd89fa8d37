"""The places that people are named by: ``سكان قرية البصيرة``, ``مقاتلي داريا``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.marks import CLOSE, OPEN
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
                if place is None or place.head == "the":
                    return last
                return last if _lists(view, i, place.last) else place.last
    return last


def _lists(view: View, first: int, last: int) -> bool:
    """``سكان قرى "س، ص"``: whether a mark opens a list of names, of which last is one."""
    marks = [t.text for t in view.tokens[first : last + 1]]
    opened = any(m in OPEN for m in marks)
    return opened and not any(m in CLOSE for m in marks[2:])


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
