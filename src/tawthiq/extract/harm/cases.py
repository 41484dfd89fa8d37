"""Harm told by events that are counted: ``74 حالة اختطاف``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm.items import HarmAt, item
from tawthiq.extract.harm.people import base_of

# What events of these types do to those whom they are done to.
SUFFERED: Final = {
    "detention": "captured",
    "abduction": "captured",
    "killing": "killed",
}
_CASES: Final = frozenset(("حاله", "حالات"))


def from_cases(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``74 حالة اختطاف``, ``30 حالة اعتقال تعسفي``: cases that are counted."""
    hit = chunks[k].alts.get("harm_masdar")
    kind = (
        str(hit.lexeme.data[0]) if hit is not None else SUFFERED.get(chunks[k].id or "")
    )
    at = k if chunks[k].quantity is not None else k - 2
    if at == k and chunks[k].id == "killing":
        return []  # 8 مجازر: how many massacres
    if not kind or at < 0 or at in used or chunks[at].quantity is None:
        return []
    if at < k and not (
        chunks[at].kind == "quantity" and base_of(chunks[k - 1]) in _CASES
    ):
        return []
    used.add(at)
    told = item(chunks, at, kind, "unspecified")
    return [HarmAt(told, at, k)]
