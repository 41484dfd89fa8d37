"""A toll told by what killed whom: ``330 قتيلا، 210 منهم بالقصف و120 برصاص القناصة``.

Each portion is a toll of its own, of its own event; the whole is nobody's alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, is_place
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import clause_end
from tawthiq.extract.events.drafts import VIOLENCE
from tawthiq.extract.harm.items import SUBGROUPS, group_of
from tawthiq.extract.harm.members import OF_THEM, own_places
from tawthiq.text import fold_word

_COUNTED: Final = ("quantity", "people")
_LED_BY: Final = ("cause", "by", "at", "during", "after", "under")


def portions(chunks: Sequence[Chunk]) -> list[range]:
    """Where the portions of a toll stand: each a number, and what killed so many.

    The first is told to be of the whole (``منهم``), and the others go on with it.
    """
    if sum(c.quantity is not None for c in chunks) < _FEWEST:
        return []
    found: list[range] = []
    by_cause = False
    for i, c in enumerate(chunks):
        if not _counts(c):
            continue
        goes_on = found and i <= found[-1].stop and _listed(chunks, i)
        if not (goes_on or _of_whole(chunks, i)):
            continue
        own = caused(chunks, i)
        by_cause |= own
        if own or (c.kind == "quantity" and own_places(chunks, i)):
            if goes_on:
                found[-1] = range(found[-1].start, i)
            found.append(range(i - (i > 0 and _falls(chunks[i - 1])), _end(chunks, i)))
    return found if by_cause else []


def _falls(c: Chunk) -> bool:
    """``سقط | 130 منهم بقصف``: a verb whose subject the portion is begins it."""
    return finite(c) and (c.kind == "harm" or fold_word(c.name) in _FALLEN)


_FALLEN: Final = words("nouns.falls")


def _counts(c: Chunk) -> bool:
    """Whether a chunk says how many: a number, or ``الباقون``."""
    if fold_word(c.name).removeprefix("و") in _REST:
        return True
    return c.kind in _COUNTED and c.quantity is not None and bool(c.quantity.low)


_ONE_MORE: Final = words("portions.one_more")
_REST: Final = words("portions.rest") | {w[1:] for w in _ONE_MORE}
_FEWEST: Final = 2  # the whole and a part of it


def _end(chunks: Sequence[Chunk], i: int) -> int:
    """Where the portion at i ends: with its clause, or where another verb goes on."""
    end = clause_end(chunks, i)
    verbs = (n for n in range(i + 2, end) if chunks[n].joined and finite(chunks[n]))
    return next(verbs, end)


def portion(found: Sequence[range], i: int) -> int:
    """The number of the portion that holds chunk i, -1 where none does."""
    return next((n for n, span in enumerate(found) if i in span), -1)


def caused(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether what killed the people at i is told of them: ``12 في دوما بقصف``."""
    n, dead = _past(chunks, i + 1)
    if n >= len(chunks) or (group_of(chunks[i]) in SUBGROUPS and not dead):
        return False
    if not _BADLY.isdisjoint(fold_word(chunks[i].name).split()):
        return False
    c = chunks[n]
    if c.kind in ("trigger", "weapon") and c.word.preposition == "ب":
        return True
    if fold_word(c.name) in _OF_ITSELF:
        return True
    if c.kind == "trigger" and finite(c):
        return bool(c.word.pronoun) and _violent(c)
    if c.kind != "prep" or c.data not in _LED_BY or n + 1 == len(chunks):
        return False
    after = chunks[n + 1]
    return (c.data == "by" and after.kind == "actor") or _violent(after)


_OF_ITSELF: Final = words("portions.of_itself")
_BADLY: Final = words("portions.badly")


def _past(chunks: Sequence[Chunk], n: int) -> tuple[int, bool]:
    """Past ``منهم`` and when and where they died; and whether it is told that they did."""
    dead = False
    while n < len(chunks):
        c = chunks[n]
        if _died(c):
            dead = True
        elif c.name not in OF_THEM and c.kind != "time" and not _placed(chunks, n):
            break
        n += 1
    return n, dead


def _placed(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether where it was is told at n: ``في | حلب``."""
    c, after = chunks[n], chunks[n + 1 : n + 2]
    within = c.kind == "prep" and c.data == "at"
    return c.kind == "place" or (within and bool(after) and is_place(after[0], "at"))


def _died(c: Chunk) -> bool:
    """``12 قتلوا في غارات``: that they died, told once more."""
    return fold_word(c.name) in _DEATH or (
        c.kind == "harm" and finite(c) and c.name.endswith("وا")
    )


_DEATH: Final = words("portions.died")


def _violent(c: Chunk) -> bool:
    hit = c.alts.get("trigger")
    return hit is not None and hit.lexeme.data.type in VIOLENCE


def _of_whole(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the number at i is told to be of a greater one before it."""
    before, after = chunks[max(0, i - 1) : i], chunks[i + 1 : i + 2]
    among = any(c.data == "among" or c.name in OF_THEM for c in before)
    among = among or any(c.name.partition(" ")[0] in OF_THEM for c in after)
    low = _low(chunks[i])
    opened = bool(before) and before[0].name == ":"
    wholes = [_low(c) for c in chunks[:i] if c.kind in _COUNTED]
    if among or opened:
        return max(wholes, default=0) > low
    # ثلاثة، اثنان برصاص الاحتلال وثالث متأثرا بجراحه: what goes on makes up the whole
    listed = chunks[i].kind == "quantity" and _listed(chunks, i) and wholes
    if not listed or wholes[-1] <= low:
        return False
    apart = not chunks[i].joined and caused(chunks, i)  # أربعة، ثلاثة بانفجار لغم
    return apart or wholes[-1] == _sum_from(chunks, i)


def _sum_from(chunks: Sequence[Chunk], i: int) -> int:
    """The number at i and those of the list that goes on from it."""
    total = 0
    for n in range(i, clause_end(chunks, i)):
        c = chunks[n]
        if fold_word(c.name) in _ONE_MORE:
            total += 1
        elif c.kind == "quantity" and (n == i or _listed(chunks, n)):
            total += _low(c)
    return total


def _low(c: Chunk) -> int:
    return (c.quantity.low or 0) if c.quantity is not None else 0


def _listed(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the number at i goes on with a list."""
    return chunks[i].joined or chunks[i - 1].name in _LISTS


_LISTS: Final = frozenset("،,")
