"""Chunks: the runs of a sentence's tokens that play one role each."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from tawthiq.codebook import Hit
from tawthiq.text import Token, Word, fold_word
from tawthiq.text.dates import DateAt
from tawthiq.text.quantities import QuantityAt

_new = tuple.__new__  # a named tuple's own constructor is Python code: twice as slow
# Kinds of chunk whose name may end in a quotation.
_QUOTABLE = frozenset(("actor", "source", "object", "people", "place"))
# The nouns of bodies: the dead are those that are named after them.
BODIES = frozenset(("body_s", "body_d", "body_p"))
_NO_WORD = Word("")
_NO_ALTS: Mapping[str, Hit] = MappingProxyType({})


class Chunk(NamedTuple):
    """A run of tokens with one role.

    Attributes:
        kind: actor, person, people, place, weapon, object, time, quantity, harm,
            trigger, loss, report, according, source, result, light, prep, conn, comp,
            rel, neg, intended, quote, punct or word.
        first, last: its tokens in the sentence, both included.
        start, end: the span of its name in the report (clitics left off).
        name: the words of that span.
        word: the clitics of its first word.
        data: what the codebook says of it.
        id: the codebook's id, if it is named there.
        quantity: how many, for people, objects, weapons and triggers.
        alts: the other lexemes that its first word may be, by kind.
        head: the generic head before a place's name (``حي``), folded.
        inside: the place that people are named by (``سكان داريا``), or the side that a
            spokesman speaks for.

    """

    kind: str
    first: int
    last: int
    start: int
    end: int
    name: str
    word: Word = _NO_WORD
    data: Any = None
    id: str | None = None
    quantity: QuantityAt | None = None
    alts: Mapping[str, Hit] = _NO_ALTS
    head: str = ""
    inside: Chunk | None = None

    @property
    def joined(self) -> bool:
        """Whether و or ف is written on its first word."""
        return bool(self.word.conjunction)


class View:
    """A sentence's tokens with every lexicon hit that begins at each.

    Attributes:
        text: the report's text.
        tokens: the sentence's tokens.
        hits: the lexicon's hits that begin at each.
        times: the dates told, by their first token.
        given: the given names of persons, folded.
        nisbas: adjectives of states and sides, folded, with their actor's id.
        tails: tokens that end the phrase of a verb before them (``شددت س الخناق``).

    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        hits: Sequence[Sequence[Hit]],
        times: Mapping[int, DateAt],
        given: frozenset[str],
        nisbas: Mapping[str, str],
        tails: frozenset[int],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.hits = hits
        self.times = times
        self.given = given
        self.nisbas = nisbas
        self.tails = tails

    def kinds(self, i: int) -> set[str]:
        """The kinds of lexeme that begin at token i."""
        return {h.lexeme.kind for h in self.hits[i]}

    def chunk(
        self,
        kind: str,
        first: int,
        last: int,
        *,
        word: Word = _NO_WORD,
        name_from: int | None = None,
        name_to: int | None = None,
        **fields: Any,  # noqa: ANN401 - the other fields of a chunk
    ) -> Chunk:
        """A chunk over tokens first..last; its name starts after the clitics.

        ``name_from`` and ``name_to`` are the tokens of the name where it is narrower
        than the chunk (a place without its head).
        """
        if name_from is None and kind in _QUOTABLE:
            last = closed(self.tokens, first, last)
        if name_from is None:
            lam = word.preposition == "ل"
            article = 2 if word.article and not lam else 0
            start = offset_after(self.tokens[first], word.prefix - article)
        else:
            start = self.tokens[name_from].start
        end = self.tokens[last if name_to is None else name_to].end
        name = self.text[start:end]
        return Chunk(kind, first, last, start, end, name, word, **fields)

    def plain(self, kind: str, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
        """A lexicon hit as it stands, with what the codebook says of it."""
        first, last, lexeme, word = hit
        if kind in _QUOTABLE:
            last = closed(self.tokens, first, last)
        article = 2 if word.article and word.preposition != "ل" else 0
        start = offset_after(self.tokens[first], word.prefix - article)
        end = self.tokens[last].end
        name, data = self.text[start:end], lexeme.data
        return _new(
            Chunk,
            (
                kind,
                first,
                last,
                start,
                end,
                name,
                word,
                data,
                lexeme.id,
                None,
                alts,
                "",
                None,
            ),
        )

    def bare(self, kind: str, i: int, word: Word = _NO_WORD) -> Chunk:
        """One token as it stands, of which the codebook says nothing."""
        text, start, end, _, _ = self.tokens[i]
        return _new(
            Chunk,
            (kind, i, i, start, end, text, word, None, None, None, _NO_ALTS, "", None),
        )


_OPEN = frozenset('«“‘"(')
_CLOSE = frozenset('»”’")')
_MARKS = _OPEN | _CLOSE


def closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past the closing mark of a quotation or bracket that opens inside a name."""
    if first == last:
        return last
    inside = [t.text for t in tokens[first : last + 1] if t.text in _MARKS]
    after = last + 1
    if len(inside) % 2 and after < len(tokens) and tokens[after].text in _CLOSE:
        return after
    return last


def offset_after(token: Token, letters: int) -> int:
    """The offset in the report after the first ``letters`` folded letters of a token.

    Marks between letters go with the letter before them.  ``لل`` holds the article, so
    one letter of it is the preposition.
    """
    return token.start + _after(token.text, letters) if letters > 0 else token.start


@functools.lru_cache(maxsize=65_536)
def _after(written: str, letters: int) -> int:
    seen = 0
    for i, char in enumerate(written):
        width = len(fold_word(char))
        if width and seen >= letters:
            return i
        seen += width
    return 0


def is_finite(hit: Hit) -> bool:
    """Whether a hit of one word is a finite verb."""
    tense = getattr(hit.lexeme.data, "tense", "")
    return hit.last == hit.first and tense in ("past", "present")
