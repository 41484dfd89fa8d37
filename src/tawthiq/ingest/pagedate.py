"""The publication date that a page's metadata states; nothing on the page is guessed."""

from __future__ import annotations

import datetime
import email.utils
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META: Final = (  # (attribute, its lower-case values), the surest first
    ("property", ("article:published_time", "og:article:published_time")),
    ("property", ("og:published_time", "og:pubdate", "datepublished")),
    ("name", ("article:published_time", "og:published_time", "datepublished")),
    ("name", ("dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date")),
)
_ARTICLE: Final = re.compile(r"(Article|Posting|Report|NewsItem|Blog)$")
_DEEPEST: Final = 4  # {"@graph": [{"mainEntity": {…}}]}
_LONGEST: Final = 40  # characters of a date


def page_date(tree: HtmlElement) -> str | None:
    """The ISO date, or date and time with zone, of a page's metadata.

    JSON-LD comes first, then meta tags, then ``itemprop`` and ``<time pubdate>``.
    A place that states two days states none: they are those of other articles too.
    """
    places = (
        _linked_data(tree, articles=True),
        _linked_data(tree, articles=False),
        *(_meta(tree, attribute, names) for attribute, names in _META),
        _marked(tree),
    )
    for place in places:
        dates = [date for date in map(iso, place) if date is not None]
        if len({date[:10] for date in dates}) == 1:
            return max(dates, key=len)
    return None


def iso(value: str) -> str | None:
    """A stated date as an ISO date, with its time if that has a zone; None if none."""
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return None
    try:
        told = datetime.datetime.fromisoformat(value)
    except ValueError:
        try:
            told = email.utils.parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return None
    if told.year < 1900 or told.date() == datetime.date(1970, 1, 1):
        return None  # what a clock that was never set says
    return told.date().isoformat() if told.tzinfo is None else told.isoformat()


def _linked_data(tree: HtmlElement, *, articles: bool) -> Iterator[str]:
    """``datePublished`` of the articles of JSON-LD, or of the page they stand on."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            types = thing.get("@type")
            named = types if isinstance(types, list) else [types]
            is_article = any(isinstance(t, str) and _ARTICLE.search(t) for t in named)
            date = thing.get("datePublished")
            if is_article == articles and isinstance(date, str):
                yield date


def _things(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """What JSON-LD is about: not what it lists or links to."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data:
            yield from _things(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity"):
            yield from _things(data.get(key), depth + 1)


def _meta(tree: HtmlElement, attribute: str, names: tuple[str, ...]) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if (meta.get(attribute) or "").strip().lower() in names:
            yield meta.get("content") or ""


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("meta", "time", "span", "abbr", "div", "p"):
        published = (element.get("itemprop") or "").lower() == "datepublished"
        if published or (element.tag == "time" and "pubdate" in element.attrib):
            yield element.get("datetime") or element.get("content") or ""
