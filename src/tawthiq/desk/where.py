"""What places are called, and what they lie in, in the interface's language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tawthiq.places import Place, gazetteer


def name(id_: str | None, arabic: str) -> str:
    """A place's name: the English one of the gazetteer, where English is spoken."""
    found = gazetteer().get(id_) if id_ and _english_is_spoken() else None
    return (found.en if found else "") or arabic


def names(path: Sequence[str]) -> list[str]:
    """The names of a path from the country down, each as ``name`` has it."""
    if not _english_is_spoken():
        return list(path)
    return [_english(tuple(path[: n + 1])) for n in range(len(path))]


def country(code: str) -> str:
    """A country of two letters by its name; the code where the gazetteer has none."""
    found = (p for p in gazetteer() if p.kind == "country" and p.country == code)
    place = next(found, None)
    return _pair(place)[0] if place else code


def titled(shown: str, arabic: str) -> SafeString:
    """A name as HTML, with the Arabic that it stands for as its title."""
    if shown == arabic:
        return format_html("{}", shown)
    return format_html('<span title="{}">{}</span>', arabic, shown)


def told(path: Sequence[str]) -> SafeString:
    """A path as HTML, its names ``titled``."""
    return _joined(zip(names(path), path, strict=True))


def called(place: Place) -> SafeString:
    """A place of the gazetteer as HTML, ``titled``."""
    return titled(*_pair(place))


def along(places: Iterable[Place]) -> SafeString:
    """Places of the gazetteer that lie in each other, as ``told`` has them."""
    return _joined(map(_pair, places))


def _pair(place: Place) -> tuple[str, str]:
    return (place.en if _english_is_spoken() else "") or place.name, place.name


def _joined(pairs: Iterable[tuple[str, str]]) -> SafeString:
    return format_html_join(" › ", "{}", ((titled(*pair),) for pair in pairs))


def _english_is_spoken() -> bool:
    return (get_language() or "ar").startswith("en")


@functools.lru_cache(maxsize=8_192)
def _english(path: tuple[str, ...]) -> str:
    """The English name of the place that a path leads to; its own where none is known."""
    known = gazetteer()
    found = (place for place in known.named(path[-1]) if known.path(place) == path)
    return next((place.en for place in found if place.en), path[-1])
