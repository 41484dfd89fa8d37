"""An incident as flat attributes, for formats of maps: each name and type once.

``docs/formats/geojson.md`` says what each attribute holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from tawthiq.incident import Incident, Location, Opinion
from tawthiq.places import CLASSES
from tawthiq.publish import coarsen, told
from tawthiq.publish.cells import line, shown
from tawthiq.publish.identity import web
from tawthiq.publish.labels import event
from tawthiq.publish.tables import Reader

Kind = Literal["text", "texts", "number", "day"]
Attribute = str | int | list[str] | None
_NOWHERE: Final = Location(name="")
_NO_CLASS_M: Final = 20_000


class Column(NamedTuple):
    """An attribute: its name, its type, and what it holds of an incident."""

    name: str
    kind: Kind
    value: Callable[[Incident, Reader], Attribute]


def attributes(incident: Incident, to: Reader) -> dict[str, Attribute]:
    """All attributes of an incident by name; None where nobody says."""
    return {c.name: _clean(c.value(incident, to)) for c in COLUMNS}


def point(incident: Incident) -> tuple[float, float] | None:
    """Longitude and latitude, no finer than the place is known; None for no place."""
    place = incident.location
    if place is None or place.lat is None or place.lon is None:
        return None
    if not (math.isfinite(place.lat) and math.isfinite(place.lon)):
        return None
    if abs(place.lat) > 90 or abs(place.lon) > 180:
        return None
    digits = decimals(place.precision, place.radius_m)
    # adding zero makes -0.0 zero
    return round(place.lon, digits) + 0.0, round(place.lat, digits) + 0.0


def decimals(precision: str, radius_m: int | None) -> int:
    """How many decimals of a degree a coordinate of this precision may have."""
    known = CLASSES.get(precision)
    least = known.radius_m if known else _NO_CLASS_M
    return coarsen.decimals(max(radius_m or 0, least))


def _clean(value: Attribute) -> Attribute:
    """Texts on one line, controls of direction shown; an empty text is nothing."""
    if isinstance(value, str):
        return shown(line(value)) or None
    if isinstance(value, list):
        return [t for t in dict.fromkeys(shown(line(v)) for v in value) if t]
    return value


def _text(name: str, value: Callable[[Incident, Reader], str | None]) -> Column:
    return Column(name, "text", value)


def _texts(name: str, value: Callable[[Incident, Reader], list[str]]) -> Column:
    return Column(name, "texts", value)


def _place(attribute: str) -> Column:
    name = {"name": "place", "name_en": "place_en", "id": "place_id"}
    return _text(
        name.get(attribute, attribute),
        lambda i, _: getattr(i.location, attribute, None),
    )


def _count(kind: str, end: str, group: str | None, name: str) -> Column:
    """The lowest, best or highest number of people, by the policy."""

    def value(incident: Incident, to: Reader) -> int | None:
        found = to.policy.range(incident.tolls, kind, group)
        number: int | None = getattr(found, end, None)
        return number

    return Column(f"{name}_{end}", "number", value)


def _basis(opinion: Opinion) -> str | None:
    """Who a judgement comes from: a person (``review``), or only a ``rule``."""
    return "review" if opinion.value else "rule" if opinion.proposed else None


_ENDS: Final = ("low", "best", "high")
COLUMNS: Final = (
    _text("code", lambda i, _: i.code),
    _text("state", lambda i, _: i.state),
    _text("review", lambda i, to: told.review(i, to.lang)),
    _text("type", lambda i, _: i.type),
    _text("type_name", lambda i, to: event(i.type, to.lang)),
    _texts("types", lambda i, _: list(i.types or (i.type,))),
    Column("date_from", "day", lambda i, _: i.date_from),
    Column("date_to", "day", lambda i, _: i.date_to),
    _text("date_precision", lambda i, _: i.date_precision),
    _text("part_of_day", lambda i, _: i.part_of_day),
    _place("name"),
    _place("name_en"),
    _place("id"),
    _texts("path", lambda i, _: list((i.location or _NOWHERE).path)),
    _place("country"),
    _place("admin1"),
    _place("admin2"),
    _place("precision"),
    Column("radius_m", "number", lambda i, _: (i.location or _NOWHERE).radius_m),
    _texts(
        "alleged_perpetrators",
        lambda i, to: [told.alleged(p, to.lang) for p in i.perpetrators],
    ),
    _texts("targets", lambda i, to: [told.name(t, to.lang) for t in i.targets]),
    _texts("weapons", lambda i, to: [told.name(t, to.lang) for t in i.weapons]),
    _texts("weapon_ids", lambda i, _: [t.id for t in i.weapons if t.id]),
    _texts("losses", lambda i, to: [told.name(t, to.lang) for t in i.losses]),
    *(_count("killed", e, None, "killed") for e in _ENDS),
    *(_count("injured", e, None, "injured") for e in _ENDS),
    *(_count("killed", e, "civilian", "civilians_killed") for e in _ENDS),
    *(_count("killed", e, "child", "children_killed") for e in _ENDS),
    *(_count("killed", e, "woman", "women_killed") for e in _ENDS),
    _texts(
        "tolls_as_told",
        lambda i, to: [told.toll(t, to.lang) for t in i.tolls if not t.superseded],
    ),
    _text("policy", lambda _, to: f"{to.policy.name} {to.policy.version}"),
    Column("sources", "number", lambda i, _: i.sources),
    _texts(
        "claimants",
        lambda i, _: [s.name for t in i.tellings for s in t.claim.sources],
    ),
    _texts("publishers", lambda i, _: [s.publisher or "" for s in told.sources(i)]),
    _texts("links", lambda i, _: [web(s.url) for s in told.sources(i)]),
    _texts("reports", lambda i, _: [s.report for s in told.sources(i)]),
    _text("grade", lambda i, _: i.grade.stands),
    _text("grade_basis", lambda i, _: _basis(i.grade)),
    _text("strike_status", lambda i, _: i.strike_status.stands),
    _text("strike_status_basis", lambda i, _: _basis(i.strike_status)),
    _text("attribution", lambda i, to: told.attribution(i, to.lang)),
    _text("contradictions", lambda i, to: told.disagreements(i, to.lang)),
    _texts("parts", lambda i, _: list(i.parts)),
    _texts("part_of", lambda i, _: list(i.part_of)),
    _texts("previous_codes", lambda i, _: list(i.previous_codes)),
    _text("description", lambda i, to: told.sentence(i, to.lang)),
    _text("updated", lambda i, _: told.latest(i)[:10]),
)
