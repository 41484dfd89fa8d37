"""Files that people upload, written straight into the folder of a job."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from tawthiq.case import store
from tawthiq.desk.jobs.job import Job
from tawthiq.desk.jobs.shelf import Shelf

_SPARE: Final = 64 << 20  # bytes of the disk that uploads leave free
_BLOCK: Final = 1 << 20


class GapError(Exception):
    """A piece of a file does not go on where the pieces before it end."""


class FullError(Exception):
    """The disk has no room for it."""


class Handler(FileUploadHandler):
    """Django's way for a form with files: none of them is ever whole in memory."""

    chunk_size = _BLOCK

    def __init__(self, request: HttpRequest, shelf: Shelf, job: Job) -> None:
        super().__init__(request)
        self.number = 0
        self._shelf = shelf
        self._job = job
        self.full = False
        self._file: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Open the next file of the job."""
        super().new_file(*args, **kwargs)
        self._close()
        self.number += 1
        path = self._shelf.slot(self._job, self.number, self.file_name or "")
        self._file = path.open("wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        """Write a piece; nothing goes on to another handler."""
        if store.room(self._shelf.root) < len(raw_data) + _SPARE:
            self._close()
            self.full = True
            raise StopUpload(connection_reset=False)
        if self._file is not None:
            self._file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The end of a file."""
        self._close()
        return UploadedFile(name=self.file_name, size=file_size)

    def upload_interrupted(self) -> None:
        """The browser went away."""
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def append(path: Path, at: int, pieces: Iterable[bytes]) -> int:
    """Write the next piece of a file; gives its size then.

    Raises ``GapError`` where the file is not ``at`` bytes long, ``FullError`` where the
    disk has no room.  A piece that was cut off is written again.
    """
    size = path.stat().st_size if path.exists() else 0
    if at > size:
        raise GapError
    with path.open("r+b" if size else "wb") as file:
        file.seek(at)
        file.truncate()
        for piece in pieces:
            if store.room(path.parent) < len(piece) + _SPARE:
                raise FullError
            file.write(piece)
        return file.tell()
