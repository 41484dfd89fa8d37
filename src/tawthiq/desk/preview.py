"""The beginning of an export's files, as far as a page shows it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

_ROWS: Final = 20
_CELL: Final = 160  # characters of a cell,
_TEXT: Final = 6_000  # and of a text
_PAGES: Final = (".html",)


class Preview(NamedTuple):
    """The first rows of a table, or the first lines of a text, or a page to look at.

    ``members`` are the files of an archive with their sizes; ``more`` says that there
    is more than is shown.
    """

    name: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    page: bool = False
    members: tuple[tuple[str, int], ...] = ()
    more: bool = False


def preview(path: Path) -> Preview:
    """What is shown of a file that this program wrote."""
    suffix = path.suffix
    if suffix in _PAGES:
        return Preview(path.name, page=True)
    if suffix == ".zip":
        return _archive(path)
    if suffix == ".xlsx":
        return _table(path.name, _sheet(path))
    if suffix == ".parquet":
        return _table(path.name, _parquet(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return _stream(path.name, file)


def _stream(name: str, file: io.TextIOBase) -> Preview:
    if name.endswith(".csv"):
        return _table(name, csv.reader(file))
    text = file.read(_TEXT + 1)
    return Preview(name, text=text[:_TEXT], more=len(text) > _TEXT)


def _table(name: str, rows: Iterable[Sequence[object]]) -> Preview:
    held = [tuple(map(_cell, row)) for row in islice(rows, _ROWS + 2)]
    return Preview(
        name,
        head=held[0] if held else (),
        rows=tuple(held[1 : _ROWS + 1]),
        more=len(held) > _ROWS + 1,
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return f"… {len(value)} B"
    text = str(value)
    return text if len(text) <= _CELL else text[:_CELL] + "…"


def _archive(path: Path) -> Preview:
    with zipfile.ZipFile(path) as archive:
        members = tuple((i.filename, i.file_size) for i in archive.infolist())
        shown = next((n for n, _ in members if n.endswith((".csv", ".json"))), None)
        if shown is None:
            return Preview(path.name, members=members)
        with archive.open(shown) as raw:
            text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            return _stream(shown, text)._replace(members=members)


def _sheet(path: Path) -> Iterator[Sequence[object]]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def _parquet(path: Path) -> Iterator[Sequence[object]]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        yield file.schema_arrow.names
        for batch in file.iter_batches(batch_size=_ROWS + 1):
            columns = batch.to_pydict().values()
            yield from zip(*columns, strict=True)
