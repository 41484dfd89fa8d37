"""Plain text and JSON lines into reports; what cannot be read is refused by name.

A ``.txt`` file is one report.  A JSON-lines file holds one object a line with ``text``
and, if known, ``id, title, published, source, url``.  Nothing is guessed: an undecodable
file, a broken line or a false date gives a ``Refusal`` that says where and what to do.
"""

from __future__ import annotations

import codecs
import datetime
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from tawthiq.model import Report

# A year of one newspaper is 10 million characters; one report is some thousands.
MAX_CHARS: Final = 2_000_000
_JSON_SUFFIXES: Final = (".jsonl", ".ndjson", ".json")
_FIELDS: Final = ("id", "title", "source", "url")


class Refusal(NamedTuple):
    """An input that was not read: where it is, and why."""

    where: str
    reason: str


def reports(
    paths: Iterable[str], published: str | None = None
) -> Iterator[Report | Refusal]:
    """The reports of files, in order; ``-`` is standard input.

    Args:
        paths: files; by their ending JSON lines or plain text.  Standard input is JSON
            lines if its first character is ``{``.
        published: ISO date for reports that do not say their own.

    Yields:
        A ``Report``, or a ``Refusal`` for what could not be read; the rest goes on.

    """
    for path in paths:
        try:
            if path == "-":
                yield from _stream(sys.stdin.buffer, "<stdin>", None, published)
            else:
                with Path(path).open("rb") as file:
                    json_lines = Path(path).suffix.lower() in _JSON_SUFFIXES
                    yield from _stream(file, path, json_lines, published)
        except OSError as error:
            yield Refusal(path, f"cannot be opened: {error.strerror or error}")


def _stream(
    file: BinaryIO,
    path: str,
    json_lines: bool | None,  # noqa: FBT001 - None is to be found out
    published: str | None,
) -> Iterator[Report | Refusal]:
    if json_lines is None:
        first = file.readline()
        json_lines = first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
        if json_lines:
            yield from _lines(_chain(first, file), path, published)
            return
        yield _plain(first + file.read(), path, published)
    elif json_lines:
        yield from _lines(file, path, published)
    else:
        yield _plain(file.read(), path, published)


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _plain(raw: bytes, path: str, published: str | None) -> Report | Refusal:
    text = _decode(raw)
    if text is None:
        return Refusal(path, _encoding_fault(raw))
    if not text.strip("\ufeff \t\r\n"):
        return Refusal(path, "empty: no text to read")
    row: dict[str, Any] = {"published": published}
    return _report(text, row, path, path)


def _lines(
    lines: Iterable[bytes], path: str, published: str | None
) -> Iterator[Report | Refusal]:
    empty = True
    for number, raw in enumerate(lines, 1):
        if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        empty = False
        yield _line(raw, f"{path}:{number}", published)
    if empty:
        yield Refusal(path, "empty: no report to read")


def _line(raw: bytes, where: str, published: str | None) -> Report | Refusal:
    text = _decode(raw)
    if text is None:
        return Refusal(where, _encoding_fault(raw))
    try:
        row = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Refusal(where, f"not JSON: {error}")
    if not isinstance(row, dict):
        return Refusal(where, 'not a JSON object: a line holds {"text": …}')
    if not isinstance(row.get("text"), str):
        return Refusal(where, 'no "text" with the report\'s words')
    for field in (*_FIELDS, "published"):
        if row.get(field) is not None and not isinstance(row[field], str):
            return Refusal(where, f'"{field}" is not a string')
    row["published"] = row.get("published") or published
    return _report(row["text"], row, where, None)


def _report(
    text: str, row: dict[str, Any], where: str, path: str | None
) -> Report | Refusal:
    if len(text) > MAX_CHARS:
        return Refusal(
            where,
            f"{len(text):,} characters: longer than one report can be "
            f"({MAX_CHARS:,}); split it into reports",
        )
    date = row.get("published")
    if date is not None:
        try:
            row["published"] = datetime.date.fromisoformat(date[:10]).isoformat()
        except ValueError:
            return Refusal(where, f"published {date!r} is not a date (YYYY-MM-DD)")
    try:
        return Report.of(
            text,
            path=path,
            published=row.get("published"),
            **{field: row.get(field) for field in _FIELDS},
        )
    except ValueError as error:
        return Refusal(where, str(error))


def _decode(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _encoding_fault(raw: bytes) -> str:
    """Why bytes are not UTF-8, with the encoding that they may be in."""
    if b"\0" in raw[:4096]:
        return "binary: not a text file"
    try:
        guess = raw[:4096].decode("cp1256")
    except UnicodeDecodeError:
        guess = ""
    arabic = sum("\u0621" <= c <= "\u064a" for c in guess)
    if arabic * 3 > len(guess):
        return (
            "not UTF-8; it may be windows-1256 or ISO-8859-6: "
            "convert it first (iconv -f windows-1256 -t utf-8)"
        )
    return "not UTF-8: not a text file in a known encoding"
