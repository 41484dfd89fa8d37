"""Adverbs of time: ``صباحا``, ``الآن``, ``لليوم الثالث على التوالي``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import ordinal_day
from tawthiq.text.dates.days import ADVERBS
from tawthiq.text.dates.value import DateAt, ago, bare, norm, told_day
from tawthiq.text.tokens import Token

_NOW: Final = frozenset(
    ("الان", "حاليا", "هلق", "لهلق", "هسه", "هسع", "توا", "دلوقتي")  # as it is spoken
)
# Parts of the day that a post names as it is spoken: بعد الظهر, قبل شوي, من الفجر.
_SPOKEN: Final = {
    ("بعد", "الظهر"): "afternoon",
    ("قبل", "الظهر"): "morning",
    ("قبل", "شوي"): None,
    ("قبل", "شويه"): None,
}
_SINCE_DAWN: Final = {
    **dict.fromkeys(("الفجر", "عالفجر"), "dawn"),
    **dict.fromkeys(("الصبح", "عالصبح"), "morning"),
}
# ``دخل القصف يومه الرابع``: the day of a run, as ``لليوم الرابع`` is.
_ITS_DAY: Final = frozenset(("يومه", "يومها", "يومهم", "يومهما"))
_NTH_DAY: Final = frozenset(("لليوم", "ولليوم")) | _ITS_DAY
STARTS: Final[frozenset[str]] = (
    frozenset(ADVERBS) | _NOW | _NTH_DAY | {"قبل", "بعد"} | frozenset(_SINCE_DAWN)
)


def part_alone(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``صباحا``, ``فجرا``: a part of the day that the text told, else of the report's."""
    part = ADVERBS.get(bare(norm(tokens, i), STARTS))
    return None if part is None else told_day(0, i, i, today, part)


def now(tokens: Sequence[Token], i: int, today: datetime.date | None) -> DateAt | None:
    """``الآن``, ``حاليا``: the day of the telling."""
    return ago(today, 0, 0, i, i) if bare(norm(tokens, i), STARTS) in _NOW else None


def spoken(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``قبل شوي``, ``بعد الظهر``, ``من الفجر``: of the day that the text told, else of the report's."""
    pair = norm(tokens, i), norm(tokens, i + 1)
    if pair in _SPOKEN:
        return told_day(0, i, i + 1, today, _SPOKEN[pair])
    # الفجر may be many a thing: من الفجر, عالفجر
    early = pair[0] != "الفجر" or norm(tokens, i - 1) == "من"
    if pair[0] in _SINCE_DAWN and early:
        return told_day(0, i, i, today, _SINCE_DAWN[pair[0]])
    return None


def nth_day(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """``لليوم الثالث على التوالي``, ``يومها الثالث``: the run of days that ends with the telling."""
    if norm(tokens, i) not in _NTH_DAY:
        return None
    spelled = ordinal_day([norm(tokens, i + 1), norm(tokens, i + 2)])
    if spelled is None or spelled[0] == 1:
        return None
    last = i + spelled[1]
    if norm(tokens, last + 1) == "علي" and norm(tokens, last + 2) == "التوالي":
        last += 2
    back = spelled[0] - 1
    return ago(today, back, 0, i, last)._replace(lasts=(back, "day"))
