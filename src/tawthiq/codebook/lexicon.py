"""The lexicon: every expression the codebook knows, found in a run of tokens.

An expression is one or more words.  Its first word may carry any clitics, its other
words the article and a pronoun.  A word written with the article in the codebook must
have it in the text; one written without may have it, except in place names, where
``حلب`` is never ``الحلب``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from tawthiq.text import WORD, Token, Word, fold_word, readings


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


class _Entry(NamedTuple):
    article: bool
    rest: tuple[tuple[str, bool], ...]
    lexeme: Lexeme
    order: int


_Run = tuple[tuple[tuple[str, bool], ...], Lexeme, Word]
_Plan = tuple[list[tuple[Lexeme, Word]], dict[str, list[_Run]]]
_NO_BASES: tuple[str, ...] = ()


@functools.lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, bool]:
    """A word folded, without its article: ``آليات`` and ``ألغام`` have none."""
    folded = fold_word(word)
    if folded.startswith("ال") and len(folded) > 3 and word[0] not in "آأإ":
        return folded[2:], True
    return folded, False


def _longest(entry: _Entry) -> tuple[int, int]:
    return -len(entry.rest), entry.order


class Lexicon:
    """An index of lexemes by their first word; immutable once built."""

    def __init__(self) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._inner: set[str] = set()
        self._words: dict[str, tuple[Word, ...]] = {}
        self._loose: dict[str, frozenset[tuple[str, bool]]] = {}
        self._plans: dict[str, _Plan] = {}
        self._seconds: dict[str, tuple[str, ...]] = {}
        self._order = 0
        self._sorted = True

    def add(self, expression: str, lexeme: Lexeme) -> None:
        """Add an expression; the longest match wins, then the one added first."""
        words = expression.replace("-", " ").split()
        if not words:
            return
        base, article = _split(words[0])
        rest = tuple([_split(w) for w in words[1:]])
        for inner, _ in rest:
            self._inner.add(inner)
        self._order += 1
        entry = _Entry(article, rest, lexeme, self._order)
        found = self._entries.get(base)
        if found is None:
            self._entries[base] = [entry]
        else:
            found.append(entry)
        self._sorted = False

    def drop(self, unwanted: Callable[[Lexeme], bool], beside: frozenset[str]) -> None:
        """Take out unwanted one-word entries whose word a table of ``beside`` has too."""
        for base, found in self._entries.items():
            if any(not e.rest and e.lexeme.kind in beside for e in found):
                self._entries[base] = [
                    e for e in found if e.rest or not unwanted(e.lexeme)
                ]

    def _sort(self) -> None:
        """Put the longest expressions of each word first."""
        for found in self._entries.values():
            if len(found) > 1:
                found.sort(key=_longest)
        self._sorted = True

    def words(self, norm: str) -> tuple[Word, ...]:
        """The readings of a folded word whose base begins some expression."""
        found = self._words.get(norm)
        if found is None:
            if not self._sorted:
                self._sort()
            found = tuple(readings(norm, self._entries))
            if len(self._words) < 200_000:
                self._words[norm] = found
        return found

    def _matches(self, norm: str, pattern: tuple[str, bool], *, exact: bool) -> bool:
        loose = self._loose.get(norm)
        if loose is None:
            loose = frozenset(
                (w.base, w.article)
                for w in readings(norm, self._inner)
                if not w.conjunction
            )
            if len(self._loose) < 200_000:
                self._loose[norm] = loose
        base, article = pattern
        if (base, article) in loose:
            return True
        return not article and not exact and (base, True) in loose

    def at(self, tokens: Sequence[Token], i: int) -> list[Hit]:
        """All expressions that begin at token i, longest first."""
        token = tokens[i]
        if token.kind != WORD:
            return []
        plan = self._plans.get(token.text)
        if plan is None:
            if not self.words(token.norm):
                return []
            plan = self._plan(token)
            if len(self._plans) < 200_000:
                self._plans[token.text] = plan
        singles, runs = plan
        alone = [Hit(i, i, lexeme, word) for lexeme, word in singles] if singles else []
        if not runs:
            return alone
        longer: list[Hit] = []
        for base in self._bases(tokens, i + 1):
            for rest, lexeme, word in runs.get(base, ()):
                end = self._run(tokens, i, rest, exact=lexeme.exact)
                if end:
                    longer.append(Hit(i, end, lexeme, word))
        return _plainest(longer) + alone if longer else alone

    def _bases(self, tokens: Sequence[Token], j: int) -> tuple[str, ...]:
        """What the next word may be inside an expression, without its clitics."""
        while j < len(tokens) and tokens[j].norm in _SKIPPED:
            j += 1
        if j >= len(tokens) or tokens[j].kind != WORD:
            return _NO_BASES
        norm = tokens[j].norm
        found = self._seconds.get(norm)
        if found is None:
            found = tuple(
                dict.fromkeys(
                    w.base for w in readings(norm, self._inner) if not w.conjunction
                )
            )
            if len(self._seconds) < 200_000:
                self._seconds[norm] = found
        return found

    def _plan(self, token: Token) -> _Plan:
        """What can begin with a written word: one-word hits, and longer runs to try."""
        written = token.text.rstrip(_MARKS)
        alone: list[Hit] = []
        runs: dict[str, list[_Run]] = {}
        for word in self.words(token.norm):
            for article, rest, lexeme, _ in self._entries[word.base]:
                if article != word.article and (article or lexeme.exact):
                    continue
                hit = Hit(0, len(rest), lexeme, word)
                if not _attaches(hit, written):
                    continue
                if rest:
                    runs.setdefault(rest[0][0], []).append((rest, lexeme, word))
                else:
                    alone.append(hit)
        return [(h.lexeme, h.word) for h in _plainest(alone)], runs

    def _run(
        self,
        tokens: Sequence[Token],
        i: int,
        rest: tuple[tuple[str, bool], ...],
        *,
        exact: bool,
    ) -> int:
        """The last token of the expression whose other words are ``rest``, or 0."""
        j = i
        for pattern in rest:
            j += 1
            while j < len(tokens) and tokens[j].norm in _SKIPPED:
                j += 1
            if j >= len(tokens) or tokens[j].kind != WORD:
                return 0
            if not self._matches(tokens[j].norm, pattern, exact=exact):
                return 0
        return j


_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
_VERBAL = frozenset(("harm_verb", "report", "light", "result"))


def _attaches(hit: Hit, written: str) -> bool:
    """Whether an attached pronoun can be one: not the ة of a word, not ي on a noun."""
    if hit.word.base == "وادي" and ("أ" in written or written.endswith("ى")):
        return False  # وأدى is no valley
    own = hit.lexeme.name.startswith("وا") and written.startswith(("وأ", "وإ"))
    if own:
        return False  # وأن is not the town وان
    pronoun = hit.word.pronoun
    if not pronoun or hit.last > hit.first:
        return True
    if pronoun == "ه" and written.endswith("ة"):
        return False
    if hit.lexeme.id == "captured":  # أسرته is his family
        return False
    if pronoun in ("ي", "ك", "نا", "كم"):
        data = hit.lexeme.data
        verb = hit.lexeme.kind in _VERBAL or getattr(data, "pos", "") == "verb"
        return verb and pronoun != "ي"
    return True


def _plainest(hits: list[Hit]) -> list[Hit]:
    """Longest first; of equal length only the readings with the fewest clitics."""
    if len(hits) > 1:
        hits.sort(key=_clitics)
        best: dict[int, tuple[bool, int]] = {}
        for hit in hits:
            best.setdefault(hit.last, _clitics(hit)[1:])
        hits = [h for h in hits if _clitics(h)[1:] == best[h.last]]
    return hits


def _clitics(hit: Hit) -> tuple[int, bool, int]:
    word = hit.word
    return -hit.last, bool(word.pronoun), word.prefix - 2 * word.article


# Marks that may stand inside an expression: تنظيم «داعش», حلب_الشرقية, كفر-نبل.
_SKIPPED = frozenset("«»“”\"‘’'()_-–")
