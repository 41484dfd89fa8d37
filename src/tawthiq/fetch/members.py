"""Where the last whole gzip member of a WARC file ends."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import IO, Final

from tawthiq.fetch.policy import FetchError

_BLOCK: Final = 1 << 16
_GZIP: Final = zlib.MAX_WBITS | 16
_MAGIC: Final = b"WARC/"


def whole_until(file: IO[bytes], path: Path) -> int:
    """The offset after the last whole record, each a gzip member, of a file.

    Less than the file's size where it was cut.  Raises ``FetchError`` where it is no
    gzipped WARC or is damaged: then nothing may be cut off it.
    """
    whole = position = 0
    member = zlib.decompressobj(_GZIP)
    begin = b""
    while block := file.read(_BLOCK):
        position += len(block)
        while block:
            try:
                data = member.decompress(block, _BLOCK)
                begin = (begin + data[: len(_MAGIC)])[: len(_MAGIC)]
                # All may be taken in, but not all given out.
                while len(data) == _BLOCK and not member.unconsumed_tail:
                    data = member.decompress(b"", _BLOCK)
            except zlib.error as error:
                raise FetchError(_damage(path, whole)) from error
            if not _MAGIC.startswith(begin):
                raise FetchError(_damage(path, 0))
            if member.eof:
                block = member.unused_data
                whole = position - len(block)
                member = zlib.decompressobj(_GZIP)
            else:
                block = member.unconsumed_tail
    return whole


def _damage(path: Path, offset: int) -> str:
    if offset == 0:
        return f"{path}: is no gzipped WARC file: give another file with -o"
    return (
        f"{path}: is damaged after byte {offset:,}, and not merely cut at its end: "
        "nothing is added to it; restore it from a copy, or give another file with -o"
    )
