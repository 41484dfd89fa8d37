"""Verbs of saying that say something else here: ``عبر الحدود``, ``نقلت الجرحى``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.text import NUMBER, fold_word
from tawthiq.text.quantities import opens_number


def says_nothing(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a reporting verb, as the codebook has it, reports nothing here."""
    word = hit.word
    if word.base == "عبر":
        return not _expresses(view, hit.last)
    if word.base == "تابع" and not word.prefix and before:
        crew = before[-1].kind in ("trigger", "people")
        return crew and _owned(view, hit.last + 1)  # طاقم إسعاف تابع للهلال
    if word.base.startswith("نقل") and _carries_hurt(view, hit.last + 1):
        return True  # نقل الجرحى إلى المشفى
    if word.base.startswith(_TIGHTENS) and _tightens(view, hit.last):
        return True
    if word.base == "كشف" and _reveals(view, hit.last + 1):
        return True  # طالبوا الحكومة كشف مصير أبنائهم
    if word.base == "نقل" and not word.prefix and before:
        return before[-1].kind in ("actor", "object") and _carries(before[-1])
    if word.base == "بين" and "\u0651" not in view.tokens[hit.first].text:
        after = (
            view.tokens[hit.last + 1].norm if hit.last + 1 < len(view.tokens) else ""
        )
        return not after.startswith("ان")
    return (
        bool(getattr(hit.lexeme.data, "loose", False))
        and not quotes_on(view, hit.last)
        and not teller_follows(view, hit.last)
        and not (before and before[-1].name in ("ما", "كما"))
        and not _speaks_of(view, hit, before)
        and not _counts(hit, before)
    )


def _owned(view: View, i: int) -> bool:
    """``حاجز تابع | للجيش``: whose it is, and nobody goes on to say anything."""
    return i < len(view.tokens) and view.tokens[i].norm.startswith("ل")


def _reveals(view: View, i: int) -> bool:
    return i < len(view.tokens) and view.tokens[i].norm in _REVEALED


_REVEALED: Final = words("sayings.revealed")


def _tightens(view: View, last: int) -> bool:
    """``شددت القوات إجراءاتها على الحاجز``: what is made stricter, and no word of it said."""
    for token in view.tokens[last + 1 : last + 6]:
        if token.norm in ("علي", "ان") or token.text in "،؛:.":
            return False
        if token.norm.removeprefix("ال").startswith(_STRICTER):
            return True
    return False


_TIGHTENS: Final = ("شدد", "يشدد", "تشدد")
_STRICTER: Final = ordered("sayings.stricter")


def _counts(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``وكانت منظمة الصحة العالمية أحصت``: a source counts, and stands before the verb."""
    last = next((c for c in reversed(before) if c.kind != "quote"), None)
    stands = last is not None and last.kind == "source" and not last.word.preposition
    counting = getattr(hit.lexeme.data, "role", "") == "document"
    return counting and stands and hit.word.conjunction != "و"


def _carries_hurt(view: View, i: int) -> bool:
    """``نقل 12 مصابا إلى المشفى``, ``نقل الجرحى``: the hurt, past how many they are."""
    tokens = view.tokens
    if i < len(tokens) and tokens[i].norm in _ABOUT:
        i += 2  # أكثر من
    if i < len(tokens) and (tokens[i].kind == NUMBER or opens_number(tokens[i].norm)):
        i += 1  # نقل عشرة جرحى, نقل أكثر من 20 مصابا
    return i < len(view.hits) and any(
        h.lexeme.kind == "harm_noun" and not h.word.preposition for h in view.hits[i]
    )


_ABOUT: Final = words("sayings.about")
_CARRIERS: Final = ordered("sayings.carriers")


def _carries(chunk: Chunk) -> bool:
    """``مروحية نقل``: what it is for, no verb of telling."""
    return fold_word(chunk.name).startswith(_CARRIERS)


def _expresses(view: View, last: int) -> bool:
    """``عبر المجلس عن قلقه``: he expressed it; ``عبر وكالة س`` is by means of it."""
    for token in view.tokens[last + 1 : last + 8]:
        if token.norm == "عن":
            return True
        if token.text in "،؛:.":
            return False
    return False


def teller_follows(view: View, last: int) -> bool:
    """``تحدثت مصادر طبية عن``, ``أحصى المرصد``: who tells stands right after the verb."""
    i = last + 1
    while i < len(view.tokens) and view.tokens[i].text in '«“"':
        i += 1
    return i < len(view.tokens) and (
        bool(_TELLERS & view.kinds(i)) or any(_of_nations(h) for h in view.hits[i])
    )


def _of_nations(hit: Hit) -> bool:
    """``أحصت الأمم المتحدة``: a body of nations counts, and fights for nobody."""
    data = hit.lexeme.data
    return hit.lexeme.kind == "actor" and data.get("kind") == "international"


def quotes_on(view: View, last: int) -> bool:
    """Whether أن, a colon or a quotation follows soon: a verb of many uses reports."""
    for token in view.tokens[last + 1 : last + 10]:
        if token.norm in _SAID or token.text in _SAID:
            return True
        if token.text in "،؛.":
            return False
    return False


_SAID: Final = words("sayings.that") | frozenset(':«“"‘')


_TELLERS: Final = frozenset(("source", "source_head", "title"))


def _speaks_of(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``وتحدثت الداخلية عن مقتل``, ``سكان تحدثوا عن``: who speaks of what happened."""
    if hit.lexeme.name != "تحدث":
        return False
    near = [t.norm for t in view.tokens[hit.last + 1 : hit.last + 5]]
    told = bool(before) and before[-1].kind in ("source", "person", "actor", "people")
    return "عن" in near[:1] if told else "عن" in near[1:]
