"""What else a word may tell, where its participants leave its type in doubt.

Who moved, or what changed hands, may stand in another sentence, and a side that leaves is
told by the same words as the people who do: ``أجبروهم على الخروج``, ``سلموهم أمس``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.scene import kind_of
from tawthiq.extract.parties.who import (
    FIGHTING,
    MILITARY,
    REACH,
    Lists,
    beside,
    class_of,
    clause,
    toward,
)
from tawthiq.text import fold_word

# Of a draft whose type is settled, at its chunk: the types that its word may tell instead.
Instead = Callable[[Lists, Draft, Sequence[Chunk], int], Sequence[str]]

_THINGS: Final = {"object", "weapon", "place", "people", "person"}
_QUITS: Final = ("غادر", "مغادره", "رحل")


def _flight(
    lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``تفر نحو الصحراء``, ``غادروا المنطقة``: fighters or residents, on their own or not."""
    if lists.has(chunks[k + 1 : k + 1 + REACH], "prisons"):
        return ("release",)  # فر عشرات السجناء من سجن المدينة
    if draft.type == "withdrawal":
        return ("displacement",)
    if draft.type != "displacement":
        return ()
    name = fold_word(str(chunks[k].alts["trigger"].lexeme.name))
    return ("evacuation", "withdrawal") if name in _QUITS else ("withdrawal",)


def _leaving(
    _lists: Lists, draft: Draft, _chunks: Sequence[Chunk], _k: int
) -> Sequence[str]:
    """``خروج قوات النظام من البلدة``, ``خرجت من المخيم سيدتان``: by a deal or not."""
    return _GONE.get(draft.type, ())


_GONE: Final[Mapping[str, Sequence[str]]] = {
    "evacuation": ("displacement", "withdrawal"),
    "displacement": ("evacuation", "withdrawal"),
    "withdrawal": ("evacuation",),
}


def _clearing(
    _lists: Lists, draft: Draft, _chunks: Sequence[Chunk], _k: int
) -> Sequence[str]:
    """``أخلى السكان 15 قرية``, ``بيوت تخلى على عجل``."""
    if draft.type == "withdrawal":
        return ("evacuation", "displacement")
    return ("displacement", "withdrawal") if draft.type == "evacuation" else ()


def _removing(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``أخرجوهم من ديارهم``, ``من إخراجه منها``: whom, nobody says here."""
    told = beside(chunks, k, {"people", "person"}) is not None
    if draft.type != "evacuation" or told:
        return ()
    return ("withdrawal", "displacement")


def _expulsion(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``دحر متشددي التنظيم في شمال البلاد``: ground taken, lost or gained."""
    if draft.type == "withdrawal":
        whom = beside(chunks, k, {"people", "actor", "place"})
        if whom is not None and whom.kind == "people":
            return ("control", "displacement")  # طردوا أسرته منه
        named = beside(chunks, k, {"place"}) is not None
        return ("control",) if named else ("control", "advance")
    return {"control": ("withdrawal",), "displacement": ("control",)}.get(
        draft.type, ()
    )


def _handing(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``سلمت الحركة البلدة لفصيل``: who hands a place over leaves it, who arms loses them."""
    if draft.type == "deployment":
        return ("equipment_loss",)  # سلم المسلحون ثلاث دبابات
    name = fold_word(chunks[k].name)
    if draft.type != "control" or not any(w in name for w in ("سلم", "سليم")):
        return ()
    what = beside(chunks, k, _THINGS)
    ground = what is not None and what.kind in ("place", "object")
    return ("withdrawal",) if ground else ()


def _entering(
    lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``دخول دورية للجيش إلى البلدة``: who comes to a place need not take it."""
    if draft.type == "deployment":
        return ("control",)
    if draft.type != "control":
        return ()
    came = any(
        c.kind == "place" and relation_of(chunks, n) in ("to", "toward", "from")
        for n, c in enumerate(chunks[k + 1 : k + 1 + REACH], k + 1)
    )
    if lists.has(chunks[max(0, k - _FAR) : k], "relief"):
        return ("aid",)  # تمكنت قافلة مساعدات من دخول البلدة
    nowhere = bool(draft.actors) and beside(chunks, k, {"place"}) is None
    return ("deployment",) if came or nowhere else ()


_FAR: Final = 10


def _carrying(
    lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``وصلت المقاومة إلى مباني الإذاعة``: who gets somewhere gains ground."""
    if draft.type == "aid":
        return ("deployment",)  # نشر فرق لمراقبة الهدنة الإنسانية
    near = clause(chunks, k)
    if draft.type == "evacuation":
        return ("release",) if lists.has(near, "captives") else ()
    arrives = fold_word(str(chunks[k].alts["trigger"].lexeme.name)).startswith("وص")
    if draft.type != "deployment":
        return ()
    if not arrives:  # جرى نقلهم بطائرة عسكرية إلى المدينة
        return ("evacuation",) if chunks[k].word.pronoun and toward(chunks, k) else ()
    if lists.has([*chunks[max(0, k - REACH) : k + 1], *near[:2]], "convoys"):
        return ("evacuation",)  # وصلت الدفعة السابعة من مقاتلي البلدة
    if toward(chunks, k):
        return ("advance", "control")  # وصل مقاتلوه إلى مركز البلدة
    return ("advance",) if lists.has(near, "distance") else ()


def _losing(
    _lists: Lists, draft: Draft, _chunks: Sequence[Chunk], _k: int
) -> Sequence[str]:
    """``نفت القوة فقدان المعسكر``: who lost it, or who took it."""
    return ("control",) if draft.type == "withdrawal" else ()


def _massing(
    _lists: Lists, draft: Draft, _chunks: Sequence[Chunk], _k: int
) -> Sequence[str]:
    """``احتشد ثلاثة آلاف متطوع``: to fight or to protest."""
    return ("deployment",) if draft.type == "protest" else ()


def _flocking(
    _lists: Lists, draft: Draft, _chunks: Sequence[Chunk], _k: int
) -> Sequence[str]:
    """``توافد المئات إلى الساحة``, ``توافد المقاتلون``: who comes need not flee."""
    return ("deployment", "protest") if draft.type == "displacement" else ()


def _meeting(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``التقى المقاتلون في الحي``: forces that meet close a ring."""
    after = beside(chunks, k, {"actor", "people"})
    who = [*draft.actors, *([after] if after is not None else [])]
    return ("advance",) if any(kind_of(w) in FIGHTING for w in who) else ()


def _storming(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``اجتاح التنظيم البلدة``: what is overrun is held."""
    stormed = draft.type == "ground_attack" and draft.status == "asserted"
    return ("control",) if stormed and beside(chunks, k, {"place"}) else ()


def _falling(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``وقعت ست فتيات في قبضة المليشيا``: taken by an authority, or by gunmen."""
    whose = chunks[k + 1] if k + 1 < len(chunks) else None
    police = whose is not None and kind_of(whose) in _AUTHORITIES
    return () if police else _TAKEN.get(draft.type, ())


_AUTHORITIES: Final = frozenset(("actor.force", "actor.government"))


_TAKEN: Final[Mapping[str, Sequence[str]]] = {
    "detention": ("abduction",),
    "abduction": ("detention",),
}


def _assassinating(
    _lists: Lists, draft: Draft, _chunks: Sequence[Chunk], _k: int
) -> Sequence[str]:
    """``اغتالوا القائد في منزله``: with no word of the means."""
    return ("killing",) if draft.type == "shooting" else ()


def _blasting(
    _lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int
) -> Sequence[str]:
    """``فجر المهندسون تسع عبوات``: bombs that are found are destroyed, several at a time."""
    if draft.type != "bombing":
        return ()
    what = beside(chunks, k, {"object", "weapon"})
    several = what is not None and what.quantity is not None
    return ("equipment_loss",) if several or arms(what) else ()


def arms(what: Chunk | None) -> bool:
    """Whether what is blown up is a store of arms, or what carries them."""
    return what is not None and class_of(what).startswith(MILITARY)


# role in ``grammar.yaml`` → what its words may tell instead
INSTEAD: Final[Mapping[str, Instead]] = {
    "flight": _flight,
    "leaving": _leaving,
    "clearing": _clearing,
    "removing": _removing,
    "expulsion": _expulsion,
    "handing": _handing,
    "entering": _entering,
    "carrying": _carrying,
    "losing": _losing,
    "massing": _massing,
    "flocking": _flocking,
    "meeting": _meeting,
    "storming": _storming,
    "falling": _falling,
    "assassinating": _assassinating,
    "blasting": _blasting,
}
