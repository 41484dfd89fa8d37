"""Adverbs of time: ``صباحا``, ``الآن``, ``لليوم الثالث على التوالي``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import ORDINALS
from tawthiq.text.dates.days import ADVERBS
from tawthiq.text.dates.value import DateAt, ago, bare, norm, told_day
from tawthiq.text.tokens import Token

_NOW: Final = frozenset(("الان", "حاليا"))
# ``دخل القصف يومه الرابع``: the day of a run, as ``لليوم الرابع`` is.
_ITS_DAY: Final = frozenset(("يومه", "يومها", "يومهم", "يومهما"))
_NTH_DAY: Final = frozenset(("لليوم", "ولليوم")) | _ITS_DAY
STARTS: Final[frozenset[str]] = frozenset(ADVERBS) | _NOW | _NTH_DAY


def part_alone(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``صباحا``, ``فجرا``: a part of the day that the text told, else of the report's."""
    part = ADVERBS.get(bare(norm(tokens, i), STARTS))
    return None if part is None else told_day(0, i, i, today, part)


def now(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    """``الآن``, ``حاليا``: the day of the telling."""
    return ago(today, 0, 0, i, i) if bare(norm(tokens, i), STARTS) in _NOW else None


_NTH: Final = {word: n for word, n in ORDINALS.items() if 2 <= n <= 10}


def nth_day(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``لليوم الثالث على التوالي``, ``يومها الثالث``: the run of days that ends with the telling."""
    if norm(tokens, i) not in _NTH_DAY:
        return None
    count = _NTH.get(norm(tokens, i + 1))
    if count is None:
        return None
    last = i + 1
    if norm(tokens, i + 2) == "علي" and norm(tokens, i + 3) == "التوالي":
        last = i + 3
    return ago(today, count - 1, 0, i, last)
