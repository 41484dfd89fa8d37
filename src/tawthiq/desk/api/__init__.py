"""The API: what the screens can do, for programs, with the same permissions.

Every request carries a token of a person (``tawthiq.desk.tokens``); sessions of the
browser open nothing here, so no other site can use them.  Answers are JSON with Arabic
as it is; faults are problem details (RFC 9457).
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.responses import Response

from tawthiq import __version__
from tawthiq.desk.access import needs
from tawthiq.desk.api import answers, audit, case, claims, incidents, queue, reports
from tawthiq.desk.api import exports as exports_

api: Final = NinjaAPI(
    title="tawthiq",
    version=__version__,
    description="Reports, claims and incidents of one case, and what people decided.",
    openapi_url=None,  # ours lets nobody in who is not of the case
    docs_url=None,
    urls_namespace="api",
    renderer=answers.Unescaped(),
)
for _screen in (case, reports, claims, incidents, queue, audit, exports_):
    api.add_router("", _screen.router)
answers.handle(api)


@needs("read")
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The description of the API (OpenAPI 3.1)."""
    return Response(api.get_openapi_schema(path_prefix="/api/"))


def nothing(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001
    """404 for programs."""
    return answers.problem(404, "there is nothing at this address")


urlpatterns = [
    path("openapi.json", schema, name="openapi"),
    path("", api.urls),
    path("<path:rest>", nothing, name="api_nothing"),
]
