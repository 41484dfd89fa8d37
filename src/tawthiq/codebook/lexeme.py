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


class Trigger(NamedTuple):
    """What a trigger word says: the type and frame of the event, and its form."""

    type: str
    frame: str
    pos: str  # verb or noun
    tense: str = ""
    voice: str = "active"


class HarmVerb(NamedTuple):
    """A verb of harm: what harm, and whether its object or its subject suffers it."""

    kind: str
    suffers: str
    tense: str
    voice: str
    over: bool = False


class LossWord(NamedTuple):
    """A word of loss: the state it leaves things in, and its form."""

    state: str
    pos: str
    tense: str = ""
    voice: str = "active"


class VerbForm(NamedTuple):
    """A form of a closed-class verb (light, result, reporting) and its role."""

    role: str
    tense: str
    voice: str
    loose: bool = False


class Parted(NamedTuple):
    """What whose phrase others part: ``حققت المقاومة تقدما``, ``فقدان مدنيين لحياتهم``."""

    tail: str
    verb: Trigger | HarmVerb | tuple[str, str]  # a masdar of harm: its kind, its number
    kind: str = "trigger"
