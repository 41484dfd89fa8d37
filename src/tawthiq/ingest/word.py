"""Word documents (DOCX): paragraphs and tables in their order, without page furniture."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tawthiq.ingest.document import contents, item, missing
from tawthiq.ingest.item import Item, Limits, Options, Original, Refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

_READER: Final = "docx/1"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_FREE: Final = 16 << 20  # unpacked bytes whose ratio does not matter
# Deleted and moved words, properties, field codes, the second copy of a text box.
_UNREAD: Final = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "sectPr", "sdtPr", "instrText", "Fallback")
)
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The one report of a Word document, or why it cannot be read.

    What the file says of its making and saving is no date of publication.
    """
    data = contents(original, options)
    yield data if isinstance(data, Refusal) else _document(data, options)


def _document(data: bytes, options: Options) -> Item | Refusal:
    try:
        import docx
    except ImportError as error:
        return missing(error.name or "python-docx")
    if data.startswith(_OLE):
        return Refusal(
            "", "an old Word file (.doc) or one under a password: save it as .docx"
        )
    try:
        fault = _too_much(data, options.limits)
        if fault is not None:
            return Refusal("", fault)
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document.element.body))
        about = document.core_properties
        title, author = about.title.strip() or None, about.author.strip() or None
    except Exception as error:  # noqa: BLE001 - a hostile file raises anything
        return Refusal("", f"not a Word document that can be read: {error}")
    return item(text, _READER, options, title=title, author=author)


def _too_much(data: bytes, limits: Limits) -> str | None:
    """Why a package unpacks to more than a document may, or None."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(member.file_size for member in package.infolist())
    if size > limits.member_bytes:
        return f"unpacks to {size:,} bytes: too large for one document"
    if size > _FREE and size > limits.ratio * len(data):
        return f"unpacks to {size // len(data):,} times its size: a zip bomb"
    return None


def _lines(body: _Element) -> Iterator[str]:
    """The lines of a body: a paragraph each, a row of a table each."""
    for element in body:
        name = _name(element)
        if name == "p":
            yield _words(element)
        elif name == "tr":
            cells = (cell for cell in element.iter() if _name(cell) == "tc")
            yield " | ".join(" ".join(_words(cell).split()) for cell in cells)
        elif name not in _UNREAD:  # a table, a content control
            yield from _lines(element)


def _words(element: _Element) -> str:
    """The words of a paragraph or cell."""
    parts: list[str] = []
    for child in element:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name not in _UNREAD:
            inner = _words(child)
            parts.append(f"{inner}\n" if name == "p" else inner)
    return "".join(parts)


def _name(element: _Element) -> str:
    """An element's name without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
