"""Lists of tolls: ``16 شهيدا بقصف على الشعار، ثلاثة في مساكن هنانو``, a claim a member."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, is_place, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft, PlaceDraft
from tawthiq.extract.harm.items import HarmAt, count_of, is_others
from tawthiq.extract.harm.people import can_suffer
from tawthiq.text import fold_word

# Who is taken is counted by who took him, and a clash is one over all its places.
_PARTED: Final = VIOLENCE - {"detention", "abduction", "clash", "killing"}
_OF_HARM: Final = ("harm", "loss")
_OPENING: Final = ("punct", "conn", "comp")
# What people told before are called: منهم خمسة, خمسة من بينهم.
OF_THEM: Final = words("members.of_them")


def own_places(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """The places where the people at chunk ``at`` were harmed: told right after them."""
    found: list[Chunk] = []
    for n in range(at + 1, len(chunks)):
        c = chunks[n]
        if each_of(c):
            continue  # واثنان في | كل من اللاذقية والحسكة
        relation = relation_of(chunks, n - 1 if each_of(chunks[n - 1]) else n)
        if is_place(c, relation) and not found:
            if relation != "at" and c.word.preposition != "ب":
                return []
            found.append(c)
        elif c.kind == "place" and c.joined and not c.word.preposition:
            found.append(c)
        elif found or not (c.kind in ("prep", "time") or (c.joined and can_suffer(c))):
            return found
    return found


def each_of(c: Chunk) -> bool:
    """``كل من``: whether a chunk says that what comes next is told of each."""
    return c.kind == "word" and c.name == "كل من"


def headed(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """``ثم الأنبار بـ15 قتيلا``, ``طرابلس (16 قتيلا)``: the place that a count stands after."""
    n = at - 1
    while n > 0 and chunks[n].name in _OPENS:
        n -= 1
    counted = chunks[at].quantity is not None
    if chunks[at - 1].name in _BRACKETS:  # بنغازي (قتيلان وخمسة جرحى)
        counted = counted or count_of(chunks, at).form == "exact"
    told = n >= 0 and chunks[n].kind == "place" and counted
    return [chunks[n]] if told and not chunks[at].joined else []


def heads_item(chunks: Sequence[Chunk], n: int) -> bool:
    """``…، وبنغازي (قتيلان)``: whether the bracket at n is of a place that a list goes on to."""
    if n < 2 or chunks[n - 1].kind != "place":
        return False
    return chunks[n - 1].joined or chunks[n - 2].name in "،,:؛"


_BRACKETS: Final = ("(", ":")
_OPENS: Final = ("(", ":", "ب", "بـ")


def fronted(chunks: Sequence[Chunk], head: int) -> list[Chunk]:
    """``…، وفي درعا قتل 20 شخصا``: the places right before a verb whose clause they open."""
    found: list[Chunk] = []
    comma = head > 0 and chunks[head - 1].name in "،,"
    for n in range(head - 1 - comma, -1, -1):
        c = chunks[n]
        if c.kind == "prep":
            opens = c.joined or not n or chunks[n - 1].kind in _OPENING
            return found if c.data == "at" and opens and finite(chunks[head]) else []
        if is_place(c, "at"):
            found.insert(0, c)
        elif not (c.kind == "word" and c.joined):  # دمشق | وريفها
            return []
    return []


def listed(chunks: Sequence[Chunk], draft: Draft, others: Sequence[Draft]) -> bool:
    """``وفي درعا قتل 20``: whether harm is one of a list of tolls, place by place.

    ``others``: the drafts of the sentence, one of which tells another of the list.
    """
    counted = draft.pos == "harm" and any(h.form == "exact" for h in draft.harm)
    if not (counted and fronted(chunks, draft.at)):
        return False
    tolls = [d for d in others if d is not draft and d.pos == "harm" and d.harm]
    return any(d.at < draft.at or fronted(chunks, d.at) for d in tolls)


def own_doer(chunks: Sequence[Chunk], at: int) -> tuple[Chunk, ...]:
    """``34 منهم على يد قوات النظام``: at whose hands the people at chunk ``at`` died."""
    n = own_hands(chunks, at)
    return (chunks[n],) if n and chunks[n].kind == "actor" else ()


def own_hands(chunks: Sequence[Chunk], at: int) -> int:
    """``63 على يد جهات أخرى``: where it is told at whose hands they died; 0: nowhere.

    Past those among them who are told apart: ``تسعة بينهم طفلان وسيدة على يد …``.
    """
    n = at + 1
    if n < len(chunks) and is_others(chunks[n]):
        n += 1  # و158 آخرون قتلتهم القوات
    if n < len(chunks) and chunks[n].name in OF_THEM:
        n += 1
        while n < len(chunks) and can_suffer(chunks[n]):
            n += 1
    if n + 1 < len(chunks) and chunks[n].kind == "harm" and chunks[n].word.pronoun:
        return n + 1 if chunks[n + 1].kind == "actor" else 0
    return n + 1 if n + 1 < len(chunks) and chunks[n].data == "by" else 0


def member(
    chunks: Sequence[Chunk], host: Draft, found: HarmAt, now: Draft, last: int
) -> Draft | None:
    """The draft of a member of a list of tolls, if ``found`` has another place.

    ``now``: the member before it, whose harm stood last at ``last``.  The host does not
    keep the places of its members.
    """
    chunk = chunks[found.at]
    if not any(c.kind in ("place", "trigger") for c in chunks[last + 1 : found.at]):
        return None  # 30 قتيلا ومئة جريح في …
    listed = chunk.joined or (found.at and chunks[found.at - 1].name in "،,؛|/-–:")
    if host.type not in _PARTED or host.pos in _OF_HARM or not (host.harm and listed):
        return None
    places = own_places(chunks, found.at)
    before = {
        fold_word(p.chunk.name) for p in now.places if p.chunk.first < chunk.first
    }
    if not places or not before.isdisjoint(fold_word(c.name) for c in places):
        return None
    host.parted.extend(places)
    host.places = [p for p in host.places if p.chunk not in places]
    draft = host.retyped(host.type)
    draft.at, draft.start, draft.end = found.at, chunk.start, chunk.end
    draft.places = [PlaceDraft(c) for c in places]
    draft.targets = []
    draft.head = host
    draft.why.append(f"member:{chunk.name}")
    return draft


def share(chunks: Sequence[Chunk], found: HarmAt, whole: Draft) -> bool:
    """``63 قتيلا، 30 منهم في حلب و20 في إدلب``: a part of a sum, with its own place.

    A bare number is one too, where the sum has no place or a colon opens the list.
    """
    places = own_places(chunks, found.at)
    near = (
        *chunks[max(0, found.at - 1) : found.at],
        *chunks[found.at + 1 : found.at + 2],
    )
    of_them = any(c.name in OF_THEM for c in near)
    if chunks[found.at].kind == "quantity" and not of_them:
        own = {id(c) for c in places}
        elsewhere = [p for p in whole.places if id(p.chunk) not in own]
        opened = any(c.name == ":" for c in chunks[whole.at : found.at])
        of_them = opened or not elsewhere or bool(own_doer(chunks, found.at))
    more = [h.low or 0 for h in whole.harm if h.kind == found.item.kind]
    fewer = bool(more) and (found.item.low or 0) < max(more)
    return of_them and fewer and bool(places or own_doer(chunks, found.at))


def follow(draft: Draft, head: Draft) -> None:
    """Give a member what the list says once: who did it, with what, when, who tells it."""
    draft.actors, draft.weapons = list(head.actors), list(head.weapons)
    draft.sources, draft.date = list(head.sources), head.date
