"""Whom a threat is of: ``هدد التنظيم بإعدام الرهائن``, ``توعدت بقصف المنشآت``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments.slots import built
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, Draft, PlaceDraft
from tawthiq.text import fold_word

_REACH: Final = 5  # chunks from the verb to what is threatened
_BEFORE: Final = frozenset(("actor", "person", "people", "source", "time"))
_WHOM: Final = frozenset(("people", "actor", "object", "place"))
_AT: Final = ("on", "against")


def threaten(draft: Draft, chunks: Sequence[Chunk]) -> None:
    """Make those a threat's target whom the act would befall that is threatened.

    Where no other is told before the condition: ``هدد بقتل الأسرى إن لم تنسحب القوات``.
    """
    if draft.type != "threat" or draft.pos != "verb":
        return
    at = _befallen(chunks, draft.at)
    # هدد بسحق المتمردين: with what it is threatened is nobody.
    draft.actors = [a for a in draft.actors if at < 0 or a.end != chunks[at - 1].end]
    if at < 0 or any(c.start < chunks[at].end for c in draft.targets):
        return
    befallen = chunks[at]
    if befallen.kind != "place" or built(befallen):
        draft.targets = [befallen]
    elif not draft.places and befallen.head != "the":
        draft.places = [PlaceDraft(befallen)]
    draft.actors = [a for a in draft.actors if a.end <= befallen.start]


def _befallen(chunks: Sequence[Chunk], k: int) -> int:
    """Who or what would be hit by what the verb at k threatens with; -1: nobody told."""
    for i in range(k + 1, min(k + _REACH, len(chunks))):
        c = chunks[i]
        known = c.word.preposition == "ب" and c.kind in _KNOWN
        if known or fold_word(c.name).removeprefix("ب") in _UNTOLD:
            return _object(chunks, i)
        if c.kind not in _BEFORE:
            return -1
    return -1


def _object(chunks: Sequence[Chunk], i: int) -> int:
    """What the verbal noun at i governs, itself or after what it carries; -1: nothing."""
    if chunks[i].kind == "light":  # بشن هجوم على
        i += 1
    act = chunks[i] if i < len(chunks) else None
    if act is None or act.word.article or act.word.pronoun:
        return -1
    type_, name = getattr(act.data, "type", ""), fold_word(act.name).removeprefix("ب")
    violent = "harm_masdar" in act.alts or type_ in _ACTS or name in _UNTOLD
    if not violent or name in _GOING_ON:
        return -1
    n = i + 1
    while n < len(chunks) and (
        fold_word(chunks[n].name) in _EVERY
        or (chunks[n].kind == "prep" and chunks[n].data in _AT)
    ):
        n += 1
    if n >= len(chunks) or chunks[n].kind not in _WHOM:
        return -1
    bound = chunks[n].joined or chunks[n].word.preposition
    return -1 if bound or chunks[n].word.pronoun else n


_ACTS: Final = HOSTS | {"equipment_loss", "damage"}
_KNOWN: Final = frozenset(("trigger", "harm", "light", "loss"))
_UNTOLD: Final = words("threats.acts")
_GOING_ON: Final = words("threats.going_on")
_EVERY: Final = words("threats.every")
