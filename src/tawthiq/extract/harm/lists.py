"""Lists of people harmed: members, parts (``بينهم``) and breakdowns (``هم``, brackets)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, is_place, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.portions import caused
from tawthiq.extract.harm.items import count_of, group_of, is_others
from tawthiq.extract.harm.members import each_of, heads_item, own_doer
from tawthiq.extract.harm.people import can_suffer, harm_noun
from tawthiq.text import fold_word

_REACH: Final = 6  # chunks between two members of a list
_FAR: Final = 12  # chunks before a part told after the cause
_THEY: Final = words("lists.they")
_PASSED: Final = frozenset(
    ("word", "time", "place", "prep", "actor", "quote", "object", "source", "weapon")
)
_ONE_OF: Final = words("lists.one_of")
_WAS: Final = words("harm_told.were")
_SELF: Final = ("هم", "هن", "هما")


@dataclass(slots=True)
class People:
    """Whom a word of harm speaks of: chunk indices of members and of their parts."""

    members: list[int]
    parts: list[int] = field(default_factory=list)
    owners: dict[int, int] = field(default_factory=dict)  # the member of each part
    last: int = 0
    mode: str = ""  # among, breakdown or rest while parts are read


def read(chunks: Sequence[Chunk], i: int, stop: int | None = None) -> People:
    """The list that begins with the people at i, before chunk ``stop``."""
    end = len(chunks) if stop is None else stop
    people = People([i], last=i)
    broke = _walk(chunks, i + 1, end, people)
    if not people.parts and not people.mode:
        late_parts(chunks, people, broke, end)
    return people


def late_parts(chunks: Sequence[Chunk], people: People, n: int, end: int) -> None:
    """Add the parts told after the cause, which begins at n: ``…، بينهم طفلان``."""
    among = _late_part(chunks, n, end)
    if among:
        people.mode = "among"
        people.last = among
        _walk(chunks, among + 1, end, people)


def _walk(chunks: Sequence[Chunk], n: int, end: int, people: People) -> int:
    """Read on from chunk n; returns where the list ended."""
    fresh = bool(people.mode)  # nothing read yet since the list turned to parts
    while n < end and n <= people.last + _REACH + 1:
        c = chunks[n]
        if c.kind == "people" and c.word.base in _ONE_OF:
            people.mode, fresh, people.last = "among", True, n  # شهيدان أحدهما طفل
        if c.kind == "punct":
            age = _age(chunks, n)
            if age:
                people.last += age
                n += age
                continue
            if c.name in "؛:.":
                return n
            if c.name in "(-–—" and _opens(chunks, n, end):
                people.mode, fresh = "breakdown", True
            elif c.name == ")" and people.mode == "breakdown":
                people.mode = ""
        elif c.kind == "prep" and c.data == "among":
            people.mode, fresh, people.last = "among", True, n
        elif c.kind == "word" and c.word.base in _THEY:
            people.mode, fresh, people.last = "breakdown", True, n
        elif _part_word(c, fresh=fresh):
            single = c.quantity is not None and c.quantity.form == "exact"
            people.mode, fresh, people.last = "among" if single else "rest", True, n
        elif (is_others(c) and not c.joined) or _as_one(chunks, n):
            pass
        elif can_suffer(c):
            if _own_state(chunks, n) or _own_place(chunks, n) or _own_toll(chunks, n):
                return n
            if (people.mode and caused(chunks, n)) or _own_verb(chunks, n, end):
                return n
            if not _take(chunks, n, people, fresh=fresh):
                return n
            fresh = False
            people.last = n
        elif c.kind not in _PASSED or (c.kind == "word" and c.joined and c.name != "و"):
            return n
        n += 1
    return n


def _age(chunks: Sequence[Chunk], n: int) -> int:
    """``شقيقه (9 أعوام) وطفل``: how many chunks a bracket at n with an age takes, or 0."""
    told = chunks[n : n + 4]
    aged = [c.kind for c in told] == ["punct", "quantity", "word", "punct"]
    closed = aged and told[0].name + told[3].name == "()"
    return len(told) if closed and told[2].word.base in _YEARS else 0


_YEARS: Final = words("persons.years")


def _own_place(chunks: Sequence[Chunk], n: int) -> bool:
    """``102 شهيد، منهم 34 في حلب``: a bare number with a place is a toll of its own.

    And whoever died at hands of their own: ``مدنيان على يد س، وتسعة مدنيين على يد ص``.
    """
    if chunks[n].joined and own_doer(chunks, n):
        return True
    if chunks[n].kind != "quantity" or n + 1 >= len(chunks):
        return False
    after = chunks[n + 1]
    if any(c.data == "by" for c in chunks[n + 1 : n + 3]):
        return True
    if after.kind == "place":
        return after.word.preposition == "ب"
    if after.kind != "prep" or after.data != "at":
        return False
    where = chunks[n + 2 : n + 4]
    place = where[1:] if where and each_of(where[0]) else where
    return bool(place) and is_place(place[0], "at")  # في دمشق, who is a side too


def _own_state(chunks: Sequence[Chunk], n: int) -> bool:
    """``شهيد وثلاثة أطفال مصابون``: people whose state is told right after them."""
    after = chunks[n + 1] if n + 1 < len(chunks) else None
    if after is None or harm_noun(chunks[n]) or not harm_noun(after):
        return False
    return after.quantity is None and not (after.joined or after.word.prefix)


def _own_verb(chunks: Sequence[Chunk], n: int, end: int) -> bool:
    """``سقوط ثمانية قتلى | وسبعة أصيبوا``: a number that is the subject of a verb of harm."""
    after = chunks[n + 1] if n + 1 < end else None
    if after is None or after.kind != "harm" or not finite(after) or after.joined:
        return False
    counted = chunks[n].joined and chunks[n].kind == "quantity"
    return counted and after.word.base.endswith(("وا", "ا"))


def _own_toll(chunks: Sequence[Chunk], n: int) -> bool:
    """``القتلى إلى سبعة | والجرحى إلى عشرين``: a state whose number comes after it."""
    c, after = chunks[n], chunks[n + 1 : n + 3]
    state = bool(harm_noun(c)) and c.word.article and c.joined and c.quantity is None
    told = [x for x in after if not (x.kind == "prep" and x.data == "to")]
    counts = bool(told) and told[0].quantity is not None and not told[0].joined
    return state and counts and told[0].kind == "quantity"


def _as_one(chunks: Sequence[Chunk], n: int) -> bool:
    """``سبعة من عائلة واحدة بينهم …``: one of a kind, not one more."""
    one = chunks[n].name.partition(" ")[0] in ("واحدة", "واحد")
    return (one and chunks[n - 1].kind == "people") or told_again(chunks, n)


def told_again(chunks: Sequence[Chunk], n: int) -> bool:
    """``مدنيان (2)``: a number in brackets that says once more how many those before are."""
    if not n or chunks[n].kind != "quantity" or not chunks[n].name.startswith("("):
        return False
    return count_of(chunks, n - 1).low == count_of(chunks, n).low


def _part_word(c: Chunk, *, fresh: bool) -> bool:
    """``معظمهم``, ``أحدهم``: a part of the people told, by a word of its own."""
    return (
        c.kind == "quantity"
        and not (c.joined and c.quantity is not None and c.quantity.low)
        and not fresh
        and c.name.endswith(_SELF)
        and " " not in c.name
    )


def _opens(chunks: Sequence[Chunk], n: int, end: int) -> bool:
    """Whether a bracket or dash opens a breakdown: people stand right after it."""
    people = n + 1 < end and can_suffer(chunks[n + 1]) and not chunks[n + 1].joined
    return people and not heads_item(chunks, n)


def _take(chunks: Sequence[Chunk], n: int, people: People, *, fresh: bool) -> bool:
    """Put the people at n where they belong; False where the list does not go on."""
    c = chunks[n]
    relation = relation_of(chunks, n) if not (fresh and people.mode) else ""
    along = relation == "with" and chunks[n - 1].name == "مع"
    if along and chunks[n - 2].word.base in _WAS:
        return True  # وجرح فتى كان مع أهله: who was there, unhurt as far as is told
    if along and not people.mode and not _eventful(chunks, people.last, n):
        people.members.append(n)  # قتل مع اثنين من مرافقيه
        return True
    if relation and not c.joined:
        return True  # من المدنيين, في صفوف المقاتلين: of whom
    if people.mode == "rest" and (fresh or c.quantity is None):
        return True
    if people.mode and (fresh or c.joined or _listed(chunks, n)):
        if _another(chunks, n, people):
            people.mode = ""
            people.members.append(n)
        else:
            people.parts.append(n)
            people.owners[n] = people.members[-1]
        return True
    if c.joined and not relation and _one_count(chunks[people.members[0]], c):
        return True
    if people.last == n - 1 and counted_together(chunks, n):
        return True
    if c.joined and not relation and _same_list(c):
        people.members.append(n)
        return True
    return False


def _eventful(chunks: Sequence[Chunk], a: int, b: int) -> bool:
    return any(c.kind in ("trigger", "weapon") for c in chunks[a + 1 : b])


def _listed(chunks: Sequence[Chunk], n: int) -> bool:
    """``3 أطفال، امرأتان``: a comma goes on with the parts."""
    before = chunks[n - 1]
    return before.kind == "punct" and before.name in "،,"


def _one_count(first: Chunk, c: Chunk) -> bool:
    """``مئات الجنود والضباط``: one number counts both."""
    hit = c.alts.get("group")
    plural = hit is not None and hit.lexeme.data[1] == "plural"
    if first.quantity is None or c.quantity is not None or not plural:
        return False
    return not harm_noun(c) and (c.word.article or first.quantity.form == "vague")


def counted_together(chunks: Sequence[Chunk], n: int) -> bool:
    """``17 جنديا وشرطيا``, ``7 ملايين نازح ولاجئ``: one large number counts both singulars."""
    c, before = chunks[n], chunks[n - 1] if n else None
    if before is None or before.quantity is None or c.quantity is not None:
        return False
    hits = (before.alts.get("group"), c.alts.get("group"))
    singular = all(h is not None and h.lexeme.data[1] == "singular" for h in hits)
    plain = c.joined and not harm_noun(c) and (before.quantity.low or 0) > _TEN
    return singular and plain and _tanwin(before) == _tanwin(c)


def _tanwin(c: Chunk) -> bool:
    return fold_word(c.name.partition(" ")[0]).endswith("ا")


_TEN: Final = 10  # up to it the counted noun is a plural


def _same_list(c: Chunk) -> bool:
    """Whether people after و are more of the same harm, not a new subject."""
    return c.kind != "actor" or c.quantity is not None or "group" in c.alts


def _another(chunks: Sequence[Chunk], n: int, people: People) -> bool:
    """``9 مدنيين بينهم طفلان و14 مقاتلا``: too many, or harmed otherwise: no part.

    They are one where with them the parts make up the whole: ``ضحايا بينهم قتلى وجرحى``.
    """
    own, first = harm_noun(chunks[n]), harm_noun(chunks[people.members[0]])
    whole = count_of(chunks, people.members[-1]).low
    told = [count_of(chunks, p).low or 0 for p in people.parts]
    more = count_of(chunks, n).low
    counted = whole is not None and more is not None and bool(people.parts)
    total = sum(told) + (more or 0)
    if counted and total == whole:
        return False
    if own and own != first and chunks[n].joined and people.parts:
        return True
    distinct = group_of(chunks[n]) not in ("child", "woman")
    return counted and distinct and total > (whole or 0)


def _late_part(chunks: Sequence[Chunk], n: int, end: int) -> int:
    """``قتل خمسة في قصف على السوق، بينهم طفلان``: a part told after the cause."""
    for i in range(n, min(n + _FAR, end)):
        c = chunks[i]
        if c.kind == "prep" and c.data == "among":
            return i if c.word.pronoun or c.name.endswith(_SELF) else 0
        if c.kind == "trigger" and not finite(c):
            continue
        if c.kind == "punct" and c.name not in "؛:.":
            continue
        if c.kind not in _PASSED or (c.joined and c.kind == "word"):
            return 0
    return 0


def used(people: People) -> set[int]:
    """The chunks that a list has taken."""
    return {*people.members, *people.parts}
