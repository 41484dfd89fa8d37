"""Derive the desk's base map from Natural Earth, as packaged by world-atlas.

usage: npm ci --prefix scripts/outlines && derive_outlines.py [--check]

Writes ``src/tawthiq/desk/data/outlines.json``: GeoJSON with the land, the lines between
countries, and those of them that are disputed.  The countries of the field are kept as
they are, their neighbours nearly so, the rest of the world coarsely.  The result is the
same bytes for the same version; ``--check`` fails where the stored file differs.

Natural Earth draws who holds the ground, not who owns it.  The lines of ``DISPUTED`` are
drawn dashed, and ``WRITTEN`` adds one that it leaves out; the map names no country as
the owner of anything.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
SOURCE: Final = HERE / "outlines/node_modules/world-atlas/countries-50m.json"
TARGET: Final = HERE.parent / "src/tawthiq/desk/data/outlines.json"

Point = tuple[float, float]  # longitude, latitude
FIELD: Final = frozenset(
    (
        *("Algeria", "Bahrain", "Comoros", "Djibouti", "Egypt", "Iraq", "Israel"),
        *("Jordan", "Kuwait", "Lebanon", "Libya", "Mauritania", "Morocco", "Oman"),
        *("Palestine", "Qatar", "Saudi Arabia", "Somalia", "Somaliland", "Sudan"),
        *("Syria", "Tunisia", "Turkey", "United Arab Emirates", "W. Sahara", "Yemen"),
    )
)
NEAR: Final = frozenset(
    (
        *("Afghanistan", "Armenia", "Azerbaijan", "Chad", "Cyprus", "Eritrea"),
        *("Ethiopia", "Georgia", "Greece", "Iran", "Italy", "Kenya", "Mali", "Malta"),
        *("N. Cyprus", "Niger", "S. Sudan", "Spain"),
    )
)
DISPUTED: Final = frozenset(
    map(
        frozenset,
        (
            ("Israel", "Palestine"),
            ("Israel", "Syria"),  # the line of 1974
            ("Morocco", "W. Sahara"),
            ("Mauritania", "W. Sahara"),
            ("Somalia", "Somaliland"),
            ("Ethiopia", "Somalia"),
            ("Egypt", "Sudan"),  # Halayib
            ("Sudan", "S. Sudan"),
            ("Cyprus", "N. Cyprus"),
            ("Armenia", "Azerbaijan"),
            ("India", "Pakistan"),
            ("China", "India"),
            ("Kosovo", "Serbia"),
        ),
    )
)
# The line of 1949 west of the Golan, which Natural Earth leaves out; to about 2 km.
WRITTEN: Final[tuple[tuple[Point, ...], ...]] = (
    (
        *((35.62, 33.25), (35.64, 33.2), (35.63, 33.1), (35.63, 33.0), (35.62, 32.89)),
        *((35.65, 32.85), (35.65, 32.78), (35.65, 32.69)),
    ),
)
# How far a line may be moved, in degrees, and the decimals that are kept.
_FINE: Final = (0.002, 3)
_NEAR: Final = (0.01, 2)
_COARSE: Final = (0.12, 1)
_SMALLEST: Final = 0.05  # square degrees: smaller islands of far countries are left out


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The base map of a topology of countries."""
    rings = _rings(topology)
    del rings["Antarctica"]  # a ring round the pole, which no flat map can close
    owners: dict[int, set[str]] = defaultdict(set)
    for name, polygons in rings.items():
        for arc in (a for polygon in polygons for ring in polygon for a in ring):
            owners[_whole(arc)].add(name)
    arcs = [
        _simple(arc, *_grain(owners[number]))
        for number, arc in enumerate(_arcs(topology))
    ]
    land = [
        shape
        for name, polygons in sorted(rings.items())
        for polygon in polygons
        if (shape := [ring for r in polygon if len(ring := _joined(r, arcs)) > 3])
        and (name in FIELD | NEAR or _area(shape[0]) > _SMALLEST)
    ]
    shared = [n for n, held in sorted(owners.items()) if len(held) > 1]
    disputed = [n for n in shared if frozenset(owners[n]) in DISPUTED]
    return {
        "type": "FeatureCollection",
        "features": [
            _feature("land", "MultiPolygon", land),
            _feature(
                "border",
                "MultiLineString",
                [arcs[n] for n in shared if n not in disputed],
            ),
            _feature(
                "disputed", "MultiLineString", [*(arcs[n] for n in disputed), *WRITTEN]
            ),
        ],
    }


def _feature(kind: str, type_: str, coordinates: Sequence[object]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind},
        "geometry": {"type": type_, "coordinates": coordinates},
    }


def _rings(topology: dict[str, Any]) -> dict[str, list[list[list[int]]]]:
    """Each country's polygons as rings of arcs."""
    found: dict[str, list[list[list[int]]]] = defaultdict(list)
    for one in topology["objects"]["countries"]["geometries"]:
        held = one.get("arcs", [])
        many = held if one["type"] == "MultiPolygon" else [held]
        found[one["properties"]["name"]] += many
    return found


def _arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs in degrees: TopoJSON keeps steps on a grid."""
    (kx, ky), (dx, dy) = (topology["transform"][k] for k in ("scale", "translate"))
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        yield points


def _whole(arc: int) -> int:
    """The number of an arc; one that runs backwards is its complement."""
    return ~arc if arc < 0 else arc


def _grain(names: Iterable[str]) -> tuple[float, int]:
    if FIELD.intersection(names):
        return _FINE
    return _NEAR if NEAR.intersection(names) else _COARSE


def _simple(points: list[Point], tolerance: float, decimals: int) -> list[Point]:
    """A line with fewer points, nowhere further off than it may be; ends stay."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        begin, end = spans.pop()
        far, at = max(
            (
                (_off(points[n], points[begin], points[end]), n)
                for n in range(begin + 1, end)
            ),
            default=(0.0, 0),
        )
        if far > tolerance:
            keep.add(at)
            spans += [(begin, at), (at, end)]
    held = [points[n] for n in sorted(keep)]
    # Where arcs of two grains meet, their common end must stay one point.
    ends = {0, len(held) - 1}
    rounded = [
        (round(x, 3 if n in ends else decimals), round(y, 3 if n in ends else decimals))
        for n, (x, y) in enumerate(held)
    ]
    return [p for n, p in enumerate(rounded) if n == 0 or p != rounded[n - 1]]


def _off(point: Point, a: Point, b: Point) -> float:
    """How far a point is from the line between two others."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if not length else ((px - ax) * dx + (py - ay) * dy) / length
    share = min(1.0, max(0.0, share))
    return math.hypot(px - ax - share * dx, py - ay - share * dy)


def _joined(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """The points of a ring of arcs."""
    points: list[Point] = []
    for arc in ring:
        held = arcs[_whole(arc)]
        held = held[::-1] if arc < 0 else held
        points += held[1:] if points else held
    return _unwound(points)


def _unwound(points: Sequence[Point]) -> list[Point]:
    """A line that goes on beyond 180 degrees rather than round the globe."""
    unwound: list[Point] = []
    for x, y in points:
        turns = round((unwound[-1][0] - x) / 360) if unwound else 0
        unwound.append((round(x + 360 * turns, 3), y))
    return unwound


def _area(ring: Sequence[Point]) -> float:
    """The area of a ring, in square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def main() -> None:
    """Write the base map, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if not SOURCE.exists():
        sys.exit("first run: npm ci --prefix scripts/outlines")
    topology = json.loads(SOURCE.read_text(encoding="utf-8"))
    made = json.dumps(outlines(topology), separators=(",", ":")) + "\n"
    if not asked.check:
        TARGET.write_text(made, encoding="utf-8")
        print(f"{TARGET.name}: {len(made) >> 10} KiB")
    elif TARGET.read_text(encoding="utf-8") != made:
        sys.exit(f"{TARGET.name} is not what the script makes")


if __name__ == "__main__":
    main()
