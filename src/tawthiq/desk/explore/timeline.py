"""Incidents over time: bins by the span, and imprecise dates spread over all they may be."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

Day = datetime.date
Unit = Literal["day", "week", "month", "year"]
# The longest span, in days, that is shown in each unit.
_SPANS: Final[tuple[tuple[int, Unit], ...]] = (
    (62, "day"),
    (730, "week"),
    (4400, "month"),
)
_LAST_YEAR: Final = 2200  # what is dated later was misread
_MOST: Final = 130  # bins; what lies before them is counted apart


class Dated(NamedTuple):
    """How many incidents happened between two days, the last one included."""

    since: Day
    until: Day
    incidents: int


class Bin(NamedTuple):
    """A day, week, month or year.

    ``exact`` incidents lie in it for certain; ``spread`` is the share of those that may
    lie in it, each divided evenly over the days that it may have been.
    """

    since: Day
    until: Day
    exact: int
    spread: float

    @property
    def total(self) -> float:
        """How high it is drawn."""
        return self.exact + self.spread


class Timeline(NamedTuple):
    """Bins one after the other, and how many incidents lie before the first."""

    unit: Unit
    bins: tuple[Bin, ...]
    earlier: int = 0

    @property
    def highest(self) -> float:
        """The highest bin."""
        return max((one.total for one in self.bins), default=0.0)


def dated(rows: Iterable[tuple[str | None, str | None, int]]) -> Iterator[Dated]:
    """Rows of ISO days as values; what has no day, or none of our calendar, is left out."""
    for since, until, count in rows:
        first, last = _day(since), _day(until)
        if first is None or last is None or first > last:
            continue
        if last.year <= _LAST_YEAR:
            yield Dated(first, last, count)


@functools.lru_cache(maxsize=16_384)
def _day(text: str | None) -> Day | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None


def timeline(
    rows: Sequence[Dated], since: Day | None = None, until: Day | None = None
) -> Timeline:
    """The bins of incidents, between two days where they are given."""
    rows = [
        row
        for row in rows
        if (since is None or row.until >= since)
        and (until is None or row.since <= until)
    ]
    if not rows:
        return Timeline("day", ())
    first, last = _span(rows, since, until)
    unit = _unit((last - first).days)
    edges = list(_edges(unit, first, last))[-_MOST:]
    exact = [0] * len(edges)
    spread = [0.0] * len(edges)
    place, start = _PLACES[unit], edges[0][0]
    base, final = place(start), len(edges) - 1
    earlier = 0
    for row in rows:
        if row.until < start:
            earlier += row.incidents
            continue
        begin, end = max(row.since, first, start), min(row.until, last)
        low, high = place(begin) - base, min(final, place(end) - base)
        if low == high:
            exact[low] += row.incidents
            continue
        days = (end - begin).days + 1
        for n in range(low, high + 1):
            shared = (min(end, edges[n][1]) - max(begin, edges[n][0])).days + 1
            spread[n] += row.incidents * shared / days
    bins = (Bin(*e, x, s) for e, x, s in zip(edges, exact, spread, strict=True))
    return Timeline(unit, tuple(bins), earlier)


def _span(
    rows: Sequence[Dated], since: Day | None, until: Day | None
) -> tuple[Day, Day]:
    """What was asked for where that is a sensible span, else what the incidents cover."""
    if since and until and (until - since).days <= _SPANS[-1][0]:
        return since, until
    first, last = min(row.since for row in rows), max(row.until for row in rows)
    return max(first, since or first), min(last, until or last)


def _unit(length: int) -> Unit:
    return next((unit for days, unit in _SPANS if length <= days), "year")


def _edges(unit: Unit, first: Day, last: Day) -> Iterator[tuple[Day, Day]]:
    """The first and the last day of each bin."""
    at = _begin(unit, first)
    while at <= last:
        after = _after(unit, at)
        yield at, after - datetime.timedelta(days=1)
        at = after


def _begin(unit: Unit, day: Day) -> Day:
    if unit == "week":  # of ISO 8601: from Monday
        return day - datetime.timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _after(unit: Unit, day: Day) -> Day:
    if unit == "month":
        return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    if unit == "year":
        return day.replace(year=day.year + 1)
    return day + datetime.timedelta(days=7 if unit == "week" else 1)


# The number of the bin that a day lies in, from any beginning.
_PLACES: Final[dict[Unit, Callable[[Day], int]]] = {
    "day": lambda day: day.toordinal(),
    "week": lambda day: (day.toordinal() - 1) // 7,
    "month": lambda day: day.year * 12 + day.month,
    "year": lambda day: day.year,
}
