"""Words of an event that tell none here: a toll's part, what a man is accused of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.namesakes import TANWIN
from tawthiq.text import fold_word

_PART: Final = 12  # chunks of a list of the parts of a toll


def misread(chunks: Sequence[Chunk], k: int, type_: str) -> bool:
    """Whether the word at k tells no event of the type that the codebook gives it."""
    match type_:
        case "withdrawal":
            return chunks[k].kind == "harm" and _lost(chunks, k)
        case "killing":
            return _counted_among(chunks, k)
        case "condemnation":
            return _accused(chunks, k)
        case "control":
            # عشرين قتيلا سقطوا في المدينة: people, no ground that is lost
            return fold_word(chunks[k].name).lstrip("وف") == "سقطوا"
        case _:
            return False


def _lost(chunks: Sequence[Chunk], k: int) -> bool:
    """``خسر الجيش تسعة من عناصره``: people, no ground."""
    after = chunks[k + 1 : k + 4]
    return any(c.kind == "people" and c.quantity is not None for c in after)


def _accused(chunks: Sequence[Chunk], k: int) -> bool:
    """``سورياً متهماً بالانتماء``: of what he is accused, where nobody accuses."""
    chunk = chunks[k]
    if getattr(chunk.data, "tense", "") != "participle" or not k:
        return False
    before, after = chunks[k - 1], chunks[k + 1 : k + 2]
    same = before.name.endswith(TANWIN) and chunk.name.endswith(TANWIN)
    return same and bool(after) and after[0].name.startswith("ب")


def _counted_among(chunks: Sequence[Chunk], k: int) -> bool:
    """``بينهم 54 امرأة و88 تحت التعذيب``: a part of a toll, not how all were killed."""
    before = chunks[max(0, k - _PART) : k]
    counted = chunks[k].joined and chunks[k].quantity is not None
    if before and before[-1].kind == "quantity":
        counted = before[-1].joined
    return counted and any(c.data == "among" for c in before)
