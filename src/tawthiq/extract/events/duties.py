"""A demand that no word of asking tells: ``قال إن على الأطراف أن توقف القتال``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Trigger
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

# Who may owe something, and what may stand among the words that name them.
_OWING: Final = frozenset(("actor", "source", "people", "person", "place", "word"))
_SIDES: Final = frozenset(("actor", "source", "people", "person"))
_REACH: Final = 5


def may_owe(name: str) -> bool:
    """Whether ``owed`` may find an event at a word: ``على``."""
    return fold_word(name).lstrip("و") == "علي"


def owed(chunks: Sequence[Chunk], k: int) -> Trigger | None:
    """``على`` at k that says what somebody is to do: ``على النظام أن يوقف القصف``.

    An act without أن is owed only where it is said so: ``إن على الأطراف وقف القتال``.
    """
    on = chunks[k]
    if on.data != "on" or on.word.pronoun or not may_owe(on.name):
        return None
    before = chunks[k - 1] if k else None
    said = before is not None and (
        before.kind == "comp" or (before.kind == "punct" and before.name == ":")
    )
    if not (said or before is None or before.kind in ("punct", "quote")):
        return None
    side = False
    for n, c in enumerate(chunks[k + 1 : k + 1 + _REACH]):
        if n and c.kind == "comp":
            return _DEMAND if fold_word(c.name) == "ان" else None
        if n and said and side and c.kind == "trigger" and not finite(c):
            bare = not (c.word.preposition or c.joined or c.word.article)
            return _DEMAND if bare else None
        if c.kind not in _OWING or c.joined or c.word.preposition:
            return None
        side = side or c.kind in _SIDES
    return None


_DEMAND: Final = Trigger("demand", "speech_ask", "noun")
