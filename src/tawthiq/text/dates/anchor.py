"""The day that a text itself counts from, where it says one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import WEEKDAYS
from tawthiq.text.dates.days import NAMED
from tawthiq.text.dates.numeric import numeric
from tawthiq.text.dates.value import DAY, DateAt, bare, norm, past_bracket
from tawthiq.text.dates.written import day_and_month
from tawthiq.text.tokens import BREAK, NUMBER, PUNCT, Token

_DAYS: Final = frozenset((*NAMED, "اول"))
# A dateline stands in the first lines, in a line of a few words.
_LINES: Final = 3
_SHORT: Final = 14
_WEEK: Final = 7
_OLD: Final = datetime.timedelta(days=31)


def anchor(
    tokens: Sequence[Token], published: datetime.date | None
) -> datetime.date | None:
    """The day the text itself counts from, or None where it does not say.

    ``اليوم الأحد`` under a Tuesday's publication date means the latest Sunday before; a
    post's dateline (``حلب || 12-5-2014``) is its own day, with or without metadata.
    """
    stated = _stated(tokens, published) if published is not None else None
    return stated or _dateline(tokens, published)


def _stated(tokens: Sequence[Token], published: datetime.date) -> datetime.date | None:
    """The day of the first ``اليوم الأحد`` or ``أمس السبت``."""
    for i, token in enumerate(tokens):
        if token.kind == PUNCT or bare(token.norm, _DAYS) not in _DAYS:
            continue
        back, at = _named(tokens, i)
        if at < 0:
            continue
        j = past_bracket(tokens, at + 1)
        if norm(tokens, j) not in WEEKDAYS:
            continue
        wanted = (WEEKDAYS[norm(tokens, j)] + back) % 7
        days = (published.weekday() - wanted) % 7
        if back and days == _WEEK - 1:  # tomorrow's paper, put out the evening before
            days = -1
        return published - days * DAY
    return None


def _named(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Days back of ``اليوم``, ``أمس``, ``أول من أمس`` at i, and its last token or -1."""
    word = bare(tokens[i].norm, _DAYS)
    if word == "اول":
        for at in (i + 1, i + 2):
            if norm(tokens, at) in ("امس", "الامس"):
                return 2, at
        return 0, -1
    if word in ("امس", "الامس") and norm(tokens, i + 1) == "الاول":
        return 2, i + 1
    back = NAMED.get(word, -1)
    return (back, i) if back in (0, 1) else (0, -1)


def _dateline(
    tokens: Sequence[Token], published: datetime.date | None
) -> datetime.date | None:
    """The full date of a short line at the top, if the text was published soon after."""
    line: list[Token] = []
    lines = 0
    for token in tokens:
        if token.kind != BREAK:
            line.append(token)
            if len(line) > 4 * _SHORT:
                return None
            continue
        if line:
            day = _full(line)
            if day is not None and _fits(day, published):
                return day
            lines += 1
        line = []
        if lines == _LINES:
            break
    return None


def _full(line: Sequence[Token]) -> datetime.date | None:
    """The one date with its year in a short line."""
    if len(line) > _SHORT + 5:
        return None
    found: list[DateAt] = []
    for i, token in enumerate(line):
        if token.kind != NUMBER or (found and i <= found[-1].last):
            continue
        date = numeric(line, i, None) or day_and_month(line, i, None)
        if date is not None and date.precision == "day":
            found.append(date)
    return found[0].from_ if len(found) == 1 and found[0].from_ == found[0].to else None


def _fits(day: datetime.date, published: datetime.date | None) -> bool:
    return published is None or published - _OLD <= day <= published
