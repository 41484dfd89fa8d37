"""Finding the words that a person selected or typed, in the text of the report."""

from __future__ import annotations

import re
from typing import Any, Final

from django.utils.translation import gettext as _

from tawthiq.text import fold

_STOP: Final = re.compile(r"[.!?؟\n]")
_DIGITS: Final = 9
_MOST: Final = 600  # characters of a sentence on each side


class FormError(ValueError):
    """What a person filled in cannot be kept; the message says why."""


def whole(value: str) -> int | None:
    """A whole number as it is typed, in any digits; None for what is none of ours."""
    value = value.strip()
    return int(value) if value.isdecimal() and len(value) <= _DIGITS else None


def span(
    text: str, words: str, *, start: str = "", near: int = 0
) -> dict[str, Any] | None:
    """Where words stand, as a span of the contract; None for no words.

    ``start`` is the offset of a selection, which counts where the words stand there.
    Typed words are looked for as written, then in any spelling; of several places the
    one nearest to ``near`` is meant.  Raises ``FormError`` where there is none.
    """
    words = words.replace("\r\n", "\n")
    bare = words.strip()
    if not bare:
        return None
    chosen = whole(start)
    if chosen is not None:
        at = chosen + words.index(bare)
        if text[at : at + len(bare)] == bare:
            return _at(text, at, at + len(bare))
    found = _spots(text, bare) or _folded_spots(text, bare)
    if not found:
        raise FormError(
            _(
                "“%(words)s” does not stand in the text: copy the words as they are there."
            )
            % {"words": bare[:80]}
        )
    return _at(text, *min(found, key=lambda spot: abs(spot[0] - near)))


def sentence(text: str, start: int, end: int) -> dict[str, Any]:
    """The sentence around a span."""
    least = max(0, start - _MOST)
    before = [m.end() for m in _STOP.finditer(text, least, start)]
    first = before[-1] if before else least
    after = _STOP.search(text, end, min(len(text), end + _MOST))
    last = after.end() if after else min(len(text), end + _MOST)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return _at(text, first, last)


def _at(text: str, start: int, end: int) -> dict[str, Any]:
    return {"text": text[start:end], "start": start, "end": end}


def _spots(text: str, words: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def _folded_spots(text: str, words: str) -> list[tuple[int, int]]:
    wanted = fold(words).text.split()
    if not wanted:
        return []
    folded = fold(text)
    pattern = r"\s+".join(map(re.escape, wanted))
    return [folded.span(m.start(), m.end()) for m in re.finditer(pattern, folded.text)]
