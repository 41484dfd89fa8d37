"""Looking places up for a person: by name, inside another, or written alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from tawthiq.places.gazetteer import Gazetteer, key_of
from tawthiq.places.place import Place

_MOST: Final = 12
_CLOSE: Final = 0.75


def search(gazetteer: Gazetteer, name: str, within: str | None = None) -> list[Place]:
    """The places of all layers that bear a name, Arabic or English, largest first."""
    key = key_of(name)
    found = [p for p in gazetteer if key in _keys(p)]
    if within is not None:
        inside = key_of(within)
        found = [
            p for p in found if any(inside in _keys(a) for a in gazetteer.above(p))
        ]
    return sorted(found, key=lambda p: (-p.population, p.point is None, p.id))


def alike(gazetteer: Gazetteer, name: str) -> list[Place]:
    """Places whose names are written nearly so: suggestions, never answers."""
    keys: dict[str, Place] = {}
    for place in gazetteer:
        for key in _keys(place):
            keys.setdefault(key, place)
    close = difflib.get_close_matches(key_of(name), keys, _MOST, _CLOSE)
    return list({keys[key].id: keys[key] for key in close}.values())


def _keys(place: Place) -> Iterator[str]:
    yield from map(key_of, place.names)
    if place.en:
        yield key_of(place.en)
