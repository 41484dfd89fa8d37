"""Progress on a terminal's standard error; silent elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Step = TypeVar("_Step")


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
    if total is not None:
        columns.append(BarColumn())
    columns += [TextColumn("{task.completed:,.0f} " + noun), TimeElapsedColumn()]
    if total is not None:
        columns += [TextColumn("left"), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(noun, total=total)
        for step in steps:
            yield step
            bar.advance(task, count(step))
