"""What stands in a lake beside its data: what it was made of, and which parts are whole.

``MANIFEST.jsonl`` begins with a line that tells how the lake is made: the version of
reading, the options, the size of parts, the inputs.  A line follows for each whole part:
up to which place in the inputs it goes, the inputs that begin in it with size and
SHA-256, its counts, and its staged files with rows, size and SHA-256.  Then a line tells
that all inputs were read, further ones the files that the staged ones became, and the
last one that all is done, with the sums.  Nothing in it comes from a clock.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from tawthiq.ingest import Options
from tawthiq.scale import layout
from tawthiq.scale.inputs import Position

NAME: Final = layout.MANIFEST
LAYOUT: Final = 1
_COUNTS: Final = ("read", "claims", "refused", "undated")
_Line = dict[str, Any]


class LakeError(ValueError):
    """A lake that cannot be gone on with; the message says why and what to do."""


class File(NamedTuple):
    """A file of a lake: its path in it, and what it holds."""

    path: str
    rows: int
    bytes: int
    sha256: str


class Job(NamedTuple):
    """What decides every byte of a lake, but for what the inputs hold."""

    reading: str
    options: dict[str, Any]
    size: dict[str, int]
    inputs: tuple[str, ...]

    def head(self) -> _Line:
        """The first line of a manifest."""
        return {"layout": LAYOUT, **self._asdict(), "inputs": list(self.inputs)}


class Manifest:
    """The manifest of a lake that one process at a time writes."""

    def __init__(self, stream: IO[bytes], lines: list[_Line]) -> None:
        self._stream = stream
        self._lines = lines

    @property
    def parts(self) -> int:
        """How many parts are whole."""
        return sum("part" in line for line in self._lines)

    @property
    def position(self) -> Position:
        """Where the next part begins."""
        places = [line["next"] for line in self._lines if "part" in line]
        return Position(*places[-1]) if places else Position()

    @property
    def complete(self) -> bool:
        """Whether all inputs were read and all files made."""
        return bool(self._lines) and "done" in self._lines[-1]

    @property
    def counts(self) -> Counter[str]:
        """What all parts hold together."""
        total: Counter[str] = Counter()
        for line in self._lines:
            if "part" in line:
                total.update({name: line[name] for name in _COUNTS})
        return total

    def inputs(self) -> Iterator[_Line]:
        """The inputs that were begun: ``input`` (a number), ``bytes``, ``sha256``."""
        for line in self._lines:
            yield from line.get("begun", ())

    def files(self) -> Iterator[File]:
        """The files of the tables."""
        for line in self._lines:
            yield from (File(**told) for told in line.get("files", ()))

    def staged(self) -> Iterator[File]:
        """The files of the parts of the last inputs, in order."""
        for line in self._recent():
            yield from (File(**told) for told in line.get("staged", ()))

    @property
    def read(self) -> bool:
        """Whether all inputs were read into parts."""
        return any("read_all" in line for line in self._recent())

    @property
    def gathered(self) -> int:
        """How many groups of files were made of the last inputs' parts."""
        return sum("files" in line for line in self._recent())

    @property
    def runs(self) -> int:
        """How often inputs came in before the last time."""
        return len(_groups(self._lines)) - 1

    def _recent(self) -> list[_Line]:
        """The lines since inputs came in the last time."""
        heads = [
            n
            for n, line in enumerate(self._lines)
            if "inputs" in line or "more" in line
        ]
        return self._lines[heads[-1] :]

    def add(
        self,
        at: Position,
        begun: Iterable[_Line],
        counts: Counter[str],
        files: Iterable[File],
    ) -> None:
        """Add a part, whose staged files are on the disk."""
        self._append(
            {
                "part": self.parts,
                "next": list(at),
                "begun": list(begun),
                **{name: counts[name] for name in _COUNTS},
                "staged": [file._asdict() for file in files],
            }
        )

    def end_reading(self) -> None:
        """Say that all inputs were read into parts."""
        self._append({"read_all": self.parts})

    def gather(self, files: Iterable[File]) -> None:
        """Add files that parts became."""
        self._append({"files": [file._asdict() for file in files]})

    def end(self) -> None:
        """Say that all is done."""
        counts = self.counts
        self._append({"done": {name: counts[name] for name in _COUNTS}})

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all inputs, in the order of their numbers."""
        return tuple(name for names in _groups(self._lines) for name in names)

    @property
    def last(self) -> tuple[int, tuple[str, ...]]:
        """The inputs that came last: the first one's number, and their names."""
        groups = _groups(self._lines)
        return sum(map(len, groups[:-1])), tuple(groups[-1])

    def more(self, names: Iterable[str]) -> None:
        """Take in more inputs, after those that were all read."""
        self._append({"more": list(names)})

    def _append(self, line: _Line) -> None:
        self._stream.write(_packed(line))
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._lines.append(line)


@contextmanager
def opened(lake: Path, job: Job, *, append: bool = False) -> Iterator[Manifest]:
    """The manifest of a lake, made where there is none; one process has it at a time.

    With ``append`` a lake that is complete takes in the inputs that it does not have.

    Raises ``LakeError`` where the lake was made otherwise, ``OSError``.
    """
    lake.mkdir(parents=True, exist_ok=True)
    path = lake / NAME
    if not path.exists() and any(lake.iterdir()):
        raise LakeError(f"{lake} holds something else than a lake: give another folder")
    with path.open("a+b") as stream:
        _lock(stream, lake)
        stream.seek(0)
        lines = _whole(stream, lake)
        manifest = Manifest(stream, lines)
        if not lines:
            manifest._append(job.head())  # noqa: SLF001 - its other half
        else:
            _check(lake, lines[0], job)
            new = _new(lake, manifest, job, append=append)
            if new:
                manifest.more(new)
        yield manifest


def read(lake: Path) -> Manifest | None:
    """The manifest of a lake, to look into; None where it has none.

    Raises ``LakeError`` for one that is damaged.
    """
    try:
        with (lake / NAME).open("rb") as stream:
            return Manifest(stream, list(_lines(stream, lake)))
    except FileNotFoundError:
        return None


def sha256(stream: IO[bytes]) -> str:
    """The hash of all bytes of a stream."""
    return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]


def _groups(lines: list[_Line]) -> list[list[str]]:
    """The inputs as they came in: at first, and with each ``--append``."""
    told = [line.get("inputs") or line.get("more") for line in lines]
    return [names for names in told if names is not None]


def _check(lake: Path, head: _Line, job: Job) -> None:
    """Raise ``LakeError`` where a lake was made in another way."""
    if head.get("layout") != LAYOUT:
        raise LakeError(f"{lake} was made by a version of tawthiq not known here")
    if head["reading"] != job.reading:
        raise LakeError(
            f"{lake} was read by another version of tawthiq, its codebook or places "
            f"({head['reading']}; this is {job.reading}): write to a new folder, or "
            "read all again with --replace"
        )
    for name in ("options", "size"):
        mine, theirs = getattr(job, name), head[name]
        changed = sorted(k for k in {*mine, *theirs} if mine.get(k) != theirs.get(k))
        if changed:
            shown = ", ".join(f"{k} was {theirs.get(k)!r}" for k in changed)
            raise LakeError(
                f"{lake} was made with other options ({shown}): give the same, write to "
                "a new folder, or read all again with --replace"
            )


def _new(lake: Path, manifest: Manifest, job: Job, *, append: bool) -> list[str]:
    """The inputs that a lake takes in now; raises ``LakeError`` where it may not."""
    # The manifest's order holds: a pattern may fit new files between the old ones.
    new = list((Counter(job.inputs) - Counter(manifest.names)).elements())
    gone = list((Counter(manifest.names) - Counter(job.inputs)).elements())
    if append and manifest.complete:
        return new
    if append and not new:
        _, last = manifest.last
        gone = list((Counter(last) - Counter(job.inputs)).elements())
    if not new and not gone:
        return []
    change = [*(f"{n} is new" for n in new[:3]), *(f"{n} is missing" for n in gone[:3])]
    if append:
        way = "finish it with the inputs that it has, then add others with --append"
    elif gone:
        way = "give the same inputs, add others with --append, or write to a new folder"
    else:
        way = "add the new ones with --append, or write to a new folder"
    raise LakeError(f"{lake} was made of other inputs ({', '.join(change)}): {way}")


def _whole(stream: IO[bytes], lake: Path) -> list[_Line]:
    """The whole lines; one that was cut when it was written is taken away."""
    lines = list(_lines(stream, lake))
    stream.truncate(sum(len(_packed(line)) for line in lines))
    return lines


def _lines(stream: IO[bytes], lake: Path) -> Iterator[_Line]:
    for number, raw in enumerate(stream, 1):
        if not raw.endswith(b"\n"):
            return
        try:
            line = json.loads(raw)
        except ValueError:
            line = None
        if not isinstance(line, dict) or _packed(line) != raw:
            raise LakeError(f"{lake / NAME}: line {number} is damaged")
        yield line


def _packed(line: _Line) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _lock(stream: IO[bytes], lake: Path) -> None:
    """Keep other processes of this machine from writing to the lake."""
    with suppress(ImportError):  # Windows has no such locks
        import fcntl

        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise LakeError(f"{lake} is being written by another process") from error


def told(options: Options) -> dict[str, Any]:
    """The options that decide what is read, as plain values."""
    told = dataclasses.asdict(options)
    del told["limits"]
    return {name: value for name, value in told.items() if value}
