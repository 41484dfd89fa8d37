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
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.dateline import dateline
from tawthiq.ingest.document import contents, item
from tawthiq.ingest.encoding import Undecodable, sound
from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.markup import plain
from tawthiq.ingest.record import iso
from tawthiq.ingest.syndication import markup

if TYPE_CHECKING:
    from collections.abc import Mapping

_READER: Final = "feed/1"
_ENDED: Final = re.compile(
    r"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*)?\Z", re.DOTALL
)
_ENTRY: Final = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_ZONE: Final = re.compile(
    r"(?:[+-]\d\d:?\d\d|Z|UTC?|GMT|[ECMP][SD]T)\s*$", re.IGNORECASE
)
_TIME: Final = re.compile(r"\d\d?:\d\d")
_HEADERS: Final = {"content-type": "application/xml; charset=utf-8"}


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The entries of a feed, located by ``#entry=3``."""
    data = contents(original, options)
    if isinstance(data, Refusal):
        yield data
        return
    import feedparser

    text, flags = markup(data, options)
    # Bytes in a stream are never taken for an address or a path.
    feed: Any = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers=_HEADERS,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    whole = len(feed.entries)
    cut = _cut(feed, text)
    if cut:
        whole = min(whole, len(_ENTRY.findall(text)))
    about = _About(
        _inline(feed.feed.get("title_detail")) or None,
        str(feed.version).startswith("rss"),
        flags,
    )
    for number, entry in enumerate(feed.entries[:whole], 1):
        yield _entry(entry, about, f"#entry={number}", options)
    if cut:
        where = f"#entry={whole + 1}" if whole < len(feed.entries) else ""
        yield Refusal(
            where, f"the feed is cut or damaged ({cut}); {whole} entries read"
        )


class _About(NamedTuple):
    """What a feed tells of its entries."""

    publisher: str | None
    rss: bool
    flags: tuple[str, ...]


def _cut(feed: Any, text: str) -> str | None:  # noqa: ANN401 - feedparser has no types
    """What is wrong with a feed's XML, or None where it is whole."""
    import xml.sax

    error = feed.get("bozo_exception") if feed.get("bozo") else None
    if isinstance(error, xml.sax.SAXException):
        return str(error).removeprefix("<unknown>:")[:200]
    return None if _ENDED.search(text[-4096:]) else "it has no end"


def _entry(
    entry: dict[str, Any], about: _About, where: str, options: Options
) -> Item | Refusal:
    title = _inline(entry.get("title_detail"))
    try:
        text, mended = sound(_headed(_content(entry), title), options)
    except (Unreadable, Undecodable) as error:
        return Refusal(where, str(error))
    updated = dict.get(entry, "updated") or ""  # else feedparser gives another date
    # RSS has Dublin Core's date as feedparser's "updated"; in Atom that is an edit.
    told = entry.get("published") or (updated if about.rss else "")
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
        publisher=about.publisher,
        author=entry.get("author") or None,
        url=_address(entry.get("link")),
        flags=about.flags + mended,
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
    if not _TIME.search(told):
        told += " 00:00"  # which the parser asks for
    try:
        moment = email.utils.parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None or not _ZONE.search(told):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
