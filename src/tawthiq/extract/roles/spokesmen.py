"""Whose deed a spokesman announces: ``أعلن المتحدث باسم الجيش س تدمير عشر آليات``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, Draft
from tawthiq.text import fold_word

_DEEDS: Final = words("spokesmen.deeds")
_UNARMED: Final = frozenset(("international", "people", "parties"))
_BEFORE: Final = (
    3  # chunks back to who announces, past what carries the deed and a time
)


def speak_for(draft: Draft, chunks: Sequence[Chunk]) -> None:
    """Give an act that a spokesman announces to the side that he speaks for.

    He did not do it himself, and who is told to have done it beside him did.  What an
    international body announces others did.
    """
    if draft.type in SPEECH:
        return
    himself = [a for a in draft.actors if a.kind == "person" and a.inside is not None]
    others = [a for a in draft.actors if a not in himself]
    if others:
        draft.actors = others
        return
    who = himself[0] if himself else _announcer(draft, chunks)
    if who is not None and who.inside is not None:
        kind = (who.inside.data or {}).get("kind")
        draft.actors = [who.inside] if kind not in _UNARMED else []


def _announcer(draft: Draft, chunks: Sequence[Chunk]) -> Chunk | None:
    """The spokesman right before the verbal noun of what his side did to others."""
    k = draft.at
    for i in range(k - 1, max(0, k - _BEFORE - 1), -1):
        c = chunks[i]
        if c.kind == "person" and c.inside is not None:
            deed = fold_word(chunks[i + 1].name.split()[0])
            spoke = chunks[i - 1].kind == "report"
            return c if spoke and draft.pos != "verb" and deed in _DEEDS else None
        if c.kind not in ("light", "time"):
            return None
    return None
