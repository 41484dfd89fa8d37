"""Lists of names in marks and of positions: ``مناطق «س وص»``, ``مواقع س وص``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.marks import CLOSE, quotation_end
from tawthiq.extract.names.unknown import is_plural_head
from tawthiq.text import WORD, has_article


def place_at(view: View, i: int) -> Hit | None:
    """The place of the gazetteer that a token begins, without a clitic."""
    return next(
        (h for h in view.hits[i] if h.lexeme.kind == "place" and is_plain(h)), None
    )


def is_plain(hit: Hit) -> bool:
    """Whether no clitic is written on a name."""
    return not (hit.word.conjunction or hit.word.preposition or hit.word.pronoun)


# What a list of positions is, whose names alone say where: ``مواقع الجهينة والبلق``.
_POSITIONS: Final = {"kind": "base", "part_of_name": "0"}


def positions(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``مواقع (نيريم) و(زيكيم)``, ``مواقع الجهينة والبلق``: a list of names of positions.

    ``مواقع المتمردين``: whose they are, no name; one that no table knows needs another.
    """
    tokens = view.tokens
    i = hit.last + 1
    closing = quotation_end(view, i)
    i += bool(closing)
    if hit.word.article or hit.word.pronoun or i >= len(tokens):
        return None
    known = place_at(view, i)
    if known is None and (view.hits[i] or tokens[i].kind != WORD):
        return None
    if known is None and tokens[i].norm.endswith(("يين", "يون")):
        return None  # مواقع «الانفصاليين»
    if known is not None and known.lexeme.data.get("kind") in _RULED and not closing:
        return None  # مواقع دمشق وموسكو: of whom they speak
    if not closing:
        after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        listed = after.startswith("وال") and not after.endswith(_NO_NAMES)
        named = has_article(tokens[i].norm) and not tokens[i].norm.endswith(_NO_NAMES)
        if not (listed and named and not view.kinds(i + 1) - {"place", "place_head"}):
            return None
    last = first_of(view, i, closing) if closing else i
    return view.chunk(
        "place",
        hit.first,
        last if last < closing - 1 else max(last, closing),
        word=hit.word,
        name_from=i,
        name_to=last,
        data=known.lexeme.data if known is not None else _POSITIONS,
        id=known.lexeme.id if known is not None else None,
        alts=alts,
        head=tokens[hit.first].norm,
    )


_RULED: Final = frozenset(("country", "capital", "governorate", "city"))
_NO_NAMES: Final = ("ين", "ون", "ات", "يه", "ان")


def first_of(view: View, i: int, closing: int) -> int:
    """The last token of the first name of a list in marks: ``«القرنين | والصباحة»``."""
    for j in range(i + 1, closing):
        token = view.tokens[j]
        if token.text in "،," or (token.kind == WORD and token.norm[0] == "و"):
            return j - 1
    return closing - 1


def list_end(view: View, hit: Hit, i: int) -> int:
    """``قرى "س، ص، ع وف"``: the mark that closes a list of names opened at token i, or 0."""
    if not is_plural_head(view.tokens[hit.last].norm):
        return 0
    for j in range(i + 2, min(i + _LISTED, len(view.tokens))):
        token = view.tokens[j]
        if token.text in CLOSE:
            return j
        if token.kind != WORD and token.text not in "،,":
            return 0
    return 0


_LISTED: Final = 30  # tokens


def in_marks(view: View, hit: Hit, alts: Mapping[str, Hit], i: int, last: int) -> Chunk:
    """The place after a head whose name is tokens i..last of a list in marks."""
    known = place_at(view, i)
    told = known is not None and known.last == last
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        name_from=i,
        data=known.lexeme.data if known is not None and told else hit.lexeme.data,
        id=known.lexeme.id if known is not None and told else None,
        alts=alts,
        head=view.tokens[hit.first].norm,
    )
