"""A timeline: a block an incident, stacked by day, week or month, right to left in Arabic.

Shapes are SVG, labels text of the page, as on the map.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.incident import Incident
from tawthiq.publish.format import Settings
from tawthiq.publish.sitrep.anchors import anchor
from tawthiq.publish.sitrep.markup import Html, joined, tag
from tawthiq.publish.sitrep.words import Words

WIDTH: Final = 640.0
_HEIGHT: Final = 120.0
_BASE: Final = 96.0  # the line that blocks stand on
_LEFT: Final = 26.0  # room for the numbers of the axis
_TALLEST: Final = 16.0
_WIDEST: Final = 26.0
# the most days that are shown by day, by week
_DAYS: Final = (92, 730)
_DAY: Final = datetime.timedelta(days=1)
_LABEL: Final = 74.0  # room that a label of the axis takes


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
    tall = min(_TALLEST, (_BASE - 8) / highest)
    blocks = [
        _block(bins, n, level, step, tall, words)
        for n in range(len(bins))
        for level in range(len(bins[n].incidents))
    ]
    axis = tag("path", d=_axis(words), class_="axis")
    svg = tag(
        "svg",
        tag("title", words("time_alt")),
        axis,
        *blocks,
        viewBox=f"0 0 {WIDTH:g} {_HEIGHT:g}",
        role="img",
    )
    labels = [*_dates(bins, step, unit, words), _top(highest, tall, words)]
    lines = [words(f"time_{unit}")]
    if any(_span(i) for _, i in dated):
        lines.append(words("time_from"))
    left = len(incidents) - len(dated)
    if left:
        lines.append(words("time_left", n=words.number(left)))
    return tag(
        "figure",
        tag("div", svg, *labels, class_="plot", dir="ltr"),
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
    bins: list[_Bin], n: int, level: int, step: float, tall: float, words: Words
) -> Html:
    incident = bins[n].incidents[level]
    gap = 1.5 if tall > 5 else 0.0
    width = max(1.0, min(_WIDEST, step - (2 if step > 5 else 0.5)))
    shape = tag(
        "rect",
        x=_px(_middle(n, step, words) - width / 2),
        y=_px(_BASE - (level + 1) * tall),
        width=_px(width),
        height=_px(tall - gap),
        class_="span" if _span(incident) else "day",
    )
    title = tag("title", incident.code)
    return tag("a", title, shape, href=f"#{anchor(incident.code)}")


def _span(incident: Incident) -> bool:
    return incident.date_from != incident.date_to


def _middle(n: int, step: float, words: Words) -> float:
    """Where a bin stands: time runs as the page reads."""
    along = (n + 0.5) * step
    return WIDTH - _LEFT - along if words.dir == "rtl" else _LEFT + along


def _axis(words: Words) -> str:
    left = 0 if words.dir == "rtl" else _LEFT
    return f"M{left:g} {_BASE + 0.5:g}h{WIDTH - _LEFT:g}"


def _dates(bins: list[_Bin], step: float, unit: str, words: Words) -> list[Html]:
    """Labels of the axis, as many as there is room for."""
    every = max(1, int(-(-_LABEL // step)))
    labels: list[Html] = []
    for n in range(0, len(bins), every):
        day = bins[n].first
        if unit == "months":
            label = words.month(day.month, day.year)
        else:
            label = f"{words.number(day.day)} {words.month(day.month)}"
        x = min(max(_middle(n, step, words), _LABEL / 2), WIDTH - _LABEL / 2)
        labels.append(_at(tag("bdi", label), x - _LABEL / 2, _BASE + 5, "tick"))
    return labels


def _top(highest: int, tall: float, words: Words) -> Html:
    """The height of the highest stack, on the axis."""
    x = WIDTH - _LEFT + 4 if words.dir == "rtl" else 0.0
    return _at(Html(words.number(highest)), x, _BASE - highest * tall - 6, "level")


def _at(content: Html, x: float, y: float, class_: str) -> Html:
    place = f"left:{_px(100 * x / WIDTH)}%;top:{_px(100 * y / _HEIGHT)}%"
    return tag("span", content, class_=class_, style=place)


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _px(value: float) -> str:
    return f"{round(value, 2):g}"
