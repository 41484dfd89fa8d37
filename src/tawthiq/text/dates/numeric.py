"""Dates in digits (``5/12/2016``, ``12-5-2014``, ``28 5 2014``, ``9 منه``) and Hijri dates."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from hijridate import Hijri

from tawthiq.text.calendar import HIJRI_MONTHS
from tawthiq.text.dates.value import (
    IN_IT,
    DateAt,
    bare,
    day_of_month,
    norm,
    number,
    relative,
    words,
)
from tawthiq.text.tokens import NUMBER, PUNCT, Token

_MONTHS: Final = 12
_TO: Final = frozenset(("-", "–", "—", "الي", "حتي"))
_MARKS: Final = ("-", "–", "_", "/", ".", "\\")
_HEADING: Final = (":", "-", "–", "—", "|")
# Words that announce a date, so that 15/7 is no fraction.
_ANNOUNCE: Final = words("يوم بتاريخ تاريخ لتاريخ الموافق في مساء صباح فجر")


def numeric(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """Day, month and year in digits, the day first unless the year is."""
    if i >= len(tokens) or tokens[i].kind != NUMBER:
        return None
    parts, last = _parts(tokens, i)
    if len(parts) == 2 and norm(tokens, last + 1) in _TO:
        span = _to_full(tokens, i, parts, last + 2)
        if span is not None:
            return span
    if len(parts) == 2 and today is not None:
        return _without_year(tokens, i, parts, last, today)
    if len(parts) != 3:
        return None
    year, month, day = (
        parts if len(tokens[i].norm) >= 4 and parts[0] > 31 else parts[::-1]
    )
    if 1300 <= year <= 1500:
        return _gregorian(year, month, day, i, last)
    if not 1900 <= year <= 2100:
        return None
    return _at(year, month, day, i, last)


def _to_full(
    tokens: Sequence[Token], i: int, parts: Sequence[int], at: int
) -> DateAt | None:
    """``25/11 – 1/12/2021``: a day and month up to a full date, which has the year."""
    end = numeric(tokens, at, None)
    if end is None or end.to is None:
        return None
    for year in (end.to.year, end.to.year - 1):
        start = _at(year, parts[1], parts[0], i, end.last)
        if start is not None and start.from_ is not None and start.from_ <= end.to:
            return start._replace(to=end.to)
    return None


def _parts(tokens: Sequence[Token], i: int) -> tuple[list[int], int]:
    """The numbers of a date at token i and its last token; marks stand between them."""
    text = tokens[i].norm
    for mark in ("/", "."):
        if mark in text:
            parts = text.split(mark)
            if all(p.isdigit() and len(p) <= 4 for p in parts):
                return [int(p) for p in parts], i
            return [], i
    found = [number(tokens, i)]
    last = i
    while len(found) < 3 and norm(tokens, last + 1) in _MARKS:
        value = number(tokens, last + 2)
        if value is None:
            break
        found.append(value)
        last += 2
    if len(found) == 1:
        return _spaced(tokens, i), i + 2
    return ([n for n in found if n is not None], last) if len(found) == 3 else ([], i)


def _spaced(tokens: Sequence[Token], i: int) -> list[int]:
    """``28 5 2014``: three numbers in digits side by side, the day first."""
    three = [t.norm for t in tokens[i : i + 3]]
    if len(three) < 3 or not all(norm.isdigit() for norm in three):
        return []
    dated = len(three[1]) <= 2 and len(three[2]) == _YEAR
    return [int(norm) for norm in three] if dated else []


_YEAR: Final = 4  # digits


def _without_year(
    tokens: Sequence[Token],
    i: int,
    parts: list[int],
    last: int,
    today: datetime.date,
) -> DateAt | None:
    """``يوم 15/7``: the latest such day, unless a word before it is missing."""
    if "/" not in tokens[i].norm:
        return None
    if norm(tokens, i - 1) not in _ANNOUNCE and not _heads_item(tokens, i, last):
        return None
    day, month = parts
    if month > _MONTHS >= day:
        day, month = month, day  # 7/19
    here = (month, day) <= (today.month, today.day)
    return _at(today.year - (not here), month, day, i, last)


def _heads_item(tokens: Sequence[Token], i: int, last: int) -> bool:
    """``- 19/1: قصفت القوات``: a date and a mark head an item of a list."""
    opens = i == 0 or tokens[i - 1].kind == PUNCT
    return opens and norm(tokens, last + 1) in _HEADING


def in_it(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``في التاسع منه``: a day of the month told before, here of one that stands in."""
    told = day_of_month(tokens, i)
    before = norm(tokens, i - 2 if norm(tokens, i - 1) == "ال" else i - 1)
    if told is None or today is None or norm(tokens, told[1]) != IN_IT:
        return None
    if not 1 <= told[0] <= _LONGEST or bare(before, _ANNOUNCE) not in _ANNOUNCE:
        return None
    day = datetime.date(today.year, 1, told[0])
    return relative(day, day, i, told[1])


_LONGEST: Final = 31  # days in a month


def _at(year: int, month: int, day: int, i: int, last: int) -> DateAt | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return DateAt(date, date, "day", "explicit", None, i, last)


def _gregorian(year: int, month: int, day: int, i: int, last: int) -> DateAt | None:
    try:
        date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return _at(date.year, date.month, date.day, i, last)


def hijri(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``3 شوال 1436هـ``: with day and year only."""
    del today
    told = day_of_month(tokens, i)
    if told is None:
        return None
    day, at = told
    two = (norm(tokens, at), norm(tokens, at + 1))
    if two in HIJRI_MONTHS:
        month, last = HIJRI_MONTHS[two], at + 1
    elif two[:1] in HIJRI_MONTHS:
        month, last = HIJRI_MONTHS[two[:1]], at
    else:
        return None
    year = number(tokens, last + 1)
    if year is None or not 1300 <= year <= 1500 or not 1 <= day <= 30:
        return None
    end = last + 1 + (norm(tokens, last + 2) in ("ه", "هجري", "هجريه"))
    return _gregorian(year, month, day, i, end)
