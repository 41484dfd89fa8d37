"""What the codebook knows of a word, and where a text has it."""

from __future__ import annotations

from typing import Any, NamedTuple

from tawthiq.text import Word


class Lexeme(NamedTuple):
    """One expression of the codebook.

    Attributes:
        kind: which table it is from (``trigger``, ``actor``, ``weapon`` …).
        id: the row's id.
        name: the expression as the codebook spells it.
        data: what the row says of it; its type follows from ``kind``.
        exact: the article must be as written (place names).

    """

    kind: str
    id: str
    name: str
    data: Any = None
    exact: bool = False


class Hit(NamedTuple):
    """A lexeme found: over tokens first..last, with the clitics of its first word."""

    first: int
    last: int
    lexeme: Lexeme
    word: Word
