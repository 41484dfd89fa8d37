"""Reading datasets: UCDP GED and ACLED as CSV, and exports of ours.

Rows are read one after the other; what cannot be understood is an error that names the
line and the column.
"""

from __future__ import annotations

import codecs
import csv
import datetime
import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final

from tawthiq.compare.row import Row, families, radius, sides
from tawthiq.model import EventType
from tawthiq.publish import labels, tables, ucdp

_FIELD: Final = 16_000_000  # characters of one cell: notes are long
_SNIFFED: Final = 65_536
_BOMS: Final = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")
_WRITTEN: Final = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%Y")
# metres by UCDP's where_prec and ACLED's geo_precision
_UCDP_M: Final = {
    1: 3_000,
    2: 25_000,
    3: 25_000,
    4: 60_000,
    5: 60_000,
    6: 300_000,
    7: 200_000,
}
_ACLED_M: Final = {1: 5_000, 2: 20_000, 3: 60_000}
# days before and after the coded one, by ACLED's time_precision
_ACLED_DAYS: Final = {1: 0, 2: 3, 3: 15}


class LayoutError(Exception):
    """A dataset that cannot be read; the message says where and why."""


Cells = dict[str, str]


def read(path: Path) -> Iterator[Row]:
    """The events of a file: UCDP GED, ACLED, or our CSV or GeoJSON.

    What counts several incidents of ours is none: its parts are.  Raises ``LayoutError``.
    """
    try:
        encoding = _encoding(path)
        with path.open(encoding=encoding, newline="") as file:
            geojson = path.suffix.lower() in (".geojson", ".json")
            rows = _geojson(path, file) if geojson else _csv(path, file)
            yield from (row for row in rows if row is not None)
    except OSError as error:
        raise LayoutError(f"{path}: {error.strerror or error}") from error
    except UnicodeError as error:
        raise LayoutError(f"{path}: neither UTF-8 nor UTF-16: {error}") from error
    except csv.Error as error:
        raise LayoutError(f"{path}: no CSV: {error}") from error


def _encoding(path: Path) -> str:
    """By its mark; UTF-8 where it is, else the Latin of old spreadsheets."""
    with path.open("rb") as file:
        start = file.read(4)
        for mark, name in _BOMS.items():
            if start.startswith(mark):
                return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _csv(path: Path, file: IO[str]) -> Iterator[Row | None]:
    csv.field_size_limit(_FIELD)
    start = file.read(_SNIFFED)
    file.seek(0)
    line = start.split("\n", 1)[0]
    delimiter = max(",;\t", key=line.count)
    rows = csv.reader(file, delimiter=delimiter)
    header = [c.strip().lstrip("\ufeff") for c in next(rows, [])]
    if not header:
        raise LayoutError(f"{path}: empty: not even a header")
    first = None
    if len(header) == len(ucdp.COLUMNS) and header[0].isdigit():
        header, first = list(ucdp.COLUMNS), header  # candidate files had no header
    parse = _layout(path, header)
    if first is not None:
        yield parse(dict(zip(header, first, strict=True)), f"{path}, line 1")
    for cells in rows:
        where = f"{path}, line {rows.line_num}"
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise LayoutError(
                f"{where}: {len(cells)} cells, the header has {len(header)}"
            )
        yield parse(dict(zip(header, cells, strict=True)), where)


def _layout(path: Path, header: Sequence[str]) -> Callable[[Cells, str], Row | None]:
    """The reader of a layout, by its columns."""
    held = set(header)
    for names, parse in (
        (("type_of_violence", "date_start", "latitude"), _ucdp),
        (("event_date", "event_type", "latitude"), _acled),
    ):
        if held.issuperset(names):
            return parse
    for lang in labels.LANGS:
        named = {c.header(lang): c.en for c in tables.columns()}
        if {h for h, en in named.items() if en in ("Incident", "First day")} <= held:
            return lambda cells, where: _ours(
                {named.get(h, h): v for h, v in cells.items()}, where, lang
            )
    raise LayoutError(
        f"{path}, line 1: neither UCDP GED (type_of_violence, date_start …), nor ACLED "
        f"(event_date, event_type …), nor ours; its columns: {', '.join(header[:8])} …"
    )


def _ucdp(cells: Cells, where: str) -> Row:
    best = "best" if "best" in cells else "best_est"
    low = "low" if "low" in cells else "low_est"
    high = "high" if "high" in cells else "high_est"
    point = _point(cells, where)
    precision = _number(cells, "where_prec", where) or 0
    return Row(
        id=cells.get("id") or cells.get("relid") or where,
        first=_day(cells, "date_start", where),
        last=_day(cells, "date_end", where),
        lat=point[0],
        lon=point[1],
        radius_m=_UCDP_M.get(precision, _UCDP_M[4]),
        place=cells.get("where_coordinates", ""),
        type=f"type {cells['type_of_violence']}",
        families=families("ucdp", cells["type_of_violence"]),
        sides=sides(f"{cells.get('side_a', '')} {cells.get('side_b', '')}"),
        low=_number(cells, low, where),
        best=_number(cells, best, where),
        high=_number(cells, high, where),
    )


def _acled(cells: Cells, where: str) -> Row:
    point = _point(cells, where)
    day = _day(cells, "event_date", where)
    around = _ACLED_DAYS.get(_number(cells, "time_precision", where) or 1, 0)
    dead = _number(cells, "fatalities", where)
    type_ = cells.get("sub_event_type") or cells["event_type"]
    known = families("acled", type_) or families("acled", cells["event_type"])
    actors = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
    return Row(
        id=cells.get("event_id_cnty") or cells.get("data_id") or where,
        first=None if day is None else day - around,
        last=None if day is None else day + around,
        lat=point[0],
        lon=point[1],
        radius_m=_ACLED_M.get(_number(cells, "geo_precision", where) or 3, _ACLED_M[3]),
        place=cells.get("location", ""),
        type=type_,
        families=known,
        sides=sides(" ".join(cells.get(a, "") for a in actors)),
        low=dead,
        best=dead,
        high=dead,
    )


def _ours(cells: Cells, where: str, lang: str) -> Row | None:
    if cells.get("Whole of"):
        return None
    point = _point(cells, where, "Latitude", "Longitude")
    known = {labels.event(t, lang): str(t) for t in EventType}
    type_ = known.get(cells.get("Type", ""), "")
    low = _number(cells, "Killed, lowest", where)
    best = _number(cells, "Killed, best", where)
    return Row(
        id=cells["Incident"],
        first=_day(cells, "First day", where),
        last=_day(cells, "Last day", where),
        lat=point[0],
        lon=point[1],
        radius_m=_number(cells, "Radius (m)", where) or 0,
        place=cells.get("Place", ""),
        type=type_,
        families=families("types", type_),
        sides=sides(
            f"{_unattributed(cells.get('Perpetrators as alleged', ''))} "
            f"{cells.get('Targets', '')}"
        ),
        low=low,
        best=best if best is not None else low,
        high=_number(cells, "Killed, highest", where),
    )


def _geojson(path: Path, file: IO[str]) -> Iterator[Row | None]:
    try:
        collection = json.load(file)
        features = collection["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise LayoutError(f"{path}: no GeoJSON of ours: {error}") from error
    for n, feature in enumerate(features, 1):
        try:
            yield _feature(feature)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LayoutError(
                f"{path}, feature {n}: not as we write it: {error!r}"
            ) from error


def _feature(feature: Any) -> Row | None:  # noqa: ANN401 - JSON
    told = feature["properties"]
    if told["parts"]:
        return None
    lon, lat = (feature["geometry"] or {}).get("coordinates", (None, None))
    first, last = (told["date_from"], told["date_to"])
    ends = [
        datetime.date.fromisoformat(d).toordinal() if d else None
        for d in (first or last, last or first)
    ]
    actors = " ".join(map(_unattributed, told["alleged_perpetrators"] or ()))
    low, best = told["killed_low"], told["killed_best"]
    return Row(
        id=told["code"],
        first=ends[0],
        last=ends[1],
        lat=lat,
        lon=lon,
        radius_m=radius(told["precision"] or "", told["radius_m"]),
        place=told["place_en"] or told["place"] or "",
        type=told["type"],
        families=families("types", told["type"]),
        sides=sides(f"{actors} {' '.join(told['targets'] or ())}"),
        low=low,
        best=best if best is not None else low,
        high=told["killed_high"],
    )


def _unattributed(name: str) -> str:
    """An actor without the brackets that say who says so."""
    return re.sub(r"\([^()]*\)", " ", name)


def _point(
    cells: Cells, where: str, lat: str = "latitude", lon: str = "longitude"
) -> tuple[float | None, float | None]:
    """Both coordinates, or neither; raises ``LayoutError`` for what is none."""
    found: list[float] = []
    for name, most in ((lat, 90), (lon, 180)):
        text = cells.get(name, "").strip()
        if not text:
            return None, None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not abs(value) <= most:
            raise LayoutError(f"{where}, column {name}: {text!r} is no coordinate")
        found.append(value)
    return found[0], found[1]


def _number(cells: Cells, name: str, where: str) -> int | None:
    text = cells.get(name, "").strip()
    if not text:
        return None
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        raise LayoutError(f"{where}, column {name}: {text!r} is no number") from None


def _day(cells: Cells, name: str, where: str) -> int | None:
    text = cells.get(name, "").strip()
    if not text:
        return None
    iso = _ISO.fullmatch(text)
    try:
        if iso:
            return datetime.date.fromisoformat(iso[1]).toordinal()
    except ValueError:
        pass
    for form in _WRITTEN:
        try:
            return datetime.datetime.strptime(text, form).date().toordinal()  # noqa: DTZ007
        except ValueError:
            continue
    raise LayoutError(f"{where}, column {name}: {text!r} is no date")
