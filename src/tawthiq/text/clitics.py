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
# The letters that anything of these, or the article, begins with.
_FIRST = frozenset((*_CONJUNCTIONS, *_PREPOSITIONS, "س", "ا", "ع"))
# The attached pronouns by their last letter.
_PRONOUNS = {
    "ا": ("هما", "ها", "نا"),
    "م": ("هم", "كم"),
    "ن": ("هن",),
    "ه": ("ه",),
    "ي": ("ي",),
    "ك": ("ك",),
}
_SHORTEST = 2


class Word(NamedTuple):
    """One way to read a folded word.

    Attributes:
        base: the word without its clitics, folded.
        conjunction: ``و``, ``ف`` or empty.
        preposition: ``ب``, ``ل``, ``ك``, the ``س`` of the future, ``ع`` for ``على``
            as it is spoken (``عالمدينة``), or empty.
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
    length = len(norm)
    for conjunction, preposition, article, base in _fronts(norm):
        prefix = length - len(base)
        if base in known:
            yield Word(base, conjunction, preposition, article, "", prefix)
        if article or base[-1:] not in _PRONOUNS:
            continue
        for stem, pronoun in _backs(base):
            if stem in known:
                yield Word(stem, conjunction, preposition, article, pronoun, prefix)


_Front = tuple[str, str, bool, str]


def _fronts(norm: str) -> list[_Front]:
    """What may stand before the base: conjunction, preposition, article, the rest."""
    if norm[:1] not in _FIRST:
        return [("", "", False, norm)]
    found = _middles("", norm)
    if norm[:1] in _CONJUNCTIONS and len(norm) > _SHORTEST:
        found += _middles(norm[0], norm[1:])
    return found


def _middles(conjunction: str, rest: str) -> list[_Front]:
    found = [(conjunction, "", False, rest)]
    first, length = rest[:1], len(rest)
    if first not in _FIRST or length <= _SHORTEST:
        return found
    if length > _SHORTEST + 1:
        if rest.startswith("ال"):
            found.append((conjunction, "", True, rest[2:]))
        elif rest.startswith("لل"):
            found.append((conjunction, "ل", True, rest[2:]))
            # the lam of the article falls before a lam
            found.append((conjunction, "ل", True, rest[1:]))
        elif _on_the(rest):
            found.append((conjunction, "ع", True, rest[3:]))
        elif first == "س" and rest[1] in _PERSONS:
            found.append((conjunction, "س", False, rest[1:]))
    if first in _PREPOSITIONS:
        found.append((conjunction, first, False, rest[1:]))
        if rest[1:3] == "ال" and length > _SHORTEST + 2:
            found.append((conjunction, first, True, rest[3:]))
    return found


def _on_the(rest: str) -> bool:
    """``عالمدينة``: على ال as it is spoken; not ``عالميتين``, ``عالقين``."""
    long = len(rest) > len("عال") + _SHORTEST + 1
    return long and rest.startswith("عال") and not rest.startswith("عالمي")


def _backs(base: str) -> Iterator[tuple[str, str]]:
    """The base without each pronoun that it may end with."""
    for pronoun in _PRONOUNS[base[-1]]:
        if not base.endswith(pronoun) or len(base) - len(pronoun) < _SHORTEST:
            continue
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
