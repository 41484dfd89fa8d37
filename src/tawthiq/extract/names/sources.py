"""Sources: who issued a statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View, offset_after

STATEMENTS: Final = words("names_sources.statements")
_DESCRIBED: Final = words("names_sources.described")


def issuer(
    view: View, kind: str, hit: Hit, last: int, alts: Mapping[str, Hit]
) -> Chunk:
    """``بيان لقيادة القوة الجوية``: who issued a statement is its source."""
    first = hit.last + 1
    first += first < last and view.tokens[first].norm in _DESCRIBED  # بيان مشترك | ل
    by = first < last and view.tokens[first].norm in ("من", "عن")
    first += by  # بيان من | لجان مقاومة الجريف
    token = view.tokens[first]
    start = token.start
    if token.norm.startswith("ل") and not by:
        start = offset_after(token, 1)
    if token.norm.startswith("لل"):
        start = offset_after(token, 2)
    end = view.tokens[last].end
    return Chunk(
        kind,
        hit.first,
        last,
        start,
        end,
        view.text[start:end],
        hit.word,
        hit.lexeme.data,
        None,
        None,
        alts,
        "the" if token.norm.startswith("لل") else "",
    )
