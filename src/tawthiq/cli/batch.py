"""Many reports through one or more processes, in order."""

from __future__ import annotations

import functools
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Final, NamedTuple

from tawthiq.cli.progress import flowing
from tawthiq.cli.streams import say
from tawthiq.cli.writers import Writer, csv_rows, jsonl
from tawthiq.extract.recipe import Recipe
from tawthiq.ingest import located
from tawthiq.model import Reading
from tawthiq.parallel import ordered
from tawthiq.scale import work
from tawthiq.scale.inputs import Batch, Inputs, length_of
from tawthiq.scale.work import Refused

# The formats that the processes write themselves: text is sent back faster than values.
_WRITERS: Final[dict[str, Callable[[IO[str]], Writer]]] = {
    "jsonl": jsonl,
    "csv": functools.partial(csv_rows, header=False),
}
_PORTION: Final = 4  # reports


class Made(NamedTuple):
    """What a batch gave: the text of its readings, or for a table themselves."""

    text: str
    readings: tuple[Reading, ...]
    refused: tuple[Refused, ...]
    counts: Counter[str]


def read_all(
    inputs: Inputs,
    batches: Iterable[Batch],
    format_: str,
    jobs: int,
    recipe: Recipe,
    counts: Counter[str],
    *,
    quiet: bool,
) -> Iterator[Made]:
    """What each batch gave, in the order of the inputs; refusals are said and counted."""
    results = ordered(
        functools.partial(_make, format_),
        _portions(batches) if recipe.thorough else batches,
        jobs,
        chunk=1,
        start=work.begin,
        args=(recipe,),
    )
    for made in flowing(results, "reports", _items, inputs, quiet=quiet):
        for refused in made.refused:
            tell(refused)
        counts.update(made.counts)
        yield made


def within(most: int, batches: Iterator[Batch]) -> tuple[bool, Iterator[Batch]]:
    """Whether they hold no more than so many characters; and the same batches."""
    taken: list[Batch] = []
    length = 0
    while length <= most and (batch := next(batches, None)):
        taken.append(batch)
        length += sum(map(length_of, batch.items))
    return length <= most, chain(taken, batches)


def _portions(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The same in small batches: what is read slowly is shared out more evenly."""
    for batch in batches:
        for n in range(0, len(batch.items), _PORTION):
            yield batch._replace(items=batch.items[n : n + _PORTION])


def tell(refused: Refused) -> None:
    """Say on stderr what was refused and why."""
    say(f"refused {located(refused.file, refused.place)}: {refused.reason}")


def _make(format_: str, batch: Batch) -> Made:
    results = list(work.read(batch.items))
    readings = tuple(r for r in results if isinstance(r, Reading))
    refused = tuple(r for r in results if isinstance(r, Refused))
    counts = counted(readings)
    counts["refused"] = len(refused)
    writer = _WRITERS.get(format_)
    if writer is None:
        return Made("", readings, refused, counts)
    stream = io.StringIO(newline="")
    write = writer(stream)
    for reading in readings:
        write(reading)
    return Made(stream.getvalue(), (), refused, counts)


def counted(readings: tuple[Reading, ...]) -> Counter[str]:
    """How many reports, claims, and reports without a day of publication."""
    return Counter(
        read=len(readings),
        claims=sum(len(r.claims) for r in readings),
        undated=sum(r.report.published is None for r in readings),
    )


def _items(made: Made) -> int:
    return made.counts["read"] + made.counts["refused"]
