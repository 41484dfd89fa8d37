"""What runs on executors: rows of reports in, staged rows out.

A staged row (``STAGED``) is a report that was read, with its claims; or a row that was
refused, with its place and the reason; or how many lines a part of a file has, from which
the places of its refused lines are counted.  Nothing is raised for a bad row.
"""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

import tawthiq
from tawthiq.ingest import Options, Original, Refusal, formats, held, walk
from tawthiq.ingest.lines import lines as json_lines
from tawthiq.ingest.parquet import values
from tawthiq.model import Report, ReportInfo
from tawthiq.scale import layout
from tawthiq.scale.schema import (
    CLAIMS,
    READINGS,
    REPORTS,
    claim_rows,
    reading_row,
    report,
    report_row,
)
from tawthiq.scale.work import failure

if TYPE_CHECKING:
    from tawthiq.extract import Reader

STAGED: Final = pa.schema(
    [
        pa.field("reading", pa.struct(list(READINGS))),
        pa.field("claims", pa.list_(pa.struct(list(CLAIMS)))),
        *((name, pa.string()) for name in layout.PARTITIONS),
        pa.field("file", pa.string()),
        pa.field("place", pa.string()),
        pa.field("block", pa.int64()),  # where its part of the file begins, in bytes
        pa.field("line", pa.int64()),  # in that part, from 1; of a count: how many
        pa.field("reason", pa.string()),
    ]
)
# Reports as a whole file gave them, or why one was refused.
UNPACKED: Final = pa.schema(
    [*REPORTS, *((name, pa.string()) for name in ("file", "place", "reason"))]
)
_OUT: Final = 64  # staged rows at a time: memory is bounded by the input's batches
_ID: Final = 200  # characters of an id that stand in a place
_Row = dict[str, Any]
Batches = Iterable[pa.RecordBatch]


class Unfit(RuntimeError):  # noqa: N818 - it says what the executor is
    """An executor that would not read as the driver does; says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How rows are read.

    ``codebook`` and ``places`` are names of files that the driver shipped.  ``reading``
    is the version that rows tell; ``bare`` is that without these files, and an executor
    of another one refuses to work.
    """

    reading: str
    bare: str
    options: Options = field(default_factory=Options)
    codebook: str | None = None
    places: str | None = None


def from_lines(settings: Settings, batches: Batches) -> Iterator[pa.RecordBatch]:
    """Read JSON lines: columns ``value``, ``file`` and ``block``, in a file's order."""
    return _batched(_lines(settings, batches), STAGED)


def from_rows(settings: Settings, batches: Batches) -> Iterator[pa.RecordBatch]:
    """Read rows with the columns of a report; ``_file`` and ``_place`` say where one is from."""
    return _batched(_rows(settings, batches), STAGED)


def from_reports(settings: Settings, batches: Batches) -> Iterator[pa.RecordBatch]:
    """Read the rows that ``unpack`` gave."""
    return _batched(_unpacked(settings, batches), STAGED)


def unpack(settings: Settings, batches: Batches) -> Iterator[pa.RecordBatch]:
    """The reports of whole files: columns ``file`` and, if not local, ``content``."""
    return _batched(_files(settings.options, batches), UNPACKED)


def _lines(settings: Settings, batches: Batches) -> Iterator[_Row]:
    read = _reading(settings)
    here: tuple[str, int] | None = None
    number = 0
    for batch in batches:
        files = batch.column("file").to_pylist()
        blocks = batch.column("block").to_pylist()
        # Bytes are what they are in the file; they need not be UTF-8.
        values = batch.column("value").view(pa.binary())
        for value, *at in zip(values, files, blocks, strict=True):
            if here != (at[0], at[1]):
                if here is not None:
                    yield _count(*here, number)
                here, number = (at[0], at[1]), 0
            number += 1
            raw = value.as_py() + b"\n"
            for found in json_lines(io.BytesIO(raw), settings.options):
                item = formats.accepted(found, settings.options)
                if isinstance(item, Refusal):
                    row = _refused(item.reason)
                else:
                    row = _guarded(read, item.report)
                if row["reason"] is not None:
                    row |= {"file": here[0], "block": here[1], "line": number}
                yield row
    if here is not None:
        yield _count(*here, number)


def _rows(settings: Settings, batches: Batches) -> Iterator[_Row]:
    read = _reading(settings)
    options = settings.options
    from pyspark import TaskContext

    task = TaskContext.get()
    partition = task.partitionId() if task is not None else 0
    number = 0
    for batch in batches:
        for told in _dicts(batch):
            number += 1
            row: _Row
            if isinstance(told, str):
                row = _refused(told)
            else:
                row = _guarded(read, partial(report, told, options))
            if row["reason"] is not None:
                about: Mapping[str, Any] = told if isinstance(told, dict) else {}
                id_ = about.get(options.columns.get("id", "id"))
                here = f"#partition={partition},row={number}"
                if id_ is not None:
                    here = _sound(f"#id={id_}"[:_ID])
                row["file"] = about.get("_file") or about.get("path")
                row["place"] = about.get("_place") or here
            yield row


def _unpacked(settings: Settings, batches: Batches) -> Iterator[_Row]:
    read = _reading(settings)
    for batch in batches:
        for told in batch.to_pylist():
            if told["reason"] is not None:
                row = _refused(told["reason"])
            else:
                row = _guarded(read, partial(_given, told))
            if row["reason"] is not None:
                row |= {"file": told["file"], "place": told["place"]}
            yield row


def _given(row: Mapping[str, Any]) -> Report:
    """The report of a row that ``unpack`` gave."""
    info = ReportInfo(**{name: row[name] for name in ReportInfo.model_fields})
    return Report(info=info, text=row["text"])


def _files(options: Options, batches: Batches) -> Iterator[_Row]:
    empty = dict.fromkeys(UNPACKED.names)
    for batch in batches:
        for told in batch.to_pylist():
            name, content = told["file"], told.get("content")
            originals: Iterator[Original | Refusal]
            if content is not None:
                originals = iter((Original.of_bytes(name, content),))
            else:
                originals = walk.originals((name,))
            for found in (one for o in originals for one in held(o, options)):
                place = {"file": found.file, "place": found.place}
                if isinstance(found.report, Refusal):
                    yield {**empty, **place, "reason": _sound(found.report.reason)}
                else:
                    yield {**empty, **report_row(found.report), **place}


def _dicts(batch: pa.RecordBatch) -> Iterator[_Row | str]:
    """The rows of a batch, or why one cannot be had."""
    columns = [_utc(column) for column in batch.columns]
    return values(pa.RecordBatch.from_arrays(columns, batch.schema.names))


def _utc(column: pa.Array) -> pa.Array:
    """A column of times in UTC, whatever the session's zone."""
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        return column.cast(pa.timestamp(kind.unit, "UTC"))
    return column


def _reading(settings: Settings) -> Callable[[Report], _Row]:
    """What makes a staged row of a report, by this process's reader."""
    reader = _reader(settings.bare, settings.codebook, settings.places)
    by_month, by_source = layout.PARTITIONS

    def read(given: Report) -> _Row:
        reading = reader.read(given)
        return {
            by_month: layout.month(given.info.published),
            by_source: layout.slug(given.info.source),
            "reading": reading_row(reading, settings.reading),
            "claims": claim_rows(reading, settings.reading),
            "reason": None,
        }

    return read


def _guarded(read: Callable[[Report], _Row], given: Callable[[], Report]) -> _Row:
    """A staged row of a report, or the refusal of one that could not be read."""
    try:
        report_ = given()
    except ValueError as error:
        return _refused(str(error))
    try:
        return read(report_)
    except Exception as error:  # noqa: BLE001 - one bad report stops no job
        return _refused(failure(error))


def _sound(text: str) -> str:
    """A text that can be written: lone surrogates are shown."""
    return text.encode(errors="backslashreplace").decode()


def _refused(reason: str) -> _Row:
    return {"reason": _sound(reason)}


def _count(file: str, block: int, lines: int) -> _Row:
    return {"file": file, "block": block, "line": lines}


def _batched(rows: Iterable[_Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    waiting: list[_Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) >= _OUT:
            yield pa.RecordBatch.from_pylist(waiting, schema=schema)
            waiting = []
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting, schema=schema)


@functools.cache
def _reader(bare: str, codebook: str | None, places: str | None) -> Reader:
    """The one reader of this process."""
    home = Path(tawthiq.__file__).parent
    if not home.is_dir():
        raise Unfit(
            f"tawthiq came to the executors inside a zip ({home.parent.name}), where its "
            "data cannot be read; ship an environment with --archives, or install it "
            "on every node (docs/spark.md)"
        )
    from tawthiq.extract.recipe import Recipe
    from tawthiq.parallel import patient_collector

    patient_collector()
    here = Recipe().version()
    if here != bare:
        raise Unfit(
            f"the executors read by {here}, the driver by {bare}: install the same "
            "tawthiq on both (docs/spark.md)"
        )
    store = None if places is None else _shipped(places)
    return Recipe(_overlay(codebook), store).reader()


def _shipped(name: str) -> Path:
    from pyspark import SparkFiles

    return Path(SparkFiles.get(name))


def _overlay(name: str | None) -> Path | None:
    """The directory of a codebook that was shipped as a zip."""
    if name is None:
        return None
    folder = Path(mkdtemp(prefix="tawthiq-codebook-"))
    with zipfile.ZipFile(_shipped(name)) as packed:
        packed.extractall(folder)
    return folder
