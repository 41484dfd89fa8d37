"""Years: ``عام 2013``, ``عامي 2012 و2013``, ``في 2012``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.dates.value import DateAt, bare, norm, words, year_at, year_span
from tawthiq.text.tokens import Token

STARTS: Final[frozenset[str]] = words("عام سنه العام السنه عامي")
# What may follow a year that stands alone; other words are counted: في 2012 موقعا.
_FOLLOWS: Final = words("""من علي الي عن حتي حين عندما بعد قبل ان اثر تاريخ كان كانت
    ما مما عبر خلال مع ضد""")


def year(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    """``عام 2013``, ``عامي 2012 و2013``; a bare year after ``في``, ``منذ``, ``خلال``."""
    del today
    word = bare(norm(tokens, i), STARTS)
    if word in ("عام", "سنه", "العام", "السنه", "عامي"):
        found = year_at(tokens, i + 1)
        if found is None:
            return None
        if word == "عامي" and norm(tokens, i + 2) == "و":
            second = year_at(tokens, i + 3)
            if second is not None and second > found:
                return year_span(found, i, i + 3, "explicit", second)
        return year_span(found, i, i + 1, "explicit")
    before = norm(tokens, i - 1)
    found = year_at(tokens, i)
    if found is None or before not in ("في", "منذ", "خلال"):
        return None
    after = norm(tokens, i + 1)
    if after in ("/", "-", "–", "%") or len(tokens[i].norm) != len(str(found)):
        return None
    return year_span(found, i, i, "explicit") if _ends_phrase(tokens, i + 1) else None


def of_year(
    tokens: Sequence[Token], i: int, last: int, today: datetime.date | None
) -> DateAt | None:
    """``مثل هذا اليوم من عام 2013``: today's day and month, in another year."""
    at = last + 1 + (norm(tokens, last + 1) in ("من", "في"))
    at += norm(tokens, at) in ("عام", "العام", "سنه")
    year = year_at(tokens, at)
    if today is None or year is None:
        return None
    leap = (today.month, today.day) == (2, 29)
    day = today.replace(year=year, day=28 if leap else today.day)
    return DateAt(day, day, "day", "explicit", None, i, at)


def _ends_phrase(tokens: Sequence[Token], i: int) -> bool:
    """Whether a year stands alone: ``في 2012 شخصا`` counts people."""
    after = norm(tokens, i)
    if not after or not after[0].isalpha():
        return True
    if after[0] in "وفبل" or after in _FOLLOWS or after.startswith("ال"):
        return True
    # A verb follows (في 2012 تأتي), no accusative (في 2012 تفجيرا, تظاهرة).
    return after[0] in "يت" and after[-1] not in "اه"
