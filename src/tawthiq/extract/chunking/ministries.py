"""Ministries that are named by their state: ``وزارة الدفاع التركية``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.text import fold_word, has_article


def source(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    """A source of the tables; a ministry with the state that an adjective tells."""
    ministry = fold_word(hit.lexeme.name).startswith(_MINISTRY)
    if ministry and _of_a_state(view, hit.last + 1):
        hit = hit._replace(last=hit.last + 1)
    return view.plain("source", hit, alts)


_MINISTRY: Final = "وزاره"


def _of_a_state(view: View, i: int) -> bool:
    norm = view.tokens[i].norm if i < len(view.tokens) else ""
    feminine = has_article(norm) and norm.endswith("ه")
    return feminine and norm.removeprefix("ال").removesuffix("ه") in view.nisbas
