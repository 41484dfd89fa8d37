"""Some of the strikes that were counted before: ``20 غارة، منها 11 على كتاف و7 على حرض``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Trigger
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, Draft
from tawthiq.text import fold_word

_NUMBERS: Final = words("shares.numbers")
_OF_THEM: Final = words("shares.of_them")
_WHERE: Final = frozenset(("on", "at", "near", "toward"))


def share(
    chunks: Sequence[Chunk], k: int, told: Sequence[Draft], sentence: int
) -> Trigger | None:
    """The strikes that a bare number at chunk k counts, where it says on what.

    ``told``: the drafts before it, those of the sentence just before included.
    """
    if not _counts(chunks[k]) or not told:
        return None
    last = told[-1]
    here = last.sentence == sentence
    if last.type not in STRIKES or last.pos != "noun" or sentence - last.sentence > 1:
        return None
    between = chunks[last.at + 1 : k] if here else chunks[:k]
    if any(c.kind in ("harm", "people") for c in between):
        return None  # غارة قتلت 5 في حلب و3 في حمص
    after = chunks[k + 1 : k + 4]
    of = bool(after) and fold_word(after[0].name) in _OF_THEM
    of_before = any(fold_word(c.name) in _OF_THEM for c in between)
    where = after[1:] if of else after
    if len(where) < 2 or where[0].kind != "prep" or where[0].data not in _WHERE:
        return None
    goes_on = here and _counts(chunks[last.at])  # منها 11 على كتاف و7 على رازح
    some = of or of_before or goes_on
    return Trigger(last.type, "strike", "noun") if some else None


def _counts(c: Chunk) -> bool:
    """``11``, ``وثلاثا``, ``أخرى``: a number with nothing that it counts."""
    return c.kind == "quantity" or (c.kind == "word" and may_count(c.name))


def may_count(name: str) -> bool:
    """Whether a word may be a number with nothing that it counts."""
    return fold_word(name).removeprefix("و") in _NUMBERS
