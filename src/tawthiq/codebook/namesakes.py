"""Which names are words of reports too: for the linter of the gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tawthiq.codebook.load import Codebook
from tawthiq.text import WORD, tokenize

# Kinds of lexeme that are nouns, but no names.
_NOUNS: Final = frozenset(
    ("group", "place_head", "title", "equipment", "weapon", "head", "harm_noun")
)


def namesake_of(codebook: Codebook) -> Callable[[str], str]:
    """A call that tells what else a name is: a kind of lexeme, or empty.

    A name of one word is a word of reports where the codebook knows it, as it stands, as
    a noun that names nobody; ``person`` is a given name.
    """

    def asked(name: str) -> str:
        tokens = tokenize(name)
        if len(tokens) != 1 or tokens[0].kind != WORD:
            return ""
        if tokens[0].norm in codebook.given_names:
            return "person"
        for hit in codebook.lexicon.at(tokens, 0):
            word = hit.word
            whole = not (word.conjunction or word.preposition or word.pronoun)
            if whole and hit.lexeme.kind in _NOUNS:
                return hit.lexeme.kind
        return ""

    return asked
