"""Places of the gazetteer after a noun: ``مدينة حلب``, ``ريف حلب الشمالي``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View, closed
from tawthiq.extract.chunking.namesakes import goes_on
from tawthiq.extract.names.capitals import is_seat
from tawthiq.extract.names.compass import DIRECTIONS
from tawthiq.extract.names.place_ends import after_person, directions, other_end
from tawthiq.extract.names.positions import place_at
from tawthiq.extract.names.unknown import POINTS, opens_compound

_ORDINALS: Final = words("known_places.ordinals")
_MANY: Final = words("known_places.many")


def known_at(view: View, hit: Hit, i: int) -> Hit | None:
    """The place of the gazetteer that a head's name begins with at token i."""
    known = place_at(view, i)
    if known is None:
        return None
    norm = view.tokens[i].norm
    # الحي الشرقي: an adjective, not the province; البلدة | صباح الأربعاء;
    # المناطق الخارجة | عن السيطرة
    if hit.word.article and (norm in POINTS or i in view.times or goes_on(view, known)):
        return None
    if known.last == i:
        if opens_compound(view, i, norm) and not view.hits[i + 1]:
            return None  # حلة حسن, not الحلة
        bears = "title" in view.kinds(i) or norm in view.given
        if bears and after_person(view, i) > i:
            return None  # حي السيدة فلانة
    if hit.lexeme.data.get("kind") == "capital" and not is_seat(known):
        return None  # العاصمة صباح اليوم
    return known


def known_place(
    view: View, hit: Hit, alts: Mapping[str, Hit], known: Hit, i: int, closing: int
) -> Chunk:
    """``مدينة حلب``, ``ريف حلب الشمالي``: a head with a place of the gazetteer.

    ``i``: where the name begins; ``closing``: the mark that closes it, or 0.
    """
    tokens, data = view.tokens, hit.lexeme.data
    kind = data.get("kind", "")
    last = closed(tokens, known.first, known.last)  # عين العرب (كوباني)
    if last + 1 < len(tokens) and tokens[last + 1].norm in _ORDINALS:
        last += 1  # الطاش الأول
    # مستشفيات قطاع غزة: no name of several
    part = data.get("part_of_name") == "1" and hit.word.base not in _MANY
    if part and kind not in DIRECTIONS:
        last = directions(view, last)
    if kind == "road":
        last = other_end(view, last)
    if part and closing == last + 1:
        last = closing  # مخيم “الفوار”
    inside = {**data, "country": known.lexeme.data.get("country", "")}
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        name_from=None if part else i,
        data=inside if part else known.lexeme.data,
        id=None if part else known.lexeme.id,
        alts=alts,
        head=tokens[hit.first].norm,
    )
