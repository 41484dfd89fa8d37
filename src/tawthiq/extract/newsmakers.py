"""Who tells without a verb of saying: mourners, hospitals, outlets that pass words on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.speakers import Speakers
from tawthiq.extract.surnames import full_name
from tawthiq.extract.voices import (
    channel_before,
    channel_told,
    is_institution,
    published_by,
    source_kind,
    topic,
)
from tawthiq.text import fold_word

_NEAR: Final = 6  # chunks


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


def makes_news(chunk: Chunk) -> bool:
    """``نعت قيادة الجيش ضابطا``, ``استقبل المستشفى 4 شهداء``: an act that is news of them."""
    return fold_word(chunk.name) in _NEWS_OF


_RECEIVES: Final = frozenset(("استقبل", "استقبلت"))
_OF_THEM: Final = _RECEIVES | {"نعت", "نعي", "تنعي", "ينعي", "نبهت"}
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


def outlet_of(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``تبنى س الهجوم في اتصال مع وكالة ص``, ``في بيان تداولته حسابات، تبنى س``."""
    after = channel_told(chunks, k, speakers) or published_by(chunks, k, speakers)
    stated = [i for i in range(k) if chunks[i].kind == "source"]
    if after or not stated:
        return after
    return published_by(chunks[:k], stated[0] - 1, speakers)


def stated_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``وزعت القيادة بيانا أكدت فيه``: whose statement it is."""
    for i in range(k - 1, max(-1, k - _NEAR), -1):
        c = chunks[i]
        said = c.kind == "source" and source_kind(c) == "statement"
        if c.kind in ("source", "actor", "person") and not said:
            return [] if relation_of(chunks, i) else [c]
    return []


def channel_of(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """The outlet that was told, or passes on, what is said at k: none, or one."""
    return (
        channel_told(chunks, k, speakers)
        or published_by(chunks, k, speakers)
        or channel_before(chunks, k, speakers)
    )
