"""The WARC file: whole records are added at its end, and what it holds is known.

A record group (a request and its answer) is made beside the file and then written in
one go.  Where a kill cuts that short, the next opening removes the cut record.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tawthiq import __version__
from tawthiq.fetch.body import decoded
from tawthiq.fetch.exchange import Exchange
from tawthiq.fetch.members import whole_until
from tawthiq.fetch.policy import Fetched, FetchError, Policy, Refused
from tawthiq.fetch.records import Writer, metadata, pair, warcinfo
from tawthiq.fetch.target import Target

_IN_MEMORY: Final = 8 << 20
_BLOCK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class _Known:
    """An answer in the file: where its record is, and where it redirects to."""

    offset: int
    status: int
    size: int
    address: str | None
    redirect: str | None


class Archive:
    """A ``.warc.gz`` file, open for adding; raises ``FetchError`` where it cannot be."""

    def __init__(self, path: Path, policy: Policy, note: Callable[[str], None]) -> None:
        self._path = path
        self._policy = policy
        self._info: str | None = None
        self._known: dict[str, _Known] = {}
        try:
            self._file = path.open("a+b")
        except OSError as error:
            raise FetchError(f"{path}: {error.strerror or error}") from error
        try:
            self._lock()
            self._mend(note)
            self._learn()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file; one that nothing was written to is not left behind."""
        if self._file.closed:
            return
        empty = self._file.seek(0, os.SEEK_END) == 0
        self._file.close()
        if empty:
            self._path.unlink(missing_ok=True)

    def kept(self, url: str, feed: str | None = None) -> Fetched | None:
        """What the file holds of an address, through its redirects to a whole page."""
        landed = url
        for _ in range(self._policy.max_redirects + 1):
            known = self._known.get(landed)
            if known is None:
                return None
            if known.redirect is None:
                return Fetched(
                    url=url,
                    landed=landed,
                    status=known.status,
                    size=known.size,
                    address=known.address,
                    feed=feed,
                    fresh=False,
                )
            landed = known.redirect
        return None

    def content(self, url: str, limit: int) -> bytes | None:
        """The decoded body kept for an address, or None for one larger than a limit.

        Raises ``FetchError`` where the file cannot be read back.
        """
        with _told(self._path), self._path.open("rb") as file:
            file.seek(self._known[url].offset)
            record = next(iter(ArchiveIterator(file)))
            return decoded(record.http_headers, record.raw_stream, limit)

    def add(self, exchange: Exchange) -> None:
        """Keep a request and its answer; raises ``FetchError``."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as group, exchange.body:
            writer = Writer(group)
            self._begin(writer)
            request, response = pair(writer, exchange, self._info)
            writer.write_record(request)
            within = group.tell()
            writer.write_record(response)
            offset = self._append(group) + within
        self._know(
            exchange.target.url,
            _Known(
                offset,
                exchange.status,
                exchange.size,
                exchange.address,
                _redirect(exchange.target, exchange.location),
            ),
        )

    def add_failure(self, target: Target, reason: str) -> None:
        """Keep that an address was asked and gave no whole answer, and why."""
        when = datetime.datetime.now(datetime.UTC).isoformat().replace("+00:00", "Z")
        with io.BytesIO() as group:
            writer = Writer(group)
            self._begin(writer)
            writer.write_record(metadata(writer, target.url, when, reason, self._info))
            self._append(group)

    def _begin(self, writer: Writer) -> None:
        """A warcinfo record before the first of this run."""
        if self._info is None:
            record = warcinfo(writer, self._path.name, __version__, self._policy)
            self._info = record.rec_headers.get_header("WARC-Record-ID")
            writer.write_record(record)

    def _append(self, group: IO[bytes]) -> int:
        """Write a group at the file's end, whole or not at all; gives where."""
        start = self._file.seek(0, os.SEEK_END)
        group.seek(0)
        try:
            while block := group.read(_BLOCK):
                self._file.write(block)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            with contextlib.suppress(OSError):
                self._file.truncate(start)
            raise FetchError(
                f"{self._path}: {error.strerror or error}; the records before are "
                "whole: make room, then run the same command again"
            ) from error
        return start

    def _know(self, url: str, known: _Known) -> None:
        # An error, or a redirect to nowhere, is kept, but asked for again.
        if known.redirect is not None or 200 <= known.status < 300:
            self._known[url] = known

    def _lock(self) -> None:
        """One writer at a time; raises ``FetchError`` for the second."""
        try:
            import fcntl
        except ImportError:  # pragma: no cover - Windows
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise FetchError(
                f"{self._path}: another fetch writes to it: let it end, or give "
                "another file with -o"
            ) from None

    def _mend(self, note: Callable[[str], None]) -> None:
        """Remove a cut last record; raises ``FetchError`` for other damage."""
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)
        whole = whole_until(self._file, self._path)
        if whole < size:
            self._file.truncate(whole)
            note(
                f"{self._path}: its last record was cut ({size - whole:,} bytes): "
                "removed; what it held is fetched again"
            )

    def _learn(self) -> None:
        """What the file holds, by address."""
        self._file.seek(0)
        with _told(self._path):
            records = ArchiveIterator(self._file)
            for record in records:
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI")
                found = _of_record(record, records)
                if url and found:
                    self._know(url, found)


@contextlib.contextmanager
def _told(path: Path) -> Any:  # noqa: ANN401
    """Faults of reading a WARC file, told as ``FetchError``."""
    try:
        yield
    except (ArchiveLoadFailed, OSError, StopIteration, ValueError) as error:
        raise FetchError(
            f"{path}: cannot be read as WARC ({error}): give another file with -o"
        ) from error


def _of_record(record: Any, records: ArchiveIterator) -> _Known | None:  # noqa: ANN401
    status = record.http_headers.get_statuscode()
    if not status.isdigit():
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    redirect = None
    if 300 <= int(status) < 400:
        location = record.http_headers.get_header("Location")
        with contextlib.suppress(Refused):
            redirect = _redirect(Target.parse(url), location)
    return _Known(
        records.get_record_offset(),
        int(status),
        max(record.payload_length, 0),
        record.rec_headers.get_header("WARC-IP-Address"),
        redirect,
    )


def _redirect(target: Target, location: str | None) -> str | None:
    if location is None:
        return None
    try:
        return Target.parse(location, target).url
    except Refused:
        return None
