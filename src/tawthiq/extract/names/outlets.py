"""Outlets: how their names end, whose media office tells, and who publishes a report."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import pairs, words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.complements import complement
from tawthiq.model import ReportInfo
from tawthiq.text import fold_word


def masthead(view: View, last: int) -> int:
    """``شبكة درعا نيوز``, ``شبكة الجنوب مباشر``: foreign words that end an outlet's name."""
    i = last + 1
    ends = i < len(view.tokens) and view.tokens[i].norm in _MASTHEADS
    return i if ends else last


_MASTHEADS: Final = words("outlets.mastheads")


def voice_of(view: View, hit: Hit, last: int) -> int:
    """``الإعلام العسكري للقوات المشتركة``: the side whose media office tells."""
    tokens = view.tokens
    i = last + 1
    office = any(t.norm.startswith("الاعلام") for t in tokens[hit.first : last + 1])
    if not office or i >= len(tokens) or not tokens[i].norm.startswith("ل"):
        return last
    side = [h for h in view.hits[i] if h.lexeme.kind in ("actor", "head")]
    if not any(h.word.preposition == "ل" for h in side):
        return last
    known = max((h.last for h in side if h.lexeme.kind == "actor"), default=i)
    return max(known, complement(view, known, definite=True)[0])


def publisher_of(info: ReportInfo) -> str:
    """Who publishes a report, folded: an outlet is called as texts call it.

    ``aawsat``, ``www.aawsat.com``: صحيفة الشرق الأوسط.  Without a name its address tells.
    """
    source = info.source or ""
    for told in (source, info.url or ""):
        if not told.isascii():
            break  # a name, as it is written
        host = told.lower().rpartition("//")[2].partition("/")[0].replace("-", "")
        for label in host.split("."):
            if label in _SITES:
                return fold_word(_SITES[label])
    return fold_word(source)


def is_called(publisher: str, name: str) -> bool:
    """Whether a source is who publishes: ``«عكاظ»`` of ``صحيفة عكاظ``; both are folded."""
    return name in (publisher, _own(publisher)) or _own(name) == publisher


def _own(name: str) -> str:
    """What an outlet is called, without what it is: ``صحيفة | عكاظ``; else the name."""
    head, _, own = name.partition(" ")
    return own if own and head in _HEADS else name


_SITES: Final = pairs("outlets.sites")
_HEADS: Final = words("outlets.heads")
