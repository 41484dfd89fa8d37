"""Entries of an almanac, ``1946 - …``: what happened on this day of other years."""

from __future__ import annotations

import re
from typing import Final

_YEAR: Final = re.compile(
    r"(?:^|[.؟!:]) *((?:[1١][0-9٠-٩]|[2٢][0٠])[0-9٠-٩]{2} ?[-–—:])", re.MULTILINE
)
# A chronicle of one war has fewer than an almanac.
_LEAST: Final = 4


def almanac(text: str) -> frozenset[int]:
    """Where what tells of a year each begins, a line or a sentence; none where few do."""
    starts = [m.start(1) for m in _YEAR.finditer(text)]
    return frozenset(starts if len(starts) >= _LEAST else ())
