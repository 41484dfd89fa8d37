"""Events that a flash tells with no verb and no event word, by who or what is where.

``قذيفتا هاون على حي …``, ``انتحاري وسط السوق``, ``المدينة بيد الفصائل``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook import Trigger
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.extract.events.means import made_safe
from tawthiq.extract.events.strikes import implied_by
from tawthiq.text import fold_word

_REACH: Final = 7
_WHERE: Final = frozenset(("on", "at", "near", "toward"))
_GROUND: Final = frozenset(("place", "object", "people", "actor", "trigger"))
# What may stand between the start of a clause and what opens it.
_LEADING: Final = frozenset(("quantity", "place", "time", "weapon"))
_PASSED: Final = frozenset(("weapon", "word", "quantity", "time", "object", "punct"))
_HANDS: Final = words("verbless.hands")
_SINCE: Final = ordered("verbless.since")


def fallen(chunks: Sequence[Chunk], k: int, types: Mapping[str, str]) -> Trigger | None:
    """``برميلان على حي المرجة``: a weapon that opens a clause, then where it fell.

    ``types``: what a weapon implies, by its id.
    """
    type_ = implied_by(chunks[k], types)
    if type_ not in STRIKES or chunks[k].joined or not _opens(chunks, k):
        return None
    if chunks[k].word.article and chunks[k].quantity is None:
        return None
    if made_safe(chunks, k):
        return None  # دمر الجيش قبل يومين، ثلاث قنابل في تبسة
    there = _lies(chunks, k) or _lasts(chunks, k)
    return Trigger(type_, "strike", "noun") if there else None


def _lasts(chunks: Sequence[Chunk], k: int) -> bool:
    """``30 صاروخا منذ الصباح``, ``ثمانية قذائف اليوم``: weapons counted over a time."""
    counted = chunks[k].quantity is not None
    after = chunks[k + 1 : k + 2]
    return counted and any(c.kind == "time" or c.data == "since" for c in after)


def destroyer(
    chunks: Sequence[Chunk], k: int, types: Mapping[str, str]
) -> Trigger | None:
    """``دمرت أربعة صواريخ المستشفى``, ``مزق لغم قاربا``: between the verb and what it hit."""
    type_ = implied_by(chunks[k], types)
    if type_ not in STRIKES or not 0 < k < len(chunks) - 1 or relation_of(chunks, k):
        return None
    verb, after = chunks[k - 1], chunks[k + 1]
    if after.kind == "actor" and k + 2 < len(chunks) and not relation_of(chunks, k + 1):
        after = chunks[k + 2]  # دمرت مدفعية الجيش عربتين
    hits = finite(verb) and {"loss", "harm_verb"} & set(verb.alts)
    if not (hits or fold_word(verb.name) in _TEARING):
        return None
    hurt = after.kind in ("object", "people", "place") and not after.joined
    if not hurt or relation_of(chunks, k + 1) or "weapon" in after.alts:
        return None
    return Trigger(type_, "strike", "noun")


_TEARING: Final = words("verbless.tearing")


def bomber(chunks: Sequence[Chunk], k: int, bombs: frozenset[str]) -> Trigger | None:
    """``انتحاريان في ساحة الطيران``: a bomber named with a place is a bombing."""
    chunk = chunks[k]
    if chunk.kind != "actor":
        return None
    first = fold_word(chunk.name).split()[0].removeprefix("ال")
    if first not in bombs or not (_opens(chunks, k) or _comes(chunks, k)):
        return None
    there = _lies(chunks, k) or _comes(chunks, k)
    return Trigger("bombing", "detonate", "noun") if there else None


def _comes(chunks: Sequence[Chunk], k: int) -> bool:
    """``انتحاري اندس بين المتطوعين``: how he came, where no word tells what he did."""
    after = chunks[k + 1 : k + 3]
    if not any(fold_word(c.name).startswith(_COMING) for c in after):
        return False
    told = (c.alts.get("trigger") for c in chunks[k + 1 : k + 1 + _ACT])
    return not any(hit and hit.lexeme.data.type == "bombing" for hit in told)


_COMING: Final = ordered("verbless.coming")
_ACT: Final = 12  # chunks from a bomber to what he did


def aircraft(chunks: Sequence[Chunk], k: int, *, flown: bool) -> Trigger | None:
    """``الطيران الحربي على السوق``: who flies opens a clause, and over what comes next."""
    if not flown or chunks[k].joined or not _opens(chunks, k):
        return None
    after = chunks[k + 1 : k + 2]
    on = bool(after) and after[0].kind == "prep" and after[0].data == "on"
    return Trigger("airstrike", "strike", "noun") if on and _lies(chunks, k) else None


def unceasing(
    chunks: Sequence[Chunk], k: int, types: Mapping[str, str], *, flown: bool
) -> Trigger | None:
    """``القذائف لم تنقطع عن الحي``, ``لم تهدأ الطائرات فوقنا``: fire that goes on.

    ``types``: what a weapon implies, by its id; ``flown``: whether chunk k is aircraft.
    """
    type_ = "airstrike" if flown else implied_by(chunks[k], types)
    if type_ not in _FIRED or chunks[k].word.preposition:
        return None
    before, after = chunks[max(0, k - 2) : k], chunks[k + 1 : k + 3]
    going = _ceases_not(before) or _ceases_not(after)
    return Trigger(type_, "strike", "noun") if going else None


def _ceases_not(beside: Sequence[Chunk]) -> bool:
    """``لم تنقطع``, ``ما وقفت``: a word of no, and one of ceasing after it."""
    if len(beside) < 2 or fold_word(beside[0].name).lstrip("و") not in _NOT:
        return False
    return fold_word(beside[1].name).startswith(_CEASING)


_FIRED: Final = ("airstrike", "shelling")
_NOT: Final = words("verbless.not")
_CEASING: Final = ordered("verbless.ceasing")


def may_hold(name: str) -> bool:
    """Whether ``handed`` or ``inside`` may find an event at a word."""
    word = fold_word(name)
    return word.removeprefix("ب") in _HANDS or word in _INSIDE


def handed(chunks: Sequence[Chunk], k: int) -> Trigger | None:
    """``تدمر بيد التنظيم``, ``إدلب باتت بالكامل في قبضة الجيش``: who holds it now."""
    word = fold_word(chunks[k].name).removeprefix("ب")
    after = chunks[k + 1 : k + 2] if word in _HANDS else ()
    if not after or (after[0].kind != "actor" and "actor" not in after[0].alts):
        return None
    at = k - 1 if k and chunks[k - 1].kind == "prep" else k
    for c in chunks[max(0, at - _REACH) : at][::-1]:
        if c.kind == "place":
            known = any(_control(x) for x in chunks[max(0, at - _REACH) : at])
            return None if known else Trigger("control", "control", "noun")
        base = fold_word(c.name).lstrip("و")
        if c.kind == "time" or c.data == "since":
            continue
        if c.kind not in ("light", "word") or not base.startswith(_SINCE):
            return None
    return None


def inside(chunks: Sequence[Chunk], k: int) -> Trigger | None:
    """``قواتنا داخل مبنى المحافظة``: all that a flash tells is who is in a place."""
    if not k or fold_word(chunks[k].name) not in _INSIDE or chunks[k].kind != "prep":
        return None
    if chunks[k - 1].kind not in ("actor", "people") or not _opens(chunks, k - 1):
        return None
    there = chunks[k + 1 : k + 2]
    if not there or there[0].kind not in ("place", "object"):
        return None
    told = any(finite(c) or "trigger" in c.alts for c in chunks[k + 2 : k + 2 + _REACH])
    return None if told else Trigger("control", "control", "noun")


_INSIDE: Final = words("verbless.inside")


def _control(chunk: Chunk) -> bool:
    """``سقوط المدينة بيد …``: a word that tells the change of hands itself."""
    hit = chunk.alts.get("trigger")
    return hit is not None and hit.lexeme.data.type == "control"


def _opens(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether nothing before chunk k in its clause could tell what it is there."""
    for c in chunks[:k][::-1]:
        if c.kind in ("punct", "quote"):
            return True
        if c.kind not in _LEADING or relation_of(chunks, k):
            return False
    return True


def _lies(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the place or thing where chunk k fell follows, with no verb between."""
    for n, c in enumerate(chunks[k + 1 : k + 1 + _REACH], k + 1):
        if n == k + 1 and c.kind == "object" and c.word.preposition == "ب":
            return True  # عبوة ناسفة بسيارة عسكرية
        if n == k + 1 and fold_word(c.name).startswith("عال"):
            return True  # قذائف عالطابور, as على is spoken
        if c.kind == "prep" and c.data == "from":
            continue
        if n > k + 1 and relation_of(chunks, n) == "from":
            continue  # قذائف من معسكر … على قرية …
        if n == k + 1 and c.kind == "actor" and not relation_of(chunks, n):
            continue  # قذائف الجيش على …
        if c.kind == "prep":
            return c.data in _WHERE and any(
                x.kind in _GROUND for x in chunks[n + 1 : n + 3]
            )
        if c.kind == "place" and c.word.preposition:
            return True
        if c.kind not in _PASSED or finite(c):
            return False
        if c.kind == "punct" and c.name in "؛.:،":
            return False
    return False
