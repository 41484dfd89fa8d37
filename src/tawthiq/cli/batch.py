"""Many reports through one or more processes, in order."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq.cli.gazetteer import imported
from tawthiq.cli.streams import say
from tawthiq.codebook import load
from tawthiq.extract import Reader
from tawthiq.ingest import Refusal, reports

if TYPE_CHECKING:
    from tawthiq.model import Reading, Report

_CHUNK = 8
_reader: Reader | None = None


def _start(codebook: str | None, places: str | None) -> None:
    global _reader  # noqa: PLW0603 - one reader a worker process
    # Readings hold no cycles: looking for garbage seldom is a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    _reader = Reader(
        load(Path(codebook) if codebook else None), places=imported(places)
    )


def _work(item: Report | Refusal) -> Reading | Refusal:
    if isinstance(item, Refusal) or _reader is None:
        return item if isinstance(item, Refusal) else Refusal("", "no reader")
    return _reader.read(item)


def read_all(
    files: Iterable[str],
    published: str | None,
    jobs: int,
    codebook: str | None,
    places: str | None,
    counts: Counter[str],
    *,
    quiet: bool,
) -> Iterator[Reading]:
    """Readings in the order of the inputs; refusals are said and counted."""
    items = reports(files, published)
    if jobs == 1:
        _start(codebook, places)
        yield from _progress(map(_work, items), counts, quiet=quiet)
        return
    context = multiprocessing.get_context(
        "spawn" if sys.platform == "win32" else "fork"
    )
    with context.Pool(jobs, _start, (codebook, places)) as pool:
        results = pool.imap(_work, items, _CHUNK)
        yield from _progress(results, counts, quiet=quiet)


def _progress(
    results: Iterable[Reading | Refusal], counts: Counter[str], *, quiet: bool
) -> Iterator[Reading]:
    if quiet or not sys.stderr.isatty():
        yield from _accepted(results, counts)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        for reading in _accepted(results, counts):
            yield reading
            bar.advance(task)


def _accepted(
    results: Iterable[Reading | Refusal], counts: Counter[str]
) -> Iterator[Reading]:
    for result in results:
        if isinstance(result, Refusal):
            counts["refused"] += 1
            say(f"refused {result.where}: {result.reason}")
        else:
            yield result
