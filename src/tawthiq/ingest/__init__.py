"""Files → reports: text, pages, documents, feeds, archives, exports, tables."""

from __future__ import annotations

import dataclasses
import io
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from tawthiq.ingest import formats, walk
from tawthiq.ingest.item import (
    MAX_CHARS,
    Item,
    Limits,
    Options,
    Original,
    Refusal,
)
from tawthiq.model import Report

__all__ = [
    "MAX_CHARS",
    "Found",
    "Item",
    "Limits",
    "Options",
    "Original",
    "Refusal",
    "found",
    "held",
    "located",
    "reports",
]
_STDIN: Final = "<stdin>"
_ROWS: Final = ("#line=", "#row=")
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"


class Found(NamedTuple):
    """A report, or why it is none: in which file, and where in it (``Item.where``)."""

    file: str
    place: str
    report: Report | Refusal


def reports(
    paths: Iterable[str],
    published: str | None = None,
    options: Options | None = None,
) -> Iterator[Report | Refusal]:
    """The reports of files and folders, in order; ``-`` is standard input.

    Args:
        paths: files of any format that ``formats`` knows, and folders of them.
            Standard input is JSON lines if its first character is ``{``, else text.
        published: ISO date for reports that do not say their own.
        options: what else the person says of them.

    Yields:
        A ``Report``, or a ``Refusal`` for what could not be read; the rest goes on.

    """
    options = options or Options()
    if published is not None:
        options = dataclasses.replace(options, published=published)
    return (one.report for one in found(paths, options))


def found(paths: Iterable[str], options: Options) -> Iterator[Found]:
    """The reports of files and folders as ``reports`` gives them, and where each is."""
    for path in paths:
        if path == "-":
            yield from _named(_STDIN, _standard_input(sys.stdin.buffer, options))
            continue
        for original in walk.originals((path,)):
            yield from held(original, options)


def held(original: Original | Refusal, options: Options) -> Iterator[Found]:
    """The reports of one file; a path that is none gives the reason as a ``Refusal``."""
    if isinstance(original, Refusal):
        return iter((Found(original.where, "", original),))
    return _named(original.name, formats.read(original, options))


def located(name: str, where: str) -> str:
    """A place in a file for a person: ``file:7`` for a line, else name and locator."""
    return name + where.replace("#line=", ":")


def _named(name: str, items: Iterable[Item | Refusal]) -> Iterator[Found]:
    for item in items:
        where = located(name, item.where)
        if isinstance(item, Refusal):
            yield Found(name, item.where, Refusal(where, item.reason))
            continue
        # A line of a file is no file: the report has no path.
        path = None if item.where.startswith(_ROWS) else where
        try:
            yield Found(name, item.where, item.report(path))
        except ValueError as error:
            yield Found(name, item.where, Refusal(where, str(error)))


def _standard_input(stream: BinaryIO, options: Options) -> Iterator[Item | Refusal]:
    first = stream.readline(options.limits.document_bytes)
    name = "text"
    if first.strip(_BLANK).startswith(b"{"):
        name = "jsonl"

    def opener() -> BinaryIO:
        resumed: io.RawIOBase = _Resumed(first, stream)
        return io.BufferedReader(resumed)

    # The ending makes it lines: what comes through a pipe can be read only once.
    return formats.read_as(name, Original(_STDIN + ".jsonl", 0, opener), options)


class _Resumed(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._first[: len(buffer)]
        self._first = self._first[len(data) :]
        if not data:
            read = getattr(self._rest, "read1", self._rest.read)
            data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
