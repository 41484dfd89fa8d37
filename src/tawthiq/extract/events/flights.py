"""What aircraft do where no word of attack tells it: ``رمى الطيران على الحي``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Trigger
from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_SORTIES: Final = words("flights.sorties")
_HITTING: Final = words("flights.hitting")
_FLOWN: Final = _SORTIES | _HITTING
_DRONES: Final = words("flights.drones")
_ON: Final = 3  # chunks from a sortie to over what it was flown
_FALL: Final = 4  # chunks from a drone's fall to what it fell on


def may_fly(name: str) -> bool:
    """Whether ``sortie`` may find an event at a word."""
    return fold_word(name).lstrip("وف") in _FLOWN


def sortie(chunks: Sequence[Chunk], k: int, *, flown: bool) -> Trigger | None:
    """``رجع الطيران على البلدة``, ``نفذ الطيران بالرشاشات``: a flight over somebody.

    ``flown``: whether aircraft stand beside the word at k.
    """
    name = fold_word(chunks[k].name).lstrip("وف")
    if not flown or name not in _FLOWN:
        return None
    after = chunks[k + 1 : k + 1 + _AFTER]
    if any("trigger" in c.alts and not c.joined for c in after):
        return None
    near = after[: _ON + 1]
    numbered = list(enumerate(near, k + 1))
    over = any(relation_of(chunks, n) == "on" and c.kind in _HIT for n, c in numbered)
    armed = any(c.kind == "weapon" and c.word.preposition == "ب" for c in near)
    hit = name in _HITTING and any(c.kind in _HIT for c in near[:2])
    return Trigger("airstrike", "strike", "noun") if over or armed or hit else None


_HIT: Final = ("place", "object", "people")


_AFTER: Final = 6


def rammed(chunks: Sequence[Chunk], k: int) -> Trigger | None:
    """``ارتطمت مسيرة بمبنى``: a drone that flew into something."""
    verb = chunks[k]
    if verb.kind != "light" or verb.id != "impact" or not finite(verb):
        return None
    if not drone_beside(chunks, k):
        return None
    return Trigger("airstrike", "strike", "verb", verb.data.tense, "active")


def drone_beside(chunks: Sequence[Chunk], k: int) -> bool:
    """``انفجرت مسيرة``, ``مسيرة ارتطمت``: whether a drone is what the word at k is of."""
    before = chunks[k - 1 : k] if k and finite(chunks[k]) else ()
    return any(
        is_drone(c.name) and not c.word.preposition
        for c in (*before, *chunks[k + 1 : k + 2])
    )


def is_drone(name: str) -> bool:
    """Whether a name is of aircraft that nobody is aboard."""
    told = {w.removeprefix("ال") for w in fold_word(name).split()}
    return not _DRONES.isdisjoint(told)


def fell_on(chunks: Sequence[Chunk], k: int) -> bool:
    """``سقطت مسيرة على مستودع``: a drone that was sent down on somebody."""
    around = chunks[k : k + 2]
    if not any(is_drone(c.name) for c in around):
        return False
    return any(
        c.kind in ("object", "people") and relation_of(chunks, n) == "on"
        for n, c in enumerate(chunks[k + 1 : k + 1 + _FALL], k + 1)
    )
