"""A name however it is spelled: Arabic with clitics and joined parts, Latin letters.

A word of a text has several keys (``وللياسر`` may be ``ياسر``), a word of a name has one.
Keys of the words of a name, written one after the other, are the name's key, so that
``عبد الرحيم`` and ``عبدالرحيم`` meet.  Latin words are compared by their consonants
(``~ysr`` is Yasser, Yaser, ياسر): only together, for one alone says too little.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from typing import Final

_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CONJUNCTIONS: Final = ("", "و", "ف")
_PREPOSITIONS: Final = ("", "ب", "ل", "ك")
_SHORTEST: Final = 2
_SAME: Final = {"ابا": "ابو", "ابي": "ابو", "ابن": "بن", "ابنه": "بنت"}
_GOD, _FAITH = "الله", "الدين"
LATIN: Final = "~"
# classes of consonants that are written for one another; vowels, w and y fall
_CONSONANTS: Final = {
    **dict.fromkeys("بپb", "b"),
    **dict.fromkeys("pفfv", "f"),
    **dict.fromkeys("تثطt", "t"),
    **dict.fromkeys("جjg", "j"),
    **dict.fromkeys("حهh", "h"),
    **dict.fromkeys("خكقkqc", "k"),
    **dict.fromkeys("دذزضظdz", "d"),
    **dict.fromkeys("رr", "r"),
    **dict.fromkeys("سشصs", "s"),
    **dict.fromkeys("غ", "g"),
    **dict.fromkeys("لl", "l"),
    **dict.fromkeys("مm", "m"),
    **dict.fromkeys("نn", "n"),
    "x": "ks",
}
_PAIRS: Final = (
    *(("gh", "غ"), ("kh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d")),
    *(("ph", "f"), ("ck", "k")),
)
_ARTICLES: Final = frozenset(("al", "el", "ul", "il", "ar", "as", "ad", "an", "at"))
_SERVANT: Final = re.compile(r"^abd(?:[aeiou][lrsdn]?)?(?=.)")
_SERVANT_WITHIN: Final = re.compile(r"(?<=.)abd[aeiou][lrsdn](?=.)")
_TWICE: Final = re.compile(r"(.)\1+")


def words(folded: str) -> list[tuple[int, int, str]]:
    """The words of a folded text, each with its start and end in it."""
    return [(*m.span(), m[0]) for m in _WORD.finditer(folded)]


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return bool(_ARABIC.match(word))


@functools.lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """The key of a folded word of a name: without article, hamza, case ending."""
    if not is_arabic(word):
        return _ascii(word)
    word = word.replace("ء", "")
    word = _SAME.get(word, word)
    if word.startswith("ال") and len(word) > _SHORTEST + 2:
        word = word[2:]
    if word.startswith("عبدال"):
        word = "عبد" + word[5:]
    for end in (_GOD, _FAITH):
        if word.endswith(end) and word != end:
            word = word[: -len(end)] + end[2:]
    return "له" if word == _GOD else word


@functools.lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, ...]:
    """The keys that a folded word of a text may have; the plainest first."""
    if not is_arabic(word):
        return (_ascii(word),)
    found = [key(word)]
    for conjunction, preposition in itertools.product(_CONJUNCTIONS, _PREPOSITIONS):
        front = conjunction + preposition
        if not word.startswith(front) or len(word) - len(front) < _SHORTEST:
            continue
        rest = word[len(front) :]
        found.append(key(rest))
        if preposition == "ل" and rest.startswith("ل"):
            found += [key("ا" + rest), key(rest[1:])]
    found += [k[:-1] for k in found if k.endswith("ا") and len(k) > _SHORTEST + 1]
    return tuple(dict.fromkeys(found))


@functools.lru_cache(maxsize=65_536)
def consonants(word: str) -> str:
    """The consonants of a folded word, in classes: ``Yasser`` and ``ياسر`` are ``sr``."""
    if is_arabic(word):
        word = key(word)
    else:
        word = _ascii(word)
        if word in _ARTICLES:
            return ""
        if word.startswith(("al", "el")) and len(word) > _SHORTEST + 2:
            word = word[2:]
        front = ""
        servant = _SERVANT.match(word)
        if servant is not None or word in ("abd", "abdul", "abdel", "abdal"):
            front, word = "bd", word[servant.end() if servant else len(word) :]
            if word in ("l", "r", "s", "d", "n"):
                word = ""
        return front + _classes(_SERVANT_WITHIN.sub("abd", word))
    return _classes(word)


def _classes(word: str) -> str:
    word = _TWICE.sub(r"\1", word)
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    if word[-1:] in ("h", "ه"):
        word = word[:-1]
    return "".join(_CONSONANTS.get(c, "") for c in word)


def _ascii(word: str) -> str:
    word = unicodedata.normalize("NFKD", word).lower()
    return "".join(c for c in word if not unicodedata.combining(c))
