"""GeoParquet 1.1: a row an incident, its place as a WKB point or null.

``docs/formats/geoparquet.md`` says what each column holds.
"""

from __future__ import annotations

import datetime
import io
import json
import struct
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tawthiq.incident import Incident
from tawthiq.publish.attributes import COLUMNS, Attribute, Column, attributes, point
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.tables import reader

SUFFIX: Final = ".parquet"
VERSION: Final = "1.1.0"
_GEOMETRY: Final = "geometry"
# Little-endian, a point (1), two doubles: OGC 06-103r4, 8.2.
_POINT: Final = struct.Struct("<BIdd")


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One file.

    Raises:
        KeyError: there is no such policy.
        ImportError: pyarrow is not installed.

    """
    pa, pq = _pyarrow()
    to = reader(settings)
    rows = [attributes(i, to) for i in incidents]
    points = [point(i) for i in incidents]
    arrays = [
        pa.array([_value(row[c.name], c) for row in rows], type=_type(pa, c))
        for c in COLUMNS
    ]
    wkb = [None if p is None else _POINT.pack(1, 1, *p) for p in points]
    arrays.append(pa.array(wkb, type=pa.binary()))
    schema = pa.schema(
        [*(pa.field(c.name, _type(pa, c)) for c in COLUMNS), (_GEOMETRY, pa.binary())],
        metadata={"geo": json.dumps(_geo([p for p in points if p is not None]))},
    )
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), stream)
    yield "", stream.getvalue()


def check(files: dict[str, bytes]) -> None:
    """The metadata of GeoParquet 1.1, our columns, points; raises ``InvalidError``."""
    pa, pq = _pyarrow()
    try:
        table = pq.read_table(io.BytesIO(files[""]))
        geo = json.loads((table.schema.metadata or {})[b"geo"])
        about = geo["columns"][_GEOMETRY]
    except (pa.ArrowException, OSError, KeyError, TypeError, ValueError) as error:
        raise InvalidError(f"geoparquet: no GeoParquet file: {error}") from error
    wanted = [(c.name, _type(pa, c)) for c in COLUMNS] + [(_GEOMETRY, pa.binary())]
    if [(f.name, f.type) for f in table.schema] != wanted:
        raise InvalidError("geoparquet: the columns are not those of the format")
    points = [
        _unpacked(w) for w in table.column(_GEOMETRY).to_pylist() if w is not None
    ]
    if geo != _geo(points):
        raise InvalidError(f"geoparquet: the key geo does not fit the points: {about}")
    codes = table.column("code").to_pylist()
    if None in codes or len(set(codes)) != len(codes):
        raise InvalidError("geoparquet: a code is missing or there twice")


def _geo(points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """The value of the key ``geo``; without ``crs`` it is OGC:CRS84: lon, lat."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if points:
        lon, lat = zip(*points, strict=True)
        column["bbox"] = [min(lon), min(lat), max(lon), max(lat)]
    return {
        "version": VERSION,
        "primary_column": _GEOMETRY,
        "columns": {_GEOMETRY: column},
    }


def _unpacked(wkb: bytes) -> tuple[float, float]:
    if len(wkb) != _POINT.size or wkb[:5] != b"\x01\x01\x00\x00\x00":
        raise InvalidError("geoparquet: a geometry is no point in WKB")
    _, _, lon, lat = _POINT.unpack(wkb)
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise InvalidError(f"geoparquet: {lon}, {lat} is no place on the earth")
    return lon, lat


def _value(value: Attribute, column: Column) -> Attribute | datetime.date:
    if column.kind == "day" and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value


def _type(pa: Any, column: Column) -> Any:  # noqa: ANN401 - a library without types
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.int64(),
        "day": pa.date32(),
    }
    return types[column.kind]


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        message = "GeoParquet needs pyarrow: pip install 'tawthiq[publish]'"
        raise ImportError(message) from error
    return pa, pq
