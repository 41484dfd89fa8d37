"""Many reports through one or more processes, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq.cli.gazetteer import imported
from tawthiq.cli.progress import counted
from tawthiq.cli.streams import say
from tawthiq.codebook import load
from tawthiq.extract import Reader
from tawthiq.ingest import Options, Refusal, reports
from tawthiq.parallel import ordered, patient_collector

if TYPE_CHECKING:
    from tawthiq.model import Reading, Report

_reader: Reader | None = None


def _start(codebook: str | None, places: str | None) -> None:
    global _reader  # noqa: PLW0603 - one reader a worker process
    patient_collector()
    _reader = Reader(
        load(Path(codebook) if codebook else None), places=imported(places)
    )


def _work(item: Report | Refusal) -> Reading | Refusal:
    if isinstance(item, Refusal) or _reader is None:
        return item if isinstance(item, Refusal) else Refusal("", "no reader")
    return _reader.read(item)


def read_all(
    files: Iterable[str],
    options: Options,
    jobs: int,
    codebook: str | None,
    places: str | None,
    counts: Counter[str],
    *,
    quiet: bool,
) -> Iterator[Reading]:
    """Readings in the order of the inputs; refusals are said and counted."""
    results = ordered(
        _work,
        reports(files, options=options),
        jobs,
        start=_start,
        args=(codebook, places),
    )
    yield from counted(_accepted(results, counts), "reports", quiet=quiet)


def _accepted(
    results: Iterable[Reading | Refusal], counts: Counter[str]
) -> Iterator[Reading]:
    for result in results:
        if isinstance(result, Refusal):
            counts["refused"] += 1
            say(f"refused {result.where}: {result.reason}")
        else:
            yield result
