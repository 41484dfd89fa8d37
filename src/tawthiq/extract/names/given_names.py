"""Persons whose name a given name begins, with no title before it: ``سامر حسن الحلبي``."""

from __future__ import annotations

import functools
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.person_names import person_name
from tawthiq.text import Word

_CLITICS: Final = (("", ""), ("و", ""), ("", "ل"), ("", "ب"), ("و", "ل"))
# Months and feasts that are given names too: after some words they are no person's.
_MONTHS: Final = words("given_names.months")
_BEFORE_MONTHS: Final = words("given_names.before_months")


def named_person(view: View, i: int) -> Chunk | None:
    """``اغتيال سامر حسن الحلبي``: a given name begins a name, with no title before it.

    One given name alone is no name here: ``كريم`` and ``سعيد`` are adjectives too.
    """
    for conjunction, preposition, base in _openings(view.tokens[i].norm, view.given):
        if not _opens_name(view, i, base):
            continue
        clitics = conjunction + preposition
        last = person_name(view, i)
        if last <= i:
            return None
        word = Word(base, conjunction, preposition, prefix=len(clitics))
        return view.chunk("person", i, last, word=word, data={"role": "unknown"})
    return None


@functools.lru_cache(maxsize=65_536)
def _openings(norm: str, given: frozenset[str]) -> list[tuple[str, str, str]]:
    """How a folded word may begin a name: its clitics, and what is left of it."""
    found = []
    for conjunction, preposition in _CLITICS:
        clitics = conjunction + preposition
        base = norm.removeprefix(clitics)
        whole = len(base) + len(clitics) == len(norm)
        if whole and (base in given or base in ("عبد", "ابو")):
            found.append((conjunction, preposition, base))
    return found


def _opens_name(view: View, i: int, base: str) -> bool:
    """Whether a word is a given name, or ``عبد`` and ``أبو`` before one."""
    if base in _MONTHS and i and view.tokens[i - 1].norm in _BEFORE_MONTHS:
        return False
    if base in view.given:
        return True
    after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    if base == "عبد":
        return after.startswith("ال")
    return base == "ابو" and (after in view.given or after.startswith("ال"))
