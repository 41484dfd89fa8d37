"""Feasts and the month of fasting: ``أول أيام عيد الفطر``, ``خلال شهر رمضان``, ``ليلة العيد``.

The days of a feast are those of the calendar of Umm al-Qura; where a country saw the new
moon a day later, its papers' own dates say so.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from hijridate import Gregorian, Hijri

from tawthiq.text.calendar import ORDINALS
from tawthiq.text.dates.value import (
    COMING,
    DAY,
    PAST,
    DateAt,
    bare,
    day_of_month,
    norm,
    number,
    relative,
    words,
)
from tawthiq.text.tokens import Token


class _Feast(NamedTuple):
    """A feast's first day, how many it lasts, whether its month is of the moon."""

    month: int
    day: int
    days: int
    lunar: bool = True


_BREAKING: Final = _Feast(10, 1, 3)
_SACRIFICE: Final = _Feast(12, 10, 4)
_FASTING: Final = _Feast(9, 1, 30)
# Words that name a feast; the first word is also what its name begins with.
_FEASTS: Final[dict[tuple[str, ...], tuple[_Feast, ...]]] = {
    ("عيد", "الفطر"): (_BREAKING,),
    ("عيد", "الاضحي"): (_SACRIFICE,),
    ("الفطر",): (_BREAKING,),
    ("الاضحي",): (_SACRIFICE,),
    ("العيد",): (_BREAKING, _SACRIFICE),
    ("رمضان",): (_FASTING,),
    ("شهر", "رمضان"): (_FASTING,),
    ("الشهر", "الفضيل"): (_FASTING,),
    ("شهر", "الصيام"): (_FASTING,),
    ("عرفه",): (_Feast(12, 9, 1),),
    ("عاشوراء",): (_Feast(1, 10, 1),),
    ("عيد", "الميلاد"): (_Feast(12, 25, 1, lunar=False),),
    ("راس", "السنه"): (_Feast(1, 1, 1, lunar=False),),
    ("عيد", "النوروز"): (_Feast(3, 21, 1, lunar=False),),
    ("عيد", "النيروز"): (_Feast(3, 21, 1, lunar=False),),
}
# What may stand alone for a time; other names need a day, a night or the like before
# them: رمضان may be a man, and a feast is no time of what is told of it.
_ALONE: Final = frozenset([("عيد", "الفطر"), ("عيد", "الاضحي"), ("شهر", "رمضان")])
_BY: Final = words("في خلال طيله طوال منذ حتي")
_BLESSED: Final = words("المبارك السعيد الفضيل الكريم المعظم")
_ORDINALS: Final = {
    "اول": 1,
    "ثاني": 2,
    "ثالث": 3,
    "رابع": 4,
    "خامس": 5,
    **{w: n for w, n in ORDINALS.items() if n <= 10},
}
_DAYS: Final = words("ايام يوم نهار صباح صبيحه فجر ظهر مساء عصر يومي")
_EVE: Final = words("ليله عشيه وقفه")
_TIMES: Final = words("عطله اجازه هدنه صلاه تكبيرات")
_EDGES: Final = {
    **dict.fromkeys(("مطلع", "بدايه", "اوايل", "مستهل"), (0, 9)),
    **dict.fromkeys(("اواخر", "نهايه", "ختام"), (20, 30)),
    "منتصف": (14, 14),
}
STARTS: Final[frozenset[str]] = (
    frozenset(_ORDINALS)
    | frozenset(_EDGES)
    | _DAYS
    | _EVE
    | _TIMES
    | frozenset(first[0] for first in _FEASTS)
    | words("اليوم الحادي")
)
_LEAP: Final = 355  # days of the longest year of the moon


def feast(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """A day of a feast, the night before it, the whole of it; ``5 رمضان``: that day."""
    if today is None:
        return None
    word = bare(norm(tokens, i), STARTS)
    nth, eve, j = _before_name(tokens, i, word)
    found = _named(tokens, j)
    if found is None:
        return None
    name, last = found
    if j == i and not (name in _ALONE or norm(tokens, i - 1) in _BY):
        return None
    if norm(tokens, last + 1) in _BLESSED:
        last += 1
    mark = norm(tokens, last + 1)
    if mark in PAST:
        last += 1
    if mark in COMING:
        return None
    # عشية العيد may be today; what comes within weeks is not the feast of last year.
    until = today + DAY if eve else today
    start, feast_ = max((_latest(f, until), f) for f in _FEASTS[name])
    if not eve and mark not in PAST and any(_near(f, today) for f in _FEASTS[name]):
        return None
    end = start + (_length(feast_, start) - 1) * DAY
    edge = _EDGES.get(word)
    if edge is not None and feast_.days >= 30:
        start, end = start + edge[0] * DAY, min(end, start + edge[1] * DAY)
    elif eve:
        start = end = start - DAY
    elif nth:
        start = end = start + (nth - 1) * DAY
    elif j > i and word in _DAYS and word != "ايام":
        end = start + DAY * (word == "يومي")
    return relative(start, max(start, min(end, today)), i, last)


def day_of_fasting(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``15 رمضان``, ``العاشر من رمضان``: a day of the month of fasting, without a year."""
    told = day_of_month(tokens, i)
    if told is None:
        return None
    day, at = told
    if norm(tokens, at) != "رمضان" or today is None or not 1 <= day <= _FASTING.days:
        return None
    if number(tokens, at + 1) is not None:
        return None  # its year: the Hijri dates have it
    start = _latest(_FASTING, today) + (day - 1) * DAY
    return relative(start, start, i, at)


def _before_name(tokens: Sequence[Token], i: int, word: str) -> tuple[int, bool, int]:
    """Which day the words before a feast's name tell, whether its eve, and the name's token."""
    if word == "اليوم" and norm(tokens, i + 1) in _ORDINALS:
        nth, j = _ORDINALS[norm(tokens, i + 1)], i + 2
        j += norm(tokens, j) in ("من", "ايام", "في")
        j += norm(tokens, j) == "ايام"
        return nth, False, j
    if word in _ORDINALS and norm(tokens, i + 1) in ("ايام", "يوم", "ليالي"):
        return _ORDINALS[word], False, i + 2
    if word in _EVE and not (word == "عشيه" and norm(tokens, i + 1) == "العيد"):
        return 0, True, i + 1
    if word in _DAYS or word in _TIMES or word in _EDGES:
        j = i + 1 + (norm(tokens, i + 1) in ("يوم", "اول") and word in _DAYS)
        return 0, False, j + (norm(tokens, j) == "ايام")
    return 0, False, i


def _named(tokens: Sequence[Token], j: int) -> tuple[tuple[str, ...], int] | None:
    """The feast whose name begins at j, and its last token."""
    first = norm(tokens, j)
    if j < len(tokens) and first[:1] == "ل":  # اليوم الأول لعيد الفطر, للعيد
        first = "ال" + first[2:] if first[:2] == "لل" else first[1:]
    two = (first, norm(tokens, j + 1))
    if two in _FEASTS:
        return two, j + 1
    return ((first,), j) if (first,) in _FEASTS else None


def _latest(feast_: _Feast, today: datetime.date) -> datetime.date:
    """The first day of the latest such feast up to today."""
    if not feast_.lunar:
        start = datetime.date(today.year, feast_.month, feast_.day)
        return start if start <= today else start.replace(year=today.year - 1)
    year = Gregorian(today.year, today.month, today.day).to_hijri().year
    for back in range(3):
        told = Hijri(year - back, feast_.month, feast_.day).to_gregorian()
        start = datetime.date(told.year, told.month, told.day)
        if start <= today:
            return start
    return today - _LEAP * DAY


def _near(feast_: _Feast, today: datetime.date) -> bool:
    """Whether a feast begins within weeks: ``قبيل عيد الفطر`` dates nothing of last year."""
    return _latest(feast_, today + _WEEKS) > today


_WEEKS: Final = 21 * DAY


def _length(feast_: _Feast, start: datetime.date) -> int:
    """How many days a feast has; a month of the moon has 29 or 30."""
    if feast_.days < 30:
        return feast_.days
    hijri = Gregorian(start.year, start.month, start.day).to_hijri()
    return hijri.month_length()
