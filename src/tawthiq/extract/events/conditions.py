"""What is only supposed, feared or ruled, and what a sentence refuses: nothing done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.unsaid import bids_farewell
from tawthiq.text import fold_word


def supposed(chunks: Sequence[Chunk], k: int) -> bool:
    """``إذا لم تنسحب القوات``, ``ما لم توقف القصف``: a condition, not told."""
    negated = False
    for i in range(k - 1, max(-1, k - _SUPPOSED), -1):
        c = chunks[i]
        if c.kind == "neg":
            negated = True
        elif c.kind == "intended" and (
            c.name in _IF or c.word.base.startswith(_FEARED)
        ):
            return True
        elif fold_word(c.name).startswith(_WOULD_HAVE):
            return True  # لو لم تتدخل الطائرات لكان التنظيم قد سيطر
        elif (c.kind, c.name) == ("intended", "قد"):
            continue  # عما إذا كانت القوات قد انسحبت
        elif c.kind == "conn" and c.name == "ما":
            return negated
        elif c.kind not in _OF_IT or c.joined:
            return False
    return False


_SUPPOSED: Final = 6  # chunks
_WOULD_HAVE: Final = ("لكان", "لولا")
_IF: Final = frozenset(
    ("إذا", "اذا", "إن لم", "في حال", "حال", "في حالة", "ما لم", "لو")
)
_OF_IT: Final = frozenset(("light", "actor", "word", "people", "source", "prep"))
_FEARED: Final = ordered("conditions.feared")


def ruled(chunks: Sequence[Chunk], k: int) -> bool:
    """``قضت محكمة بإعدام خمسة``: a sentence passed, not carried out."""
    if chunks[k].word.base.removeprefix("ال") != "اعدام":
        return False  # قضى ثلاثة تحت التعذيب
    found = False
    for c in _back(chunks, k, _RULED_BY):
        told = (c.word.base, *fold_word(c.name).split())
        if any(word.startswith(_CARRYING_OUT) for word in told):
            return False  # نفذ التنظيم حكم الإعدام
        if any(word.startswith(_RULING) for word in told):
            found = True
    return found


_RULED_BY: Final = 6  # chunks
_RULING: Final = ordered("conditions.ruling")
_CARRYING_OUT: Final = ordered("conditions.carrying_out")


def _back(chunks: Sequence[Chunk], k: int, most: int) -> Iterator[Chunk]:
    """The chunks before k, the nearest first, as far back as what ends its clause."""
    for c in reversed(chunks[max(0, k - most) : k]):
        yield c
        if c.kind in ("punct", "conn", "comp"):
            return


def threatened(chunks: Sequence[Chunk], k: int) -> bool:
    """``هدد التنظيم بإعدام الطيار``: what somebody threatens with is not done."""
    if chunks[k].word.preposition != "ب":
        return False
    hits = (c.alts.get("trigger") for c in _back(chunks, k, _THREATENED_BY))
    return any(h is not None and h.lexeme.data.type == "threat" for h in hits)


_THREATENED_BY: Final = 5  # chunks


def warned(chunks: Sequence[Chunk], k: int) -> bool:
    """``حذرت الخارجية الأسد من استخدام الكيميائي``: what somebody warns of is not done.

    In gold none of 7 such was told as done.
    """
    of = False
    for c in _back(chunks, k, _WARNED_BY):
        of = of or (c.kind == "prep" and c.name == "من")
        if c.kind in ("trigger", "report") and fold_word(c.name).startswith(_WARNING):
            return of
    return False


_WARNED_BY: Final = 6  # chunks
_WARNING: Final = ordered("conditions.warning")


def planned(chunks: Sequence[Chunk], k: int) -> bool:
    """``كانوا يخططون لتفجير سوق``: what somebody means to do; in gold none of 13 was done."""
    if finite(chunks[k]):
        return False
    return any(fold_word(c.name).startswith(_PLANNING) for c in _back(chunks, k, 3))


_PLANNING: Final = ordered("conditions.planning")


def called_for(chunks: Sequence[Chunk], k: int) -> bool:
    """``دعا إلى قتال القوات وطردها``: the act that a demand governs, or one joined to it.

    In gold 4 of 193 such were told as done, three of them orders to jail or to close; of
    truces and talks (``دعا إلى هدنة``) none of 77.
    """
    act = chunks[k]
    if finite(act) or getattr(act.data, "pos", "") != "noun" or not k:
        return False
    before = chunks[k - 1]
    governed = before.kind == "prep" and before.data in ("to", "on")
    if not (governed or act.word.preposition == "ب" or act.joined):
        return False
    for i in range(k - 1, max(0, k - _CALLED_BY) - 1, -1):
        c = chunks[i]
        if c.kind == "trigger" and c.id == "demand":
            return not bids_farewell(chunks, i)
        ends = c.kind == "punct" and c.name in "،؛:."
        if ends or finite(c) or c.kind in ("conn", "comp", "rel", "report"):
            return False
    return False


_CALLED_BY: Final = 7  # chunks


def offered(chunks: Sequence[Chunk], k: int) -> bool:
    """``رفضت الحركة مقترحا لوقف إطلاق النار``: what is proposed or sought is not agreed on.

    In gold none of 35 such was told as agreed.
    """
    if finite(chunks[k]):
        return False
    for c in reversed(chunks[max(0, k - _OFFERED_BY) : k]):
        if finite(c) or c.kind in ("punct", "conn", "comp", "rel", "report"):
            return False
        if fold_word(c.name).lstrip("ب").startswith(_REACHED):
            return False  # أعلنت المبادرة التوصل إلى هدنة
        told = (w.lstrip("وفبل").removeprefix("ال") for w in fold_word(c.name).split())
        if any(w.startswith(_OFFERS) for w in told):
            return True
    return False


def obliged(chunks: Sequence[Chunk], k: int) -> bool:
    """``إن على إسرائيل وقف القصف``: what somebody is said to owe is not done."""
    if finite(chunks[k]) or k < 3 or chunks[k].word.prefix:
        return False
    comp, on, who = chunks[k - 3 : k]
    owed = comp.kind == "comp" and (on.kind, on.data) == ("prep", "on")
    return owed and who.kind in ("actor", "people", "place")


_OFFERED_BY: Final = 4  # chunks
_REACHED: Final = ("التوصل", "توصل")
_OFFERS: Final = ordered("conditions.offers")


def put_off(chunks: Sequence[Chunk], k: int) -> bool:
    """``أجل الجيش اقتحام المدينة``, ``مناورات شملت قصف أهداف``: called off, or rehearsed."""
    for i in range(k - 1, max(-1, k - _PUT_OFF_BY), -1):
        c = chunks[i]
        name = fold_word(c.name).partition(" ")[0].lstrip("و")
        if name in _CALLED_OFF and not (i and chunks[i - 1].name == "من"):
            return True
        if name.startswith(_REHEARSING):
            return True
        if c.kind in ("punct", "conn", "comp", "report"):
            return False
    return False


_PUT_OFF_BY: Final = 6  # chunks
_CALLED_OFF: Final = words("conditions.called_off")
_REHEARSING: Final = ordered("conditions.rehearsing")


def refuses(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether anything in the clauses around k denies, fails or keeps from happening."""
    return any(
        _refusing(c) and not (parted(chunks, i, k) or whoever_did(chunks, i, k))
        for i, c in enumerate(chunks)
    )


def whoever_did(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``لم تحدد الطرف المسؤول عن القصف``: who did it is not told, but that it was done."""
    return any(
        fold_word(chunks[n].name).startswith(_DOER) and chunks[n + 1].name in _BEHIND
        for n in range(i + 1, k - 1)
    )


_BEHIND: Final = ("عن", "وراء", "خلف")
_DOER: Final = ordered("conditions.doer")


def _refusing(c: Chunk) -> bool:
    return (
        c.kind == "neg"
        or c.data == "without"
        or (c.kind == "report" and c.data.role == "deny")
        or any(stem in fold_word(c.name) for stem in _REFUSING)
    )


def accuses_another(c: Chunk) -> bool:
    """``نفى القصف، متهما الحوثيين``: in the breath of a denial another is accused."""
    tense = getattr(c.data, "tense", "")
    return c.kind == "trigger" and c.id == "condemnation" and tense == "participle"


def parted(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``نفت قصف الحي، بعد أن قضى ثلاثون بقصف``: what is told past such words is not denied."""
    return turned(chunks, i, k) or any(
        accuses_another(c)
        or (c.joined and finite(c) and c.kind in ("trigger", "report"))
        for c in chunks[min(i, k) + 1 : max(i, k)]
    )


def turned(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``صد الجيش هجوما، في حين شنت طائرات غارات``: whether a clause of its own stands between."""
    return any(
        c.kind == "conn" and fold_word(c.name) in _PARTING
        for c in chunks[min(i, k) + 1 : max(i, k)]
    )


_PARTING: Final = words("conditions.parting")
_REFUSING: Final = ordered("conditions.refusing")
