"""Words of control by which no ground changes hands: who holds it still, who fell, goods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.unsaid import Test
from tawthiq.text import fold_word

_NEAR: Final = 5  # chunks from what says that it lasts to the hold


def _lasts(chunks: Sequence[Chunk], k: int) -> bool:
    """``لا يزال الجيش يسيطر على المدينة``, ``حافظ على سيطرته``: who held it all along.

    In gold none of 6 such is a claim.
    """
    held = chunks[k]
    keeping = _KEEPING if held.word.pronoun and not finite(held) else _STILL
    if keeping is _STILL and getattr(held.data, "tense", "") != "present":
        return False
    for c in chunks[max(0, k - _NEAR) : k][::-1]:
        if fold_word(c.name).lstrip("وف") in keeping:
            return True
        if c.kind in ("punct", "conn", "comp") or (c.kind != "light" and finite(c)):
            return False
    return False


_STILL: Final = words("holdings.still")
_KEEPING: Final = words("holdings.keeping")


def _they_fell(chunks: Sequence[Chunk], k: int) -> bool:
    """``عشرين قتيلا سقطوا في المدينة``, ``سقط اليوم ثلاثة شهداء``: people, no ground."""
    name = fold_word(chunks[k].name).lstrip("وف")
    if not name.startswith("سقط"):
        return False
    aside = ("time", "punct")
    after = next((c for c in chunks[k + 1 : k + 4] if c.kind not in aside), None)
    return name == "سقطوا" or (after is not None and "harm_noun" in after.alts)


def _of_goods(chunks: Sequence[Chunk], k: int) -> bool:
    """``ينتظرون استلام مرتباتهم``: what is handed over to people, no ground."""
    if not fold_word(chunks[k].name).lstrip("وف").endswith(_RECEIVING):
        return False
    after = chunks[k + 1 : k + 2]
    return any(fold_word(c.name).removeprefix("ال").startswith(_GOODS) for c in after)


_RECEIVING: Final = ("تسلم", "استلم", "استلام", "تسليم", "تسلمت", "استلمت", "تسلموا")
_GOODS: Final = ordered("misread.goods")


# Tests that tell that a word of control is no taking of ground.
HELD: Final[tuple[Test, ...]] = (_lasts, _they_fell, _of_goods)
