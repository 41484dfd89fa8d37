"""Paths into originals: files, and folders with all that is in them, in a fixed order.

A path with ``*``, ``?``, ``[…]`` or ``**`` that is no file's name stands for all paths that
fit, in the order of their characters: a shell's line is too short for a million names.

Links are not followed, so nothing outside of a folder comes in by it, and pipes and
devices are not waited for.  What operating systems leave in folders is passed over.
"""

from __future__ import annotations

import functools
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from tawthiq.ingest.item import Original, Refusal
from tawthiq.ingest.names import is_system

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS: Final = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def originals(
    paths: Iterable[str | os.PathLike[str] | Original],
) -> Iterator[Original | Refusal]:
    """The files of paths; folders are walked in the order of their names' characters.

    An ``Original`` is given as it is: it has another name than the file that holds it.
    A ``Refusal`` names what is no file that can be read; its ``where`` is the path.
    """
    for path in paths:
        if isinstance(path, Original):
            yield path
            continue
        waiting = [os.fspath(path)]
        while waiting:
            found = _look(waiting.pop())
            if isinstance(found, list):
                waiting += reversed(found)
            else:
                yield found


def _look(path: str) -> Original | Refusal | list[str]:
    """A file, a folder's paths in order, or why it is neither."""
    name = _shown(path)
    try:
        if glob.has_magic(path) and not os.path.lexists(path):
            fitting = sorted(glob.glob(path, recursive=True, include_hidden=True))  # noqa: PTH207 - the same
            return fitting or Refusal(name, "no file fits this pattern")
        status = os.lstat(path)
        if stat.S_ISDIR(status.st_mode):
            return [
                os.path.join(path, entry)  # noqa: PTH118 - a path stays as it was given
                for entry in sorted(os.listdir(path))  # noqa: PTH208 - the same
                if not is_system(entry)
            ]
        fault = _fault(status.st_mode)
        if fault is not None:
            return Refusal(name, fault)
        _open(path).close()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Refusal(name, f"cannot be opened: {reason}")
    return Original(name, status.st_size, functools.partial(_open, path))


def _fault(mode: int) -> str | None:
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return "a symbolic link, which is not followed: give the file itself"
    kind = next((told for test, told in _KINDS if test(mode)), "a special file")
    return f"{kind}, not a file: it is not read"


def _open(path: str) -> BinaryIO:
    """A file's bytes; what became a link or a pipe meanwhile is not opened."""
    return os.fdopen(os.open(path, _FLAGS), "rb")


def _shown(path: str) -> str:
    """A path as text; bytes that are no UTF-8 are shown by their numbers."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
