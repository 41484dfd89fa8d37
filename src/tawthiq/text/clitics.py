"""Clitics: what is written on to an Arabic word without being the word.

``وبالقصف`` is ``و`` + ``ب`` + ``ال`` + ``قصف``; ``سيطرتها`` is ``سيطرة`` + ``ها``.  Which
letters are clitics and which belong to the word cannot be told from the letters
alone, so every reading is offered and the caller keeps those whose base it knows.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_PERSONS = ("ي", "ت", "ن")  # what a verb after the س of the future begins with
_PRONOUNS = ("هما", "هم", "هن", "ها", "كم", "نا", "ه", "ي", "ك")
_PRONOUN_ENDS = frozenset(p[-1] for p in _PRONOUNS)
_SHORTEST = 2


class Word(NamedTuple):
    """One way to read a folded word.

    Attributes:
        base: the word without its clitics, folded.
        conjunction: ``و``, ``ف`` or empty.
        preposition: ``ب``, ``ل``, ``ك``, the ``س`` of the future, or empty.
        article: whether ``ال`` stands before the base.
        pronoun: the attached pronoun or empty.
        prefix: how many letters stand before the base.

    """

    base: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    pronoun: str = ""
    prefix: int = 0


def readings(norm: str, known: Container[str]) -> Iterator[Word]:
    """The ways to read a folded word whose base is ``known``, plainest first."""
    for conjunction, rest in _front(norm):
        for preposition, article, base in _middle(rest):
            prefix = len(norm) - len(base)
            for stem, pronoun in _back(base):
                if stem in known and not (article and pronoun):
                    yield Word(stem, conjunction, preposition, article, pronoun, prefix)


def _front(norm: str) -> Iterator[tuple[str, str]]:
    yield "", norm
    if norm[:1] in _CONJUNCTIONS and len(norm) > _SHORTEST:
        yield norm[0], norm[1:]


def _middle(rest: str) -> Iterator[tuple[str, bool, str]]:
    yield "", False, rest
    if rest.startswith("ال") and len(rest) > _SHORTEST + 1:
        yield "", True, rest[2:]
    if rest.startswith("لل") and len(rest) > _SHORTEST + 1:
        yield "ل", True, rest[2:]
        yield "ل", True, rest[1:]  # the lam of the article falls before a lam
    if rest[:1] in _PREPOSITIONS and len(rest) > _SHORTEST:
        yield rest[0], False, rest[1:]
        if rest[1:3] == "ال" and len(rest) > _SHORTEST + 2:
            yield rest[0], True, rest[3:]
    if rest[:1] == "س" and rest[1:2] in _PERSONS and len(rest) > _SHORTEST + 1:
        yield "س", False, rest[1:]


def _back(base: str) -> Iterator[tuple[str, str]]:
    yield base, ""
    if base[-1:] not in _PRONOUN_ENDS:
        return
    for pronoun in _PRONOUNS:
        if base.endswith(pronoun) and len(base) - len(pronoun) >= _SHORTEST:
            stem = base[: -len(pronoun)]
            yield stem, pronoun
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", pronoun  # سيطرت+ها → سيطرة
            elif stem.endswith("ا"):
                yield stem[:-1] + "ي", pronoun  # تبنا+ه → تبنى
            elif stem.endswith("و"):
                yield stem + "ا", pronoun  # قتلو+هم → قتلوا
            if stem.endswith(("او", "اي")):
                yield stem[:-1] + "ء", pronoun  # لقاو+ه, لقاي+ه → لقاء


def has_article(norm: str) -> bool:
    """Whether an unknown folded word looks definite (``ال`` after و ف ب ل ك)."""
    if norm[:1] in "وف" and len(norm) > _SHORTEST + 2:
        norm = norm[1:]
    if norm.startswith("لل"):
        return True
    if norm[:1] in "بك" and norm[1:3] == "ال":
        return True
    return norm.startswith("ال")
