"""Attacks that go on with a strike told before: ``كما استهدف القصف``, ``الهجوم``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.events.strikes import fresh, names
from tawthiq.extract.judging.told import words_of
from tawthiq.text import fold_word

# How many sentences back a strike may be that a definite noun goes on with.
_SOON: Final = 2
_LATER: Final = 8  # where ``الهجوم`` means the bombing that a report is about
# An assault from the ground goes on with a bombing only, never with strikes.
_ATTACKS: Final = words("continued.attacks")
_SIMILAR: Final = words("continued.similar")


def continued(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    told: Sequence[Draft],
    ground: frozenset[str],
) -> str:
    """``كما استهدف القصف``, ``الهجوم``: the strike told just before, gone on with.

    A verb, or a definite noun, by the same side or by nobody told, whose own words
    do not tell its means. ``ground``: words of arms on the ground.
    """
    last = next((d for d in reversed(told) if fresh(d)), None)
    known = draft.type
    if last is None or last.type == "ground_attack" or last.at == k:
        return known
    if words_of(chunks[k : k + 4]) & ground:
        return known
    if words_of(chunks[k + 1 : k + 3]) & _SIMILAR:
        return last.type
    noun = draft.pos == "noun"
    if noun and not (draft.definite and draft.generic):
        return known
    assault = noun and known == "ground_attack" and not draft.governed
    if draft.sentence - last.sentence > (_LATER if assault else _SOON):
        return known
    if last.type == "bombing" and not assault:
        return known
    if last.type == "shelling" and not noun:
        return known
    if known == "shelling" and (not noun or last.type == "shelling"):
        return known
    if assault and last.type != "bombing" and fold_word(chunks[k].name) in _ATTACKS:
        return known
    mine, theirs = names(draft.actors), names(last.actors)
    return last.type if not mine or not theirs or mine & theirs else known
