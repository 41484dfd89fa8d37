"""HTML out of hostile text: everything is escaped, every run has its own direction.

``Html`` is markup; any other string is text and is escaped where it enters.  Characters
that steer the direction of text, or that no page may hold, are shown and not obeyed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# Embeddings, overrides, isolates, marks; controls; lone surrogates; noncharacters.
_CONTROLS: Final = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\u2029"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_RIGHT: Final = frozenset(("R", "AL"))
_VOID: Final = frozenset(("meta", "br", "wbr", "hr"))


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


def text(value: str) -> Html:
    """Text as markup: escaped, with steering and forbidden characters shown."""
    return Html(_CONTROLS.sub(_shown, html.escape(value)))


def _shown(match: re.Match[str]) -> str:
    return f'<span class="sign" dir="ltr">[U+{ord(match[0]):04X}]</span>'


def plain(value: str) -> str:
    """Text on one line, for a title or an attribute: such characters are named."""
    named = _CONTROLS.sub(lambda m: f"[U+{ord(m[0]):04X}]", value)
    return " ".join(named.split())


def tag(name: str, /, *children: str, **attributes: str | None) -> Html:
    """An element; an attribute that is None is left out, ``_`` in names is ``-``."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(children)}</{name}>")


def joined(children: Iterable[str], between: str = "") -> Html:
    """Markup and texts, one after the other."""
    separator = between if isinstance(between, Html) else text(between)
    return Html(separator.join(c if isinstance(c, Html) else text(c) for c in children))


def direction(value: str) -> str | None:
    """``rtl`` or ``ltr`` by the first letter that has a direction, or None."""
    for character in value:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return None


def run(value: str, class_: str | None = None) -> Html:
    """Text of the data as a run of its own, so that it moves nothing beside it."""
    return tag("bdi", value, class_=class_, dir=direction(value))


def quoted(value: str, marks: Iterable[tuple[int, int]] = ()) -> Html:
    """The words of a report, their paragraphs kept, some of them marked."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(marks):
        if start >= at:
            parts += [value[at:start], tag("mark", value[start:end])]
            at = end
    parts.append(value[at:])
    return tag("p", *parts)


def css_string(value: str) -> str:
    """Text as a string of CSS, with nothing in it that could end it."""
    return '"' + re.sub(r"\W", lambda m: f"\\{ord(m[0]):06x} ", plain(value)) + '"'
