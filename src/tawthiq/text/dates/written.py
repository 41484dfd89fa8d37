"""Dates written out: day and month, a month's edge, the day of this month, a year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.text.calendar import (
    DOUBTFUL,
    MONTH_FIRST,
    MONTHS,
    ORDINAL_FIRST,
    back_months,
    month_span,
    ordinal_day,
)
from tawthiq.text.dates.numeric import hijri, numeric
from tawthiq.text.dates.value import (
    COMING,
    CURRENT,
    DAY,
    PAST,
    SAME,
    DateAt,
    bare,
    closed,
    norm,
    number,
    relative,
    words,
    year_at,
)
from tawthiq.text.tokens import Token

# Words that a bare month may follow: نهاية آذار, منذ أيلول, خلال شهر نيسان.
_BEFORE_MONTH: Final = words("خلال في شهر منذ حتي الي بين من شهري طوال")
EDGES: Final = {
    **dict.fromkeys(("مطلع", "بدايه", "اوايل", "مستهل", "بدايات"), "start"),
    **dict.fromkeys(("منتصف", "اواسط", "وسط"), "middle"),
    **dict.fromkeys(("اواخر", "نهايه", "ختام", "اخر", "نهايات"), "end"),
}
_MARKS: Final = frozenset(("/", "-", "–", "\\"))
_TO: Final = frozenset(("الي", "حتي", "-", "–", "و", "او", "ولغايه", "وحتي", "والي"))
# A day and month this near ahead is meant, not the one almost a year ago.
_AHEAD: Final = datetime.timedelta(days=62)
STARTS: Final[frozenset[str]] = (
    MONTH_FIRST | ORDINAL_FIRST | frozenset(EDGES) | words("شهر شهري")
)


class _Month(NamedTuple):
    """A month named: its number, its last token, whether the name is doubtful."""

    number: int
    last: int
    doubtful: bool


def _month(tokens: Sequence[Token], i: int) -> _Month | None:
    """A month name at token i, with its second name (``شباط/فبراير``, ``مارس آذار``)."""
    first = bare(norm(tokens, i), MONTH_FIRST)
    two = (first, norm(tokens, i + 1))
    if two in MONTHS:
        found = _Month(MONTHS[two], i + 1, doubtful=False)
    elif (first,) in MONTHS:
        found = _Month(MONTHS[(first,)], i, first in DOUBTFUL)
    else:
        return None
    mark = norm(tokens, found.last + 1)
    at = found.last + (2 if mark in _MARKS or mark in ("(", "[") else 1)
    again = _month(tokens, at) if norm(tokens, at)[:1] != "و" else None
    if again is not None and again.number == found.number:
        return again._replace(last=closed(tokens, again.last), doubtful=False)
    return found


# السابع من أكتوبر | للعام 2023
_YEARS: Final = frozenset(("العام", "عام", "سنه", "السنه", "للعام", "لعام", "لسنه"))


def _year(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A year after a month, and its token."""
    j = i
    if norm(tokens, j) in ("من", "،", ",", "/", "-"):
        j += 1
    if norm(tokens, j) in _YEARS:
        j += 1
    year = year_at(tokens, j)
    return None if year is None else (year, j)


def full_date(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """A date with its month at token i: written, numeric or Hijri."""
    while norm(tokens, i) in ("الموافق", "بتاريخ", "تاريخ", "ال", "في", "يوم"):
        i += 1
    if i >= len(tokens):
        return None
    for read in (day_and_month, numeric, hijri):
        found = read(tokens, i, today)
        if found is not None:
            return found
    return None


def day_and_month(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``5 كانون الأول 2016``, ``15 و16 شباط``, ``مطلع تموز``, ``يونيو الماضي``, ``18 الجاري``."""
    edge = EDGES.get(bare(norm(tokens, i), STARTS))
    days, at = ((), i + 1) if edge else _days(tokens, i)
    if norm(tokens, at) == "شهر" or (not days and norm(tokens, at) == "شهري"):
        at += 1
    if days and norm(tokens, at) in _MARKS:  # 21/ آب/ 2016, as recorders write it
        at += 1
    month = _month(tokens, at)
    if month is None:
        return _of_this_month(tokens, i, days, at, edge, today)
    told, last, ahead = _which_year(tokens, i, month, days, today, edged=bool(edge))
    if told is None:
        return None
    if not days:
        span = month_span(told, month.number)
        if edge:
            return _edge(*span, norm(tokens, i), edge, i, last, "explicit")
        return DateAt(*span, "month", "explicit", None, i, last, future=ahead)
    try:
        from_ = datetime.date(told, month.number, days[0])
        to = datetime.date(told, month.number, days[-1])
    except ValueError:
        return None
    if from_ > to:
        return None
    return DateAt(from_, to, "day", "explicit", None, i, last, future=ahead)


def _which_year(
    tokens: Sequence[Token],
    i: int,
    month: _Month,
    days: tuple[int, ...],
    today: datetime.date | None,
    *,
    edged: bool,
) -> tuple[int | None, int, bool]:
    """The year of a month, the date's last token, whether it lies ahead."""
    last = month.last
    told = _year(tokens, last + 1)
    if told is not None:
        return *told, False
    placed = norm(tokens, i - 1) in _BEFORE_MONTH or _after_month(tokens, i)
    counted = _of_year(tokens, last + 1)
    # مارس العام الماضي ضغوطا
    a_verb = month.doubtful and not (days or edged or placed)
    if counted is not None and not a_verb:
        ago, last = counted
        at = (0, month.number, days[-1] if days else 1)
        ahead = today is not None and at > (ago, today.month, today.day)
        return None if today is None else today.year - ago, last, ahead
    mark = norm(tokens, last + 1)
    if mark in PAST | CURRENT | COMING:
        last += 1
    else:
        mark = ""
    named = bare(norm(tokens, i), STARTS) in ("شهر", "شهري")
    sure = days or edged or mark or named
    if not sure and (month.doubtful or not placed):
        return None, last, False
    if today is None:
        return None, last, False
    day = days[-1] if days else 1
    if mark in CURRENT:
        return today.year, last, (month.number, day) > (today.month, today.day)
    here = (month.number, day) <= (today.month, today.day)
    if mark in COMING:
        return today.year + here, last, True
    if not here and days and mark not in PAST and _is_near(today, month.number, day):
        ahead = (month.number, day) > (today.month, today.day)
        return today.year + (month.number < today.month), last, ahead
    return today.year - (not here), last, False


def _after_month(tokens: Sequence[Token], i: int) -> bool:
    """``أيلول وتشرين``: whether a month joined with و stands after another."""
    comma = norm(tokens, i - 1) in ("،", ",")
    one, two = norm(tokens, i - 1 - comma), norm(tokens, i - 2 - comma)
    return norm(tokens, i)[:1] == "و" and ((one,) in MONTHS or (two, one) in MONTHS)


def _of_year(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """``من العام الماضي``, ``العام قبل الماضي``, ``من هذا العام``: years ago, the last token."""
    at += norm(tokens, at) in ("من", "في")
    if (norm(tokens, at), norm(tokens, at + 1)) == ("هذا", "العام"):
        return 0, at + 1
    if norm(tokens, at) not in ("العام", "السنه"):
        return None
    before = norm(tokens, at + 1) == "قبل"
    last = at + 1 + before
    mark = norm(tokens, last)
    if mark in PAST:
        return 1 + before, last
    if before or mark not in CURRENT | COMING:
        return None
    return -(mark in COMING), last


def _is_near(today: datetime.date, month: int, day: int) -> bool:
    """Whether the next such day comes soon."""
    try:
        coming = datetime.date(today.year, month, day)
    except ValueError:
        return False
    return coming - today <= _AHEAD


def _days(tokens: Sequence[Token], i: int) -> tuple[tuple[int, ...], int]:
    """The days of the month at token i, first and last, and the token after them."""
    first, at = _day(tokens, i)
    if first is None:
        return (), i
    link = norm(tokens, at)
    second, after = None, at
    if link in _TO:
        second, after = _day(tokens, at + 1 + (norm(tokens, at + 1) == "ال"))
    elif link[:1] == "و" and link[1:] in ORDINAL_FIRST:
        second, after = _day(tokens, at, joined=True)
    if second is not None and second > first:
        return (first, second), _of(tokens, after)
    return (first,), _of(tokens, at)


def _of(tokens: Sequence[Token], at: int) -> int:
    """Past من before the month."""
    return at + (norm(tokens, at) == "من")


def _day(
    tokens: Sequence[Token], i: int, *, joined: bool = False
) -> tuple[int | None, int]:
    """A day of the month in digits or spelled, and the token after it."""
    value = number(tokens, i)
    if value is not None:
        return (value, i + 1) if 1 <= value <= 31 else (None, i)
    first = norm(tokens, i)[1:] if joined else bare(norm(tokens, i), ORDINAL_FIRST)
    spelled = ordinal_day([first, norm(tokens, i + 1)])
    return (None, i) if spelled is None else (spelled[0], i + spelled[1])


def _edge(
    first: datetime.date,
    end: datetime.date,
    word: str,
    edge: str,
    i: int,
    last: int,
    basis: str,
) -> DateAt:
    """The first ten days of a month, its middle, its last ten; ``منذ نهاية``: its end."""
    if edge == "middle":
        first = end = first + 14 * DAY
    elif edge == "start":
        at = DateAt(first, first + 9 * DAY, "day", basis, None, i, last)
        return at._replace(opening=first)  # or that very day
    else:
        first = first + 20 * DAY
    del word
    return DateAt(first, end, "day", basis, None, i, last)


def _of_this_month(
    tokens: Sequence[Token],
    i: int,
    days: tuple[int, ...],
    at: int,
    edge: str | None,
    today: datetime.date | None,
) -> DateAt | None:
    """``الثامن من الشهر الجاري``, ``18 الجاري``, ``مطلع الشهر``, ``20 من الشهر نفسه``."""
    if not days and edge is None:
        return None
    j = at + (norm(tokens, at) == "هذا")
    named = norm(tokens, j) == "الشهر"
    mark = norm(tokens, j + named)
    if j > at and named:
        mark, last = "الجاري", j
    elif mark in PAST | CURRENT | COMING or (named and mark in SAME):
        last = j + named
    elif named:
        mark, last = "الجاري", j
    else:
        return None
    if today is None:
        return None
    if not named and (edge or mark not in CURRENT):
        return None
    month = today.replace(day=1)
    if mark in PAST:
        month = back_months(month, 1)
    elif mark in COMING:
        month = month_span(month.year, month.month)[1] + DAY
    span = month_span(month.year, month.month)
    if edge:
        return _edge(*span, norm(tokens, i), edge, i, last, "relative")
    if named and mark in SAME and days[-1] > today.day:
        month = back_months(month, 1)  # of the month that the text told, which is over
    try:
        from_, to = month.replace(day=days[0]), month.replace(day=days[-1])
    except ValueError:
        return None
    return relative(from_, to, i, last)._replace(future=to > today)
