"""Dates: the time words of a sentence as intervals of days.

``today`` is the day that the text's words count from: the report's own calendar if it
says one (``anchor``), else its publication date, else None; then relative words give an
open interval and never a guessed day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from tawthiq.text.calendar import (
    DUALS,
    HIJRI_FIRST,
    MONTH_FIRST,
    PARTS,
    PLURALS,
    UNITS,
    WEEKDAYS,
    back_months,
    month_span,
)
from tawthiq.text.explicit_dates import explicit, hijri, month_range, numeric
from tawthiq.text.numbers import read_number
from tawthiq.text.tokens import NUMBER, PUNCT, WORD, Token

# Further back than this (in its unit) a count is history, no date of news.
_FARTHEST: Final = {"hour": 2000, "day": 2000, "week": 500, "month": 600, "year": 100}
_DAY: Final = datetime.timedelta(days=1)


class DateAt(NamedTuple):
    """A date over tokens first..last (both included): an interval of days.

    ``precision`` is day, week, month, year or open; ``basis`` explicit or relative;
    ``since`` marks ``منذ``, ``future`` a coming day, ``forward`` a date that belongs to
    what follows it alone (``بعد يومين على الهجوم``).
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


_TODAY: Final = {"اليوم": 0, "امس": 1, "البارحه": 1, "غدا": -1}
_PAST: Final = frozenset(
    ["الماضي", "الماضيه", "الفايت", "الفايته", "المنصرم", "المنصرمه"]
)
_COMING: Final = frozenset(["المقبل", "المقبله", "القادم", "القادمه"])
_LASTS: Final = frozenset(
    ["الماضيين", "الماضيه", "الاخيرين", "الاخيره", "الاخيرتين", "الماضيتين"]
)
_RECENT: Final = {
    ("موخرا",),
    ("في", "الاونه", "الاخيره"),
    ("في", "الايام", "الاخيره"),
    ("الايام", "الاخيره"),
    ("في", "الفتره", "الاخيره"),
}
_ABOUT: Final = frozenset(("نحو", "حوالي", "قرابه", "اكثر", "من", "زهاء"))
_STARTS: Final = (
    frozenset(_TODAY)
    | frozenset(WEEKDAYS)
    | frozenset(PARTS)
    | MONTH_FIRST
    | HIJRI_FIRST
    | frozenset(
        [
            "اول",
            "يوم",
            "قبل",
            "منذ",
            "خلال",
            "الليله",
            "ليلا",
            "ليله",
            "هذا",
            "هذه",
            "الاسبوع",
            "الشهر",
            "العام",
            "اليومين",
            "الاسبوعين",
            "موخرا",
            "في",
            "عام",
            "سنه",
            "مطلع",
            "بدايه",
            "اوايل",
            "اواخر",
            "نهايه",
            "منتصف",
            "بين",
            "من",
            "الايام",
            "الساعات",
            "السنه",
            "الخامس",
            "غد",
            "ظهيره",
            "الامس",
            "حتي",
            "بعد",
            "عقب",
        ]
    )
)


def find_dates(tokens: Sequence[Token], today: datetime.date | None) -> list[DateAt]:
    """All dates of a sentence, left to right, none overlapping."""
    found: list[DateAt] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        date = None
        if (
            token.kind == NUMBER
            or _bare(token.norm) in _STARTS
            or token.norm in _ORDINAL
        ) and not _idle(tokens, i):
            date = _at(tokens, i, today)
        if date is not None:
            found.append(date)
            i = date.last + 1
        else:
            i += 1
    return found


_AFTER_IN: Final = frozenset(
    [
        "شهر",
        "ايام",
        "الاونه",
        "الفتره",
        "ساعه",
        "الساعه",
        "وقت",
        "يومي",
        "غضون",
        "اخر",
        "الاشهر",
        "الاسابيع",
        "السنوات",
        "الاعوام",
        "الشهور",
    ]
)


def _idle(tokens: Sequence[Token], i: int) -> bool:
    """Whether ``في`` or ``من`` stands before a word that no date begins with."""
    if tokens[i].norm not in ("في", "من") or i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    return not (
        after.kind == NUMBER
        or after.norm in _ORDINAL
        or after.norm in _AFTER_IN
        or _bare(after.norm) in _STARTS
    )


_ORDINAL: Final = frozenset(
    [
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
        "الحادي",
        "العشرين",
        "الثلاثين",
    ]
)


def _bare(norm: str) -> str:
    """A word without و ف ب ل before it, if it is a time word then."""
    if norm in _STARTS:
        return norm
    if norm[:1] in "وفبلك" and norm[1:] in _STARTS:
        return norm[1:]
    if norm[:2] in ("وب", "ول", "فب") and norm[2:] in _STARTS:
        return norm[2:]
    return norm


def _at(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    for read in _READERS:
        date = read(tokens, i, today)
        if date is not None:
            return date
    return None


def _norm(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def _skip_open(tokens: Sequence[Token], i: int) -> int:
    """Past an opening bracket or comma."""
    return i + 1 if _norm(tokens, i) in ("(", "،", ",", "-", "–") else i


def _closed(tokens: Sequence[Token], i: int) -> int:
    """The closing bracket after token i belongs to the date."""
    return i + 1 if _norm(tokens, i + 1) in (")", "]") else i


def _relative(
    from_: datetime.date | None,
    to: datetime.date | None,
    first: int,
    last: int,
    part: str | None = None,
    precision: str = "day",
) -> DateAt:
    return DateAt(from_, to, precision, "relative", part, first, last)


def _open(first: int, last: int, part: str | None = None) -> DateAt:
    return DateAt(None, None, "open", "relative", part, first, last)


def _part(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """A part of the day at token i and the token after it (``منتصف ليل``, ``فجر يوم``)."""
    word = _bare(_norm(tokens, i))
    if (
        word in ("منتصف", "بعد", "قبيل", "قبل", "عند", "ساعات", "وقت")
        and _norm(tokens, i + 1) in PARTS
    ):
        part, after = _part(tokens, i + 1)
        return part, after
    part = PARTS.get(word)
    if part is None:
        return None, i
    after = i + 1
    if _norm(tokens, after) == "يوم":
        after += 1
    return part, after


def _named_day(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``فجر أمس (الإثنين)``, ``أول من أمس``, ``يوم الأحد الماضي``, ``ليل السبت - الأحد``."""
    part, j = _part(tokens, i)
    word = _bare(_norm(tokens, j)) if j == i else _norm(tokens, j)
    if part is None and word == "يوم":
        j += 1
        word = _norm(tokens, j)
    word = "امس" if word == "الامس" else word
    if word == "اول" and _norm(tokens, j + 1) in ("امس", "الامس"):
        return _weekday_check(tokens, i, j + 1, today, 2, part)
    if word == "اول" and _norm(tokens, j + 1) == "من" and _norm(tokens, j + 2) == "امس":
        return _weekday_check(tokens, i, j + 2, today, 2, part)
    if word == "امس" and _norm(tokens, j + 1) in ("الاول", "الاولي"):
        return _weekday_check(tokens, i, j + 1, today, 2, part)
    if word in _TODAY and not (
        word == "اليوم"
        and _norm(tokens, j + 1)
        in ("التالي", "الاول", "الثاني", "نفسه", "ذاته", "الذي")
    ):
        return _weekday_check(tokens, i, j, today, _TODAY[word], part)
    if word in WEEKDAYS:
        return _weekday(tokens, i, j, today, part, WEEKDAYS[word])
    return None


def _weekday_check(
    tokens: Sequence[Token],
    first: int,
    last: int,
    today: datetime.date | None,
    back: int,
    part: str | None,
) -> DateAt:
    """A day told by its distance; a weekday beside it is part of the words."""
    if part is None and PARTS.get(_norm(tokens, last + 1)):
        pass
    j = _skip_open(tokens, last + 1)
    if _norm(tokens, j) in WEEKDAYS and j - last <= 2:
        last = _closed(tokens, j)
    if _norm(tokens, last + 1) in _PAST:
        last += 1
    if today is None:
        return _open(first, last, part)
    day = today - back * _DAY
    return _relative(day, day, first, last, part)._replace(future=back < 0)


def _weekday(
    tokens: Sequence[Token],
    first: int,
    at: int,
    today: datetime.date | None,
    part: str | None,
    wanted: int,
) -> DateAt:
    last = at
    following = _norm(tokens, at + 1)
    strict = following in _PAST
    coming = following in _COMING
    if strict or coming:
        last = at + 1
    second = None
    j = last + 1
    if following in ("-", "–", "/") and _norm(tokens, j + 1) in WEEKDAYS:
        second = WEEKDAYS[_norm(tokens, j + 1)]
        last = j + 1
    full = explicit(tokens, _skip_open(tokens, last + 1), today)
    if full is not None and second is None:
        return DateAt(*full[:3], "explicit", part, first, _closed(tokens, full[3]))
    if today is None:
        return _open(first, last, part)
    if coming:
        day = today + ((wanted - today.weekday() - 1) % 7 + 1) * _DAY
        return _relative(day, day, first, last, part)._replace(future=True)
    back = (today.weekday() - wanted) % 7
    if strict and back == 0:
        back = 7
    day = today - back * _DAY
    to = day
    if second is not None:
        to = day + ((second - wanted) % 7) * _DAY
    return _relative(day, to, first, last, part)


def _ago(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    """``قبل يومين``, ``منذ نحو أربعة أشهر``, ``قبل أيام``, ``منذ 2013``, ``منذ الثلاثاء``."""
    word = _bare(_norm(tokens, i))
    if word in ("بعد", "عقب"):
        return _after(tokens, i, today)
    if word not in ("قبل", "منذ"):
        return None
    j = i + 1
    while _norm(tokens, j) in _ABOUT:
        j += 1
    count, last = _count(tokens, j)
    if last < 0:
        return _since(tokens, i, today) if word == "منذ" else None
    unit = UNITS[_norm(tokens, last)]
    if today is None:
        return _open(i, last)._replace(since=word == "منذ")
    if count is None:
        precision = "day" if unit == "hour" else "open"
        from_ = today if unit == "hour" else None
        return DateAt(from_, today, precision, "relative", None, i, last, word == "منذ")
    day = _back(today, unit, count)
    if word == "منذ":
        return DateAt(day, today, "day", "relative", None, i, last, since=True)
    if unit == "year":
        year = today.year - count
        return _relative(
            datetime.date(year, 1, 1),
            datetime.date(year, 12, 31),
            i,
            last,
            None,
            "year",
        )
    if unit == "month":
        first, end = month_span(day.year, day.month)
        return _relative(first, end, i, last, None, "month")
    return _relative(day, day, i, last)


def _after(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``بعد ثلاثة أيام على هجوم``: dates the event after it, so many days before now."""
    count, last = _count(tokens, i + 1)
    if last < 0 or _norm(tokens, last + 1) not in ("من", "علي", "عن"):
        return None
    if today is None:
        return _open(i, last)._replace(forward=True)
    unit = UNITS[_norm(tokens, last)]
    if count is None:
        return DateAt(None, today, "open", "relative", None, i, last, forward=True)
    day = _back(today, unit, count)
    return _relative(day, day, i, last)._replace(forward=True, today=today)


def _back(today: datetime.date, unit: str, count: int) -> datetime.date:
    if unit == "hour":
        return today - datetime.timedelta(days=count // 24)
    if unit in ("day", "week"):
        return today - count * (7 if unit == "week" else 1) * _DAY
    return back_months(today, count * (12 if unit == "year" else 1))


def _count(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """``ثلاثة أيام``: the count (None if vague) and the token of the unit, or -1."""
    norm = _norm(tokens, i)
    if norm in UNITS:
        if norm in DUALS:
            return 2, i
        return (None if norm in PLURALS else 1), i
    if norm in ("عده", "بضعه", "بضع") and _norm(tokens, i + 1) in UNITS:
        return None, i + 1
    if i < len(tokens) and tokens[i].kind in (NUMBER, WORD):
        number = read_number(tokens, i)
        unit = UNITS.get(_norm(tokens, number[1] + 1)) if number is not None else None
        if number is not None and unit is not None and number[0] <= _FARTHEST[unit]:
            return number[0], number[1] + 1
    return None, -1


def _since(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``منذ الثلاثاء``, ``منذ 2013``, ``منذ بدء الحملة``."""
    inner = _at(tokens, i + 1, today) if i + 1 < len(tokens) else None
    if inner is None and i + 1 < len(tokens) and tokens[i + 1].kind == NUMBER:
        inner = _year(tokens, i + 1, today, bare=True)
    if inner is not None:
        return inner._replace(first=i, to=today, since=True)
    if _norm(tokens, i + 1) in ("بدء", "بدايه", "اندلاع", "انطلاق", "فتره", "حينها"):
        return DateAt(None, today, "open", "relative", None, i, i + 1, since=True)
    return None


def _period(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``الأسبوع الماضي``, ``خلال اليومين الماضيين``, ``العام الماضي``, ``مؤخرا``."""
    j = i
    within = _bare(_norm(tokens, i)) in ("خلال", "في")
    if within:
        j = i + 1
    for words in _RECENT:
        if tuple(_norm(tokens, i + n) for n in range(len(words))) == words:
            last = i + len(words) - 1
            return DateAt(None, today, "open", "relative", None, i, last)
    norm = _norm(tokens, j) if j > i else _bare(_norm(tokens, j))
    if norm == "ال" and j + 1 < len(tokens) and tokens[j + 1].kind == NUMBER:
        j += 1
        norm = _norm(tokens, j)
    after = _norm(tokens, j + 1)
    if (
        norm in ("الليله", "ليله")
        and after == "قبل"
        and _norm(tokens, j + 2) == "الماضيه"
    ):
        return _days(today, 2, 2, i, j + 2, "night")
    if norm == "الليله" and after in _PAST:
        return _days(today, 1, 0, i, j + 1, "night")
    if norm == "اليومين":
        if after in _LASTS:
            return _days(today, 2, 1, i, j + 1)
        if after in ("المقبلين", "القادمين") and today is not None:
            return _relative(today + _DAY, today + 2 * _DAY, i, j + 1)._replace(
                future=True
            )
    if norm in ("الاسبوع", "الشهر", "العام", "السنه") and after in _PAST:
        return _last(today, norm, i, j + 1)
    if norm in ("الاسبوع", "الشهر", "العام") and after in _COMING:
        return _open(i, j + 1)._replace(future=True)
    if norm in ("الساعات", "الايام", "الاسابيع", "الاشهر") and after in (
        *_LASTS,
        "القليله",
    ):
        back = 1 if norm == "الساعات" else None
        if after == "القليله" and _norm(tokens, j + 2) not in _LASTS:
            return None
        last = j + 1 + (_norm(tokens, j + 2) in _LASTS)
        if back is None:
            return DateAt(None, today, "open", "relative", None, i, last)
        return _days(today, 1, 0, i, last)
    return _within(tokens, i, j, today) if within else None


def _within(
    tokens: Sequence[Token], i: int, j: int, today: datetime.date | None
) -> DateAt | None:
    """``خلال أسبوعين``, ``خلال 24 ساعة``, ``خلال الأيام الثلاثة الماضية``, ``خلال الليل``."""
    if _bare(_norm(tokens, i)) == "خلال" and _norm(tokens, j) in ("الليل", "الليله"):
        return _days(today, 1, 0, i, j, "night")
    count, last = _count(tokens, j)
    if last < 0 or count is None or _bare(_norm(tokens, i)) != "خلال":
        return None
    if _norm(tokens, last + 1) in _LASTS:
        last += 1
    unit = (
        UNITS[_norm(tokens, min(last, len(tokens) - 1))]
        if _norm(tokens, last) in UNITS
        else UNITS[_norm(tokens, last - 1)]
    )
    if today is None:
        return _open(i, last)
    return _relative(
        _back(today, unit, max(count, 24) if unit == "hour" else count), today, i, last
    )


def _days(
    today: datetime.date | None,
    back: int,
    to: int,
    first: int,
    last: int,
    part: str | None = None,
) -> DateAt:
    if today is None:
        return _open(first, last, part)
    return _relative(today - back * _DAY, today - to * _DAY, first, last, part)


def _last(today: datetime.date | None, unit: str, first: int, last: int) -> DateAt:
    if today is None:
        return _open(first, last)
    if unit == "الاسبوع":
        return _relative(today - 7 * _DAY, today - _DAY, first, last, None, "week")
    if unit == "الشهر":
        day = back_months(today, 1)
        return _relative(*month_span(day.year, day.month), first, last, None, "month")
    year = today.year - 1
    return _relative(
        datetime.date(year, 1, 1),
        datetime.date(year, 12, 31),
        first,
        last,
        None,
        "year",
    )


def _night(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """Bare ``ليلا`` is the night before the day itself."""
    if _norm(tokens, i) == "ليلا":
        return _days(today, 1, 0, i, i, "night")
    return None


def _explicit(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    for read in (explicit, numeric, hijri, month_range):
        found = read(tokens, i, today)
        if found is not None:
            from_, to, precision, last = found
            return DateAt(
                from_, to, precision, "explicit", None, i, _closed(tokens, last)
            )
    return None


def _year(
    tokens: Sequence[Token],
    i: int,
    today: datetime.date | None,  # noqa: ARG001 - the signature of a reader
    *,
    bare: bool = False,
) -> DateAt | None:
    """``عام 2013``; a bare year only after ``منذ``."""
    j = i if bare else i + 1
    if not bare and _bare(_norm(tokens, i)) not in ("عام", "سنه", "العام"):
        return None
    if j >= len(tokens) or tokens[j].kind != NUMBER or len(_norm(tokens, j)) != 4:
        return None
    if not _norm(tokens, j).isdigit():
        return None
    year = int(_norm(tokens, j))
    if not 1900 <= year <= 2100:
        return None
    return DateAt(
        datetime.date(year, 1, 1),
        datetime.date(year, 12, 31),
        "year",
        "explicit",
        None,
        i,
        j,
    )


_Reader = Callable[[Sequence[Token], int, "datetime.date | None"], DateAt | None]
_READERS: Final[tuple[_Reader, ...]] = (
    _named_day,
    _ago,
    _period,
    _explicit,
    _year,
    _night,
)


def anchor(
    tokens: Sequence[Token], published: datetime.date | None
) -> datetime.date | None:
    """The day the text itself counts from, or None where it does not say.

    ``اليوم الأحد`` under a Tuesday's publication date means the latest Sunday before.
    """
    if published is None:
        return None
    for i, token in enumerate(tokens):
        if token.kind == PUNCT:
            continue
        word = _bare(token.norm)
        back = {"اليوم": 0, "امس": 1}.get(word)
        at = i
        if word == "اول" and _norm(tokens, i + 1) == "امس":
            back, at = 2, i + 1
        elif word == "اول" and _norm(tokens, i + 2) == "امس":
            back, at = 2, i + 2
        elif word == "امس" and _norm(tokens, i + 1) == "الاول":
            back, at = 2, i + 1
        if back is None:
            continue
        j = _skip_open(tokens, at + 1)
        if _norm(tokens, j) not in WEEKDAYS:
            continue
        wanted = (WEEKDAYS[_norm(tokens, j)] + back) % 7
        return published - ((published.weekday() - wanted) % 7) * _DAY
    return None
