"""Places that the gazetteer does not hold, after a noun: ``قرية س``, ``مبنى الأمن القومي``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.place_ends import after_person, unit_number
from tawthiq.extract.names.unknown import (
    institution,
    is_plural_head,
    unknown_name,
    village_name,
)
from tawthiq.text import has_article

_INSTITUTIONS: Final = frozenset(
    (
        *("building", "base", "hospital", "school", "prison", "airport", "port"),
        *("infrastructure", "factory", "checkpoint", "square", "road", "market"),
        *("camp", "dam"),
    )
)


def unknown_place(
    view: View, hit: Hit, alts: Mapping[str, Hit], i: int, closing: int
) -> Chunk | None:
    """``قرية س``, ``مبنى الأمن القومي``: a head with a name that no table knows.

    ``i``: where the name begins; ``closing``: the mark that closes it, or 0.
    """
    tokens, data = view.tokens, hit.lexeme.data
    part = data.get("part_of_name") == "1"
    # وادي "عومران" with its marks, where the noun is part of the name
    last = closing - (not part) if closing else unknown_name(view, i)
    if closing and last > i and tokens[last].norm == "و":
        last -= 1  # "ضي الهلال و"أودلا": a mark that opens, taken for one that closes
    if not closing:
        last = _further(view, hit, i, last)
    if last < i:
        return None
    last = unit_number(view, last)
    if tokens[last].norm == "الدفاع" and last + 1 < len(tokens):
        last += tokens[last + 1].norm in ("الجوي", "المدني")  # تبة الدفاع الجوي
    village = data.get("kind") == "village" and not closing
    if village and not is_plural_head(tokens[hit.last].norm):
        last = village_name(view, last)
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        name_from=None if part else i,
        data=data,
        alts=alts,
        head=tokens[hit.first].norm,
    )


def _further(view: View, hit: Hit, i: int, last: int) -> int:
    """The last token of a name from token i on, of an institution's or a person's too."""
    kind = hit.lexeme.data.get("kind", "")
    quarter = kind == "neighbourhood" and has_article(view.tokens[i].norm)
    quarter = quarter and not is_plural_head(view.tokens[hit.first].norm)  # حي الإعلام
    if kind in _INSTITUTIONS or quarter:
        last = max(last, institution(view, i))
    named_after = kind in _INSTITUTIONS or kind == "neighbourhood"
    if named_after or "title" in view.kinds(i):
        last = max(last, after_person(view, i))  # حي السيدة فلانة
    return last
