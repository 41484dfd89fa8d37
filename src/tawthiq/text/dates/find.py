"""Finds the dates of a sentence: single ones, then what joins them to spans."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import HIJRI_FIRST, ORDINAL_FIRST, month_span
from tawthiq.text.dates import (
    adverbs,
    counts,
    days,
    feasts,
    lasting,
    periods,
    spans,
    written,
    years,
)
from tawthiq.text.dates.numeric import hijri, in_it, numeric
from tawthiq.text.dates.value import (
    IN_IT,
    SAME,
    DateAt,
    Reader,
    ago,
    bare,
    closed,
    norm,
    until_now,
    words,
    year_at,
    year_span,
)
from tawthiq.text.tokens import NUMBER, PUNCT, Token

# Readers in order; each with the words that a date of its kind begins with.
_KINDS: Final[tuple[tuple[Reader, frozenset[str]], ...]] = (
    (feasts.feast, feasts.STARTS),
    (days.named_day, days.STARTS),
    (counts.counted, counts.STARTS),
    (periods.period, periods.STARTS),
    (spans.span, spans.STARTS),
    (written.day_and_month, written.STARTS),
    (hijri, HIJRI_FIRST | ORDINAL_FIRST),
    (in_it, ORDINAL_FIRST),
    (feasts.day_of_fasting, ORDINAL_FIRST),
    (years.year, years.STARTS),
    (adverbs.part_alone, adverbs.STARTS),
    (adverbs.now, adverbs.STARTS),
    (adverbs.nth_day, adverbs.STARTS),
    (adverbs.spoken, adverbs.STARTS),
    (lasting.lasting, lasting.STARTS),
)
_DIGITS: Final[tuple[Reader, ...]] = (
    written.day_and_month,
    numeric,
    in_it,
    hijri,
    feasts.day_of_fasting,
    years.year,
)
_STARTS: Final = frozenset[str]().union(*(words for _, words in _KINDS))
_BY_WORD: Final = {
    word: tuple(read for read, words in _KINDS if word in words) for word in _STARTS
}


def find_dates(
    tokens: Sequence[Token],
    today: datetime.date | None,
    told: DateAt | None = None,
) -> list[DateAt]:
    """All dates of a sentence, left to right, none overlapping.

    ``told``: the last date of the sentences before, of whose month ``في 9 منه`` is.
    """
    found: list[DateAt] = []
    after = 0
    for i in [i for i, token in enumerate(tokens) if _may_begin(token[3])]:
        date = _at(tokens, i, today) if i >= after else None
        if date is None:
            continue
        date = _introduced(tokens, _extended(tokens, date, today))
        date = _of_told_month(tokens, date, found[-1] if found else told)
        if date is None:
            continue
        if not date.since and not date.forward and _since_before(tokens, i, found):
            date = date._replace(began=True)
        found.append(date)
        after = date.last + 1
    return found


def _of_told_month(
    tokens: Sequence[Token], date: DateAt, told: DateAt | None
) -> DateAt | None:
    """``في 5 آذار …، وفي 9 من الشهر ذاته``, ``في 9 منه``: of the month told before it.

    None where that is no date, as no month was told.
    """
    it = norm(tokens, date.last) == IN_IT
    same = norm(tokens, date.last) in SAME and norm(tokens, date.last - 1) == "الشهر"
    if not (it or same) or date.from_ is None or date.to is None:
        return date
    first = told.from_ if told is not None else None
    last = None if told is None else first if told.since else told.to
    if first is None or last is None or first.replace(day=1) != last.replace(day=1):
        return None if it else date
    try:
        from_, to = first.replace(day=date.from_.day), first.replace(day=date.to.day)
    except ValueError:  # no such day in it
        return None if it else date
    return date._replace(from_=from_, to=to, future=False)


@functools.lru_cache(maxsize=65_536)
def _may_begin(norm: str) -> bool:
    """Whether a date can begin with a folded word or number."""
    return norm[:1].isdecimal() or bare(norm, _STARTS) in _STARTS


def _at(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    """The date that begins at token i."""
    if tokens[i].kind == NUMBER:
        readers: tuple[Reader, ...] = _DIGITS
    else:
        word = bare(tokens[i].norm, _STARTS)
        if word not in _STARTS:
            return None
        if word == "منذ":
            return _since(tokens, i, today)
        readers = _BY_WORD[word]
    for read in readers:
        date = read(tokens, i, today)
        if date is not None:
            return date._replace(last=closed(tokens, date.last))
    return None


_BEGINNINGS: Final = words("""بدء بدايه اندلاع انطلاق بدات انطلقت فتره حينها بدايته بدايتها
    اندلاعها اندلاعه انطلاقها انطلاقه انطلاقتها انطلاقه مقتل""")
_DEEDS: Final = words("سقوط دخول اعلان استيلاء توقيع")
_THEN: Final = words("الحين التاريخ الوقت اليوم الحادث الهجوم")


def _since(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``منذ الثلاثاء``, ``منذ 2013``, ``منذ يومين``, ``منذ بدء الحملة``."""
    counted = counts.counted(tokens, i, today)
    if counted is not None:
        return counted
    if norm(tokens, i + 1) == "ذلك" and norm(tokens, i + 2) in _THEN:
        return until_now(today, i, i + 2)._replace(since=True)
    j = i + 1
    while norm(tokens, j) in ("ال", "يوم", "تاريخ", "حوالي", "نحو"):
        j += 1
    inner = _at(tokens, j, today) if j < len(tokens) else None
    if inner is None and year_at(tokens, j) is not None:
        inner = year_span(year_at(tokens, j) or 0, j, j, "explicit")
    if inner is not None and inner.shift is None:
        if today is not None and inner.from_ is not None and inner.from_ > today:
            return inner._replace(first=i, future=False)  # it began, so it is no plan
        if not inner.future:
            return _lasting(tokens, inner, i, j, today)
    at = j + (norm(tokens, j) in ("ساعات", "ساعه"))
    if norm(tokens, at) in _TIMES_OF_DAY:  # منذ ساعات الصباح: the day itself
        back = 1 if norm(tokens, at) == "الليل" else 0
        return ago(today, back, 0, i, at)._replace(since=True)
    if norm(tokens, i + 1) in _BEGINNINGS:
        return until_now(today, i, i + 1)._replace(since=True)
    if norm(tokens, i + 1) in _DEEDS:  # what was done then is told by its own word
        return until_now(today, i, i)._replace(since=True)
    return None


def _lasting(
    tokens: Sequence[Token],
    inner: DateAt,
    i: int,
    j: int,
    today: datetime.date | None,
) -> DateAt:
    """From the first day of a date to the telling; from the last one of ``نهاية X``."""
    start = inner.from_
    if norm(tokens, j) in ("نهايه", "ختام", "اخر") and inner.to is not None:
        start = inner.to
    return inner._replace(first=i, from_=start, to=today, since=True, opening=inner.to)


def _introduced(tokens: Sequence[Token], date: DateAt) -> DateAt:
    """``بين 5 و9 آذار``: the word before a span is part of it, or it counts things."""
    if norm(tokens, date.first - 1) in _UP_TO and norm(tokens, date.first) in _NOW:
        return date._replace(from_=None, precision="open")  # لم تصل حتى اليوم
    if date.from_ == date.to or date.since:
        return date
    if norm(tokens, date.first - 1) not in ("بين", "من"):
        return date
    return date._replace(first=date.first - 1)


_UP_TO: Final = words("حتي وحتي لغايه")
_NOW: Final = words("اليوم الان اللحظه الساعه")
_UNTIL: Final = words("الي حتي لغايه وحتي والي ولغايه")
_FROM: Final = frozenset(("من", "بين", "مابين", "منذ"))


def _extended(
    tokens: Sequence[Token], date: DateAt, today: datetime.date | None
) -> DateAt:
    """``من 1 حتى 5 آذار``, ``بين أيلول وكانون الثاني``, ``منذ 2011 وحتى أمس``: to the end."""
    if date.from_ is None or date.forward or date.future:
        return date
    j = date.last + 1
    if norm(tokens, j) in ("،", ","):
        j += 1
    word = norm(tokens, j)
    before = norm(tokens, date.first - 1)
    if word == "و" and norm(tokens, j + 1) in _UNTIL:
        j += 1
        word = norm(tokens, j)
    if (word in _UNTIL and (before in _FROM or date.since)) or (
        word in _UNTIL and date.basis == "explicit"
    ):
        j += 1
    elif word[:1] == "و" and (
        before in ("بين", "مابين") or norm(tokens, date.first) == "شهري"
    ):
        j += word == "و"
    else:
        return date
    while norm(tokens, j) in ("ال", "يوم", "تاريخ"):
        j += 1
    end = _at(tokens, j, today) if j < len(tokens) else None
    if (
        end is None
        or end.to is None
        or end.since
        or end.forward
        or end.shift is not None
    ):
        return date
    start = date.from_
    if start > end.to:  # a month of the year before: بين أيلول وكانون الثاني
        start = _year_before(start)
    if start > end.to:
        return date
    return date._replace(from_=start, to=end.to, last=end.last, since=False)


def _year_before(day: datetime.date) -> datetime.date:
    last = month_span(day.year - 1, day.month)[1].day
    return day.replace(year=day.year - 1, day=min(day.day, last))


_REACH: Final = 9
_BEGAN: Final = words("""منذ ومنذ اندلع اندلعت بدا بدات انطلق انطلقت اندلاع انطلاق بدء بداها بداه
    يشنها تشنه تشنها""")
_TIMES_OF_DAY: Final = words("الفجر الصباح الظهر المساء العصر الليل")


def _since_before(tokens: Sequence[Token], i: int, found: Sequence[DateAt]) -> bool:
    """Whether a ``منذ`` shortly before dates the start: ``منذ سقوط المدينة في 5 آذار``."""
    floor = max(i - _REACH, found[-1].last if found and not found[-1].since else 0, 0)
    for j in range(i - 1, floor - 1, -1):
        if tokens[j].norm in _BEGAN:
            return True
        if tokens[j].kind == PUNCT and tokens[j].norm in "،.؛:":
            return False
    return False
