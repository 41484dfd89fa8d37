"""Reporting verbs: whether one reports here, or does something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources.channels import through
from tawthiq.extract.sources.source_kinds import is_armed

# After these somebody says what the clause before tells: ``على ما أبلغ به مصدر``.
_WHAT: Final = frozenset(("ما", "كما"))


def speaks(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a reporting word at k reports here."""
    chunk = chunks[k]
    if through(chunks, k):
        return False
    if chunk.data.tense == "participle":
        return not chunk.word.preposition  # المكلفة | بمتابعة الملف
    if (k and chunks[k - 1].kind == "neg") or chunk.word.preposition == "س":
        return False
    if k and (chunks[k - 1].name in _WHAT or chunks[k - 1].kind == "according"):
        return True
    if chunk.data.loose and not (
        _announces_words(chunks, k) or _told_by(chunks, k) or _told_before(chunks, k)
    ):
        return False
    return not chunk.word.pronoun or chunk.data.role in ("confirm", "quote", "say")


def _told_by(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a source or a person stands right after the verb: ``أحصى المرصد``."""
    after = [c for c in chunks[k + 1 : k + 3] if c.kind != "quote"]
    if not after:
        return False
    body = after[0].kind == "actor" and not is_armed(after[0])
    return body or after[0].kind in ("source", "person")


def _told_before(chunks: Sequence[Chunk], k: int) -> bool:
    """``وكانت منظمة الصحة العالمية أحصت``: whether a source stands right before it."""
    before = [
        c for c in chunks[max(0, k - 2) : k] if c.kind not in ("quote", "intended")
    ]
    if not before or chunks[k].word.conjunction == "و":
        return False
    return before[-1].kind == "source" and not before[-1].word.preposition


def _announces_words(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether أن, a colon or a quotation follows: a verb of many uses reports here."""
    for c in chunks[k + 1 : k + 9]:
        if c.kind in ("comp", "quote") or (c.kind == "punct" and c.name == ":"):
            return True
        if finite(c) or c.kind in ("conn", "rel"):
            return False
    return False
