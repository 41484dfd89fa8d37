"""Plain text: a file is one report, its text unchanged but for a byte-order mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawthiq.ingest.document import contents, item
from tawthiq.ingest.encoding import Undecodable, decode
from tawthiq.ingest.item import Item, Options, Original, Refusal

_READER: Final = "text/1"


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The one report of a text file, or why it is none."""
    data = contents(original, options)
    if isinstance(data, Refusal):
        yield data
        return
    try:
        text, flags = decode(data, options)
    except Undecodable as error:
        yield Refusal("", str(error))
        return
    yield item(text, _READER, options, flags=flags)
