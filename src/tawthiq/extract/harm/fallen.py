"""Harm told by words of result and of falling: ``أودى بحياة 12 شخصا``, ``سقوط 24 شهيدا``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm import entries, lists
from tawthiq.extract.harm.announced import FALLS, HARM
from tawthiq.extract.harm.items import SINGLE, HarmAt, item
from tawthiq.extract.harm.members import OF_THEM
from tawthiq.extract.harm.nouns import from_noun
from tawthiq.extract.harm.people import base_of, can_suffer, group_at, harm_noun

_FATAL: Final = ordered("fallen.fatal")
_LIVES: Final = ordered("fallen.lives")
_RANKS: Final = words("fallen.ranks")
_THEY_FELL: Final = "سقطوا"  # 16 مدنيا سقطوا في صعدة
_AFTER: Final = 10  # chunks: حصدت غارة على مخيم للنازحين في المواصي أرواح تسعة


def from_result(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``أودى بحياة 12 شخصا``, ``راح ضحيته 18``, ``أوقع 30 قتيلا``, ``أوقع عددا منهم قتلى``."""
    if whose_victims(chunks, k + 1):
        return []  # from_victims reads on
    life = chunks[k + 1].name.partition("بحيات")[2] if k + 1 < len(chunks) else ""
    if life in SINGLE:  # أودى بحياته
        told = item(chunks, k + 1, "killed", "unspecified", SINGLE[life])
        return [HarmAt(told, k + 1, k)]
    for i in range(k + 1, min(k + _AFTER, len(chunks))):
        c = chunks[i]
        if c.kind in ("harm", "comp") or (c.kind == "punct" and c.name not in "،,–-"):
            return []
        if c.kind == "trigger" and not relation_of(chunks, i):
            if i > k + 1 or finite(c):
                return []
            continue  # خلف الهجوم 35 قتيلا: the subject
        if harm_noun(c) and c.quantity is None and c.word.pronoun:
            continue
        if can_suffer(c) and i not in used:
            lives = _claims_life(chunks, k, i)
            if c.kind == "actor" and not lives:
                continue
            among = chunks[i - 1].name in _RANKS  # أوقع في صفوفهم | قتلى
            if relation_of(chunks, i) in ("at", "from", "near") and not among:
                continue
            if harm_noun(c) and (not lives or harm_noun(c) in HARM):
                return from_noun(chunks, i, used, head=k)
            fatal = base_of(chunks[k]).startswith(_FATAL) and c.word.preposition == "ب"
            if lives or fatal:  # أودت بثلاثة مدنيين
                people = lists.read(chunks, i)
                used |= lists.used(people)
                return entries.items(chunks, people, k, ["killed"])
            return _fallen(chunks, i, k, used)
    return []


def whose_victims(chunks: Sequence[Chunk], k: int) -> bool:
    """``راح ضحيته 18``, ``سقط ضحية القصف 25 مدنيا``: a word that counts nobody by itself."""
    if not 0 < k < len(chunks) - 1:
        return False
    noun, after = chunks[k], chunks[k + 1]
    bare = noun.id == "victim_s" and not (noun.word.prefix or noun.word.article)
    if not bare or noun.quantity is not None:
        return False
    whose = noun.word.pronoun or (
        after.kind == "trigger" and not (after.word.preposition or after.joined)
    )
    return bool(whose) and base_of(chunks[k - 1]).lstrip("وف") in _CLAIMED


_CLAIMED: Final = words("fallen.claimed")


def from_victims(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``راح ضحيته 18``: those who are told after whose victims they were."""
    for i in range(k + 1, min(k + _AFTER, len(chunks))):
        c = chunks[i]
        if c.kind in ("harm", "comp", "rel") or (c.kind == "punct" and c.name != "،"):
            return []
        if not can_suffer(c) or i in used or relation_of(chunks, i):
            continue
        used.add(k)
        if any(x.data == "between" for x in chunks[i + 1 : i + 2]):
            return []  # ضحيتها 25 مدنيا | بين قتيل وجريح
        if harm_noun(c):
            return from_noun(chunks, i, used, head=k - 1)
        people = lists.read(chunks, i)
        used |= lists.used(people)
        return entries.items(chunks, people, k - 1, ["killed"])
    return []


def _claims_life(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    return any(
        c.word.base.lstrip("ب").startswith(_LIVES)
        or any(w in c.name for w in ("حياة", "أرواح", "ضحي", "ارواح"))
        for c in chunks[k + 1 : i]
    )


def from_fall(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``سقوط عشرين مدنيا``, ``سقط العشرات منهم بين قتيل وجريح``: people that fell."""
    base = base_of(chunks[k])
    if base not in FALLS and base[1:] not in FALLS:
        return []
    who = _subject(chunks, k)
    before = chunks[who] if who >= 0 else None
    if base == _THEY_FELL and before is not None and before.quantity is not None:
        # سقطوا شهداء, سقطوا بين قتيل وجريح: what became of them is told
        # خمسة جرحى سقطوا: what they are called tells it
        beside = [before, *chunks[k + 1 : k + 2]]
        told = any(c.name == "بين" or harm_noun(c) for c in beside)
        return [] if told or who in used else _fell(chunks, who, k, used)
    for i in range(k + 1, min(k + 5, len(chunks))):
        c = chunks[i]
        if can_suffer(c) and c.kind != "actor":
            if harm_noun(c) or relation_of(chunks, i) or i in used:
                return []
            if c.kind == "quantity" and c.quantity is not None:
                after = chunks[i + 1] if i + 1 < len(chunks) else None
                if after is None or after.kind not in ("prep", "actor", "people"):
                    return []
            return _fallen(chunks, i, k, used) or _fell(chunks, i, k, used)
        if c.kind not in ("prep", "time", "place", "word"):
            return []
    return []


def _subject(chunks: Sequence[Chunk], k: int) -> int:
    """``ستة من مقاتلي | الحركة سقطوا``, ``24 | منهم سقطوا``: who stands before a verb."""
    if not k:
        return -1
    c = chunks[k - 1]
    owner = c.kind == "actor" and c.quantity is None and not relation_of(chunks, k - 1)
    return k - 2 if owner or c.name in OF_THEM else k - 1


def _fell(chunks: Sequence[Chunk], i: int, k: int, used: set[int]) -> list[HarmAt]:
    """``سقوط ثلاثة جنود``: the fallen are dead where nothing more is said of them."""
    c = chunks[i]
    of_them = any(x.name in OF_THEM for x in chunks[i + 1 : i + 2])
    some = c.kind == "quantity" and of_them  # 24 منهم سقطوا
    if not (c.kind == "people" or some) or c.word.article:
        return []
    people = lists.read(chunks, i)
    used |= lists.used(people)
    return entries.items(chunks, people, k, ["killed"])


def _fallen(chunks: Sequence[Chunk], i: int, k: int, used: set[int]) -> list[HarmAt]:
    """``أوقعت عددا منهم قتلى ومصابين``: the states after the people that they are in."""
    states: list[str] = []
    for n in range(i + 1, min(i + 7, len(chunks))):
        c = chunks[n]
        if harm_noun(c):
            if c.quantity is not None or c.word.article or c.word.pronoun:
                return []
            states.append(harm_noun(c))
            used.add(n)
            continue
        if states or c.kind not in ("prep", "actor", "word", "quote", "people", "time"):
            break
    if not states:
        return []
    kind = "killed_or_injured" if set(states) == HARM else states[0]
    used.add(i)
    return [HarmAt(item(chunks, i, kind, group_at(chunks, i)), i, k, (), (chunks[i],))]
