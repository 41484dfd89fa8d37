"""Periods: ``الأسبوع الماضي``, ``هذا العام``, ``خلال 24 ساعة``, ``الأيام الثلاثة الماضية``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import UNITS, back_months, month_span
from tawthiq.text.dates.counts import back, count
from tawthiq.text.dates.value import (
    COMING,
    CURRENT,
    DAY,
    LATEST,
    PAST,
    DateAt,
    ago,
    bare,
    norm,
    relative,
    unknown,
    until_now,
    year_at,
    year_span,
)
from tawthiq.text.dates.written import EDGES
from tawthiq.text.numbers import read_number
from tawthiq.text.tokens import NUMBER, Token

_WHOLE: Final = {
    "الاسبوع": "week",
    "الشهر": "month",
    "العام": "year",
    "السنه": "year",
}
_MANY: Final = {
    **dict.fromkeys(("الساعات", "الساعه", "الساعتين"), "hour"),
    **dict.fromkeys(("الايام", "اليومين", "الليالي"), "day"),
    **dict.fromkeys(("الاسابيع", "الاسبوعين"), "week"),
    **dict.fromkeys(("الاشهر", "الشهور", "الشهرين"), "month"),
    **dict.fromkeys(("السنوات", "الاعوام", "العامين", "السنتين", "السنين"), "year"),
}
_TWO: Final = frozenset(
    ("اليومين", "الاسبوعين", "الشهرين", "العامين", "السنتين", "الساعتين")
)
_FEW: Final = frozenset(("القليله", "المعدوده"))
_GONE: Final = PAST | LATEST
_WITHIN: Final = frozenset("خلال طوال طيله مدي مدار غضون".split())
_NIGHT: Final = frozenset(("الليل", "الليله"))
_VAGUE: Final = ("الاونه", "الفتره", "المده")
_EARLIER: Final = frozenset(("سابق", "لاحق"))
_HALVES: Final = {"النصف": 6, "الربع": 3, "الثلث": 4}
_NTH: Final = {"الاول": 0, "الاولي": 0, "الثاني": 1, "الثالث": 2, "الرابع": 3}
STARTS: Final = (
    frozenset(_WHOLE)
    | frozenset(_MANY)
    | _WITHIN
    | frozenset(EDGES)
    | frozenset(_HALVES)
    | frozenset(_VAGUE)
    | frozenset(
        """هذا هذه موخرا موءخرا الليله ليله ليلا منتصف اخر ال وقت بوقت الليل
        ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره الثلاثه الاربعه الخمسه السته
        السبعه الثمانيه التسعه العشره الست السبع الاربع الخمس""".split()
    )
)


def period(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """A period counted from today, a vague one, or a night without a day."""
    word = bare(norm(tokens, i), STARTS)
    for read in (_vague, _night, _edge, _whole, _many, _within, _part_of_year):
        found = read(tokens, i, word, today)
        if found is not None:
            return found
    return None


def _vague(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``مؤخرا``, ``الآونة الأخيرة``, ``في وقت سابق``, ``في وقت سابق من الشهر الجاري``."""
    after = norm(tokens, i + 1)
    if word in ("موخرا", "موءخرا"):
        return until_now(today, i, i)
    if word in _VAGUE and after in _GONE:
        return until_now(today, i, i + 1)
    if word in ("وقت", "بوقت") and after == "سابق":
        at = i + 2 + (norm(tokens, i + 2) == "من")
        known = _whole(tokens, at, norm(tokens, at), today)
        if known is not None:
            return known._replace(first=i)
        if norm(tokens, i + 2) in ("من", "اليوم", "امس", "يوم"):
            return None  # the day itself is read after it
        return until_now(today, i, i + 1)
    return None


def _night(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``ليلا``, ``خلال الليل``, ``الليلة الماضية``: from the day before to the day itself."""
    after = norm(tokens, i + 1)
    if word in ("الليله", "ليله") and after in ("قبل", "ما"):
        end = i + 2 + (after == "ما")
        if norm(tokens, end) in PAST:
            return ago(today, 2, 2, i, end, "night")
    if word == "الليله" and after in _GONE:
        return ago(today, 1, 0, i, i + 1, "night")
    if word == "ليلا":
        return ago(today, 1, 0, i, i, "night")
    if word in (*_WITHIN, "منتصف") and after in _NIGHT:
        return ago(today, 1, 0, i, i + 1, "night")
    if word == "الليل" and norm(tokens, i - 1) in ("من", "بعد"):
        return ago(today, 1, 0, i, i, "night")
    return None


def _edge(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``مطلع العام 2014``, ``أواخر العام الماضي``, ``مطلع الأسبوع``: the period itself.

    The first month of a year; its end and its middle are no exact days.
    """
    edge = EDGES.get(word)
    if edge is None:
        return None
    inner = _edged(tokens, i + 1, today)
    if inner is None or inner.from_ is None or inner.precision == "month":
        return None  # the edges of a month are days: the written dates have them
    if inner.precision != "year":
        return inner._replace(first=i)
    start = datetime.date(inner.from_.year, 1, 1)
    if edge == "start":
        end = month_span(start.year, 1)[1]
        return inner._replace(from_=start, to=end, precision="month", first=i)
    return inner._replace(first=i, to=datetime.date(start.year, 12, 31))


def _edged(
    tokens: Sequence[Token], j: int, today: datetime.date | None
) -> DateAt | None:
    """The period whose edge is told: ``العام الماضي``, ``العام 2014``, ``2014``, ``العام``."""
    inner = _whole(tokens, j, norm(tokens, j), today)
    if inner is not None:
        return inner
    named = norm(tokens, j) in ("العام", "عام", "سنه", "السنه")
    year = year_at(tokens, j + named)
    if year is not None:
        return year_span(year, j, j + named, "explicit")
    if named and today is not None:
        return year_span(today.year, j, j)
    return None


def _whole(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``الأسبوع الماضي``, ``هذا الشهر``, ``العام الجاري``, ``الأسبوع المقبل``."""
    this = word in ("هذا", "هذه")
    j = i + this
    unit = _WHOLE.get(norm(tokens, j) if this else word)
    if unit is None:
        return None
    mark = norm(tokens, j + 1)
    last = j if this else j + 1
    if this or mark in CURRENT:
        last = j + (mark in CURRENT)
        return _current(today, unit, i, last)
    if mark in PAST:
        return _last(today, unit, i, last)
    if mark in ("قبل", "ما"):
        return None
    if mark in LATEST:
        return _latest(today, unit, i, last)
    return _coming(today, unit, i, last) if mark in COMING else None


def _current(today: datetime.date | None, unit: str, first: int, last: int) -> DateAt:
    """The period that runs, up to the telling; a week is the seven days to it."""
    if today is None:
        return unknown(first, last)
    if unit == "week":
        start = today - 6 * DAY
    else:
        start = (
            today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)
        )
    return relative(start, today, first, last, None, unit)


def _last(today: datetime.date | None, unit: str, first: int, last: int) -> DateAt:
    if today is None:
        return unknown(first, last)
    if unit == "week":
        return relative(today - 7 * DAY, today - DAY, first, last, None, "week")
    if unit == "month":
        day = back_months(today, 1)
        return relative(*month_span(day.year, day.month), first, last, None, "month")
    return year_span(today.year - 1, first, last)


def _latest(today: datetime.date | None, unit: str, first: int, last: int) -> DateAt:
    """``الأسبوع الأخير``: the week before; ``السنة الأخيرة``: the year up to now."""
    if today is None:
        return unknown(first, last)
    if unit == "week":
        return _last(today, unit, first, last)
    return relative(back(today, unit, 1), today, first, last, None, unit)


def _coming(today: datetime.date | None, unit: str, first: int, last: int) -> DateAt:
    if today is None:
        return unknown(first, last)._replace(future=True)
    if unit == "week":
        at = relative(today + DAY, today + 7 * DAY, first, last, None, "week")
    elif unit == "month":
        start = month_span(today.year, today.month)[1] + DAY
        span = month_span(start.year, start.month)
        at = relative(*span, first, last, None, "month")
    else:
        at = year_span(today.year + 1, first, last)
    return at._replace(future=True)


def _many(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``الأيام الثلاثة الماضية``, ``الـ24 ساعة الماضية``, ``آخر 48 ساعة``, ``الأيام الماضية``."""
    number, unit, j = _units(tokens, i, word)
    if unit is None:
        return None
    mark = norm(tokens, j + 1)
    if word == "اخر":
        return _span(today, unit, number, i, j)
    if mark in ("الاولي", "الاوليين"):
        return _first_months(tokens, i, j + 1, number, unit, today)
    few = mark in _FEW
    if few and number is None:
        j += 1
        mark = norm(tokens, j + 1)
    if mark in COMING:
        return _ahead(today, unit, number, i, j + 1)
    return _span(today, unit, number, i, j + 1) if mark in _GONE else None


def _units(
    tokens: Sequence[Token], i: int, word: str
) -> tuple[int | None, str | None, int]:
    """The count, unit and last token of a counted period, in either order."""
    j = i
    if word == "ال" or word == "اخر":
        j += 1 + (norm(tokens, i + 1) == "ال")
        number, unit, last = count(tokens, j)
        if last >= 0:
            return number, unit, last
        if word == "اخر" or j >= len(tokens):
            return None, None, i
        many = _MANY.get(norm(tokens, j + 1))  # الـ48 الساعة الماضية
        known = read_number(tokens, j) if tokens[j].kind == NUMBER else None
        return (known[0] if known else None, many if known else None, j + 1)
    unit = _MANY.get(word)
    if unit is None:  # الأربعة الأشهر الماضية, الستة أشهر الأولى
        if word[:2] != "ال":
            return None, None, i
        number = _spelled(tokens, i, word)
        after = norm(tokens, i + 1)
        unit = _MANY.get(after) or UNITS.get(after)
        return (number, unit, i + 1) if number and unit else (None, None, i)
    if word in _TWO:
        return 2, unit, i
    j = i + 1 + (norm(tokens, i + 1) == "ال")
    number = None
    if j < len(tokens) and norm(tokens, j) not in _GONE | _FEW | COMING:
        known = read_number(tokens, j)
        if known is None:
            return None, unit, i
        number, last = known
        return number, unit, last
    return None, unit, i


def _spelled(tokens: Sequence[Token], i: int, word: str) -> int | None:
    """The value of a number word, its article off."""
    known = read_number([tokens[i]._replace(norm=word[2:])], 0)
    return None if known is None else known[0]


def _span(
    today: datetime.date | None, unit: str, number: int | None, first: int, last: int
) -> DateAt:
    """So many units up to the telling; whole days end with the day before."""
    if unit == "hour":
        days = 1 if number is None or number < 24 else number // 24
        return ago(today, days, 0, first, last)
    if number is None:
        return until_now(today, first, last)
    if today is None:
        return unknown(first, last)
    if unit == "day":
        return ago(today, number, 1, first, last)
    return relative(back(today, unit, number), today, first, last)


def _ahead(
    today: datetime.date | None, unit: str, number: int | None, first: int, last: int
) -> DateAt:
    if today is None or unit not in ("hour", "day", "week"):
        return unknown(first, last)._replace(future=True)
    if number is None and unit != "hour":
        return relative(today, None, first, last, None, "open")._replace(future=True)
    if unit == "hour":
        at = relative(today, today + (number or 0) // 24 * DAY, first, last)
    else:
        days = (number or 0) * (7 if unit == "week" else 1)
        at = relative(today + DAY, today + days * DAY, first, last)
    return at._replace(future=True)


def _first_months(
    tokens: Sequence[Token],
    i: int,
    j: int,
    number: int | None,
    unit: str,
    today: datetime.date | None,
) -> DateAt | None:
    """``الأشهر الستة الأولى من العام الجاري``."""
    if unit != "month" or number is None or not 1 <= number <= 11:
        return None
    year, last = _year_after(tokens, j + 1, today)
    if year is None:
        return None
    return relative(
        datetime.date(year, 1, 1), month_span(year, number)[1], i, last, None, "month"
    )


def _part_of_year(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``النصف الأول من عام 2016``, ``الربع الثاني من العام الجاري``."""
    months = _HALVES.get(word)
    nth = _NTH.get(norm(tokens, i + 1))
    if months is None or nth is None or (nth + 1) * months > 12:
        return None
    year, last = _year_after(tokens, i + 2, today)
    if year is None:
        return None
    start = datetime.date(year, nth * months + 1, 1)
    end = month_span(year, (nth + 1) * months)[1]
    return relative(start, end, i, last, None, "month")


def _year_after(
    tokens: Sequence[Token], j: int, today: datetime.date | None
) -> tuple[int | None, int]:
    """``من العام الجاري``, ``من 2016``: the year, and the last token."""
    if norm(tokens, j) in ("من", "ل", "في"):
        j += 1
    known = _whole(tokens, j, norm(tokens, j), today)
    if known is not None and known.from_ is not None:
        return known.from_.year, known.last
    j += norm(tokens, j) in ("عام", "العام", "سنه")
    return year_at(tokens, j), j


def _within(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``خلال أسبوعين``, ``في غضون 24 ساعة``, ``على مدى ثلاثة أيام``: up to the telling."""
    if word not in _WITHIN:
        return None
    number, unit, last = count(tokens, i + 1)
    if last < 0 or number is None:
        return None
    if norm(tokens, last + 1) in _GONE:
        last += 1
    if norm(tokens, last + 1) in COMING:
        return None
    if today is None:
        return unknown(i, last)
    return relative(
        back(today, unit, max(number, 24) if unit == "hour" else number), today, i, last
    )
