"""How precisely a place is known: one class, and what each format of the field calls it.

The class follows from what was resolved: a quarter, a town, the surroundings of a town, a
governorate.  UCDP's ``where_prec`` (1 exact … 6 country, 7 sea), ACLED's
``geo_precision`` (1 town … 3 region) and Airwars' accuracy slug follow from the class.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tawthiq.places.place import Place


class Precision(NamedTuple):
    """A class of precision.

    Attributes:
        radius_m: how far from the coordinate the event may be, in metres, where the
            place itself tells nothing better.
        ucdp: UCDP GED ``where_prec``.
        acled: ACLED ``geo_precision``.
        airwars: Airwars' geolocation accuracy.

    """

    radius_m: int
    ucdp: int
    acled: int
    airwars: str


CLASSES: Final[dict[str, Precision]] = {
    "landmark": Precision(500, 1, 1, "nearby_landmark"),
    "neighbourhood": Precision(1_000, 1, 1, "neighbourhood_area"),
    "village": Precision(1_500, 1, 1, "village"),
    "town": Precision(2_500, 1, 1, "town"),
    "city": Precision(6_000, 1, 1, "city"),
    "near": Precision(10_000, 2, 2, "city"),
    "subdistrict": Precision(10_000, 3, 2, "subdistrict"),
    "district": Precision(20_000, 3, 2, "district"),
    "road": Precision(20_000, 5, 3, "district"),
    "region": Precision(30_000, 5, 3, "district"),
    "governorate": Precision(60_000, 4, 3, "province_governorate"),
    "country": Precision(300_000, 6, 3, "province_governorate"),
    "sea": Precision(200_000, 7, 3, "province_governorate"),
}
# The class of each kind of place in the gazetteer.
_BY_KIND: Final[dict[str, str]] = {
    **{kind: kind for kind in CLASSES},
    **dict.fromkeys(
        ("base", "airport", "hospital", "crossing", "camp", "dam", "landmark"),
        "landmark",
    ),
    "port": "landmark",
    "capital": "city",
    "mountain": "region",
    "island": "region",
    "river": "road",
    "settlement": "village",
}
_CAMP_M: Final = 1_000
_AIRPORT_M: Final = 2_000
# An unverified coordinate is never given as closer than this.
UNVERIFIED_M: Final = 2_000
# Cities whose built-up area is wider than the class says, by population.
_LARGE: Final = ((3_000_000, 15_000), (1_000_000, 10_000))


def class_of(place: Place) -> str:
    """The class of precision of a place as a whole."""
    return _BY_KIND.get(place.kind, "region")


def radius_m(place: Place, precision: str) -> int:
    """How far from a place's coordinate an event there may be, in metres."""
    radius = CLASSES[precision].radius_m
    if place.kind == "airport":
        radius = _AIRPORT_M
    elif place.kind == "camp":
        radius = _CAMP_M
    elif precision == "city":
        radius = next((m for n, m in _LARGE if place.population >= n), radius)
    if place.source == "unverified":
        radius = max(radius, UNVERIFIED_M, place.unsure_km * 1000)
    return radius
