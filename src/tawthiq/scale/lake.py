"""Reports into a lake of Parquet: part by part, in order, resumable after any end.

A part is the readings of so many reports in the order of the inputs, one staged file a
table; when all are read, they are sorted out by month and publisher (``gather``).  Files
are whole on the disk before the manifest names them, and what no line of it names is
taken away when a run goes on: so an interrupted run, begun again, ends with the bytes of
one that was never interrupted.
"""

from __future__ import annotations

import dataclasses
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.json as pj

from tawthiq.extract.recipe import Recipe
from tawthiq.ingest import Options, Original
from tawthiq.model import Reading
from tawthiq.parallel import ordered
from tawthiq.scale import gather, layout, manifest, work
from tawthiq.scale.inputs import STDIN, Batch, Inputs, Position, Size
from tawthiq.scale.manifest import Job, LakeError, Manifest
from tawthiq.scale.schema import CLAIMS, READINGS, about_report, reading_row
from tawthiq.scale.work import Refused

QUARANTINED: Final = pa.schema(
    [(name, pa.string()) for name in (*Refused._fields, "reading")]
)
_STAGED: Final = "_staged"  # engines pass over names like this
_FILE: Final = re.compile(r"(?:part|reports|claims|quarantine)-\d{6,}\.parquet")


class Step(NamedTuple):
    """What a batch brought; ``part`` is the number of a part that is now whole."""

    counts: Counter[str]
    refused: tuple[Refused, ...]
    part: int | None


class Plan(NamedTuple):
    """How a lake is made, besides what it is made of."""

    options: Options
    recipe: Recipe = Recipe()
    size: Size = Size()


class _Made(NamedTuple):
    """What a process made of a batch: tables as Arrow streams, by their names."""

    tables: dict[str, bytes]
    counts: Counter[str]
    refused: tuple[Refused, ...]
    begun: tuple[int, ...]
    at: Position
    ends: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A lake that is being made: ``counts`` of what it has, ``inputs`` still to read."""

    lake: Path
    plan: Plan
    inputs: Inputs
    _book: Manifest
    _job: Job

    @property
    def counts(self) -> Counter[str]:
        """How much the whole parts hold: read, claims, refused, undated."""
        return self._book.counts

    def steps(self, jobs: int = 1) -> Iterator[Step]:
        """Read on; yields what each batch brought.

        The bytes of the lake do not hang on ``jobs``.  Raises ``OSError`` where the disk
        fails.
        """
        book, plan = self._book, self.plan
        if book.complete:
            return
        if not book.read:
            first, _ = book.last
            made = ordered(
                _Make(self._job.reading),
                self.inputs.batches(max(book.position, Position(first)), plan.size),
                jobs,
                chunk=1,
                start=work.begin,
                args=(plan.recipe,),
            )
            with closing(made):
                yield from _parts(self.lake, book, self.inputs, made)
            book.end_reading()
        staged = [file.path for file in book.staged()]
        groups = gather.groups(self.lake, staged, book.runs)
        for group in islice(groups, book.gathered, None):
            book.gather(gather.write(self.lake, group, SCHEMAS[group.table]))
            yield Step(Counter(), (), None)
        book.end()
        shutil.rmtree(self.lake / _STAGED, ignore_errors=True)


@contextmanager
def opened(
    lake: Path, inputs: Inputs, plan: Plan, *, append: bool = False
) -> Iterator[Run]:
    """A lake to read inputs into, or one to go on with where an earlier run ended.

    ``append`` takes new inputs into a lake that is complete.

    Raises ``LakeError`` where the lake was made otherwise, an input or a file of the
    lake changed since, or another process writes to it, and ``OSError``.
    """
    if STDIN in inputs.names:
        raise LakeError("standard input cannot be read again: give files for a lake")
    job = Job(
        plan.recipe.version(),
        manifest.told(plan.options),
        plan.size._asdict(),
        inputs.names,
    )
    with manifest.opened(lake, job, append=append) as book:
        _sweep(lake, book)
        _unchanged(lake, book, inputs)
        first, names = book.last
        todo = inputs.arranged(() if book.complete else names, first)
        yield Run(lake, plan, todo, book, job)


def discard(lake: Path) -> None:
    """Take a lake away, so that it can be read anew.

    Raises ``LakeError`` for a folder that is no lake, which is left as it is.
    """
    if not lake.exists() or not any(lake.iterdir()):
        return
    strange = {p.name for p in lake.iterdir()} - {
        *layout.TABLES,
        manifest.NAME,
        _STAGED,
    }
    if strange or manifest.read(lake) is None:
        raise LakeError(f"{lake} holds something else than a lake: nothing was removed")
    for table in (*layout.TABLES, _STAGED):
        shutil.rmtree(lake / table, ignore_errors=True)
    (lake / manifest.NAME).unlink()


def _parts(
    lake: Path, book: Manifest, inputs: Inputs, made: Iterable[_Made]
) -> Iterator[Step]:
    held: list[_Made] = []
    originals = dict(inputs)
    for one in made:
        held.append(one)
        number = book.parts if one.ends else None
        if number is not None:
            files = [
                gather.save(lake, f"{_STAGED}/{table}-{number:06}.parquet", rows)
                for table, rows in _tables(held)
            ]
            opened = [i for h in held for i in h.begun]
            sums = [_sum(i, originals[i]) for i in opened]
            counts = sum((h.counts for h in held), Counter[str]())
            book.add(one.at, sums, counts, files)
            held = []
        yield Step(one.counts, one.refused, number)


class _Make:
    """What a process makes of a batch, by a version of reading."""

    def __init__(self, reading: str) -> None:
        self._reading = reading

    def __call__(self, batch: Batch) -> _Made:
        results = list(work.read(batch.items))
        readings = [r for r in results if isinstance(r, Reading)]
        refused = tuple(r for r in results if isinstance(r, Refused))
        rows = {
            layout.REPORTS: [reading_row(r, self._reading) for r in readings],
            layout.QUARANTINE: [
                {**r._asdict(), "reading": self._reading} for r in refused
            ],
        }
        tables = {
            table: pa.Table.from_pylist(told, SCHEMAS[table])
            for table, told in rows.items()
        }
        tables[layout.CLAIMS] = _claims(readings, self._reading)
        counts = Counter(
            read=len(readings),
            claims=sum(len(r.claims) for r in readings),
            refused=len(refused),
            undated=sum(r.report.published is None for r in readings),
        )
        packed = {t: _packed(told) for t, told in tables.items() if told.num_rows}
        return _Made(packed, counts, refused, batch.begun, batch.at, batch.ends)


SCHEMAS: Final = dict(zip(layout.TABLES, (READINGS, CLAIMS, QUARANTINED), strict=True))


def _claims(readings: list[Reading], version: str) -> pa.Table:
    """The claims as a table: read from their JSON, in a sixth of the time of values."""
    lines = b"".join(
        # the columns about the report, then those of the claim
        (about + claim.to_json()[1:] + "\n").encode()
        for reading in readings
        for about in (json.dumps(about_report(reading, version))[:-1] + ",",)
        for claim in reading.claims
    )
    if not lines:
        return CLAIMS.empty_table()
    return pj.read_json(
        io.BytesIO(lines),
        pj.ReadOptions(use_threads=False, block_size=len(lines)),
        pj.ParseOptions(explicit_schema=CLAIMS, unexpected_field_behavior="error"),
    )


def _packed(table: pa.Table) -> bytes:
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, table.schema) as writer:
        writer.write_table(table)
    return bytes(stream.getvalue())


def _tables(made: list[_Made]) -> Iterator[tuple[str, pa.Table]]:
    """The tables of a part that have rows."""
    for table, schema in SCHEMAS.items():
        streams = [m.tables[table] for m in made if table in m.tables]
        if streams:
            whole = [pa.ipc.open_stream(stream).read_all() for stream in streams]
            yield table, pa.concat_tables(whole).cast(schema)


def _sum(number: int, original: Original | None) -> dict[str, Any]:
    """The line of an input: its size and hash, None where there is no file."""
    size: int | None = None
    told: str | None = None
    if original is not None:
        with suppress(OSError), original.opener() as stream:
            told = manifest.sha256(stream)
            size = stream.tell()
    return {"input": number, "bytes": size, "sha256": told}


def _unchanged(lake: Path, book: Manifest, inputs: Inputs) -> None:
    """Raise ``LakeError`` where an input that was begun is no more what it was."""
    names = book.names
    known = {line["input"]: line for line in book.inputs()}
    numbers = {name: number for number, name in enumerate(names)}
    by_name = dict(zip(inputs.names, (original for _, original in inputs), strict=True))
    for name, original in by_name.items():
        line = known.get(numbers.get(name, -1))
        if line is not None and _sum(line["input"], original) != line:
            raise LakeError(
                f"{name} changed since {lake} was made of it: write to a new folder, or "
                "read all again with --replace"
            )


def _sweep(lake: Path, book: Manifest) -> None:
    """Take away what no line of the manifest names: files that were under way."""
    if book.complete:
        shutil.rmtree(lake / _STAGED, ignore_errors=True)
    staged = () if book.complete else book.staged()
    listed = {file.path: file for file in (*book.files(), *staged)}
    for table in (*layout.TABLES, _STAGED):
        for path in sorted((lake / table).rglob("*")):
            ours = _FILE.fullmatch(path.name.removesuffix(gather.UNDONE))
            if ours and path.relative_to(lake).as_posix() not in listed:
                path.unlink()
    for file in listed.values():
        path = lake / file.path
        if not path.is_file() or path.stat().st_size != file.bytes:
            raise LakeError(
                f"{path} is missing or changed: bring it back, or read all again with "
                "--replace"
            )
