"""Web archives (WARC, WACZ): each page or document that was fetched, by its own reader.

Read are responses with status 200, and resources, whose type is one that holds words.
Images, redirects, errors, requests, metadata and ``robots.txt`` are no reports and give
nothing.  A
record whose digest is not that of its bytes is read and flagged.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from tawthiq.ingest import formats
from tawthiq.ingest.bounds import (
    Member,
    Meter,
    Unreadable,
    budget,
    depth,
    gunzip,
    metered,
)
from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.record import iso

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_KINDS: Final = ("response", "resource")
_GZIP: Final = b"\x1f\x8b"
# content type → format; "" is to be found out from the bytes
_TYPES: Final = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/json": "jsonl",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "text/csv": "csv",
    "message/rfc822": "mail",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/octet-stream": "",
    "": "",
}


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """What the records of a WARC hold, located by ``#record=3``, counted from 1."""
    from warcio.exceptions import ArchiveLoadFailed

    from tawthiq.ingest.records import records

    whole = offset = 0
    with _unpacked(original, options) as stream:
        try:
            for number, record, start in records(stream):
                offset = start
                for found in _record(record, original, options):
                    yield formats.inside(f"#record={number}", found)
                whole = number
        except (Unreadable, ArchiveLoadFailed, EOFError) as error:
            told = str(error).strip().split("\n")[0][:200]
            yield Refusal(
                f"#record={whole + 1}",
                f"cut or damaged after byte {offset:,} of the unpacked archive, "
                f"{whole} whole records read: {told}",
            )


def read_wacz(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """What the WARCs of a WACZ hold, located by ``!/archive/data.warc.gz#record=3``."""
    from tawthiq.ingest.archive import members

    for member in members(original, options):
        if isinstance(member, Refusal):
            yield member
        elif _is_warc(member):
            for found in formats.read_as("warc", member, options):
                yield formats.inside(member.where, found)


def _is_warc(member: Member) -> bool:
    name = member.name.lower()
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _unpacked(original: Original, options: Options) -> BinaryIO:
    with original.opener() as stream:
        packed = stream.read(2) == _GZIP
    if packed:
        return gunzip(original, options.limits)()
    limit = options.limits.unpacked_bytes
    if isinstance(original, Member):
        return original.opener()
    return metered(original.opener(), Meter(budget(original, options.limits), limit))


def _record(
    record: ArcWarcRecord, original: Original, options: Options
) -> Iterator[Item | Refusal]:
    """What one record holds; nothing for one that is no page or document."""
    from tawthiq.ingest.records import drained

    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    kind = None if urlsplit(uri).path == "/robots.txt" else _format(record)
    limit = options.limits.document_bytes
    if kind is None:
        drained(record)
        return
    if record.length > limit:
        drained(record)
        yield Refusal("", f"more than {limit:,} bytes: too large for one document")
        return
    body = record.raw_stream.read(record.length)
    drained(record)  # the rest of a cut record is missed here
    try:
        data = _decoded(body, record, limit)
    except Unreadable as error:
        yield Refusal("", str(error))
        return
    document = Member(
        uri.split("?")[0] or original.name,
        len(data),
        functools.partial(io.BytesIO, data),
        "",
        depth(original) + 1,
        budget(original, options.limits),
    )
    kind = kind or formats.sniff(document)
    if kind not in formats.READERS:
        return
    found: Iterator[Item | Refusal]
    if kind == "html":
        found = _page(data, uri, options)
    else:
        found = formats.read_as(kind, document, options)
    about = _about(record)
    for item in found:
        yield item if isinstance(item, Refusal) else _told(item, uri, about, record)


def _page(data: bytes, uri: str, options: Options) -> Iterator[Item | Refusal]:
    from tawthiq.ingest.html import page

    try:
        yield page(data, uri or None, options)
    except Exception as error:  # noqa: BLE001 - one bad page stops no archive
        yield Refusal("", f"no page that can be read ({type(error).__name__}: {error})")


def _format(record: ArcWarcRecord) -> str | None:
    """The format of a record's document, "" for unknown, None for no document."""
    if record.rec_type not in _KINDS:
        return None
    headers = record.http_headers
    type_ = record.rec_headers.get_header("Content-Type") or ""
    if headers is not None and record.rec_type == "response":
        if headers.get_statuscode() != "200":
            return None
        type_ = headers.get_header("Content-Type") or ""
    elif record.rec_type == "response":
        return None  # of DNS and the like
    return _TYPES.get(type_.split(";")[0].strip().lower())


def _decoded(body: bytes, record: ArcWarcRecord, limit: int) -> bytes:
    """A body without what HTTP packed it in; raises ``Unreadable``."""
    headers = record.http_headers
    if headers is None:
        return body
    from tawthiq.ingest.records import unchunked

    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = unchunked(body)
    coding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if coding in ("", "identity"):
        return body
    if coding in ("gzip", "x-gzip", "deflate"):
        return _inflated(body, limit)
    raise Unreadable(f"packed as {coding}, which is not read: fetch it without")


def _inflated(body: bytes, limit: int) -> bytes:
    """What zlib or gzip packed; what was stored unpacked stays as it is."""
    if not body.startswith((_GZIP, b"\x78")):
        return body
    inflater = zlib.decompressobj(wbits=47)
    try:
        data = inflater.decompress(body, limit + 1)
    except zlib.error as error:
        raise Unreadable(f"a damaged body: {error}") from error
    if len(data) > limit:
        raise Unreadable(f"unpacks to more than {limit:,} bytes (a zip bomb?)")
    if not inflater.eof:
        raise Unreadable("a cut body: its packed bytes have no end")
    return data


def _about(record: ArcWarcRecord) -> dict[str, object]:
    told = {
        "record_id": record.rec_headers.get_header("WARC-Record-ID"),
        "uri": record.rec_headers.get_header("WARC-Target-URI"),
    }
    return {key: value for key, value in told.items() if value}


def _told(
    item: Item, uri: str, about: dict[str, object], record: ArcWarcRecord
) -> Item:
    """An item with what the archive tells of its fetching."""
    fetched = record.rec_headers.get_header("WARC-Date") or ""
    false = record.digest_checker.passed is False
    return dataclasses.replace(
        item,
        url=item.url or uri or None,
        retrieved=iso(fetched) or item.retrieved,
        flags=(*item.flags, "warc:digest-mismatch") if false else item.flags,
        extra={**item.extra, **about},
    )
