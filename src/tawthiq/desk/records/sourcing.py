"""Sources as they are shown: a sorted list, and the record of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawthiq.case.models import Claim, ClaimValue, Judgement, Report
from tawthiq.case.pages import Page, page
from tawthiq.case.standing import corrected, standing
from tawthiq.case.words import folded
from tawthiq.desk import where
from tawthiq.desk.records.given import text
from tawthiq.desk.records.lines import LONGEST
from tawthiq.desk.records.masking import initials
from tawthiq.desk.records.tables import ReportLine, SourceLine
from tawthiq.desk.records.tally import VERDICTS

# The columns that the list is sorted by, and their headings.
COLUMNS: Final[dict[str, Promise]] = {
    "reports": _("Reports"),
    "claims": _("Claims in them"),
    "cited": _("Cited for"),
    "accepted": _("Accepted"),
    "corrected": _("Corrected"),
    "rejected": _("Rejected"),
    "contradicted": _("Contradicted"),
    "firsts": _("First to tell"),
}
_REPORTS: Final = 10
_CLAIMS: Final = 25
_A_REPORT: Final = 12  # claims that are shown of each


class Asked(NamedTuple):
    """What is asked of sources: part of a name, publishers or cited ones, the order."""

    name: str = ""
    kind: str = ""
    sort: str = "reports"


class Row(NamedTuple):
    """A source in the list."""

    pk: int
    name: str
    source: SourceLine
    masked: bool
    figures: list[tuple[str, int]]


class Said(NamedTuple):
    """A claim of a source, and the judgement that stands over it."""

    key: str
    report: str
    type: str
    status: str
    day: str
    place: str
    harm: list[dict[str, Any]]
    verdict: str
    published: str


class Month(NamedTuple):
    """A bar of the record over time, in the units of its drawing."""

    name: str
    reports: int
    claims: int
    x: int
    y: int
    height: int


def read(given: Mapping[str, str]) -> Asked:
    """What an address asks; what makes no sense is not asked."""
    kind, sort = given.get("kind", ""), given.get("sort", "")
    return Asked(
        text(given, "name"),
        kind if kind in {"publisher", "cited"} else "",
        sort if sort in COLUMNS else "reports",
    )


def listed(asked: Asked, after: str) -> Page[SourceLine]:
    """A page of sources; those of masked names are not found by them."""
    rows = SourceLine.objects.defer("detail")
    if asked.kind == "publisher":
        rows = rows.filter(reports__gt=0)
    elif asked.kind == "cited":
        rows = rows.filter(cited__gt=0)
    if asked.name:
        rows = rows.filter(masked=False, folded__contains=folded(asked.name))
    return page(rows, f"-{asked.sort}", after)


def row(source: SourceLine) -> Row:
    """A source as it may be shown."""
    return Row(
        source.pk,
        shown_name(source),
        source,
        source.masked,
        [(name, getattr(source, name)) for name in COLUMNS],
    )


def shown_name(source: SourceLine, *, revealed: bool = False) -> str:
    """The name of a source, or the initials of one who is a person."""
    return source.name if revealed or not source.masked else initials(source.name)


def others(held: Sequence[Sequence[Any]]) -> list[tuple[int, str, int]]:
    """Sources by their folded names, with counts: id, the name to be shown, count."""
    rows = SourceLine.objects.filter(folded__in=[name for name, _n in held])
    known = {row.folded: row for row in rows.defer("detail")}
    return [
        (known[name].pk, shown_name(known[name]), n)
        for name, n in held
        if name in known
    ]


def judged(source: SourceLine) -> int:
    """How many of its claims people judged."""
    return sum(getattr(source, verdict) for verdict in VERDICTS)


def months(told: Mapping[str, Sequence[int]], height: int, width: int) -> list[Month]:
    """The months from the first to the last of which something is told, as bars."""
    if not told:
        return []
    names = _between(min(told), max(told))
    most = max((held[1] for held in told.values()), default=0) or 1
    step = width // len(names) or 1
    bars = []
    for n, name in enumerate(names):
        reports, claims = told.get(name, (0, 0))
        tall = round(height * claims / most)
        bars.append(Month(name, reports, claims, n * step, height - tall, tall))
    return bars


def _between(first: str, last: str) -> list[str]:
    year, month = int(first[:4]), int(first[5:7])
    names: list[str] = []
    while (name := f"{year:04d}-{month:02d}") <= last and len(names) < 1_200:
        names.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names


def published(source: SourceLine, after: str) -> tuple[list[Said], Page[Any]]:
    """Its own reports with claims, a few at a time, the latest first."""
    lines = ReportLine.objects.filter(publisher=source.name, claims__gt=0)
    held = page(lines, "-published", after, _REPORTS)
    return _said(_claims_of(line.pk for line in held.rows)), held


def cited(source: SourceLine, after: str) -> tuple[list[Said], Page[Any]]:
    """The claims that cite it, the last read first."""
    rows = ClaimValue.objects.filter(slot="source", name=source.folded)
    held = page(rows, "-pk", after, _CLAIMS)
    claims = Claim.objects.in_bulk([value.claim_id for value in held.rows])
    latest = sorted(claims.values(), key=lambda claim: -claim.pk)
    return _said([claim for claim in latest if claim.until_id is None]), held


def _claims_of(reports: Iterable[int]) -> list[Claim]:
    found: dict[int, list[Claim]] = {pk: [] for pk in reports}
    for claim in Claim.objects.filter(report__in=found, until=None).order_by("pk"):
        if len(found[claim.report_id]) < _A_REPORT:
            found[claim.report_id].append(claim)
    return [claim for held in found.values() for claim in held]


def _said(claims: Sequence[Claim]) -> list[Said]:
    verdicts = standing([claim.key for claim in claims])
    reports = Report.objects.only("key", "published").in_bulk(
        [c.report_id for c in claims]
    )
    return [
        _one(claim, reports[claim.report_id], verdicts.get(claim.key))
        for claim in claims
    ]


def _one(claim: Claim, report: Report, judgement: Judgement | None) -> Said:
    value = corrected(claim, judgement)
    date, place = value.date, next(iter(value.places), None)
    return Said(
        claim.key,
        report.key,
        value.type.value,
        str(value.status),
        (date.from_ or "") if date else "",
        where.name(place.id, place.name) if place else "",
        [harm.to_dict() for harm in value.harm],
        judgement.verdict if judgement else "unreviewed",
        report.published or "",
    )


def named(name: str) -> QuerySet[SourceLine]:
    """The source of a name, however it is spelled; one whose name is masked is not told."""
    return SourceLine.objects.filter(folded=folded(name)[:LONGEST], masked=False)
