"""Relays: outlets that pass on what somebody says, and are named after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH
from tawthiq.extract.sources.channels import through
from tawthiq.extract.sources.source_kinds import is_outlet
from tawthiq.extract.sources.stretch import Stretch, chain_of
from tawthiq.extract.sources.voices import speaker_after
from tawthiq.text import fold_word

_NEAR: Final = 10  # chunks
_SO_CALLED: Final = words("relays.so_called")
# Verbs of the codebook that spread a statement.
_SPREADS: Final = frozenset(("نشر", "بث", "نقل", "أورد", "تلقى", "أذاع"))


def spread(chunks: Sequence[Chunk], k: int) -> list[Stretch]:
    """``تبنى التنظيم، عبر وكالة س، الهجوم``: the outlet through which somebody speaks."""
    at = k - 1 - (k > 1 and fold_word(chunks[k - 1].name) in _SO_CALLED)
    before = chunks[at] if at >= 0 else None
    if before is None or not is_outlet(chunks[k]):
        return []
    if before.data != "using" and not through(chunks, at):
        return []
    told = _voiced_through(chunks, k, chunks[k])
    return [told] if told is not None else []


def published(chunks: Sequence[Chunk], k: int, out: list[Stretch]) -> Stretch | None:
    """``قال س في بيان نشرته وكالة ص``: who published it stands nearest in the chain."""
    chunk = chunks[k]
    if not chunk.word.pronoun or chunk.alts["report"].lexeme.name not in _SPREADS:
        return None
    outlet = speaker_after(chunks, k)
    if not out and outlet:  # تبنى التنظيم الهجوم في بيان نشرته وكالة س
        return _voiced_through(chunks, k, outlet[0])
    if not out:
        return None
    last = out[-1]
    if not outlet or k - last.first > _NEAR:
        return None
    out.pop()
    return last._replace(chain=chain_of(outlet[:1], last.chain))


def _voiced_through(chunks: Sequence[Chunk], k: int, outlet: Chunk) -> Stretch | None:
    """The stretch of an act of speech before k that an outlet passes on."""
    for i in range(k - 1, -1, -1):
        c = chunks[i]
        if c.kind == "trigger" and c.id in SPEECH and finite(c):
            return Stretch(i, len(chunks) - 1, (outlet,))
    return None
