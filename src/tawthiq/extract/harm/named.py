"""How many people are whom names tell: ``المواطنين سامر الحلبي وعمر الخالد``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk

_MOST: Final = 12  # chunks of a list of names


def named_count(chunks: Sequence[Chunk], i: int) -> int:
    """How many names follow the definite people at i, who have no number; 0: not several.

    A list that ends with others (``وآخرين``) tells no number.
    """
    who = chunks[i]
    if who.kind != "people" or who.quantity is not None or not who.word.article:
        return 0
    n = 0
    for j in range(i + 1, min(i + _MOST, len(chunks))):
        c = chunks[j]
        if c.kind == "person" and not c.word.preposition and (c.joined or not n):
            n += 1
        elif c.joined and c.kind in ("word", "people", "quantity"):
            return 0
        else:
            break
    return n if n > 1 else 0
