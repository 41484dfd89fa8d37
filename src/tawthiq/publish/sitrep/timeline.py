"""A timeline: a block an incident, stacked by day, week or month, as the page reads."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.incident import Incident
from tawthiq.publish.format import Settings
from tawthiq.publish.sitrep.anchors import anchor
from tawthiq.publish.sitrep.markup import Html, joined, plain, tag, text
from tawthiq.publish.sitrep.shapes import label, picture, pixels, shape
from tawthiq.publish.sitrep.words import Words

WIDTH: Final = 640.0
_TOP: Final = 8.0
_HIGHEST: Final = 90.0  # of a stack
_BELOW: Final = 24.0  # room for the dates under the line that blocks stand on
_LEFT: Final = 26.0  # room for the numbers of the axis
_TALLEST: Final = 16.0
_WIDEST: Final = 26.0
# the most days that are shown by day, by week
_DAYS: Final = (92, 730)
_DAY: Final = datetime.timedelta(days=1)
_LABEL: Final = 74.0  # room that a label of the axis takes
_APART: Final = 110.0  # and what keeps them apart on a narrow screen too


class _Bin(NamedTuple):
    """The incidents of a day, a week or a month, and its first day."""

    first: datetime.date
    incidents: list[Incident]


def chart(incidents: Sequence[Incident], settings: Settings, words: Words) -> Html:
    """The timeline of the incidents, with its caption; empty where none has a date."""
    dated = [(day, i) for i in incidents if (day := _day(i.date_from)) is not None]
    if not dated:
        return Html("")
    days = [day for day, _ in dated]
    first = _day(settings.since) or min(days)
    last = _day(settings.until) or max(days)
    # An incident that began before the period stands at its first day.
    unit, bins = _bins(first, max(last, first))
    for day, incident in dated:
        _of(bins, max(day, first)).incidents.append(incident)
    highest = max(len(b.incidents) for b in bins)
    step = (WIDTH - _LEFT) / len(bins)
    tall = min(_TALLEST, _HIGHEST / highest)
    base = _TOP + tall * highest
    height = base + _BELOW
    blocks = [
        _block(
            bins[n].incidents[level],
            _middle(n, step, words),
            step,
            tall,
            base - (level + 1) * tall,
        )
        for n in range(len(bins))
        for level in range(len(bins[n].incidents))
    ]
    left = 0 if words.dir == "rtl" else _LEFT
    axis = shape("path", "line", d=f"M{left:g} {pixels(base)}h{WIDTH - _LEFT:g}")
    labels = [
        label(content, class_, (100 * x / WIDTH, 100 * y / height), words.dir)
        for content, class_, x, y in (
            *_dates(bins, step, unit, base, words),
            _level(highest, words),
        )
    ]
    lines = [words(f"time_{unit}")]
    if any(_span(i) for _, i in dated):
        lines.append(words("time_from"))
    undated = len(incidents) - len(dated)
    if undated:
        lines.append(words("time_left", n=words.number(undated)))
    return tag(
        "figure",
        picture(words("time_alt"), [axis, *blocks], labels, (WIDTH, height)),
        tag("figcaption", joined(lines, " ")),
        class_="timeline",
    )


def _bins(first: datetime.date, last: datetime.date) -> tuple[str, list[_Bin]]:
    days = (last - first).days + 1
    if days <= _DAYS[0]:
        return "days", [_Bin(first + n * _DAY, []) for n in range(days)]
    if days <= _DAYS[1]:
        weeks = -(-days // 7)
        return "weeks", [_Bin(first + 7 * n * _DAY, []) for n in range(weeks)]
    month, bins = first.replace(day=1), []
    while month <= last:
        bins.append(_Bin(month, []))
        month = (month + 31 * _DAY).replace(day=1)
    return "months", bins


def _of(bins: list[_Bin], day: datetime.date) -> _Bin:
    return next(b for b in reversed(bins) if b.first <= day)


def _block(
    incident: Incident, middle: float, step: float, tall: float, top: float
) -> Html:
    width = max(1.0, min(_WIDEST, step - (2 if step > 5 else 0.5)))
    block = shape(
        "rect",
        "span" if _span(incident) else "day",
        x=middle - width / 2,
        y=top,
        width=width,
        height=tall - (1.5 if tall > 5 else 0.0),
    )
    title = tag("title", plain(incident.code))
    return tag("a", title, block, href=f"#{anchor(incident.code)}")


def _span(incident: Incident) -> bool:
    return incident.date_from != incident.date_to


def _middle(n: int, step: float, words: Words) -> float:
    """Where a bin stands: time runs as the page reads."""
    along = (n + 0.5) * step
    return WIDTH - _LEFT - along if words.dir == "rtl" else _LEFT + along


def _dates(
    bins: list[_Bin], step: float, unit: str, base: float, words: Words
) -> Iterator[tuple[Html, str, float, float]]:
    """Labels of the axis, as many as there is room for."""
    every = max(1, int(-(-_APART // step)))
    for n in range(0, len(bins), every):
        day = bins[n].first
        if unit == "months":
            name = words.month(day.month, day.year)
        else:
            name = f"{words.number(day.day)} {words.month(day.month)}"
        middle = _middle(n, step, words)
        x = min(max(middle, _LABEL / 2), WIDTH - _LABEL / 2)
        if n and x != middle:
            continue  # it would be pushed against the one before
        yield text(name), "tick", x - _LABEL / 2, base + 5


def _level(highest: int, words: Words) -> tuple[Html, str, float, float]:
    """The height of the highest stack, on the axis."""
    x = WIDTH - _LEFT + 6 if words.dir == "rtl" else _LEFT - 14
    return text(words.number(highest)), "level", x, _TOP - 4


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
