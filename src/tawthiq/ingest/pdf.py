"""PDF files: the words of their pages, in the order in which they are read.

A PDF file draws glyphs.  The lines are put together by where the glyphs stand, then read
from right to left if their words stand backwards; a second reading in the order of the
file tells how its ligatures are spelled.  Every item carries the flag ``pdf``.
"""

from __future__ import annotations

import io
import itertools
import logging
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tawthiq.ingest import lamalef, visual
from tawthiq.ingest.columns import Block, blocks
from tawthiq.ingest.document import contents, item, missing
from tawthiq.ingest.item import MAX_CHARS, Item, Options, Original, Refusal

_READER: Final = "pdf/1"
_PAGES: Final = 5_000
_DRAWN: Final = 2_000_000  # operations in a file: minutes of reading
_LOST: Final = 0.02  # letters that the lines of a page may lack
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ARABIC: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_WIDE: Final = 45  # characters: a shorter line is no full line of prose
_COLUMN: Final = 25  # the same of a column
_FULL: Final = 0.85  # of the longest line
_FITS: Final = 0.97  # of it: the next word would have stood on the line
_PROSE: Final = 3  # full lines that show the width of a column
_ENDS: Final = tuple('.:؟!?…»")]')
_ITEM: Final = re.compile(r"\s*(?:[-–—•*▪●]|\d+\s*[-.)])")


class _Page(NamedTuple):
    """One page, read twice."""

    lines: str  # as they lie on the page
    stream: str  # in the order of the file


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The one report of a PDF file, or why it cannot be read."""
    data = contents(original, options)
    yield data if isinstance(data, Refusal) else _document(data, options)


def _document(data: bytes, options: Options) -> Item | Refusal:
    try:
        import pypdf
    except ImportError:
        return missing("pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                return Refusal("", "under a password: save it without one first")
            if len(reader.pages) > _PAGES:
                return Refusal("", f"more than {_PAGES:,} pages: split it into reports")
            pages = _pages(reader)
            about = _about(reader)
    except (MemoryError, RecursionError):
        return Refusal("", "a PDF file too large or too deep to read")
    except Exception as error:  # noqa: BLE001 - a hostile file raises anything
        return Refusal("", f"not a PDF file that can be read: {error}")
    text = "".join(page.stream for page in pages)
    if not text.strip():
        return Refusal("", "no text layer: a scan; run text recognition (OCR) first")
    if len(text) > MAX_CHARS:
        return item(text, _READER, options)
    return _read(pages, about, options)


def _pages(reader: Any) -> list[_Page]:  # noqa: ANN401 - a type of the library
    pages, size = [], 0
    drawn = itertools.count(1)

    def count(*_: object) -> None:
        if next(drawn) > _DRAWN:
            raise ValueError(f"more than {_DRAWN:,} drawing operations")

    for page in reader.pages:
        stream = page.extract_text(visitor_operand_before=count)
        try:
            lines = page.extract_text(
                extraction_mode="layout", layout_mode_space_vertically=False
            )
        except Exception:  # noqa: BLE001 - what the other reading bore
            lines = ""
        pages.append(_Page(lines if _holds(lines, stream) else "", stream))
        size += len(stream)
        if size > MAX_CHARS:
            break
    return pages


def _holds(lines: str, stream: str) -> bool:
    """Whether the lines have all letters: they leave out forms and turned words."""
    wanted = Counter(filter(str.isalnum, stream))
    return (wanted - Counter(lines)).total() <= _LOST * wanted.total()


def _about(reader: Any) -> dict[str, str | None]:  # noqa: ANN401 - the same
    about = reader.metadata
    if about is None:
        return {}
    return {
        name: str(value).strip() or None
        for name, value in (("title", about.title), ("author", about.author))
        if value
    }


def _read(
    pages: list[_Page], about: dict[str, str | None], options: Options
) -> Item | Refusal:
    """The item of pages whose order can be told."""
    flags = ["pdf"]
    if any(_PRESENTATION.search(page.stream) for page in pages):
        flags.append("pdf:presentation-forms")
    pages = [_Page(_plain(page.lines), _plain(page.stream)) for page in pages]
    texts: list[str] = []
    usual = _order("".join(page.lines for page in pages))
    for number, page in enumerate(pages, 1):
        if not page.stream.strip():
            flags.append("pdf:page-without-text")
            continue
        laid = _blocks(page)
        if any(block.column for block in laid):
            flags.append("pdf:columns")
        if not laid:
            flags.append("pdf:order-doubtful")
        text = _laid_out(page, laid, usual) if laid else _stream(page)
        if text is None:
            return Refusal(
                "",
                f"page {number}: its letters stand in no order that can be told; "
                "give the text in another form",
            )
        texts.append(text)
    text = "\n".join(texts)
    if _letters(text) != _letters("\n".join(page.stream for page in pages)):
        flags.append("pdf:visual-order-repaired")
    text, mended = lamalef.repair(text)
    return item(
        text, _READER, options, flags=tuple(dict.fromkeys((*flags, *mended))), **about
    )


def _plain(text: str) -> str:
    """A text whose letters are no presentation forms of letters."""
    return _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def _blocks(page: _Page) -> list[Block]:
    """The lines of a page by where they stand, columns one after the other."""
    arabic = _ARABIC.search(page.lines) is not None
    lines = [line for line in page.lines.splitlines() if line.strip()]
    return blocks(lines, from_right=arabic)


def _order(text: str) -> str:
    return visual.order(text) if _ARABIC.search(text) else "logical"


def _laid_out(page: _Page, laid: list[Block], usual: str) -> str | None:
    """The words of a page by where they stand, or None where their order is unclear.

    A page of few words has the order that is usual in its file.
    """
    order = _order(page.lines)
    order = usual if order == "unclear" else order
    if order == "unclear":
        return None
    words = lamalef.known(page.stream)
    read: list[str] = []
    for block in laid:
        lines = [" ".join(line.split()) for line in block.lines]
        if order == "visual":
            lines = [lamalef.as_known(visual.read_line(line), words) for line in lines]
        read.extend(_joined(lines, headed=not block.column))
    return "\n".join(read)


def _stream(page: _Page) -> str | None:
    """The lines of a page in the order of the file."""
    if not _ARABIC.search(page.stream):
        return page.stream
    found = visual.order(page.stream)
    if found == "unclear":
        return None
    lines = page.stream.splitlines()
    return "\n".join(lines if found == "logical" else map(visual.turn_words, lines))


def _joined(lines: list[str], *, headed: bool) -> Iterator[str]:
    """Lines that only the page's width broke, joined: full ones that end no sentence.

    The first line is a headline, not to be joined, where the lines are ``headed``.
    """
    widest = max(map(len, lines), default=0)
    least = _WIDE if headed else _COLUMN
    if widest < least or sum(len(line) >= _FULL * widest for line in lines) < _PROSE:
        yield from lines
        return
    held = ""
    for number, line in enumerate(lines):
        text = f"{held} {line}" if held else line
        after = lines[number + 1] if number + 1 < len(lines) else ""
        word = after.partition(" ")[0]
        if (
            (number or not headed)
            and word
            and len(line) >= _FULL * widest
            and len(line) + 1 + len(word) >= _FITS * widest
            and not line.endswith(_ENDS)
            and not _ITEM.match(after)
        ):
            held = text
        else:
            held = ""
            yield text


def _letters(text: str) -> str:
    return "".join(text.split())
