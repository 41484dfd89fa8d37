"""Attacks that go on with a strike told before: ``كما استهدف القصف``, ``الهجوم``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, Draft
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
    told_as = {fold_word(chunks[k].name), chunks[k].word.base}  # الهجوم, هجومها
    if assault and last.type != "bombing" and told_as & _ATTACKS:
        return known
    mine, theirs = names(draft.actors), names(last.actors)
    return last.type if not mine or not theirs or mine & theirs else known


def one_of(chunks: Sequence[Chunk], k: int, told: Sequence[Draft]) -> str:
    """``إحداهما دمرت منزلا``, ``استهدفت الأولى سوقا``: the type of the strikes just told.

    What one of several strikes hit, destroyed or killed is a strike of its own.
    """
    beside = (*chunks[max(0, k - 1) : k], *chunks[k + 1 : k + 2])
    if not finite(chunks[k]) or not any(_is_one(c) for c in beside):
        return ""
    strikes = (d for d in reversed(told) if d.type in STRIKES and d.pos == "noun")
    last = next(strikes, None)
    return last.type if last is not None else ""


def _is_one(c: Chunk) -> bool:
    return not c.word.preposition and fold_word(c.name).removeprefix("و") in _ONE_OF


_ONE_OF: Final = words("continued.one_of")
