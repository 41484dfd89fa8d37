"""Dates written out: day and month, numeric forms, Hijri dates, ranges of months.

Each reader gives (from, to, precision, last token) or None.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from hijridate import Hijri

from tawthiq.text.calendar import (
    DOUBTFUL,
    HIJRI_MONTHS,
    MONTHS,
    month_span,
    ordinal_day,
)
from tawthiq.text.tokens import NUMBER, Token

Found = tuple[datetime.date, datetime.date, str, int]
_PAST = frozenset(
    ["الماضي", "الماضيه", "الماضيين", "الفايت", "المنصرم", "الجاري", "الحالي"]
)
_EDGES = frozenset(
    ["مطلع", "بدايه", "اوايل", "اواخر", "نهايه", "منتصف", "خلال", "في", "شهر"]
)


def _norm(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def _month(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """A month name at token i: its number, its last token, whether it is doubtful."""
    first = _norm(tokens, i)
    if first[:1] in "بول" and (first[1:],) in MONTHS and (first,) not in MONTHS:
        first = first[1:]
    two = (first, _norm(tokens, i + 1))
    if two in MONTHS:
        number, last = MONTHS[two], i + 1
    elif (first,) in MONTHS:
        number, last = MONTHS[(first,)], i
    else:
        return None
    doubtful = first in DOUBTFUL
    mark = _norm(tokens, last + 1)
    if mark in ("/", "(", "-"):  # شباط/فبراير, يوليو (تموز)
        again = _month(tokens, last + 2)
        if again is not None and again[0] == number:
            last = again[1] + (mark == "(" and _norm(tokens, again[1] + 1) == ")")
            doubtful = False
    return number, last, doubtful


def _year(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    j = i
    if _norm(tokens, j) in ("من", "عام", "سنه", "،", ","):
        j += 1
    if _norm(tokens, j) in ("العام", "عام", "سنه"):
        j += 1
    text = _norm(tokens, j)
    if (
        j < len(tokens)
        and len(text) == 4
        and text.isdigit()
        and 1900 <= int(text) <= 2100
    ):
        return int(text), j
    return None


def explicit(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> Found | None:
    """``5 كانون الأول 2016``, ``الخامس من آذار``, ``شباط/فبراير 2012``, ``يونيو الماضي``."""
    if i >= len(tokens):
        return None
    day, at = _day(tokens, i)
    found = _month(tokens, at)
    if found is None:
        return None
    month, last, doubtful = found
    told = _year(tokens, last + 1)
    year: int | None
    said = _norm(tokens, last + 1) in _PAST
    edged = _norm(tokens, i - 1) in _EDGES
    if told is not None:
        year, last = told
    elif said:
        last += 1
        year = _latest(month, day, today)
    elif day is not None or (not doubtful and edged):
        year = _latest(month, day, today)
    else:
        return None
    if year is None:
        return None
    if day is None:
        return *month_span(year, month), "month", last
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date, date, "day", last


def _day(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """A day of the month before a month name, and the token after it."""
    text = _norm(tokens, i)
    if tokens[i].kind == NUMBER and text.isdigit() and 1 <= int(text) <= 31:
        at = i + 1
        if _norm(tokens, at) in ("من", "شهر"):
            at += 1
        return int(text), at + (_norm(tokens, at) == "شهر")
    spelled = ordinal_day([_norm(tokens, i), _norm(tokens, i + 1)])
    if spelled is not None:
        at = i + spelled[1]
        if _norm(tokens, at) == "من":
            at += 1
        return spelled[0], at + (_norm(tokens, at) == "شهر")
    return None, i


def _latest(month: int, day: int | None, today: datetime.date | None) -> int | None:
    """The year of the latest such month or day that is not after today."""
    if today is None:
        return None
    return (
        today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    )


def numeric(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> Found | None:
    """``5/12/2016``, ``2016-12-05``, ``5-12-2016``: day first unless the year is."""
    del today
    text = _norm(tokens, i)
    last = i
    if tokens[i].kind != NUMBER:
        return None
    parts = text.split("/")
    if (
        len(parts) == 1
        and _norm(tokens, i + 1) in ("-", "–")
        and _norm(tokens, i + 3) in ("-", "–")
    ):
        parts = [text, _norm(tokens, i + 2), _norm(tokens, i + 4)]
        last = i + 4
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return None
    a, b, c = (int(p) for p in parts)
    year, month, day = (a, b, c) if len(parts[0]) == 4 else (c, b, a)
    if 1300 <= year <= 1500:
        return _gregorian(year, month, day, last)
    if not 1900 <= year <= 2100:
        return None
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date, date, "day", last


def _gregorian(year: int, month: int, day: int, last: int) -> Found | None:
    try:
        date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    plain = datetime.date(date.year, date.month, date.day)
    return plain, plain, "day", last


def hijri(tokens: Sequence[Token], i: int, today: datetime.date | None) -> Found | None:
    """``3 شوال 1436هـ``: with day and year only."""
    del today
    day, at = _day(tokens, i)
    if day is None:
        return None
    two = (_norm(tokens, at), _norm(tokens, at + 1))
    if two in HIJRI_MONTHS:
        month, last = HIJRI_MONTHS[two], at + 1
    elif two[:1] in HIJRI_MONTHS:
        month, last = HIJRI_MONTHS[two[:1]], at
    else:
        return None
    text = _norm(tokens, last + 1)
    if not (len(text) == 4 and text.isdigit() and 1300 <= int(text) <= 1500):
        return None
    end = last + 1
    if _norm(tokens, end + 1) in ("ه", "هجري", "هجريه"):
        end += 1
    return _gregorian(int(text), month, day, end)


def month_range(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> Found | None:
    """``بين سبتمبر ويناير الماضيين``: the latest such run of months."""
    if _norm(tokens, i) not in ("بين", "من") or today is None:
        return None
    one = _month(tokens, i + 1)
    if one is None:
        return None
    j = one[1] + 1
    if _norm(tokens, j) in ("و", "الي", "حتي"):
        j += 1
    two = _month(tokens, j)
    if two is None:
        return None
    last = two[1]
    told = _year(tokens, last + 1)
    if told is not None:
        end_year, last = told
    else:
        end_year = _latest(two[0], None, today) or today.year
        if _norm(tokens, last + 1) in _PAST:
            last += 1
    start_year = end_year if one[0] <= two[0] else end_year - 1
    return (
        month_span(start_year, one[0])[0],
        month_span(end_year, two[0])[1],
        "month",
        last,
    )
