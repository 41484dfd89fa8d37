"""Reports and claims as Arrow: the published schema of lakes and of engines.

The types follow the data contract: ``tawthiq.model`` says what each field means, and the
Arrow types are made of its types, so that they cannot differ.  A value is a struct, a
tuple a list, and names are those of the JSON (``from``, ``in``); offsets count code
points of the report's text.  Everything is nullable where the JSON may hold null.

``REPORTS`` is a report as it is given to the reader, ``READINGS`` one that was read, with
its persons, and ``CLAIMS`` a claim with what is needed of its report: its id, publisher
(``source``) and day (``published``), and the version of reading.

This module needs pyarrow: ``pip install 'tawthiq[scale]'``.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyarrow as pa

from tawthiq.ingest import Options, Refusal
from tawthiq.ingest.formats import accepted
from tawthiq.ingest.record import found, names_of, plain
from tawthiq.model import Claim, Person, Reading, Report, ReportInfo, Value

_ABOUT: Final = ("report", "source", "published", "reading")
_PLAIN: Final = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def _type(annotation: Any) -> pa.DataType:  # noqa: ANN401 - annotations have no type
    """The Arrow type of a field of the model."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return _type(next(p for p in parts if p is not type(None)))
    if origin is typing.Annotated:
        return _type(parts[0])
    if origin is typing.Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_type(parts[0]))
    if issubclass(annotation, Value):
        return pa.struct(_fields(annotation))
    return next(arrow for kind, arrow in _PLAIN.items() if issubclass(annotation, kind))


def _fields(model: type[Value]) -> list[pa.Field]:
    return [
        pa.field(field.alias or name, _type(field.annotation))
        for name, field in model.model_fields.items()
    ]


REPORTS: Final = pa.schema([*_fields(ReportInfo), pa.field("text", pa.string())])
READINGS: Final = pa.schema(
    [*REPORTS, pa.field("persons", pa.list_(_type(Person))), ("reading", pa.string())]
)
CLAIMS: Final = pa.schema([*((name, pa.string()) for name in _ABOUT), *_fields(Claim)])


def report(row: Mapping[str, Any], options: Options | None = None) -> Report:
    """The report of a row: of ``text`` and those columns of ``REPORTS`` that it has.

    It is what ``tawthiq extract`` makes of the same row as a JSON line, by the same
    checks: an id is the SHA-256 of the text where none is given, the row's own hash is
    not believed, other columns are passed over.  Dates and times may be values of their
    own type, an id a whole number.  ``options`` name other columns, a default day and so
    on.  Raises ``ValueError`` with the reason where the row is refused.
    """
    options = options or Options()
    names = names_of(options)
    row = plain(row, names)
    item = accepted(found(row, names, "", "arrow/1", options), options)
    if isinstance(item, Refusal):
        raise ValueError(item.reason)  # noqa: TRY004 - it is the row that is wrong
    path = row.get("path")
    return item.report(path if isinstance(path, str) else None)


def report_row(given: Report) -> dict[str, Any]:
    """The row of ``REPORTS`` that a report makes; ``report`` is its inverse."""
    return {**given.info.to_dict(), "text": given.text}


def reading_row(reading: Reading, version: str) -> dict[str, Any]:
    """The row of ``READINGS`` of a report that was read by a version of the reader."""
    return {
        **reading.report.to_dict(),
        "text": reading.text,
        "persons": [person.to_dict() for person in reading.persons],
        "reading": version,
    }


def about_report(reading: Reading, version: str) -> dict[str, str | None]:
    """The columns of ``CLAIMS`` that tell of the report, in order."""
    info = reading.report
    values = (info.id, info.source, info.published, version)
    return dict(zip(_ABOUT, values, strict=True))


def claim_rows(reading: Reading, version: str) -> list[dict[str, Any]]:
    """The rows of ``CLAIMS`` that a reading makes, in the order of its claims."""
    about = about_report(reading, version)
    return [{**about, **claim.to_dict()} for claim in reading.claims]


def claim(row: Mapping[str, Any]) -> Claim:
    """The claim of a row of ``CLAIMS``; columns that no claim has are passed over.

    Raises ``pydantic.ValidationError`` where the row is none of a claim.
    """
    return Claim.model_validate({name: row[name] for name in _CLAIM if name in row})


def reading(row: Mapping[str, Any], claims: Iterable[Mapping[str, Any]]) -> Reading:
    """The reading of a row of ``READINGS`` and of the rows of its claims, in order."""
    info = {name: row[name] for name in ReportInfo.model_fields}
    told = {"report": info, "text": row["text"], "persons": row["persons"]}
    return Reading.model_validate({**told, "claims": [*map(claim, claims)]})


_CLAIM: Final = tuple(name for name in CLAIMS.names if name not in _ABOUT)
