"""Walking all addresses of the desk, whatever screens there are."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from django.test import Client
from django.urls import (
    NoReverseMatch,
    Resolver404,
    URLPattern,
    URLResolver,
    get_resolver,
    resolve,
    reverse,
)

_COMBINED: Final = 400  # of values for the parameters of one address
_FEW: Final = 4
# Names that stand for one of the identifiers of the case.
Known = Mapping[str, Sequence[object]]


class Route(NamedTuple):
    """An address of the desk: its name, its view, the names of its parameters."""

    name: str
    view: Any
    parameters: tuple[str, ...]

    @property
    def power(self) -> str | None:
        """What a person needs for it."""
        return getattr(self.view, "power", None)

    def paths(self, known: Known) -> list[str]:
        """All paths that the identifiers of the case give it."""
        every = [v for values in known.values() for v in values]
        each = [known.get(p) or every for p in self.parameters]
        found: dict[str, None] = {}
        for values in itertools.islice(itertools.product(*each), _COMBINED):
            try:
                given = dict(zip(self.parameters, values, strict=True))
                found[reverse(self.name, kwargs=given)] = None
            except NoReverseMatch:
                continue
        return list(found)


def routes() -> list[Route]:
    """The addresses of the screens; those of the API are its own tests' matter."""
    return [r for r in _routes(get_resolver().url_patterns) if r is not None]


def _routes(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[Route]:
    for held in patterns:
        if isinstance(held, URLResolver):
            if str(held.pattern) != "api/":
                yield from _routes(held.url_patterns)
            continue
        names = getattr(held.pattern, "converters", {}) or held.pattern.regex.groupindex
        yield Route(held.name or "", held.callback, tuple(names))


class Page(HTMLParser):
    """What a browser would make of a page: its links, its fields, what could run."""

    _SCRIPTED: Final = ("javascript:", "vbscript:", "data:text")
    _FOREIGN: Final = frozenset(
        ("iframe", "object", "embed", "base", "style", "x-evil")
    )
    _GO: Final = frozenset(("href", "src", "action", "formaction", "poster", "data"))

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.fields: set[str] = set()
        self.faults: list[str] = []
        self._script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is followed and what must not be there."""
        given = {name: value or "" for name, value in attrs}
        if tag in self._FOREIGN or (tag == "meta" and "http-equiv" in given):
            self.faults.append(f"<{tag}>")
        if tag == "script":
            data = given.get("type") == "application/json"
            self._script = not data
            if not data and not given.get("src", "").startswith("/static/"):
                self.faults.append(f"<script src={given.get('src')!r}>")
        for name, value in given.items():
            bare = re.sub(r"[\x00-\x20]", "", value).lower()
            # htmx makes requests, and with ``js:`` would run what it reads
            scripted = name in self._GO or name.startswith("hx-")
            if scripted and bare.startswith((*self._SCRIPTED, "js:")):
                self.faults.append(f"{name}={value[:60]!r}")
            if name.startswith(("on", "hx-on")) or name in {"style", "srcdoc"}:
                self.faults.append(f"<{tag} {name}>")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if given.get("name"):
            self.fields.add(given["name"])

    def handle_data(self, data: str) -> None:
        """A script's own words are faults: all of ours are files."""
        if self._script and data.strip():
            self.faults.append(f"inline script {data.strip()[:60]!r}")

    def handle_endtag(self, tag: str) -> None:
        """After a script, text is text."""
        if tag == "script":
            self._script = False


class Crawl:
    """The pages that are reached from some paths, by their links too."""

    def __init__(self, client: Client, most: int, **headers: str) -> None:
        self._client = client
        self._most = most  # pages of one view with the same parameters
        self._headers = headers
        self._like: Counter[tuple[str, ...]] = Counter()
        self._seen: set[str] = set()
        self.fields: set[str] = set()

    def pages(self, paths: Sequence[str]) -> Iterator[tuple[str, Any, Page | None]]:
        """Path, answer and page (where it is one) of all, links followed."""
        waiting = list(paths)
        while waiting:
            path = waiting.pop()
            if path in self._seen:
                continue
            self._seen.add(path)
            answer = self._client.get(path, headers=self._headers)
            page = None
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                page = Page(answer.content.decode())
                self.fields |= page.fields
                waiting += self._next(path, page)
            yield path, answer, page

    def _next(self, path: str, page: Page) -> Iterator[str]:
        for link in page.links:
            parts = urlsplit(urljoin(f"http://testserver{path}", link))
            if parts.netloc != "testserver" or parts.scheme != "http":
                continue
            keys = sorted({key for key, _ in parse_qsl(parts.query)})
            try:
                kind = (str(resolve(unquote(parts.path)).url_name), *keys)
            except Resolver404:
                kind = (parts.path, *keys)
            self._like[kind] += 1
            self._like[kind[:1]] += 1
            # Filters combine without end: one view has few pages that matter.
            few = self._like[kind[:1]] <= _FEW * self._most
            if few and self._like[kind] <= self._most:
                yield parts.path + (f"?{parts.query}" if parts.query else "")
