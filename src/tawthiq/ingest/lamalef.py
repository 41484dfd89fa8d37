"""Lam-alef: two letters drawn as one, which PDF files give back in the wrong order.

``الانفجار`` comes out as ``االنفجار``, ``خلال`` as ``خالل``, and ``ثلاث`` (three) as
``ثالث`` (third), which is a word.  What cannot be Arabic is repaired; what can be both
is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_LETTERS: Final = "\u0621-\u063a\u0641-\u064a"
_WORD: Final = re.compile(f"[{_LETTERS}]+")
_JOINED: Final = re.compile("[لاأإآ]{2,}")
# No word begins so: it is ال before a word that begins with an alef.
_ARTICLE: Final = re.compile(
    f"(?<![{_LETTERS}])([وفبك]{{0,2}})ا([اأإآ])ل(?=[{_LETTERS}])"
)
_CLITICS: Final = re.compile("^(?:[وف]?(?:[بكل]?ال|لل|[بلك])?)")
# Damaged words that are no words → what they were.
_SURE: Final = {
    word.translate(str.maketrans("", "", "-")): word.replace("ا-ل", "لا")
    for word in (
        *("خا-لل", "سا-لح", "احتا-لل", "استقا-لل", "إعا-لم", "إسا-لم", "تا-لل"),
        *("ثا-لثون", "ثا-لثين", "ثا-لثمئة", "ثا-لثمائة", "ها-لل", "با-لد", "ما-لزم"),
        *("إعا-لمي", "إعا-لمية", "إسا-لمي", "إسا-لمية", "ما-لجئ", "اعتقا-لات"),
    )
} | {"إال": "إلا", "اال": "الا"}
# Damaged words that are words too: third or three, stuck or relations.
_DOUBTFUL: Final = frozenset(
    (
        *("ثالث", "ثالثة", "عالقات", "عالقة", "سالم", "سالمة", "عالج", "حالل"),
        *("جالل", "كالم", "غالف", "قالع", "مالك"),
    )
)


def key(word: str) -> str:
    """What a word and its damaged form share."""
    return _JOINED.sub(lambda run: "".join(sorted(run[0])), word)


def known(text: str) -> dict[str, set[str]]:
    """The words of a text by their keys."""
    words: dict[str, set[str]] = {}
    for word in set(_WORD.findall(text)):
        words.setdefault(key(word), set()).add(word)
    return words


def as_known(text: str, words: Mapping[str, Iterable[str]]) -> str:
    """A text whose words are spelled as another reading of the same page spells them."""

    def spelled(match: re.Match[str]) -> str:
        forms = set(words.get(key(match[0]), ()))
        return forms.pop() if len(forms) == 1 else match[0]

    return _WORD.sub(spelled, text)


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the damage that is sure, and flags of what was found."""
    mended = _WORD.sub(_word, _ARTICLE.sub(r"\1ال\2", text))
    if mended == text:
        return text, ()
    doubtful = any(_stem(word) in _DOUBTFUL for word in _WORD.findall(mended))
    flags = ("pdf:lam-alef-repaired", *(("pdf:lam-alef-doubtful",) if doubtful else ()))
    return mended, flags


def _word(match: re.Match[str]) -> str:
    stem = _stem(match[0])
    sure = _SURE.get(stem)
    return match[0] if sure is None else match[0].removesuffix(stem) + sure


def _stem(word: str) -> str:
    """A word without its clitics, where that leaves one that is told of here."""
    if word in _SURE or word in _DOUBTFUL:
        return word
    clitics = _CLITICS.match(word)
    return word[clitics.end() :] if clitics is not None else word
