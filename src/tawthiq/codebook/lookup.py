"""Plans: what a written word can begin, as the lexicon keeps it once it has looked it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from tawthiq.codebook.lexeme import Hit, Lexeme
from tawthiq.text import Word

_new = tuple.__new__  # a named tuple's own constructor is Python code: twice as slow


class Entry(NamedTuple):
    """An expression: whether its first word has the article, and its other words."""

    article: bool
    rest: tuple[tuple[str, bool], ...]
    lexeme: Lexeme
    order: int


# Longer expressions by their second word.
Runs = Mapping[str, Sequence[Entry]]


class Head(NamedTuple):
    """The expressions that begin with one base: of one word, and longer ones."""

    alone: Sequence[Entry]
    runs: Runs


Single = tuple[Lexeme, Word]
# The nouns of parted verbs that stand in a text; None where that is not looked for.
Tails = AbstractSet[str] | None


class Spelling(NamedTuple):
    """With what care a text is spelled.

    Attributes:
        tied: it tells a final ة from a final ه, so ``شقيقه`` is no ``شقيقة``.
        dotted: it tells a final ي from a final ى, so ``علي`` is no ``على``.

    """

    tied: bool = False
    dotted: bool = False


class Alone(NamedTuple):
    """What a word alone can begin; ``parted``: verbs whose noun must follow somewhere."""

    plain: Sequence[Single]
    parted: Sequence[Single]


class Plan(NamedTuple):
    """What a written word can begin: one-word hits, and longer expressions.

    ``tied``: the hits where a text tells a final ة from a final ه; ``dotted``: where it
    tells a final ي from a final ى too.
    """

    alone: Alone
    tied: Alone
    dotted: Alone
    runs: Sequence[tuple[Word, Runs]]
    seconds: AbstractSet[str]  # the second words of all runs


_NONE: Final = Alone((), ())
NOTHING: Final = Plan(_NONE, _NONE, _NONE, (), frozenset())


def hits_alone(plan: Plan, i: int, spelling: Spelling, tails: Tails) -> list[Hit]:
    """What the word at i alone can begin in a text of that spelling, with those tails."""
    told = plan.tied if spelling.tied else plan.alone
    plain, parted = plan.dotted if spelling.dotted else told
    hits = [_new(Hit, (i, i, lexeme, word)) for lexeme, word in plain]
    for lexeme, word in parted:
        if tails is None or lexeme.data.tail in tails:
            hits.append(_new(Hit, (i, i, lexeme, word)))
    return hits


def split_off(singles: Sequence[Single]) -> Alone:
    """One-word hits with the parted verbs among them by themselves."""
    plain = [s for s in singles if s[0].kind != "parted"]
    return Alone(plain, [s for s in singles if s[0].kind == "parted"])


def seconds(runs: Sequence[tuple[Word, Runs]]) -> AbstractSet[str]:
    """The second words of longer expressions; where all are of one base, no copy."""
    if len(runs) == 1:
        return runs[0][1].keys()
    return frozenset().union(*[r for _, r in runs])
