"""Progress on a terminal's standard error; silent elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

_Step = TypeVar("_Step")
_WINDOW: Final = 120.0  # seconds that the time left is told from


def counted(
    steps: Iterable[_Step],
    noun: str,
    count: Callable[[_Step], int] = lambda _: 1,
    *,
    total: int | None = None,
    quiet: bool = False,
) -> Iterator[_Step]:
    """Pass steps through and show how many of a noun they were, the rate, the rest."""
    if quiet or not sys.stderr.isatty():
        yield from steps
        return
    with _bar("{task.completed:,.0f} " + noun, known=total is not None) as bar:
        task = bar.add_task(noun, total=total)
        for step in steps:
            yield step
            bar.advance(task, count(step))


class Flow(Protocol):
    """Something of which it is known how much of it was done."""

    @property
    def size(self) -> int | None:
        """All there is to do, or None where nobody knows."""

    def done(self) -> int:
        """How much of it was done."""


def flowing(
    steps: Iterable[_Step],
    noun: str,
    count: Callable[[_Step], int],
    flow: Flow,
    *,
    quiet: bool = False,
) -> Iterator[_Step]:
    """Pass steps through and show how many of a noun, how many a second, the time left.

    What is left is told by ``flow``: nobody knows how many reports a file holds.
    """
    if quiet or not sys.stderr.isatty():
        yield from steps
        return
    begun, many = time.monotonic(), 0
    with _bar(
        "{task.fields[many]:,d} " + noun,
        "{task.fields[rate]:,.0f}/s",
        known=flow.size is not None,
        window=_WINDOW,
    ) as bar:
        task = bar.add_task(noun, total=flow.size, many=0, rate=0.0)
        for step in steps:
            yield step
            many += count(step)
            rate = many / max(time.monotonic() - begun, 1e-3)
            bar.update(task, completed=flow.done(), many=many, rate=rate)


def _bar(*told: str, known: bool, window: float = 30.0) -> Progress:
    """A line of progress: what is ``told``, the time; where the end is known, the rest.

    ``window``: the seconds that the time left is told from.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns: list[ProgressColumn] = [SpinnerColumn()]
    if known:
        columns.append(BarColumn())
    columns += [*map(TextColumn, told), TimeElapsedColumn()]
    if known:
        columns += [TextColumn("left"), TimeRemainingColumn()]
    return Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        speed_estimate_period=window,
    )
