"""Folding: Arabic text in the one spelling that look-ups use, with its offsets.

Folding deletes what carries no identity (diacritics, tatweel, zero-width
characters, bidi controls) and unifies letters that writers exchange freely:
``أإآٱ → ا``, ``ى ی → ي``, ``ة → ه``, ``ؤ → و``, ``ئ → ي``, ``ک → ك``, Arabic-Indic
digits → ASCII, presentation forms → their letters.  The same folding is applied to
the codebook and to the text, so the two always meet.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

_DELETED = (
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    *range(0x06E7, 0x06E9),
    *range(0x06EA, 0x06EE),
    *range(0x08D3, 0x0900),
    0x0640,  # tatweel
    0x061C,  # Arabic letter mark
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
    0xFE0E,
    0xFE0F,
    0xFEFF,
    0x00AD,
)
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ۆ": "و",
    "ة": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ۀ": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "ڥ": "ف",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
FOLD_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DELETED),
    **{ord(k): v for k, v in _LETTERS.items()},
    **{0x0660 + d: str(d) for d in range(10)},
    **{0x06F0 + d: str(d) for d in range(10)},
}
_PRESENTATION = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFE))


def _is_presentation(char: str) -> bool:
    code = ord(char)
    return any(low <= code <= high for low, high in _PRESENTATION)


# A letter written three times and more is drawn out (``اشتباكااات``); not so ل, which
# a preposition and the article may put before another (``للاجئين``, ``لللقاء``).
_STRETCHED = re.compile("([\u0621-\u0643\u0645-\u064a])\\1{2,}")
# What hides a word from the filters, between the tatweels of its halves: ``قصـ.ـف``.
_HIDING = re.compile("\u0640[.*_\u2022\u2026/ -]{1,3}(?=\u0640)")


@functools.lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """The look-up form of one word: ``المْيسَّر`` → ``الميسر``, ``عاااجل`` → ``عاجل``."""
    if max(word, default="") >= "ﭐ":
        word = "".join(
            unicodedata.normalize("NFKC", c) if _is_presentation(c) else c for c in word
        )
    if "\u0640" in word:
        word = _HIDING.sub("", word)
    return _STRETCHED.sub(r"\1", word.translate(FOLD_TABLE).lower())


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters stood.

    Attributes:
        text: the folded text.
        starts: for each folded character the offset (in code points) of the
            character of the original that it came from, and at the end the
            original's length.

    """

    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The [start, end) of the original that folded [start, end) came from."""
        if start >= end:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.starts[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a whole text and keep the map of offsets.

    One pass, linear in the length of the text.  Case is folded as well, so that
    Latin names meet; characters that case folding would lengthen stay as they are.
    """
    out: list[str] = []
    starts: list[int] = []
    for i, char in enumerate(text):
        for folded in fold_word(char):
            out.append(folded)
            starts.append(i)
    starts.append(len(text))
    if any(a > b for a, b in pairwise(starts)):  # pragma: no cover - an invariant
        raise AssertionError("the offsets of a folded text never go back")
    return Folded("".join(out), tuple(starts))
