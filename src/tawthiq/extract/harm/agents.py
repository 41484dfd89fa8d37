"""Who does the harm that a verb tells, and is none of those that it befell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm.people import can_suffer


def is_one(chunk: Chunk) -> bool:
    """Whether an actor chunk is people by its noun (``امرأة``), not a side."""
    unit = chunk.word.base.removeprefix("ال") in _UNITS  # قوات الأمن
    return "group" in chunk.alts and not unit


_UNITS: Final = words("harm_verbs.units")


def troops(chunks: Sequence[Chunk], at: int) -> bool:
    """``قتلت القوات الخاصة زعيم التنظيم``: fighters told as people, before whom they killed.

    And who else is a subject by its ending: ``قتل مستوطنون 11 فلسطينيا``.
    """
    if chunks[at].kind == "people" and _nominative(chunks, at):
        return True
    group = chunks[at].alts.get("group")
    if chunks[at].kind != "people" or chunks[at].quantity or group is None:
        return False
    fighters = tuple(group.lexeme.data[:2]) == ("combatant", "plural")
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    one = after is not None and after.kind in ("person", "people") and not after.joined
    return fighters and chunks[at].word.article and one


def _nominative(chunks: Sequence[Chunk], at: int) -> bool:
    """``مستوطنون | 11 فلسطينيا``: an uncounted ون before people who are counted."""
    who, whom = chunks[at], chunks[at + 1] if at + 1 < len(chunks) else None
    several = who.name.endswith("ون") and who.quantity is None and not who.word.article
    counted = whom is not None and whom.quantity is not None and can_suffer(whom)
    return several and counted and whom is not None and not whom.joined


def by_side(chunks: Sequence[Chunk], k: int, at: int) -> bool:
    """``أن النظام قتل 21 مدنيا``: a side before the verb, people counted after it."""
    side = chunks[k - 1] if k else None
    if side is None or side.kind != "actor" or is_one(side) or side.quantity:
        return False
    counted = at == k + 1 and chunks[at].quantity is not None
    return counted and not side.word.preposition
