"""Targets that no table names: ``غارات على الأحياء السكنية``, ``استهدفت مكتب البريد``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.chunking.things import SETTLEMENTS
from tawthiq.extract.events.asides import came_before
from tawthiq.extract.events.drafts import Draft

_TYPES: Final = frozenset(
    [
        "airstrike",
        "shelling",
        "bombing",
        "chemical_attack",
        "ground_attack",
        "shooting",
        "siege",
    ]
)
_LONGEST: Final = 3
_NOT_NOUNS: Final = words("objects.not_nouns")
_WITH_IT: Final = words("objects.with_it")


def plain_target(
    draft: Draft, chunks: Sequence[Chunk], k: int, text: str, *, carrier: bool
) -> Chunk | None:
    """The unknown words that an attack is said to have been on, or None.

    After ``على`` or ``ضد`` for any attack; right after the verb for verbs that only say
    whom an attack hit (``carrier``).
    """
    if draft.type == "rejection" and not draft.targets and draft.pos == "verb":
        at = k + 1 + (k + 1 < len(chunks) and chunks[k + 1].kind in ("actor", "person"))
        return _run(chunks, at, text)
    if draft.targets or draft.type not in _TYPES:
        return None
    for i in range(k + 1, min(k + 9, len(chunks))):
        c = chunks[i]
        on = c.kind == "prep" and c.data in ("on", "against") and not c.word.pronoun
        if on or (carrier and i == k + 1 and c.kind == "word"):
            first = i + (on or c.word.base in _WITH_IT)
            own = not came_before(chunks, k, first)
            return _run(chunks, first, text) if own else None
        if c.kind in ("conn", "comp", "rel", "report", "result") or (
            c.kind == "punct" and c.name in "؛:."
        ):
            return None
    return None


def _run(chunks: Sequence[Chunk], first: int, text: str) -> Chunk | None:
    """Up to three unknown words from chunk ``first`` on, as one target."""
    last = first - 1
    for i in range(first, min(first + _LONGEST, len(chunks))):
        if not _unknown(chunks[i]) or not (i == first or _goes_on(chunks, first, i)):
            break
        last = i
    if last < first or (last == first and chunks[first].word.base in SETTLEMENTS):
        return None
    start, end = chunks[first].start, chunks[last].end
    return Chunk(
        "object", chunks[first].first, chunks[last].last, start, end, text[start:end]
    )


def _unknown(chunk: Chunk) -> bool:
    """Whether a chunk is a noun that may be a target."""
    if chunk.kind not in ("word", "object") or chunk.word.preposition:
        return False
    base = chunk.word.base
    verb = base[:1] == "ي" and len(base) > _SHORT
    return base not in _NOT_NOUNS and not verb and len(base) >= _SHORT


_SHORT: Final = 3


def _goes_on(chunks: Sequence[Chunk], first: int, i: int) -> bool:
    """Whether the noun at i goes on with the target that begins at ``first``."""
    if chunks[i].joined or chunks[i].name.endswith(TANWIN):
        return False  # حفل عرس | ظنا
    if chunks[i].word.base.startswith("ال"):
        return True
    return i == first + 1 and not chunks[first].word.base.startswith("ال")
