"""Lines that were wrapped at a width: their ends are no ends of sentences or paragraphs.

Agency wires and text out of PDFs are set in lines of one width, which break anywhere.
"""

from __future__ import annotations

from typing import Final

# Fewer lines, or narrower or wider ones, are paragraphs.
_LINES: Final = 4
_NARROW: Final = 55
_WIDE: Final = 110
_ENDS: Final = frozenset('.!؟?:؛»”"')
# A line of so much of the widest one goes on in the next, if it does not end so.
_FULL: Final = 0.75
_LEAST: Final = 3


def soft_ends(text: str) -> frozenset[int]:
    """The offsets of line ends that only wrap a line; none where lines are paragraphs."""
    if text.count("\n") < _LINES - 1:
        return frozenset()
    lines = text.split("\n")
    lengths = [len(line.strip()) for line in lines]
    widest = max(lengths)
    if not _NARROW <= widest <= _WIDE:
        return frozenset()
    found: set[int] = set()
    at = 0
    for n, line in enumerate(lines[:-1]):
        at += len(line)
        full = lengths[n] >= _FULL * widest and line.rstrip()[-1] not in _ENDS
        if full and lengths[n + 1]:
            found.add(at)
        at += 1
    told = sum(1 for length in lengths if length) - 1
    return frozenset(found) if _LEAST <= len(found) >= told / 2 else frozenset()
