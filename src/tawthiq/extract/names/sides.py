"""Sides and parts of what was named before: ``وريفها``, ``أطرافها الجنوبية``, ``الحدود``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.unknown import POINTS

# Definite nouns that name a place although no name follows.
_ITSELF: Final = frozenset(("حدود", "شمال", "جنوب"))


def by_itself(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``على الحدود``, ``في الجنوب``: a definite noun that is a name as it stands."""
    if not (hit.word.article and hit.word.base.removeprefix("ال") in _ITSELF):
        return None
    return view.plain("place", hit, alts)._replace(id=None)


def theirs(
    view: View, hit: Hit, alts: Mapping[str, Hit], *, listed: bool
) -> Chunk | None:
    """``حمص | وريفها``, ``أطرافها الجنوبية``: what belongs to a town named before.

    ``listed``: whether a place stands right before it.
    """
    if not view.tokens[hit.last].norm.endswith("ها") or hit.word.article:
        return None
    if hit.lexeme.data.get("kind") not in _OF_A_TOWN:
        return None
    i, last = hit.last + 1, hit.last
    while i < len(view.tokens) and view.tokens[i].norm in POINTS:
        last = i
        i += 1
    if last == hit.last and not (listed and hit.word.conjunction):
        return None
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        data=hit.lexeme.data,
        alts=alts,
        head=view.tokens[hit.first].norm,
    )


# Kinds of what a town has, and an armed side has not.
_OF_A_TOWN: Final = frozenset(
    (
        *("region", "vicinity", "direction", "camp", "port", "airport"),
        *("neighbourhood", "village", "town"),
    )
)
