"""How many places that nobody looked up before are resolved, and how many wrongly.

usage: unseen.py [--held] [--errors]

Reads ``places_unseen.jsonl``: names of Syrian places as pages of the war name them, with
the governorate and the town that the page puts them in, each in a sentence of our own.
They were written down before anybody looked whether the gazetteer has them; the half that
is ``held`` is not looked at when places are added, so that it tells the true gain.
An answer is right where it lies in the governorate and within reach of the town.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from places import resolved

from tawthiq import Reader
from tawthiq.places import Place, Resolution, Resolver, distance_km, gazetteer

DATA: Final = Path(__file__).parent / "places_unseen.jsonl"
# How far from the town that a page puts it in a place may lie, in kilometres.
_REACH: Final = {"village": 50.0, "town": 50.0, "base": 30.0}
_IN_TOWN: Final = 12.0
_TOLD_KM: Final = 5.0
_TOWNS: Final = ("city", "capital", "town", "village", "subdistrict", "region")


def verdict(row: dict[str, Any], found: Resolution | None) -> str:
    """What became of a name: itself, its container, wrong, unknown or not seen."""
    if found is None:
        return "not seen"
    if found.lat is None or found.lon is None:
        return "unknown"
    point = found.lat, found.lon
    if row["lat"] is not None:
        far, reach = distance_km(point, (row["lat"], row["lon"])), _TOLD_KM
    else:
        town = None if _widely(row) else _town(row)
        if town is None or town.point is None:
            if row["in"] not in found.path:
                return "wrong"
            return "right" if found.place is not None else "container"
        far, reach = distance_km(point, town.point), _REACH.get(row["kind"], _IN_TOWN)
    if found.place is None:
        reach = max(reach, found.radius_m / 1000)
    if far > reach or (row["in"] not in found.path and far > _IN_TOWN):
        return "wrong"
    return "right" if found.place is not None else "container"


def _widely(row: dict[str, Any]) -> bool:
    """Whether a page tells no more than the governorate of a place."""
    return row["near"] == row["in"] and row["kind"] in ("village", "town", "landmark")


def _town(row: dict[str, Any]) -> Place | None:
    """The town that a page puts a place in or near."""
    places = gazetteer()
    found = [
        p
        for p in places.named(row["near"])
        if row["in"] in places.path(p) and p.kind in _TOWNS
    ]
    return min(found, key=lambda p: _TOWNS.index(p.kind), default=None)


def main() -> None:
    """Measure one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the half kept aside")
    parser.add_argument("--errors", action="store_true", help="name each miss")
    args = parser.parse_args()
    with DATA.open(encoding="utf-8") as lines:
        rows = [r for r in map(json.loads, lines) if r["held"] == args.held]
    reader, resolver = Reader(), Resolver(gazetteer())
    told = Counter[tuple[str, str]]()
    for row in rows:
        found = resolved(reader, resolver, row["text"], row["name"])
        what = verdict(row, found)
        told[row["kind"], what] += 1
        told["all", what] += 1
        if args.errors and what not in ("right", "container"):
            where = found.path if found is not None else ""
            print(f"{what}: {row['name']} [{row['kind']}, {row['near']}, {row['in']}]")
            print(f"    {where} {row['text']}")
    for kind in dict.fromkeys(k for k, _ in told):
        count = sum(n for (k, _), n in told.items() if k == kind)
        shares = ", ".join(
            f"{w} {told[kind, w] / count:.0%}"
            for w in ("right", "container", "wrong", "unknown", "not seen")
        )
        print(f"{kind} ({count}): {shares}")


if __name__ == "__main__":
    main()
