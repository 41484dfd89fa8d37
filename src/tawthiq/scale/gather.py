"""Staged parts into a lake's tables: one file for each month and publisher.

A part holds what the inputs gave one after the other, of any month and publisher.  They
are sorted out in the end, some partitions at a time, with so many rows in memory as fit
bounds; rows keep the order of the inputs.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import pyarrow as pa
import pyarrow.parquet as pq

from tawthiq.scale import layout
from tawthiq.scale.manifest import File

UNDONE: Final = ".part"
_OPEN: Final = 200  # partitions that are written at a time
_HELD: Final = 64 << 20  # bytes of rows that wait to be written
# Some forty columns are nested: statistics that few ask for would be half of a file.
_SOUGHT: Final = ["report", "id", "source", "published", "type", "status"]


class Group(NamedTuple):
    """Some files of a table, and the staged files that hold rows of theirs."""

    table: str
    paths: tuple[str, ...]
    staged: tuple[str, ...]


def groups(lake: Path, staged: Sequence[str], run: int) -> Iterator[Group]:
    """The files that staged ones become; ``run`` numbers those of a partition."""
    name = f"part-{run:06}.parquet"
    for table in layout.TABLES:
        held = [path for path in staged if Path(path).name.startswith(f"{table}-")]
        if table == layout.QUARANTINE:
            if held:
                yield Group(table, (f"{table}/{name}",), tuple(held))
            continue
        within: dict[str, set[str]] = {}
        for path in held:
            with pq.ParquetFile(lake / path) as file:
                rows = file.read(["published", "source"])
            within[path] = set(_paths(rows, table, name))
        every = sorted(set().union(*within.values()))
        for first in range(0, len(every), _OPEN):
            paths = tuple(every[first : first + _OPEN])
            some = tuple(p for p in held if not within[p].isdisjoint(paths))
            yield Group(table, paths, some)


def write(lake: Path, group: Group, schema: pa.Schema) -> list[File]:
    """Write the files of a group; each has its name once it is whole."""
    with ExitStack() as stack:
        files = {p: stack.enter_context(_Undone(lake, p, schema)) for p in group.paths}
        for path in group.staged:
            with pq.ParquetFile(lake / path) as staged:
                whole = staged.read().cast(schema)
            for target, rows in _parted(whole, group).items():
                files[target].add(rows)
            total = sum(file.held for file in files.values())
            for _, file in sorted(files.items(), key=lambda pair: -pair[1].held):
                if total <= _HELD:
                    break
                total -= file.held
                file.flush()
        return [file.finish() for file in files.values()]


def save(lake: Path, path: str, table: pa.Table) -> File:
    """Write a table as one file, which has its name once it is whole."""
    with _Undone(lake, path, table.schema) as file:
        file.add(table)
        return file.finish()


def _parted(whole: pa.Table, group: Group) -> dict[str, pa.Table]:
    """The rows of a table by the files of a group that they go to."""
    if group.table == layout.QUARANTINE:
        return {group.paths[0]: whole}
    rows: dict[str, list[int]] = defaultdict(list)
    wanted = frozenset(group.paths)
    for row, path in enumerate(_paths(whole, group.table, Path(group.paths[0]).name)):
        if path in wanted:
            rows[path].append(row)
    return {path: whole.take(numbers) for path, numbers in rows.items()}


def _paths(rows: pa.Table, table: str, name: str) -> Iterator[str]:
    """The file that each row goes to."""
    known: dict[tuple[str | None, str | None], str] = {}
    about = (rows.column(c).to_pylist() for c in ("published", "source"))
    for pair in zip(*about, strict=True):
        if pair not in known:
            known[pair] = f"{layout.folder(table, *pair)}/{name}"
        yield known[pair]


class _Undone:
    """A Parquet file that is being written, under another name until it is whole."""

    def __init__(self, lake: Path, path: str, schema: pa.Schema) -> None:
        self._path = path
        self._target = lake / path
        self._part = self._target.with_name(self._target.name + UNDONE)
        self._schema = schema
        self._waiting: list[pa.Table] = []
        self._writer: Any = None
        self._rows = 0
        self.held = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    def add(self, rows: pa.Table) -> None:
        """Take rows, to be written later."""
        self._waiting.append(rows)
        self._rows += rows.num_rows
        self.held += rows.nbytes

    def flush(self) -> None:
        """Write the rows that wait, as one row group."""
        if self._writer is None:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self._writer = pq.ParquetWriter(
                self._part,
                self._schema,
                compression="zstd",
                store_schema=False,
                write_statistics=_SOUGHT,
            )
        if self._waiting:
            # One chunk: how rows came shows in no file.
            self._writer.write_table(pa.concat_tables(self._waiting).combine_chunks())
        self._waiting, self.held = [], 0

    def finish(self) -> File:
        """Write what is left, and give the file its name."""
        self.flush()
        self._writer.close()
        self._writer = None
        with self._part.open("rb+") as file:
            told = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
            os.fsync(file.fileno())
        self._part.replace(self._target)
        return File(self._path, self._rows, size, told)
