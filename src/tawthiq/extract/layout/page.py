"""A report's words before it is read: what each may begin, what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from tawthiq.codebook import Codebook, Hit, Lexicon, Spelling
from tawthiq.extract.chunking.chunker import known_words
from tawthiq.extract.layout.domain import BRIEF, Domain, homes
from tawthiq.extract.layout.listing import Known, items
from tawthiq.extract.layout.sentences import Sentence, sentences
from tawthiq.text import Token, tokenize


class Page(NamedTuple):
    """The words of a report: its sentences, what each word may begin, what it is about.

    ``homes``: where the page is that a post stands on, as its name tells.
    """

    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    known: Sequence[Sequence[Sequence[Hit]]]
    domain: Domain
    homes: tuple[str, ...] = ()


def opened(
    text: str,
    furniture: frozenset[tuple[str, ...]],
    codebook: Codebook,
    publisher: str = "",
) -> Page:
    """The words of a report's text; ``furniture``: what ``sentences`` leaves out."""
    tokens = tokenize(text)
    parts = list(sentences(text, tokens, furniture))
    tails = codebook.lexicon.tails({t.norm for t in tokens})
    parts, known = _itemised(parts, codebook.lexicon, _spelling(tokens), tails)
    # Whose page a post stands on tells what it is about: تنسيقية حماة.
    at = homes(publisher, codebook.lexicon) if len(parts) <= BRIEF else ()
    domain = Domain(tokens, parts, known, codebook.domains, local=bool(at))
    return Page(tokens, parts, known, domain, at)


def _spelling(tokens: Sequence[Token]) -> Spelling:
    """How a text is spelled; one that writes فى, or no ي, writes every final ي so."""
    written = {t.text for t in tokens}
    long = [w for w in written if len(w) > _SHORT]
    dotted = any(w.endswith("ى") for w in long) and _UNDOTTED.isdisjoint(written)
    dotted = dotted and any(w.endswith("ي") for w in written)
    return Spelling(any(w.endswith("ة") for w in long), dotted)


_SHORT: Final = 2  # letters
_UNDOTTED: Final = frozenset(("فى", "الذى", "التى", "وفى", "والتى", "والذى"))


def _itemised(
    parts: Sequence[Sentence],
    lexicon: Lexicon,
    spelling: Spelling,
    tails: AbstractSet[str],
) -> tuple[list[Sentence], list[Known]]:
    """The sentences, lists of events item by item, with what their words may begin."""
    cut: list[Sentence] = []
    known: list[Known] = []
    for sentence in parts:
        whole = known_words(sentence, lexicon, spelling, tails)
        for item in items(sentence, whole):
            own = item is not sentence
            known.append(known_words(item, lexicon, spelling, tails) if own else whole)
            cut.append(
                item if item.number == len(cut) else item._replace(number=len(cut))
            )
    return cut, known
