"""Files into staged rows, by the way that suits each.

JSON lines and Parquet are read by Spark itself, which splits them among executors; every
other format (packed files, tables, pages, web archives) is read as a whole file by the
readers of ``tawthiq.ingest`` on an executor, and its reports are then spread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial, reduce
from math import ceil
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from tawthiq.ingest.parquet import columns
from tawthiq.ingest.record import FIELDS, names_of
from tawthiq.scale.spark import worker
from tawthiq.scale.spark.reading import mapped, spark_type
from tawthiq.scale.spark.storage import Storage, Stored, is_local, shown
from tawthiq.scale.spark.worker import STAGED, UNPACKED, Settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Form = Literal["auto", "jsonl", "parquet", "files"]
FORMS: Final[tuple[Form, ...]] = ("auto", "jsonl", "parquet", "files")
_ENDINGS: Final[dict[str, Form]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_MIB: Final = 1 << 20
# A file of an object store that is read whole goes through Java's memory.
_WHOLE: Final = 256 * _MIB
_TASK: Final = 4 * _MIB  # bytes of reports that one task reads
_UNPACKED: Final = 4  # bytes unpacked : packed, about
_ASKING: Final = 8  # footers read at a time
_NO_FOOTER: Final = ("CANNOT_READ_FILE_FOOTER", "UNABLE_TO_INFER_SCHEMA")
_GLOB: Final = re.compile(r"([\[\]{}*?\\])")


class _Refused(NamedTuple):
    file: str
    reason: str


def staged(
    session: SparkSession, patterns: Sequence[str], form: Form, settings: Settings
) -> DataFrame:
    """What the files of paths, folders and globs give; nothing is read yet.

    Raises ``FileNotFoundError`` where a pattern has no file.
    """
    storage = Storage(session)
    files: dict[Form, list[Stored]] = {"jsonl": [], "parquet": [], "files": []}
    seen: set[str] = set()
    for pattern in patterns:
        found = storage.files(pattern)
        if not found:
            raise FileNotFoundError(f"{pattern}: no such file, or no file in it")
        for file in found:
            if file.name not in seen:
                seen.add(file.name)
                files[_form(file) if form == "auto" else form].append(file)
    refused: list[_Refused] = []
    frames: list[DataFrame] = []
    if files["jsonl"]:
        frames.append(_lines(session, files["jsonl"], settings))
    if files["parquet"]:
        frames += _tables(session, files["parquet"], settings, refused)
    if files["files"]:
        frames += _files(session, files["files"], settings, refused)
    if refused:
        rows = [{"file": r.file, "place": "", "reason": r.reason} for r in refused]
        told: Any = [tuple(row.get(n) for n in STAGED.names) for row in rows]
        frames.append(session.createDataFrame(told, spark_type(STAGED)))
    return reduce(lambda a, b: a.unionByName(b), frames)


def _form(file: Stored) -> Form:
    name = file.name.lower()
    return next((f for end, f in _ENDINGS.items() if name.endswith(end)), "files")


def _lines(
    session: SparkSession, files: Sequence[Stored], settings: Settings
) -> DataFrame:
    """JSON lines; their bytes are judged by our own reader, line by line."""
    rows = (
        session.read.option("lineSep", "\n")
        .text([_escaped(f.name) for f in files])
        .selectExpr("value", f"{_FILE} as file", "_metadata.file_block_start as block")
    )
    return mapped(rows, worker.from_lines, settings)


# A file's full name as ``shown`` shows it; Spark has it as a URL, where + is no space.
_FILE: Final = (
    "regexp_replace(url_decode(replace(_metadata.file_path, '+', '%2B')), "
    "'^file:/+', '/')"
)


def _tables(
    session: SparkSession,
    files: Sequence[Stored],
    settings: Settings,
    refused: list[_Refused],
) -> list[DataFrame]:
    """Parquet; files whose columns differ are read apart, those of no reports refused."""
    with ThreadPoolExecutor(_ASKING) as pool:
        kinds = list(pool.map(partial(_columns, session, settings), files))
    groups: dict[tuple[str, ...], list[str]] = {}
    for file, kind in zip(files, kinds, strict=True):
        if isinstance(kind, str):
            refused.append(_Refused(shown(file.name), kind))
        else:
            groups.setdefault(kind, []).append(_escaped(file.name))
    told = (
        f"{_FILE} as _file",
        "concat('#row=', _metadata.row_index + 1) as _place",
    )
    return [
        mapped(
            session.read.schema(", ".join(kind)).parquet(*names).selectExpr("*", *told),
            worker.from_rows,
            settings,
        )
        for kind, names in groups.items()
    ]


def _columns(
    session: SparkSession, settings: Settings, file: Stored
) -> tuple[str, ...] | str:
    """The columns of a Parquet file that reports have, or why it holds none."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql.pandas.types import to_arrow_schema

    try:
        schema = session.read.parquet(_escaped(file.name)).schema
    except (PySparkException, Py4JError) as error:
        if not any(sign in str(error) for sign in _NO_FOOTER):
            raise
        return "damaged or cut: no Parquet file"
    _, fault = columns(to_arrow_schema(schema), settings.options)
    if fault is not None:
        return fault
    wanted = {*names_of(settings.options).values(), *FIELDS}
    return tuple(
        f"`{f.name.replace('`', '``')}` {f.dataType.simpleString()}"
        for f in schema.fields
        if f.name in wanted
    )


def _files(
    session: SparkSession,
    files: Sequence[Stored],
    settings: Settings,
    refused: list[_Refused],
) -> list[DataFrame]:
    """Files that only a whole reader understands, then their reports over all cores."""
    cores = session.sparkContext.defaultParallelism
    near = [f for f in files if is_local(f.name)]
    far = [f for f in files if not is_local(f.name) and f.size <= _WHOLE]
    refused.extend(
        _Refused(
            f.name,
            f"{f.size:,} bytes: more than a file can have that is not JSON lines or "
            f"Parquet ({_WHOLE:,}); split or unpack it",
        )
        for f in files
        if not is_local(f.name) and f.size > _WHOLE
    )
    frames: list[DataFrame] = []
    if near:
        size = sum(f.size for f in near)
        slices = min(len(near), 4 * cores + ceil(size / _TASK))
        rows = session.sparkContext.parallelize(
            [(shown(f.name),) for f in near], slices
        )
        frames.append(session.createDataFrame(rows, "file string"))
    if far:
        whole = session.read.format("binaryFile").load([_escaped(f.name) for f in far])
        frames.append(whole.selectExpr("path as file", "content"))
    size = sum(f.size for f in (*near, *far))
    tasks = max(4 * cores, ceil(_UNPACKED * size / _TASK))
    return [
        mapped(
            frame.mapInArrow(
                partial(worker.unpack, settings), spark_type(UNPACKED)
            ).repartition(tasks, "file", "place"),
            worker.from_reports,
            settings,
        )
        for frame in frames
    ]


def _escaped(name: str) -> str:
    """A full name that no glob takes for a pattern."""
    return _GLOB.sub(r"\\\1", name)
