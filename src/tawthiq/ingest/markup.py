"""A fragment of HTML as the text that a person would see."""

from __future__ import annotations

import re
from typing import Final

from tawthiq.ingest.bounds import Unreadable

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "caption", "dd", "div"),
        *("dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "td", "th", "tr", "ul"),
    )
)
_SILENT: Final = frozenset(("script", "style", "template", "noscript", "iframe"))
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_MARKUP: Final = re.compile(r"<[a-zA-Z/!]|&[#\w]{1,30};")


def plain(fragment: str) -> str:
    """The words of a fragment, a line for each block; raises ``Unreadable``."""
    if not _MARKUP.search(fragment):
        return fragment.strip()
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    markup = f"<!doctype html><body><div>{fragment}".replace("\0", "")
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable(f"not HTML: {error}") from error
    for fault in parser.error_log:
        if "depth" in fault.message or "limit" in fault.message:
            raise Unreadable("elements nested too deep: no text of a newspaper")
    pieces: list[str] = []
    silent = 0
    for event, node in lxml.etree.iterwalk(tree, ("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            silent += tag in _SILENT
            pieces += (
                "\n" if tag in _BLOCKS else "",
                "" if silent else node.text or "",
            )
            continue
        silent -= tag in _SILENT
        tail = "" if silent else node.tail or ""
        pieces += ("\n" if tag in _BLOCKS and tag != "br" else "", tail)
    return _lines(pieces)


def _lines(pieces: list[str]) -> str:
    """Pieces as lines; a line end of the source is a space."""
    spaced = (piece if piece == "\n" else _SPACES.sub(" ", piece) for piece in pieces)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(spaced).split("\n"))
    return "\n".join(line for line in lines if line)
