"""Words of taking: who or what is taken, held, freed or found says what it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tawthiq.extract.arguments import finite, is_passive, relation_of, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.events.strikes import kind
from tawthiq.extract.judging.scene import kind_of
from tawthiq.extract.parties.who import (
    CIVIL,
    MILITARY,
    REACH,
    SIDES,
    Lists,
    Rule,
    beside,
    class_of,
    clause,
    of_war,
)
from tawthiq.text import fold_word

# Kinds of actor whose holding of people is an arrest, and those to whose mercy one falls.
_STATE: Final = ("state_forces", "police", "intelligence", "government", "authority")
_LAWLESS: Final = ("tribe", "people", "person")


def _expulsion(_lists: Lists, _draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``طرد المسلحين من البلدة``: ground taken by who did it, else ground lost."""
    after = [c for c in chunks[k + 1 : k + 1 + REACH] if c.kind in SIDES]
    verb = finite(chunks[k])
    if verb:
        before = subject_before(chunks, k)
        whom = after[:1] if before or chunks[k].word.pronoun else after[1:2]
        led = bool(before) or len(after) > 1
        led = led and not is_passive(chunks[k])
    else:
        whom = after[:1]
        led = any(
            c.kind == "light" and c.id == "actor" and finite(c)
            for c in chunks[max(0, k - 5) : k]
        ) or any(c.kind == "prep" and c.data == "by" for c in chunks[k + 1 : k + 6])
    if whom and kind_of(whom[0]) in CIVIL and not chunks[k].word.pronoun:
        return "displacement"
    return "control" if led else "withdrawal"


def _seizure(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``ضبط أسلحة``, ``استولوا على دبابتين``: what was taken are things, not people."""
    if draft.type == "detention":
        kinds = {"object", "weapon", "people", "person"}
        first = beside(chunks, k, kinds)
        if first is None:  # ضبطت القوات بالتنسيق مع الجيش، مساء أمس، أربعة مسلحين
            first = next((c for c in clause(chunks, k) if c.kind in kinds), None)
        if first is not None:
            things = first.kind in ("object", "weapon")
            return "equipment_loss" if things else draft.type
        people = lists.has(chunks[k + 1 : k + 4], "suspects")
        return draft.type if people else "equipment_loss"
    if lists.has(chunks[k + 1 : k + 3], "captives"):
        return "release"
    if _flown(chunks, k):
        return "equipment_loss"
    what = beside(chunks, k, {"object", "weapon", "place", "people", "person"})
    if what is None and any(
        c.kind == "trigger" and "equipment" in c.alts for c in chunks[k + 1 : k + 4]
    ):
        return "equipment_loss"  # استولوا على شاحنة مساعدات
    if what is None or what.kind not in ("object", "weapon"):
        return draft.type
    if what.kind == "weapon":
        return "equipment_loss"
    taken = class_of(what).startswith((*MILITARY, "civilian_vehicle"))
    return "equipment_loss" if taken else draft.type


def _flown(chunks: Sequence[Chunk], k: int) -> bool:
    """``السيطرة على طائرة استطلاع للاحتلال``: what is taken flies."""
    return any(
        c.data == "on" and after.kind == "actor" and kind(after) == "air"
        for c, after in pairwise(chunks[k + 1 : k + 4])
    )


_THEM: Final = ("هم", "هن", "هما")


def _of_them(chunks: Sequence[Chunk], k: int) -> bool:
    """``حررتهم قوات الأمن``, ``جرى تسليمهم``, where ``تحريرهم المدينة`` is what they did."""
    if chunks[k].word.pronoun not in _THEM:
        return False
    after = chunks[k + 1 : k + 2]
    return finite(chunks[k]) or not (after and after[0].kind in ("place", "object"))


def _freeing(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``تحرير المختطفين``, where ``تحرير المدينة`` is a place taken."""
    what = beside(chunks, k, {"people", "person", "place", "object"})
    if _of_them(chunks, k):
        return "release"  # ثم جرى تحريرهم
    captive = lists.has(chunks[k + 1 : k + 3], "captives")
    at = next((n for n, c in enumerate(chunks) if c is what), 0)
    freed = (
        what is not None
        and what.kind == "people"
        and (kind_of(what) in CIVIL or what.quantity is not None)
    )
    freed = freed and relation_of(chunks, at) not in ("by", "from", "with")
    return "release" if captive or freed else draft.type


def _handing(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``تسليم جثث``, ``تسلم طائرات``, ``تسليم المدينة``."""
    near = chunks[k + 1 : k + 5]
    if lists.has(near, "captives"):
        return "release"
    what = beside(chunks, k, {"object", "weapon", "place", "people"})
    if _of_them(chunks, k):
        return "release"  # قبل أن يسلموهم إلى الوجهاء
    if what is not None and what.kind == "weapon":
        return "deployment"
    if what is not None and what.kind == "people":
        return "release"  # سلمت القوات أطفالا إلى ذويهم
    arms = what is not None and class_of(what).startswith(MILITARY)
    return "deployment" if arms else draft.type


def _holding(_lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``احتجزت الشرطة``, ``احتجز مسلحون``: who holds people says what it is."""
    who = (
        draft.actors[0] if draft.actors else next(iter(subject_before(chunks, k)), None)
    )
    if who is None:
        return draft.type
    return "detention" if kind(who) in _STATE else "abduction"


def _falling(_lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``البلدة وقعت في قبضة الجيش``, ``سبعة مسلحين وقعوا في قبضة الأمن``."""
    near = [*chunks[max(0, k - 3) : k][::-1], *chunks[k + 1 : k + 1 + REACH]]
    fell = next((c for c in near if c.kind in SIDES), None)
    if fell is None or fell.kind == "place":
        return draft.type
    holders = [c for c in chunks[k + 1 : k + 4] if c.kind in ("actor", "source")]
    lawless = bool(holders) and kind(holders[0]) in _LAWLESS
    return "abduction" if lawless else "detention"


def _swapping(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``بادلت الحركة أسرى``; who ``تبادل الاتهامات`` releases nobody."""
    near = clause(chunks, k)
    people = any(c.kind == "people" and c.quantity is not None for c in near)
    return draft.type if people or lists.has(near, "captives") else ""


def _toppling(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``أطاحت الاستخبارات بثلاثة إرهابيين``; who ``أطاح بالنظام`` arrests nobody."""
    whom = beside(chunks, k, {"people"})
    suspects = lists.has(chunks[k + 1 : k + 4], "suspects")
    return draft.type if whom is not None or suspects else ""


def _finding(_lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``عثرت القوة على عبوات``; who ``عثر على جثث`` lost no equipment.

    Who found it (``عثرت دوريات الشرطة على``) is not what was found.
    """
    near = clause(chunks, k)
    on = next((n for n, c in enumerate(near) if fold_word(c.name) == "علي"), -1)
    arms = any(
        c.kind == "weapon" or (c.kind != "trigger" and of_war(c))
        for c in near[on + 1 :]
    )
    return draft.type if arms else ""


def _felling(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``إسقاط عدد من الإرهابيين``: people are felled, and nothing is shot down.

    What aircraft drop may be relief: ``أسقطت طائرات أغذية``, but ``أسقطت القوات طائرة``.
    """
    after = clause(chunks, k)
    aircraft = [c for c in after if kind(c) == "air" or class_of(c) == "aircraft"]
    dropping = not aircraft or aircraft[0] is after[0]
    if dropping and lists.has(after, "relief"):
        return "aid"
    near = [*chunks[max(0, k - 3) : k], *clause(chunks, k)]
    if any(c.kind in ("object", "weapon") or kind(c) == "air" for c in near):
        return draft.type
    whom = [c for c in draft.targets if c.kind in ("actor", "people")]
    foes = [c for c in whom if c.kind == "people" or kind(c) in _FELLED]
    return "" if foes else draft.type


def _dropping(_lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``تعاملت الدفاعات مع مسيرتين وأسقطتهما``: it takes an object, so nothing fell."""
    if not (finite(chunks[k]) and chunks[k].word.pronoun):
        return draft.type
    before = chunks[max(0, k - _BEFORE) : k]
    flew = any(kind(c) == "air" or class_of(c) == "aircraft" for c in before)
    return "shootdown" if flew else draft.type


_BEFORE: Final = 8
_FELLED: Final = ("armed_group", "militia", "person")


# role in ``grammar.yaml`` → its rule
RULES: Final[dict[str, Rule]] = {
    "expulsion": _expulsion,
    "seizure": _seizure,
    "taking": _seizure,
    "freeing": _freeing,
    "handing": _handing,
    "holding": _holding,
    "falling": _falling,
    "swapping": _swapping,
    "toppling": _toppling,
    "finding": _finding,
    "felling": _felling,
    "dropping": _dropping,
}
