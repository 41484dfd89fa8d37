"""Whose deed a spokesman announces: ``أعلن المتحدث باسم الجيش س تدمير عشر آليات``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import is_passive
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
    own = _own_forces(draft, chunks)
    if own is not None:
        draft.actors = [own]
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


def _own_forces(draft: Draft, chunks: Sequence[Chunk]) -> Chunk | None:
    """``قال المتحدث باسم الجيش إن قواته سيطرت``: the side whose own forces did it."""
    k = draft.at
    if draft.pos != "verb" or k < _OWN_FORCES or is_passive(chunks[k]):
        return None
    report, teller, opening, forces = chunks[k - _OWN_FORCES : k]
    said = report.kind == "report" and opening.kind == "comp"
    his = forces.word.pronoun or fold_word(forces.name) in _HIS
    if not said or forces.kind != "actor" or not his:
        return None
    return teller if teller.kind == "actor" else teller.inside


_HIS: Final = words("spokesmen.his_forces")
_OWN_FORCES: Final = 4  # chunks from the reporting verb to what his forces did


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
