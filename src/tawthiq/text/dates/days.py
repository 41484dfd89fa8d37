"""Days by name: ``فجر أمس``, ``يوم الأحد الماضي``, ``ليل السبت - الأحد``, ``يومي الجمعة والسبت``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import PARTS, WEEKDAYS
from tawthiq.text.dates.value import (
    COMING,
    CURRENT,
    DAY,
    LATEST,
    PAST,
    SAME,
    DateAt,
    ago,
    bare,
    closed,
    norm,
    past_bracket,
    relative,
    told_day,
    unknown,
    words,
)
from tawthiq.text.dates.written import full_date
from tawthiq.text.dates.years import of_year
from tawthiq.text.tokens import Token

# How many days before the report's own day.
NAMED: Final = {
    "اليوم": 0,
    "امس": 1,
    "الامس": 1,
    "البارحه": 1,
    "امبارح": 1,
    "مبارح": 1,
    "غدا": -1,
    "غد": -1,
    "الغد": -1,
    "بكرا": -1,
    "بكره": -1,
}
_YESTERDAY: Final = frozenset(("امس", "الامس", "امبارح", "مبارح", "البارحه"))
_BEFORE_PART: Final = words(
    "منتصف بعد قبيل قبل عند ساعات ساعه وقت قرابه حوالي نحو حدود خلال"
)
_PARTS: Final = frozenset((*PARTS, "منتصف"))
_DAYWORDS: Final = frozenset(("يوم", "نهار"))
_BOTH: Final = words("اللذين اللذان")
_PAIRS: Final = words("يومي ايام ليلتي ليالي مساءي صباحي")
# Adverbs that name a part of some day told elsewhere.
ADVERBS: Final = {
    "فجرا": "dawn",
    "صباحا": "morning",
    "ظهرا": "noon",
    "عصرا": "afternoon",
    "مساء": "evening",
}
_AFTER_DAY: Final = {**ADVERBS, "ليلا": "night"}
_THIS: Final = {
    "اليوم": None,
    "النهار": None,
    "الصباح": "morning",
    "الفجر": "dawn",
    "المساء": "evening",
    "الظهر": "noon",
    "العصر": "afternoon",
    "الليله": "night",
}
STARTS: Final[frozenset[str]] = (
    frozenset(NAMED)
    | frozenset(WEEKDAYS)
    | frozenset(PARTS)
    | frozenset(ADVERBS)
    | _BEFORE_PART
    | _DAYWORDS
    | _PAIRS
    | frozenset(("اول", "هذا", "هذه", "نفس", "ذلك", "بعد", "الليله"))
)
# What begins another date after the part of a day.
_NEXT_DATE: Final = STARTS - frozenset(_AFTER_DAY)


def named_day(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """A day by its name or distance, with the part of the day before or after it."""
    part, j = _part(tokens, i)
    word = bare(norm(tokens, j), STARTS) if j == i else norm(tokens, j)
    if j == i and word in _DAYWORDS:
        j += 1
        word = norm(tokens, j)
    if word in ("هذا", "هذه") and norm(tokens, j + 1) in _THIS:
        part = part or _THIS[norm(tokens, j + 1)]
        if norm(tokens, i - 1) == "مثل":
            return of_year(tokens, i, j + 1, today)
        return ago(today, 0, 0, i, j + 1, part)
    told = _told(tokens, i, j, word, part)
    if told is not None:
        return told
    back, last = _distance(tokens, j, word)
    if last >= 0:
        return _with_weekday(tokens, i, last, today, back, part)
    if word in WEEKDAYS:
        if norm(tokens, j + 1) in _BOTH:
            return None  # الاثنين اللذين اعتقلا
        return _weekday(tokens, i, j, today, part)
    if part is None and word in _PAIRS:
        return _weekdays(tokens, i, j + 1, today)
    return None


def _part(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """A part of the day at token i and the token after it (``منتصف ليل``, ``فجر يوم``)."""
    word = bare(norm(tokens, i), STARTS)
    if word in _BEFORE_PART and norm(tokens, i + 1) in _PARTS:
        return _part(tokens, i + 1)
    part = PARTS.get(word)
    if part is None:
        return None, i
    after = i + 1
    if norm(tokens, after)[1:] in PARTS and norm(tokens, after)[0] == "و":
        after += 1  # صباح ومساء أمس
    if norm(tokens, after) in _DAYWORDS:
        after += 1
    return part, after


def _distance(tokens: Sequence[Token], j: int, word: str) -> tuple[int, int]:
    """Days before today of the words at j, and their last token or -1."""
    after = norm(tokens, j + 1)
    if word == "اول" and after in _YESTERDAY:
        return 2, j + 1
    if word == "اول" and after == "من" and norm(tokens, j + 2) in _YESTERDAY:
        return 2, j + 2
    if word == "بعد" and after in ("غد", "الغد"):
        return -2, j + 1
    if word in _YESTERDAY and after in ("الاول", "الاولي"):
        return 2, j + 1
    if word in NAMED and not (word == "اليوم" and after in _NO_TODAY):
        return NAMED[word], j
    if word == "الليله" and after not in PAST | SAME | {"قبل"}:
        return 0, j
    return 0, -1


_NO_TODAY: Final = (
    words("التالي الاول الثاني الثالث الرابع الخامس الاخير الذي العالمي") | SAME | PAST
)


def _told(
    tokens: Sequence[Token], i: int, j: int, word: str, part: str | None
) -> DateAt | None:
    """``في اليوم التالي``, ``اليوم نفسه``, ``نفس اليوم``: a day from one told before."""
    after = norm(tokens, j + 1)
    if word in ("اليوم", "الليله", "الامسيه"):
        if after in ("التالي", "التاليه"):
            return told_day(1, i, j + 1, None, part)
        if after in SAME:
            return told_day(0, i, j + 1, None, part)
        if after == "السابق":
            return told_day(-1, i, j + 1, None, part)
    if word in ("نفس", "ذات", "ذلك") and after in ("اليوم", "الليله"):
        return told_day(0, i, j + 1, None, part)
    return None


def _with_weekday(
    tokens: Sequence[Token],
    first: int,
    last: int,
    today: datetime.date | None,
    back: int,
    part: str | None,
) -> DateAt:
    """A day told by its distance; a weekday or date beside it is part of the words."""
    part, last = _late_part(tokens, last, part)
    j = past_bracket(tokens, last + 1)
    if norm(tokens, j) in WEEKDAYS and j - last <= 2:
        last = closed(tokens, j)
    elif norm(tokens, j) in _DAYWORDS and norm(tokens, j + 1) in WEEKDAYS:
        last = closed(tokens, j + 1)
    if norm(tokens, last + 1) in PAST:
        last += 1
    part, last = _late_part(tokens, last, part)
    full = full_date(tokens, past_bracket(tokens, last + 1), today)
    if full is not None and full.precision == "day":
        full = full._replace(first=first, last=closed(tokens, full.last))
        if today is None or (full.from_ == today - back * DAY):
            return full._replace(part_of_day=part)
    if today is None:
        return unknown(first, last, part)
    day = today - back * DAY
    return relative(day, day, first, last, part)._replace(future=back < 0)


def _late_part(
    tokens: Sequence[Token], last: int, part: str | None
) -> tuple[str | None, int]:
    """``أمس مساء``, ``السبت ليلا``: the part of the day after the day."""
    adverb = _AFTER_DAY.get(norm(tokens, last + 1))
    if adverb is None or norm(tokens, last + 2) in _NEXT_DATE:
        return part, last
    return part or adverb, last + 1


def _weekday(
    tokens: Sequence[Token],
    first: int,
    at: int,
    today: datetime.date | None,
    part: str | None,
) -> DateAt:
    wanted = WEEKDAYS[bare(norm(tokens, at), STARTS)]
    last = at
    weeks = 0
    following = norm(tokens, at + 1)
    strict = following in PAST | LATEST
    coming = following in COMING
    if strict or coming or following in CURRENT:
        last = at + 1
    elif (
        following in ("قبل", "ما")
        and norm(tokens, at + 1 + (following == "ما")) == "قبل"
    ):
        end = at + 2 + (following == "ما")
        if norm(tokens, end) in PAST:  # الأحد قبل الماضي
            strict, weeks, last = True, 1, end
    second = _next_weekday(tokens, last + 1, wanted, part)
    if second >= 0:
        last = second
    part, last = _late_part(tokens, last, part)
    full = full_date(tokens, past_bracket(tokens, last + 1), today)
    if full is not None and full.precision == "day" and second < 0:
        end = closed(tokens, full.last)
        return full._replace(part_of_day=part, first=first, last=end)
    if today is None:
        return unknown(first, last, part)
    if coming:
        day = today + ((wanted - today.weekday() - 1) % 7 + 1) * DAY
        return relative(day, day, first, last, part)._replace(future=True)
    back = (today.weekday() - wanted) % 7
    if strict and back == 0:
        back = 7
    day = today - (back + 7 * weeks) * DAY
    if second < 0 and day == today and not weeks:
        # وكان قد هاجم الخميس, told on a Thursday: or a week ago.
        return relative(day, day, first, last, part)._replace(opening=day - 7 * DAY)
    if second >= 0:
        if day == today:  # the night is over when it is told
            day -= 7 * DAY
        return relative(day, day + DAY, first, last, part)
    return relative(day, day, first, last, part)


def _next_weekday(
    tokens: Sequence[Token], j: int, wanted: int, part: str | None
) -> int:
    """The token of the weekday that ends a night (``ليل السبت الأحد``), or -1."""
    mark = norm(tokens, j)
    if mark in ("-", "–", "/", "ـ", "علي", "الي"):
        j += 1
    elif part != "night":
        return -1
    after = WEEKDAYS.get(norm(tokens, j))
    return j if after == (wanted + 1) % 7 else -1


def _weekdays(
    tokens: Sequence[Token], first: int, j: int, today: datetime.date | None
) -> DateAt | None:
    """``يومي الجمعة والسبت``, ``أيام الجمعة والسبت والأحد``."""
    if norm(tokens, j) not in WEEKDAYS:
        return None
    days = [WEEKDAYS[norm(tokens, j)]]
    while True:
        k = j + 1 + (norm(tokens, j + 1) in ("،", ","))
        after = norm(tokens, k)
        if after[:1] != "و" or after[1:] not in WEEKDAYS:
            break
        days.append(WEEKDAYS[after[1:]])
        j = k
    if len(days) == 1:
        return None
    if norm(tokens, j + 1) in PAST | LATEST:
        j += 1
    if today is None:
        return unknown(first, j)
    to = today - ((today.weekday() - days[-1]) % 7) * DAY
    return relative(to - ((days[-1] - days[0]) % 7) * DAY, to, first, j)
