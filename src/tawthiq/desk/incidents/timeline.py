"""When it happened, as told, and when each source told it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Final, NamedTuple

from tawthiq.incident.chains import chains
from tawthiq.incident.parties import claimants
from tawthiq.incident.value import Incident

_DAY: Final = 10  # characters of an ISO day
_THIN: Final = 1.0  # per cent


class Mark(NamedTuple):
    """A bar on the axis, in per cent of it, with its days."""

    first: str
    last: str
    start: str
    width: str


class Event(NamedTuple):
    """An interval in which it happened, as some chains tell it."""

    mark: Mark
    chains: int
    chosen: bool


class Told(NamedTuple):
    """A source that told it, when, and how many days after it had happened."""

    mark: Mark
    who: tuple[str, ...]
    publisher: str
    claims: int
    later: int | None


class Timeline(NamedTuple):
    """The axis from ``first`` to ``last``, and what is on it."""

    first: str
    last: str
    events: tuple[Event, ...]
    told: tuple[Told, ...]
    more: int


def timeline(incident: Incident, most: int) -> Timeline | None:
    """The timeline of an incident, with at most so many tellings; None without days."""
    chain = chains(incident.tellings)
    intervals: dict[tuple[str, str], set[int]] = defaultdict(set)
    tellings: dict[tuple[str, tuple[str, ...], str], int] = defaultdict(int)
    for telling in incident.tellings:
        date = telling.claim.date
        if date is not None and (first := date.from_ or date.to):
            intervals[first, date.to or first].add(chain[telling.claim.id])
        if telling.source.published:
            day = telling.source.published[:_DAY]
            who = telling.source.publisher or ""
            tellings[day, claimants(telling), who] += 1
    days = [d for pair in intervals for d in pair] + [key[0] for key in tellings]
    if not days:
        return None
    axis = _Axis(min(days), max(days))
    chosen = (incident.date_from, incident.date_to)
    happened = incident.date_to if incident.date_from else None
    return Timeline(
        axis.first,
        axis.last,
        tuple(
            Event(axis.mark(*pair), len(intervals[pair]), pair == chosen)
            for pair in sorted(intervals, key=lambda p: (-len(intervals[p]), p))[:most]
        ),
        tuple(
            Told(axis.mark(day, day), who, publisher, count, _days(happened, day))
            for (day, who, publisher), count in sorted(tellings.items())[:most]
        ),
        max(0, len(tellings) - most),
    )


class _Axis:
    """Days as places on a line; each day has a width of its own."""

    def __init__(self, first: str, last: str) -> None:
        self.first, self.last = first, last
        self._days = (_days(first, last) or 0) + 1

    def mark(self, first: str, last: str) -> Mark:
        start = 100 * (_days(self.first, first) or 0) / self._days
        width = max(_THIN, 100 * ((_days(first, last) or 0) + 1) / self._days)
        return Mark(first, last, f"{min(start, 100 - width):.2f}", f"{width:.2f}")


def _days(first: str | None, last: str) -> int | None:
    """The days from one ISO day to another."""
    if first is None:
        return None
    one, two = map(datetime.date.fromisoformat, (first, last))
    return (two - one).days
