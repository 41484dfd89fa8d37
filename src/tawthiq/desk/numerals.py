"""The digits that a person reads by, 0123 or ٠١٢٣, in all numbers that the desk writes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final

_ARABIC: Final = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
# Not what is part of a Latin word: W3C, UTF-8.
_NUMBER: Final = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z]-)[0-9]+(?:[.,][0-9]+)*(?![A-Za-z0-9])"
)
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
    return _NUMBER.sub(lambda found: found[0].translate(_ARABIC), text)
