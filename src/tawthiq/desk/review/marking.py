"""A text with its marks, as HTML whose characters are those of the text.

Marks may overlap: the text is cut wherever one begins or ends, and each piece is
nested in the marks that it belongs to, so that no letter is padded or moved.  Offsets
are code points throughout; every block says where it begins (``data-start``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# A block is what the browser lays out at once.
_BLOCK: Final = 4_000
_HEADLINE: Final = 300
LANES: Final = 3
# Embeddings, overrides and isolates would reorder what follows; so would the browser
# drop or change the others.
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
_NAMES: Final = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that tells a value; with ``href``, a way to another claim.

    ``name`` says which value (``places-0``), ``kind`` how it is drawn.
    """

    start: int
    end: int
    name: str
    kind: str
    href: str = ""
    lane: int = 0


class Piece(NamedTuple):
    """Characters that belong to the same marks, the longest mark first."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def laned(marks: Iterable[Mark]) -> list[Mark]:
    """The marks, those that overlap in lanes of their own as far as there are any."""
    placed: list[Mark] = []
    live: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.href or mark.kind == "quote":
            placed.append(mark)
            continue
        live = [m for m in live if m.end > mark.start]
        taken = {m.lane for m in live}
        lane = next((n for n in range(LANES) if n not in taken), LANES - 1)
        given = Mark(mark.start, mark.end, mark.name, mark.kind, mark.href, lane)
        placed.append(given)
        live.append(given)
    return placed


def blocks(text: str) -> list[int]:
    """Where each block of a text ends: at a line's end, or at a space where it is long."""
    ends: list[int] = []
    first = text.find("\n", len(text) - len(text.lstrip())) + 1
    start = 0
    if 0 < first <= _HEADLINE:
        ends.append(first)
        start = first
    while len(text) - start > _BLOCK:
        limit = start + _BLOCK
        end = text.rfind("\n", start, limit) + 1
        if end <= start:
            end = text.rfind(" ", start, limit) + 1
        if end <= start:
            end = limit
        ends.append(end)
        start = end
    if start < len(text) or not ends:
        ends.append(len(text))
    return ends


def pieces(
    text: str, marks: Sequence[Mark], cuts: Iterable[int] = ()
) -> Iterator[Piece]:
    """The text, cut at every edge of a mark and at ``cuts``; joined they are the text."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = {0, len(text), *cuts}
    edges.update(m.start for m in inside)
    edges.update(m.end for m in inside)
    waiting = sorted(inside, key=lambda m: m.start, reverse=True)
    live: list[Mark] = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        live = [m for m in live if m.end > start]
        while waiting and waiting[-1].start <= start:
            live.append(waiting.pop())
        live.sort(key=lambda m: (m.start - m.end, m.start, m.name))
        yield Piece(start, text[start:end], tuple(live))


def markup(
    text: str,
    marks: Iterable[Mark],
    graphic: Sequence[tuple[int, int]] = (),
    *,
    hint: str = "",
    headline: bool = False,
) -> SafeString:
    """The text as HTML blocks; ``graphic`` passages can be blurred, ``hint`` says why.

    ``headline``: the first line is drawn as one.
    """
    ends = blocks(text)
    cuts = [*ends, *(edge for passage in graphic for edge in passage)]
    passages = iter(graphic)
    passage = next(passages, None)
    out: list[str] = []
    begun: set[str] = set()
    made = pieces(text, laned(marks), cuts)
    held: list[tuple[int, int, Piece]] = []  # its block, its passage (or -1), itself
    headline = headline and ends[0] <= _HEADLINE
    block = number = 0
    for piece in made:
        while piece.start >= ends[block]:
            block += 1
        while passage is not None and piece.start >= passage[1]:
            passage = next(passages, None)
            number += 1
        hidden = passage is not None and piece.start >= passage[0]
        held.append((block, number if hidden else -1, piece))
    for at, in_block in groupby(held, key=lambda row: row[0]):
        rows = list(in_block)
        name = "block headline" if headline and at == 0 else "block"
        out.append(f'<div class="{name}" data-start="{rows[0][2].start}">')
        for hidden_, group in groupby(rows, key=lambda row: row[1]):
            inner = "".join(_html(piece, begun) for _, _, piece in group)
            if hidden_ >= 0:
                title = f' title="{escape(hint)}"' if hint else ""
                inner = f'<span class="graphic" tabindex="0"{title}>{inner}</span>'
            out.append(inner)
        out.append("</div>")
    return mark_safe("".join(out))  # noqa: S308 - every character went through shown()


def shown(text: str) -> str:
    """Characters as HTML; those that would act on the page are small signs of one point."""
    escaped = str(escape(text)).replace("\r", "&#13;")
    return _CONTROL.sub(_sign, escaped)


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    name = _NAMES.get(char, f"{ord(char):02X}")
    label = f"U+{ord(char):04X}"
    return (
        f'<span class="control" role="img" data-name="{name}" title="{label}" '
        f'aria-label="{label}"></span>'
    )


def _html(piece: Piece, begun: set[str]) -> str:
    inner = shown(piece.text)
    for mark in reversed(piece.marks):
        first = mark.name not in begun
        begun.add(mark.name)
        inner = _nested(mark, inner, first=first)
    return inner


def _nested(mark: Mark, inner: str, *, first: bool) -> str:
    if mark.href:
        return (
            f'<a class="other" draggable="false" href="{escape(mark.href)}">{inner}</a>'
        )
    ident = f' id="s-{mark.name}"' if first else ""
    return (
        f'<mark class="{mark.kind} lane-{mark.lane}"{ident} data-of="{mark.name}">'
        f"{inner}</mark>"
    )
