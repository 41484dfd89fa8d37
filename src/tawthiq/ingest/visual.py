"""Visual order: lines of Arabic as they lie on a page, from left to right.

A page knows where its letters stand, not how they are read.  A line is read from right
to left, but its numbers and Latin words from left to right (UAX 9, undone).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LETTERS: Final = "\u0621-\u063a\u0641-\u064a"
_WORD: Final = re.compile(f"[{_LETTERS}]+")
# Words that every report has, and that backwards are no words.
_FREQUENT: Final = frozenset(
    (
        *("في", "من", "على", "إلى", "عن", "التي", "الذي", "بعد", "قبل", "هذا", "هذه"),
        *("ذلك", "أن", "إن", "كما", "بين", "قال", "منطقة", "مدينة"),
    )
)
_BACKWARDS: Final = frozenset(word[::-1] for word in _FREQUENT)
_ENOUGH: Final = 2  # signs of an order
_CLEAR: Final = 5  # so many times more than of the other
_LATIN: Final = "A-Za-z\xc0-\u024f"
_DIGITS: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
# What runs from left to right: Latin phrases with their numbers, and numbers.
_LEFT_TO_RIGHT: Final = re.compile(
    rf"[{_LATIN}{_DIGITS}][{_LATIN}{_DIGITS} .,:/@_&'-]*[{_LATIN}]"
    rf"|[{_LATIN}](?:[{_LATIN}{_DIGITS}.,:/@_&'-]*[{_LATIN}{_DIGITS}])?"
    rf"|[{_DIGITS}]+(?:[.,:/\u066b\u066c][{_DIGITS}]+)*"
)
_RUN: Final = re.compile(f"[{_LETTERS}](?:[^{_LATIN}{_DIGITS}]*[{_LETTERS}])?")
_PAIRS: Final = str.maketrans("()[]{}«»", ")(][}{»«")
_OPENING: Final = frozenset("([{«")
_CLOSING: Final = frozenset(")]}»")


def order(text: str) -> str:
    """Whether words are ``logical``, ``visual`` (backwards), or it is ``unclear``."""
    logical = visual = 0
    for word in _WORD.findall(text):
        logical += (word in _FREQUENT) + (len(word) > 3 and word.startswith("ال"))
        visual += (word in _BACKWARDS) + (len(word) > 3 and word.endswith("لا"))
        logical += len(word) > 2 and word[-1] in "ةى"
        visual += len(word) > 2 and word[0] in "ةى"
    if logical >= max(_ENOUGH, _CLEAR * visual):
        return "logical"
    if visual >= max(_ENOUGH, _CLEAR * logical):
        return "visual"
    return "unclear"


def read_line(line: str) -> str:
    """A line in the order in which it is read; without Arabic it is that already."""
    if not _WORD.search(line):
        return line
    turned = _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], line)[::-1]
    return _mirrored(turned)


def turn_words(line: str) -> str:
    """A line each of whose Arabic runs stands backwards, its runs in their order."""
    turned = _RUN.sub(lambda run: run[0][::-1], line)
    return _mirrored(turned)


def _mirrored(line: str) -> str:
    """A line with its brackets the other way round, if they match only so."""
    mirrored = line.translate(_PAIRS)
    return line if _faults(line) <= _faults(mirrored) else mirrored


def _faults(line: str) -> int:
    """Brackets that close what is not open or open what is not closed."""
    open_ = faults = 0
    for char in _brackets(line):
        if char in _OPENING:
            open_ += 1
        elif open_:
            open_ -= 1
        else:
            faults += 1
    return faults + open_


def _brackets(line: str) -> Iterator[str]:
    return (char for char in line if char in _OPENING or char in _CLOSING)
