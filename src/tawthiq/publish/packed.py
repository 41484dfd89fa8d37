"""Archives with the same bytes each time: no clock, no machine in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Final

# The first date that the format knows.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive of named files, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _MODE
            archive.writestr(info, data)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of an archive; raises ``zipfile.BadZipFile``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
