"""The words of a page that a person reads and that are the desk's own."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset(
    ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
)
# What is quoted, typed on a keyboard, or a code; and what nobody sees.
_OTHERS: Final = frozenset(("code", "kbd", "pre", "blockquote", "script", "style", "q"))
_CLASSES: Final = frozenset(("reading", "code", "preview"))


class Legible(HTMLParser):
    """The texts of a page outside of quotes, codes and words of another language."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []  # elements, and whether they are ours
        self._language = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._language = given.get("lang", "")
        if tag in _VOID:
            return
        # Elements whose end may be left out end with the next of their kind.
        if tag == "option" and self._open and self._open[-1][0] == "option":
            self._open.pop()
        other = (
            tag in _OTHERS
            or _CLASSES & set(given.get("class", "").split())
            or given.get("lang", self._language) != self._language
            or given.get("name") == "digits"
        )
        self._open.append((tag, not other))

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep what is ours."""
        if data.strip() and all(ours for _tag, ours in self._open):
            self.texts.append(" ".join(data.split()))
