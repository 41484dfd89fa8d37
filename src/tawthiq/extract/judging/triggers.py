"""How a trigger is told: the light verb that governs it, its tense and voice."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.judging.scene import Scene


def governing(chunks: Sequence[Chunk], k: int) -> Chunk | None:
    """The light verb that governs the event noun k: ``شنت … غارات``."""
    for i in range(k - 1, max(-1, k - 9), -1):
        c = chunks[i]
        if c.kind == "light":
            return c
        if c.kind in ("conn", "comp", "report") or finite(c):
            return None
    return None


def governor(chunks: Sequence[Chunk], k: int) -> str:
    """The role of the light verb that governs the event noun k, or empty."""
    light = governing(chunks, k)
    return "" if light is None else str(light.id)


def shape(scene: Scene, k: int, pos: str) -> str:
    """The form of a trigger: ``noun``, or tense and voice of a verb."""
    data = scene.chunks[k].data
    if pos != "verb":
        return pos
    return f"{getattr(data, 'tense', '')}.{getattr(data, 'voice', '')}"
