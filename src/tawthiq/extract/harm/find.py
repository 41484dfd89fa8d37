"""Sentence → harm: every number of people killed, hurt, taken that its words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import BODIES, Chunk
from tawthiq.extract.events.drafts import HarmDraft
from tawthiq.extract.events.portions import caused
from tawthiq.extract.harm import (
    cases,
    entries,
    fallen,
    lists,
    masdars,
    nouns,
    tolls,
    verbs,
)
from tawthiq.extract.harm.announced import HARM
from tawthiq.extract.harm.items import SUBGROUPS, HarmAt, item, says_others
from tawthiq.extract.harm.members import (
    OF_THEM,
    headed,
    own_doer,
    own_hands,
    own_places,
)
from tawthiq.extract.harm.people import (
    base_of,
    can_suffer,
    harm_noun,
    numbers_a_place,
    said_of,
)


def find(chunks: Sequence[Chunk], before: HarmDraft | None = None) -> list[HarmAt]:
    """All harm told in a sentence, in order; ``before``: the last of the one before it."""
    out: list[HarmAt] = []
    used: set[int] = set()
    for k, chunk in enumerate(chunks):
        if chunk.kind == "harm":
            out.extend(tolls.from_counted(chunks, k, used))
            if tolls.of_theirs(chunks, k):
                out.extend(tolls.from_toll(chunks, k, used))
        if chunk.kind == "harm" and k not in used:
            out.extend(
                verbs.from_verb(chunks, k, used)
                if finite(chunk)
                else masdars.from_masdar(chunks, k, used)
            )
        elif chunk.kind == "result":
            out.extend(fallen.from_result(chunks, k, used))
        elif chunk.kind in ("word", "light", "trigger"):
            out.extend(fallen.from_fall(chunks, k, used))
            if chunk.kind == "trigger":
                out.extend(cases.from_cases(chunks, k, used))
        elif fallen.whose_victims(chunks, k):
            out.extend(fallen.from_victims(chunks, k, used))
        elif "harm_noun" in chunk.alts and k not in used:
            out.extend(tolls.from_toll(chunks, k, used))
    for k, chunk in enumerate(chunks):
        if (
            chunk.kind in ("people", "source")
            and k not in used
            and "harm_noun" in chunk.alts
            and not _told_with(chunks, said_of(chunks, k), used)
        ):
            out.extend(nouns.from_noun(chunks, k, used))
    out.extend(_elided(chunks, out, used, before))
    out.sort(key=lambda h: h.at)
    return _regroup(chunks, out)


def _told_with(chunks: Sequence[Chunk], at: int, used: set[int]) -> bool:
    """Whether the people at ``at``, of whom a noun of harm is said, are told or dead."""
    return at >= 0 and (at in used or chunks[at].id in BODIES)


def _elided(
    chunks: Sequence[Chunk],
    told: Sequence[HarmAt],
    used: set[int],
    before: HarmDraft | None,
) -> Iterator[HarmAt]:
    """``استشهد 7 مدنيين في دوما، و3 في حرستا``: a bare number counts as the one before.

    A line that opens with one goes on with the list of the line before.
    """
    first = next((k for k, c in enumerate(chunks) if c.kind != "punct"), 0)
    for k, c in enumerate(chunks):
        if c.quantity is None or k in used or not can_suffer(c):
            continue
        doer = own_doer(chunks, k)
        if c.kind != "quantity" and not (doer and c.joined):
            continue
        if not c.quantity.low and c.name.endswith("هم"):
            continue  # أغلبهم في الجنوب: most of those told, no more of them
        if numbers_a_place(chunks, k):
            continue
        earlier = [h for h in told if h.at < k]
        wholes = [h for h in earlier if h.item.group not in SUBGROUPS] or earlier
        shared = _shared_out(chunks, k) if not wholes else None
        like = wholes[-1].item if wholes else shared or before
        head = headed(chunks, k)
        if head:  # 31 قتيلا و88 جريحا، تليها نينوى بـ15
            dead = [h.item for h in wholes if h.item.kind == "killed"]
            like = dead[-1] if dead else like
        listed = c.joined or k == first or chunks[k - 1].name in _LISTS
        listed = listed or chunks[k - 1].name in OF_THEM or bool(head or shared)
        opens = earlier or chunks[first].kind == "quantity" or shared is not None
        own = head or own_places(chunks, k) or own_hands(chunks, k) or caused(chunks, k)
        if like is not None and listed and opens and own:
            if c.kind == "people":  # وتسعة مدنيين بينهم طفلان على يد القوات
                people = lists.read(chunks, k)
                used |= lists.used(people)
                yield from entries.items(chunks, people, k, [like.kind], doer)
                continue
            yield HarmAt(item(chunks, k, like.kind, like.group), k, k, doer, (c,))


def _shared_out(chunks: Sequence[Chunk], k: int) -> HarmDraft | None:
    """``وتوزع القتلى على 53 في حلب``: harm as of the number at k, of those told before."""
    for i, c in enumerate(chunks[:k]):
        if harm_noun(c) in HARM and c.word.article and c.quantity is None:
            shares = any(base_of(x).lstrip("وف") in _SHARED for x in chunks[:i])
            return item(chunks, k, harm_noun(c), "unspecified") if shares else None
    return None


_SHARED: Final = words("find.shared")
_LISTS: Final = frozenset("،,؛:-–—/|•")


def _regroup(chunks: Sequence[Chunk], found: list[HarmAt]) -> list[HarmAt]:
    """``وإصابة 37 آخرين``: others are of the group told before them.

    ``3 شهداء بينهم طفلة وإصابة 9 آخرين``: a part of the first lends them none.
    """
    out: list[HarmAt] = []
    group = "unspecified"
    whole = -1
    for given in found:
        harm = given
        told = harm.item
        part = harm.head == whole and harm.at > out[-1].at
        if part and told.kind == out[-1].item.kind and not says_others(chunks, harm.at):
            if group in SUBGROUPS and told.group != group:
                group = "unspecified"  # استشهد طفل وامرأة وأصيب آخرون
            out.append(harm)
            continue
        whole = harm.head
        if (
            told.group == "unspecified"
            and group not in SUBGROUPS
            and group != "unspecified"
            and says_others(chunks, harm.at)
        ):
            harm = harm._replace(item=replace(told, group=group))
        elif told.group != "unspecified":
            group = told.group
        out.append(harm)
    return out
