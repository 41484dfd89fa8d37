"""The names on the map, from our own gazetteer: the more, the closer one looks."""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from tawthiq.desk.explore.view import Box
from tawthiq.places import Place
from tawthiq.places.gazetteer import key_of, loose_key
from tawthiq.places.table import bulk, curated

# The zooms from which and until which places of a rank are named, first ranks first.
_ZOOMS: Final = {
    "country": (2, 6),
    "large": (5, 18),
    "city": (7, 18),
    "town": (9, 18),
    "small": (11, 18),
    "part": (13, 18),
}
_RANKS: Final = {
    "country": "country",
    "capital": "large",
    "city": "city",
    "town": "town",
    **dict.fromkeys(("village", "camp", "settlement"), "small"),
    **dict.fromkeys(
        ("neighbourhood", "landmark", "base", "airport", "hospital", "crossing", "dam"),
        "part",
    ),
}
_LARGE: Final = 300_000  # people
_MOST: Final = 160
_TILE: Final = 256  # pixels of the world at zoom 0
_LETTER: Final = 7  # pixels, about
_LINE: Final = 18
_SAME: Final = 0.2  # degrees: two places of one name that close are one


class Label(NamedTuple):
    """A name at a point; of two that do not fit, the weightier one is shown."""

    lat: float
    lon: float
    name: str
    en: str
    rank: str
    weight: int


def seen(box: Box, zoom: int, language: str) -> list[dict[str, object]]:
    """The names in a box at a zoom, none over another."""
    west, south, east, north = box
    page = _Page(zoom)
    shown: list[dict[str, object]] = []
    for label in _labels():
        least, most = _ZOOMS[label.rank]
        if (
            least <= zoom <= most
            and south <= label.lat <= north
            and west <= label.lon <= east
        ):
            name = (label.en or label.name) if language == "en" else label.name
            if page.takes(label.lat, label.lon, len(name) * _LETTER):
                at = label.lat, label.lon
                shown.append({"at": at, "name": name, "rank": label.rank})
                if len(shown) == _MOST:
                    break
    return shown


class _Page:
    """The globe as a page of pixels, and the names that are written on it."""

    def __init__(self, zoom: int) -> None:
        self._size = _TILE * 2**zoom
        self._lines: dict[int, list[tuple[float, float, float]]] = defaultdict(list)

    def takes(self, lat: float, lon: float, across: float) -> bool:
        """Write a name around a point, if it lies over no other."""
        x = (lon + 180) / 360 * self._size
        y = math.asinh(math.tan(math.radians(lat))) / (2 * math.pi) * self._size
        line = int(y // _LINE)
        for near in (line - 1, line, line + 1):
            for other, other_y, other_across in self._lines[near]:
                if (
                    abs(other_y - y) < _LINE
                    and abs(other - x) < (across + other_across) / 2
                ):
                    return False
        self._lines[line].append((x, y, across))
        return True


@functools.lru_cache(maxsize=1)
def _labels() -> tuple[Label, ...]:
    """All names, the weightiest first; what both layers of the gazetteer name, once."""
    ours, others = list(curated()), list(bulk())
    people = {p.geonames: p.population for p in others if p.geonames}
    known = {p.geonames for p in ours if p.geonames}
    ranked = [
        *_ranked(ours, 10**8, people),
        *_ranked((p for p in others if p.geonames not in known), 0, people),
    ]
    once: dict[tuple[str, int, int], Label] = {}
    for label in sorted(ranked, key=lambda label: -label.weight):
        near = round(label.lat / _SAME), round(label.lon / _SAME)
        once.setdefault((loose_key(key_of(label.name)), *near), label)
    return tuple(once.values())


def _ranked(
    places: Iterable[Place], layer: int, people: Mapping[str, int]
) -> Iterator[Label]:
    held = list(places)
    # A city that a governorate is named after is its centre, whatever its people.
    centres = {(p.country, p.name) for p in held if p.kind == "governorate"}
    # A country weighs what the gazetteer knows of it: the field's before their neighbours.
    known = Counter(p.country for p in held)
    for place in held:
        rank = _RANKS.get(place.kind, "")
        if place.point is None or not rank:
            continue
        size = place.population or people.get(place.geonames, 0)
        if rank == "country":
            size = known[place.country]
        elif rank == "city" and (
            size >= _LARGE or (place.country, place.name) in centres
        ):
            rank = "large"
        order = list(reversed(_ZOOMS)).index(rank) * 10**9
        weight = order + layer + min(size, 10**8 - 1)
        yield Label(*place.point, place.name, place.en, rank, weight)
