"""What a report has said so far about who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.roles.descriptions import latest, stem
from tawthiq.extract.surnames import full_name
from tawthiq.text import fold_word

_SELF: Final = words("speakers.self")
_STATEMENTS: Final = words("speakers.statements")


@dataclass(slots=True)
class Speakers:
    """What the report has said so far about who speaks."""

    publisher: str = ""
    chain: tuple[Chunk, ...] = ()
    known: list[Chunk] = field(default_factory=list)
    spoke: Chunk | None = None
    quoted: bool = False
    named: Chunk | None = None

    def surname(self, chunks: Sequence[Chunk], k: int) -> list[Chunk]:
        """``قال الخيالي``: the person named before by the last word of his name."""
        for c in chunks[k + 1 : k + 3]:
            if c.kind not in ("word", "quote", "place"):
                return []
            word = fold_word(c.name).removeprefix("ال")
            for other in latest(self.known):
                last = fold_word(other.name).split()[-1:]
                if other.kind == "person" and [w.removeprefix("ال") for w in last] == [
                    word
                ]:
                    return [other]
        return []

    def resolve(self, chunk: Chunk) -> Chunk:
        """The fullest mention before of a source named by its head (``المركز``)."""
        parts = fold_word(chunk.name).split()
        if chunk.kind == "person" or not parts:
            return full_name(chunk)
        hidden = chunk.kind == "source" and chunk.head == "the"  # تقرير للمركز
        if not (parts[0].startswith("ال") or hidden):
            return chunk
        head = stem(parts[0])
        if len(parts) > 1 and parts[-1] not in _SELF:
            return chunk
        if head in _STATEMENTS:
            return self.chain[-1] if self.chain else chunk
        for other in latest(self.known):
            theirs = [stem(w) for w in fold_word(other.name).split()]
            # المرصد: not the one who heads it, مدير المرصد
            own = theirs[:1] if other.kind == "person" else theirs[:2]
            if head in own and len(theirs) > len(parts):
                found: Chunk = other
                return found
        return chunk
