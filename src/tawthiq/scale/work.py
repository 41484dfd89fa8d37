"""What a process does: it reads reports, and what it cannot read it refuses by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tawthiq.extract import Reader
from tawthiq.extract.recipe import Recipe
from tawthiq.ingest import Found, Refusal
from tawthiq.model import Reading, Report
from tawthiq.parallel import patient_collector

_TOLD: Final = 200  # characters of what a failure says
_reader: Reader | None = None


class Refused(NamedTuple):
    """What was not read: a file, the place in it (``Item.where``), and why."""

    file: str
    place: str
    reason: str


def begin(recipe: Recipe) -> None:
    """Make this process ready to read."""
    global _reader  # noqa: PLW0603 - one reader a process
    patient_collector()
    _reader = recipe.reader()


def read(items: Iterable[Found]) -> Iterator[Reading | Refused]:
    """A reading for each report, in order; ``begin`` came before."""
    if _reader is None:
        raise RuntimeError("begin() comes first")
    for file, place, report in items:
        result = report if isinstance(report, Refusal) else attempt(_reader, report)
        if isinstance(result, Refusal):
            yield Refused(file, place, result.reason)
        else:
            yield result


def attempt(reader: Reader, report: Report) -> Reading | Refusal:
    """A reading, or why there is none: one report that fails stops no other."""
    try:
        return reader.read(report)
    except Exception as error:  # noqa: BLE001 - whatever fails is told with its report
        return Refusal(report.info.path or report.info.id, failure(error))


def failure(error: Exception) -> str:
    """The reason for a refusal where reading itself failed."""
    told = f"{type(error).__name__}: {error}"
    if len(told) > _TOLD:
        told = told[:_TOLD] + "…"
    return f"the reader failed, please report it ({told})"
