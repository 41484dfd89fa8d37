"""Words of moving: who flees, leaves, comes or is carried says what kind of event it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.scene import kind_of
from tawthiq.extract.names.media import OUTLETS
from tawthiq.extract.parties.who import (
    CIVIL,
    FIGHTING,
    MILITARY,
    REACH,
    Lists,
    Rule,
    bussed,
    civil,
    class_of,
    clause,
    counts,
    doer,
    from_word,
    serves,
    toward,
)
from tawthiq.text import fold_word

# Where people who come out are protesting, not leaving.
_STREETS: Final = ordered("movements.streets")
_HOMES: Final = words("movements.homes")
_FREE: Final = words("movements.free")


def _flight(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``فرار المسلحين``, ``فرار العائلات``, ``فر ضابط من الجيش``."""
    after = chunks[k + 1 : k + 1 + REACH]
    who = doer(draft, chunks, k)
    if k > 1 and chunks[k - 1].kind == "rel" and counts(chunks[k - 2]):
        return "displacement"  # قدرت المنظمة عدد الذين فروا
    left = any(
        c.kind != "place" and lists.has([c], "ranks")
        for n, c in enumerate(after, k + 1)
        if relation_of(chunks, n) == "from"
    ) or from_word(after, lists.words["ranks"])
    if left and (who is None or kind_of(who) not in CIVIL):
        return "defection"
    if who is not None and lists.has([who], "officers"):
        serving = lists.has(after, "ranks")
        if who.kind == "person" or serving:
            return "defection"
    if who is not None and who.kind == "person" and serves(who):
        return "defection"
    if lists.has(chunks[k + 1 : k + 4], "convoys") or bussed(chunks, k):
        return "evacuation"
    if lists.has(clause(chunks, k), "aboard"):
        return "evacuation"  # غادر الرعايا الميناء على متن سفينة
    if lists.has(chunks[k + 1 : k + 3], "families"):
        return "displacement"
    if who is None:
        if lists.has(chunks[max(0, k - 2) : k + 3], "fighters"):
            return "withdrawal"
        counted = any(map(counts, chunks[max(0, k - 3) : k]))
        return "displacement" if counted else draft.type
    if kind_of(who) in FIGHTING:
        return "withdrawal"
    return "displacement" if civil(who) else draft.type


def _leaving(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``خرج آلاف المدنيين من البلدة``, ``خروج الدفعة الأولى``, ``خرج الأهالي``."""
    after = chunks[k + 1 : k + 1 + 2 * REACH]
    noun = draft.pos == "noun"
    if lists.has([*chunks[max(0, k - 1) : k], *after[:3]], "rioters"):
        return "protest"
    if from_word(after[:REACH], lists.words["prisons"]):
        return "release"
    if lists.has(after[:4], "convoys"):
        return "evacuation"
    away = any(
        c.kind == "place"
        and relation_of(chunks, n) in ("from", "to", "toward")
        and not fold_word(c.name).startswith(_STREETS)
        for n, c in enumerate(after, k + 1)
    ) or from_word(after, _HOMES)
    who = doer(draft, chunks, k)
    armed = who is not None and kind_of(who) in FIGHTING
    if armed and not noun and away and not lists.has(chunks, "deals"):
        return "withdrawal"
    if away or noun:
        return "evacuation" if armed or (noun and not away) else "displacement"
    return "evacuation" if armed else "protest"


def _entering(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``دخول الطحين``, ``دخلت شاحنات محملة بالأدوية``."""
    near = chunks[k + 1 : k + 5]
    if draft.type != "deployment":
        return "aid" if lists.has(near, "relief") else draft.type
    # دخل رتل تركي بلدة النيرب, but دخل رتل من معبر كفرلوسين
    entered = (n for n, c in enumerate(near, k + 1) if c.kind == "place")
    at = next(entered, -1)
    return "control" if at > 0 and not relation_of(chunks, at) else draft.type


def _receiving(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``استقبل المشفى عشرات الجرحى``: the wounded are treated, not met."""
    near = chunks[k + 1 : k + 5]
    if lists.has(chunks[k + 1 : k + 1 + REACH], "refugees"):
        return "displacement"
    hurt = any("harm_noun" in c.alts or kind_of(c) == "people.harm" for c in near)
    return "aid" if hurt else draft.type


def _carrying(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``نقل عشرات الجرحى``, ``أرسلت ألف جندي``, ``وصلت شاحنات مساعدات``.

    ``نقلت الوكالة عن`` carries words, and ``دفع`` may only mean to cause.
    """
    near = clause(chunks, k)
    said = not fold_word(str(chunks[k].alts["trigger"].lexeme.name)).startswith("وص")
    if said and any(c.kind == "prep" and c.data == "about" for c in near[:4]):
        return ""  # نقلت الوكالة عن, but وصلوا عن طريق البحر
    if near and near[0].kind == "source" and near[0].data.get("kind") in OUTLETS:
        return ""  # نقلت قناة س، الجمعة، عن ناشطين
    before = subject_before(chunks, k) or _things_before(chunks, k)
    beside = [*near, *before]
    here = {kind_of(c) for c in beside}
    arms = any(c.kind == "weapon" or class_of(c).startswith(MILITARY) for c in beside)
    moved = draft.type == "evacuation"
    if _freed(lists, near) or (not moved and lists.has(near[:1], "captives")):
        return "release"  # وصول الأسرى المحررين, وصلت الراهبات إلى المعبر
    if not moved and lists.has([*before, *near[:4]], "expelled"):
        return "evacuation"
    if bussed(chunks, k) or (not moved and lists.has(near, "buses")):
        return "evacuation"
    if moved and (here & CIVIL or lists.has(beside, "captives")):
        return "evacuation"
    if lists.has(beside, "relief"):
        return "aid"
    if arms or here & FIGHTING or lists.has(beside, "reinforcements"):
        return "deployment"
    arrived = not moved and any(
        c.kind == "people" and c.quantity is not None and civil(c)
        for c in (*near[:3], *before[-1:])
    )
    if moved and chunks[k].word.pronoun in _PEOPLE and toward(chunks, k):
        return "evacuation"  # نقلتهم إلى مخيم
    counted = near[:1] if moved else chunks[max(0, k - 1) : k]
    if any(c.kind == "quantity" for c in counted) and toward(chunks, k):
        return "evacuation" if moved else "displacement"  # نقل معظمهم إلى بلدة
    # وصل ثمانية آلاف لاجئ إلى لبنان
    return "displacement" if arrived and toward(chunks, k) else ""


_PEOPLE: Final = ("هم", "هن", "ها")


def _things_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``شاحنات مساعدات وصلت``: what comes, told before its verb."""
    if k and finite(chunks[k]) and not chunks[k].joined:
        for c in chunks[max(0, k - 3) : k][::-1]:
            if c.kind == "object":
                return [c]
            if c.kind != "word":
                break
    return []


def _freed(lists: Lists, near: Sequence[Chunk]) -> bool:
    """``وصول الأسرى المحررين``: captives who arrive are free."""
    words = {w.removeprefix("ال") for c in near[:6] for w in fold_word(c.name).split()}
    return bool(words & _FREE) and lists.has(near, "captives")


def _quitting(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``انسحب الوفد من المفاوضات``, ``أعلنت انسحابها من الحوار``."""
    talks = from_word(clause(chunks, k), lists.words["talks"])
    return "rejection" if talks else draft.type


def _massing(_lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``احتشد المقاتلون``, ``احتشد الأهالي``."""
    who = doer(draft, chunks, k)
    armed = who is not None and kind_of(who) in FIGHTING
    return "deployment" if armed else draft.type


def _clearing(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``أخلى المسعفون عشر عائلات``, ``أخلت القوات مواقعها``."""
    near = clause(chunks, k)[:5]
    if lists.has(near, "captives") or any(kind_of(c) in CIVIL for c in near):
        return "evacuation"
    return draft.type


def _unloading(lists: Lists, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
    """``أفرغت الطائرة حمولتها فوق الحي``, ``أفرغت السفينة حمولتها من الطحين``."""
    relief = lists.has(clause(chunks, k), "relief")
    return "aid" if relief else draft.type


# role in ``grammar.yaml`` → its rule
RULES: Final[dict[str, Rule]] = {
    "flight": _flight,
    "leaving": _leaving,
    "entering": _entering,
    "receiving": _receiving,
    "carrying": _carrying,
    "massing": _massing,
    "quitting": _quitting,
    "clearing": _clearing,
    "unloading": _unloading,
}
