"""The originals: every byte that was taken in, kept under its SHA-256.

A file appears whole or not at all and is never changed: it is written aside, flushed to
the disk and moved to its name.  What a killed process left aside is swept later.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_BLOCK: Final = 1 << 20
_DAY: Final = 86_400  # an import that still writes touches its file more often
_HEX: Final = frozenset("0123456789abcdef")


class Kept(NamedTuple):
    """Bytes in the store."""

    sha256: str
    size: int


class Store:
    """The originals of a case, in ``originals/`` of its directory."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "originals"
        self._aside = directory / "incoming"

    def make(self) -> None:
        """Make its directories."""
        self.root.mkdir(exist_ok=True)
        self._aside.mkdir(exist_ok=True)

    def path(self, sha256: str) -> Path:
        """Where the bytes of a hash lie."""
        return self.root / sha256[:2] / sha256

    def keep(self, stream: BinaryIO) -> Kept:
        """Keep all bytes of a stream; raises ``OSError`` (a full disk) and keeps none."""
        handle, name = tempfile.mkstemp(dir=self._aside)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                kept = _copied(stream, file)
                file.flush()
                os.fsync(file.fileno())
            target = self.path(kept.sha256)
            if not self._whole(target, kept):
                target.parent.mkdir(exist_ok=True)
                aside.chmod(0o444)
                aside.replace(target)
                _flush(target.parent)
        finally:
            with contextlib.suppress(FileNotFoundError):
                aside.unlink()
        return kept

    def has(self, kept: Kept) -> bool:
        """Whether bytes of this hash and size lie in the store."""
        return self._whole(self.path(kept.sha256), kept)

    def files(self) -> Iterator[Path]:
        """Every file in the store, in the order of the names."""
        for folder in sorted(self.root.iterdir()):
            if folder.is_dir() and not folder.is_symlink():
                yield from sorted(folder.iterdir())
            else:
                yield folder

    def sweep(self) -> None:
        """Remove what processes killed more than a day ago left half-written."""
        for file in self._aside.iterdir():
            if time.time() - file.stat().st_mtime > _DAY:
                file.unlink(missing_ok=True)

    @staticmethod
    def _whole(path: Path, kept: Kept) -> bool:
        try:
            return path.stat().st_size == kept.size
        except OSError:
            return False


def named_by_hash(path: Path) -> bool:
    """Whether a file's name and folder are those of a hash."""
    name = path.name
    return len(name) == 64 and set(name) <= _HEX and path.parent.name == name[:2]


def measure(stream: BinaryIO) -> Kept:
    """The hash and the size of a stream's bytes."""
    state, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        state.update(block)
        size += len(block)
    return Kept(state.hexdigest(), size)


def _copied(stream: BinaryIO, file: BinaryIO) -> Kept:
    state, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        state.update(block)
        file.write(block)
        size += len(block)
    return Kept(state.hexdigest(), size)


def _flush(folder: Path) -> None:
    """Make a new name in a folder survive a loss of power, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def room(directory: Path) -> int:
    """The free bytes of the disk that a directory lies on."""
    return shutil.disk_usage(directory).free
