"""The layers of the gazetteer, as they are stored: curated tables and the bulk layer.

The curated layer is one CSV a country (``data/curated``); the bulk layer is derived from
GeoNames by ``scripts/derive_places.py``; what a user imports is a layer of its own.
"""

from __future__ import annotations

import csv
import functools
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import tawthiq.text
from tawthiq.kept import kept
from tawthiq.places.gazetteer import Gazetteer, Layer, Table
from tawthiq.places.place import Place
from tawthiq.places.store import Store

DATA: Final = Path(__file__).parent / "data"
CURATED: Final = DATA / "curated"
_UNVERIFIED: Final = "unverified"
COLUMNS: Final = (
    *("id", "name", "aliases", "en", "kind", "parent", "country", "lat", "lon"),
    *("geonames", "pcode", "source", "ambiguous"),
)


def place_of(row: dict[str, str]) -> Place:
    """A place from a row of a table of ours.

    Raises:
        ValueError: a coordinate, a mark or ``unverified:8km`` is no number.

    """
    lat, lon = row["lat"], row["lon"]
    source, unsure = row["source"] or _UNVERIFIED, 0
    if source.startswith(f"{_UNVERIFIED}:"):
        told = source.removeprefix(f"{_UNVERIFIED}:")
        source, unsure = _UNVERIFIED, int(told.removesuffix("km"))
    return Place(
        row["id"],
        row["name"],
        tuple(a.strip() for a in row["aliases"].split("|") if a.strip()),
        row["en"],
        row["kind"],
        row["parent"],
        row["country"],
        float(lat) if lat else None,
        float(lon) if lon else None,
        row["geonames"],
        row["pcode"],
        source,
        int(row["ambiguous"] or 0),
        int(row.get("population") or 0),
        unsure,
    )


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table of ours, empty cells as empty strings."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {k: (v or "").strip() for k, v in row.items() if k}


@functools.lru_cache(maxsize=1)
def curated_rows() -> tuple[dict[str, str], ...]:
    """The rows of all curated tables; the codebook looks their names up in text."""
    return tuple(r for path in sorted(CURATED.glob("*.csv")) for r in rows(path))


def curated() -> Iterator[Place]:
    """The places that we wrote down, country by country."""
    return map(place_of, curated_rows())


def bulk() -> Iterator[Place]:
    """The populated places of GeoNames that no curated row is about."""
    known = {row["geonames"] for row in curated_rows()}
    with gzip.open(
        DATA / "geonames.csv.gz", "rt", encoding="utf-8", newline=""
    ) as file:
        for row in csv.DictReader(file):
            if row["geonames"] not in known:
                yield place_of({**dict.fromkeys(COLUMNS, ""), **row})


def _curated() -> Table:
    """The first layer, as it is kept for the next start."""
    return kept(CURATED, _MADE_OF, lambda: Table.of(curated()))


# What the first layer hangs on: the tables, and the code that reads them.
_MADE_OF: Final = (
    CURATED,
    *(
        Path(__file__).with_name(f"{name}.py")
        for name in ("gazetteer", "place", "table")
    ),
    Path(tawthiq.text.__file__).parent,
)


@functools.lru_cache(maxsize=4)
def gazetteer(imported: Path | None = None) -> Gazetteer:
    """The gazetteer of the package, with a file of imported places behind its own.

    The bulk layer comes last, and is loaded when a name needs it.
    """
    layers: list[Callable[[], Layer]] = [_curated]
    if imported is not None:
        layers.append(lambda: Store(imported))
    return Gazetteer([*layers, lambda: Table.of(bulk())])


def row_of(place: Place) -> dict[str, str]:
    """A place as a row of a table of ours."""
    values = place._replace(
        aliases="|".join(place.aliases),  # type: ignore[arg-type]
        ambiguous=place.ambiguous or "",  # type: ignore[arg-type]
        source=f"{place.source}:{place.unsure_km}km"
        if place.unsure_km
        else place.source,
    )
    told = zip(Place._fields, values, strict=True)
    return {k: "" if v is None else str(v) for k, v in told if k in COLUMNS}


def centres() -> dict[str, tuple[float, float]]:
    """A point in the middle of each country of the curated tables."""
    return {
        p.country: p.point
        for p in curated()
        if p.kind == "country" and p.point is not None
    }
