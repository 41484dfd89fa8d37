"""Places whose name is a number or a day: ``معسكر 21``, ``حي 17 تموز``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.compass import DIRECTIONS
from tawthiq.extract.names.marks import quotation_end
from tawthiq.extract.names.phrases import unprefixed
from tawthiq.extract.names.place_ends import ADJECTIVES
from tawthiq.extract.names.units import ORDINALS
from tawthiq.extract.names.unknown import is_plural_head
from tawthiq.text import NUMBER, has_article

_MONTHLY: Final = 3
# Before these a number counts what it stands with: ``في قرية 5 جنود``.
_COUNTING: Final = DIRECTIONS | {"village", "town", "city", "governorate", "region"}


def nth(view: View, hit: Hit) -> int:
    """``الحارة السابعة عشرة``: the last token of the ordinal that names a quarter."""
    tokens, last = view.tokens, hit.last
    if hit.lexeme.data.get("kind") != "neighbourhood":
        return last
    while last + 1 < len(tokens) and _is_ordinal(
        tokens[last + 1].norm, last > hit.last
    ):
        last += 1
    return last


def _is_ordinal(norm: str, later: bool) -> bool:  # noqa: FBT001 - of one word
    """``السابعة``; after one, ``عشرة`` and ``والثامنة`` too."""
    if later and (norm in _TEEN or norm.removeprefix("و") in _TENS):
        return True
    return (norm.removeprefix("و") if later else norm) in ORDINALS


_TEEN: Final = frozenset(("عشر", "عشره"))
_TENS: Final = frozenset(("العشرين", "العشرون", "الثلاثين", "الثلاثون"))


def numbered_place(view: View, hit: Hit) -> Chunk | None:
    """``معسكر 21``, ``قصر 22 مايو الرئاسي``: a place whose name is a number or a day."""
    tokens = view.tokens
    i = hit.last + 1
    closing = quotation_end(view, i)  # حي «17 تموز»
    i += bool(closing)
    if i < len(tokens) and tokens[i].norm == "رقم":
        i += 1  # الحي رقم 3
    if (
        i >= len(tokens)
        or tokens[i].kind != NUMBER
        or hit.word.pronoun
        or hit.lexeme.data.get("kind") in _COUNTING
        or is_plural_head(tokens[hit.last].norm)
        or "/" in tokens[i].text
    ):
        return None
    time = view.times.get(i)
    last = time.last if time is not None and time.last - i < _MONTHLY else i
    if last == i and i + 1 < len(tokens) and view.hits[i + 1]:
        kinds = view.kinds(i + 1)
        if kinds & {"group", "equipment", "weapon", "harm_noun"}:
            return None  # في جسر 5 جنود: the number counts what follows
    while (
        last + 1 < len(tokens)
        and has_article(tokens[last + 1].norm)
        and tokens[last + 1].norm.endswith(ADJECTIVES)
        and unprefixed(view, last + 1)
    ):
        last += 1
    return view.chunk(
        "place",
        hit.first,
        max(last, closing),
        word=hit.word,
        data=hit.lexeme.data,
        head=tokens[hit.first].norm,
    )
