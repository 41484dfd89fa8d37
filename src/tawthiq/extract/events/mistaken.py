"""Words of violence that tell none here: a village's name, what a strike left behind."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.extract.parties.who import class_of
from tawthiq.text import fold_word

_LIST: Final = (
    8  # chunks of a list of places, and back to the strike that left something
)
_NEAR: Final = 3


def a_cairn(chunks: Sequence[Chunk], k: int) -> bool:
    """``قرى رسم الورد ورجم الشيخ``: a village of that name, in a list of places."""
    name = chunks[k]
    if fold_word(name.name).removeprefix("و") != "رجم" or name.word.preposition:
        return False
    for c in reversed(chunks[max(0, k - _LIST) : k]):
        if c.kind == "place":
            return True
        if c.kind != "word":
            return False
    return False


def a_checkpoint(chunks: Sequence[Chunk], k: int) -> bool:
    """``هجوم على كمين للشرطة``, ``فجر نفسه قرب كمين``: in Egypt where soldiers check cars."""
    if k < 2 or chunks[k].word.base.removeprefix("ال") != "كمين":
        return False
    if fold_word(chunks[k - 1].name).startswith("مهاجم"):
        return True  # سبعة من مهاجمي الكمين
    if fold_word(chunks[k - 1].name) not in _NEAR_IT:
        return False
    for c in reversed(chunks[max(0, k - _NEAR - 1) : k - 1]):
        if c.kind in ("punct", "conn", "comp", "harm", "result"):
            return False
        if getattr(c.data, "type", "") in STRIKES:
            return True
    return False


_NEAR_IT: Final = words("mistaken.near_it")


def left_by_a_strike(chunks: Sequence[Chunk], k: int) -> bool:
    """``غارة خلفت مجزرة``, ``أسفر القصف عن مجزرة``: what a strike did is no other event.

    Where it tells its dead itself, ``مجزرة بحق سبعة``, it stays their event.
    """
    if fold_word(chunks[k].name).removeprefix("ال") not in _MASSACRE:
        return False
    before = range(k - 1, max(-1, k - _NEAR - 1), -1)
    left = next((n for n in before if _leaves(chunks[n])), -1)
    if left < 0 or any(c.kind == "people" for c in chunks[k + 1 : k + _NEAR]):
        return False
    struck = (*chunks[max(0, left - 2 * _LIST) : left], *chunks[left + 1 : k])
    return any(getattr(c.data, "type", "") in STRIKES for c in struck)


def _leaves(c: Chunk) -> bool:
    return c.word.base.lstrip("وف") in _LEAVING


_LEAVING: Final = words("mistaken.leaving")
_MASSACRE: Final = words("mistaken.massacre")


def as_it_was_hit(chunks: Sequence[Chunk], k: int) -> bool:
    """``دمروا آلية خلال توغلها``: what was hit was on the move; they who hit it were not."""
    if chunks[k].word.pronoun not in ("ها", "ه", "هما", "هم") or not k:
        return False
    if fold_word(chunks[k - 1].name) not in _WHILE:
        return False
    for n in range(k - 2, max(0, k - _LIST), -1):
        if chunks[n].kind == "object":
            hit = chunks[max(0, n - _NEAR) : n]
            return class_of(chunks[n]) in _MOVING and any(_hits(c) for c in hit)
        if chunks[n].kind not in _BESIDE:
            return False
    return False


_BESIDE: Final = frozenset(
    ("weapon", "place", "prep", "word", "time", "actor", "quantity", "quote")
)


def held_by(chunks: Sequence[Chunk], k: int) -> bool:
    """``ثكنة تحصن بها جنود``: who is in a place, which the verb describes."""
    if not 0 < k < len(chunks) - 1 or chunks[k - 1].kind not in ("object", "place"):
        return False
    there = fold_word(chunks[k + 1].name) in _IN_IT and not chunks[k].joined
    return there and getattr(chunks[k].data, "pos", "") == "verb"


_IN_IT: Final = words("mistaken.in_it")


def lost(chunks: Sequence[Chunk], k: int) -> bool:
    """``خسر الجيش تسعة من عناصره``, ``خسر النظام طائرة حربية``: people or arms, no ground."""
    if chunks[k].kind != "harm":
        return False
    after = chunks[k + 1 : k + 4]
    if any(c.kind == "people" and c.quantity is not None for c in after):
        return True
    # The verb's object is the second who stands after it, or the first where it is a thing.
    told = itertools.takewhile(lambda c: c.kind in ("actor", "object"), after)
    return any(_carried(c) for c in list(told)[:2])


def _carried(c: Chunk) -> bool:
    """Whether a chunk is of things that are no ground: vehicles, aircraft, guns."""
    hit = c.alts.get("equipment")
    aircraft = c.kind == "actor" and (c.data or {}).get("kind") == "air"
    return aircraft or (
        hit is not None and str(hit.lexeme.data[0]).startswith(_CARRIED)
    )


def missed(chunks: Sequence[Chunk], k: int) -> bool:
    """``فقدان ثلاثة جنود``, ``فقدان الاتصال``: what is missed is no ground that was lost."""
    if not chunks[k].word.base.startswith("فقدان"):
        return False
    after = chunks[k + 1 : k + 3]
    ground = any(c.kind == "place" or "place_head" in c.alts for c in after)
    return not (ground or any(c.kind == "object" and _site(c) for c in after))


def _site(c: Chunk) -> bool:
    return "equipment" in c.alts and not _carried(c)


_CARRIED: Final = ("military_vehicle", "artillery", "aircraft", "vessel", "arms")


def in_joy(chunks: Sequence[Chunk], k: int) -> bool:
    """``أطلقوا النار في الهواء ابتهاجا``: shots at nobody, for joy."""
    for c in chunks[k + 1 : k + 1 + _LIST]:
        if fold_word(c.name) in _JOY:
            return True
        if c.kind in ("comp", "report", "harm"):
            return False
    return False


_JOY: Final = words("mistaken.joy")


def _hits(c: Chunk) -> bool:
    return getattr(c.data, "type", "") in STRIKES or "loss" in c.alts


_WHILE: Final = words("misread.meanwhile")
_MOVING: Final = ("military_vehicle", "artillery")
