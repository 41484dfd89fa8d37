"""Lists of persons: ``س (9 أعوام)، ص``, ``1- س 2- ص``, and the ages in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

MONTHS: Final = words("persons.months")
STATED_AGE: Final = words("persons.stated_age")
_UNITS_OF_AGE: Final = words("persons.years") | MONTHS


def is_age(chunks: Sequence[Chunk], i: int) -> bool:
    """``البالغ من العمر | 22 عاما``: whether the number at i is an age."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    return (
        chunks[i].kind == "quantity"
        and after is not None
        and after.kind in ("word", "time")
        and fold_word(after.name) in _UNITS_OF_AGE
        and i > 0
        and (chunks[i - 1].name in "(،" or chunks[i - 1].word.base in STATED_AGE)
    )


def listed_after(chunks: Sequence[Chunk], i: int) -> int:
    """``س (9 أعوام)، ص``, ``س وشقيقه ص``: whom a list names before person i; -1: it begins none."""
    n, parted = i - 1, chunks[i].joined
    while n >= 0 and (chunks[n].kind in ("punct", "quantity") or _of_age(chunks, n)):
        parted = parted or chunks[n].name in _PARTING
        n -= 1
    return n if n >= 0 and parted and chunks[n].kind == "person" else -1


_PARTING: Final = frozenset("،,-–")


def past_number(chunks: Sequence[Chunk], i: int) -> int:
    """Where the entry of a list begins that person i is in: ``2- س``."""
    numbered = i > 1 and chunks[i - 1].name in _AFTER_NUMBERS
    return i - 2 if numbered and chunks[i - 2].kind == "quantity" else i


_AFTER_NUMBERS: Final = frozenset("-–.)")


def _of_age(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the word at i is of an age in brackets: ``(9 | أعوام)``."""
    return i > 0 and is_age(chunks, i - 1)
