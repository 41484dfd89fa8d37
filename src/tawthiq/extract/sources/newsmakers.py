"""Who tells without a verb of saying: mourners, hospitals, who did something before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources.source_kinds import is_institution
from tawthiq.extract.sources.topics import topic
from tawthiq.extract.surnames import full_name
from tawthiq.text import fold_word


def first_named(chunks: Sequence[Chunk]) -> Chunk | None:
    """``ونسب الوزير س الهجوم إلى التنظيم. وقال``: who did something just before he spoke."""
    for c in chunks[1:_SUBJECT]:
        if c.kind == "person":
            return None if c.word.preposition or c.joined else full_name(c)
    return None


_SUBJECT: Final = 4  # chunks


def quotes(chunk: Chunk) -> bool:
    """``نقلت عن``: words before a source that are a verb, with its own subject."""
    return fold_word(chunk.name).lstrip("وف").startswith(("نقلت", "نقل "))


def quoted(chunks: Sequence[Chunk], k: int, who: list[Chunk]) -> list[Chunk]:
    """Who quotes, then who is quoted: ``نقلت عن`` stands after one, ``نقلت عنه`` the other."""
    before = topic(chunks, k)
    owned = fold_word(chunks[k].name).endswith(("ه", "ها", "هم", "هما"))
    return [*who, *before] if owned else [*before, *who]


def pointed_at(chunks: Sequence[Chunk], k: int) -> bool:
    """``هدنة أعلنتها قيادة التحالف``: who announced what stands before the verb."""
    chunk = chunks[k]
    owned = chunk.word.pronoun and chunk.data.tense != "participle"
    return bool(owned) and k > 0 and chunk.data.role in ("announce", "document")


def makes_news(name: str) -> bool:
    """``نعت قيادة الجيش ضابطا``, ``استقبل المستشفى 4 شهداء``: an act that is news of them."""
    word = fold_word(name)
    mourned = word.removesuffix("هم").removesuffix("ها").removesuffix("ه")
    return word in _NEWS_OF or mourned in _MOURNS  # نعتهم قيادة الجيش


_RECEIVES: Final = words("newsmakers.receives")
_MOURNS: Final = words("newsmakers.mourns")
_OF_THEM: Final = _RECEIVES | _MOURNS
_NEWS_OF: Final = _OF_THEM | {f"و{word}" for word in _OF_THEM}


def receives(chunk: Chunk) -> bool:
    """Whether a chunk says that a hospital took somebody in: ``استقبل``."""
    return fold_word(chunk.name).removeprefix("و") in _RECEIVES


def receiver(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``استقبل مستشفى النور 4 شهداء``: the hospital; nobody where it is no hospital."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if not receives(chunks[k]) or after is None:
        return []
    return [after] if is_institution(after) else []
