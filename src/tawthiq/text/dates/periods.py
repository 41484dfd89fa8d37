"""Periods: ``الأسبوع الماضي``, ``هذا العام``, ``خلال 24 ساعة``, ``الليلة الماضية``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import back_months, month_span
from tawthiq.text.dates.counts import back, count, roughly
from tawthiq.text.dates.lasting import ran
from tawthiq.text.dates.value import (
    COMING,
    CURRENT,
    DAY,
    GONE,
    LATEST,
    PAST,
    DateAt,
    ago,
    bare,
    norm,
    relative,
    unknown,
    until_now,
    words,
    year_at,
    year_span,
)
from tawthiq.text.dates.written import EDGES, day_and_month
from tawthiq.text.tokens import Token

_WHOLE: Final = {
    "الاسبوع": "week",
    "الشهر": "month",
    "العام": "year",
    "السنه": "year",
}
_WITHIN: Final = words("خلال طوال طيله مدي مدار غضون")
_NIGHTLY: Final = _WITHIN | {"منتصف"}
_AFTER: Final = frozenset(("بعد", "عقب", "اثر"))
_OF: Final = words("من عاشتها شهدتها عاشها شهدت عنيفه داميه ساخنه")
_NIGHT: Final = frozenset(("الليل", "الليله"))
_VAGUE: Final = ("الاونه", "الفتره", "المده")
STARTS: Final[frozenset[str]] = (
    frozenset(_WHOLE)
    | _WITHIN
    | frozenset(EDGES)
    | frozenset(_VAGUE)
    | words("ربيع صيف خريف الربيع الصيف الخريف")
    | words("هذا هذه موخرا موءخرا الليله ليله ليلا منتصف وقت بوقت الليل")
)


def period(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """A period counted from today, a vague one, or a night without a day."""
    word = bare(norm(tokens, i), STARTS)
    for read in (_vague, _night, _week_of, _season, _edge, whole, _within):
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
    if word in _VAGUE and after in GONE:
        return until_now(today, i, i + 1)
    if word in ("وقت", "بوقت") and after == "سابق":
        at = i + 2 + (norm(tokens, i + 2) == "من")
        known = whole(tokens, at, norm(tokens, at), today)
        if known is not None:
            return known._replace(first=i)
        if norm(tokens, i + 2) in ("من", "اليوم", "امس", "يوم"):
            return None  # the day itself is read after it
        return until_now(today, i, i + 1)
    return None


def _night(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``ليلا``, ``خلال الليل``: from the day before to the day; ``الليلة الماضية``: the day before."""
    after = norm(tokens, i + 1)
    if word in ("الليله", "ليله") and after in ("قبل", "ما"):
        end = i + 2 + (after == "ما")
        if norm(tokens, end) in PAST:
            return ago(today, 2, 2, i, end, "night")
    if word == "الليله" and after in GONE:
        at = ago(today, 1, 1, i, i + 1, "night")
        return at._replace(opening=today)  # or the night until today
    if word == "ليله" and norm(tokens, i - 1) in _AFTER and after in _OF:
        return ago(today, 1, 0, i, i, "night")  # بعد ليلة من القصف
    if word == "ليلا":
        return ago(today, 1, 0, i, i, "night")
    if word in _WITHIN and after == "الليله" and norm(tokens, i + 2) in GONE:
        return ago(today, 1, 1, i, i + 2, "night")
    if word in _NIGHTLY and after in _NIGHT:
        return ago(today, 1, 0, i, i + 1, "night")
    if word == "الليل" and norm(tokens, i - 1) in ("من", "بعد"):
        return ago(today, 1, 0, i, i, "night")
    return None


def _week_of(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``الأسبوع الأخير من حزيران``, ``الأسبوع الثاني من آذار``: seven days of a month."""
    nth = _NTH_WEEK.get(norm(tokens, i + 1))
    if word != "الاسبوع" or nth is None or norm(tokens, i + 2) not in ("من", "في"):
        return None
    month = day_and_month(tokens, i + 3, today)
    if month is None or month.from_ is None or month.to is None:
        return None
    start = month.to - 6 * DAY if nth < 0 else month.from_ + 7 * nth * DAY
    return relative(start, start + 6 * DAY, i, month.last, None, "week")


_NTH_WEEK: Final = {"الاخير": -1, "الاول": 0, "الثاني": 1, "الثالث": 2}
_SEASONS: Final = {"ربيع": 3, "صيف": 6, "خريف": 9}


def _season(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``صيف 2012``, ``خريف العام الماضي``, ``الصيف الماضي``: three months of a year."""
    first = _SEASONS.get(word.removeprefix("ال"))
    if first is None or today is None:
        return None
    if word.startswith("ال"):
        if norm(tokens, i + 1) not in PAST:
            return None
        year, last = today.year - (first + 2 >= today.month), i + 1
    else:
        known = _edged(tokens, i + 1, today)
        if known is None or known.precision != "year" or known.from_ is None:
            return None
        year, last = known.from_.year, known.last
    start, end = datetime.date(year, first, 1), month_span(year, first + 2)[1]
    return relative(start, end, i, last, None, "month")


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
    inner = whole(tokens, j, norm(tokens, j), today)
    if inner is not None:
        return inner
    named = norm(tokens, j) in ("العام", "عام", "سنه", "السنه")
    year = year_at(tokens, j + named)
    if year is not None:
        return year_span(year, j, j + named, "explicit")
    if named and today is not None:
        return year_span(today.year, j, j)
    return None


def whole(
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
        at = relative(today - 6 * DAY, today, first, last, None, unit)
        # Or since Sunday, with which a week begins.
        return at._replace(opening=today - (today.weekday() + 1) % 7 * DAY)
    start = today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)
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


def _within(
    tokens: Sequence[Token], i: int, word: str, today: datetime.date | None
) -> DateAt | None:
    """``خلال أسبوعين``, ``في غضون 24 ساعة``, ``على مدى ثلاثة أيام``: up to the telling."""
    if word not in _WITHIN:
        return None
    j, _ = roughly(tokens, i + 1)
    number, unit, last = count(tokens, j)
    if last < 0 or number is None or norm(tokens, last + 1) in _FIRST:
        return None  # خلال الستة أشهر الأولى من: the months are counted from the year's first
    if norm(tokens, last + 1) in GONE:
        last += 1
    if norm(tokens, last + 1) in COMING:
        return None
    if today is None:
        return unknown(i, last)
    day = back(today, unit, max(number, 24) if unit == "hour" else number)
    return relative(day, today, i, last)._replace(lasts=ran(number, unit))


_FIRST: Final = frozenset(("الاولي", "الاوليين"))
