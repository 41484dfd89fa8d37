"""How long a thing went on: ``استمرت أربعة أيام``, ``لمدة أسبوع``, ``في 48 ساعة``.

Such words give no day by themselves: the time ends with a day that is told beside them,
or with the telling.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.text.dates.counts import count, roughly
from tawthiq.text.dates.value import COMING, GONE, DateAt, bare, norm, unknown, words
from tawthiq.text.tokens import Token

_LASTED: Final = words("""استمر استمرت استمرا استمرتا استمروا دام دامت داما دامتا امتد امتدت
    استغرق استغرقت تستغرق يستغرق تواصل تواصلت استمراره استمرارها لمده مده""")
# Words that need a count of two and more: في يومين, but في يوم.
_IN: Final = frozenset(("في",))
STARTS: Final[frozenset[str]] = _LASTED | _IN
_DAY: Final = 24
_MINUTES: Final = words("دقيقه دقايق لحظات قليل")


def lasting(
    tokens: Sequence[Token], i: int, today: datetime.date | None
) -> DateAt | None:
    """So many days that something went on."""
    del today
    word = bare(norm(tokens, i), STARTS)
    j = i + 1
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
