"""What maps are drawn on: outlines, names of places, and pictures that a person brought."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tawthiq.desk.access import View, needs
from tawthiq.desk.explore.labels import seen
from tawthiq.desk.explore.pictures import pictures, tile
from tawthiq.desk.explore.view import Viewed

_OUTLINES: Final = Path(__file__).parent.parent / "data" / "outlines.json"
_DAY: Final = 24 * 60 * 60


def mapped(view: View) -> View:
    """Let the pages of a view show a map: its pictures, and the policy they need.

    ``request.tiles`` is what ``desk/map.html`` asks for.
    """

    @functools.wraps(view)
    def shown(
        request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        held = pictures(settings.TILES)
        request.tiles = held  # type: ignore[attr-defined]
        response = view(request, *args, **kwargs)
        if held is not None and held.origin:
            response._csp_update = {"img-src": [held.origin]}  # type: ignore[attr-defined] # noqa: SLF001 - what csp's own decorator does
        return response

    return shown


@require_GET
@needs("read")
def outlines(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The land and the lines between countries, as GeoJSON."""
    return _kept(HttpResponse(_OUTLINES.read_bytes(), "application/geo+json"))


@require_GET
@needs("read")
def labels(request: HttpRequest) -> HttpResponse:
    """The names of places in a box at a zoom."""
    asked = Viewed.read(request.GET)
    if asked is None:
        raise Http404
    language = (get_language() or "ar")[:2]
    return JsonResponse({"labels": seen(asked.box, asked.zoom, language)})


@require_GET
@needs("read")
def picture(request: HttpRequest, zoom: int, x: int, y: int) -> HttpResponse:  # noqa: ARG001
    """A picture of the configured file; 404 where it has none."""
    held = pictures(settings.TILES)
    if held is None or held.fault or held.origin:
        raise Http404
    found = tile(Path(settings.TILES), zoom, x, y)
    if found is None:
        raise Http404
    return _kept(HttpResponse(found[0], content_type=found[1]))


def _kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = f"private, max-age={_DAY}"
    return response


urlpatterns = [
    path("map/outlines.json", outlines, name="outlines"),
    path("map/labels", labels, name="labels"),
    path("tiles/<int:zoom>/<int:x>/<int:y>", picture, name="tile"),
]
