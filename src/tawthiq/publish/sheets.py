"""Workbooks (XLSX) with the same bytes each time; texts are texts, never formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.publish.cells import Cell, defused, shown
from tawthiq.publish.packed import unzipped, zipped

_LIMIT: Final = 32_767  # characters a cell can hold
_WIDE, _NARROW = 60, 8
# Written by the clock; the standard (ECMA-376, part 2) wants neither of them.
_CLOCK: Final = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
# What XML 1.0 cannot hold.
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Sheet(NamedTuple):
    """A sheet: its name (31 characters at most), header and rows.

    ``rtl``: its columns run from right to left, as Arabic does.
    """

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    rtl: bool = False


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as XLSX: header frozen and bold, columns as wide as their texts.

    Raises:
        ImportError: openpyxl is not installed.

    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook(write_only=True)
    for sheet in sheets:
        _sheet(book, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return zipped(
        (name, _CLOCK.sub(b"", data) if name.startswith("docProps/") else data)
        for name, data in unzipped(stream.getvalue()).items()
    )


def read(data: bytes) -> dict[str, list[list[Cell]]]:
    """The rows of each sheet; raises ``ImportError``, or what openpyxl raises."""
    book = _openpyxl().load_workbook(io.BytesIO(data), read_only=True)
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


def _openpyxl() -> Any:  # noqa: ANN401 - a library without types
    try:
        import openpyxl
    except ImportError as error:
        message = "XLSX needs openpyxl: pip install 'tawthiq[publish]'"
        raise ImportError(message) from error
    return openpyxl


def _sheet(book: Any, sheet: Sheet) -> None:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.name)
    page.sheet_view.rightToLeft = sheet.rtl
    page.freeze_panes = "A2"
    rows = [list(row) for row in sheet.rows]
    for number, title in enumerate(sheet.header, 1):
        longest = max([len(title), *(len(str(r[number - 1] or "")) for r in rows)])
        width = min(max(longest + 2, _NARROW), _WIDE)
        page.column_dimensions[get_column_letter(number)].width = width
    header = [WriteOnlyCell(page, title) for title in sheet.header]
    for cell in header:
        cell.font = Font(bold=True)
    page.append(header)

    def written(value: Cell) -> object:
        if not isinstance(value, str):
            return value
        value = _NOT_XML.sub("\ufffd", shown(value))[:_LIMIT] or None
        if value is None or defused(value) == value:
            return value
        cell = WriteOnlyCell(page, value)
        cell.data_type = "s"  # a text, even where it starts as a formula does
        cell.quotePrefix = True  # and stays one when somebody edits it
        return cell

    for row in rows:
        page.append([written(c) for c in row])
