"""Where an incident may be: every place that is told, and other meanings of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from django.urls import reverse

from tawthiq.desk.incidents.nearby import Candidate
from tawthiq.desk.incidents.terms import card_place, name_of
from tawthiq.desk.numerals import numerals
from tawthiq.desk.terms import named
from tawthiq.incident.chains import chains
from tawthiq.incident.value import Incident, Location
from tawthiq.incident.where import location
from tawthiq.model import Where
from tawthiq.model.values import Meaning
from tawthiq.places import CLASSES, gazetteer
from tawthiq.places.precision import class_of, radius_m

_ORDER: Final = ("chosen", "told", "meaning")
_DRAWN: Final = {"chosen": "chosen", "told": "", "meaning": "candidate"}
_WIDE_M: Final = CLASSES["district"].radius_m  # from here on an area, not a place


class Spot(NamedTuple):
    """A place; ``number`` stands on the map and in the table.

    ``role`` is ``chosen`` (the incident's), ``told``, or ``meaning``: another place
    that a told name may mean, which nobody tells.  So many ``chains`` tell it.
    """

    number: int
    role: str
    place: Location
    chains: int = 0


def spots(incident: Incident, most: int) -> tuple[Spot, ...]:
    """The places of an incident, the chosen one first; at most so many."""
    found: dict[str, Spot] = {}
    for spot in _found(incident):
        found.setdefault(spot.place.id or "/".join(spot.place.path), spot)
    ordered = sorted(
        found.values(), key=lambda s: (_ORDER.index(s.role), -s.chains, s.place.name)
    )
    return tuple(s._replace(number=at) for at, s in enumerate(ordered[:most], 1))


def _found(incident: Incident) -> Iterator[Spot]:
    """Those that are told come before other meanings of a name."""
    chain = chains(incident.tellings)
    tell: dict[Location, set[int]] = defaultdict(set)
    meanings: list[Meaning] = []
    for telling in incident.tellings:
        for place in telling.claim.places:
            tell[location(place)].add(chain[telling.claim.id])
            meanings += place.alternatives
    for held, by in tell.items():
        role = "chosen" if held == incident.location else "told"
        yield Spot(0, role, held, len(by))
    for meaning in meanings:
        yield Spot(0, "meaning", _meant(meaning))


def _meant(meaning: Meaning) -> Location:
    known = gazetteer().get(meaning.id)
    precision = class_of(known) if known else "region"
    return location(
        Where(
            text=meaning.name,
            start=0,
            end=0,
            name=meaning.name,
            id=meaning.id,
            lat=meaning.lat,
            lon=meaning.lon,
            precision=precision,
            radius_m=radius_m(known, precision) if known else None,
            path=gazetteer().path(known) if known else (),
        )
    )


def features(
    places: Iterable[Spot], candidates: Iterable[Candidate]
) -> list[dict[str, Any]]:
    """The places and the near incidents for the map (``map.js``), all as circles."""
    own = [
        {
            **_circle(spot.place.lat, spot.place.lon, spot.place.radius_m),
            "label": name_of(spot.place),
            "detail": str(named("place", spot.place.precision)),
            "number": numerals(spot.number),
            "kind": _DRAWN[spot.role],
        }
        for spot in places
        if spot.place.lat is not None
    ]
    near = [
        {
            **_circle(held.card.lat, held.card.lon, held.card.radius_m),
            "label": f"{named('type', held.card.type)} · {card_place(held.card)}",
            "detail": numerals(held.card.date_from or ""),
            "href": reverse("incident", args=[held.card.code]),
            "kind": "near",
        }
        for held in candidates
        if own and (held.card.radius_m or 0) < _WIDE_M
    ]
    return own + near


def _circle(
    lat: float | None, lon: float | None, radius: int | None
) -> dict[str, object]:
    radius = radius or CLASSES["region"].radius_m
    return {"at": [lat, lon], "radius_m": radius, "wide": radius >= _WIDE_M}
