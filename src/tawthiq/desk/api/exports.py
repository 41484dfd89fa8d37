"""Approved incidents, let out through the publish gate alone."""

from __future__ import annotations

import json
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from tawthiq.desk import opened
from tawthiq.desk.access import who
from tawthiq.desk.api.answers import problem
from tawthiq.desk.api.auth import EXPORT
from tawthiq.desk.api.writes import Day, Why
from tawthiq.publish import asked as asking
from tawthiq.publish.export import ExportError

router = Router(tags=["exports"])


class ExportIn(Why):
    """What is let out: approved incidents only, names redacted, places coarsened."""

    lang: Literal["ar", "en"] = "en"
    policy: str = Field("", max_length=40)
    since: Day | None = None
    until: Day | None = None
    area: str | None = Field(None, max_length=200)


class ExportOut(Schema):
    """The incidents as GeoJSON, and the manifest that the log keeps too."""

    incidents: dict[str, Any]
    manifest: dict[str, Any]


@router.post("exports", auth=EXPORT, response=ExportOut, operation_id="export")
def export(request: HttpRequest, asked: ExportIn) -> dict[str, Any] | HttpResponse:
    """Let approved incidents out as GeoJSON; the log keeps who did, and why."""
    try:
        wanted = asking.Asked(format="geojson", **asked.dict(exclude={"why"}))
        made = asking.made(opened.case(), wanted, wanted.file_name)
        manifest = made.manifest.to_dict()
        asking.release(manifest, by=who(request), why=asked.why)
    except ExportError as error:
        return problem(422, str(error))
    return {
        "incidents": json.loads(made.files[wanted.file_name]),
        "manifest": manifest,
    }
