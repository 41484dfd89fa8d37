"""What is made of the package's tables, kept in the user's cache: nobody waits for it twice.

It is made anew when a table, or the code that reads it, is another, and may be deleted at
any time.  Nothing of any report or case is in it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Final, TypeVar

from platformdirs import user_cache_path

import tawthiq
from tawthiq.collecting import no_collecting

# What a file may be that another version wrote, or that was cut off.
_UNUSABLE: Final = (
    OSError,
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)

_T = TypeVar("_T")


def kept(table: Path, sources: Iterable[Path], make: Callable[[], _T]) -> _T:
    """What ``make`` makes of ``sources``, or the same as it was kept for ``table``.

    ``sources``: files, and folders for all files in them.  Whatever is wrong with what was
    kept, it is made anew; where nothing can be written, nothing is kept.
    """
    path = place_of(table)
    state = tawthiq.__version__, *_state(sources)
    with no_collecting():
        with suppress(*_UNUSABLE), path.open("rb") as file:
            if _own(file) and pickle.load(file) == state:  # noqa: S301 - it is our own
                told: _T = pickle.load(file)  # noqa: S301
                return told
        made = make()
    with suppress(OSError):
        _keep(path, state, made)
    return made


def place_of(table: Path) -> Path:
    """The file in which what is made of a table is kept, by this Python for this install."""
    install = hashlib.sha256(os.fsencode(table.resolve())).hexdigest()[:16]
    name = f"{table.stem}-{install}.{sys.implementation.cache_tag}"
    return user_cache_path("tawthiq", appauthor=False) / name


def _state(sources: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """The files with their times and sizes, as Python tells whether bytecode is current."""
    for source in sources:
        for file in files_of(source) if source.is_dir() else (source,):
            told = file.stat()
            yield file.name, told.st_mtime_ns, told.st_size


def files_of(folder: Path) -> Iterator[Path]:
    """All files in a folder, in order, but bytecode."""
    for file in sorted(folder.rglob("*")):
        if file.parent.name != "__pycache__" and file.is_file():
            yield file


def _own(file: IO[bytes]) -> bool:
    """Whether the user wrote a file: what is unpickled runs, so nobody else may have."""
    user = getattr(os, "getuid", None)  # not on Windows, where a profile is its user's
    return user is None or os.fstat(file.fileno()).st_uid == user()


def _keep(path: Path, state: object, made: object) -> None:
    """Write beside, then move: another process may read or write the same file."""
    if not path.is_absolute():
        return  # the user has no home
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            pickle.dump(state, file, pickle.HIGHEST_PROTOCOL)
            pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)
        except BaseException:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
