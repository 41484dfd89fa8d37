"""One document of an original: its bytes within bounds, its text as an item."""

from __future__ import annotations

from typing import Any

from tawthiq.ingest.dateline import publication
from tawthiq.ingest.item import MAX_CHARS, Item, Options, Original, Refusal


def contents(original: Original, options: Options) -> bytes | Refusal:
    """All bytes of a document, or why they are too many or cannot be had."""
    limit = options.limits.document_bytes
    try:
        data = original.read(limit)
    except OSError as error:
        return Refusal("", f"cannot be read: {error.strerror or error}")
    if data is None:
        return Refusal("", f"more than {limit:,} bytes: too large for one document")
    return data


def item(
    text: str,
    reader: str,
    options: Options,
    told: str | None = None,
    **fields: Any,  # noqa: ANN401 - the fields of an Item
) -> Item | Refusal:
    """The item of a text, dated; ``told`` is the date that its format tells.

    Empty text, text longer than a report and text that is no Unicode are refused.
    """
    where = fields.get("where", "")
    if not text.strip("\ufeff \t\r\n"):
        return Refusal(where, "empty: no text to read")
    if len(text) > MAX_CHARS:
        return Refusal(
            where,
            f"{len(text):,} characters: longer than one report can be "
            f"({MAX_CHARS:,}); split it into reports",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return Refusal(where, f"lone surrogate at character {error.start}: no Unicode")
    published, basis = publication(text, options, told)
    return Item(
        text=text, reader=reader, published=published, published_basis=basis, **fields
    )


def missing(library: str) -> Refusal:
    """What to do where a reader's library is not installed."""
    return Refusal("", f"{library} is not installed: pip install 'tawthiq[ingest]'")
