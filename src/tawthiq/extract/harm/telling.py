"""What giving harm and losses needs of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tawthiq.codebook import Codebook
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.events.kinds import Kinds
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.layout.sentences import Sentence


class Telling(Protocol):
    """What giving harm needs of a sentence that is being read."""

    sentence: Sentence
    chunks: Sequence[Chunk]
    codebook: Codebook
    kinds: Kinds
    previous: Sequence[Draft]
    before: Sequence[Draft]
    drafts: list[Draft]

    @property
    def last(self) -> Telling | None:
        """The sentence before, if any."""

    @property
    def scene(self) -> Scene:
        """The sentence as the judge's features see it."""

    @property
    def quotes(self) -> Sequence[tuple[int, int]]:
        """For each chunk the span of the clause that holds it."""

    def places(self, draft: Draft, k: int) -> None:
        """Give a draft the places told before chunk k."""
