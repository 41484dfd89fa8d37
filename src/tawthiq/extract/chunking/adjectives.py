"""Adjectives and adverbs that are written as people are: ``المدعومة إيرانيا``, ``دعموه عسكريا``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.loyalty import BACKED


def describes(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether what may be a word for people says how or whose something is."""
    if hit.word.base == "عسكريا" and not _befell_a_soldier(before):
        return True
    return _by_whom_backed(view, hit) or _of_two(view, hit, before)


# What is done to a soldier, so that the word after it is he.
DONE_TO_ONE: Final = frozenset(
    (
        *("killing", "abduction", "detention", "shooting", "release", "defection"),
        *("casualties", "evacuation"),
    )
)


def _befell_a_soldier(before: Sequence[Chunk]) -> bool:
    """``خطفوا عسكريا``, ``قتل المسلحون عسكريا``, but ``دعموه عسكريا``."""
    told = before[-2:] if before and before[-1].kind == "actor" else before[-1:]
    return any(
        c.kind == "harm" or getattr(c.data, "type", "") in DONE_TO_ONE for c in told
    )


def _by_whom_backed(view: View, hit: Hit) -> bool:
    """``المدعومة | إيرانيا``: how, as an adverb says it; nobody."""
    before = view.tokens[hit.first - 1].norm if hit.first else ""
    return hit.word.base.endswith("يا") and before.removeprefix("ال") in BACKED


def _of_two(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``لغمين | حوثيين``: an adjective of two things, whose side it names."""
    thing = before[-1] if before else None
    if thing is None or thing.kind not in ("weapon", "object", "trigger"):
        return False
    dual = thing.word.base.endswith(("ين", "ان")) and hit.word.base.endswith(
        ("ين", "ان")
    )
    return dual and hit.word.base[:-2].removesuffix("ت") in view.nisbas
