"""The people before a verb of harm: ``إن شخصين قتلا``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import BODIES, Chunk
from tawthiq.extract.harm import lists
from tawthiq.extract.harm.people import can_suffer

PLURAL: Final = ("وا", "ون", "ين")
_REACH: Final = 26
_CLAUSE: Final = frozenset(("conn", "comp", "report", "result", "according"))


def before(chunks: Sequence[Chunk], k: int, used: set[int]) -> lists.People | None:
    """``إن شخصين قتلا``: the people that stand before the verb, if they agree with it."""
    first = _clause_start(chunks, k)
    for i in range(first, k):
        c = chunks[i]
        if c.kind == "actor" and "group" not in c.alts and c.quantity is None:
            if relation_of(chunks, i) or (i and finite(chunks[i - 1])):
                continue  # نعت الكتائب | ثلاثة من مقاتليها قضوا
            return None  # a side is whose verb it is
        if not can_suffer(c) or i in used or _by_means(chunks, i):
            continue
        if c.id in BODIES and can_suffer(chunks[i + 1]):
            continue  # جثامين | ثلاثة شهداء قتلوا
        relation = relation_of(chunks, i)
        if relation and not (i == first and c.word.preposition):
            continue
        if c.quantity is None and _general(c):
            continue
        vague = c.quantity is None or c.quantity.form == "vague"
        if vague and _counts(chunks, i + 1, k):
            continue
        people = lists.read(chunks, i, k)
        if _agrees(chunks, people, k):
            return people
    return None


def _by_means(chunks: Sequence[Chunk], i: int) -> bool:
    """``9 منها بالمدفعية و3 بالطيران``: a number of strikes, no people."""
    after = chunks[i + 1 : i + 3]
    return chunks[i].kind == "quantity" and any(
        c.kind in ("actor", "weapon") and c.word.preposition == "ب" for c in after
    )


def _general(c: Chunk) -> bool:
    """``الجنود قتلوا``, ``المدنيين الذين قتلوا``: people told before, or at large."""
    hit = c.alts.get("harm_noun") or c.alts.get("group")
    plural = hit is not None and hit.lexeme.data[1] == "plural"
    return plural and c.word.article and c.kind == "people"


def _counts(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``شيّع الأهالي | ثلاثة شبان قتلوا``: others are counted right before the verb at k."""
    last = k - 2 if chunks[k - 1].kind == "rel" else k - 1
    c = chunks[last]
    counted = last >= i and can_suffer(c) and c.quantity is not None
    return counted and not (c.joined or relation_of(chunks, last))


def _clause_start(chunks: Sequence[Chunk], k: int) -> int:
    """Where the clause of the verb at k begins, past relative clauses inside it."""
    i = k - 1
    while i >= max(0, k - _REACH):
        c = chunks[i]
        if c.kind in _CLAUSE or (c.kind == "punct" and c.name in "؛:."):
            return i + 1
        if c.kind == "harm" or finite(c):
            relative = _relative(chunks, i)
            if relative < 0:
                return i + 1
            i = relative
        i -= 1
    return i + 1


def _relative(chunks: Sequence[Chunk], i: int) -> int:
    """The relative pronoun, up to three chunks back, whose clause holds i, or -1."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if chunks[j].kind == "rel":
            return j
    return -1


def _agrees(chunks: Sequence[Chunk], people: lists.People, k: int) -> bool:
    """Whether the verb's number is that of the people before it."""
    base = chunks[k].word.base
    first = chunks[people.members[0]]
    many = len(people.members) > 1
    quantity = first.quantity
    number = ""
    for kind in ("harm_noun", "group"):
        hit = first.alts.get(kind)
        if hit is not None:
            number = str(hit.lexeme.data[1])
            break
    if first.kind == "person":
        number = "singular"
    if quantity is not None:
        number = {1: "singular", 2: "dual"}.get(quantity.low or 0, "plural")
    if base.endswith(PLURAL):
        return many or number == "plural" or first.kind == "quantity"
    if base.endswith("ا"):
        return number == "dual" or many or may_be_two(first)
    if number == "dual":
        return many
    if many and not base.endswith("ت"):
        return people.members[0] >= k - 3 and number == "singular"
    return number == "singular" or base.endswith("ت") or quantity is not None


def may_be_two(c: Chunk) -> bool:
    """``مدنيين``: a word that is a dual as well as a plural, with no number."""
    return c.kind == "people" and c.quantity is None and c.word.base.endswith("ين")
