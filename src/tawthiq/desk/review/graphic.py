"""Which passages of a text are graphic: sentences that hold a word of a short list."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Final

from tawthiq.text import fold, fold_word

_WORDS: Final = Path(__file__).parent.parent / "data" / "graphic.txt"
_END: Final = re.compile(r"[.!?؟؛\n]")
_AROUND: Final = 6  # characters that clitics may take
_MOST: Final = 400  # characters on each side of the word
# A text with more such words than this is graphic as a whole.
_MANY: Final = 2_000
# Texts with diacritics are folded with a map of offsets, which takes its time.
_MAPPED: Final = 200_000
_CLITICS: Final = r"[وف]?[بكلس]?(?:ال|لل)?"
_PRONOUNS: Final = r"(?:ه|ها|هم|هن|هما|نا|ي|ا)?"
# One letter for one: offsets stay, and it takes a fraction of folding's time.
_LETTERS: Final = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("آ", "ا"),
    ("ى", "ي"),
    ("ة", "ه"),
    ("ؤ", "و"),
    ("ئ", "ي"),
)
_MARKED: Final = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\ufb50-\ufefc]"
)


def passages(text: str) -> list[tuple[int, int]]:
    """The [start, end) of each graphic passage, in order and apart from one another."""
    found: list[tuple[int, int]] = []
    for start, end in _hits(text):
        if found and end <= found[-1][1]:
            continue
        begin, stop = _sentence(text, start, end)
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], stop
        else:
            found.append((begin, stop))
    return found


def _hits(text: str) -> list[tuple[int, int]]:
    if len(text) <= _MAPPED and _MARKED.search(text):
        folded = fold(text)
        return [folded.span(*span) for span in _matches(folded.text)]
    return _matches(_flat(text))


def _matches(plain: str) -> list[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for word, pattern in _words():
        at = plain.find(word)
        while at >= 0:
            near = max(0, at - _AROUND), at + len(word) + _AROUND
            for match in pattern.finditer(plain, *near):
                if match.start() <= at < match.end():
                    found.add(match.span())
            if len(found) > _MANY:
                return [(0, len(plain))]
            at = plain.find(word, at + len(word))
    return sorted(found)


def _flat(text: str) -> str:
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    return text


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    least = max(0, start - _MOST)
    before = [m.end() for m in _END.finditer(text, least, start)]
    begin = before[-1] if before else least
    after = _END.search(text, end, end + _MOST)
    stop = after.end() if after else min(len(text), end + _MOST)
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


@functools.cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words of the list, and what may stand around each."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    words = [" ".join(map(fold_word, w.split())) for w in lines if w and w[0] != "#"]
    return tuple(
        (word, re.compile(rf"(?<!\w){_CLITICS}{re.escape(word)}{_PRONOUNS}(?!\w)"))
        for word in dict.fromkeys(words)
    )
