"""Sentence → chunks: every word gets one role, by the codebook and its neighbours."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from tawthiq.codebook import Codebook, Hit, Lexicon, Spelling
from tawthiq.extract import names
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.kin import is_kin_of, joint
from tawthiq.extract.chunking.listed import goes_on_with_villages, listed_place
from tawthiq.extract.chunking.lone import lone_place
from tawthiq.extract.chunking.parted import join_parted
from tawthiq.extract.chunking.readings import (
    in_context,
    sensible,
    without_ali,
    without_locality,
)
from tawthiq.extract.chunking.tabled import tabled
from tawthiq.extract.chunking.things import led, offered
from tawthiq.extract.chunking.unknowns import quoted_outlet, town_named, unknown_speaker
from tawthiq.extract.layout.sentences import Sentence, is_quote
from tawthiq.text import NUMBER, PUNCT, WORD, Word
from tawthiq.text.dates import DateAt, find_dates
from tawthiq.text.quantities import read_quantity


def known_words(
    sentence: Sentence,
    lexicon: Lexicon,
    spelling: Spelling,
    tails: AbstractSet[str] | None = None,
) -> list[Sequence[Hit]]:
    """What the words of a sentence may begin, by the codebook, as its report is spelled.

    ``tails``: the nouns of parted verbs that stand in the report (``Lexicon.tails``).
    """
    tokens = sentence.tokens
    hits = lexicon.scan(tokens, spelling, tails)
    if not spelling.dotted:
        without_ali(tokens, hits)
    without_locality(tokens, hits)
    return hits


def chunks(
    sentence: Sentence,
    known: Sequence[Sequence[Hit]],
    codebook: Codebook,
    today: date | None,
    told: DateAt | None = None,
) -> list[Chunk]:
    """The chunks of a sentence.

    ``known``: what its words may begin; ``today``: the day that its words count from;
    ``told``: the last date of the sentences before.
    """
    tokens = sentence.tokens
    times = {t.first: t for t in find_dates(tokens, today, told)}
    hits = list(known)
    tails = join_parted(tokens, hits)
    view = View(
        sentence.text, tokens, hits, times, codebook.given_names, codebook.nisbas, tails
    )
    out: list[Chunk] = []
    i = 0
    while i < len(tokens):
        chunk = _next(view, i, times, out)
        if out and out[-1].kind in _UNWRITTEN and _after_and(out):
            chunk = chunk._replace(word=chunk.word._replace(conjunction="و"))
        named = _called(out, chunk) if chunk.kind == "person" else 0
        if named:
            chunk = _titled(out[-named], chunk)
            del out[-named:]
        if _are(out, chunk):
            count, of_them = out[-2:]
            chunk = chunk._replace(quantity=count.quantity)
            out[-2:] = [
                of_them._replace(first=count.first, start=count.start, data="among")
            ]
        if out and is_kin_of(out[-1], chunk):
            chunk = joint(out.pop(), chunk, sentence.text)
        out.append(chunk)
        i = chunk.last + 1
    return offered(led(out), sentence.text, tails)


def _are(before: Sequence[Chunk], chunk: Chunk) -> bool:
    """``أربعة منهم | أطفال``: who so many of those told before are; ``بينهم أربعة أطفال``."""
    if len(before) < 2 or before[-1].name not in _OF_THEM:
        return False
    group = chunk.alts.get("group")
    many = group is not None and group.lexeme.data[1] == "plural"
    told = chunk.word.article or chunk.word.prefix or chunk.word.pronoun
    if not many or told or chunk.quantity is not None:
        return False
    return before[-2].kind == "quantity" and before[-2].quantity is not None


_OF_THEM: Final = ("منهم", "منهن")


def _called(before: Sequence[Chunk], chunk: Chunk) -> int:
    """How many chunks say what he is whom a name names: ``الطالب``, ``الناشط المدني`` س."""
    if _of_calling(before) and "title" in chunk.alts and not chunk.joined:
        return 1
    if chunk.word.prefix or chunk.word.article:
        return 0
    if before and _tells_who(before[-1]):
        return 1
    if len(before) > 1 and before[-1].kind == "word" and _tells_who(before[-2]):
        quality = before[-1].name
        return 2 * (quality.startswith("ال") and quality.endswith(("ي", "ية")))
    return 0


def _of_calling(before: Sequence[Chunk]) -> bool:
    """``اختطفت المليشيات | الإمام | الشيخ س``: what no table knows between a side and a title.

    It is no adjective of the side, which would agree with it.
    """
    if len(before) < 2 or before[-2].kind != "actor" or before[-1].kind != "word":
        return False
    base = before[-1].word.base
    if before[-1].alts or not base.startswith("ال"):
        return False
    of_a_woman = before[-2].word.base.endswith(("ه", "ات"))
    return not base.endswith(("ه", "ات", "ين") if of_a_woman else ("ين", "ون", "ي"))


def _tells_who(title: Chunk) -> bool:
    """``الطالب``, ``الناشط``: one who is told by what he is, with no name yet."""
    group = title.alts.get("group")
    one = group is not None and group.lexeme.data[1] == "singular"
    unnamed = title.kind == "people" or (title.kind, title.head) == ("person", "title")
    return unnamed and one and title.word.article and title.quantity is None


def _titled(title: Chunk, chunk: Chunk) -> Chunk:
    """One person of both, so that nobody counts twice."""
    alts = {**chunk.alts, **title.alts}
    return chunk._replace(first=title.first, word=title.word, alts=alts)


# What may stand between a word and a و of its own, or be that و.
_UNWRITTEN: Final = frozenset(("word", "quote"))


def _after_and(before: Sequence[Chunk]) -> bool:
    """Whether a و of its own stands before: ``و10``, ``و”شيلكا”``."""
    last = before[-1]
    if last.kind == "quote" and len(before) > 1:
        last = before[-2]
    return last.kind == "word" and last.name == "و"


def _tells(view: View, i: int, last: int) -> bool:
    """``فجرا نفسيهما``: words of an event that begin as a time does."""
    return any(h.lexeme.kind == "trigger" and h.last > last for h in view.hits[i])


def _next(
    view: View, i: int, times: dict[int, DateAt], before: Sequence[Chunk]
) -> Chunk:
    token = view.tokens[i]
    time = times.get(i)
    if time is not None and not _tells(view, i, time.last):
        conjunction = "و" if token.norm.startswith("و") else ""
        return view.chunk(
            "time", i, time.last, word=Word(token.norm, conjunction), data=time
        )
    quantity = read_quantity(view.tokens, i)
    if quantity is not None and not (_names_a_place(view, i) or _of_letters(view, i)):
        return names.counted(view, quantity)
    if token.kind == PUNCT:
        outlet = quoted_outlet(view, i, before) if token.text in names.OPEN else None
        if outlet is not None:
            return outlet
        return view.bare("quote" if is_quote(token) else "punct", i)
    if token.kind == WORD:
        found = _named(view, i, before)
        if found is not None:
            return found
    return view.bare("word", i, _unknown(token.norm))


def _named(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """What a word begins that a table or its neighbours tell; else None."""
    found = names.nisba(view, i, before)
    if found is None and goes_on_with_villages(view, i, before):
        found = listed_place(view, i, before)
    if found is None:
        found = town_named(view, i, before)
    if found is not None:
        return found
    if view.hits[i]:
        hits = in_context(sensible(view, i, before), before)
        if hits:
            return tabled(view, hits, before)
    return (
        listed_place(view, i, before)
        or lone_place(view, i, before)
        or unknown_speaker(view, i, before)
        or names.named_person(view, i)
    )


def _names_a_place(view: View, i: int) -> bool:
    """``السبع بحرات``: a number that is the first word of a place's name."""
    return any(h.lexeme.kind == "place" and h.last > i for h in view.hits[i])


def _of_letters(view: View, i: int) -> bool:
    """``إيه كيه-47``, ``إس-300``: a number that a hyphen binds to letters counts nothing."""
    if i < 2 or view.tokens[i].kind != NUMBER:
        return False
    letters, hyphen = view.tokens[i - 2 : i]
    bound = letters.end == hyphen.start and hyphen.end == view.tokens[i].start
    short = letters.kind == WORD and len(letters.norm) <= _LETTERS
    return hyphen.text == "-" and bound and short and not view.hits[i - 2]


_LETTERS: Final = 3


@functools.lru_cache(maxsize=65_536)
def _unknown(norm: str) -> Word:
    """A word that no table knows."""
    return Word(norm, norm[0] if len(norm) > 3 and norm[0] in "وف" else "")
