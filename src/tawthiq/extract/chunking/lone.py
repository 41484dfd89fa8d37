"""Unknown words that are a place by what stands around them: ``في ديسا شمال دارفور``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract import names
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.text import WORD, Word, fold_word

# What a place is one of that is named by ``منها``.
MANY: Final = "مناطق"


def lone_place(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``في ديسا شمال دارفور``: words that no table knows, where what holds them follows.

    ``قرى منها عويسة وقصريج``: or that stand for some of many places.
    """
    if not before or before[-1].kind != "prep":
        return None
    some = among(before[-1])
    if not (some or before[-1].data in _PLACING):
        return None
    if (before[-1].word.pronoun and not some) or not _may_name(view, i):
        return None
    if some:
        return _lone(view, i, i, MANY) if of_many(before) else None
    article = view.tokens[i].norm.startswith("ال")
    for last in (i + 1, i):  # عيال بخيت
        if last > i and not _second(view, last):
            continue
        if _held(view, last + 1, article=article):
            return _lone(view, i, last, "")
    return None


def among(chunk: Chunk) -> bool:
    """``منها``, ``من بينها``: whether some of what was told before are named next."""
    return chunk.kind == "prep" and chunk.name.lstrip("وف") in _AMONG


def _second(view: View, i: int) -> bool:
    """Whether token i may be the second word of an unknown name: no adjective."""
    if i >= len(view.tokens) or not _may_name(view, i):
        return False
    norm = view.tokens[i].norm
    plain = norm.startswith("ال") or not norm.endswith(("ي", "ه"))
    return plain and names.unprefixed(view, i)


# Relations of prepositions that a place stands after.
_PLACING: Final = frozenset(("at", "near", "to", "toward"))
_AMONG: Final = frozenset(("منها", "بينها", "من بينها"))
# What no name of a place ends with that no table knows.
NO_NAME: Final = ("ين", "ون", "ات", "يه", "ها", "هم", "تم", "نا", "وا", "ان")


def _may_name(view: View, i: int) -> bool:
    """Whether token i may be a place's name although no table knows it."""
    token = view.tokens[i]
    if token.kind != WORD or view.hits[i] or i in view.times or i in view.tails:
        return False
    norm = token.norm
    theirs = token.text.endswith("ه") and len(norm) <= _THEIRS  # مروره
    wrong = norm.endswith(NO_NAME) or theirs or token.text.endswith(_TANWIN)
    wrong = wrong or norm in _NOUNS or not names.unprefixed(view, i)
    return len(norm) > _SHORT and not wrong and not names.is_verbal(view, i)


_THEIRS: Final = 5
_TANWIN: Final = (*TANWIN, "\u064b", "\u064c", "\u064d")
_NOUNS: Final = words("lone.nouns")


_SHORT: Final = 2


def of_many(before: Sequence[Chunk]) -> bool:
    """Whether what stands before ``منها`` is many places."""
    for chunk in before[-_NEAR_MANY:-1][::-1]:
        word = chunk.word.base.removeprefix("ال")
        if word in _PLACES or names.is_plural_head(chunk.head):
            return True
        if "تواصل" in chunk.name:
            return False  # مواقع التواصل, منها تويتر
        if fold_word(chunk.name) == "مواقع":
            return True
        if chunk.name.split()[-1:] and fold_word(chunk.name.split()[-1]) in _PLACES:
            return True
        if chunk.kind in ("actor", "people", "source", "person"):
            return False
    return False


_NEAR_MANY: Final = 7
_PLACES: Final = words("lone.places")


def _held(view: View, i: int, *, article: bool) -> bool:
    """Whether token i begins what holds the place before it: ``شمال``, ``بولاية``.

    ``article``: the place is written as common nouns are (``في البطن | شرق غزة``), so a
    side alone does not tell.
    """
    if i >= len(view.tokens):
        return False
    if view.tokens[i].text == "(":
        return any(h.lexeme.kind == "place_head" for h in _hits(view, i + 1))
    if view.tokens[i].norm in ("التابعه", "التابع"):
        return any(h.word.preposition == "ل" for h in _hits(view, i + 1))
    inside = view.tokens[i].norm == "في"
    for hit in _hits(view, i + 1 if inside else i):
        if hit.lexeme.kind == "place_head":
            kind = hit.lexeme.data.get("kind")
            if kind == "direction" and not (hit.word.article or article):
                return True
            if kind in _HOLDING and (inside or hit.word.preposition == "ب"):
                return True
    return False


_HOLDING: Final = frozenset(("governorate", "district", "region", "city"))


def _hits(view: View, i: int) -> Sequence[Hit]:
    return view.hits[i] if i < len(view.hits) else ()


def _lone(view: View, i: int, last: int, head: str) -> Chunk:
    norm = view.tokens[i].norm
    article = norm.startswith("ال")
    word = Word(norm, "", "", article, "", 2 if article else 0)
    return view.chunk("place", i, last, word=word, name_from=i, data={}, head=head)
