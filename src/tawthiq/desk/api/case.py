"""The case itself, and the places that it may speak of."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from tawthiq import __version__
from tawthiq.case.status import status
from tawthiq.desk import opened
from tawthiq.desk.api.auth import READ
from tawthiq.places import gazetteer
from tawthiq.places.place import Place

router = Router(tags=["case"])
_MOST = 50


class CaseOut(Schema):
    """A case in numbers; ``head`` is the number and the hash of the log's last entry."""

    id: str
    title: str
    version: str
    status: dict[str, Any]


class PlaceOut(Schema):
    """A place of the gazetteer; ``path`` leads to it from the country down."""

    id: str
    name: str
    name_en: str
    kind: str
    lat: float | None
    lon: float | None
    path: list[str]


class NamedIn(Schema):
    """A name in Arabic or English."""

    name: str = Field(max_length=200)


@router.get("case", auth=READ, response=CaseOut, operation_id="case")
def case(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """What the case holds, and what is left to do."""
    held = opened.case()
    return {
        "id": held.id,
        "title": held.title,
        "version": __version__,
        "status": status().to_dict(),
    }


@router.get("places", auth=READ, response=list[PlaceOut], operation_id="places")
def places(request: HttpRequest, asked: Query[NamedIn]) -> list[PlaceOut]:  # noqa: ARG001  # noqa: ARG001
    """The places of a name, also where it is spelt loosely."""
    known = gazetteer()
    found = known.named(asked.name) or known.alike(asked.name)
    return [_place(place, known.path(place)) for place in found[:_MOST]]


def _place(place: Place, path: tuple[str, ...]) -> PlaceOut:
    lat, lon = place.point or (None, None)
    return PlaceOut(
        id=place.id,
        name=place.name,
        name_en=place.en,
        kind=place.kind,
        lat=lat,
        lon=lon,
        path=list(path),
    )
