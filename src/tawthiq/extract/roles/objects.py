"""What the verb right before a body of people says that it was struck by, or saw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite, is_passive
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES


def governed(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether chunk i is the object of a verb of striking, or the subject of ``شهد``."""
    return _struck(chunks, i) or _aimed_at(chunks, i) or _saw(chunks, i)


def _struck(chunks: Sequence[Chunk], i: int) -> bool:
    """``التفجير الذي استهدف وزارة الداخلية``: what a relative clause says was struck."""
    if i < _RELATIVE or chunks[i - 2].kind != "rel" or not finite(chunks[i - 1]):
        return False
    verb = chunks[i - 1]
    type_ = getattr(verb.data, "type", "")
    return type_ in STRIKES and not is_passive(verb)


_RELATIVE: Final = 2  # chunks: the pronoun, and its verb


def _aimed_at(chunks: Sequence[Chunk], i: int) -> bool:
    """``هجمات مستهدفة المدنيين والقوات``: what a participle of striking governs."""
    j = i - 1
    while j > 0 and (chunks[j].kind in _LISTED or chunks[j].name in "،,"):
        if not (chunks[j + 1].joined or chunks[j + 1].name in "،,"):
            return False
        j -= 1
    verb = chunks[max(j, 0)]
    if verb.kind != "trigger" or verb.word.article or verb.word.preposition:
        return False
    return (
        getattr(verb.data, "tense", "") == "participle"
        and verb.data.type in STRIKES
        and verb.name.startswith("مست")
    )


_LISTED: Final = frozenset(("people", "actor", "object", "place"))


def _saw(chunks: Sequence[Chunk], i: int) -> bool:
    """``شهدت إسرائيل هجمات``: where something happened, who did not do it."""
    verb = chunks[i - 1] if i else None
    return verb is not None and getattr(verb.data, "role", "") == "place"
