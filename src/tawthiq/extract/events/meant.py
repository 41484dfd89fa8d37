"""What else a word of attack may tell, where the report tells its means elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import TAKING, VIOLENCE, Draft
from tawthiq.extract.events.strikes import airy, covers, kind

# Words of shelling that aircraft do as well, and chunks that may name aircraft.
_BOMBARDING: Final = ordered("meant.bombarding")
_RAIDING: Final = ("اغار", "يغير")
_FLYING: Final = ("actor", "object", "word", "weapon", "trigger")
_MEANS: Final = frozenset(("airstrike", "shelling", "bombing"))


def otherwise(
    draft: Draft,
    name: str,
    mentions: Sequence[str],
    here: Sequence[str],
    *,
    neutral: bool,
    flown: Callable[[], bool],
) -> str:
    """The type that a word of attack tells if its means is not what stands beside it.

    ``شاركت مقاتلات … في قصف المعسكر``: aircraft anywhere in its sentence; ``قال إنه قصف
    المقر``, ``منفذ الهجوم``: the strike told before; ``قصف إسرائيلي``: a state flies as
    well as it shells. The other way round, a word that was taken for that strike may be
    an attack of its own: ``هجوم الفصائل``. Nothing
    where it tells its means itself. ``name``: the folded word; ``mentions``: the types of
    the event words of earlier sentences, ``here``: of this one, before it; ``flown``:
    whether the clauses about it name aircraft.
    """
    bombards = name.startswith(_BOMBARDING) and not neutral
    if draft.weapons or not (neutral or bombards):
        return ""
    noun, alone = draft.pos == "noun", not draft.actors
    refers = noun and draft.definite and alone
    if draft.type == "ground_attack":
        manned = any(a.kind == "people" for a in draft.actors)
        raids = name.startswith(_RAIDING) and not manned  # أغارت كذلك على المطار
        if not refers and not _grounded(draft) and (raids or flown()):
            return "airstrike"
        if alone and not refers:  # هجوم بالمدفعية طال الحي واستهدف المدرسة
            return next((t for t in reversed(here) if t in _MEANS), "")
        last = next((t for t in reversed(mentions) if t in _MEANS), "")
        return last if refers and last == "bombing" else ""
    if draft.type == "shelling" and bombards and not by_guns(name):
        before = "airstrike" in mentions or "airstrike" in here
        told = before and alone and not refers
        above = told or flown() or _states(draft)
        return "airstrike" if above else ""
    if draft.type not in _MEANS or not noun or refers:
        return ""
    if any(kind(a) == "air" for a in draft.actors):
        return ""
    if bombards:
        return "shelling" if draft.type == "airstrike" else ""
    return "" if alone else "ground_attack"


def _states(draft: Draft) -> bool:
    """``قصف إسرائيلي``: whether a state or its forces did it."""
    return any(kind(a) in ("government", "state_forces") for a in draft.actors)


def by_guns(name: str) -> bool:
    """``قصف مدفعي``: a folded word that tells its means, whatever else flies."""
    return not _GUNS.isdisjoint(name.split())


_GUNS: Final = words("meant.guns")


def _grounded(draft: Draft) -> bool:
    """``هاجم التنظيم …، فيما قصفت الطائرات …``: who has no aircraft unless he is told to."""
    return any(kind(a) in ("armed_group", "militia", "police") for a in draft.actors)


def aircraft(chunks: Sequence[Chunk], air: frozenset[str]) -> list[int]:
    """Where a sentence names aircraft that do more than cover others, or who flies them."""
    return [
        i
        for i, c in enumerate(chunks)
        if kind(c) == "air" or (c.kind in _FLYING and airy(c, air))
        if not covers(chunks, i)
    ]


def toll_of(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The event, of those told, that a toll without a cause of its own may be of."""
    if draft.type != "casualties" or draft.pos != "harm" or draft.headline:
        return None
    near = [
        d
        for d in told
        if d.type in _DEADLY
        and d.status == "asserted"
        and draft.sentence - d.sentence <= _SOON
    ]
    return near[-1] if near else None


_DEADLY: Final = VIOLENCE - TAKING
_SOON: Final = 2  # sentences
