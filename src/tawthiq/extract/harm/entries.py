"""The harm items of a list of people: what befell each member, and each part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm.items import Count, HarmAt, exactly, item
from tawthiq.extract.harm.lists import People
from tawthiq.extract.harm.people import group_at, harm_noun

HARM: Final = frozenset(("killed", "injured"))
_TRAPPED: Final = ("عالق", "العالق")


def items(
    chunks: Sequence[Chunk],
    people: People,
    head: int,
    kinds: Sequence[str],
    doer: tuple[Chunk, ...] = (),
) -> list[HarmAt]:
    """The harm items of a list of people; ``kinds``: what befell its first members."""
    out: list[HarmAt] = []
    kinds = list(dict.fromkeys(kinds))
    broken_up = _broken_up(chunks, people)
    if broken_up:
        kinds = sorted(HARM)
    states = {harm_noun(chunks[m]) for m in people.members}
    pair = all(chunks[m].quantity is None for m in people.members)
    both = set(kinds) == HARM
    # استشهاد وإصابة ضابط و8 جنود: the number counts all of them
    numbers = both and any(chunks[m].quantity is not None for m in people.members)
    first = people.members[0]
    whole = group_at(chunks, first)
    for m in people.members:
        own = harm_noun(chunks[m]) if m != first else ""
        told = [own] if own else ["killed_or_injured"] if numbers else kinds
        group = whole if chunks[m].kind == "quantity" else group_at(chunks, m)
        out.extend(_told(chunks, m, group, told, head, doer))
    for m in people.parts:
        group = group_at(chunks, m)
        own = harm_noun(chunks[m])
        if group in ("unspecified", whole) and not (broken_up and own):
            continue  # بينهم ضابط: the guideline counts only another group
        owner = people.owners[m]
        if not own and (both or (pair and states == {"killed", "injured"})):
            own = "killed_or_injured"
        elif not own and owner != first:
            own = harm_noun(chunks[owner])
        told = [own] if own else kinds
        out.extend(_told(chunks, m, group, told, head, doer))
    return _persons(chunks, out)


def _broken_up(chunks: Sequence[Chunk], people: People) -> bool:
    """``273 ضحية بينهم 81 قتيلا و192 جريحا``: some of them died and some did not."""
    return {harm_noun(chunks[m]) for m in people.parts} >= HARM


def _told(
    chunks: Sequence[Chunk],
    m: int,
    group: str,
    kinds: Sequence[str],
    head: int,
    doer: tuple[Chunk, ...],
) -> list[HarmAt]:
    c = chunks[m]
    out = [HarmAt(item(chunks, m, k, group), m, head, doer, (c,)) for k in kinds]
    after = chunks[m + 1].word.base if m + 1 < len(chunks) else ""
    if any(w.startswith(_TRAPPED) for w in [*c.name.split()[1:], after]):
        out.append(HarmAt(item(chunks, m, "trapped", group), m, head, doer, (c,)))
    return out


def _persons(chunks: Sequence[Chunk], found: list[HarmAt]) -> list[HarmAt]:
    """Several people named are their number: ``مقتل الشابين سالم أحمد وماهر علي``."""
    out: list[HarmAt] = []
    n = 1
    for harm in found:
        last = out[-1] if out else None
        if (
            last is not None
            and chunks[harm.at].kind == chunks[last.at].kind == "person"
            and (harm.item.kind, harm.item.group) == (last.item.kind, last.item.group)
        ):
            n += 1
            total: Count = exactly(n)
            both = (*last.victims, *harm.victims)
            joint = item(chunks, last.at, last.item.kind, last.item.group, total)
            out[-1] = last._replace(item=joint, victims=both)
            continue
        n = 1
        out.append(harm)
    return out
