"""Lines that were wrapped: their ends are no ends of sentences or paragraphs.

Agency wires, mail and text out of PDFs are set in lines of one width, which break
anywhere; what is pasted from a picture or a telephone breaks at any width.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.text import fold_word

# Fewer lines, or narrower or wider ones, are paragraphs.
_LINES: Final = 4
_NARROW: Final = 55
_WIDE: Final = 110
_ENDS: Final = frozenset('.!؟?:؛»”"…*|')
# A line of so much of the widest one goes on in the next, if it does not end so.
_FULL: Final = 0.75
_LEAST: Final = 3
_GOVERNING: Final = words("wrapping.governing")
_GOING_ON: Final = words("wrapping.going_on")
_MARKS_ON: Final = frozenset("،,.؛)»”]")
# So many of the open line ends are plainly wrapped where all are.
_SHARE: Final = 0.15
_SURE: Final = 2
_MANY: Final = 4
_PART: Final = 0.5  # of the widest line
_FITS: Final = 0.8
_REST: Final = 2  # words


def soft_ends(text: str) -> frozenset[int]:
    """The offsets of line ends that only wrap a line; none where lines are paragraphs."""
    if "\n" not in text:
        return frozenset()
    lines = text.split("\n")
    ends: list[int] = []
    at = 0
    for line in lines[:-1]:
        at += len(line)
        ends.append(at)
        at += 1
    stripped = [line.strip() for line in lines]
    cut = [n for n in range(len(ends)) if _goes_on(stripped[n], stripped[n + 1])]
    if not cut:
        return frozenset(ends[n] for n in _of_one_width(stripped))
    held = {*cut, *_of_one_width(stripped), *_of_wrapped(stripped, cut)}
    return frozenset(ends[n] for n in held)


def _goes_on(line: str, after: str) -> bool:
    """``ما أدى إلى⏎مقتل``: whether a line plainly goes on in the next."""
    if not line or not after or _begins_item(after):
        return False
    if after[0] in _MARKS_ON:
        return line[-1] not in _ENDS
    last, first = line.rsplit(None, 1)[-1], after.split(None, 1)[0]
    return fold_word(last) in _GOVERNING or fold_word(first) in _GOING_ON


def _begins_item(line: str) -> bool:
    """Whether a line begins with the mark or the number of an item, or with a tag."""
    first = line[0]
    if first.isdecimal():
        return line.lstrip("0123456789٠١٢٣٤٥٦٧٨٩")[:1] in ("-", ".", ")", "–", "/")
    return not first.isalpha() and first not in "\"'«“([،,.؛)»”]‘’…"


def _of_one_width(lines: Sequence[str]) -> list[int]:
    """The lines of one width that go on, where most lines of a text do."""
    if len(lines) < _LINES:
        return []
    lengths = [len(line) for line in lines]
    widest = max(lengths)
    if not _NARROW <= widest <= _WIDE:
        return []
    found = [
        n
        for n in range(len(lines) - 1)
        if lengths[n] >= _FULL * widest and _open(lines, n)
    ]
    told = sum(1 for length in lengths if length) - 1
    return found if _LEAST <= len(found) >= told / 2 else []


def _of_wrapped(lines: Sequence[str], cut: Sequence[int]) -> list[int]:
    """The open lines of a text of which some plainly go on.

    All of them where no word more went into any line, or where enough go on; else those
    that leave but a word or two to the next: ``مقتل رجلين وجرح⏎سبعة``.
    """
    widest = max(len(line) for line in lines)
    if widest > _WIDE:
        return []
    first = next(n for n, line in enumerate(lines) if line)
    # The first line may be a headline: it goes on if it says so, or had no more room.
    opened = [n for n in range(first + 1, len(lines) - 1) if _open(lines, n)]
    full = [n for n in opened if _filled(lines, n, widest)]
    if len(full) >= _LEAST and len(full) >= _FITS * len(opened):
        lead = _open(lines, first) and _filled(lines, first, widest)
        return [first, *full] if lead and len(lines[first]) >= _FULL * widest else full
    if len(cut) < _SURE or len(cut) < _SHARE * len(opened):
        return [n for n in opened if n - 1 in cut and _rest(lines[n + 1])]
    least = 0 if len(cut) >= _MANY else _PART * widest
    return [n for n in opened if len(lines[n]) >= least or n - 1 in cut]


def _open(lines: Sequence[str], n: int) -> bool:
    """Whether a line ends without a stop, and no item or empty line follows."""
    line, after = lines[n], lines[n + 1]
    return bool(line and after) and line[-1] not in _ENDS and not _begins_item(after)


def _filled(lines: Sequence[str], n: int, widest: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    return len(lines[n]) + 1 + len(lines[n + 1].split(None, 1)[0]) > widest


def _rest(line: str) -> bool:
    """Whether a line holds but a word or two."""
    return len(line.split()) <= _REST
