"""People as words tell them: whether they can suffer, in what state they are, of which group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import BODIES, Chunk
from tawthiq.extract.harm.items import group_of
from tawthiq.text import fold_word

_AFTER_NOUNS: Final = frozenset(("عدة", "عده", "بعض", "معظم"))  # أهدافا عدة
_RANKS: Final = words("harm_people.ranks")
_WERE: Final = words("harm_told.were")


def can_suffer(chunk: Chunk) -> bool:
    """Whether a chunk tells of people; ``طبيب`` and ``امرأة`` are other things too."""
    if chunk.kind == "quantity":
        quantity = chunk.quantity
        if quantity is None or quantity.words in _AFTER_NOUNS:
            return False
        return quantity.unit is None and not quantity.percent
    if chunk.kind in ("source", "actor"):
        return "group" in chunk.alts
    return chunk.kind in ("people", "person")


_DEEDS: Final = words("harm_people.deeds")


def counts_deeds(chunks: Sequence[Chunk], i: int) -> bool:
    """``ارتكب 13 مجزرة``, ``خسروا ثلاث قرى``: a number of acts or of places, not of people."""
    if chunks[i].kind != "quantity":
        return False
    if i and _one_act(chunks[i - 1], chunks[i]):
        return True
    if i + 1 >= len(chunks):
        return False
    after = chunks[i + 1]
    if after.word.base == "عدد" and i + 2 < len(chunks):
        return chunks[i + 2].kind in ("trigger", "weapon", "object")
    noun = after.kind == "trigger" and not (after.word.prefix or finite(after))
    ground = after.kind == "word" and "place_head" in after.alts
    return noun or after.word.base in _DEEDS or (ground and not after.word.prefix)


def _one_act(act: Chunk, number: Chunk) -> bool:
    """``مجزرة واحدة``: the number agrees with the noun of an act before it."""
    noun = act.kind == "trigger" and not finite(act) and act.word.base.endswith("ه")
    return noun and number.word.base == "واحده"


def numbers_a_place(chunks: Sequence[Chunk], i: int) -> bool:
    """``حيي النصر والـ400``: a number with the article, joined to a place, names one."""
    article = i > 1 and fold_word(chunks[i - 1].name) == "وال"
    return article and chunks[i].kind == "quantity" and chunks[i - 2].kind == "place"


def harm_noun(chunk: Chunk) -> str:
    """The kind of harm that a noun of state tells (``قتيل``), or empty."""
    hit = chunk.alts.get("harm_noun")
    return str(hit.lexeme.data[0]) if hit is not None else ""


def said_of(chunks: Sequence[Chunk], i: int) -> int:
    """``عشرات الضحايا بين | قتلى وجرحى``, ``جثامين | مصابة برصاص``: of whom that is said.

    Where they stand whose state alone the noun at i tells; -1: it tells people itself.
    """
    state = harm_noun(chunks[i])
    if not (i and state) or chunks[i].quantity is not None:
        return -1
    if chunks[i - 1].id in BODIES and state == "injured":
        return i - 1
    first = i - 1 - chunks[i].joined
    between = first > 0 and chunks[first].data == "between"
    return first - 1 if between and can_suffer(chunks[first - 1]) else -1


def base_of(chunk: Chunk) -> str:
    """The word of a chunk without its clitics; its name where it has none."""
    return chunk.word.base or chunk.name


def group_at(chunks: Sequence[Chunk], m: int) -> str:
    """The group of people chunk m, from its noun or from ``من/في صفوف …`` after it."""
    c = chunks[m]
    group = group_of(c)
    if group != "unspecified" or c.kind == "person":
        return group
    for n in range(m + 1, min(m + 5, len(chunks))):
        d = chunks[n]
        if d.kind in ("people", "actor"):
            if n == m + 1 and d.joined and harm_noun(c) and harm_noun(d):
                return group_at(chunks, n)  # قتلى وجرحى من المدنيين
            relation = relation_of(chunks, n)
            of = relation in ("from", "with") or d.word.preposition == "ل"
            beside = n == m + 1 and d.quantity is None and not (relation or d.joined)
            if beside and harm_noun(c):
                return group_of(d)  # جريح مدني
            word = chunks[n - 1]  # رجال | كانت القوات قد اعتقلتهم: another's deed
            ranks = word.kind == "word" and word.word.base not in _WERE
            ranks = ranks and not d.word.conjunction  # 8 رجال | و10 نساء
            if (of or ranks) and d.id != "inhabitant_family":
                return _group_of_all(chunks, n)
            return group
        if d.kind == "word" and any(r in d.word.base for r in _RANKS):
            continue
        if d.kind not in ("prep", "time", "word") or d.data in _UPON:
            return group  # 233 قتيلا بعد | قيام القوات باستهداف السوق
    return group


def _group_of_all(chunks: Sequence[Chunk], n: int) -> str:
    """The group at n with those beside it: ``من النساء والأطفال`` are civilians."""
    group = group_of(chunks[n])
    beside = chunks[n + 1] if n + 1 < len(chunks) else None
    if beside is None or beside.kind != "people" or not beside.joined:
        return group
    both = {group, group_of(beside)}
    return "civilian" if both == {"woman", "child"} else group


_UPON: Final = ("after", "before", "cause", "since")
