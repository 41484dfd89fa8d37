"""JSON lines: an object a line, with ``text`` and what is known of it.

Keys are ``text, id, title, published, source, url, author, retrieved``, or those that
the options name; short values under other keys are kept.  A ``.json`` file may also be
one array of such objects, or one object over several lines.  Lines are read one at a
time; one that is broken, too long or not dated as it says is refused by its number.
"""

from __future__ import annotations

import codecs
import dataclasses
import io
import json
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.encoding import Undecodable, characters
from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.record import found, names_of
from tawthiq.ingest.stream import Broken, Cursor, pieces

_READER: Final = "jsonl/1"
_LINES: Final = (".jsonl", ".ndjson")
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_SKIP: Final = 1 << 20
# Lines in a row without a word; no table or export has so many, nothing has more.
BLANK: Final = 1_000_000
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The items of JSON lines (``#line=7``), of an array (``#item=7``), of an object."""
    names = names_of(options)
    form = "lines"
    if not original.name.lower().endswith(_LINES):
        with original.opener() as stream:
            form = _form(stream.readline(options.limits.document_bytes))
    with original.opener() as stream:
        if form == "array":
            yield from _array(stream, names, options)
        elif form == "object":
            yield _object(stream, names, options)
        else:
            yield from lines(stream, options)


def lines(stream: BinaryIO, options: Options) -> Iterator[Item | Refusal]:
    """The items of a stream of JSON lines."""
    names = names_of(options)
    readline, options = _recoded(stream, options)
    limit = options.limits.document_bytes
    number = blank = 0
    while raw := _next(readline, limit, number):
        number += 1
        where = f"#line={number}"
        if len(raw) > limit:
            while (rest := readline(_SKIP)) and not rest.endswith(b"\n"):
                pass
            yield Refusal(where, f"a line of more than {limit:,} bytes: no report")
        elif raw.strip(_BLANK):
            blank = 0
            yield _line(raw, names, where, options)
        elif (blank := blank + 1) > BLANK:
            raise Unreadable(
                f"{BLANK:,} empty lines up to line {number:,}: not read on"
            )


def _next(readline: Callable[[int], bytes], limit: int, number: int) -> bytes:
    """The next line; where the stream breaks, the number of the last whole one is told."""
    try:
        return readline(limit + 1)
    except Unreadable as error:
        raise Unreadable(f"{error} (after line {number:,})") from error


def _line(
    raw: bytes, names: dict[str, str], where: str, options: Options
) -> Item | Refusal:
    try:
        text, flags = characters(raw, options.encoding)
        row = json.loads(text)
    except Undecodable as error:
        return Refusal(where, str(error))
    except (ValueError, RecursionError) as error:
        return Refusal(where, f"not JSON: {error}")
    return _item(row, names, where, options, flags)


def _item(
    row: object,
    names: dict[str, str],
    where: str,
    options: Options,
    flags: tuple[str, ...] = (),
) -> Item | Refusal:
    if not isinstance(row, dict):
        return Refusal(where, 'not a JSON object: a line holds {"text": …}')
    return found(row, names, where, _READER, options, flags)


def _form(first: bytes) -> str:
    """What the first line of a JSON file shows: lines, an array or one object."""
    first = first.strip(_BLANK)
    if first.startswith(b"["):
        return "array"
    if first.startswith(b"{") and first.endswith((b"{", b"[", b",")):
        return "object"
    return "lines"


def _array(
    stream: BinaryIO, names: dict[str, str], options: Options
) -> Iterator[Item | Refusal]:
    limit = options.limits.document_bytes
    number = 0
    try:
        cursor = Cursor(pieces(stream, options.encoding), limit)
        for number in cursor.items():
            yield _item(cursor.value(), names, f"#item={number}", options)
    except (Broken, UnicodeDecodeError) as error:
        yield Refusal(f"#item={number}", f"cut or not JSON: {error}")


def _object(
    stream: BinaryIO, names: dict[str, str], options: Options
) -> Item | Refusal:
    limit = options.limits.document_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        return Refusal("", f"one object of more than {limit:,} bytes: no report")
    return _line(raw, names, "", options)


def _recoded(
    stream: BinaryIO, options: Options
) -> tuple[Callable[[int], bytes], Options]:
    """How to read a line as bytes; UTF-16, whose line ends are two, as UTF-8."""
    told = options.encoding or ""
    if not told.lower().replace("_", "-").startswith(("utf-16", "utf16")):
        if not stream.seekable():
            return stream.readline, options
        start = stream.read(2)
        stream.seek(0)
        if start not in _WIDE:
            return stream.readline, options
        told = "utf-16"
    text = io.TextIOWrapper(stream, told, newline="\n")

    def readline(limit: int) -> bytes:
        return text.readline(limit).encode()

    return readline, dataclasses.replace(options, encoding=None)
