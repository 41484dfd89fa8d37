"""Figures that numbers and words stand for: how they add up, hold each other, and bound a toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """What one word or number stands for; None as high: no upper end."""

    low: int
    best: int | None
    high: int | None


class Told(NamedTuple):
    """What one claim tells of a group: its figure, how exact, whether it is the whole."""

    figure: Figure
    tier: int
    whole: bool
    words: tuple[str, ...]


def plus(figures: Iterable[Figure]) -> Figure | None:
    """All added up; None where there are none."""
    total: Figure | None = None
    for f in figures:
        if total is None:
            total = f
            continue
        best = None if None in (total.best, f.best) else _sum(total.best, f.best)
        high = None if None in (total.high, f.high) else _sum(total.high, f.high)
        total = Figure(total.low + f.low, best, high)
    return total


def _sum(a: int | None, b: int | None) -> int:
    return (a or 0) + (b or 0)


def holding(own: Figure | None, parts: Figure | None) -> Figure | None:
    """A whole with its parts; parts that are more than it are no part of it."""
    if own is None or parts is None:
        return own or parts
    if not fits(parts, own):
        return plus((own, parts))
    best = None if own.best is None else max(own.best, parts.best or 0)
    return Figure(max(own.low, parts.low), best, own.high)


def fits(parts: Figure, whole: Figure) -> bool:
    """Whether the parts can be part of the whole: no more than it."""
    return whole.high is None or parts.low <= whole.high


def more(told: Told, wholes: list[Told]) -> bool:
    """Whether a mere part is more than every whole: then it says something of it."""
    return all(not fits(told.figure, w.figure) for w in wholes)


def bounds(told: list[Told]) -> tuple[int, int | None, bool]:
    """Low, high and whether it is open: of the exactest; others where they disagree."""
    if not told:
        return 0, 0, False
    first = min(t.tier for t in told)
    exact = [t.figure for t in told if t.tier == first]
    low = min(f.low for f in exact)
    _, high, open_ = with_tops(exact, low, None, open_=False)
    for f in (t.figure for t in told if t.tier != first):
        if high is not None and not open_ and f.low > high:
            _, high, open_ = with_tops([f], low, high, open_)
        elif f.high is not None and f.high < low:
            low = f.low
    return low, high, open_


def with_tops(
    figures: list[Figure],
    low: int,
    high: int | None,
    open_: bool,  # noqa: FBT001
) -> tuple[int, int | None, bool]:
    """The bounds, with the upper ends of more figures."""
    tops = [f.high for f in figures if f.high is not None]
    top = max([*tops, *([] if high is None else [high])], default=None)
    most = max((f.low for f in figures if f.high is None), default=None)
    if most is not None and (top is None or most > top):
        return low, most, True
    return low, top, open_


def best_of(rule: str, figures: list[Figure]) -> int | None:
    """The best figure by the rule of a policy; None where it gives none."""
    if rule == "majority":  # of figures that are one number
        figures = [f if f.low == f.high else f._replace(best=None) for f in figures]
    given = sorted(f.best for f in figures if f.best is not None)
    if rule == "none" or not given:
        return None
    if rule == "lowest":
        return given[0]
    counts = Counter(given).most_common(2)
    figure, times = counts[0]
    if rule == "majority":
        return figure if 2 * times > len(figures) else None
    if times > 1 and (len(counts) == 1 or counts[1][1] < times):
        return figure
    return given[(len(given) - 1) // 2]
