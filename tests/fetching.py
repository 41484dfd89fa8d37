"""Fetching from a test's own site, and reading back what was kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from tawthiq.fetch import Fetched, Policy, Refusal, fetch
from webserver import Site

BULLETIN = (
    "<html><body><p>قتل ثلاثة مدنيين بقصف مدفعي على حي الصناعة أمس</p></body></html>"
).encode()


def run(
    site: Site,
    file: Path,
    *urls: str,
    note: Callable[[str], None] | None = None,
    **policy: Any,  # noqa: ANN401
) -> list[Fetched | Refusal]:
    policy = {"interval": 0.0, "allow_hosts": frozenset({site.netloc}), **policy}
    return list(fetch(urls, file, Policy(**policy), note=note or (lambda _: None)))


def reason(results: list[Fetched | Refusal]) -> str:
    [result] = results
    assert isinstance(result, Refusal)
    return result.reason


def records(file: Path) -> list[tuple[str, str | None, bytes, Any]]:
    """Type, address, bytes and headers of each record, digests verified."""
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            record.raw_stream.read()
            assert record.digest_checker.passed is not False
    found = []
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, no_record_parse=True):
            headers = record.rec_headers
            url = headers.get_header("WARC-Target-URI")
            found.append((record.rec_type, url, record.raw_stream.read(), headers))
    return found


def kept(file: Path, kind: str = "response") -> list[str | None]:
    return [
        url
        for found, url, *_ in records(file)
        if found == kind and not (url or "").endswith("/robots.txt")
    ]


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>خبر</title><link>{x}</link></item>" for x in links)
    return (
        '<?xml version="1.0" encoding="utf-8"?><!-- <html> --><rss version="2.0">'
        f"<channel><title>أخبار</title>{items}</channel></rss>"
    ).encode()
