"""The gazetteer as people look places up: by the beginning of a name, and downwards."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from tawthiq.places import Place, distance_km, gazetteer
from tawthiq.places.gazetteer import key_of
from tawthiq.places.precision import class_of, radius_m

_MOST: Final = 200  # places that a search lists
_OFFERED: Final = 12
_SAME_KM: Final = 3


class Index(NamedTuple):
    """All places by id, by the keys of their names, and by what they lie in."""

    places: dict[str, Place]
    keys: list[tuple[str, str]]  # key of a name, id; sorted
    inside: dict[str, list[str]]


@functools.cache
def index() -> Index:
    """The index of the package's gazetteer; made once, in a second or two."""
    places: dict[str, Place] = {}
    inside: dict[str, list[str]] = defaultdict(list)
    keys: set[tuple[str, str]] = set()
    bearing: dict[str, list[Place]] = defaultdict(list)
    for place in gazetteer():
        if places.setdefault(place.id, place) is not place:
            continue
        names = set(_keys(place))
        # A later layer often has a place again: the first tells more of it.
        if any(_same(place, other) for key in names for other in bearing[key]):
            continue
        for key in names:
            bearing[key].append(place)
            keys.add((key, place.id))
        if place.parent:
            inside[place.parent].append(place.id)
    for held in inside.values():
        held.sort(key=lambda id_: _weight(places[id_]))
    return Index(places, sorted(keys), dict(inside))


def search(asked: str) -> list[Place]:
    """Places one of whose names, or of its words, begins so; whole names come first."""
    key = key_of(asked).lower()
    if not key:
        return []
    held = index()
    found: dict[str, int] = {}
    at = bisect_left(held.keys, (key, ""))
    while at < len(held.keys) and held.keys[at][0].startswith(key):
        name, id_ = held.keys[at]
        found[id_] = min(found.get(id_, 1), int(name != key))
        at += 1
    ranked = sorted(found, key=lambda id_: (found[id_], *_weight(held.places[id_])))
    return [held.places[id_] for id_ in ranked[:_MOST]]


def place(id_: str) -> Place | None:
    """The place of an id."""
    return index().places.get(id_)


def above(place: Place) -> list[Place]:
    """What a place lies in, the country first."""
    return gazetteer().above(place)[::-1]


def inside(place: Place) -> list[Place]:
    """What lies in a place directly, the largest first."""
    held = index()
    return [held.places[id_] for id_ in held.inside.get(place.id, ())]


def countries() -> list[Place]:
    """Where browsing begins: what lies in nothing else."""
    held = index()
    tops = [p for p in held.places.values() if not p.parent and p.id in held.inside]
    # Several layers have the same country: the first has what we wrote down of it.
    return list({p.country or p.id: p for p in reversed(tops)}.values())[::-1]


def namesakes(place: Place) -> list[Place]:
    """Other places that bear one of its names."""
    mine = {key_of(name) for name in place.names}
    held = index()
    found: dict[str, Place] = {}
    for key in mine:
        at = bisect_left(held.keys, (key, ""))
        while at < len(held.keys) and held.keys[at][0] == key:
            id_ = held.keys[at][1]
            if id_ != place.id:
                found[id_] = held.places[id_]
            at += 1
    return list(found.values())[:_OFFERED]


def reach(place: Place) -> tuple[str, int]:
    """The class of its precision, and how far from its point it may reach, in metres."""
    precision = class_of(place)
    return precision, radius_m(place, precision)


def _same(one: Place, other: Place) -> bool:
    """Whether two places that bear one name are one place, in two layers."""
    if one.point is None or other.point is None or "country" in {one.kind, other.kind}:
        return False
    return one.id.startswith("gn-") and distance_km(one.point, other.point) < _SAME_KM


def _keys(place: Place) -> Iterator[str]:
    for name in place.names:
        key = key_of(name)
        yield key
        yield key.removeprefix("ال")
    if place.en:
        yield key_of(place.en).lower()


def _weight(place: Place) -> tuple[int, bool, str]:
    return -place.population, place.point is None, place.name
