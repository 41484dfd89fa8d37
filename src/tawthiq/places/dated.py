"""Names that a place bears, or is on the map by, for a time only: ``مدينة صدام`` to 2003.

``data/dated.csv`` holds them: the place's id, one of its names, the first and the last
day of that name (ISO 8601, an open end empty), and the source.
"""

from __future__ import annotations

import datetime
import functools
from typing import Final, NamedTuple

from tawthiq.places.gazetteer import key_of
from tawthiq.places.table import DATA, rows

DATED: Final = DATA / "dated.csv"


class Span(NamedTuple):
    """The days between which a name holds, both included."""

    from_: datetime.date
    until: datetime.date


def span_of(row: dict[str, str]) -> Span:
    """The days of a row.

    Raises:
        ValueError: a day is none, or the last is before the first.

    """
    first, last = row["from"], row["until"]
    span = Span(
        datetime.date.fromisoformat(first) if first else datetime.date.min,
        datetime.date.fromisoformat(last) if last else datetime.date.max,
    )
    if span.until < span.from_:
        msg = f"{last} is before {first}"
        raise ValueError(msg)
    return span


@functools.lru_cache(maxsize=1)
def _spans() -> dict[tuple[str, str], Span]:
    return {(row["id"], key_of(row["name"])): span_of(row) for row in rows(DATED)}


def holds(id_: str, key: str, day: datetime.date | None) -> bool:
    """Whether a place bears a name on a day; every day where nobody says otherwise."""
    if day is None:
        return True
    span = _spans().get((id_, key))
    return span is None or span.from_ <= day <= span.until
