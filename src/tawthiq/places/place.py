"""A place as the gazetteer knows it, and how far two places lie apart."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

_EARTH_KM: Final = 6371.0088  # mean radius, IUGG


class Place(NamedTuple):
    """One row of the gazetteer.

    Attributes:
        id: stable; other tables and exports refer to it.
        name: the usual Arabic form in reports, without a generic head.
        aliases: other written forms.
        en: the English name.
        kind: country, governorate, district, city, town, village, neighbourhood …
        parent: the id of the place directly above, empty for a country.
        country: ISO 3166-1 alpha-2, empty for seas and regions of many countries.
        lat, lon: WGS 84 degrees; None where nobody has found it yet.
        geonames: its GeoNames id, if known.
        pcode: its OCHA P-code, if known.
        source: what the coordinate rests on; ``unverified`` stays out of public exports.
        ambiguous: 0, or the mark of a name that is also a common word or a person's.
        population: as the source tells it, 0 where it does not.
        unsure_km: how far off an unverified coordinate may be, 0 where nobody says.

    """

    id: str
    name: str
    aliases: tuple[str, ...]
    en: str
    kind: str
    parent: str
    country: str
    lat: float | None
    lon: float | None
    geonames: str = ""
    pcode: str = ""
    source: str = "unverified"
    ambiguous: int = 0
    population: int = 0
    unsure_km: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def point(self) -> tuple[float, float] | None:
        """Its latitude and longitude, if both are known."""
        if self.lat is None or self.lon is None:
            return None
        return self.lat, self.lon


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points (latitude, longitude), in kilometres."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def moved(point: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    """The point that lies ``km`` from another in a direction (degrees from north)."""
    lat, lon = map(math.radians, point)
    far, angle = km / _EARTH_KM, math.radians(bearing)
    new_lat = math.asin(
        math.sin(lat) * math.cos(far) + math.cos(lat) * math.sin(far) * math.cos(angle)
    )
    new_lon = lon + math.atan2(
        math.sin(angle) * math.sin(far) * math.cos(lat),
        math.cos(far) - math.sin(lat) * math.sin(new_lat),
    )
    return round(math.degrees(new_lat), 4), round(math.degrees(new_lon), 4)
