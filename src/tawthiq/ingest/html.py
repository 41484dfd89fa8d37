"""HTML pages: the article, without what stands around it."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from tawthiq.ingest.document import contents, item, missing
from tawthiq.ingest.encoding import Undecodable, characters, sound
from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.pagedate import page_date
from tawthiq.text import fold_word

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_READER: Final = "html/1"
_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD: Final = 4096  # bytes in which a page says its encoding
# What no page of news has, and parsers take minutes over.
_ELEMENTS: Final = 50_000
_ATTRIBUTES: Final = 2_000
_TAG: Final = re.compile(r"<[A-Za-z][^>]{4000,}")
_QUOTED: Final = re.compile(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
_TITLE: Final = 1_000  # characters


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The one article of a page, or why there is none."""
    data = contents(original, options)
    yield data if isinstance(data, Refusal) else page(data, None, options)


def page(data: bytes, url: str | None, options: Options) -> Item | Refusal:
    """The article of a page's bytes; ``url`` is where it was found, if that is known.

    The headline is the first line of the text.  The date is the metadata's or that of
    a dateline in the article.
    """
    try:
        import lxml.html  # noqa: F401 - what it brings is used below
        import trafilatura  # noqa: F401 - the same
    except ImportError as error:
        return missing(error.name or "trafilatura")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Refusal("", "empty: no page to read")
    try:
        markup, flags = _markup(data, options)
        markup, repaired = _repaired(markup, options)
        tree = _tree(markup)
        told = page_date(tree)
        found = _article(tree, url)
        if found is None:
            return Refusal("", "no article: the page has no text of its own")
        text, mended = sound(_headed(found.pop("text"), found["title"]), options)
    except Undecodable as error:
        return Refusal("", str(error))
    except _Unreadable as error:
        return Refusal("", str(error))
    return item(
        text, _READER, options, told, flags=flags + (repaired or mended), **found
    )


class _Unreadable(ValueError):  # noqa: N818 - it says what the page is
    """A page that is not read; the message says why."""


def _markup(data: bytes, options: Options) -> tuple[str, tuple[str, ...]]:
    """A page's characters, in the encoding it states if that is true."""
    stated = _CHARSET.search(data[:_HEAD])
    if options.encoding is None and stated is not None:
        try:
            return characters(data, stated[1].decode("ascii"))
        except Undecodable:
            pass
    return characters(data, options.encoding)


def _repaired(markup: str, options: Options) -> tuple[str, tuple[str, ...]]:
    """A page whose mojibake is repaired before a parser drops half of its letters."""
    if options.repair:
        try:
            return sound(markup, options)
        except Undecodable:  # some of the page, maybe not of the article
            pass
    return markup, ()


def _tree(markup: str) -> HtmlElement:
    """The tree of a page, whole; a parser that gave up on it is not believed."""
    import lxml.etree
    import lxml.html

    bare = (_QUOTED.sub(" ", tag[0]) for tag in _TAG.finditer(markup))
    if any(len(tag.split()) > _ATTRIBUTES for tag in bare):
        raise _Unreadable(
            f"more than {_ATTRIBUTES:,} attributes: no page of a newspaper"
        )
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml.html.document_fromstring(
            markup.replace("\0", "").encode("utf-8"), parser=parser
        )
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise _Unreadable(f"no article: not a page of HTML ({error})") from None
    for fault in parser.error_log:
        if "depth" in fault.message:
            raise _Unreadable("elements nested too deep: no page of a newspaper")
        if "limit" in fault.message or "Buffer" in fault.message:
            raise _Unreadable("one element too large to read: no page of a newspaper")
    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        raise _Unreadable(f"more than {_ELEMENTS:,} elements: no page of a newspaper")
    return tree


def _article(tree: HtmlElement, url: str | None) -> dict[str, Any] | None:
    """Text, title, author, publisher and address of the article, or None without one."""
    import trafilatura
    from trafilatura.metadata import extract_metadata

    about = extract_metadata(tree, default_url=url, extensive=False)
    title = about.title or ""
    document = trafilatura.bare_extraction(
        tree, url=url, include_comments=False, include_tables=True, with_metadata=False
    )
    text = getattr(document, "text", None)
    if not text or not text.strip():
        return None
    return {
        "text": text,
        "title": title if 0 < len(title) <= _TITLE else None,
        "author": about.author or None,
        "publisher": _publisher(about.sitename, about.url or url),
        "url": about.url or url,
    }


def _publisher(site: str | None, url: str | None) -> str | None:
    """The site's name; its host alone is in its address already."""
    host = urllib.parse.urlsplit(url or "").netloc.removeprefix("www.")
    return site if site and site != host else None


def _headed(text: str, title: str | None) -> str:
    """A text whose first line is its headline."""
    text = text.strip()
    if not title or not title.strip():
        return text
    title = " ".join(title.split())
    first = _letters(text.split("\n", 1)[0])
    headline = _letters(title)
    if not headline or headline.startswith(first) or first.startswith(headline):
        return text
    return f"{title}\n{text}"


def _letters(line: str) -> str:
    """What two settings of one headline share."""
    return "".join(c for c in fold_word(line) if c.isalnum())
