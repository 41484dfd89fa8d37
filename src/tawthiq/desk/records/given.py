"""What an address gives: texts and days that a database can take."""

from __future__ import annotations

import datetime
from collections.abc import Mapping


def text(given: Mapping[str, str], name: str, most: int = 100) -> str:
    """A text, cut to a length; '' where it is not given or no text."""
    held = given.get(name, "").strip()[:most]
    return "" if "\0" in held else held


def day(given: Mapping[str, str], name: str) -> str:
    """An ISO day; '' where it is not given or none."""
    try:
        return datetime.date.fromisoformat(given.get(name, "")[:10]).isoformat()
    except ValueError:
        return ""
