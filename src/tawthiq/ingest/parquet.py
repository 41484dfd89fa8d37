"""Parquet: a report a row, its columns as the keys of JSON lines.

Columns are ``text, id, title, published, source, url, author, retrieved``, or those that
the options name; other columns of plain values are kept where they are short.  Days and
times may have their own types, an id may be a whole number.  Rows are located by
``#row=7``, counted from 1 over the file.  A file without the columns that it needs is
refused as a whole, a row whose values cannot be read by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tawthiq.ingest.archive import held
from tawthiq.ingest.bounds import Member, Unreadable
from tawthiq.ingest.item import MAX_CHARS, Item, Options, Original, Refusal
from tawthiq.ingest.record import FIELDS, found, names_of, plain

_READER: Final = "parquet/1"
_HELD: Final = 8 << 20  # bytes of rows that are unpacked at a time,
_ROWS: Final = 256  # and rows at the most
_BUFFER: Final = 1 << 18
_EXTRA: Final = 50  # other columns that are read


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The items of a Parquet file's rows."""
    if isinstance(original, Member):  # a stream that cannot be sought in
        with held(original.opener) as again:
            copy = Original(original.name, original.size, again)
            yield from _read(copy, options)
        return
    yield from _read(original, options)


def _read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with original.opener() as stream:
        try:
            file = pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
        except (pa.ArrowException, OSError) as error:
            raise Unreadable(f"damaged or cut: no Parquet file ({error})") from error
        with file:
            wanted, fault = columns(file.schema_arrow, options)
            if fault is not None:
                yield Refusal("", fault)
                return
            yield from _rows(file, wanted, options)


def _rows(
    file: Any,  # noqa: ANN401 - a library without types
    wanted: list[str],
    options: Options,
) -> Iterator[Item | Refusal]:
    import pyarrow as pa

    names, number = names_of(options), 0
    try:
        for batch in file.iter_batches(_size(file.metadata), columns=wanted):
            for row in values(batch):
                number += 1
                where = f"#row={number}"
                if isinstance(row, str):
                    yield Refusal(where, row)
                else:
                    yield found(plain(row, names), names, where, _READER, options)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"damaged or cut after row {number:,}: {error}") from error


def values(batch: Any) -> Iterator[dict[str, Any] | str]:  # noqa: ANN401 - the same
    """The rows of a batch; one that holds no values that can be read, as the reason."""
    for i in range(batch.num_rows):
        try:
            yield batch.slice(i, 1).to_pylist()[0]
        except (ValueError, OverflowError) as error:  # no UTF-8, no day of the calendar
            yield f"a value that cannot be read: {type(error).__name__}: {error}"[:300]


def columns(schema: Any, options: Options) -> tuple[list[str], str | None]:  # noqa: ANN401 - the same
    """The columns to read, and what the file lacks for its rows to be read."""
    shown = ", ".join(f"{f.name} ({f.type})" for f in schema)[:300]
    for field, name in options.columns.items():
        if name not in schema.names:
            return [], f"no column {name!r} for {field}; the columns are: {shown}"
    names = names_of(options)
    text = names["text"]
    if text not in schema.names:
        return [], (
            "no column with the reports' words: name it (--column text=NAME); "
            f"the columns are: {shown}"
        )
    twice = next((n for n in schema.names if schema.names.count(n) > 1), None)
    if twice is not None:
        return [], f"the column {twice!r} stands twice"
    if not _is_text(schema.field(text).type):
        told = schema.field(text).type
        return (
            [],
            f"the column {text!r} holds no text but {told}; the columns are: {shown}",
        )
    wanted = {*names.values(), *FIELDS}
    known = [f.name for f in schema if f.name in wanted]
    other = [f.name for f in schema if f.name not in wanted and _is_plain(f.type)]
    return known + other[:_EXTRA], None


def _is_text(type_: Any) -> bool:  # noqa: ANN401 - the same
    import pyarrow.types as of

    if of.is_dictionary(type_):
        type_ = type_.value_type
    return bool(
        of.is_string(type_) or of.is_large_string(type_) or of.is_string_view(type_)
    )


def _is_plain(type_: Any) -> bool:  # noqa: ANN401 - the same
    import pyarrow.types as of

    return bool(_is_text(type_) or of.is_integer(type_) or of.is_floating(type_))


def _size(metadata: Any) -> int:  # noqa: ANN401 - the same
    """How many rows to unpack at a time."""
    groups = range(metadata.num_row_groups)
    unpacked = sum(int(metadata.row_group(i).total_byte_size) for i in groups)
    row = unpacked // max(int(metadata.num_rows), 1)
    # What one value repeats is written once: a row may be far more than it seems.
    return max(1, min(_ROWS, _HELD // max(row, MAX_CHARS // _ROWS)))
