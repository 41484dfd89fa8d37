"""``قوات ما يعرف بفجر ليبيا``: a side that is named with reserve."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.complements import complement
from tawthiq.extract.names.marks import OPEN, quotation_end

_CALLED: Final = words("names_called.called")
_AS: Final = words("names_called.by")


def so_called(view: View, last: int) -> int:
    """Where a name ends that goes on with ``ما يعرف بـ`` after token ``last``."""
    tokens, i = view.tokens, last + 2
    if i >= len(tokens) or tokens[i - 1].norm != "ما" or tokens[i].norm not in _CALLED:
        return last
    i += 1
    while i < len(tokens) and tokens[i].norm in _AS:
        i += 1
    if i < len(tokens) and tokens[i].text in OPEN:
        return quotation_end(view, i) or last
    for hit in view.hits[i] if i < len(tokens) else ():
        if hit.lexeme.kind == "actor":
            return hit.last
        if hit.lexeme.kind == "head":
            return complement(view, hit.last, definite=hit.word.article)[0]
    return last
