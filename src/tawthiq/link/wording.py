"""What a text tells by its words: those that say something, and things named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from tawthiq.link.knowledge import DOERS, STOP, THINGS
from tawthiq.text import WORD, tokenize

_LONGEST: Final = 4  # letters; shorter words are mostly grammar


class Telling(NamedTuple):
    """What a text tells by its words: those that say something, and things named."""

    words: frozenset[str]
    things: frozenset[str]


def told_by(text: str) -> Telling:
    """The words of a text that are compared, and the things that they name."""
    norms = _norms(text)
    return Telling(_compared(norms), _things(norms))


def words_of(text: str) -> frozenset[str]:
    """The words of a text that are compared: no grammar, nobody who did it."""
    return _compared(_norms(text))


def _norms(text: str) -> list[str]:
    return [t.norm for t in tokenize(text) if t.kind == WORD]


def _compared(norms: Iterable[str]) -> frozenset[str]:
    words = (w.removeprefix("و").removeprefix("ب").removeprefix("ال") for w in norms)
    return frozenset(
        w for w in words if len(w) >= _LONGEST and w not in STOP and w not in DOERS
    )


def _things(norms: Iterable[str]) -> frozenset[str]:
    return frozenset(thing for word in norms if (thing := _thing(word)))


def _thing(word: str) -> str:
    """The thing that a folded word names, whatever clitics stand before it."""
    for clitic in ("", "و", "ف"):
        rest = word.removeprefix(clitic)
        for head in ("", "ال", "بال", "لل", "كال", "ب", "ل"):
            if rest.startswith(head) and rest[len(head) :] in THINGS:
                return THINGS[rest[len(head) :]]
    return ""


def normal(text: str) -> str:
    """A text's folded tokens between single spaces, to look words up in."""
    return f" {' '.join(t.norm for t in tokenize(text))} "
