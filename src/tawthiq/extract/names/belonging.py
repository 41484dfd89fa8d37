"""An unnamed force by whose it is."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.complements import complement
from tawthiq.extract.names.units import UNITS
from tawthiq.text import has_article


def belonging(view: View, last: int) -> int:
    """``قوة تتبع كتيبة النواصي``: an unnamed force is named by whose it is.

    ``القوات تتبع المسلحين``: a named one tracks somebody.
    """
    tokens = view.tokens
    i, j = last + 1, last + 2
    if j >= len(tokens) or tokens[i].norm not in _BELONGS:
        return last
    if has_article(tokens[last].norm):
        return last
    j += tokens[j].norm in ("ل", "الي") and j + 1 < len(tokens)
    ends = [h.last for h in view.hits[j] if h.lexeme.kind == "actor"]
    if ends:
        return max(ends)
    unit = next((h for h in view.hits[j] if h.lexeme.kind == "head"), None)
    if unit is None or not _GROUPED & {unit.word.base.removeprefix("ال")}:
        return last
    return complement(view, unit.last, definite=unit.word.article)[0]


def outlawed(view: View, last: int) -> int:
    """``مجموعات خارجة | عن القانون``: what they are outside of ends their name."""
    for n in (last, last + 1):  # مجموعات خارجة, المجموعات | الخارجة
        after = [t.norm for t in view.tokens[n : n + 3]]
        if after[1:] == _THE_LAW and after[0].removeprefix("ال") in _OUTSIDE:
            return n + 2
    return last


_THE_LAW: Final = ["عن", "القانون"]
_OUTSIDE: Final = words("belonging.outside")
_BELONGS: Final = words("belonging.belongs")
_GROUPED: Final = UNITS | words("belonging.grouped")
