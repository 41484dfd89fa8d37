"""How much of a place: all of it, part of it, or a share as told."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft

_PART: Final = frozenset(
    [
        "اجزاء",
        "جزء",
        "الجزء",
        "قسم",
        "معظم",
        "غالبيه",
        "نصف",
        "مساحات",
        "اغلب",
        "اطراف",
        "جانب",
        "بعض",
        "اجزاءا",
        "الاجزاء",
        "اجزائه",
        "اجزائها",
        "معظمها",
        "مساحه",
    ]
)


def split(draft: Draft, chunks: Sequence[Chunk], k: int) -> list[Draft]:
    """Set a draft's extent; places held in part become a draft of their own.

    ``استعادت حي القاطرجي وأجزاء واسعة من حي الميسر`` is two claims: one full, one partial.
    """
    for chunk in chunks[k + 1 : k + 8]:
        quantity = chunk.quantity
        if quantity is not None and quantity.percent and quantity.low is not None:
            draft.extent = f"{quantity.low}%"
            return []
    partial = [p for p in draft.places if _in_part(chunks, p.chunk, k)]
    if not partial:
        return []
    if len(partial) == len(draft.places):
        draft.extent = "partial"
        return []
    draft.parted = [p.chunk for p in partial]
    other = copy.copy(draft)
    other.extent = "partial"
    other.places = partial
    other.harm, other.losses, other.why = [], [], list(draft.why)
    draft.places = [p for p in draft.places if p not in partial]
    return [other]


def _in_part(chunks: Sequence[Chunk], place: Chunk, k: int) -> bool:
    """Whether words of part stand right before a place (``أجزاء واسعة من حي``)."""
    at = next((n for n, c in enumerate(chunks) if c is place), None)
    if at is None:
        return False
    for n in range(at - 1, max(k, at - 6), -1):
        c = chunks[n]
        if c.kind in ("place", "punct", "trigger"):
            return False
        words = {c.word.base, c.word.base.lstrip("و")}
        if words & _PART or (
            c.quantity is not None
            and c.quantity.form == "vague"
            and c.kind == "quantity"
            and c.quantity.words in ("بعض", "معظم")
        ):
            return True
    return False
