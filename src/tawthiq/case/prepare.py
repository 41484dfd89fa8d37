"""What is found out about a report before it is stored; pure, so it runs anywhere."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from tawthiq.case.log import canonical
from tawthiq.case.models import Report
from tawthiq.case.words import Indexed, indexed
from tawthiq.ingest.furniture import strip
from tawthiq.ingest.item import Item
from tawthiq.ingest.language import language
from tawthiq.ingest.likeness import signature


class Prepared(NamedTuple):
    """A report ready to be stored: its text without furniture, and what it is like."""

    item: Item
    text: str
    cut: tuple[tuple[int, int, str], ...]
    language: str
    set_aside: str
    bands: tuple[int, ...]
    words: Indexed


def prepare(item: Item) -> Prepared:
    """Cut a report's furniture, tell its language, and sign it."""
    stripped = strip(item.text)
    text, cut = stripped.text, tuple((c.start, c.end, c.rule) for c in stripped.cut)
    if not text.strip():  # nothing but furniture: let a person see it
        text, cut = item.text, ()
    told = language(text)
    return Prepared(
        item,
        text,
        cut,
        told.code,
        "" if told.code == "ar" else f"{told.code}: {told.reason}",
        signature(text).bands,
        indexed(text),
    )


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def report(prepared: Prepared, original: str, where: str, entry: int) -> Report:
    """The row of a report at a place of an original, added by a log entry."""
    item = prepared.item
    details = {
        "chain": item.chain,
        "flags": item.flags,
        "extra": dict(item.extra),
        "cut": prepared.cut,
        "id": item.id,
    }
    return Report(
        key=sha256_of(f"{original}\n{where}"),
        original_id=original,
        where=where,
        reader=item.reader,
        text=prepared.text,
        sha256=sha256_of(prepared.text),
        title=item.title,
        publisher=item.publisher,
        author=item.author,
        url=item.url,
        published=item.published,
        published_basis=item.published_basis,
        retrieved=item.retrieved,
        language=prepared.language,
        set_aside=prepared.set_aside,
        details=canonical(details),
        entry_id=entry,
    )


_EVIDENCE = (
    "key",
    "original_id",
    "where",
    "reader",
    "sha256",
    "title",
    "publisher",
    "author",
    "url",
    "published",
    "published_basis",
    "retrieved",
    "language",
    "set_aside",
    "details",
)


def evidence(row: Report) -> str:
    """The line of a report that its log entry's digest covers."""
    return canonical([getattr(row, name) for name in _EVIDENCE])
