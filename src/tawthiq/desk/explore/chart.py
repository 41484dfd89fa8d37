"""The timeline as a drawing: shares of its width and pixels of its height."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawthiq.desk.explore.timeline import Bin, Day, Timeline

HEIGHT: Final = 96  # pixels of the highest bar
_LEAST: Final = 2  # pixels of a bin that has anything
_TICKS: Final = 7
_EDGE: Final = 4  # per cent: a name nearer to an end would be cut off
_GAP: Final = 0.16  # of a bin's width


class Bar(NamedTuple):
    """A bin as it is drawn; pixels are whole, for no language writes those with a comma."""

    bin: Bin
    x: str  # of the whole bin, per cent, from the left
    across: str
    bar_x: str
    bar_across: str
    exact_y: int
    exact: int
    spread_y: int
    spread: int


class Tick(NamedTuple):
    """A day that is named below the bars."""

    x: str
    day: Day


class Chart(NamedTuple):
    """All that the template draws."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    highest: int


def chart(line: Timeline, *, mirrored: bool) -> Chart:
    """The drawing of a timeline; mirrored where one reads from right to left."""
    count = len(line.bins)
    if not count:
        return Chart((), (), 0)
    across = 100 / count

    def begin(number: int) -> float:
        return across * (count - 1 - number if mirrored else number)

    scale = HEIGHT / max(line.highest, 1)
    bars = (_bar(b, begin(n), across, scale) for n, b in enumerate(line.bins))
    step = -(-count // _TICKS)
    middles = ((n, begin(n) + across / 2) for n in range(step // 2, count, step))
    ticks = (
        Tick(_share(x), line.bins[n].since)
        for n, x in middles
        if _EDGE <= x <= 100 - _EDGE
    )
    return Chart(tuple(bars), tuple(ticks), round(line.highest))


def _bar(one: Bin, begin: float, across: float, scale: float) -> Bar:
    exact = round(one.exact * scale) or (_LEAST if one.exact else 0)
    spread = round(one.spread * scale) or (_LEAST if one.total and not exact else 0)
    spread = min(spread, HEIGHT - exact)
    return Bar(
        one,
        _share(begin),
        _share(across),
        _share(begin + across * _GAP / 2),
        _share(across * (1 - _GAP)),
        HEIGHT - exact,
        exact,
        HEIGHT - exact - spread,
        spread,
    )


def _share(value: float) -> str:
    return f"{value:.3f}%"
