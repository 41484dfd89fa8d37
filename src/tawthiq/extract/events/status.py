"""Status: whether an event is told as happened, as denied, or as intended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.conditions import (
    accuses_another,
    ruled,
    supposed,
    whoever_did,
)
from tawthiq.extract.events.purposes import is_aim
from tawthiq.text import fold_word

_REACH: Final = 4
# How many chunks before an event a word may stand that denies it, or tells it untrue.
_DENYING: Final = 6
_DISOWNING: Final = 11
_PASSED: Final = frozenset(
    [
        "word",
        "light",
        "prep",
        "comp",
        "source",
        "harm",
        "result",
        "quantity",
        "trigger",
        "actor",
        "people",
        "person",
    ]
)
_SPEECH: Final = frozenset(("demand", "threat"))
# How words of denial begin, folded: ``نفى``, ``أنكر``, ``لا علاقة لها``, ``غير مسؤول``.
DENIALS: Final = ordered("status.denials")


def status_of(chunks: Sequence[Chunk], k: int) -> str:
    """The status of the event at chunk k, from the words that govern it."""
    chunk = chunks[k]
    if supposed(chunks, k) or _future(chunk) or is_aim(chunks, k):
        return "intended"
    before = _before(chunks, k)
    if _denied(chunks, k, before):
        return "denied"
    if _intended(chunks, k, before):
        return "intended"
    return "asserted"


def asked(chunks: Sequence[Chunk], k: int) -> bool:
    """``هل قصف التحالف المستشفى؟``: what is asked is not told."""
    for c in reversed(chunks[max(0, k - _ASKED) : k]):
        if c.name == "هل":
            return True
        if c.kind in ("punct", "report"):
            return False
    return False


_ASKED: Final = 6  # chunks


def _looks_future(base: str) -> bool:
    """``سيواصل``: a word that no table knows with the س of the future; not ``سنوات``."""
    begun = base.startswith("س") and base[1:2] in ("ي", "ت", "ن")
    return begun and len(base) > _VERB and not base.startswith(_NOUNS_IN_SIN)


_VERB: Final = 4  # letters
_NOUNS_IN_SIN: Final = ordered("status.nouns_in_sin")


def _future(chunk: Chunk) -> bool:
    """A verb with س, or a verb in the subjunctive after ل (``ليقتحم``)."""
    data = chunk.data
    if getattr(data, "tense", "") != "present":
        return False
    return chunk.word.preposition in ("ل", "س")


_UNREAL: Final = frozenset(("لو", "إذا", "اذا", "كاد", "كادت", "لولا"))


def _denied(chunks: Sequence[Chunk], k: int, before: Sequence[int]) -> bool:
    """Negation: ``لم تقصف``, ``دون وقوع إصابات``, ``نفى قصف …``."""
    if _did_not_happen(chunks, k):
        return True
    told = False
    for i in before[:_DENYING]:
        c = chunks[i]
        if c.kind == "prep" and c.data in ("cause", "after"):
            break  # دون خسائر نتيجة القصف, دون اتفاق بعد القصف: what it did is denied
        if accuses_another(c):
            return False  # نفى الجيش القصف، متهما | الحوثيين باستهداف المخيم
        if c.joined and finite(c) and c.kind in ("trigger", "report"):
            break  # نفت استهداف المشفى، واتهمت …: another clause
        without = i > 0 and chunks[i - 1].data == "without"  # دون أن ينفذ غارات
        told = told or c.kind == "report" or (c.kind == "comp" and not without)
        if c.kind == "prep" and c.data == "without":
            if fold_word(chunks[i + 1].name).removeprefix("ال") in _NOT_WITHOUT:
                continue
            return not told
        if c.kind == "neg":
            if c.name in ("دون", "بدون") or _not_whoever(chunks, i, k):
                return True
            near = _beside(chunks, i, k) or _unable(chunks, i, k)
            return (near and not _not_so(chunks, i, k)) or _neither(chunks, i, k)
        if c.kind == "report" and c.data.role == "deny":
            return not (chunks[k].joined and finite(chunks[k]))
        if c.kind not in _PASSED:
            break
    return _untold(chunks, k, before)


def _did_not_happen(chunks: Sequence[Chunk], k: int) -> bool:
    """``القتال لم يتجدد``: a verb of happening, negated, right after the noun."""
    if k + 2 >= len(chunks) or finite(chunks[k]) or chunks[k + 1].kind != "neg":
        return False
    return fold_word(chunks[k + 2].name) in _HAPPENING


_HAPPENING: Final = words("status.happening")
# من دون طيار, دون الخامسة عشرة, دون سن العاشرة
_NOT_WITHOUT: Final = words("status.not_without")
_NOT_NEGATED: Final = (*ordered("status.still"), "ها", "هم", "هن", "هما")
_BUT: Final = words("status.but")


def _not_so(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether the negation at i says nothing against the event at k.

    ``لا يزال يقاتل``, ``لم تقصف سوى``, ``طائرات لم يحددها استهدفت``, ``لم تسفر الغارة
    عن إصابات``.
    """
    between = fold_word(chunks[i + 1].name) if i + 1 < k else ""
    if chunks[i + 1].kind == "result":
        return True
    if between.endswith(_NOT_NEGATED) or whoever_did(chunks, i, k):
        return True
    return any(fold_word(c.name) in _BUT for c in chunks[k + 1 : k + 5])


def _beside(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``لم تقصف``, ``لم يشن هجوما``, ``لم تتعرض لأي هجوم``: nothing else is negated."""
    between = chunks[i + 1 : k]
    return len([c for c in between if c.word.base not in _ANY]) <= 1


_ANY: Final = words("status.any")


def _unable(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``لم تتمكن القوات من إحراز تقدم``, ``لم تشن الطائرات أي غارة``: it was not done."""
    verb = chunks[i + 1]
    done = verb.word.base in _ABLE or verb.kind == "light"
    return done and all(c.kind in _WHO for c in chunks[i + 2 : k])


_ABLE: Final = words("status.able")
_WHO: Final = frozenset(("actor", "people", "person", "source", "word", "prep", "comp"))


def _not_whoever(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``لم يكن الجيش هو من قصف السوق``: who is named after the negation did not do it.

    Where another did (``بل فصائل``), the event is told.
    """
    if any(c.name == "بل" for c in chunks[k + 1 : k + 9]):
        return False
    last = k - 1 if chunks[k - 1].kind != "light" else k - 2
    between = chunks[i + 1 : last]
    named = any(c.kind in ("actor", "source") for c in between)
    return (
        chunks[last].name == "من" and named and all(c.kind in _NAMED for c in between)
    )


def _neither(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``لا الطيران الروسي ولا السوري قصف …``: of those named from i on none did it."""
    between = chunks[i + 1 : k]
    named = all(c.kind in _NAMED for c in between)
    return named and any(c.name == "ولا" for c in between[1:])


_NAMED: Final = frozenset(("actor", "people", "source", "person", "word", "quote"))


# Words of denial that no reporting verb tells: ``لا صحة لما يشاع عن قصف``.
_UNTRUE: Final = words("status.untrue")
_WHAT: Final = frozenset(("ما", "وما", "لما", "عما"))
_BESIDE: Final = _PASSED | {"time", "place", "object", "rel", "quote"}


def disowned(chunks: Sequence[Chunk], k: int) -> bool:
    """``نفى المتحدث أن تكون القوات قد قصفت …``, ``لا صحة لقصف …``: told as untrue."""
    return _untold(chunks, k, _before(chunks, k))


def _untold(chunks: Sequence[Chunk], k: int, before: Sequence[int]) -> bool:
    for i in before:
        c = chunks[i]
        if c.kind == "report":
            if i and chunks[i - 1].name in _WHAT:
                continue  # نفى ما تداولته شبكات عن ضرب المستشفى
            return bool(c.data.role == "deny") and not (
                chunks[k].joined and finite(chunks[k])
            )
        if c.kind == "word" and fold_word(c.name).lstrip("لوب") in _UNTRUE:
            return i > 0 and chunks[i - 1].kind == "neg"
        if (c.kind, c.name) in (("intended", "قد"), ("conn", "ما")):
            continue  # لا صحة لما يشاع عن قصف
        if c.kind not in _BESIDE or (c.kind == "trigger" and finite(c)):
            return False
    return False


# هجوم محتمل, عملية مرتقبة: what may come.
_EXPECTED: Final = words("status.expected")
_ASIDE: Final = 5  # chunks between the commas of an aside


def _before(chunks: Sequence[Chunk], k: int) -> Sequence[int]:
    """The chunks before chunk k, the nearest first; an aside in commas is passed over."""
    aside = _aside(chunks, k)
    if not aside:
        return range(k - 1, max(-1, k - 1 - _DISOWNING), -1)
    first = max(0, k - _DISOWNING - len(aside))
    return [i for i in range(k - 1, first - 1, -1) if i not in aside][:_DISOWNING]


def _aside(chunks: Sequence[Chunk], k: int) -> range:
    """``حاول مسلحون، ليل الاثنين، اختطاف موظف``: when, between commas before chunk k."""
    for first in (k - 1, k - 2):
        if first >= 0 and chunks[first].name == "،":
            break
    else:
        return range(0)
    for i in range(first - 1, max(-1, first - 1 - _ASIDE), -1):
        if chunks[i].name == "،":
            return range(i, first + 1)
        if chunks[i].kind not in ("time", "prep", "word", "place"):
            break
    return range(0)


_FAILS: Final = ordered("status.fails")


_LOOKED_INTO: Final = words("status.looked_into")


def _intended(chunks: Sequence[Chunk], k: int, before: Sequence[int]) -> bool:
    """Attempts, aims, fears, plans, conditionals before the event in its clause."""
    if finite(chunks[k]) and chunks[k].data.tense == "past":
        near = chunks[max(0, k - 3) : k]
        return any(c.kind == "intended" and c.name in _UNREAL for c in near)
    if chunks[k].id == "killing" and ruled(chunks, k):
        return True
    after = chunks[k + 1].word.base if k + 1 < len(chunks) else ""
    if after.removeprefix("ال") in _EXPECTED:
        return True
    for i in before[: 1 + _REACH]:
        c = chunks[i]
        if i == k - 1 and fold_word(c.name).startswith(_FAILS):
            return False  # فشل هجوم: it was made
        if c.word.base.removeprefix("ال") in _LOOKED_INTO:
            return False  # طالبت المنظمة بتحقيق في الغارات: they were made
        if c.kind == "intended" or "intended" in c.alts or c.word.preposition == "س":
            return True
        if c.kind == "trigger" and c.data and c.id in _SPEECH:
            return True
        if (
            c.kind == "comp"
            and i
            and chunks[i - 1].kind == "trigger"
            and (chunks[i - 1].id == "demand")
        ):
            return True
        if c.kind == "word" and _looks_future(c.word.base):
            return True
        if c.kind in ("conn", "report", "result", "rel", "time", "according"):
            return False
        if c.kind == "punct" and c.name in "،؛:.":
            return False
        if finite(c) and not (c.kind == "light" and c.data.tense == "present"):
            return False
    return False
