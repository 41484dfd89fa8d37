"""What kind of source a chunk is: an outlet, a statement, a body that speaks."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

# The kinds of chunk that may speak.
SPEAKERS: Final = frozenset(("source", "person", "actor", "people"))
_OUTLETS: Final = frozenset(
    ("media", "agency", "channel", "newspaper", "website", "broadcaster")
)
_INSTITUTIONS: Final = words("source_kinds.institutions")


def source_kind(chunk: Chunk) -> str:
    """What kind of source the codebook says a chunk is, or empty."""
    return str(chunk.data.get("kind")) if isinstance(chunk.data, dict) else ""


def is_outlet(chunk: Chunk) -> bool:
    """Whether a source is a medium that passes on what others say."""
    return isinstance(chunk.data, dict) and chunk.data.get("kind") in _OUTLETS


def is_institution(chunk: Chunk) -> bool:
    """Whether a place or an object is a body that speaks: a hospital, a university."""
    named = fold_word(f"{chunk.head} {chunk.name}").split()
    return not chunk.word.preposition and bool(
        _INSTITUTIONS & {w.removeprefix("ال") for w in named[:2]}
    )


def is_armed(chunk: Chunk) -> bool:
    """Whether an actor is one who fights."""
    return isinstance(chunk.data, dict) and chunk.data.get("group") == "combatant"
