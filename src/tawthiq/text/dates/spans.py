"""Counted spans and parts of periods: ``آخر 48 ساعة``, ``النصف الأول من عام 2016``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import UNITS, month_span
from tawthiq.text.dates.counts import back, count
from tawthiq.text.dates.periods import whole
from tawthiq.text.dates.value import (
    COMING,
    DAY,
    GONE,
    DateAt,
    ago,
    bare,
    norm,
    relative,
    unknown,
    until_now,
    words,
    year_at,
)
from tawthiq.text.dates.written import day_and_month
from tawthiq.text.numbers import read_number
from tawthiq.text.tokens import NUMBER, Token

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
_HALVES: Final = {"النصف": 6, "الربع": 3, "الثلث": 4}
_NTH: Final = {"الاول": 0, "الاولي": 0, "الثاني": 1, "الثالث": 2, "الرابع": 3}
STARTS: Final[frozenset[str]] = (
    frozenset(_MANY)
    | frozenset(_HALVES)
    | words("""اخر ال الثلاثه الاربعه الخمسه السته السبعه الثمانيه التسعه العشره
        الثلاث الاربع الخمس الست السبع الثماني التسع العشر""")
)


def span(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    """So many days, weeks or months together, or a part of a year."""
    word = bare(norm(tokens, i), STARTS)
    for read in (_many, _half_of_month, _part_of_year):
        found = read(tokens, i, word, today)
        if found is not None:
            return found
    return None


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
    return _span(today, unit, number, i, j + 1) if mark in GONE else None


def _units(
    tokens: Sequence[Token], i: int, word: str
) -> tuple[int | None, str | None, int]:
    """The count, unit and last token of a counted period, in either order."""
    if word in ("ال", "اخر"):
        j = i + 1 + (norm(tokens, i + 1) == "ال")
        number, unit, last = count(tokens, j)
        if last >= 0:
            return number, unit, last
        if word == "اخر" or j >= len(tokens):
            return None, None, i
        after = _MANY.get(norm(tokens, j + 1))  # الـ48 الساعة الماضية
        known = read_number(tokens, j) if tokens[j].kind == NUMBER else None
        return (known[0] if known else None, after if known else None, j + 1)
    many = _MANY.get(word)
    if many is None:  # الأربعة الأشهر الماضية, الستة أشهر الأولى
        if word[:2] != "ال":
            return None, None, i
        number = _spelled(tokens, i, word)
        after = norm(tokens, i + 1)
        many = _MANY.get(after) or UNITS.get(after)
        return (number, many, i + 1) if number and many else (None, None, i)
    if word in _TWO:
        return 2, many, i
    j = i + 1 + (norm(tokens, i + 1) == "ال")
    if j < len(tokens) and norm(tokens, j) not in GONE | _FEW | COMING:
        known = read_number(tokens, j)
        if known is None:
            return None, many, i
        return known[0], many, known[1]
    return None, many, i


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
        return ago(today, days, 0, first, last)._replace(lasts=(days, "day"))
    if number is None:
        return until_now(today, first, last)
    if today is None:
        return unknown(first, last)
    if unit == "day":
        return ago(today, number, 1, first, last)._replace(lasts=(number, "day"))
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


def _half_of_month(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``النصف الأول من شهر تشرين الأول``, ``النصف الثاني من الشهر الماضي``."""
    nth = _NTH.get(norm(tokens, i + 1))
    if word != "النصف" or nth is None or nth > 1:
        return None
    j = i + 2 + (norm(tokens, i + 2) in ("من", "في", "ل"))
    month = day_and_month(tokens, j, today) or whole(tokens, j, norm(tokens, j), today)
    if month is None or month.from_ is None or month.to is None:
        return None
    if month.precision != "month":
        return None
    middle = month.from_.replace(day=_MIDDLE)
    start, end = ((month.from_, middle), (middle + DAY, month.to))[nth]
    return relative(start, end, i, month.last, None, "month")


_MIDDLE: Final = 15


def _year_after(
    tokens: Sequence[Token], j: int, today: datetime.date | None
) -> tuple[int | None, int]:
    """``من العام الجاري``, ``من 2016``: the year, and the last token."""
    if norm(tokens, j) in ("من", "ل", "في"):
        j += 1
    known = whole(tokens, j, norm(tokens, j), today)
    if known is not None and known.from_ is not None:
        return known.from_.year, known.last
    j += norm(tokens, j) in ("عام", "العام", "سنه")
    return year_at(tokens, j), j
