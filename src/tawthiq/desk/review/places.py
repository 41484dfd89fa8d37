"""Places of the gazetteer for a person to choose from, and what a choice says."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.utils.safestring import SafeString

from tawthiq.desk import where
from tawthiq.desk.numerals import numerals
from tawthiq.desk.review.words import said
from tawthiq.places import gazetteer
from tawthiq.places.place import Place
from tawthiq.places.precision import class_of, radius_m
from tawthiq.places.search import search

_MOST: Final = 12


class Candidate(NamedTuple):
    """A place that a name may mean."""

    id: str
    name: SafeString
    path: SafeString
    precision: str
    point: str


def candidates(name: str) -> list[Candidate]:
    """The places that bear a name, or one spelt nearly so; offline."""
    name = name.strip()
    if not name:
        return []
    known = gazetteer()
    found = search(known, name) or known.alike(name)
    return [_candidate(place) for place in found[:_MOST]]


def located(id_: str) -> dict[str, Any] | None:
    """What the contract says of a place of the gazetteer, but for its words."""
    known = gazetteer()
    place = known.get(id_)
    if place is None:
        return None
    value: dict[str, Any] = {"id": place.id, "path": known.path(place)}
    if place.point is not None:
        precision = class_of(place)
        value |= {
            "lat": place.point[0],
            "lon": place.point[1],
            "precision": precision,
            "radius_m": radius_m(place, precision),
        }
    return value


def _candidate(place: Place) -> Candidate:
    point = "" if place.point is None else f"{place.lat:.4f}, {place.lon:.4f}"
    return Candidate(
        place.id,
        where.called(place),
        where.along([*reversed(gazetteer().above(place)), place]),
        said("place", class_of(place)),
        numerals(point),
    )
