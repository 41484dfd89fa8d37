"""The records of a WARC by warcio, held to bounds and made to say where it is cut."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import (
    BufferedReader,
    ChunkedDataException,
    ChunkedDataReader,
)
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from tawthiq.ingest.bounds import Pieces, Unreadable

_HEADER: Final = 1 << 16  # bytes of one line of a header
_BLOCK: Final = 1 << 16
_DIGESTS: Final = ("WARC-Payload-Digest", "WARC-Block-Digest")
_URL_SAFE: Final = str.maketrans("-_", "+/")
# What it warns of would be printed.
logging.getLogger("warcio").addHandler(logging.NullHandler())


class _Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """warcio's reader, whose lines have an end."""

    def readline(self, length: int | None = None) -> bytes:
        limit = min(length or _HEADER, _HEADER)
        line: bytes = super().readline(limit)
        if len(line) == _HEADER and not line.endswith(b"\n"):
            raise Unreadable(f"a header of more than {_HEADER:,} bytes")
        return line


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]  # the same
    """warcio's loader, for which a digest that is none is a false one."""

    def wrap_digest_verifying_stream(
        self,
        stream: Any,  # noqa: ANN401 - warcio's own
        rec_type: str,
        rec_headers: Any,  # noqa: ANN401 - the same
        digest_checker: Any,  # noqa: ANN401 - the same
        length: int | None = None,
    ) -> tuple[Any, bool]:
        for name in _DIGESTS:
            told = rec_headers.get_header(name)
            if told and not _is_digest(told):
                digest_checker.problem("no digest")
                return stream, False
        wrapped: tuple[Any, bool] = super().wrap_digest_verifying_stream(
            stream, rec_type, rec_headers, digest_checker, length
        )
        return wrapped


def _is_digest(told: str) -> bool:
    """Whether warcio can compare a digest: in base 32, 16 or 64."""
    algorithm, _, value = told.partition(":")
    try:
        length = len(base64.b32encode(hashlib.new(algorithm).digest()))
        if len(value) > length:
            base64.b16decode(value, casefold=True)
        elif len(value) < length:
            base64.b64decode(value.translate(_URL_SAFE))
    except (ValueError, TypeError):
        return False
    return True


class _Records(ArchiveIterator):  # type: ignore[misc]  # the same
    INC_RECORD = ""  # it would be printed

    def _next_record(self, next_line: str | None) -> ArcWarcRecord:
        """The next record; warcio takes one that breaks off at once for the end."""
        try:
            return super()._next_record(next_line)
        except EOFError:
            if next_line or (self.known_format is None and self.reader.tell()):
                raise Unreadable("a record that has nothing but its header") from None
            raise
        except AttributeError:  # warcio's, of a response without an address
            raise Unreadable("a record's header that is cut") from None


def records(stream: BinaryIO) -> Iterator[tuple[int, ArcWarcRecord, int]]:
    """The records of an unpacked WARC with their numbers, and where each begins.

    Each is to be ``drained`` before the next.  Raises ``Unreadable`` or warcio's
    ``ArchiveLoadFailed`` where the archive breaks off.
    """
    found: Any = _Records(Pieces(stream), check_digests=True)
    found.loader = _Loader(verify_http=False, arc2warc=False)
    found.reader = _Lines(found.fh, _BLOCK)
    for number, record in enumerate(found, 1):
        told = record.rec_headers.get_header("Content-Length") or ""
        if record.format == "warc" and not told.isdecimal():
            raise Unreadable("a record's header without its length")
        yield number, record, found.offset


def drained(record: ArcWarcRecord) -> None:
    """Read what is left of a record; raises ``Unreadable`` where it is cut."""
    while record.raw_stream.read(_BLOCK):
        pass
    if record.raw_stream.limit:
        raise Unreadable(f"a record that lacks {record.raw_stream.limit:,} bytes")


def unchunked(body: bytes) -> bytes:
    """The bytes of a chunked body; of one that was stored unchunked, as they are."""
    try:
        data: bytes = ChunkedDataReader(io.BytesIO(body), raise_exceptions=True).read()
    except ChunkedDataException as error:
        if b"\r\n" in body[:66] and body.split(b"\r\n", 1)[0].strip().isalnum():
            raise Unreadable(f"a damaged or cut chunked body: {error}") from error
        return body
    return data
