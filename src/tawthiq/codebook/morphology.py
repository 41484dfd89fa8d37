"""Verb forms from a compact entry: ``استعاد يستعيد`` → every written form.

Input and output are folded (``text.fold_word``).  Only unvocalised spelling counts, so
the passive of a sound verb is written as its active; where the passive is spelled
differently (hollow verbs, form III, defective verbs) it is derived here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

_DEFECTIVE = "يا"


class Form(NamedTuple):
    """One written form: its tense (past, present, participle) and voice."""

    word: str
    tense: str
    voice: str  # active, passive, or either where spelling does not tell


def conjugate(
    past: str,
    present: str,
    *,
    hamza: bool = False,
    doubled: bool = False,
    first: bool = False,
) -> Iterator[Form]:
    """All written forms of a verb, given its third person masculine singular forms.

    ``hamza``: the last letter is a hamza on alef (``بدأ``), which folds to an alef but
    stays in all forms. ``doubled``: the middle letter is doubled (``هدّد``), which is
    not written, so that the participle (``مهددا``) is like that of a longer verb.
    ``first``: the first person singular too (``أطالب``), which only statements use.

    >>> sorted(f.word for f in conjugate("شن", "يشن") if f.tense == "past")[:2]
    ['شن', 'شنا']
    """
    passive_past, passive_present = _passive(past, present)
    if hamza:
        passive_past, passive_present = past, present
    voice = "either" if passive_past == past else "active"
    yield from (Form(w, "past", voice) for w in _past(past, hamza=hamza))
    if passive_past != past:
        yield from (Form(w, "past", "passive") for w in _past(passive_past))
    voice = "either" if passive_present == present else "active"
    # أستعيد (I regain) folds into استعيد (was regained): only the latter is news.
    persons = "يتنا" if first and past[0] != "ا" else "يتن"
    yield from (Form(w, "present", voice) for w in _present(present, persons))
    if passive_present != present:
        yield from (
            Form(w, "present", "passive") for w in _present(passive_present, persons)
        )
    yield from (
        Form(w, "participle", "active")
        for w in _participle(past, present, doubled=doubled)
    )


def _past(past: str, *, hamza: bool = False) -> Iterator[str]:
    if past[-1] in _DEFECTIVE and len(past) > 2 and not hamza:
        stem = past[:-1]
        yield past
        yield from (stem + s for s in ("ت", "تا", "وا", "و", "ا"))
        yield from (stem + "ي" + s for s in ("ا", "ت", "نا", "ن"))
    else:
        yield from (past + s for s in ("", "ت", "تا", "ا", "وا", "و", "نا"))
        if len(past) >= _HOLLOW and past[-2] == "ا":
            yield past[:-2] + past[-1] + "نا"  # استعدنا
        if not hamza:  # لجأن would be written as لجان, committees
            yield past + "ن"


_HOLLOW: Final = 5  # letters of a verb whose long vowel no other word lacks


def _present(present: str, persons: str) -> Iterator[str]:
    rest = present[1:]
    yield from (p + rest for p in persons)
    stem = rest[:-1] if rest[-1] in "ياو" else rest
    for prefix in "يت":
        yield from (prefix + stem + s for s in ("ون", "وا", "و"))
        yield from (prefix + rest + s for s in ("ان", "ا", "ن"))
    if stem != rest:
        yield from (p + stem for p in "يتن")


def _passive(past: str, present: str) -> tuple[str, str]:
    """The passive pair, where it is spelled differently; else the same pair."""
    hollow = len(past) >= 3 and past[-2] == "ا"
    if hollow and len(past) == 4 and past[1] == "ا":
        hollow = False
    if hollow:
        return past[:-2] + "ي" + past[-1], present[:-2] + "ا" + present[-1]
    if len(past) == 4 and past[1] == "ا" and past[0] != "و":  # form III: هاجم → هوجم
        return past[0] + "و" + past[2:], present
    if past[-1] == "ا" and present[-1] in "ويا":  # دعا يدعو → دعي يدعى
        return past[:-1] + "ي", present[:-1] + "ي"
    return past, present


def masdar(past: str, present: str) -> str | None:
    """The masdar of a derived verb, where the spelling of the verb settles it.

    Forms III, IV, VII, VIII and X; those of I, II, V and VI are written as nouns.

    >>> masdar("استهدف", "يستهدف"), masdar("هاجم", "يهاجم"), masdar("القي", "يلقي")
    ('استهداف', 'مهاجمه', 'القاء')
    """
    if len(past) == 4 and past[1] == "ا" and present[1:] == past:
        return "م" + past[:3] + "اه" if past[3] in _DEFECTIVE else "م" + past + "ه"
    if past[0] != "ا" or len(past) < 4:
        return None
    if len(past) == 4 and past[1] == "و" and past[-1] not in _DEFECTIVE:
        return "اي" + past[2] + "ا" + past[3]  # أوقف → إيقاف
    if past[-1] in _DEFECTIVE:
        stem = past[:-1]
        if past.startswith("استو"):
            stem = "استي" + past[4:-1]  # استولى → استيلاء
        return stem + "اء"
    if past[-2] == "ا" and present[-2] == "ي":  # hollow: أدان → إدانة, استعاد → استعادة
        return past + "ه"
    if past[-2] == "ا":  # hollow: اجتاح → اجتياح
        return past[:-2] + "يا" + past[-1]
    if len(past) == 4 and past[2] == "ت":  # doubled: احتل → احتلال
        return past + "ا" + past[-1]
    return past[:-1] + "ا" + past[-1]


# Verbs whose participle is written as another noun: ضابط an officer, موقف a stance.
_NAMING: Final = frozenset(("ضبط", "اوقف"))


def _participle(past: str, present: str, *, doubled: bool = False) -> Iterator[str]:
    """The circumstantial active participle (``مستهدفا``, ``متوعدة``, ``داعيا``)."""
    if past in _NAMING:
        return
    if len(past) >= 4 or doubled:
        last = present[-1]
        yield "م" + present[1:] + "ا"
        if present[-2] in "يا":
            return  # مدينة is a town, not condemning
        yield "م" + present[1:] + "ه"
        stem = present[1:-1] if last in _DEFECTIVE else present[1:]
        yield "م" + stem + "ين"
    elif len(past) == 3:
        middle = "ي" if past[1] == "ا" else past[1]
        last = "ي" if past[2] in _DEFECTIVE else past[2]
        yield past[0] + "ا" + middle + last + "ا"
