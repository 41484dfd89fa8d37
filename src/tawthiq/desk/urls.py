"""The addresses of the desk: each screen brings its own."""

from __future__ import annotations

from typing import Final

from django.urls import include, path

_SCREENS: Final = (
    "home",
    "review",
    "incident",
    "explore",
    "tiles",
    "records",
    "audit",
    "knowledge",
    "accounts",
    "exporting",
    "importing",
)
urlpatterns = [
    *(path("", include(f"tawthiq.desk.views.{name}")) for name in _SCREENS),
    path("api/", include("tawthiq.desk.api")),
]
handler403 = "tawthiq.desk.views.home.forbidden"
handler404 = "tawthiq.desk.views.home.missing"
handler500 = "tawthiq.desk.views.home.failed"
