"""Tables (CSV, TSV): a header, then a report a row, each row by itself.

The header's names tell the columns, in English or Arabic, or the options name them.
A date is ISO, or day/month/year where no other reading is possible; one that has two
readings is refused.  Rows are located by the line that they begin in.
"""

from __future__ import annotations

import codecs
import csv
import datetime
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import BinaryIO, Final, TextIO

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.encoding import Undecodable, characters
from tawthiq.ingest.headers import columns
from tawthiq.ingest.item import MAX_CHARS, Item, Options, Original, Refusal
from tawthiq.ingest.lines import BLANK
from tawthiq.ingest.record import iso, item, mended

_READER: Final = "csv/1"
_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 1 << 18  # bytes that tell the encoding
_LINE: Final = 4 * MAX_CHARS  # characters; more in one line is no table
_SKIP: Final = 1 << 20
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PYTHON: Final = {"windows-1256": "cp1256", "windows-1252": "cp1252"}


class _TooLong(ValueError):  # noqa: N818 - it says what the line is
    """A line that no table has."""


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The items of a table's rows, located by ``#line=7``."""
    with original.opener() as stream:
        try:
            sample = stream.read(_SAMPLE)
            encoding, flags = _encoding(sample, options)
        except Undecodable as error:
            yield Refusal("", str(error))
            return
    # A cell is bounded by what a report may have; the csv module keeps one bound.
    csv.field_size_limit(MAX_CHARS)
    with original.opener() as stream, _text(stream, encoding) as text:
        try:
            yield from _rows(text, flags, options)
        except UnicodeDecodeError as error:
            yield Refusal("", f"not {encoding} throughout: {error.reason}")


def _encoding(sample: bytes, options: Options) -> tuple[str, tuple[str, ...]]:
    """The codec of a table by its beginning, and the flags of its items."""
    for bom in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if sample.startswith(bom):
            return "utf-16", ("encoding:utf-16",)
    if len(sample) == _SAMPLE:  # whole lines, so that no character is cut
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    if sample.count(b"\0") * 100 < len(sample):
        sample = sample.replace(b"\0", b"")  # the row that has it is refused
    _, flags = characters(sample, options.encoding)
    name = flags[0].partition(":")[2] if flags else "utf-8-sig"
    return _PYTHON.get(name, name), flags


def _text(stream: BinaryIO, encoding: str) -> TextIO:
    return io.TextIOWrapper(stream, encoding, errors="strict", newline="")


class _Lines:
    """The lines of a table, each of a bounded length, and how many there were."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) < _LINE or line.endswith("\n"):
            return line
        while (rest := self._text.readline(_SKIP)) and not rest.endswith("\n"):
            pass
        raise _TooLong(f"a line of more than {_LINE:,} characters: no report")

    def close_quote(self) -> None:
        """Go on to where an open quotation ends."""
        for line in self:
            if line.count('"') % 2:
                return


def _rows(
    text: TextIO, flags: tuple[str, ...], options: Options
) -> Iterator[Item | Refusal]:
    lines = _Lines(text)
    try:
        first = next((x for x in islice(lines, BLANK) if x.strip()), None)
    except _TooLong as error:
        yield Refusal("", f"no header: {error}")
        return
    if first is None:
        yield Refusal("", "empty: no table to read")
        return
    header, names = _header(first, options.columns)
    fault = _fault(header, names, options.columns)
    if fault is not None:
        yield Refusal("", fault)
        return
    delimiter = _delimiter(first, options.columns)
    blank = 0
    for line, row in _cells(lines, delimiter):
        where = f"#line={line}"
        if isinstance(row, str):
            yield Refusal(where, row)
        elif not any(cell.strip() for cell in row):
            blank += 1
            if blank > BLANK:
                raise Unreadable(f"{blank:,} empty rows up to line {line:,}")
        else:
            blank = 0
            yield _item(header, row, names, where, flags, options)


def _cells(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows after the header with the line they begin in, or what is wrong there."""
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        line = lines.number + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except _TooLong as error:
            yield line, str(error)
        except csv.Error:
            # The cell goes on over the lines: its rest is no row.
            lines.close_quote()
            yield (
                line,
                (
                    f"a cell of more than {MAX_CHARS:,} characters: longer than one "
                    "report can be (is a closing quotation mark missing?)"
                ),
            )
        else:
            yield line, row


def _delimiter(header: str, told: Mapping[str, str]) -> str:
    """What stands between cells: what makes most known columns of the header."""

    def known(delimiter: str) -> tuple[int, int]:
        cells = _split(header, delimiter)
        return len(columns(cells, told)), len(cells)

    return max(_DELIMITERS, key=known)


def _split(header: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [cell.strip().removeprefix("\ufeff") for cell in cells]


def _header(line: str, told: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    header = _split(line, _delimiter(line, told))
    return header, columns(header, told)


def _fault(
    header: list[str], names: dict[str, str], told: Mapping[str, str]
) -> str | None:
    """What a table lacks for its rows to be read."""
    shown = ", ".join(header)[:300]
    for field, name in told.items():
        if name not in header:
            return f"no column {name!r} for {field}; the columns are: {shown}"
    if "text" not in names:
        return (
            "no column with the reports' words: name it (--column text=NAME); "
            f"the columns are: {shown}"
        )
    twice = [name for name in names.values() if header.count(name) > 1]
    return f"the column {twice[0]!r} stands twice" if twice else None


def _item(
    header: list[str],
    row: list[str],
    names: dict[str, str],
    where: str,
    flags: tuple[str, ...],
    options: Options,
) -> Item | Refusal:
    if len(row) != len(header):
        return Refusal(
            where,
            f"{len(row)} cells in a table of {len(header)} columns: "
            "is a cell with a separator or line end not in quotation marks?",
        )
    cells: dict[str, object] = dict(zip(header, row, strict=True))
    for field in ("published", "retrieved"):
        value = str(cells[names[field]]).strip() if field in names else ""
        if not value:
            continue
        date = _date(value)
        if date is None:
            return Refusal(
                where,
                f"{field} {value[:40]!r} is not a sure date: use ISO (2016-12-06)",
            )
        cells[names[field]] = date
    return mended(item(cells, names, where, _READER), flags, options)


def _date(value: str) -> str | None:
    """A date of one reading: ISO, year first, or day/month/year with a day past 12."""
    value = value.translate(_DIGITS)
    told = iso(value)
    if told is not None:
        return told
    parts = value.split()[0].replace("-", "/").replace(".", "/").split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        year, month, day = numbers
    elif len(parts[2]) == 4:
        day, month, year = numbers
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month:
            return None
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
