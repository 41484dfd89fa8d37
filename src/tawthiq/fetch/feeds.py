"""The links of a feed's entries."""

from __future__ import annotations

import io
import re
from typing import Final

from tawthiq.fetch.policy import Refused

SIZE: Final = 8 << 20
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_ROOT: Final = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_ROOTS: Final = frozenset({b"rss", b"feed", b"RDF"})
_HEAD: Final = 4096


def is_feed(content: bytes) -> bool:
    """Whether content is RSS or Atom, by its root element."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    root = _ROOT.search(_COMMENT.sub(b"", head))
    return root is not None and root[1] in _ROOTS


def links(content: bytes) -> list[str]:
    """The links of a feed's entries in its order, each once; maybe relative.

    Raises ``Refused`` for a feed that is broken, or made to swell when it is read.
    """
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():
        raise Refused(
            "it is kept, but it declares XML entities, as hostile feeds do: its entries "
            "are not read; name the pages that you want"
        )
    import feedparser

    # A stream: given text, feedparser may open it as an address or a file.
    feed = feedparser.parse(
        io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False
    )
    if feed.bozo and not feed.entries:
        raise Refused(
            "it is kept, but it is a broken feed whose entries cannot be read: name the "
            "pages that you want"
        )
    found = (str(entry.get("link") or "").strip() for entry in feed.entries)
    return list(dict.fromkeys(link for link in found if link))
