"""The content of a kept answer: chunks joined, compression undone, within a bound."""

from __future__ import annotations

import zlib
from typing import Any, Final

from warcio.bufferedreaders import ChunkedDataReader

_PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})


def decoded(headers: Any, stream: Any, limit: int) -> bytes | None:  # noqa: ANN401
    """The content of an answer; None where it is larger or packed in an unknown way.

    Args:
        headers: the answer's, as warcio parsed them.
        stream: its body as sent.
        limit: in bytes, of the body and of the content.

    """
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    body: bytes = stream.read(limit + 1)
    if len(body) > limit:
        return None
    packing = (headers.get_header("Content-Encoding") or "").strip().lower()
    if packing in {"", "identity"}:
        return body
    return _unpacked(body, limit) if packing in _PACKED else None


def _unpacked(body: bytes, limit: int) -> bytes | None:
    """Gzip or zlib undone, member after member; None where it is neither or too large."""
    content = b""
    while body:
        member = zlib.decompressobj(zlib.MAX_WBITS | 32)
        try:
            content += member.decompress(body, limit + 1 - len(content))
        except zlib.error:
            return None
        if len(content) > limit or not member.eof:
            return None
        body = member.unused_data
    return content
