"""A source that stands outside the clause: before a colon, or at the sentence's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources.source_kinds import source_kind
from tawthiq.text import fold_word

BYLINES: Final = words("headings.bylines")
_ISSUED: Final = words("headings.issued")
_LEAD: Final = 14  # chunks of a line in which a colon makes a heading
_SHORT: Final = 5  # chunks of a heading that only names who speaks


def heading(chunks: Sequence[Chunk]) -> Chunk | None:
    """``حكومة اليمن: …``: a speaker before a colon at the start of a line."""
    for i, chunk in enumerate(chunks[:_LEAD]):
        if chunk.kind == "punct" and chunk.name == ":" and i:
            return _speaker(chunks[:i])
    return None


def _speaker(before: Sequence[Chunk]) -> Chunk | None:
    """Who speaks by what stands before a colon."""
    if any(fold_word(c.name) in BYLINES for c in before):
        return None  # سبق - وكالات: a byline is no source
    issued = fold_word(before[0].name) in _ISSUED
    dashed = any(c.name in "-–—" for c in before) and not _clock(before)
    if dashed and not issued and not any(_observes(c) for c in before):
        return None
    speaker = [c for c in before if c.kind in ("source", "actor", "person")]
    if speaker and len(before) <= _SHORT and not any(finite(c) for c in before):
        return speaker[0]
    if issued and speaker:
        return speaker[0]  # صدر عن قيادة الجيش – مديرية التوجيه:
    stated = [c for c in before if c.kind == "source"]
    return stated[-1] if stated else None


def _observes(chunk: Chunk) -> bool:
    return source_kind(chunk) in ("monitor", "rescue")


def _clock(before: Sequence[Chunk]) -> bool:
    """``19:02 — الدفاع المدني: …``: only the hour stands before the dash."""
    at = next(i for i, c in enumerate(before) if c.name in "-–—")
    return (
        at > 0
        and all(c.kind in ("word", "punct", "quantity", "time") for c in before[:at])
        and any(c.name[:1].isdigit() for c in before[:at])
    )


def last_source(chunks: Sequence[Chunk]) -> Chunk | None:
    """``… جنوب البلدة (المرصد)``, ``… بجروح، مصدر طبي.``: a source that ends a sentence."""
    k = len(chunks) - 1
    while k > 1 and chunks[k].kind in ("punct", "quote"):
        k -= 1
    before = chunks[k - 1] if k > 1 else None
    told = before is not None and before.kind == "punct" and before.name in "(،,-–"
    last = chunks[k]
    return last if told and last.kind == "source" and not last.joined else None
