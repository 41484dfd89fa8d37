"""The digits that a person reads by, 0123 or ٠١٢٣, in all numbers that the desk writes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final

_ARABIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3})")
_DECIMALS: Final = re.compile(r"(?<=\d)\.(?=\d)")
_digits: ContextVar[str] = ContextVar("digits", default="western")


@contextlib.contextmanager
def written(digits: str) -> Iterator[None]:
    """Write ``arabic`` or ``western`` digits meanwhile."""
    token = _digits.set(digits)
    try:
        yield
    finally:
        _digits.reset(token)


def numerals(value: object) -> str:
    """A text, or a number with its thousands apart, in the digits that were chosen."""
    text = f"{value:,}" if isinstance(value, int) else str(value)
    if _digits.get() != "arabic":
        return text
    return _DECIMALS.sub("٫", _THOUSANDS.sub("٬", text)).translate(_ARABIC)
