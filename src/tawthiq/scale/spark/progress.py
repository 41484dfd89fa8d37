"""How far Spark is, on a terminal."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_EVERY: Final = 0.5  # seconds


class Tasks(NamedTuple):
    """Tasks of the stages that run now."""

    done: int
    total: int


def tasks(spark: SparkSession) -> Tasks:
    """How many tasks of the running stages there are, and how many of them are done."""
    tracker = spark.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(n) for n in tracker.getActiveStageIds()]
    return Tasks(
        sum(s.numCompletedTasks for s in stages if s is not None),
        sum(s.numTasks for s in stages if s is not None),
    )


@contextmanager
def followed(spark: SparkSession) -> Iterator[None]:
    """Show the tasks of a session on standard error while the block works."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f} tasks"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    ended = threading.Event()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("tasks", total=0)

        def follow() -> None:
            while not ended.wait(_EVERY):
                now = tasks(spark)
                if now.total:
                    bar.update(task, completed=now.done, total=now.total)

        thread = threading.Thread(target=follow, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
