"""The check of a report: a whole page, whose links lead somewhere and fetch nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Final

from tawthiq.publish.format import InvalidError


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID: Final = frozenset(("br", "hr", "meta", "wbr"))
_ELEMENTS: Final = _names(
    "a article b bdi blockquote body circle dd div dl dt figcaption figure h1 h2 h3 h4 "
    "head header html li main mark meta ol p path rect section small span strong style "
    "svg table tbody td th thead time title tr ul"
)
_ATTRIBUTES: Final = _names(
    "charset class content cx cy d datetime dir fill fill-opacity height href id lang name "
    "r rel role scope stroke stroke-dasharray stroke-opacity style viewbox width x y"
)
_WEB: Final = ("http://", "https://")
_PLACED: Final = re.compile(r"(?:left|right):-?[\d.]+%;top:-?[\d.]+%")


class _Reader(HTMLParser):
    """The elements of a page: what is open, which ids there are, where links lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.style: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag not in _ELEMENTS:
            raise InvalidError(f"line {line}: element <{tag}> has no place in a report")
        for key, value in attrs:
            self._attribute(line, tag, key, value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            last = f"<{self.open[-1]}> is open" if self.open else "none is open"
            raise InvalidError(f"line {self.getpos()[0]}: </{tag}> where {last}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style.append(data)

    def _attribute(self, line: int, tag: str, key: str, value: str) -> None:
        if key not in _ATTRIBUTES:
            raise InvalidError(
                f"line {line}: attribute {key} of <{tag}> is not allowed"
            )
        if key == "id":
            if value in self.ids:
                raise InvalidError(f"line {line}: the id {value} stands twice")
            self.ids.add(value)
        if key == "style" and not _PLACED.fullmatch(value):
            raise InvalidError(f"line {line}: style {value!r} of <{tag}>")
        if key == "href":
            if tag != "a":
                raise InvalidError(f"line {line}: <{tag}> refers to {value}")
            self.links.append((line, value))


def check(files: Mapping[str, bytes]) -> None:
    """Check the page and, if it is there, the PDF; raises ``InvalidError``."""
    if "" not in files:
        raise InvalidError("the page is missing")
    for fault in _faults(files):
        raise InvalidError(fault)


def _faults(files: Mapping[str, bytes]) -> Iterator[str]:
    try:
        content = files[""].decode()
    except UnicodeDecodeError as error:
        yield f"the page is not UTF-8: {error}"
        return
    if not content.startswith("<!DOCTYPE html>\n<html "):
        yield "the page does not begin with <!DOCTYPE html><html …>"
    reader = _Reader()
    reader.feed(content)
    reader.close()
    if reader.open:
        yield f"<{reader.open[-1]}> is not closed"
    style = "".join(reader.style)
    if "@import" in style or "url(" in style.replace(" ", "").casefold():
        yield "the style sheet refers to another file"
    for line, to in reader.links:
        if to.startswith("#"):
            if to[1:] not in reader.ids:
                yield f"line {line}: the link {to} leads nowhere"
        elif not to.casefold().startswith(_WEB):
            yield f"line {line}: the link {to} is none of the web"
    made = files.get(".pdf")
    if made is not None and not made.startswith(b"%PDF-"):
        yield "the PDF does not begin with %PDF-"
