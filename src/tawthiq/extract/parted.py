"""Verb phrases that their subject parts: ``شددت قوات من الجيش الخناق``."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import VERBAL, Hit
from tawthiq.text import Token

_PARTED_REACH: Final = 12
# What the noun of such a phrase may begin: ``أسقطت الدفاعات طائرة مسيرة``.
_MEANS: Final = frozenset(("weapon", "equipment"))


_PRONOUNS: Final = ("", "ا", "ه", "ها", "هم", "هن", "هما", "يهما")


def join_parted(tokens: Sequence[Token], hits: list[Sequence[Hit]]) -> frozenset[int]:
    """``شددت قوات من الجيش الخناق``: a verb phrase that its subject parts is one.

    Returns the tokens of the nouns of such phrases: they are no part of any name.
    """
    tails: set[int] = set()
    for i, found in enumerate(hits):
        for hit in found:
            if hit.lexeme.kind == "parted":
                break
        else:
            continue
        parted = [h for h in found if h.lexeme.kind == "parted"]
        hits[i] = [h for h in hits[i] if h.lexeme.kind != "parted"]
        if any(
            h.last > i and h.lexeme.kind in ("trigger", "harm_verb") for h in hits[i]
        ):
            continue
        for hit in parted:
            tail = _tail_at(tokens, hits, i, hit.lexeme.data.tail)
            if tail:
                phrase = hit.lexeme.data
                lexeme = hit.lexeme._replace(kind=phrase.kind, data=phrase.verb)
                plain = [h for h in hits[i] if h.lexeme.kind not in VERBAL]
                hits[i] = [hit._replace(lexeme=lexeme), *plain]
                hits[tail] = [h for h in hits[tail] if h.lexeme.kind in _MEANS]
                tails.add(tail)
                break
    return frozenset(tails)


@functools.cache
def tail_forms(tail: str) -> frozenset[str]:
    """The written forms of a parted noun: definite, with a pronoun, after ب or ل."""
    stem = tail[:-1] + "ت" if tail.endswith("ه") else tail
    forms = {tail, "ال" + tail, *(stem + p for p in _PRONOUNS)}
    forms |= {"ل" + stem + p for p in _PRONOUNS[2:]}  # فقد عاملان لحياتهما
    if tail.startswith("ب"):
        forms.add("بال" + tail[1:])  # دفع الجيش بتعزيزات, بالتعزيزات
    return frozenset(forms)


def _tail_at(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], i: int, tail: str
) -> int:
    """Where the noun of a parted phrase stands after its verb at i, or 0."""
    forms = tail_forms(tail)
    near = range(i + 1, min(i + _PARTED_REACH, len(tokens)))
    at = next((j for j in near if tokens[j].norm in forms), 0)
    for j in range(i + 1, at):
        if tokens[j].text in ".؛:،" or any(
            h.lexeme.kind in ("comp", "rel", "conn", "report") for h in hits[j]
        ):
            return 0
    return at
