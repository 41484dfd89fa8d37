"""An event of a dataset, in the few fields by which datasets are compared."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.incident import Incident, numbers
from tawthiq.places import CLASSES
from tawthiq.publish.spelling import key, words
from tawthiq.text import fold

_STEM: Final = 5  # Russian, Russia: names of sides are compared by their beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event; None, or empty, where the dataset does not say.

    ``first`` and ``last`` are ordinals of the earliest and latest possible day;
    ``radius_m`` is how far from its coordinate it may be.  ``families`` are those of
    its type, ``sides`` the beginnings of the words of its actors.  ``low``, ``best``
    and ``high`` count the dead.
    """

    id: str
    first: int | None = None
    last: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: int = 0
    place: str = ""
    type: str = ""
    families: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    low: int | None = None
    best: int | None = None
    high: int | None = None


def of_incident(incident: Incident) -> Row:
    """An incident of a case; the dead by UCDP's policy."""
    dead = numbers.policy("ucdp").range(incident.tolls, "killed")
    place = incident.location
    return Row(
        id=incident.code,
        first=_ordinal(incident.date_from or incident.date_to),
        last=_ordinal(incident.date_to or incident.date_from),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_m=radius(place.precision, place.radius_m) if place else 0,
        place=(place.name_en or place.name) if place else "",
        type=incident.type,
        families=families("types", incident.type),
        sides=sides(
            " ".join(
                f"{p.name} {p.name_en}"
                for p in (*incident.perpetrators, *incident.targets)
            )
        ),
        low=dead.low if dead else None,
        best=dead.best if dead else None,
        high=dead.high if dead else None,
    )


def radius(precision: str, told: int | None = None) -> int:
    """How far off a place of a class may be, in metres."""
    known = CLASSES.get(precision)
    return max(told or 0, known.radius_m if known else 0)


@functools.lru_cache(maxsize=65_536)
def sides(names: str) -> frozenset[str]:
    """What the names of actors are compared by."""
    found = (key(w)[:_STEM] for *_, w in words(fold(names).text))
    return frozenset(w for w in found if len(w) > 2) - _common()


def families(layout: str, type_: str) -> frozenset[str]:
    """The families of a type of a layout (``data/families.yaml``); none if unknown."""
    return _families(layout).get(type_, frozenset())


@functools.cache
def _families(layout: str) -> dict[str, frozenset[str]]:
    return {str(k): frozenset(v.split()) for k, v in _table()[layout].items()}


@functools.cache
def _common() -> frozenset[str]:
    told = fold(_table()["common"]).text
    return frozenset(key(w)[:_STEM] for *_, w in words(told))


@functools.cache
def _table() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "families.yaml"
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
