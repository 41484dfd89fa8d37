"""Counted times: ``قبل يومين``, ``منذ نحو أربعة أشهر``, ``بعد ثلاثة أيام على الهجوم``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import (
    DUALS,
    HIJRI_FIRST,
    MONTH_FIRST,
    PLURALS,
    UNITS,
    WEEKDAYS,
    back_months,
    month_span,
)
from tawthiq.text.dates.value import (
    DAY,
    DateAt,
    bare,
    norm,
    relative,
    told_day,
    unknown,
    until_now,
    words,
    year_at,
    year_span,
)
from tawthiq.text.numbers import read_number
from tawthiq.text.tokens import NUMBER, WORD, Token

# Further back than this (in its unit) a count is history, no date of news.
_FARTHEST: Final = {"hour": 2000, "day": 2000, "week": 500, "month": 600, "year": 100}
_ABOUT: Final = words("نحو حوالي قرابه زهاء حدود ما يقارب يقرب من")
_MORE: Final = words("اكثر يزيد تزيد ينيف")
_LESS: Final = frozenset(("اقل",))
_OF: Final = frozenset(("من", "علي", "عن"))
_AFTER: Final = frozenset(("بعد", "عقب", "اثر"))
_ONE: Final = words("واحد واحده كامل كامله فقط تقريبا كاملين متواصله")
# The event after them lies this many days from what the clause tells.
_NEIGHBOURS: Final = {"غداه": 1, "عشيه": -1}
# ``بعدها بيومين``, ``قبل ذلك بيوم``: the day told before is what they count from.
_THAT: Final = {
    "بعدها": 1,
    "بعده": 1,
    "بعدهما": 1,
    "قبلها": -1,
    "قبله": -1,
}
_BY: Final = {f"ب{u}": u for u in UNITS}
_NAMES: Final = MONTH_FIRST | HIJRI_FIRST | frozenset(WEEKDAYS)
# What an act may come hours or days before: قبل ساعات على فتح المراكز.
_OPENINGS: Final = words("""بدء بدايه انطلاق فتح دخول انتهاء انقضاء موعد وصول انعقاد عقد اجراء
    حلول انطلاقه الانتخابات الاستفتاء الاجتماع المفاوضات المحادثات زياره""")
_HALF: Final = frozenset(("ونصف", "ونصفا"))
# With half of one more: عام ونصف is so many months, أسبوع ونصف so many days.
_HALVED: Final = {"year": (12, "month"), "month": (30, "day"), "week": (7, "day")}
_LONG: Final = {"week": 7, "day": 1, "hour": 0}
STARTS: Final[frozenset[str]] = (
    frozenset(("قبل", "منذ", "لليومين", "من"))
    | _AFTER
    | frozenset(_NEIGHBOURS)
    | frozenset(_THAT)
)


def count(tokens: Sequence[Token], i: int) -> tuple[int | None, str, int]:
    """``ثلاثة أيام``: the count (None if vague), the unit, its token or -1."""
    word = norm(tokens, i)
    if word in UNITS:
        number = 2 if word in DUALS else None if word in PLURALS else 1
        if number == 1 and _named(tokens, i + 1):
            return None, "", -1  # شهر رمضان, يوم الأحد, عام 2013: its name
        return number, UNITS[word], i + (norm(tokens, i + 1) in _ONE)
    if word in ("عده", "بضعه", "بضع") and norm(tokens, i + 1) in UNITS:
        return None, UNITS[norm(tokens, i + 1)], i + 1
    if i < len(tokens) and tokens[i].kind in (NUMBER, WORD):
        found = read_number(tokens, i)
        at = i if found is None else found[1] + 1
        unit = UNITS.get(norm(tokens, at))
        if found is not None and unit is not None and found[0] <= _FARTHEST[unit]:
            return found[0], unit, at
    return None, "", -1


def _named(tokens: Sequence[Token], i: int) -> bool:
    """Whether the name of a day, month or year stands at i."""
    return norm(tokens, i) in _NAMES or year_at(tokens, i) is not None


def back(today: datetime.date, unit: str, number: int) -> datetime.date:
    """So many units before today; hours count as whole days alone."""
    if unit == "hour":
        return today - datetime.timedelta(days=number // 24)
    if unit in ("day", "week"):
        return today - number * (7 if unit == "week" else 1) * DAY
    return back_months(today, number * (12 if unit == "year" else 1))


def counted(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """A time counted from the telling or from an event beside it."""
    word = bare(norm(tokens, i), STARTS)
    if word in _NEIGHBOURS:
        return told_day(_NEIGHBOURS[word], i, i)._replace(forward=True)
    if word in _THAT or norm(tokens, i + 1) == "ذلك":
        return _from_that(tokens, i, word)
    if word in _AFTER:
        return _after(tokens, i, today)
    if word in ("قبل", "منذ"):
        return _ago(tokens, i, today, since=word == "منذ")
    return None


def _from_that(tokens: Sequence[Token], i: int, word: str) -> DateAt | None:
    """``قبل ذلك بيومين``, ``بعدها بأيام``, ``بعد ذلك بساعات``."""
    if word in ("قبل", "بعد") and norm(tokens, i + 1) == "ذلك":
        sign, at = (-1 if word == "قبل" else 1), i + 2
    elif word in _THAT:
        sign, at = _THAT[word], i + 1
    else:
        return None
    first = norm(tokens, at)
    if first == "ب":
        number, unit, last = count(tokens, at + 1)
    elif first in _BY:
        word = _BY[first]
        number = 2 if word in DUALS else None if word in PLURALS else 1
        unit, last = UNITS[word], at
    elif first[:1] == "ب" and read_number(tokens, at) is not None:
        number, unit, last = count(tokens, at)
    else:
        return None
    if last < 0 or unit not in _LONG or (number is None and unit != "hour"):
        return None
    return told_day(sign * (number or 0) * _LONG[unit], i, last)


def roughly(tokens: Sequence[Token], i: int) -> tuple[int, bool]:
    """``نحو``, ``أكثر من``: the token after such words, and whether they say more."""
    more = False
    while norm(tokens, i) in _ABOUT | _MORE | _LESS:
        more = more or norm(tokens, i) in _MORE
        i += 1
    return i, more


def _ago(
    tokens: Sequence[Token], i: int, today: datetime.date | None, *, since: bool
) -> DateAt | None:
    """``قبل ثلاثة أيام``, ``منذ نحو أسبوع``, ``قبل أيام``; ``قبل يوم من الهجوم``."""
    j, more = roughly(tokens, i + 1)
    number, unit, last = _halved(tokens, *count(tokens, j))
    if last < 0:
        return None
    if not since and norm(tokens, last + 1) in ("من", "عن", "علي"):
        after = norm(tokens, last + 2)
        if norm(tokens, last + 1) == "من" and after in _NOW:
            last += 2
        elif norm(tokens, last + 1) != "علي" or after in _OPENINGS:
            return _before(number, unit, i, last)
    if today is None:
        return unknown(i, last)._replace(since=since)
    if number is None:
        if unit == "hour":
            at = relative(today, today, i, last)
            return at._replace(since=since)
        return until_now(today, i, last)._replace(since=since)
    day = back(today, unit, number)
    if since:
        at = relative(None if more else day, today, i, last)
        if more:
            return at._replace(since=True, precision="open", lasts=(number, unit))
        whole = None if unit == "hour" else (number, unit)
        return at._replace(since=True, opening=day, lasts=whole)
    if more:  # قبل أكثر من عام: at some time before that day
        return relative(None, day, i, last, None, "open")
    if unit == "year":
        return year_span(today.year - number, i, last)
    if unit == "month":
        at = relative(*month_span(day.year, day.month), i, last, None, "month")
        return at._replace(opening=day)  # or that very day
    return relative(day, day, i, last)


def _halved(
    tokens: Sequence[Token], number: int | None, unit: str, last: int
) -> tuple[int | None, str, int]:
    """``عام ونصف``, ``شهرين ونصف الشهر``: the count in smaller units, to its last token."""
    if norm(tokens, last + 1) not in _HALF or number is None or unit not in _HALVED:
        return number, unit, last
    smaller, name = _HALVED[unit]
    end = last + 1 + (norm(tokens, last + 2).removeprefix("ال") in UNITS)
    return number * smaller + smaller // 2, name, end


_NOW: Final = frozenset(("الان", "اليوم"))


def _before(number: int | None, unit: str, first: int, last: int) -> DateAt | None:
    """``قبل يومين من الهجوم``: the attack lies two days after what is told."""
    if unit not in _LONG:
        return None
    if number is None and unit != "hour":
        return unknown(first, last)._replace(forward=True)
    return told_day(-(number or 0) * _LONG[unit], first, last)._replace(forward=True)


def _after(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``بعد ثلاثة أيام على هجوم``: dates the event after it, so many days before now.

    Without ``على`` or ``من`` it counts on from what was told: ``بعد يومين انسحبوا``.
    """
    j, more = roughly(tokens, i + 1)
    number, unit, last = count(tokens, j)
    if last < 0:
        return None
    if norm(tokens, last + 1) == "فقط":
        last += 1
    exact = number is not None and unit in _LONG and not more
    shift = (number or 0) * _LONG[unit] if exact or unit == "hour" else None
    if norm(tokens, last + 1) not in _OF:
        return None if shift is None else told_day(shift, i, last)
    if norm(tokens, last + 1) == "من" and norm(tokens, last + 2) in _NOW:
        return None
    if today is None:
        return unknown(i, last)._replace(forward=True, shift=shift)
    if number is None and unit != "hour":
        return until_now(today, i, last)._replace(forward=True)
    if shift is None:
        day = back(today, unit, number or 0)
        if more:
            return until_now(today, i, last)._replace(forward=True)
        return relative(day, day, i, last)._replace(forward=True, today=today)
    day = today - shift * DAY
    at = relative(day, day, i, last)
    return at._replace(forward=True, today=today, shift=shift)
