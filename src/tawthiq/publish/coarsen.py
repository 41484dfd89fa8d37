"""Public coordinates: no finer than the stated precision, coarser for places of refuge.

A coordinate keeps so many decimals that rounding moves it by no more than its radius,
and never more than three.  Hospitals, schools, shelters, camps and homes are told by
the place that holds them, to the precision of a town.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tawthiq.incident import Location
from tawthiq.model import Where
from tawthiq.places import CLASSES, gazetteer
from tawthiq.places.precision import class_of, radius_m
from tawthiq.publish.redact import table
from tawthiq.text import fold_word, readings

# Rounding to whole degrees moves a point by as much as half a degree north and east.
_WHOLE_DEGREE_M: Final = 78_700
_UNKNOWN_M: Final = 20_000
_WORD: Final = re.compile(r"\w+")


def location(
    place: Location, others: Iterable[Location], *, unverified: bool
) -> Location:
    """A location as it may be public.

    ``unverified`` keeps coordinates that rest on no source; else a place without another
    one is told by the centre of what holds it, as coarsely as that.  ``others`` are the places
    of the incident, one of which may be the centre of what holds a sensitive place.
    """
    lat, lon = place.lat, place.lon
    if lat is None or lon is None or not (place.verified or unverified):
        lat = lon = None
    if not is_sensitive(place.name, place.name_en, place.kind, place.id):
        if lat is None:
            place = _held(place)
            lat, lon = place.lat, place.lon
        radius = max(place.radius_m or 0, _radius(place.precision))
        return replace(place, lat=_round(lat, radius), lon=_round(lon, radius))
    path = holding(place.name, place.path)
    name = path[-1] if path else ""
    radius = max(_least(), place.radius_m or 0)
    centre = next(
        (
            o
            for o in others
            if o.name == name and o.lat is not None and (o.verified or unverified)
        ),
        None,
    )
    if centre is not None:
        lat, lon = centre.lat, centre.lon
    return replace(
        place,
        name=name,
        name_en=centre.name_en if centre else "",
        id=centre.id if centre else None,
        lat=_round(lat, radius),
        lon=_round(lon, radius),
        precision=_coarser(place.precision),
        radius_m=radius,
        path=path,
        kind="",
    )


def _held(place: Location) -> Location:
    """A place at the centre of the nearest that holds it and rests on a source."""
    known = gazetteer()
    own = known.get(place.id) if place.id else None
    for holder in known.above(own) if own is not None else ():
        kind = class_of(holder)
        if holder.point is None or holder.source == "unverified" or kind == "country":
            continue
        lat, lon = holder.point
        radius = max(radius_m(holder, kind), place.radius_m or 0)
        return replace(place, lat=lat, lon=lon, precision=kind, radius_m=radius)
    return replace(place, lat=None, lon=None)


def where(place: Where, known: dict[str, Location], *, unverified: bool) -> Where:
    """A claim's place as it may be public; ``known`` are the incident's, by id.

    A claim does not say what its coordinate rests on: it stays only where the place is
    one of the incident's whose coordinate is verified.  Other meanings of its name keep
    no coordinates.
    """
    same = known.get(place.id or "")
    kept = unverified or (same is not None and same.verified)
    lat, lon = (place.lat, place.lon) if kept else (None, None)
    others = tuple(
        m.model_copy(update={"lat": None, "lon": None}) for m in place.alternatives
    )
    kind = same.kind if same is not None else ""
    if not is_sensitive(place.name, "", kind, place.id):
        radius = max(place.radius_m or 0, _radius(place.precision or ""))
        return place.model_copy(
            update={
                "lat": _round(lat, radius),
                "lon": _round(lon, radius),
                "alternatives": others,
            }
        )
    path = holding(place.name, place.path)
    radius = max(_least(), place.radius_m or 0)
    return place.model_copy(
        update={
            "name": path[-1] if path else place.in_ or "",
            "id": None,
            "lat": _round(lat, radius),
            "lon": _round(lon, radius),
            "precision": _coarser(place.precision or "unknown"),
            "radius_m": radius,
            "path": path,
            "alternatives": (),
        }
    )


def is_sensitive(name: str, name_en: str, kind: str, id_: str | None) -> bool:
    """Whether a place is a refuge: by its kind, or the words of its name."""
    if kind in table()["sensitive_kinds"]:
        return True
    folded = [fold_word(w) for w in _WORD.findall(f"{name} {name_en}")]
    known = _words()
    if any(next(readings(w, known), None) for w in folded):
        return True
    if id_ is None and any(next(readings(w, _HOMES), None) for w in folded):
        return True
    told = f" {' '.join(w.removeprefix('ال') for w in folded)} "
    return any(f" {phrase} " in told for phrase in _phrases())


def holding(name: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path to what holds a place: without the place, and without refuges."""
    while path and (path[-1] == name or is_sensitive(path[-1], "", "", "known")):
        path = path[:-1]
    return path


def decimals(radius_m: float) -> int:
    """How many decimals of a degree a coordinate of this radius has in public."""
    fine = math.ceil(math.log10(_WHOLE_DEGREE_M / max(radius_m, 1)))
    return min(max(fine, 0), int(table()["decimals"]))


def _round(degrees: float | None, radius_m: float) -> float | None:
    # adding zero makes -0.0 zero
    return None if degrees is None else round(degrees, decimals(radius_m)) + 0.0


def _radius(precision: str) -> int:
    known = CLASSES.get(precision)
    return known.radius_m if known is not None else _UNKNOWN_M


def _coarser(precision: str) -> str:
    """The class of what holds a refuge: a town's where it was finer."""
    known = CLASSES.get(precision)
    return "town" if known is None or known.radius_m < _least() else precision


def _least() -> int:
    return int(table()["sensitive_m"])


# A house is a home, unless a table knows a town of that name (بيت لحم).
_HOMES: Final = frozenset(("بيت", "بيوت", "منازل", "منزل", "شقه"))


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(map(fold_word, table()["sensitive_words"].split()))


@functools.cache
def _phrases() -> tuple[str, ...]:
    return tuple(
        " ".join(fold_word(w).removeprefix("ال") for w in phrase.split())
        for phrase in table()["sensitive_phrases"]
    )
