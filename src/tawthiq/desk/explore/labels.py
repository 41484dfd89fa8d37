"""The names on the map, from our own gazetteer: the more, the closer one looks."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tawthiq.desk.explore.view import Box
from tawthiq.places import Place, gazetteer

# The zoom from which places of a rank are named, and until which.
_ZOOMS: Final = {
    "country": (2, 5),
    "capital": (4, 18),
    "large": (5, 18),
    "city": (7, 18),
    "town": (9, 18),
    "small": (11, 18),
    "part": (13, 18),
}
_RANKS: Final = {
    "capital": "capital",
    "city": "city",
    "town": "town",
    "village": "small",
    "camp": "small",
    "settlement": "small",
    **dict.fromkeys(
        ("neighbourhood", "landmark", "base", "airport", "hospital", "crossing", "dam"),
        "part",
    ),
}
_LARGE: Final = 300_000  # people
_CELL: Final = (104, 40)  # pixels that one name takes for itself
_MOST: Final = 160
_SAME: Final = 0.2  # degrees
_TILE: Final = 256  # pixels of the world at zoom 0


class Label(NamedTuple):
    """A name at a point; ``weight`` says which of two neighbours is shown."""

    lat: float
    lon: float
    name: str
    en: str
    rank: str
    weight: int


def seen(box: Box, zoom: int, language: str) -> list[dict[str, object]]:
    """The names in a box at a zoom, no two in one cell of the screen.

    The cells are fixed on the globe, so that names stay as the map is moved.
    """
    west, south, east, north = box
    taken: dict[tuple[int, int], Label] = {}
    for label in _labels():
        least, most = _ZOOMS[label.rank]
        if (
            least <= zoom <= most
            and south <= label.lat <= north
            and west <= label.lon <= east
        ):
            taken.setdefault(_cell(label, zoom), label)
    shown = sorted(taken.values(), key=lambda label: -label.weight)[:_MOST]
    return [
        {
            "at": [label.lat, label.lon],
            "name": (label.en or label.name) if language == "en" else label.name,
            "rank": label.rank,
        }
        for label in shown
    ]


def _cell(label: Label, zoom: int) -> tuple[int, int]:
    size = _TILE * 2**zoom
    x = (label.lon + 180) / 360 * size
    y = math.asinh(math.tan(math.radians(label.lat))) / (2 * math.pi) * size
    return int(x // _CELL[0]), int(y // _CELL[1])


@functools.lru_cache(maxsize=1)
def _labels() -> tuple[Label, ...]:
    """All names, the weightiest first; what two layers of the gazetteer name, once."""
    once: dict[tuple[str, int, int], Label] = {}
    for label in sorted(_ranked(gazetteer()), key=lambda label: -label.weight):
        near = round(label.lat / _SAME), round(label.lon / _SAME)
        once.setdefault((label.name, *near), label)
    return tuple(once.values())


def _ranked(places: Iterable[Place]) -> Iterator[Label]:
    held = list(places)
    # A city that a governorate is named after is its centre, whatever its people.
    centres = {(p.country, p.name) for p in held if p.kind == "governorate"}
    for place in held:
        rank = "country" if place.kind == "country" else _RANKS.get(place.kind, "")
        if place.point is None or not rank:
            continue
        if rank == "city" and (
            place.population >= _LARGE or (place.country, place.name) in centres
        ):
            rank = "large"
        order = list(reversed(_ZOOMS)).index(rank)
        weight = order * 10**9 + place.population
        yield Label(*place.point, place.name, place.en, rank, weight)
