"""Harm told by a toll: ``ارتفع عدد القتلى إلى 63``, ``حصيلة المصابين تجاوزت 30``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.harm import people as lists
from tawthiq.extract.harm.items import Count, HarmAt, bounded, item
from tawthiq.extract.harm.people import base_of, can_suffer, harm_noun

_ROSE: Final = frozenset(
    [
        *("بلغ", "بلغت", "وصل", "وصلت", "ارتفع", "ارتفعت", "ليرتفع", "لترتفع"),
        *("يبلغ", "تبلغ", "تجاوز", "تجاوزت", "يتجاوز", "فاق", "يفوق", "زاد", "زادت"),
        *("ارتفاع", "يرتفع", "ترتفع", "ليصل", "ليبلغ", "يصل", "بلوغ"),
        *("صعد", "صعدت", "يصعد", "قفز", "قفزت", "تخطي", "تخطت", "يتخطي"),
    ]
)
_BEYOND: Final = ("تجاوز", "يتجاوز", "فاق", "يفوق", "زاد", "يزيد", "تخط", "يتخط")
_TOLL: Final = ("عدد", "اعداد", "حصيله", "اجمالي", "مجموع", "عداد")
# What the dead may be of: ضحايا التفجير, شهداء السيارة المفخخة, قتلى المدينة.
_TOLLED: Final = frozenset(("trigger", "place", "weapon", "object"))


def from_toll(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``ارتفع عدد القتلى إلى 63``, ``حصيلة المصابين تجاوزت 30 شخصا``."""
    noun = chunks[k]
    if noun.quantity is not None or noun.word.pronoun:
        return []
    of = chunks[k + 1 : k + 2]  # حصيلة ضحايا التفجير
    if not noun.word.article and not any(c.kind in _TOLLED for c in of):
        return []
    if not any(base_of(c).endswith(_TOLL) for c in chunks[max(0, k - 2) : k]):
        return []
    rose = next((c for c in chunks[max(0, k - 4) : k] if _rises(c)), None)
    for n in range(k + 1, min(k + 13, len(chunks))):
        c = chunks[n]
        if _rises(c):
            rose = c
        if (
            c.kind in ("quantity", "people")
            and c.quantity is not None
            and n not in used
        ):
            stated = rose is not None or n == k + 1  # عدد الشهداء خمسة
            if not stated or not can_suffer(c) or relation_of(chunks, n) == "at":
                continue
            if harm_noun(c) and harm_noun(c) != harm_noun(noun):
                return []
            people = lists.read(chunks, n)
            used |= {k, *lists.used(people)}
            found = lists.items(chunks, people, k, [harm_noun(noun)])
            found = [_of_whom(chunks, k, f) for f in found[:1]] + found[1:]
            if rose is None:
                return found
            return [_beyond(chunks, rose, f) for f in found[:1]] + found[1:]
        inner = c.kind == "harm" and chunks[n - 1].kind == "rel"
        if inner:
            continue  # عدد القتلى الذين قضوا في القصف
        if c.kind in ("comp", "harm", "report") or (
            c.kind == "punct" and c.name in "؛."
        ):
            return []
    return []


def _of_whom(chunks: Sequence[Chunk], k: int, found: HarmAt) -> HarmAt:
    """``القتلى في صفوف الجيش 17``: the toll is of those that its noun is of."""
    group = lists.group_at(chunks, k)
    if found.item.group != "unspecified" or group == "unspecified":
        return found
    return found._replace(item=replace(found.item, group=group))


def _rises(chunk: Chunk) -> bool:
    base = base_of(chunk)
    return base in _ROSE or base[1:] in _ROSE


def _beyond(chunks: Sequence[Chunk], rose: Chunk, found: HarmAt) -> HarmAt:
    """``تجاوز 30``: at least the number that a toll has passed."""
    told = found.item
    over = base_of(rose).lstrip("وف").startswith(_BEYOND)
    if not over or told.form != "exact" or told.low is None:
        return found
    count: Count = bounded(told.low, "at_least")
    return found._replace(item=item(chunks, found.at, told.kind, told.group, count))
