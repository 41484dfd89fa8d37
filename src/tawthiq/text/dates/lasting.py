"""How long a thing went on: ``استمرت أربعة أيام``, ``لمدة أسبوع``, ``في 48 ساعة``.

Such words give no day by themselves: the time ends with a day that is told beside them,
or with the telling.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.calendar import DUALS
from tawthiq.text.dates.counts import count, roughly
from tawthiq.text.dates.value import (
    COMING,
    GONE,
    DateAt,
    bare,
    norm,
    unknown,
    until_now,
    words,
)
from tawthiq.text.tokens import NUMBER, Token

_LASTED: Final = words("""استمر استمرت استمرا استمرتا استمروا دام دامت داما دامتا امتد امتدت
    استغرق استغرقت تستغرق يستغرق تواصل تواصلت استمراره استمرارها لمده مده""")
# Words that need a count of two and more: في يومين, but في يوم.
_IN: Final = frozenset(("في",))
_FOR_MORE: Final = "لاكثر"  # يقاتلون لأكثر من عام
STARTS: Final[frozenset[str]] = _LASTED | _IN | {_FOR_MORE}
_DAY: Final = 24
_MINUTES: Final = words("دقيقه دقايق لحظات قليل")


def _may_count(tokens: Sequence[Token], j: int) -> bool:
    """Whether a count may stand at j: في is too frequent to read a number after each."""
    counts = norm(tokens, j) in _COUNTS
    return counts or (j < len(tokens) and tokens[j].kind == NUMBER)


_COUNTS: Final = DUALS | words("""ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني
    تسعه تسع عشره عشر اقل نحو حوالي اكثر يوم ليله""")


def lasting(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """So many days that something went on."""
    word = bare(norm(tokens, i), STARTS)
    j = i + 1
    if word in _IN and not _may_count(tokens, j):
        return None
    if word == _FOR_MORE:
        number, unit, last = count(tokens, j + 1)
        more = last >= 0 and norm(tokens, j) == "من" and unit != "hour"
        return until_now(today, i, last) if more else None
    if word in _LASTED and norm(tokens, j) in ("ل", "لمده", "مده", "علي", "لنحو"):
        j += 1
        j += norm(tokens, j) in ("مدي", "مدار")
    first = j
    j, _ = roughly(tokens, j)
    number, unit, last = count(tokens, j)
    if last < 0 or number is None or norm(tokens, last + 1) in GONE | COMING:
        return None
    if norm(tokens, last) in _MINUTES:
        return None
    if word in _IN and number == 1 and last == j:
        return None  # في يوم, في شهر
    run = ran(number, unit)
    return None if run is None else unknown(first, last)._replace(lasts=run)


def ran(number: int, unit: str) -> tuple[int, str] | None:
    """How far back from its last day a run of so many units begins."""
    if unit == "hour":
        return (max(1, number // _DAY), "day") if number >= _DAY // 2 else (0, "day")
    return (number - 1, "day") if unit == "day" else (number, unit)
