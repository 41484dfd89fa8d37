"""Tolls that rose: a number that took the place of the one told before it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import is_toll, rises
from tawthiq.extract.events.drafts import Draft, HarmDraft
from tawthiq.text import fold_word


def supersede(drafts: Sequence[Draft], chunks: Sequence[Chunk]) -> None:
    """``قتل عشرة، ثم ارتفع العدد إلى 26``: the drafts keep the last toll alone."""
    counted = [i for i, c in enumerate(chunks) if c.quantity is not None]
    come_to = {chunks[i].start for i in counted if _come_to(chunks, i)}
    if not come_to:
        return
    was = {chunks[i].start for i in counted if i and _is_past(chunks[i - 1])}
    for draft in drafts:
        tolls = [h for h in draft.harm if h.start in come_to]
        draft.harm = [
            h for h in draft.harm if not any(_passed(h, t, was) for t in tolls)
        ]


def _come_to(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the number at i is what a toll has come to, as its clause says."""
    rose = tolled = False
    for n in range(i - 1, max(-1, i - 1 - _CLAUSE), -1):
        c = chunks[n]
        if c.kind in _ENDS or (c.quantity is not None and not _from(chunks, n)):
            break
        rose, tolled = rose or rises(c), tolled or is_toll(c)
    return rose and tolled


def _from(chunks: Sequence[Chunk], n: int) -> bool:
    """``من | 10 إلى 26``: the number that a toll rose from."""
    return n > 0 and chunks[n - 1].data == "from"


_CLAUSE: Final = 12  # chunks
_ENDS: Final = frozenset(("conn", "comp", "report", "harm"))


def _is_past(c: Chunk) -> bool:
    """``بعد أن كانت | عشرة``: what the number after it was."""
    return c.word.base in ("كان", "كانت") or fold_word(c.name) in ("كان", "كانت")


def _passed(told: HarmDraft, toll: HarmDraft, was: Container[int]) -> bool:
    """Whether a toll of the same people was told before, or as past, and is less."""
    if told.kind != toll.kind or (told.start >= toll.start and told.start not in was):
        return False
    same = told.group in ("unspecified", toll.group)
    return same and (told.low or 0) < (toll.low or 0)
