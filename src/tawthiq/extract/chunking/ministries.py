"""Ministries that are named by their state: ``وزارة الدفاع التركية``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract import names
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.text import fold_word


def source(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    """A source of the tables; a ministry with the state that an adjective tells."""
    after = hit.last + 1
    ministry = fold_word(hit.lexeme.name).startswith(_MINISTRY)
    if ministry and names.of_state(view, after) and view.tokens[after].norm[-1] == "ه":
        hit = hit._replace(last=after)
    return view.plain("source", hit, alts)


_MINISTRY: Final = "وزاره"
