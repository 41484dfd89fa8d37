"""Where a value stands in its report: targets of W3C Web Annotations."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import quote

from tawthiq.incident import Source
from tawthiq.publish.identity import web

_AROUND: Final = 32  # characters of a prefix and of a suffix
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def report(source: Source) -> str:
    """The IRI of a report: the hash of its text, else its id."""
    if _SHA256.fullmatch(source.sha256):
        return f"urn:sha256:{source.sha256}"
    return f"urn:x-tawthiq:report:{quote(source.report, safe='')}"


def original(source: Source) -> str:
    """The IRI of the bytes that the text was read from; empty if unknown."""
    known = _SHA256.fullmatch(source.original)
    return f"urn:sha256:{source.original}" if known else ""


def target(source: Source, text: str, start: int, end: int) -> dict[str, Any]:
    """The words of a report; the report as a whole where no words are told.

    Offsets count code points.  Words are quoted where they are as long as their place,
    with those around them where the report's text is there and agrees.
    """
    told: dict[str, Any] = {"id": report(source), "type": "Text"}
    url = web(source.url)
    if url:
        told["via"] = url
    selectors: list[dict[str, Any]] = []
    if 0 <= start < end:
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        quoted = {"type": "TextQuoteSelector", "exact": text}
        if source.text[start:end] == text:
            around = {
                "prefix": source.text[max(0, start - _AROUND) : start],
                "suffix": source.text[end : end + _AROUND],
            }
            quoted |= {name: words for name, words in around.items() if words}
        # A quote that was redacted to another length would point elsewhere.
        selectors = [position, quoted] if len(text) == end - start else [position]
    found: dict[str, Any] = {"type": "SpecificResource", "source": told}
    return {**found, "selector": selectors} if selectors else found
