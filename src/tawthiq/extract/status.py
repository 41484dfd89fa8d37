"""Status: whether an event is told as happened, as denied, or as intended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite
from tawthiq.extract.chunks import Chunk

_REACH: Final = 4
_PASSED: Final = frozenset(
    "word light prep comp source harm quantity trigger actor people".split()
)
_SPEECH: Final = frozenset(("demand",))


def status_of(chunks: Sequence[Chunk], k: int) -> str:
    """The status of the event at chunk k, from the words that govern it."""
    chunk = chunks[k]
    if _future(chunk):
        return "intended"
    if _denied(chunks, k):
        return "denied"
    if _intended(chunks, k):
        return "intended"
    return "asserted"


def _future(chunk: Chunk) -> bool:
    """A verb with س, or a verb in the subjunctive after ل (``ليقتحم``)."""
    data = chunk.data
    if getattr(data, "tense", "") != "present":
        return False
    return chunk.word.preposition == "ل"


def _denied(chunks: Sequence[Chunk], k: int) -> bool:
    """Negation: ``لم تقصف``, ``دون وقوع إصابات``, ``نفى قصف …``."""
    for i in range(k - 1, max(-1, k - 7), -1):
        c = chunks[i]
        if c.kind == "prep" and c.data == "without":
            return True
        if c.kind == "neg":
            return c.name in ("دون", "بدون") or i >= k - 2
        if c.kind == "report" and c.data.role == "deny":
            return True
        if c.kind not in _PASSED:
            return False
    return False


def _intended(chunks: Sequence[Chunk], k: int) -> bool:
    """Attempts, aims, fears, plans, conditionals before the event in its clause."""
    steps = 0
    for i in range(k - 1, -1, -1):
        c = chunks[i]
        if c.kind == "intended" or "intended" in c.alts:
            return True
        if c.kind == "trigger" and c.data and c.id in _SPEECH:
            return True
        if c.kind == "comp" and i and chunks[i - 1].kind == "trigger" and (
            chunks[i - 1].id == "demand"
        ):
            return True
        if c.kind == "word" and c.word.base.startswith("س") and (
            c.word.base[1:2] in ("ي", "ت", "ن") and len(c.word.base) > 4
        ):
            return True
        if c.kind in ("conn", "report", "result", "rel", "time", "according"):
            return False
        if c.kind == "punct" and c.name in "،؛:.":
            return False
        if finite(c):
            return False
        steps += 1
        if steps > _REACH:
            return False
    return False
