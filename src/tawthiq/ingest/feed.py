"""RSS and Atom feeds: each entry is a report, its title the first line.

The bytes are parsed here, and nothing is fetched.  A feed that declares entities is
refused: they are how XML names files and grows without end.  A feed that breaks off
gives the entries before the break.
"""

from __future__ import annotations

import email.utils
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.dateline import dateline
from tawthiq.ingest.document import contents, item
from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.markup import plain
from tawthiq.ingest.record import iso

if TYPE_CHECKING:
    from collections.abc import Mapping

_READER: Final = "feed/1"
_ROOT: Final = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_ENDED: Final = re.compile(
    rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*)?\Z", re.DOTALL
)
_ENTRY: Final = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")
_ZONE: Final = re.compile(
    r"(?:[+-]\d\d:?\d\d|Z|UTC?|GMT|[ECMP][SD]T)\s*$", re.IGNORECASE
)
_TIME: Final = re.compile(r"\d\d?:\d\d")
_BEGUN: Final = re.compile(rb"<(?:\w+:)?(?:item|entry)\b")
_TAG: Final = re.compile(rb"<(/)?[A-Za-z][^<>]*+>")
_ENTRIES: Final = 50_000
_DEPTH: Final = 1_000  # unclosed tags of bad HTML count too
# Bytes of feeds are read once by a slow parser, so fewer are enough.
_LIMIT: Final = 32 << 20


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The entries of a feed, located by ``#entry=3``."""
    data = contents(original, options)
    if isinstance(data, Refusal):
        yield data
        return
    fault = _fault(data)
    if fault is not None:
        yield Refusal("", fault)
        return
    import feedparser

    # Bytes in a stream are never taken for an address or a path.
    feed: Any = feedparser.parse(
        io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.version and not feed.entries:
        yield Refusal("", "XML that is no RSS or Atom feed")
        return
    rss = str(feed.version).startswith("rss")
    whole = len(feed.entries)
    cut = _cut(feed, data)
    if cut:
        whole = min(whole, len(_ENTRY.findall(data.replace(b"\0", b""))))
    for number, entry in enumerate(feed.entries[:whole], 1):
        yield _entry(entry, feed.feed, f"#entry={number}", options, rss=rss)
    if cut:
        where = f"#entry={whole + 1}" if whole < len(feed.entries) else ""
        yield Refusal(
            where, f"the feed is cut or damaged ({cut}); {whole} entries read"
        )


def _fault(data: bytes) -> str | None:
    """Why a feed is not given to the parser."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return "empty: no feed to read"
    if len(data) > _LIMIT:
        return f"more than {_LIMIT:,} bytes: too large for one feed"
    narrow = data.replace(b"\0", b"")  # of UTF-16 too
    root = _ROOT.search(narrow)
    if b"<!ENTITY" in (narrow[: root.start()] if root else narrow):
        return (
            "it declares XML entities, which may name files or grow without end: "
            "take the declarations out if it is a true feed"
        )
    if root is None:
        return "XML that is no RSS or Atom feed"
    if len(_BEGUN.findall(narrow)) > _ENTRIES:
        return f"more than {_ENTRIES:,} entries: too large for one feed"
    if _depth(narrow) > _DEPTH:
        return "elements nested too deep: no feed"
    return None


def _depth(data: bytes) -> int:
    """How deep a feed's elements lie in one another, outside of its CDATA."""
    depth = deepest = at = 0
    while at < len(data):
        opened = data.find(b"<![CDATA[", at)
        end = len(data) if opened < 0 else opened
        for tag in _TAG.finditer(data, at, end):
            depth += -1 if tag[1] else not tag[0].endswith(b"/>")
            deepest = max(deepest, depth)
        closed = data.find(b"]]>", end)
        at = len(data) if closed < 0 else closed
    return deepest


def _cut(feed: Any, data: bytes) -> str | None:  # noqa: ANN401 - feedparser has no types
    """What is wrong with a feed's XML, or None where it is whole."""
    import xml.sax

    error = feed.get("bozo_exception") if feed.get("bozo") else None
    if isinstance(error, xml.sax.SAXException):
        return str(error).removeprefix("<unknown>:")[:200]
    narrow = data.replace(b"\0", b"")[-4096:]
    return None if _ENDED.search(narrow) else "it has no end"


def _entry(
    entry: Mapping[str, Any],
    feed: Mapping[str, Any],
    where: str,
    options: Options,
    *,
    rss: bool,
) -> Item | Refusal:
    title = _inline(entry.get("title_detail"))
    try:
        text = _headed(_content(entry), title)
    except Unreadable as error:
        return Refusal(where, str(error))
    updated = entry.get("updated") or ""
    # RSS has Dublin Core's date as feedparser's "updated"; in Atom that is an edit.
    told = entry.get("published") or (updated if rss else "")
    moment = date_of(told) or dateline(told)
    edited = None if told == updated else date_of(updated)
    return item(
        text,
        _READER,
        options,
        moment,
        where=where,
        id=entry.get("id") or None,
        title=title or None,
        publisher=_inline(feed.get("title_detail")) or None,
        author=entry.get("author") or None,
        url=_address(entry.get("link")),
        extra={"updated": edited} if edited else {},
    )


def _content(entry: Mapping[str, Any]) -> str:
    """The words of an entry: its content, else its summary."""
    parts = [part for part in entry.get("content", ()) if part.get("value")]
    if not parts and entry.get("summary_detail"):
        parts = [entry["summary_detail"]]
    return "\n".join(_words(part) for part in parts)


def _words(part: Mapping[str, Any] | None) -> str:
    if not part:
        return ""
    value = part.get("value") or ""
    return value.strip() if part.get("type") == "text/plain" else plain(value)


def _inline(part: Mapping[str, Any] | None) -> str:
    return " ".join(_words(part).split())


def _headed(text: str, title: str) -> str:
    first = " ".join(text.split("\n", 1)[0].split())
    if not title or first == title:
        return text
    return f"{title}\n{text}" if text else title


def _address(link: str | None) -> str | None:
    """A link that is an address; feedparser gives an entry's id for want of one."""
    return link if link and link.startswith(("http://", "https://")) else None


def date_of(told: str) -> str | None:
    """The moment that a feed's date tells, as RFC 822 or ISO; a day without a zone."""
    told = told.strip()
    if told[:4].isdecimal() and (found := iso(told)) is not None:
        return found
    try:
        moment = email.utils.parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None or not _ZONE.search(told) or not _TIME.search(told):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
