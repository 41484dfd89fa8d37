"""Text → pieces of words, and the windows of them that are read at a time.

A word is cut by a unigram model (Kudo 2018): of all ways to spell it by known pieces the
likeliest.  The pieces and their log-probabilities are those of multilingual E5.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

# A word begins with this mark.
_WORD: Final = "\u2581"
_UNKNOWN_COST: Final = 10.0  # below the least likely piece
_LONGEST_WORD: Final = 60  # letters; what goes on after is no word
_MOST: Final = 100_000  # words kept
_TATWEEL: Final = "\u0640"
_MARKS: Final = frozenset(("Mn", "Cf"))
_WORDS: Final = re.compile(r"\S+")
_ENDS: Final = re.compile(r"[.!؟?\n؛]+(?=\s|$)|\n+")


class Piece(NamedTuple):
    """A piece of a word: its number, and the offsets of its letters."""

    id: int
    start: int
    end: int


class Window(NamedTuple):
    """Pieces that are read together: whole sentences, as many as fit."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last of the pieces that spell text[start:end], if any does."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None


class Pieces:
    """The pieces that words are cut into.

    ``scores``: the log-probability of each piece, which is numbered as it comes;
    ``unknown``: the number of what none of them spells.
    """

    def __init__(self, scores: Mapping[str, float], unknown: int) -> None:
        self._ids = {piece: n for n, piece in enumerate(scores)}
        self._scores = scores
        self._unknown = unknown
        self._cost = min(scores.values()) - _UNKNOWN_COST
        self._longest = max(map(len, scores))
        self._known: dict[str, tuple[Piece, ...]] = {}

    def cut(self, word: str) -> tuple[Piece, ...]:
        """The likeliest pieces of a word without spaces, with offsets into it."""
        known = self._known.get(word)
        if known is None:
            known = self._cut(word)
            if len(self._known) < _MOST:
                self._known[word] = known
        return known

    def _cut(self, word: str) -> tuple[Piece, ...]:
        letters = [(_WORD, 0), *_letters(word)]
        text = "".join(letter for letter, _ in letters)
        best = [0.0] + [float("-inf")] * len(text)
        cuts = [(0, self._unknown)] * (len(text) + 1)
        for i in range(len(text)):
            if best[i] + self._cost > best[i + 1]:
                best[i + 1], cuts[i + 1] = best[i] + self._cost, (i, self._unknown)
            for end in range(i + 1, min(len(text), i + self._longest) + 1):
                score = self._scores.get(text[i:end])
                if score is not None and best[i] + score > best[end]:
                    best[end] = best[i] + score
                    cuts[end] = i, self._ids[text[i:end]]
        found: list[Piece] = []
        end = len(text)
        while end:
            i, piece = cuts[end]
            found.append(Piece(piece, letters[i][1], letters[end - 1][1] + 1))
            end = i
        return tuple(found[::-1])

    def windows(self, text: str, size: int) -> list[Window]:
        """A text as windows of at most ``size`` pieces, cut at the ends of sentences."""
        pieces = [
            Piece(piece.id, m.start() + piece.start, m.start() + piece.end)
            for m in _WORDS.finditer(text)
            for piece in self.cut(m.group()[:_LONGEST_WORD])
        ]
        cuts = _ends(pieces, text)
        found: list[Window] = []
        first = 0
        while first < len(pieces):
            at = bisect_right(cuts, first + size) - 1
            whole = at >= 0 and cuts[at] > first
            last = cuts[at] if whole else min(len(pieces), first + size)
            ids, starts, ends = zip(*pieces[first:last], strict=True)
            found.append(Window(ids, starts, ends))
            first = last
        return found


def _letters(word: str) -> Iterator[tuple[str, int]]:
    """The letters of a word in their plain forms, each with its place in it.

    Without diacritics, tatweel and marks of direction.
    """
    for i, letter in enumerate(word):
        for plain in unicodedata.normalize("NFKC", letter):
            mark = unicodedata.category(plain) in _MARKS
            if not mark and plain != _TATWEEL and plain.strip():
                yield plain, i


def _ends(pieces: Sequence[Piece], text: str) -> list[int]:
    """How many pieces each sentence and all before it have."""
    cuts: list[int] = []
    n = 0
    for end in (*(m.end() for m in _ENDS.finditer(text)), len(text)):
        while n < len(pieces) and pieces[n].start < end:
            n += 1
        if n and (not cuts or n > cuts[-1]):
            cuts.append(n)
    return cuts
