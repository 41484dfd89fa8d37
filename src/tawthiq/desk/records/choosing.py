"""Which reports are asked for, and a page of them as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from tawthiq.case import words
from tawthiq.case.models import Report
from tawthiq.case.pages import Page, page
from tawthiq.desk.records.finding import Passage, passage
from tawthiq.desk.records.given import day, text
from tawthiq.desk.records.tables import ReportLine, SourceLine
from tawthiq.desk.review.warned import warned

_ORDER: Final = "-published"
_START: Final = 240  # characters of a text that are shown where it has no title
_SEARCHED: Final = 20_000  # characters in which the words are looked for to be shown
_COUNTED: Final = 1_000
_KEY: Final = 64


class Asked(NamedTuple):
    """What is asked of reports; '' asks nothing.

    ``state`` is one of ``ReportLine.STATES``; ``each`` lists copies too, as every question does
    that a copy could answer but the first of its family not.
    """

    words: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    language: str = ""
    state: str = ""
    family: str = ""
    each: bool = False

    @property
    def alone(self) -> bool:
        """Whether one report of each family is enough."""
        return not (self.each or self.source or self.family)


class Row(NamedTuple):
    """A report in the list; ``others`` is how many more carry its text."""

    line: ReportLine
    report: Report
    shown: Passage
    others: int
    graphic: bool


def read(given: Mapping[str, str]) -> Asked:
    """What an address asks; what makes no sense is not asked."""
    state = given.get("state", "")
    return Asked(
        text(given, "words", 200),
        text(given, "source", 300),
        day(given, "since"),
        day(given, "until"),
        text(given, "language", 8),
        state if state in ReportLine.STATES else "",
        text(given, "family", _KEY),
        given.get("each", "") == "1",
    )


def select(asked: Asked) -> QuerySet[ReportLine]:
    """The reports that fit."""
    rows = ReportLine.objects.all()
    if asked.source:
        rows = rows.filter(publisher__in=_spellings(asked.source))
    if asked.since:
        rows = rows.filter(published__gte=asked.since)
    if asked.until:
        rows = rows.filter(published__gt="", published__lt=asked.until + "~")
    if asked.language:
        rows = rows.filter(language=asked.language)
    if asked.family:
        held = Report.objects.filter(key=asked.family).values("family")
        rows = rows.filter(family__in=list(held.values_list("family", flat=True)))
    if asked.alone:
        rows = rows.filter(first=True)
    if asked.words:
        query = words.parse(asked.words)
        if not query:
            return rows.none()
        rows = rows.filter(pk__in=words.reports(query))
    return rows.filter(state=asked.state) if asked.state else rows


def _spellings(name: str) -> list[str]:
    """The name as a publisher has it: as it is given, or as it is known."""
    key = words.folded(name)
    known = SourceLine.objects.filter(folded=key).values_list("name", flat=True)
    return list({name, *known})


def listed(asked: Asked, after: str) -> Page[ReportLine]:
    """A page of the lines of reports, the latest first."""
    return page(select(asked), _ORDER, after)


def rows(lines: Iterable[ReportLine], asked: Asked) -> list[Row]:
    """Lines with what is shown of their reports."""
    held = list(lines)
    length = _SEARCHED if asked.words else _START
    reports = (
        Report.objects.filter(pk__in=[line.pk for line in held])
        .only("key", "title", "url", "original_id", "set_aside")
        .annotate(start=Substr("text", 1, length))
        .in_bulk()
    )
    copies = dict(
        ReportLine.objects.filter(family__in={line.family for line in held})
        .values_list("family")
        .annotate(n=Count("pk"))
    )
    query = words.parse(asked.words)
    graphic = warned(list(reports))
    return [
        Row(
            line,
            report := reports[line.pk],
            passage(report.start, report.title, query),
            copies.get(line.family, 1) - 1,
            line.pk in graphic,
        )
        for line in held
    ]


def count(asked: Asked) -> tuple[int, bool]:
    """How many reports fit, and whether there are more than is counted."""
    found = select(asked).order_by()[: _COUNTED + 1].count()
    return min(found, _COUNTED), found > _COUNTED
