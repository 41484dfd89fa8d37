"""Reading places from the files of others: GeoNames dumps, OCHA tables, plain CSV.

All readers stream, and stop at the first fault with its line and column: an import takes
a whole file or nothing of it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final

from tawthiq.places.place import Place, distance_km

Row = dict[str, str]


class TableError(ValueError):
    """What is wrong in an imported file, where, and what to do."""

    def __init__(self, path: Path, line: int, column: str, fault: str) -> None:
        where = f"{path}, line {line}" + (f", column {column}" if column else "")
        super().__init__(f"{where}: {fault}")


_LAT, _LON = 90.0, 180.0
Point = tuple[float, float]
_OCHA: Final = re.compile(r"adm[0-4]_pcode")
# No place lies farther from the middle of a country of the field, in kilometres.
_WIDEST: Final = 1_500.0
# GeoNames' columns, from the readme of its dumps.
_GEONAMES: Final = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature_class", "feature_code", "country", "cc2", "admin1", "admin2", "admin3"),
    *("admin4", "population", "elevation", "dem", "timezone", "modified"),
)
# Kinds by feature code; by class where the code is none of these.
_CODES: Final = {
    "PPLC": "capital", "PPLA": "city", "PPLA2": "city", "PPLA3": "town", "PPLX":
    "neighbourhood", "ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict",
    "PCLI": "country", "AIRP": "airport", "AIRB": "base", "INSM": "base", "HSP":
    "hospital", "DAM": "dam", "ISL": "island", "MT": "mountain", "HLL": "mountain",
    "CMPRF": "camp",
}  # fmt: skip
_CLASSES: Final = {"P": "village", "A": "region", "T": "mountain", "H": "river",
                   "R": "road", "S": "landmark", "L": "region"}  # fmt: skip
_CITY, _TOWN = 50_000, 5_000


def read(
    path: Path,
    seen: Callable[[int], None] = lambda _: None,
    centres: Mapping[str, Point] = MappingProxyType({}),
) -> Iterator[Place]:
    """The places of a file.

    ``seen`` is told how many bytes were read; ``centres`` has a point in the middle of
    each country, by which swapped coordinates are known.

    Raises:
        TableError: a row or the header is not what it must be.
        OSError: the file cannot be read.

    """
    with path.open("rb") as raw:
        lines = _decoded(path, raw, seen)
        try:
            first = next(lines)
        except StopIteration:
            raise TableError(path, 1, "", "the file is empty") from None
        cells = first.split("\t")
        if len(cells) == len(_GEONAMES) and cells[0].isdecimal():
            yield from _geonames(path, first, lines)
            return
        header = next(csv.reader([first]))
        names = {h.strip().lower(): h for h in header}
        reader = csv.reader(lines)
        if any(_OCHA.fullmatch(n) for n in names):
            yield from _rows(path, header, reader, _ocha, centres)
        elif {"name", "lat", "lon"} <= names.keys():
            yield from _rows(path, header, reader, _plain, centres)
        else:
            expected = "name, lat, lon; or OCHA's ADM1_PCODE …; or a GeoNames dump"
            raise TableError(
                path, 1, "", f"unknown columns; the header must have {expected}"
            )


def _decoded(path: Path, raw: IO[bytes], seen: Callable[[int], None]) -> Iterator[str]:
    for number, line in enumerate(raw, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise TableError(
                path, number, "", f"not UTF-8 (byte {error.start})"
            ) from error
        seen(len(line))
        yield text.rstrip("\r\n") if "\t" in text else text


def _geonames(path: Path, first: str, lines: Iterator[str]) -> Iterator[Place]:
    line = 1
    row: str | None = first
    while row is not None:
        cells = row.split("\t")
        if len(cells) != len(_GEONAMES):
            fault = f"{len(cells)} columns, GeoNames dumps have {len(_GEONAMES)}"
            raise TableError(path, line, "", fault)
        told = dict(zip(_GEONAMES, cells, strict=True))
        names = [n for n in told["alternatenames"].split(",") if _arabic(n)]
        if names:
            yield _from_geonames(path, line, told, names)
        row, line = next(lines, None), line + 1


def _arabic(name: str) -> bool:
    return any("\u0620" <= c <= "\u064a" for c in name)


def _from_geonames(path: Path, line: int, told: Row, names: list[str]) -> Place:
    population = int(told["population"] or 0)
    kind = _CODES.get(
        told["feature_code"], _CLASSES.get(told["feature_class"], "region")
    )
    if kind == "village" and population >= _TOWN:
        kind = "city" if population >= _CITY else "town"
    names.sort(key=lambda n: (len(n), n))
    key = told["geonameid"]
    lat, lon = _point(path, line, told, "latitude", "longitude")
    return Place(
        f"gn-{key}", names[0], tuple(names[1:]), told["name"], kind,
        f"cc-{told['country']}", told["country"], lat, lon, key, "", "geonames",
        population=population,
    )  # fmt: skip


def _rows(
    path: Path,
    header: list[str],
    reader: Iterator[list[str]],
    make: Callable[[Path, int, Row], Place],
    centres: Mapping[str, Point],
) -> Iterator[Place]:
    for line, cells in enumerate(reader, 2):
        if not cells:
            continue
        if len(cells) != len(header):
            fault = f"{len(cells)} columns, the header has {len(header)}"
            raise TableError(path, line, "", fault)
        told = {
            h.strip().lower(): c.strip() for h, c in zip(header, cells, strict=True)
        }
        place = make(path, line, told)
        centre = centres.get(place.country)
        if centre is not None and place.point is not None:
            _same_side(path, line, place.point, centre)
        yield place


def _same_side(path: Path, line: int, point: Point, centre: Point) -> None:
    """Refuse a point that lies in its country only with its two numbers swapped."""
    swapped = point[1], point[0]
    if abs(swapped[0]) > _LAT:
        return
    far, near = distance_km(point, centre), distance_km(swapped, centre)
    if near < _WIDEST < far:
        fault = (
            f"{point[0]}, {point[1]} is outside its country: lat and lon are swapped"
        )
        raise TableError(path, line, "lat", fault)


_LEVELS: Final = ("", "governorate", "district", "subdistrict", "village")


def _ocha(path: Path, line: int, told: Row) -> Place:
    """A row of an OCHA COD-AB table: its deepest P-code is the place."""
    codes = [(n, c) for n, c in told.items() if n.endswith("pcode") and c]
    depth = max((int(n[3]) for n, c in codes if n[3:4].isdecimal()), default=0)
    level = f"adm{depth}"
    code = told.get(f"{level}_pcode", "")
    name = told.get(f"{level}_ar", "") or told.get(f"{level}_name_ar", "")
    if not code or not name:
        raise TableError(
            path, line, f"{level.upper()}_AR", "a row needs a P-code and a name"
        )
    column = next((c for c in ("lat", "latitude", "y", "center_lat") if c in told), "")
    other = next((c for c in ("lon", "longitude", "x", "center_lon") if c in told), "")
    lat = lon = None
    if column and other and told[column]:
        lat, lon = _point(path, line, told, column, other)
    above = told.get(f"adm{depth - 1}_pcode", "") if depth > 1 else ""
    kind = _LEVELS[min(depth, len(_LEVELS) - 1)] or "country"
    country = code[:2]
    return Place(
        f"pc-{code}", name, (), told.get(f"{level}_en", ""), kind,
        f"pc-{above}" if above else f"cc-{country}", country, lat, lon, "", code,
        f"file:{path.name}",
    )  # fmt: skip


def _plain(path: Path, line: int, told: Row) -> Place:
    """A row of a plain CSV: ``name, lat, lon``, and any other column of ours."""
    if not told["name"]:
        raise TableError(path, line, "name", "a place needs a name")
    lat = lon = None
    if told["lat"] or told["lon"] or not told.get("id"):
        lat, lon = _point(path, line, told, "lat", "lon")
    identity = f"{told['name']}\0{told['lat']}\0{told['lon']}"
    id_ = told.get("id") or f"im-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"
    aliases = tuple(a.strip() for a in told.get("aliases", "").split("|") if a.strip())
    ambiguous = told.get("ambiguous", "")
    mark = int(ambiguous) if ambiguous in ("1", "2", "3") else 0
    return Place(
        id_, told["name"], aliases, told.get("en", ""), told.get("kind") or "village",
        told.get("parent", ""), told.get("country", ""), lat, lon,
        told.get("geonames", ""), told.get("pcode", ""),
        told.get("source") or f"file:{path.name}", mark,
    )  # fmt: skip


def _point(path: Path, line: int, told: Row, lat: str, lon: str) -> tuple[float, float]:
    """The coordinate of a row, refused where it is no number or out of range."""
    values = []
    for column, most in ((lat, _LAT), (lon, _LON)):
        try:
            value = float(told[column])
        except ValueError:
            fault = f"{told[column]!r} is no number of degrees"
            raise TableError(path, line, column, fault) from None
        if not abs(value) <= most:
            hint = " (are lat and lon swapped?)" if column == lat else ""
            fault = f"{value} is out of range{hint}"
            raise TableError(path, line, column, fault)
        values.append(value)
    return values[0], values[1]
