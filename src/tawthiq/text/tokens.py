"""Tokens: the words, numbers and marks of a text, each with its place in it.

Offsets count Unicode code points.  Diacritics, tatweel and zero-width characters
belong to the word that they stand in; ``_`` and ``#`` split (a hashtag is words).
A word that a post hides from the filters (``قصـ.ـف``, ``شـ ـهداء``) is one word: a
letter joined to nothing, a mark and a letter joined to nothing are never two.
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

from tawthiq.text.fold import fold_word

WORD: Final = 0
NUMBER: Final = 1
PUNCT: Final = 2
BREAK: Final = 3

_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef"
    "\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb"
    "\ufe70-\ufefc"
)
_MARK = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u08d3-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad"
)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
# What a post puts between the two halves of a hidden word, each with its tatweel.
_HIDING = rf"(?<=\u0640)[.*_\u2022\u2026/ -]{{1,3}}(?=\u0640+[{_LETTER}])"
# Each alternative starts with a class of its own, so nothing backtracks.
_TOKEN = re.compile(
    rf"([{_LETTER}][{_LETTER}{_MARK}]*(?:{_HIDING}[{_LETTER}{_MARK}]+)*"
    rf"|[{_DIGIT}]+(?:[.,\u066b\u066c/:][{_DIGIT}]+)*"
    rf"|[A-Za-z\u00c0-\u024f]+"
    rf"|\n"
    rf"|[^\s{_MARK}])"
)
_WORDLY = re.compile(rf"[{_LETTER}A-Za-z\u00c0-\u024f]")
_NUMERIC = re.compile(rf"[{_DIGIT}]")


class Token(NamedTuple):
    """One word, number or mark.

    Attributes:
        text: as it stands in the report (with its diacritics).
        start, end: its span in the report, in code points.
        norm: its folded form (``text.fold``), for look-ups.
        kind: ``WORD``, ``NUMBER``, ``PUNCT`` or ``BREAK`` (a line end).

    """

    text: str
    start: int
    end: int
    norm: str
    kind: int


def tokenize(text: str) -> list[Token]:
    """All tokens of a text in order; linear in its length."""
    found: list[Token] = []
    new = tuple.__new__  # a named tuple's own constructor is Python code: twice as slow
    end = 0
    pieces = _TOKEN.split(text)  # what parts two tokens, a token, and so on
    for gap, written in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(gap)
        end = start + len(written)
        norm, kind = _known(written)
        found.append(new(Token, (written, start, end, norm, kind)))
    return found


@functools.lru_cache(maxsize=65_536)
def _known(written: str) -> tuple[str, int]:
    """The folded form of a token, and what it is."""
    if written == "\n":
        kind = BREAK
    elif _WORDLY.match(written):
        kind = WORD
    else:
        kind = NUMBER if _NUMERIC.match(written) else PUNCT
    return fold_word(written), kind
