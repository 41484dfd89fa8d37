"""Cells of tables: defused, on one line where they must be, and read back for checks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.publish.format import InvalidError

Cell = str | int | float | None

# What a spreadsheet takes for a formula's start (OWASP, "CSV Injection"): the signs,
# their full-width forms, and the white space that some programs drop before them.
_FORMULA: Final = tuple("=+-@＝＋－＠\t\r\n")
_LIST: Final = "; "
# Embeddings, overrides and isolates: a text could show other than what it says.
_BIDI: Final = {
    code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def defused(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula gets a leading apostrophe."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def shown(text: str) -> str:
    """A text whose controls of direction are shown, not obeyed."""
    return text.translate(_BIDI)


def line(text: str | None) -> str:
    """A text on one line, its white space as single blanks."""
    return " ".join((text or "").split())


def joined(values: Iterable[str], separator: str = _LIST) -> str:
    """Values as one cell, each once, in their order, without the empty ones."""
    return separator.join(dict.fromkeys(v for v in map(line, values) if v))


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""A table as UTF-8 CSV with ``\n``: texts defused, None as an empty cell."""
    stream = io.StringIO()
    # A lone carriage return counts as a line end for readers: quoted with the rest.
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([defused(shown(c)) if isinstance(c, str) else c for c in row])
    return stream.getvalue().encode()


def read_csv(name: str, data: bytes, header: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table of ours, checked against its columns.

    Raises:
        InvalidError: not UTF-8, other columns, a row that is too long or too short, a
            cell that a spreadsheet would run.

    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise InvalidError(f"{name}: not UTF-8 at byte {error.start}") from error
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows or rows[0] != list(header):
        found = ", ".join(rows[0]) if rows else "nothing"
        raise InvalidError(f"{name}: the columns are {found}, not those of the format")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(header):
            raise InvalidError(f"{name}: row {number} has {len(row)} cells")
        for column, cell in zip(header, row, strict=True):
            if cell.startswith(_FORMULA) and not _number(cell):
                raise InvalidError(f"{name}: row {number}: {column} is a formula")
    return [dict(zip(header, row, strict=True)) for row in rows[1:]]


def point(name: str, row: dict[str, str], lat: str, lon: str) -> None:
    """Check the coordinate of a row: both or none, in degrees; raises ``InvalidError``."""
    cells = (row[lat], row[lon])
    if cells == ("", ""):
        return
    if not (_number(cells[0]) and _number(cells[1])):
        raise InvalidError(
            f"{name}: {lat} and {lon} are {cells}: both or none, in degrees"
        )
    if abs(float(cells[0])) > 90 or abs(float(cells[1])) > 180:
        raise InvalidError(f"{name}: {cells} is no place on the earth")


def one_of(name: str, row: dict[str, str], column: str, allowed: Iterable[str]) -> None:
    """Check a cell of a closed list, which may be empty; raises ``InvalidError``."""
    if row[column] and row[column] not in set(allowed):
        raise InvalidError(
            f"{name}: {column} is {row[column]!r}, which the format lacks"
        )


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
