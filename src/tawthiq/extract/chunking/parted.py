"""Verb phrases that their subject parts: ``شددت قوات من الجيش الخناق``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import VERBAL, Hit
from tawthiq.codebook.forms import tail_forms
from tawthiq.codebook.lexeme import Lexeme, Parted
from tawthiq.codebook.words import words
from tawthiq.extract.names.phrases import LOYAL
from tawthiq.text import Token

_PARTED_REACH: Final = 14
# What the noun of such a phrase stays: ``أسقطت الدفاعات طائرة مسيرة``, ``إخلاء 18 عائلة``.
_MEANS: Final = frozenset(("weapon", "equipment", "group"))
# استقبل المستشفى قتيلا وثمانية جرحى: whom a hospital took in was harmed.
_TAKEN_IN: Final = _MEANS | {"harm_noun"}


def join_parted(tokens: Sequence[Token], hits: list[Sequence[Hit]]) -> frozenset[int]:
    """``شددت قوات من الجيش الخناق``: a verb phrase that its subject parts is one.

    Returns the tokens of the nouns of such phrases: they are no part of any name.
    """
    tails: set[int] = set()
    for i in range(len(hits)):
        if not hits[i]:
            continue
        found = hits[i] = _without_subject(hits, i)
        for hit in found:
            if hit.lexeme.kind == "parted":
                break
        else:
            continue
        article = tokens[i].norm == "ال" and tokens[i].text[0] != "آ"  # الـ24, no آل
        parted = [h for h in found if h.lexeme.kind == "parted" and not article]
        hits[i] = [h for h in hits[i] if h.lexeme.kind != "parted"]
        if any(
            h.last > i and h.lexeme.kind in ("trigger", "harm_verb") for h in hits[i]
        ):
            continue
        ends = [_tail_at(tokens, hits, i, h.lexeme) for h in parted]
        nearest = min((t for t in ends if t), default=0)
        for hit, tail in zip(parted, ends, strict=True):
            if tail and tail == nearest:
                phrase = hit.lexeme.data
                lexeme = hit.lexeme._replace(kind=phrase.kind, data=phrase.verb)
                other = VERBAL if _governed(hits, i) else _NO_PHRASE
                plain = [h for h in hits[i] if h.lexeme.kind not in other]
                hits[i] = [hit._replace(lexeme=lexeme), *plain]
                healed = getattr(phrase.verb, "type", "") == "aid"
                means = _TAKEN_IN if healed else _MEANS
                hits[tail] = [h for h in hits[tail] if h.lexeme.kind in means]
                tails.add(tail)
                break
    return frozenset(tails)


# سيرت القوات دورية: where its noun follows, the verb of a phrase is no town.
_NO_PHRASE: Final = VERBAL | {"place"}


def _governed(hits: Sequence[Sequence[Hit]], i: int) -> bool:
    """``في سيرت``: whether a preposition stands before token i, so that it is no verb."""
    if hits[i] and hits[i][0].word.preposition:
        return True
    return i > 0 and any(h.lexeme.kind == "prep" for h in hits[i - 1])


def _without_subject(hits: Sequence[Sequence[Hit]], i: int) -> Sequence[Hit]:
    """``سحبت القوات الروسية معداتها``: who does it is no noun of the verb's phrase."""
    for h in hits[i]:
        if (
            h.last == i + 1
            and h.lexeme.kind == "trigger"
            and getattr(h.lexeme.data, "tense", "") in ("past", "present")
            and any(x.word.article and x.lexeme.kind == "head" for x in hits[i + 1])
        ):
            return [x for x in hits[i] if x is not h]
    return hits[i]


def _tail_at(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], i: int, lexeme: Lexeme
) -> int:
    """Where the noun of a parted phrase stands after its verb at i, or 0."""
    phrase: Parted = lexeme.data
    forms = tail_forms(phrase.tail)
    of_noun = getattr(phrase.verb, "pos", "") == "noun"
    near = range(i + 1, min(i + _PARTED_REACH, len(tokens)))
    at = next((j for j in near if tokens[j].norm in forms), 0)
    if any(h.lexeme.kind == "actor" and h.word.article for h in hits[at]):
        return 0  # أكد انتهاك | المعارضة الاتفاق: a side
    # Two commas part an aside: ``قطعت القوات، يوم السبت، الطريق``; one may end the subject.
    commas = [j for j in range(i + 1, at) if tokens[j].text in "،,"]
    closed = (
        len(commas) == 1
        and at - commas[0] <= _OBJECT
        and _told_of(tokens, i, commas[0])
    )
    aimed = at > i + 1 and _aimed(tokens, hits, at - 1)
    parted = len(commas) in (0, 2) or closed
    if not parted or aimed or _of_something(tokens, at, lexeme):
        return 0
    if getattr(phrase.verb, "type", "") == "shootdown" and _flown_with(tokens, at):
        return 0
    healed = getattr(phrase.verb, "type", "") == "aid"
    aside = range(*commas) if len(commas) == _PAIR else range(0)
    for j in range(i + 1, at):
        if j in aside:
            continue  # حملت الحكومة، في بيان نشر أمس، الجماعة المسؤولية
        if tokens[j].text in ".؛:" or (_parts(hits[j]) and not _what(tokens, j)):
            return 0
        if healed and any(h.lexeme.kind == "harm_noun" for h in hits[j]):
            return 0  # استقبل المستشفى قتيلا وثمانية جرحى: what befell them
        # وإصابة ستين بضربة نفذتها طائرة: what they did is another act's.
        if of_noun and any(
            h.lexeme.kind == "trigger" and h.word.preposition == "ب" for h in hits[j]
        ):
            return 0
    if of_noun and at > i + 1 and tokens[at - 1].norm.startswith("لل"):
        return 0  # تدمير غرفة تحكم للطائرات | المسيرة: of what else it is
    return at


_PAIR: Final = 2


def _what(tokens: Sequence[Token], j: int) -> bool:
    """``عد المحافظ ما | حدث جريمة``: what happened is an object, and no clause of its own."""
    return tokens[j - 1].norm == "ما"


def _told_of(tokens: Sequence[Token], i: int, comma: int) -> bool:
    """``ألقى الطيران التابع للنظام | ، براميل``: whether words for whose it is end there."""
    return any(t.norm.removeprefix("ال") in LOYAL for t in tokens[i + 2 : comma])


_OBJECT: Final = 3  # words from the comma on: عددا من البراميل


def _of_something(tokens: Sequence[Token], at: int, lexeme: Lexeme) -> bool:
    """``خرج قائد عدن سالما من | اعتداء``: what من governs is no noun of a phrase of speech."""
    speech = str(getattr(lexeme.data.verb, "frame", "")).startswith("speech")
    governed = at > 0 and tokens[at - 1].norm == "من"
    shared = at > 1 and tokens[at - 2].norm in _SHARES  # حملته جزءا من | المسؤولية
    return speech and governed and not shared and " من " not in lexeme.name


_SHARES: Final = words("parted.shares")


def _flown_with(tokens: Sequence[Token], at: int) -> bool:
    """``تدمير مخبز بطائرة | مسيرة``: what was used, and is not what came down."""
    norm = tokens[at - 1].norm
    if norm in _AIRCRAFT and at > 1:
        norm = tokens[at - 2].norm
        return norm in _BY
    return norm in _BY or (norm.startswith("ب") and norm[1:] in _AIRCRAFT)


_AIRCRAFT: Final = words("parted.aircraft")
_BY: Final = words("parted.by")


def _aimed(tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], j: int) -> bool:
    """``رفضت الحركة اقتراحات | لإنهاء القتال``: what is before the noun is what it is for."""
    norm = tokens[j].norm
    known = any(h.lexeme.kind not in _OF_AIMS for h in hits[j])
    return norm.startswith("لا") and len(norm) > _MASDAR and not known


_OF_AIMS: Final = frozenset(("trigger", "loss", "light", "parted"))
_MASDAR: Final = 4  # letters: لانهاء, لايقاف


def _parts(hits: Sequence[Hit]) -> bool:
    """Whether a word begins another clause, so that no phrase goes on after it."""
    plain = not any(h.lexeme.kind in ("prep", "place") for h in hits)
    for h in hits:
        kind, name, data = h.lexeme.kind, h.lexeme.name, h.lexeme.data
        if kind in ("comp", "rel", "conn") and name != "ما":
            return True
        if kind == "report" and plain:  # عبر وسطاء, محافظ تعز: no verbs of saying
            return True
        if kind == "prep" and data == "cause":
            return True
    return False
