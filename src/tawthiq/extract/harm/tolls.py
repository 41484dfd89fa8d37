"""Harm told by a toll: ``ارتفع عدد القتلى إلى 63``, ``حصيلة المصابين تجاوزت 30``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawthiq.codebook.words import ordered
from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import clause_end, is_toll, rises
from tawthiq.extract.harm import entries, lists
from tawthiq.extract.harm.announced import HARM
from tawthiq.extract.harm.items import Count, HarmAt, bounded, count_of, item
from tawthiq.extract.harm.nouns import twin_of
from tawthiq.extract.harm.people import base_of, can_suffer, group_at, harm_noun

_BEYOND: Final = ordered("harm_tolls.beyond")
# Chunks before a toll's noun in which it is told to rise, and where a second goes on.
_RISES: Final = 4
_ROSE: Final = 8
_BEFORE: Final = 5  # chunks between a number and the noun that it counts
# What the dead may be of: ضحايا التفجير, شهداء السيارة المفخخة, قتلى المدينة.
_TOLLED: Final = frozenset(("trigger", "place", "weapon", "object", "actor"))


def from_toll(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``ارتفع عدد القتلى إلى 63``, ``حصيلة المصابين تجاوزت 30 شخصا``."""
    noun = chunks[k]
    if _numbered(chunks, k):
        return _total(chunks, k, k + 1, None, used)
    theirs = bool(noun.word.pronoun) and k > 0 and is_toll(chunks[k - 1])
    if noun.quantity is not None or (noun.word.pronoun and not theirs):
        return []
    of = chunks[k + 1 : k + 2]  # حصيلة ضحايا التفجير
    owned = noun.last > noun.first  # عدد | قتلى حزب الله
    theirs = theirs or owned or (bool(of) and _owned_twin(noun, of[0]))
    told = noun.word.article or theirs or any(c.kind in _TOLLED for c in of)
    if not told:
        return []
    # ارتفع عدد القتلى إلى سبعة | والجرحى إلى عشرين
    # وعدد الجرحى إلى عشرين
    again = k > 1 and is_toll(chunks[k - 1]) and chunks[k - 1].joined
    opens = k - 1 if again else k
    joined = again or noun.joined
    goes_on = joined and opens - 1 in used and _counted(chunks, opens - 1)
    if not (goes_on or any(is_toll(c) for c in chunks[max(0, k - 2) : k])):
        return []
    near = _ROSE if goes_on else _RISES
    rose = next((c for c in chunks[max(0, k - near) : k] if rises(c)), None)
    first = _told_first(chunks, k, used)
    if first:
        return first
    for n in range(k + 1, min(k + 13, len(chunks))):
        c = chunks[n]
        if rises(c):
            rose = c
        if (
            c.kind in ("quantity", "people")
            and c.quantity is not None
            and n not in used
        ):
            # عدد الشهداء خمسة, حصيلة القتلى اليوم: 9
            beside = all(x.kind in ("time", "punct") for x in chunks[k + 1 : n])
            stated = rose is not None or beside
            if not stated or not can_suffer(c) or relation_of(chunks, n) == "at":
                continue
            if harm_noun(c) and harm_noun(c) != harm_noun(noun):
                return []
            return _total(chunks, k, n, rose, used)
        if c.kind == "harm" and chunks[n - 1].kind == "rel":
            continue  # عدد القتلى الذين قضوا في القصف
        if c.kind in ("comp", "harm", "report") or (
            c.kind == "punct" and c.name in "؛."
        ):
            return []
    return []


def of_theirs(chunks: Sequence[Chunk], k: int) -> bool:
    """``عدد قتلاه``: a noun of the dead that is spelled as ``قتلاه``, they killed him."""
    noun = "harm_noun" in chunks[k].alts and bool(chunks[k].word.pronoun)
    return noun and k > 0 and is_toll(chunks[k - 1])


def _numbered(chunks: Sequence[Chunk], k: int) -> bool:
    """``القتلى 87 والمصابون 191``: a number right after those whom it counts."""
    noun, after = chunks[k], chunks[k + 1 : k + 2]
    first = not k or chunks[k - 1].kind in ("punct", "conn", "quantity")
    plain = noun.word.article and not noun.word.preposition and noun.quantity is None
    counts = bool(after) and after[0].kind == "quantity" and after[0].name[0].isdigit()
    return first and plain and counts and can_suffer(after[0])


def _owned_twin(noun: Chunk, after: Chunk) -> bool:
    """``أعداد قتلى | وجرحى الحشد الشعبي``: whose both are is said after the second."""
    pair = after.joined and {harm_noun(noun), harm_noun(after)} == HARM
    return pair and after.last > after.first


def _total(
    chunks: Sequence[Chunk], k: int, n: int, rose: Chunk | None, used: set[int]
) -> list[HarmAt]:
    """The harm of a toll, whose noun is at k and whose number at n.

    ``rose``: the word that says it rose.
    """
    people = lists.read(chunks, n)
    kinds, pair = _kinds(chunks, k, n)
    people.members = [m for m in people.members if m != pair]
    used |= {k, pair, *lists.used(people)}
    first, *others = entries.items(chunks, people, k, kinds)
    first = _of_whom(chunks, k, first)
    return [first if rose is None else _beyond(chunks, rose, first), *others]


def _kinds(chunks: Sequence[Chunk], k: int, n: int) -> tuple[list[str], int]:
    """What befell those counted at n, and the second noun of a pair, or k.

    ``عدد الضحايا 370 شهيدا وجريحا``, ``عدد الشهداء والجرحى إلى ثمانية``: one number counts
    both.
    """
    state, after = harm_noun(chunks[k]), chunks[k + 1]
    twin = twin_of(chunks, n) if harm_noun(chunks[n]) else 0
    if twin:
        return sorted(HARM), twin
    definite = after.word.article or _owned_twin(chunks[k], after)
    beside = after.joined and definite and after.quantity is None
    pair = beside and {state, harm_noun(after)} == HARM and not harm_noun(chunks[n])
    return (sorted(HARM), k + 1) if pair and n > k + 1 else ([state], k)


def _told_first(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``ليرتفع إلى 63 عدد القتلى``: the number before its noun."""
    at = next((i for i in (k - 2, k - 3) if i >= 0 and _counted(chunks, i)), -1)
    if at < 0 or at in used or not any(rises(c) for c in chunks[max(0, at - 3) : at]):
        return []
    used |= {at, k}
    count = count_of(chunks, at)
    group = group_at(chunks, k)
    return [HarmAt(item(chunks, at, harm_noun(chunks[k]), group, count), at, k)]


def from_counted(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``عدد المدنيين الذين قتلوا … إلى 614``, the number before or after: verb k tells."""
    verb = chunks[k].alts.get("harm_verb")
    if verb is None or chunks[k - 1].kind != "rel":
        return []
    told = chunks[k - 2] if k > 1 else chunks[0]  # الأطباء, who tell things too
    people = told if k > 1 and told.kind in _PEOPLE and can_suffer(told) else None
    toll = k - 3 if people is not None else k - 2
    if toll < 0 or not is_toll(chunks[toll]):
        return []
    end = clause_end(chunks, toll)
    near = chunks[max(0, toll - _BEFORE) : end]
    after = next((n for n in range(k + 1, end) if _counted(chunks, n)), -1)
    at = toll - 1 if toll and _counted(chunks, toll - 1) else after
    if at < 0 or at in used or not any(rises(c) for c in near):
        return []
    used |= {at, k}
    group = group_at(chunks, k - 2) if people is not None else "unspecified"
    dead = item(chunks, at, verb.lexeme.data.kind, group, count_of(chunks, at))
    return [HarmAt(dead, at, k)]


_PEOPLE: Final = ("people", "source")


def _counted(chunks: Sequence[Chunk], i: int) -> bool:
    c = chunks[i]
    counts = c.kind in ("quantity", "people") and c.quantity is not None
    return counts and can_suffer(c)


def _of_whom(chunks: Sequence[Chunk], k: int, found: HarmAt) -> HarmAt:
    """``القتلى في صفوف الجيش 17``: the toll is of those that its noun is of."""
    group = group_at(chunks, k)
    if found.item.group != "unspecified" or group == "unspecified":
        return found
    return found._replace(item=replace(found.item, group=group))


def _beyond(chunks: Sequence[Chunk], rose: Chunk, found: HarmAt) -> HarmAt:
    """``تجاوز 30``: at least the number that a toll has passed."""
    told = found.item
    over = base_of(rose).lstrip("وف").startswith(_BEYOND)
    if not over or told.form != "exact" or told.low is None:
        return found
    count: Count = bounded(told.low, "at_least")
    return found._replace(item=item(chunks, found.at, told.kind, told.group, count))
