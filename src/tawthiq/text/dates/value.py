"""A date as read, and what all its readers share."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from tawthiq.text.calendar import ordinal_day
from tawthiq.text.tokens import NUMBER, Token


def words(text: str) -> frozenset[str]:
    """The folded words of a list that is written as one string."""
    return frozenset(text.split())


DAY: Final = datetime.timedelta(days=1)


class DateAt(NamedTuple):
    """A date over tokens first..last (both included): an interval of days.

    Attributes:
        from_, to: the first and last day; None where the words leave that end open.
        precision: day, week, month, year or open.
        basis: explicit or relative.
        part_of_day: dawn, morning, noon, afternoon, evening, night, or None.
        since: it lasts from a start until the telling (``منذ``).
        future: it lies ahead.
        forward: it stands between two events and parts them by ``shift`` days
            (``بعد يومين على الهجوم``); ``from_`` then counts from ``today``.
        today: the day it was counted from, where a stage has to count again.
        shift: days from a day told elsewhere in the text to this one
            (``في اليوم التالي``: 1, ``قبل ذلك بيومين``: -2, ``صباحا``: 0).
        began: a ``منذ`` before it dates the start of what is told
            (``منذ بدء المعارك في 5 آذار``).
        opening: the last day of the time that ``منذ`` counts from (``منذ آذار``).
        lasts: how many units back from its last day it begins, where it is counted
            (``استمرت أربعة أيام``, ``خلال 48 ساعة``): the last day may be another
            than the text's own.

    """

    from_: datetime.date | None
    to: datetime.date | None
    precision: str
    basis: str
    part_of_day: str | None
    first: int
    last: int
    since: bool = False
    future: bool = False
    forward: bool = False
    today: datetime.date | None = None
    shift: int | None = None
    began: bool = False
    opening: datetime.date | None = None
    lasts: tuple[int, str] | None = None


Reader = Callable[[Sequence[Token], int, "datetime.date | None"], DateAt | None]

PAST: Final = words("""الماضي الماضيه الماضيين الماضيتين الفايت الفايته الفايتين المنصرم المنصرمه
    المنصرمين السابق السابقه المنقضي المنقضيه الفارط الفارطه""")
LATEST: Final = words("الاخير الاخيره الاخيرين الاخيرتين")
GONE: Final = PAST | LATEST
CURRENT: Final = words("الجاري الجاريه الحالي الحاليه")
COMING: Final = words("""المقبل المقبله القادم القادمه المقبلين القادمين المقبلتين القادمتين الاتي
    الاتيه""")
SAME: Final = words("نفسه ذاته نفسها ذاتها عينه")
IN_IT: Final = "منه"  # في التاسع منه: of the month told before


def norm(tokens: Sequence[Token], i: int) -> str:
    """The folded word at i, empty outside the sentence."""
    return tokens[i].norm if 0 <= i < len(tokens) else ""


@functools.lru_cache(maxsize=65536)
def bare(word: str, known: frozenset[str]) -> str:
    """A word without و ف ب ل ك before it, if it is known then; else itself."""
    if word in known or not word:
        return word
    if word[0] in "وفبلك" and word[1:] in known:
        return word[1:]
    if word[:2] in ("وب", "ول", "فب", "فل") and word[2:] in known:
        return word[2:]
    return word


def number(tokens: Sequence[Token], i: int) -> int | None:
    """The whole number written in digits at i."""
    if not 0 <= i < len(tokens) or tokens[i].kind != NUMBER:
        return None
    text = tokens[i].norm
    return int(text) if text.isdigit() and len(text) <= 4 else None


def day_of_month(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """``15``, ``العاشر من شهر``: a day told before a month's name, and where that is due."""
    day, at = number(tokens, i), i + 1
    if day is None:
        spelled = ordinal_day([norm(tokens, i), norm(tokens, i + 1)])
        if spelled is None:
            return None
        day, at = spelled[0], i + spelled[1]
    at += norm(tokens, at) == "من"
    at += norm(tokens, at) == "شهر"
    return day, at


def year_at(tokens: Sequence[Token], i: int) -> int | None:
    """A year of the common era written in digits at i."""
    value = number(tokens, i)
    return value if value is not None and 1900 <= value <= 2100 else None


def past_bracket(tokens: Sequence[Token], i: int) -> int:
    """The token after an opening bracket, comma or dash at i, else i."""
    return i + 1 if norm(tokens, i) in ("(", "،", ",", "-", "–", "[") else i


def closed(tokens: Sequence[Token], i: int) -> int:
    """The closing bracket after token i belongs to the date."""
    return i + 1 if norm(tokens, i + 1) in (")", "]") else i


def relative(
    from_: datetime.date | None,
    to: datetime.date | None,
    first: int,
    last: int,
    part: str | None = None,
    precision: str = "day",
) -> DateAt:
    """A date counted from another day."""
    return DateAt(from_, to, precision, "relative", part, first, last)


def unknown(first: int, last: int, part: str | None = None) -> DateAt:
    """Time words that give no day: there is none to count from."""
    return DateAt(None, None, "open", "relative", part, first, last)


def ago(
    today: datetime.date | None,
    back: int,
    to: int,
    first: int,
    last: int,
    part: str | None = None,
) -> DateAt:
    """From ``back`` days before today until ``to`` days before it."""
    if today is None:
        return unknown(first, last, part)
    return relative(today - back * DAY, today - to * DAY, first, last, part)


def until_now(today: datetime.date | None, first: int, last: int) -> DateAt:
    """Some time up to the telling."""
    return DateAt(None, today, "open", "relative", None, first, last)


def told_day(
    shift: int,
    first: int,
    last: int,
    today: datetime.date | None = None,
    part: str | None = None,
) -> DateAt:
    """So many days from a day told elsewhere; ``today`` stands in for it if given."""
    at = relative(today, today, first, last, part)
    return at._replace(shift=shift, precision="day" if today else "open")


def year_span(
    year: int, first: int, last: int, basis: str = "relative", to: int | None = None
) -> DateAt:
    """A whole year, or the years until ``to``."""
    return DateAt(
        datetime.date(year, 1, 1),
        datetime.date(to or year, 12, 31),
        "year",
        basis,
        None,
        first,
        last,
    )
