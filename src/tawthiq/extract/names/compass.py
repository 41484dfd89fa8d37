"""Sides of a place that are places of their own: ``شرق مدينة بعقوبة``, ``شمال القطاع``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View

DIRECTIONS: Final = frozenset(("direction", "vicinity", "part"))
# What has sides that are places of their own; a village is one place with its sides.
WIDE: Final = frozenset(
    ("city", "capital", "governorate", "district", "base", "airport", "camp", "country")
)


def is_side(hit: Hit) -> bool:
    """``شرق``, ``جنوب غربي``; ``إلى الشرق من`` says where, and is no part of a name."""
    data = hit.lexeme.data
    return bool(data.get("kind") == "direction" and data.get("part_of_name") == "1")


def whole(view: View, hit: Hit, last: Chunk, alts: Mapping[str, Hit]) -> Chunk:
    """A place that begins with its head and ends where another does."""
    named = isinstance(last.data, dict) and last.head != "the"
    country = {"country": last.data.get("country", "")} if named else {}
    return view.chunk(
        "place",
        hit.first,
        last.last,
        word=hit.word,
        data={**hit.lexeme.data, **country},
        alts=alts,
        head=view.tokens[hit.first].norm,
    )
