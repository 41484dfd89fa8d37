"""Columns: the lines of a page that lie side by side, one column after the other.

A page comes as lines of characters in a grid.  Where a gutter runs down some lines that
are prose on both of its sides, each side is a column; short cells on its sides make a
table, whose rows stay rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_GAP: Final = re.compile(r"(?<=\S) {4,}(?=\S)")
_LINES: Final = 3  # lines with a gutter that make columns
_NARROW: Final = 3  # characters of a gutter
_PROSE: Final = 15  # characters of a column's line, on average
_CELLS: Final = " | "


class Block(NamedTuple):
    """Lines that follow one another, and whether they are one column of several."""

    lines: list[str]
    column: bool


class _Gutter(NamedTuple):
    start: int
    end: int


def blocks(lines: Sequence[str], *, from_right: bool) -> list[Block]:
    """The lines of a page in blocks, in the order in which columns are read."""
    found: list[Block] = []
    plain: list[str] = []
    i = 0
    while i < len(lines):
        gutter, end = _run(lines, i)
        if gutter is None:
            plain.append(lines[i])
            i += 1
            continue
        sides = _sides(lines[i:end], gutter)
        if all(map(_is_prose, sides)):
            found.extend([Block(plain, column=False)] if plain else [])
            plain = []
            for side in sides[::-1] if from_right else sides:
                inner = blocks(side, from_right=from_right)
                found.extend(block._replace(column=True) for block in inner)
        else:
            plain.extend(_GAP.sub(_CELLS, line) for line in lines[i:end])
        i = end
    return found + ([Block(plain, column=False)] if plain else [])


def _run(lines: Sequence[str], i: int) -> tuple[_Gutter | None, int]:
    """The gutter that runs down from line i, and the line at which it ends."""
    best: tuple[_Gutter | None, int] = (None, i)
    for gap in _GAP.finditer(lines[i]):
        gutter, both, end = _Gutter(*gap.span()), 0, i
        while end < len(lines):
            narrowed = _narrowed(gutter, lines[end])
            if narrowed is None:
                break
            gutter = narrowed
            both += _on_both_sides(lines[end], gutter)
            end += 1
        if both >= _LINES and end > best[1]:
            best = gutter, end
    return best


def _narrowed(gutter: _Gutter, line: str) -> _Gutter | None:
    """What of a gutter a line leaves free, or None where it crosses it."""
    if not line.strip():
        return gutter
    free = [gap.span() for gap in _GAP.finditer(line)]
    start = len(line) - len(line.lstrip())
    for low, high in (*free, (0, start), (len(line.rstrip()), gutter.end)):
        low, high = max(low, gutter.start), min(high, gutter.end)  # noqa: PLW2901
        if high - low >= _NARROW:
            return _Gutter(low, high)
    return None


def _on_both_sides(line: str, gutter: _Gutter) -> bool:
    return bool(line[: gutter.start].strip() and line[gutter.end :].strip())


def _sides(lines: Sequence[str], gutter: _Gutter) -> tuple[list[str], list[str]]:
    """The left and the right column of lines."""
    middle = (gutter.start + gutter.end) // 2
    return _filled(line[:middle] for line in lines), _filled(
        line[middle:] for line in lines
    )


def _filled(lines: Iterator[str]) -> list[str]:
    return [line.rstrip() for line in lines if line.strip()]


def _is_prose(lines: Sequence[str]) -> bool:
    return sum(len(line.strip()) for line in lines) >= _PROSE * len(lines)
