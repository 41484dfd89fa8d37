"""Areas around places: how far a container reaches, and what lies beside or inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.places.place import Place, distance_km, moved
from tawthiq.places.precision import CLASSES, class_of, radius_m
from tawthiq.places.shapes import Shape

# Latitude, longitude, class of precision, radius in metres.
Area = tuple[float, float, str, int]

# How far from a container of a shape a place surely lies in it, and at most, in
# kilometres.
_AROUND_KM: Final = {
    "near": (25.0, 60.0),  # near a town
    "toward": (70.0, 200.0),  # north of it
    "countryside": (25.0, 60.0),
}
# A border does not part what lies this near to a governorate's middle.
_BORDER_KM: Final = 30.0
_HOLDS_KM: Final = {"district": 35.0, "subdistrict": 20.0}
# Kinds that lie outside towns; what else is unknown in a town is somewhere in it.
_OUTSIDE: Final = frozenset(
    ("village", "town", "city", "capital", "settlement", "district", "governorate",
     "region", "sea", "mountain", "river", "dam", "field", "base", "airport", "island",
     "crossing")
)  # fmt: skip
_SETTLED: Final = frozenset(
    ("capital", "city", "town", "village", "neighbourhood", "landmark")
)
_BETWEEN: Final = frozenset(("subdistrict", "district"))
_CENTRE_KM: Final = 15.0
_BESIDE_KM: Final = {"city": 8.0, "town": 5.0, "village": 3.0}


def reaches(
    shape: Shape, holders: Sequence[Place], place: Place, above: Sequence[Place]
) -> int:
    """1: a container of a shape holds a place; -1: it cannot; 0: it says nothing.

    A governorate holds what its table says and, as reports draw borders loosely, may hold
    what lies near its middle; a name known in another one only is not meant.
    """
    told = [_reach(shape, holder, place, above) for holder in holders]
    return max(told, default=0)


def _reach(shape: Shape, holder: Place, place: Place, above: Sequence[Place]) -> int:
    if holder.kind == "country":
        return 1 if holder.country == place.country else -1
    if holder.point is None or place.point is None:
        return -1
    far = distance_km(holder.point, place.point)
    if holder.kind == "governorate":
        others = any(p.kind == "governorate" and p.id != holder.id for p in above)
        if others or place.kind == "governorate":
            return 0 if far <= _BORDER_KM else -1
        return 1 if far <= CLASSES["governorate"].radius_m / 1000 else -1
    sure = _HOLDS_KM.get(holder.kind, CLASSES[class_of(holder)].radius_m / 1000 * 2)
    if place.kind == "neighbourhood" and above and above[0].kind in _SETTLED:
        sure /= 2  # the quarter of another town
    most = sure
    if shape.how == "countryside":
        near, most = _AROUND_KM["countryside"]
        sure = max(sure, near)
    elif shape.how != "whole":
        sure, most = _AROUND_KM["near" if shape.bearing is None else "toward"]
    if far <= sure:
        return 1
    return 0 if far <= most else -1


def container(
    shape: Shape, place: Place, above: Sequence[Place], head: str
) -> Area | None:
    """Where a place that nobody knows is, if a container of a shape has it.

    ``head``: the kind that the head before its name tells.  None where the container is
    too wide to put it on a map: ``قرية س في حلب`` is in the governorate.
    """
    point, precision = place.point, class_of(place)
    if point is None:
        return None
    if shape.how in ("near", "named"):
        return area_of(shape, point, precision, None)
    if shape.how != "whole":
        return None
    if precision in _SETTLED and head not in _OUTSIDE:
        return (*point, precision, radius_m(place, precision))
    if any(p.kind == "governorate" and p.name == place.name for p in above):
        return None
    if precision in _SETTLED:  # a village of a town: the country around it
        return (
            *point,
            "near",
            max(CLASSES["near"].radius_m, radius_m(place, precision)),
        )
    if precision in _BETWEEN:
        return (*point, precision, radius_m(place, precision))
    return None


def area_of(
    shape: Shape,
    point: tuple[float, float],
    precision: str,
    other: tuple[float, float] | None,
) -> Area | None:
    """The centre, class and radius of an area beside a place or between two."""
    if shape.how == "road":
        if other is None:
            return None
        far = distance_km(point, other)
        middle = (
            round((point[0] + other[0]) / 2, 4),
            round((point[1] + other[1]) / 2, 4),
        )
        return (*middle, "road", max(1000, int(far * 500)))
    if precision in ("governorate", "country", "region", "sea"):
        return (*point, "region", CLASSES[precision].radius_m)
    if shape.how == "countryside":
        centre = (
            moved(point, shape.bearing, _CENTRE_KM)
            if shape.bearing is not None
            else point
        )
        return (*centre, "region", CLASSES["region"].radius_m)
    km = _BESIDE_KM.get(precision, 3.0)
    if shape.how == "side":
        km /= 2
    centre = moved(point, shape.bearing, km) if shape.bearing is not None else point
    return (*centre, "near", max(int(km * 1000), CLASSES["town"].radius_m))
