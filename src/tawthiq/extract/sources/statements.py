"""Statements: who issued what is told in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources.source_kinds import source_kind
from tawthiq.extract.sources.speakers import Speakers
from tawthiq.text import fold_word

_NEAR: Final = 6  # chunks
ISSUED: Final = words("statements.issued")
_OWNED: Final = words("statements.owned")


def was_issued(chunk: Chunk, out: Sequence[Chunk]) -> bool:
    """Whether a word says that the statement before it was issued by somebody."""
    return bool(out) and source_kind(out[-1]) == "statement" and _issue_word(chunk)


def _issue_word(chunk: Chunk) -> bool:
    word = fold_word(chunk.name)
    return word in ISSUED or word.removesuffix("ه").removesuffix("ت") in ISSUED


def issues(chunks: Sequence[Chunk], i: int, statement: Chunk) -> bool:
    """Whether chunk i issued a statement: ``بيان صادر عن س``, ``بيان أصدرته س``."""
    if source_kind(statement) != "statement":
        return False
    if chunks[i].word.preposition == "ل" and chunks[i - 1] is statement:
        return True
    return any(_issue_word(c) for c in chunks[max(0, i - 2) : i])


def issued_by(
    chunks: Sequence[Chunk], k: int, who: list[Chunk], speakers: Speakers
) -> list[Chunk]:
    """``وفق بيان لها``, ``قال في بيانه``: the side named before in place of its statement.

    ``who`` as it is where it is no statement, or nobody stands before it.
    """
    if len(who) != 1 or source_kind(who[0]) != "statement":
        return who
    at = next((i for i in range(k + 1, len(chunks)) if chunks[i] is who[0]), k)
    after = fold_word(chunks[at + 1].name) if at + 1 < len(chunks) else ""
    if not who[0].word.pronoun and after not in _OWNED:
        return who
    for i in range(k - 1, -1, -1):
        c = chunks[i]
        if c.kind in ("actor", "source", "person") and not relation_of(chunks, i):
            return [c]
    return list(speakers.chain[-1:]) or who


def stated_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``وزعت القيادة بيانا أكدت فيه``: whose statement it is."""
    for i in range(k - 1, max(-1, k - _NEAR), -1):
        c = chunks[i]
        said = c.kind == "source" and source_kind(c) == "statement"
        if c.kind in ("source", "actor", "person") and not said:
            return [] if relation_of(chunks, i) else [c]
    return []
