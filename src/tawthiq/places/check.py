"""The linter of the curated tables: every fault with its file, its line and a mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tawthiq.places.dated import DATED, span_of
from tawthiq.places.gazetteer import key_of
from tawthiq.places.place import Place, distance_km
from tawthiq.places.table import COLUMNS, CURATED, place_of, rows

KINDS: Final = frozenset(
    ("country", "governorate", "district", "subdistrict", "capital", "city", "town",
     "village", "neighbourhood", "camp", "base", "airport", "hospital", "crossing",
     "road", "river", "dam", "mountain", "island", "sea", "region", "landmark", "port",
     "settlement")
)  # fmt: skip
# How far a place may lie from the point of its parent, in kilometres.
_REACH: Final = {
    "city": 25.0, "capital": 40.0, "town": 12.0, "village": 8.0, "neighbourhood": 6.0,
    "camp": 6.0, "subdistrict": 45.0, "district": 110.0, "governorate": 400.0,
    "region": 150.0,
}  # fmt: skip
_SOURCES: Final = ("geonames", "page:", "repo:", "file:", "unverified", "cldr")


def check(
    folder: Path = CURATED, namesake: Callable[[str], str] | None = None
) -> Iterator[str]:
    """The faults of all curated tables, and of the dated names beside their folder.

    ``namesake`` tells what else a name is, a kind of word or nothing.
    """
    places: dict[str, tuple[Path, int, Place]] = {}
    for path in sorted(folder.glob("*.csv")):
        for line, row in enumerate(rows(path), 2):
            where = f"{path.name}, line {line}"
            if set(row) != set(COLUMNS):
                yield f"{where}: the columns are not {', '.join(COLUMNS)}"
                break
            try:
                place = place_of(row)
            except ValueError as error:
                yield f"{where}: {error}; write degrees, like 36.2012"
                continue
            if place.id in places:
                yield f"{where}: {place.id} is twice; give it an id of its own"
            places[place.id] = path, line, place
    names: dict[tuple[str, str], str] = {}
    for path, line, place in places.values():
        for fault in _faults(place, places, names):
            yield f"{path.name}, line {line}: {place.id}: {fault}"
        word = namesake(place.name) if namesake and _unmarked(place) else ""
        if word:
            yield (
                f"{path.name}, line {line}: {place.id}: {place.name} is a word too "
                f"({word}); mark it in `ambiguous`"
            )
    dated = folder.parent / DATED.name
    if dated.exists():
        yield from _dated_faults(dated, {id_: p for id_, (_, _, p) in places.items()})


def _dated_faults(path: Path, places: dict[str, Place]) -> Iterator[str]:
    """Names for a time that are none of their place's, or of no time."""
    for line, row in enumerate(rows(path), 2):
        where = f"{path.name}, line {line}"
        place = places.get(row["id"])
        if place is None:
            yield f"{where}: unknown place {row['id']!r}"
        elif key_of(row["name"]) not in map(key_of, place.names):
            yield f"{where}: {row['name']} is no name of {place.id}; add it to its aliases"
        if not row["source"].startswith(_SOURCES):
            yield f"{where}: unknown source {row['source']!r}; {', '.join(_SOURCES)}"
        try:
            span_of(row)
        except ValueError as error:
            yield f"{where}: {error}; write a day like 2003-04-09"


# Known well enough to be meant where they are named.
_KNOWN: Final = frozenset(("country", "governorate", "capital", "city", "region"))


def _unmarked(place: Place) -> bool:
    return not place.ambiguous and place.kind not in _KNOWN


def _faults(
    place: Place,
    places: dict[str, tuple[Path, int, Place]],
    names: dict[tuple[str, str], str],
) -> Iterator[str]:
    if place.kind not in KINDS:
        yield f"unknown kind {place.kind!r}"
    if not place.source.startswith(_SOURCES):
        yield f"unknown source {place.source!r}; {', '.join(_SOURCES)}"
    if (place.lat is None) != (place.lon is None):
        yield "half a coordinate; give both or neither"
    if place.point is not None and (
        abs(place.point[0]) > 90 or abs(place.point[1]) > 180
    ):
        yield f"{place.point} is no coordinate; are they swapped?"
    if place.parent and place.parent not in places:
        yield f"unknown parent {place.parent!r}"
        return
    for key in dict.fromkeys(map(key_of, place.names)):
        group = "area" if place.kind in _AREAS else "place"
        other = names.setdefault((f"{place.parent}/{group}", key), place.id)
        if other != place.id:
            yield f"{key} is a name of {other} too, under one parent; unite them"
    yield from _outside(place, places)


# An area may be named as the town in it is: the district of Azaz, and Azaz.
_AREAS: Final = frozenset(
    ("country", "governorate", "district", "subdistrict", "region")
)


def _outside(place: Place, places: dict[str, tuple[Path, int, Place]]) -> Iterator[str]:
    if not place.parent or place.point is None:
        return
    parent = places[place.parent][2]
    reach = _REACH.get(parent.kind)
    if parent.point is None or reach is None:
        return
    far = distance_km(place.point, parent.point)
    if far > reach:
        yield f"{far:.0f} km from its parent {parent.id} ({reach:.0f} at most)"
    if parent.country and place.country != parent.country:
        yield f"in {place.country}, its parent {parent.id} in {parent.country}"
