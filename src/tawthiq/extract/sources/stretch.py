"""A stretch of a sentence and the chain of sources that tells it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawthiq.extract.chunking.chunks import Chunk


class Stretch(NamedTuple):
    """Chunks first..last of a sentence are told by a chain.

    ``named``: whether the sentence says by whom; ``وأضافت أن`` does not.
    """

    first: int
    last: int
    chain: tuple[Chunk, ...]
    denied: bool = False
    named: bool = True


def chain_of(*tellers: Iterable[Chunk]) -> tuple[Chunk, ...]:
    """The chain of all tellers, the nearest first, each once."""
    out: list[Chunk] = []
    for told in tellers:
        for chunk in told:
            if all(c.name != chunk.name for c in out):
                out.append(chunk)
    return tuple(out)
