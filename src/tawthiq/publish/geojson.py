"""GeoJSON (RFC 7946): a feature an incident, its place a point or null.

``docs/formats/geojson.md`` says what each property holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from tawthiq.incident import Incident
from tawthiq.publish.attributes import COLUMNS, Kind, attributes, decimals, point
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.plain import loaded, to_json
from tawthiq.publish.tables import Reader, reader

SUFFIX: Final = ".geojson"
_COLLECTION: Final = {"type", "features"}
_FEATURE: Final = {"type", "id", "geometry", "properties"}
_TYPES: Final[dict[Kind, type]] = {
    "text": str,
    "texts": list,
    "number": int,
    "day": str,
}


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One FeatureCollection; raises ``KeyError`` for a policy that there is not."""
    to = reader(settings)
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(i, to) for i in incidents],
    }
    yield "", to_json(collection)


def check(files: dict[str, bytes]) -> None:
    """The rules of RFC 7946, and the types of our properties; raises ``InvalidError``."""
    collection = loaded("geojson", files[""])
    if not isinstance(collection, dict) or set(collection) != _COLLECTION:
        raise InvalidError("geojson: not one FeatureCollection of features")
    if collection["type"] != "FeatureCollection":
        raise InvalidError(f"geojson: the type is {collection['type']!r}")
    features = collection["features"]
    if not isinstance(features, list):
        raise InvalidError("geojson: the features are no array")
    seen: set[str] = set()
    for number, feature in enumerate(features, 1):
        name = f"geojson: feature {number}"
        _check_feature(name, feature)
        if feature["id"] in seen:
            raise InvalidError(f"{name}: {feature['id']} is there twice")
        seen.add(feature["id"])


def _feature(incident: Incident, to: Reader) -> dict[str, Any]:
    place = point(incident)
    geometry = None
    if place is not None:
        geometry = {"type": "Point", "coordinates": list(place)}
    return {
        "type": "Feature",
        "id": incident.code,
        "geometry": geometry,
        "properties": attributes(incident, to),
    }


def _check_feature(name: str, feature: object) -> None:
    if not isinstance(feature, dict) or set(feature) != _FEATURE:
        raise InvalidError(f"{name}: its members are not {', '.join(_FEATURE)}")
    if feature["type"] != "Feature" or not isinstance(feature["id"], str):
        raise InvalidError(f"{name}: no Feature with a text as id")
    properties = feature["properties"]
    if not isinstance(properties, dict) or list(properties) != [
        c.name for c in COLUMNS
    ]:
        raise InvalidError(f"{name}: other properties than those of the format")
    for column in COLUMNS:
        value = properties[column.name]
        if value is not None and type(value) is not _TYPES[column.kind]:
            raise InvalidError(f"{name}: {column.name} is {value!r}")
    _check_geometry(name, feature["geometry"], properties)


def _check_geometry(name: str, geometry: object, properties: dict[str, Any]) -> None:
    if geometry is None:
        return
    if not isinstance(geometry, dict) or set(geometry) != {"type", "coordinates"}:
        raise InvalidError(f"{name}: its geometry is {geometry!r}")
    position = geometry["coordinates"]
    if geometry["type"] != "Point" or not isinstance(position, list):
        raise InvalidError(f"{name}: its geometry is no Point")
    if len(position) != 2 or any(type(x) not in (int, float) for x in position):
        raise InvalidError(f"{name}: {position} is no longitude and latitude")
    if abs(position[0]) > 180 or abs(position[1]) > 90:
        raise InvalidError(f"{name}: {position} is no place on the earth")
    digits = decimals(properties["precision"] or "", properties["radius_m"])
    if any(round(x, digits) != x for x in position):
        raise InvalidError(f"{name}: {position} is finer than the place is known")
