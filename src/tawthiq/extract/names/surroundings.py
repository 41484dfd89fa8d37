"""Places told by what lies around them: ``المعافر | جنوب محافظة تعز``, ``وسط المدينة``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.compass import WIDE, is_side
from tawthiq.extract.names.places import headed_place
from tawthiq.extract.names.positions import is_plain, place_at
from tawthiq.extract.names.unknown import is_plural_head

_MIDDLE: Final = {"kind": "direction", "part_of_name": "1"}
_OF_A_MIDDLE: Final = WIDE | {"town", "region"}


def beside(view: View, hit: Hit, alts: Mapping[str, Hit], side: Chunk) -> Chunk | None:
    """What holds a place named right before: ``المعافر | جنوب محافظة تعز`` is in Taiz.

    ``side``: the place that ``hit`` begins elsewhere.
    """
    i = hit.last + 1
    if not is_side(hit) or i >= len(view.tokens) or place_at(view, i):
        return side
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is None or not is_plain(nested):
        return side
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is None or within.last != side.last:
        return side
    if within.head == "the":
        return None
    return within._replace(first=hit.first, word=hit.word)


def middle(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``وسط المدينة``: a place of its own; ``وسط مدينة س`` is the town."""
    i = hit.last + 1
    heads = view.hits[i] if i < len(view.tokens) else ()
    nested = next((h for h in heads if h.lexeme.kind == "place_head"), None)
    if nested is None or not (nested.word.article and is_plain(nested)):
        return None
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is None or within.head != "the":
        return None
    kind = nested.lexeme.data.get("kind")
    if kind not in _OF_A_MIDDLE or is_plural_head(nested.word.base):
        return None
    return view.chunk(
        "place", hit.first, within.last, word=hit.word, data=_MIDDLE, head="وسط"
    )
