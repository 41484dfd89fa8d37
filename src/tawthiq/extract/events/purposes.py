"""Aims: nouns of deeds that say what something was for, not that they were done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_AIMED: Final = frozenset(
    [
        "control",
        "advance",
        "withdrawal",
        "siege",
        "release",
        "evacuation",
        "ground_attack",
    ]
)


def is_aim(chunks: Sequence[Chunk], k: int) -> bool:
    """``عملية لاستعادة المدينة``, ``لشن هجوم``: an aim, not a deed."""
    chunk = chunks[k]
    hit = chunk.alts.get("trigger")
    noun = hit is not None and hit.lexeme.data.pos == "noun"
    if (
        noun
        and hit is not None
        and hit.lexeme.id in _AIMED
        and (chunk.word.preposition == "ل")
    ):
        return not (_governed(chunks, k) or _shown(chunks, k))
    before = chunks[k - 1] if k else None
    if not noun or before is None or before.kind != "light":
        return False
    if before.data.tense != "masdar":
        return False
    soon = chunks[k - 2].name if k > 1 else ""
    return before.word.preposition == "ل" or soon in ("قبيل", "قبل")


def _shown(chunks: Sequence[Chunk], k: int) -> bool:
    """``اللحظات الأولى لدخول القرية``: what is shown of a deed was done."""
    beside = (fold_word(c.name) for c in chunks[max(0, k - 2) : k])
    return any(w.removeprefix("ال") in _SHOWN for n in beside for w in n.split())


_SHOWN: Final = words("purposes.shown")


def _governed(chunks: Sequence[Chunk], k: int) -> bool:
    """``تصدت المقاومة، أمس، لهجمات``: a light verb with ل governs the noun at k."""
    for c in chunks[max(0, k - 7) : k][::-1]:
        if c.kind == "light":
            return c.id == "patient" or c is chunks[k - 1]
        if c.kind not in ("time", "punct", "actor", "word", "quote", "people"):
            return False
    return False
