"""WARC records of what was sent and received, byte for byte, with SHA-256 digests."""

from __future__ import annotations

import importlib.metadata
import io
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from tawthiq.fetch.exchange import Exchange
from tawthiq.fetch.policy import Policy


class Writer(WARCWriter):  # type: ignore[misc]
    """warcio's writer of WARC 1.1, a gzip member a record."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401
        super().__init__(stream, gzip=True, warc_version="WARC/1.1")

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")  # SHA-1 can be forged


class _Verbatim(StatusAndHeaders):  # type: ignore[misc]
    """The head of a message as it was on the wire; warcio would write it anew."""

    def __init__(self, head: bytes) -> None:
        super().__init__("verbatim", [])
        self.headers_buff = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Nothing: the buffer is the head itself."""


def pair(writer: Writer, exchange: Exchange, info: str | None) -> tuple[Any, Any]:
    """The request and response records of an exchange."""
    url = exchange.target.url
    headers = {"WARC-Date": exchange.when}
    if exchange.address is not None:
        headers["WARC-IP-Address"] = exchange.address
    if info is not None:
        headers["WARC-Warcinfo-ID"] = info
    response = writer.create_warc_record(
        url,
        "response",
        payload=exchange.body,
        length=exchange.size,
        warc_headers_dict=headers,
        http_headers=_Verbatim(exchange.head),
    )
    identity = response.rec_headers.get_header("WARC-Record-ID")
    request = writer.create_warc_record(
        url,
        "request",
        warc_headers_dict={**headers, "WARC-Concurrent-To": identity},
        http_headers=_Verbatim(exchange.request),
    )
    return request, response


def metadata(writer: Writer, url: str, when: str, reason: str, info: str | None) -> Any:  # noqa: ANN401
    """A record that an address was asked at a time and gave no whole answer."""
    headers = {"WARC-Date": when}
    if info is not None:
        headers["WARC-Warcinfo-ID"] = info
    fields = f"fetch-failed: {' '.join(reason.split())}\r\n".encode()
    return writer.create_warc_record(
        url,
        "metadata",
        payload=io.BytesIO(fields),
        length=len(fields),
        warc_headers_dict=headers,
    )


def warcinfo(writer: Writer, name: str, version: str, policy: Policy) -> Any:  # noqa: ANN401
    """What wrote the records that follow, and by which rules."""
    used = ("warcio", "urllib3")
    libraries = " ".join(f"{lib}/{importlib.metadata.version(lib)}" for lib in used)
    fields = {
        "software": f"tawthiq/{version} {libraries}",
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "classic",
        "http-header-user-agent": policy.agent,
        "operator": policy.contact,
    }
    return writer.create_warcinfo_record(name, fields)
