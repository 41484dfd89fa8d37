"""The explorer: incidents by filters that the address keeps; table, map and timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tawthiq.case import cards, pages
from tawthiq.case.models import Card
from tawthiq.desk.access import needs
from tawthiq.desk.explore import features, rows
from tawthiq.desk.explore.chart import HEIGHT, Chart, chart
from tawthiq.desk.explore.form import SORTS, Selection, address
from tawthiq.desk.explore.timeline import Dated, Timeline, dated, timeline
from tawthiq.desk.explore.view import Viewed
from tawthiq.desk.numerals import numerals
from tawthiq.desk.views.tiles import mapped

_SIZE: Final = 50
_MORE: Final = frozenset(("actor", "source", "grade", "min_killed", "without_place"))


@require_GET
@needs("read")
@mapped
def incidents(request: HttpRequest) -> HttpResponse:
    """One selection of incidents as a table, a map and a timeline."""
    form = Selection(request.GET)
    values, here = form.values, reverse("incidents")
    chosen = _chosen(form)
    days = _days(chosen)
    total = sum(one.incidents for one in days)
    known, asked = _dated(days), form.cleaned_data
    line = timeline(known, asked.get("since"), asked.get("until"))
    drawing = chart(line, mirrored=get_language_bidi())
    page = pages.page(chosen, form.order, request.GET.get("after", ""), _SIZE)
    return render(
        request,
        "desk/explore.html",
        {
            "form": form,
            "more": not _MORE.isdisjoint(values),
            "asked": [
                (label, shown, address(here, values, **{name: None}))
                for name, (label, shown) in form.asked.items()
            ],
            "total": total,
            "placeless": total - sum(one.placed for one in days),
            "stale": cards.stale(),
            "rows": rows.rows(page.rows),
            "next": page.next and address(here, values, after=page.next),
            "previous": page.previous and address(here, values, after=page.previous),
            "sort": values.get("sort", "newest"),
            "sorts": {name: address(here, values, sort=name) for name in SORTS},
            "line": line,
            "bars": list(_bars(line, drawing, values)),
            "ticks": [(t.x, rows.day(t.day, line.unit)) for t in drawing.ticks],
            "undated": total - sum(one.incidents for one in known),
            "highest": drawing.highest,
            "height": HEIGHT,
            "features": address(reverse("features"), values),
            "here": here,
        },
    )


@require_GET
@needs("read")
def drawn(request: HttpRequest) -> JsonResponse:
    """What the map draws of a selection: how far it reaches, or what is in view."""
    form = Selection(request.GET)
    chosen = _chosen(form)
    viewed = Viewed.read(request.GET)
    if viewed is None:
        return JsonResponse({"features": [], "bounds": features.bounds(chosen)})
    values = form.values

    def single(card: Card) -> dict[str, Any]:
        return features.circle(
            (card.lat, card.lon),
            card.radius_m,
            rows.place(card),
            detail=rows.told(card),
            href=reverse("incident", args=[card.code]),
        )

    def cluster(card: Card, cell: features.Cell) -> dict[str, Any]:
        return _cluster(card, cell, values)

    found = features.features(chosen, viewed, single, cluster)
    return JsonResponse({"features": found})


def _chosen(form: Selection) -> QuerySet[Card]:
    """The incidents of a selection."""
    found = cards.select(form.filter())
    return found if form.box is None else features.within(found, form.box)


class _Days(NamedTuple):
    """The incidents between two days, and how many of them are on the map."""

    since: str | None
    until: str | None
    incidents: int
    placed: int


def _days(chosen: QuerySet[Card]) -> list[_Days]:
    """A selection by its days: what the timeline draws and the page counts."""
    rows = chosen.order_by().values_list("date_from", "date_to")
    counted = rows.annotate(incidents=Count("*"), placed=Count("lat"))
    return [_Days(*row) for row in counted]


def _dated(days: Iterable[_Days]) -> list[Dated]:
    return list(dated((one.since, one.until, one.incidents) for one in days))


def _bars(
    line: Timeline, drawing: Chart, values: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The bars as the template draws them, and as it tells them in words."""
    for bar in drawing.bars:
        since, until = bar.bin.since.isoformat(), bar.bin.until.isoformat()
        yield {
            "drawn": bar,
            "since": since,
            "until": until,
            "name": rows.span(bar.bin, line.unit),
            "spread": round(bar.bin.spread),
            "href": address(reverse("incidents"), values, since=since, until=until),
        }


def _cluster(
    card: Card, cell: features.Cell, values: Mapping[str, str]
) -> dict[str, Any]:
    where = rows.place(card)
    label = where if len(cell.points) == 1 else _("{} and around it").format(where)
    told = ngettext("{} incident", "{} incidents", cell.incidents).format(
        cell.incidents
    )
    if cell.wide:
        told = _("{}, {} of them told of a wide area").format(told, cell.wide)
    area = features.boxed(cell.box)
    return {
        "label": label,
        "detail": numerals(told),
        "href": address(reverse("incidents"), values, area=area) + "#table",
    }


urlpatterns = [
    path("incidents", incidents, name="incidents"),
    path("incidents/features", drawn, name="features"),
]
