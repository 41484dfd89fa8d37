"""The lexicon: every expression the codebook knows, found in a run of tokens.

An expression is one or more words.  Its first word may carry any clitics, its other
words the article and a pronoun.  A word written with the article in the codebook must
have it in the text; one written without may have it, except in place names, where
``حلب`` is never ``الحلب``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from tawthiq.codebook.forms import attaches, possible, spelled, tail_forms, taken_for
from tawthiq.codebook.lexeme import Hit, Lexeme
from tawthiq.codebook.lookup import (
    NOTHING,
    Entry,
    Head,
    Plan,
    Runs,
    Single,
    Spelling,
    Tails,
    hits_alone,
    seconds,
    split_off,
)
from tawthiq.codebook.plainness import plainest
from tawthiq.text import WORD, Token, Word, fold_word, readings


class _Inner(NamedTuple):
    """What a folded word may be inside an expression: its bases, each with its article."""

    bases: tuple[str, ...]
    forms: frozenset[tuple[str, bool]]


_NO_BASES: tuple[str, ...] = ()
_new = tuple.__new__  # a named tuple's own constructor is Python code: twice as slow
_NO_HITS: tuple[Hit, ...] = ()
_ANY = Spelling()
_MOST = 200_000  # words kept in each table of what was seen


@functools.lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, bool]:
    """A word folded, without its article: ``آليات`` and ``ألغام`` have none."""
    folded = fold_word(word)
    if folded.startswith("ال") and len(folded) > 3 and word[0] not in "آأإ":
        return folded[2:], True
    return folded, False


@functools.lru_cache(maxsize=20_000)
def _others(words: str) -> tuple[tuple[str, bool], ...]:
    """The words of an expression after its first, each with its article."""
    return tuple([_split(w) for w in words.split()])


def _longest(entry: Entry) -> tuple[int, int]:
    return -len(entry.rest), entry.order


class Lexicon:
    """An index of lexemes by their first word; immutable once built."""

    def __init__(
        self,
        entries: dict[str, list[Entry]] | None = None,
        inner: set[str] | None = None,
        order: int = 0,
        tails: set[str] | None = None,
    ) -> None:
        self._entries = entries or {}
        self._heads: dict[str, Head] = {}
        self._inner = inner or set()
        self._plans: dict[str, Plan] = {}
        self._inners: dict[str, _Inner] = {}
        self._order = order
        self._tails = tails or set()
        self._tails_of: dict[str, list[str]] | None = None  # by their forms

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is kept as: its expressions, not what was looked up among them."""
        return Lexicon, (self._entries, self._inner, self._order, self._tails)

    def add(self, expression: str, lexeme: Lexeme) -> None:
        """Add an expression; the longest match wins, then the one added first."""
        first, _, more = expression.replace("-", " ").strip().partition(" ")
        if not first:
            return
        base, article = _split(first)
        rest = _others(more) if more else ()
        for inner, _ in rest:
            self._inner.add(inner)
        if lexeme.kind == "parted":
            self._tails.add(lexeme.data.tail)
        self._order += 1
        entry = _new(Entry, (article, rest, lexeme, self._order))
        found = self._entries.get(base)
        if found is None:
            self._entries[base] = [entry]
        else:
            found.append(entry)

    def drop(self, unwanted: Callable[[Lexeme], bool], beside: frozenset[str]) -> None:
        """Take out unwanted one-word entries whose word a table of ``beside`` has too."""
        for base, found in self._entries.items():
            if any(not e.rest and e.lexeme.kind in beside for e in found):
                self._entries[base] = [
                    e for e in found if e.rest or not unwanted(e.lexeme)
                ]

    def _head(self, base: str) -> Head:
        """The expressions of a base, the longest first, then those added first."""
        found = sorted(self._entries[base], key=_longest)
        runs: dict[str, list[Entry]] = {}
        for entry in found:
            if entry.rest:
                runs.setdefault(entry.rest[0][0], []).append(entry)
        head = self._heads[base] = Head([e for e in found if not e.rest], runs)
        return head

    def _matches(self, norm: str, pattern: tuple[str, bool], *, exact: bool) -> bool:
        forms = self._inside(norm).forms
        base, article = pattern
        return pattern in forms or (not article and not exact and (base, True) in forms)

    def _inside(self, norm: str) -> _Inner:
        """What a folded word may be inside an expression."""
        found = self._inners.get(norm)
        if found is None:
            words = [w for w in readings(norm, self._inner) if not w.conjunction]
            found = _Inner(
                tuple(dict.fromkeys([w.base for w in words])),
                frozenset([(w.base, w.article) for w in words]),
            )
            if len(self._inners) < _MOST:
                self._inners[norm] = found
        return found

    def tails(self, norms: AbstractSet[str]) -> AbstractSet[str]:
        """Of the nouns of parted verbs those that stand in a text, by its folded words."""
        known = self._tails_of
        if known is None:
            known = {}
            for tail in self._tails:
                for form in tail_forms(tail):
                    known.setdefault(form, []).append(tail)
            self._tails_of = known  # whole, as other threads may read too
        return {tail for norm in norms if norm in known for tail in known[norm]}

    def scan(
        self,
        tokens: Sequence[Token],
        spelling: Spelling = _ANY,
        tails: AbstractSet[str] | None = None,
    ) -> list[Sequence[Hit]]:
        """For each token all expressions that may begin there, longest first.

        ``tails``: the nouns of parted verbs in the whole text; a verb of another is none.
        """
        known = self._plans.get
        found: list[Sequence[Hit]] = []
        for i, token in enumerate(tokens):
            plan = known(token[0]) or self._learn(token)
            if plan is NOTHING:
                found.append(_NO_HITS)
            elif plan.runs:
                found.append(self._hits(plan, tokens, i, spelling, tails))
            else:
                found.append(hits_alone(plan, i, spelling, tails))
        return found

    def hits(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """All expressions that may begin at any of the tokens."""
        known = self._plans.get
        for i, token in enumerate(tokens):
            plan = known(token[0]) or self._learn(token)
            if plan is not NOTHING:
                yield from self._hits(plan, tokens, i)

    def at(self, tokens: Sequence[Token], i: int) -> Sequence[Hit]:
        """All expressions that may begin at token i, longest first."""
        plan = self._plans.get(tokens[i].text) or self._learn(tokens[i])
        return self._hits(plan, tokens, i)

    def _hits(
        self,
        plan: Plan,
        tokens: Sequence[Token],
        i: int,
        spelling: Spelling = _ANY,
        tails: Tails = None,
    ) -> list[Hit]:
        alone = hits_alone(plan, i, spelling, tails)
        bases = self._bases(tokens, i + 1) if plan.runs else _NO_BASES
        if plan.seconds.isdisjoint(bases):
            return alone
        written = tokens[i].text
        longer: list[Hit] = []
        refused: list[Hit] = []
        for base in bases:
            for word, runs in plan.runs:
                for article, rest, lexeme, _ in runs.get(base, ()):
                    if not _begins(lexeme, word, written, article=article, alone=False):
                        continue
                    end = self._run(tokens, i, rest, exact=lexeme.exact)
                    if not end:
                        continue
                    hit = Hit(i, end, lexeme, word)
                    longer.append(hit)
                    if not possible(lexeme, word) or (
                        spelling.dotted and not spelled(lexeme, word, written)
                    ):
                        refused.append(hit)
        if not longer:
            return alone
        return [h for h in plainest(longer) if h not in refused] + alone

    def _bases(self, tokens: Sequence[Token], j: int) -> tuple[str, ...]:
        """What the next word may be inside an expression, without its clitics."""
        while j < len(tokens) and tokens[j].norm in _SKIPPED:
            j += 1
        if j >= len(tokens) or tokens[j].kind != WORD:
            return _NO_BASES
        return self._inside(tokens[j].norm).bases

    def _learn(self, token: Token) -> Plan:
        """What can begin with a word that was not seen before."""
        plan = self._plan(token) if token.kind == WORD else NOTHING
        if len(self._plans) < _MOST:
            self._plans[token.text] = plan
        return plan

    def _plan(self, token: Token) -> Plan:
        """What can begin with a written word."""
        alone: list[Hit] = []
        longer: list[tuple[Word, Runs]] = []
        for word in readings(token.norm, self._entries):
            head = self._heads.get(word.base) or self._head(word.base)
            if head.runs:
                longer.append((word, head.runs))
            for article, _, lexeme, _ in head.alone:
                if _begins(lexeme, word, token.text, article=article, alone=True):
                    alone.append(Hit(0, 0, lexeme, word))
        own = [h for h in alone if not taken_for(h.lexeme, h.word, token.text)]
        singles = careful = _singles(alone)
        if own and len(own) < len(alone):
            careful = _singles(own)
        if not singles and not longer:
            return NOTHING
        dotted = [(x, w) for x, w in careful if spelled(x, w, token.text)]
        told = split_off(singles)
        tied = told if careful == singles else split_off(careful)
        careful_too = tied if dotted == careful else split_off(dotted)
        return Plan(told, tied, careful_too, longer, seconds(longer))

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


def _begins(
    lexeme: Lexeme, word: Word, text: str, *, article: bool, alone: bool
) -> bool:
    """Whether an expression may begin with a word as it is written.

    ``article``: the codebook has one there; ``alone``: it is the whole expression.
    """
    if article != word.article and (article or lexeme.exact):
        return False
    if text[0] == "إ" and lexeme.name[0] == "آ":
        return False  # إليه is no آلية
    return attaches(lexeme, word, text.rstrip(_MARKS), alone=alone)


def _singles(hits: list[Hit]) -> list[Single]:
    """The one-word hits that can stand, the plainest readings of each."""
    return [(h.lexeme, h.word) for h in plainest(hits) if possible(h.lexeme, h.word)]


_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
# Marks that may stand inside an expression: تنظيم «داعش», حلب_الشرقية, كفر-نبل.
_SKIPPED = frozenset("«»“”\"‘’'()_-–")
