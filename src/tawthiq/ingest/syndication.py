"""The markup of a feed as characters, if it is such as a parser may be given."""

from __future__ import annotations

import re
from typing import Final

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.encoding import Undecodable, characters
from tawthiq.ingest.item import Options

_STATED: Final = re.compile(
    rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]*+>")
_ROOT: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")
_BEGUN: Final = re.compile(r"<(?:\w+:)?(?:item|entry)\b")
_TAG: Final = re.compile(r"<(/)?[A-Za-z][^<>]*+>")
_ENTRIES: Final = 50_000
_DEPTH: Final = 1_000  # unclosed tags of bad HTML count too
_CHARACTERS: Final = 32_000_000  # the parser is slow
_LAST: Final = 4  # bytes of a character


def markup(data: bytes, options: Options) -> tuple[str, tuple[str, ...]]:
    """A feed's characters without its XML declaration, and the flag of its encoding.

    Raises:
        Unreadable: no feed; or one that declares entities, nests too deep, or has more
            entries than a feed; or in no known encoding.

    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty: no feed to read")
    text, flags = _decoded(data, options)
    text = text[end.end() :] if (end := _DECLARATION.match(text)) else text
    root = _ROOT.search(text)
    if "<!ENTITY" in (text[: root.start()] if root else text):
        raise Unreadable(
            "it declares XML entities, which may name files or grow without end: "
            "take the declarations out if it is a true feed"
        )
    if root is None:
        raise Unreadable("XML that is no RSS or Atom feed")
    if len(text) > _CHARACTERS or len(_BEGUN.findall(text)) > _ENTRIES:
        raise Unreadable(
            f"more than {_CHARACTERS:,} characters or {_ENTRIES:,} entries: "
            "too large for one feed"
        )
    if _depth(text) > _DEPTH:
        raise Unreadable("elements nested too deep: no feed")
    return text, flags


def _decoded(data: bytes, options: Options) -> tuple[str, tuple[str, ...]]:
    """The characters in the encoding that the feed states, if that is true."""
    stated = _STATED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if options.encoding is None and stated is not None:
        for cut in range(_LAST):  # the last character may be half of one
            try:
                return characters(data[: len(data) - cut], stated[1].decode("ascii"))
            except Undecodable:
                continue
    try:
        return characters(data, options.encoding)
    except Undecodable as error:
        raise Unreadable(str(error)) from error


def _depth(text: str) -> int:
    """How deep a feed's elements lie in one another, outside of its CDATA."""
    depth = deepest = at = 0
    while at < len(text):
        opened = text.find("<![CDATA[", at)
        end = len(text) if opened < 0 else opened
        for tag in _TAG.finditer(text, at, end):
            depth += -1 if tag[1] else not tag[0].endswith("/>")
            deepest = max(deepest, depth)
        closed = text.find("]]>", end)
        at = len(text) if closed < 0 else closed
    return deepest
