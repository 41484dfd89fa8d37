"""Reports, sources and persons: lists to look through, and the record of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from tawthiq.desk.access import needs, who
from tawthiq.desk.records import choosing, fresh, persons, revealing, sourcing
from tawthiq.desk.records.given import text
from tawthiq.desk.records.tables import PersonLine, ReportLine, SourceLine

_KNOWN = 200  # names that are offered where a source is asked for
_HEIGHT, _WIDTH = 90, 900  # of the drawing of a record over time


@require_GET
@needs("read")
def reports(request: HttpRequest) -> HttpResponse:
    """All reports, searched by their words and filtered."""
    as_of = fresh.as_of()
    asked = choosing.read(request.GET)
    page = choosing.listed(asked, request.GET.get("after", ""))
    known = SourceLine.objects.filter(reports__gt=0).order_by("-reports", "pk")
    languages = ReportLine.objects.order_by("language").values_list("language")
    return render(
        request,
        "desk/reports.html",
        {
            "as_of": as_of,
            "asked": asked,
            "rows": choosing.rows(page.rows, asked),
            "page": page,
            "count": choosing.count(asked),
            "states": ReportLine.STATES,
            "known": known.values_list("name", flat=True)[:_KNOWN],
            "languages": [code for (code,) in languages.distinct()[:30]],
        },
    )


@require_GET
@needs("read")
def sources(request: HttpRequest) -> HttpResponse:
    """Who publishes and who is cited, and what became of what they say."""
    as_of = fresh.as_of(fresh.SOURCES)
    asked = sourcing.read(request.GET)
    page = sourcing.listed(asked, request.GET.get("after", ""))
    return render(
        request,
        "desk/sources.html",
        {
            "as_of": as_of,
            "asked": asked,
            "columns": sourcing.COLUMNS.items(),
            "rows": [sourcing.row(row) for row in page.rows],
            "page": page,
        },
    )


@require_GET
@needs("read")
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of a source."""
    return _source(request, get_object_or_404(SourceLine, pk=pk), revealed=False)


@require_GET
@needs("read")
def source_named(_request: HttpRequest, name: str) -> HttpResponseBase:
    """To the record of a source by its name; a masked one is not found by it."""
    return redirect("source", get_object_or_404(sourcing.named(name)).pk)


@require_POST
@needs("judge")
def source_reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of a source who is a person, with the name; the log tells of it."""
    row = get_object_or_404(SourceLine, pk=pk)
    revealing.source(row, by=who(request), why=_why(request))
    return _source(request, row, revealed=True)


def _source(request: HttpRequest, row: SourceLine, *, revealed: bool) -> HttpResponse:
    as_of = fresh.as_of(fresh.SOURCES)
    cited = request.GET.get("as") == "cited" or not row.reports
    said = sourcing.cited if cited else sourcing.published
    claims, following = said(row, request.GET.get("after", ""))
    more = row.more
    return render(
        request,
        "desk/sources_one.html",
        {
            "as_of": as_of,
            "source": row,
            "name": sourcing.shown_name(row, revealed=revealed),
            "masked": row.masked and not revealed,
            "figures": sourcing.row(row).figures,
            "judged": sourcing.judged(row),
            "types": more["types"].items(),
            "most": max(more["types"].values(), default=1),
            "months": sourcing.months(more["months"], _HEIGHT, _WIDTH),
            "cited_by": sourcing.others(more["cited_by"]),
            "cites": sourcing.others(more["cites"]),
            "cited": cited,
            "claims": claims,
            "page": following,
        },
    )


@require_GET
@needs("read")
def people(request: HttpRequest) -> HttpResponse:
    """The persons that reports name; protected names are masked."""
    return _people(request, revealed=False)


@require_POST
@needs("judge")
def people_reveal(request: HttpRequest) -> HttpResponse:
    """The same page with the names of those on it; the log tells who saw them."""
    return _people(request, revealed=True)


def _people(request: HttpRequest, *, revealed: bool) -> HttpResponse:
    as_of = fresh.as_of()
    asked = persons.read(request.GET)
    page = persons.listed(asked, request.GET.get("after", ""))
    if revealed:
        revealing.persons(page.rows, by=who(request), why=_why(request))
    rows = [persons.row(person, revealed=revealed) for person in page.rows]
    return render(
        request,
        "desk/persons.html",
        {
            "as_of": as_of,
            "asked": asked,
            "roles": persons.ROLES,
            "rows": rows,
            "masked": any(row.masked for row in rows),
            "revealed": revealed,
            "page": page,
        },
    )


@require_GET
@needs("read")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports and incidents in which a name is told in a role."""
    return _person(request, pk, revealed=False)


@require_POST
@needs("judge")
def person_reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """The same with the name; the log tells who saw it."""
    return _person(request, pk, revealed=True)


def _person(request: HttpRequest, pk: int, *, revealed: bool) -> HttpResponse:
    as_of = fresh.as_of()
    row = get_object_or_404(PersonLine, pk=pk)
    if revealed:
        revealing.persons([row], by=who(request), why=_why(request))
    page = persons.reports_of(row, request.GET.get("after", ""))
    shown = revealed or not row.protected
    return render(
        request,
        "desk/persons_one.html",
        {
            "as_of": as_of,
            "person": persons.row(row, revealed=revealed),
            "revealed": revealed and row.protected,
            "places": persons.places(row, page.rows, revealed=shown),
            "page": page,
        },
    )


def _why(request: HttpRequest) -> str:
    return text(request.POST, "why", 500)


urlpatterns = [
    path("reports", reports, name="reports"),
    path("sources", sources, name="sources"),
    path("sources/<int:pk>", source, name="source"),
    path("sources/<int:pk>/reveal", source_reveal, name="source_reveal"),
    path("sources/named/<path:name>", source_named, name="source_named"),
    path("persons", people, name="persons"),
    path("persons/reveal", people_reveal, name="persons_reveal"),
    path("persons/<int:pk>", person, name="person"),
    path("persons/<int:pk>/reveal", person_reveal, name="person_reveal"),
]
