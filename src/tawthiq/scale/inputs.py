"""Files into batches of reports: bounded in memory, in order, from any place in them.

A place is an input's number and how many items (reports and refusals) of it were taken:
the same files give the same items, so a run can go on from where another one ended.
"""

from __future__ import annotations

import dataclasses
import functools
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, BinaryIO, Final, NamedTuple

from tawthiq import ingest
from tawthiq.ingest import Found, Options, Original, Refusal, walk

STDIN: Final = "-"
# What goes to a process at a time: small, so that few are under way, and not one by one.
_REPORTS: Final = 32
_CHARS: Final = 1 << 18


class Position(NamedTuple):
    """How far inputs were read: the number of one, and how many items of it."""

    input: int = 0
    items: int = 0


_BEGIN: Final = Position()


class Size(NamedTuple):
    """How much a part holds: it ends with the item that reaches either."""

    reports: int = 10_000
    chars: int = 16 << 20


class Batch(NamedTuple):
    """Reports that are read together.

    ``begun`` are the inputs whose first item is in it, ``at`` is the position after it;
    ``ends`` says that it is the last of a part.
    """

    items: tuple[Found, ...]
    begun: tuple[int, ...]
    at: Position
    ends: bool


def length_of(found: Found) -> int:
    """The characters of a report; a refusal has none."""
    return 0 if isinstance(found.report, Refusal) else len(found.report.text)


class Inputs:
    """The files of paths, folders and patterns, in order; ``-`` is standard input.

    They are listed when this is made and opened when their turn comes.
    """

    def __init__(self, paths: Iterable[str], options: Options) -> None:
        self._options = options
        self._first = 0
        self._sources: list[Original | Refusal | None] = []
        for path in paths:
            self._sources += [None] if path == STDIN else walk.originals((path,))
        self._open: IO[bytes] | None = None
        self._before = 0  # bytes of the inputs that are done

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the inputs."""
        return tuple(_name(source) for source in self._sources)

    def arranged(self, names: Iterable[str], first: int) -> Inputs:
        """Those inputs that have these names, in their order, numbered from ``first``.

        Raises ``KeyError`` for a name that none of them has.
        """
        sources = dict(zip(self.names, self._sources, strict=True))
        others = Inputs((), self._options)
        others._sources = [sources[name] for name in names]
        others._first = first
        return others

    def __iter__(self) -> Iterator[tuple[int, Original | None]]:
        """The inputs by number; None for what is no file."""
        for number, source in enumerate(self._sources, self._first):
            yield number, source if isinstance(source, Original) else None

    @property
    def size(self) -> int | None:
        """The bytes of all inputs, or None where standard input is one."""
        sizes = [s.size for s in self._sources if isinstance(s, Original)]
        return None if None in self._sources else sum(sizes)

    def done(self) -> int:
        """About how many of these bytes were taken by now."""
        if self._open is None or self._open.closed:
            return self._before
        # Readers take bytes ahead and may look into a file more than once.
        return self._before + os.lseek(self._open.fileno(), 0, os.SEEK_CUR)

    def batches(
        self, start: Position = _BEGIN, size: Size | None = None
    ) -> Iterator[Batch]:
        """The items from a position on; with a size, no batch goes over a part's end."""
        items: list[Found] = []
        begun: list[int] = []
        chars = part_items = part_chars = 0
        at = start
        for at, found in self._items(start):
            if at.items == 1:
                begun.append(at.input)
            items.append(found)
            length = length_of(found)
            chars, part_chars, part_items = (
                chars + length,
                part_chars + length,
                part_items + 1,
            )
            ends = size is not None and (
                part_items >= size.reports or part_chars >= size.chars
            )
            if ends or len(items) >= _REPORTS or chars >= _CHARS:
                yield Batch(tuple(items), tuple(begun), at, ends)
                items, begun, chars = [], [], 0
            if ends:
                part_items = part_chars = 0
        if items:
            yield Batch(tuple(items), tuple(begun), at, ends=True)

    def _items(self, start: Position) -> Iterator[tuple[Position, Found]]:
        """The items with the position after each."""
        for number, source in enumerate(self._sources, self._first):
            first = start.items if number == start.input else 0
            if number >= start.input:
                found = islice(self._found(source), first, None)
                for n, item in enumerate(found, first + 1):
                    yield Position(number, n), item
            self._open = None
            if isinstance(source, Original):
                self._before += source.size

    def _found(self, source: Original | Refusal | None) -> Iterator[Found]:
        if source is None:
            return ingest.found((STDIN,), self._options)
        if isinstance(source, Original):
            opener = functools.partial(self._watched, source)
            source = dataclasses.replace(source, opener=opener)
        return ingest.held(source, self._options)

    def _watched(self, source: Original) -> BinaryIO:
        self._open = stream = source.opener()
        return stream


def _name(source: Original | Refusal | None) -> str:
    if source is None:
        return STDIN
    return source.name if isinstance(source, Original) else source.where
