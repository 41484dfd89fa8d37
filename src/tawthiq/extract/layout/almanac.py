"""Lines of an almanac, ``1946 - …``: what happened on this day of other years."""

from __future__ import annotations

import re
from typing import Final

_YEAR: Final = re.compile(
    r"^[ \t]*(?:[1١][0-9٠-٩]|[2٢][0٠])[0-9٠-٩]{2} ?[-–—:]", re.MULTILINE
)
# A chronicle of one war has fewer than an almanac.
_LEAST: Final = 4


def almanac_lines(text: str) -> frozenset[int]:
    """The offsets of the lines that tell of a year each, none where they are few."""
    starts = [m.end() - len(m[0].lstrip(" \t")) for m in _YEAR.finditer(text)]
    return frozenset(starts if len(starts) >= _LEAST else ())
