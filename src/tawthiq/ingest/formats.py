"""Which reader reads an original: by its first bytes, then by its name's ending.

Readers are imported when they are first needed; one whose library is not installed
refuses its files with the words to install it.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import json
import zoneinfo
from collections.abc import Iterator
from typing import Final

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.item import MAX_CHARS, Item, Options, Original, ReadItems, Refusal
from tawthiq.ingest.sniff import UNKNOWN, sniff, why

__all__ = ["READERS", "inside", "read", "read_as", "sniff"]

# format → the function of type ``ReadItems`` that reads it
READERS: Final = {
    "text": "tawthiq.ingest.plain:read",
    "html": "tawthiq.ingest.html:read",
    "docx": "tawthiq.ingest.word:read",
    "pdf": "tawthiq.ingest.pdf:read",
    "mail": "tawthiq.ingest.mail:read",
    "jsonl": "tawthiq.ingest.lines:read",
    "csv": "tawthiq.ingest.table:read",
    "feed": "tawthiq.ingest.feed:read",
    "warc": "tawthiq.ingest.warc:read",
    "wacz": "tawthiq.ingest.warc:read_wacz",
    "telegram": "tawthiq.ingest.telegram:read",
    "zip": "tawthiq.ingest.archive:read",
    "tar": "tawthiq.ingest.packed:read_tar",
    "gzip": "tawthiq.ingest.packed:read_gzip",
    "zstd": "tawthiq.ingest.packed:read_zstd",
    "parquet": "tawthiq.ingest.parquet:read",
}
_OURS: Final = "tawthiq"
_TOLD: Final = 300  # characters of a library's words


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The items of an original of any format, and what of it was refused.

    Nothing is raised: what goes wrong is a ``Refusal``, and an original that gives
    nothing is refused too.
    """
    try:
        name = sniff(original)
        reason = why(original) if name == UNKNOWN else None
    except OSError as error:
        name, reason = UNKNOWN, f"cannot be opened: {error.strerror or error}"
    except Exception as error:  # noqa: BLE001 - a hostile original may raise anything
        name, reason = UNKNOWN, _fault(error, "it")
    if reason is not None:
        yield Refusal("", reason)
        return
    yield from read_as(name, original, options)


def read_as(
    name: str, original: Original, options: Options
) -> Iterator[Item | Refusal]:
    """The items of an original whose format is known, as ``read`` gives them."""
    empty = True
    try:
        for found in _reader(name)(original, options):
            empty = False
            yield accepted(found, options)
    except Exception as error:  # noqa: BLE001 - one bad original stops no batch
        empty = False
        yield Refusal("", _fault(error, name))
    if empty:
        yield Refusal("", "empty: no report to read")


def inside(where: str, found: Item | Refusal) -> Item | Refusal:
    """What was found in a part of an original, located in the whole."""
    if isinstance(found, Refusal):
        return Refusal(where + found.where, found.reason)
    return dataclasses.replace(found, where=where + found.where)


def _reader(name: str) -> ReadItems:
    module, _, attribute = READERS[name].partition(":")
    reader: ReadItems = getattr(importlib.import_module(module), attribute)
    return reader


def _fault(error: Exception, name: str) -> str:
    """What went wrong in a reader, for a person."""
    if isinstance(error, Unreadable):
        return str(error)
    if isinstance(error, ImportError) and not (error.name or _OURS).startswith(_OURS):
        extra = "scale" if (error.name or "").startswith("pyarrow") else "ingest"
        return f"{error.name} is not installed: pip install 'tawthiq[{extra}]'"
    if isinstance(error, RecursionError):
        return "nested too deep to be read"
    if isinstance(error, MemoryError):
        return "too large for the memory of this machine"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    told = f"{type(error).__name__}: {error}"[:_TOLD]
    return f"damaged, or no {name} that can be read ({told})"


def accepted(item: Item | Refusal, options: Options) -> Item | Refusal:
    """An item that holds to what every item promises, or why it does not."""
    if isinstance(item, Refusal):
        return item
    fault = _unfit(item)
    if fault is not None:
        return Refusal(item.where, fault)
    if item.published is None and options.published is not None:
        return dataclasses.replace(
            item, published=options.published, published_basis="user"
        )
    if item.published and options.zone:
        published = _there(item.published, options.zone)
        return dataclasses.replace(item, published=published)
    return item


def _there(moment: str, zone: str) -> str:
    """A time with a zone as the clock of another zone tells it; a day stays a day."""
    try:
        told = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return moment
    if told.tzinfo is None:
        return moment
    return told.astimezone(zoneinfo.ZoneInfo(zone)).isoformat()


def _unfit(item: Item) -> str | None:
    text = item.text
    if not text.strip("\ufeff \t\r\n"):
        return "empty: no text to read"
    if len(text) > MAX_CHARS:
        return (
            f"{len(text):,} characters: longer than one report can be "
            f"({MAX_CHARS:,}); split it into reports"
        )
    if "\0" in text:
        return f"a NUL at character {text.index(chr(0))}: not text"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"a lone surrogate at character {error.start}: not Unicode text"
    about = [item.id, item.title, item.publisher, item.author, item.url, *item.chain]
    told = "".join(value for value in about if value)
    if item.extra:
        told += json.dumps(item.extra, ensure_ascii=False)
    try:
        told.encode()
    except UnicodeEncodeError:
        return "a lone surrogate in what is told about the text: not Unicode"
    return "a NUL in what is told about the text" if "\0" in told else None
