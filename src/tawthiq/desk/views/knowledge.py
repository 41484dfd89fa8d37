"""What the program knows: the codebook and the gazetteer, to be browsed and searched."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from tawthiq.case.models import Card, CardValue
from tawthiq.desk import where
from tawthiq.desk.access import needs
from tawthiq.desk.records import codebook as entries
from tawthiq.desk.records import fresh
from tawthiq.desk.records import gazetteer as places
from tawthiq.desk.records.definitions import DEFINITIONS
from tawthiq.desk.records.given import text
from tawthiq.places import Place

_LISTED = 8  # incidents of a place
_COUNTED = 1_000
_SHOWN = 300  # places inside another


class Counted(NamedTuple):
    """An entry of the codebook, and how many claims of the case tell it."""

    entry: entries.Entry
    told: int


class Listed(NamedTuple):
    """A place, and the names of what it lies in."""

    place: Place
    path: SafeString


@require_GET
@needs("read")
def codebook(request: HttpRequest) -> HttpResponse:
    """The entries of a kind, or those in which a text stands."""
    as_of = fresh.as_of(fresh.SOURCES)
    asked = text(request.GET, "words")
    kind = request.GET.get("kind", "")
    kind = kind if kind in entries.KINDS else "type"
    found = entries.search(asked) if asked else list(entries.entries(kind).values())
    return render(
        request,
        "desk/codebook.html",
        {
            "as_of": as_of,
            "asked": asked,
            "kind": kind,
            "kinds": entries.KINDS.items(),
            "rows": [Counted(e, _count(as_of, e)) for e in found],
            "definitions": DEFINITIONS,
        },
    )


@require_GET
@needs("read")
def entry(request: HttpRequest, kind: str, ident: str) -> HttpResponse:
    """An entry: its words, what follows from it, sentences that hold it or do not."""
    found = entries.entries(kind).get(ident) if kind in entries.KINDS else None
    if found is None:
        raise Http404
    as_of = fresh.as_of(fresh.SOURCES)
    return render(
        request,
        "desk/codebook_one.html",
        {
            "as_of": as_of,
            "entry": found,
            "kind": entries.KINDS[kind],
            "count": _count(as_of, found),
            "definition": DEFINITIONS.get(ident) if kind == "type" else None,
        },
    )


def _count(as_of: fresh.AsOf, one: entries.Entry) -> int:
    return int(as_of.data.get(one.kind, {}).get(one.id, 0))


@require_GET
@needs("read")
def gazetteer(request: HttpRequest) -> HttpResponse:
    """Places by the beginning of their names; countries where nothing is asked."""
    asked = text(request.GET, "name")
    found = places.search(asked) if asked else places.countries()
    return render(
        request,
        "desk/gazetteer.html",
        {"asked": asked, "rows": [Listed(p, _path(p)) for p in found]},
    )


@require_GET
@needs("read")
def place(request: HttpRequest, ident: str) -> HttpResponse:
    """A place: its names, where it lies and how surely, what lies in it and happened."""
    found = places.place(ident)
    if found is None:
        raise Http404
    inside = places.inside(found)
    precision, radius = places.reach(found)
    # A card has a value for each name of a place.
    values = CardValue.objects.filter(slot="place", ident=found.id)
    held = values.order_by("-card").values_list("card", flat=True).distinct()
    cards = Card.objects.filter(pk__in=list(held[:_LISTED]))
    return render(
        request,
        "desk/gazetteer_one.html",
        {
            "place": found,
            "above": places.above(found),
            "inside": inside[:_SHOWN],
            "more": max(0, len(inside) - _SHOWN),
            "namesakes": [Listed(p, _path(p)) for p in places.namesakes(found)],
            "precision": precision,
            "radius": radius,
            "verified": found.source != "unverified",
            "cards": cards.order_by("-date_from"),
            "count": held[: _COUNTED + 1].count(),
            "counted": _COUNTED,
        },
    )


def _path(found: Place) -> SafeString:
    return where.along(places.above(found))


urlpatterns = [
    path("codebook", codebook, name="codebook"),
    path("codebook/<slug:kind>/<str:ident>", entry, name="codebook_entry"),
    path("gazetteer", gazetteer, name="gazetteer"),
    path("gazetteer/<str:ident>", place, name="place"),
]
