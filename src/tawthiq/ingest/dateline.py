"""The dateline: the publication date that a text prints above or below its words.

A dateline is a line, or the beginning of one, that is nothing but dateline: place,
agency, weekday, date, hour.  Day, month and year stand in it in full; running prose,
headlines with dates and copyright lines are none.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.ingest.item import Options, PublishedBasis
from tawthiq.text import NUMBER, WORD, Token, tokenize
from tawthiq.text.calendar import WEEKDAYS
from tawthiq.text.dates.numeric import hijri, numeric
from tawthiq.text.dates.value import DateAt, words
from tawthiq.text.dates.written import day_and_month

_TOP: Final = 6  # lines above the words: name, headline, subtitle, author, dateline
_LONG: Final = 160  # characters: a longer line is prose
_TOKENS: Final = 40
_LABELS: Final = tuple(
    tuple(label.split())
    for label in (
        *("نشر في", "نشر بتاريخ", "نشر يوم", "نشر", "نشرت في", "تم النشر في"),
        *("تم النشر بتاريخ", "تم النشر", "تاريخ النشر", "تاريخ نشر", "تاريخ الخبر"),
        *("تاريخ المقال", "كتب في", "كتب بتاريخ", "حرر في", "صدر في", "صدر بتاريخ"),
        *("تحريرا في", "التاريخ", "بتاريخ", "تاريخ", "اضيف في", "اضيفت في"),
    )
)
_BESIDE: Final = words("""يوم مساء صباح ظهر عصر فجر ليل نهار الموافق الموافقل ل لـ م ميلادي ميلاديه ه
    هجري هجريه في الساعه ص صباحا مساء مساءا ظهرا عصرا فجرا ليلا بتوقيت توقيت غرينتش جرينتش
    المحلي مكه المكرمه القدس بتاريخ تاريخ gmt utc t z""")
_MEDIA: Final = words("""وكاله وكالات شبكه صحيفه جريده مجله موقع قناه مراسل مراسلنا خاص متابعات رصد
    تنسيقيه""")
_ZONES: Final = 4  # tokens of a zone or a place's name
_SEPARATORS: Final = frozenset("-–—:|/\\()[]،,•·._+")
_ENDS: Final = frozenset(("-", "–", "—", ":", "|"))
_HOUR: Final = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_KINDS: Final = frozenset(
    ("country", "governorate", "district", "capital", "city", "town")
)
_NEAR: Final = datetime.timedelta(days=2)  # a moon seen a day or two apart


class _Line(NamedTuple):
    """What a dateline tells."""

    day: datetime.date
    labelled: bool  # called the publication's
    whole: bool  # nothing follows it


def dateline(text: str) -> str | None:
    """The ISO date of a text's dateline, or None where none is sure.

    Digits are read as Arabic prints them, the day first (``12/05/2015`` is in May).
    Datelines that differ give None, unless one alone is called the publication's.
    """
    found = list(_datelines(text))
    for choice in ([x for x in found if x.labelled], found):
        days = {line.day for line in choice}
        if days:
            return days.pop().isoformat() if len(days) == 1 else None
    return None


def publication(
    text: str, options: Options, told: str | None = None
) -> tuple[str | None, PublishedBasis]:
    """When a text was published, and how that is known.

    ``told`` is what its format tells.  The person's word comes next, then a dateline.
    """
    if told is not None:
        return told, "metadata"
    if options.published is not None:
        return options.published, "user"
    day = dateline(text)
    return day, "unknown" if day is None else "dateline"


def _datelines(text: str) -> Iterator[_Line]:
    """The datelines among the first lines and in the last; more of them in between.

    A day that heads each part of a chronicle dates the part: such days differ.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    edge = {*range(_TOP), len(lines) - 1}
    seen = False
    for number, line in enumerate(lines):
        if number not in edge and (not seen or len(line) > _LONG):
            continue
        found = _line(line)
        if found is None or (found.labelled and number not in edge):
            continue
        if seen or number < _TOP or found.whole:
            seen = True
            yield found


def _line(line: str) -> _Line | None:
    """The dateline that a line is, or begins with."""
    tokens = tokenize(line[: 2 * _LONG])[: _TOKENS + 1]
    if not any(t.kind == NUMBER for t in tokens):
        return None
    label, i = _label(tokens)
    days: list[datetime.date] = []
    moons: list[datetime.date] = []
    weekdays: set[int] = set()
    placed = False
    while i < len(tokens):
        date = _date(tokens, i)
        if date is not None and date.from_ is not None:
            (moons if _of_moon(tokens, date) else days).append(date.from_)
            i = date.last + 1
            continue
        word = tokens[i].norm
        if word in WEEKDAYS:
            weekdays.add(WEEKDAYS[word])
            i += 1
            continue
        step = _beside(tokens, i)
        if not step:
            name = _name(tokens, i)
            placed, step = placed or bool(name), name
        if not step:
            break
        i += step
    ended = i >= len(tokens) and len(line) <= _LONG
    if not ended and not (placed and i and tokens[i - 1].norm in _ENDS):
        return None
    day = _agreed(days, moons, weekdays)
    return None if day is None else _Line(day, label, ended)


def _label(tokens: Sequence[Token]) -> tuple[bool, int]:
    """Whether ``نشر في`` or the like begins a line, and the token after it."""
    for label in _LABELS:
        if tuple(t.norm for t in tokens[: len(label)]) == label:
            return True, len(label)
    return False, 0


def _date(tokens: Sequence[Token], i: int) -> DateAt | None:
    """A whole date of one day at token i."""
    for read in (day_and_month, numeric, hijri):
        found = read(tokens, i, None)
        if found is not None and found.precision == "day":
            return found if found.from_ == found.to else None
    return None


def _of_moon(tokens: Sequence[Token], date: DateAt) -> bool:
    """Whether a date was written in the Hijri calendar."""
    numbers = (
        int(part)
        for token in tokens[date.first : date.last + 1]
        for part in re.findall(r"\d{4}", token.norm)
    )
    return any(1300 <= number <= 1500 for number in numbers)


def _beside(tokens: Sequence[Token], i: int) -> int:
    """How many tokens at i are an hour, a zone or a mark of a dateline."""
    token = tokens[i]
    if token.kind == NUMBER:
        return int(_HOUR.fullmatch(token.norm) is not None)
    if token.norm in ("بتوقيت", "توقيت"):
        return 1 + _name(tokens, i + 1)
    return int(token.norm in _BESIDE or token.text in _SEPARATORS)


def _name(tokens: Sequence[Token], i: int) -> int:
    """How many tokens at i name a place or who published."""
    run = 0
    while i + run < len(tokens) and tokens[i + run].kind == WORD and run < _ZONES:
        run += 1
    for length in range(run, 0, -1):
        name = " ".join(t.norm for t in tokens[i : i + length])
        if name in _agencies() or _is_place(name):
            return length
    if i < len(tokens) and tokens[i].norm in _MEDIA:
        after = tokens[i + run] if i + run < len(tokens) else None
        closed = after is None or after.text in _SEPARATORS or after.kind == NUMBER
        return run if closed and not _has_weekday(tokens[i : i + run]) else 1
    return 0


def _has_weekday(tokens: Sequence[Token]) -> bool:
    return any(token.norm in WEEKDAYS for token in tokens)


@functools.cache
def _agencies() -> frozenset[str]:
    """The folded names of the codebook's sources."""
    from tawthiq.codebook.files import DATA, read_csv
    from tawthiq.places.gazetteer import key_of

    rows = read_csv(DATA / "sources.csv")
    return frozenset(
        key_of(name)
        for row in rows
        for name in (row["name"], *(row["aliases"] or "").split("|"))
        if name
    )


def _is_place(name: str) -> bool:
    """Whether a name is a town's or a country's, and no other word."""
    from tawthiq.places import gazetteer

    places = [p for p in gazetteer().named(name) if p.kind in _KINDS]
    return bool(places) and not any(p.ambiguous for p in places)


def _agreed(
    days: Sequence[datetime.date],
    moons: Sequence[datetime.date],
    weekdays: set[int],
) -> datetime.date | None:
    """The one day that all of a line says; the moon alone needs its weekday."""
    told = set(days or (moons if weekdays else ()))
    if len(told) != 1 or len(weekdays) > 1:
        return None
    day = told.pop()
    if weekdays and day.weekday() not in weekdays:
        return None
    return day if all(abs(moon - day) <= _NEAR for moon in moons) else None
