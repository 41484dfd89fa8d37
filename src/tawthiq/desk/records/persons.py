"""The persons that reports name, masked unless their role is public or somebody asked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, get_args

from django.db.models import QuerySet

from tawthiq.case.models import Claim, Report, Scene
from tawthiq.case.pages import Page, page
from tawthiq.case.stale import incidents_of
from tawthiq.case.words import folded
from tawthiq.desk.records.given import text
from tawthiq.desk.records.masking import initials, without
from tawthiq.desk.records.tables import PersonIn, PersonLine, ReportLine
from tawthiq.model.values import Role

ROLES: Final[tuple[str, ...]] = get_args(Role)
_ORDER: Final = "-reports"
_REPORTS: Final = 20


class Asked(NamedTuple):
    """A role, and the beginning of a name: only public names are looked for."""

    role: str = ""
    name: str = ""


class Row(NamedTuple):
    """A person in the list; ``name`` is what may be shown."""

    pk: int
    name: str
    role: str
    masked: bool
    reports: int


class Place(NamedTuple):
    """A report that names a person: its title without protected names, its incidents."""

    line: ReportLine
    key: str
    title: str
    claims: tuple[str, ...]
    incidents: tuple[str, ...]


def read(given: Mapping[str, str]) -> Asked:
    """What an address asks; what makes no sense is not asked."""
    role = given.get("role", "")
    return Asked(role if role in ROLES else "", text(given, "name"))


def listed(asked: Asked, after: str) -> Page[PersonLine]:
    """A page of persons, those in most reports first."""
    return page(select(asked), _ORDER, after)


def select(asked: Asked) -> QuerySet[PersonLine]:
    """The persons who fit.

    A protected name cannot be looked for: the answer would tell that it is there.
    """
    rows = PersonLine.objects.all()
    if asked.role:
        rows = rows.filter(role=asked.role)
    if asked.name:
        rows = rows.filter(protected=False, folded__contains=folded(asked.name))
    return rows


def row(person: PersonLine, *, revealed: bool) -> Row:
    """A person as they may be shown."""
    masked = person.protected and not revealed
    name = initials(person.name) if masked else person.name
    return Row(person.pk, name, person.role, masked, person.reports)


def reports_of(person: PersonLine, after: str) -> Page[PersonIn]:
    """A page of the reports that name a person, the last taken in first."""
    return page(PersonIn.objects.filter(person=person), "-pk", after, _REPORTS)


def places(
    person: PersonLine, mentions: Sequence[PersonIn], *, revealed: bool
) -> list[Place]:
    """What is shown of reports that name a person."""
    pks = [m.report_id for m in mentions]
    lines = ReportLine.objects.in_bulk(pks)
    reports = Report.objects.only("key", "title").in_bulk(pks)
    shown = _shown(pks, but=person.pk if revealed else None)
    told = _claims(mentions)
    incidents = _incidents({key for keys in told.values() for key in keys}, pks)
    return [
        Place(
            lines[pk],
            reports[pk].key,
            shown(reports[pk].title or ""),
            tuple(told[pk]),
            tuple(dict.fromkeys(incidents[k] for k in told[pk] if k in incidents)),
        )
        for pk in pks
    ]


def _shown(reports: Sequence[int], but: int | None) -> Callable[[str], str]:
    """Takes the protected names of reports out of their titles, but for one person's."""
    rows = PersonIn.objects.filter(report__in=reports, person__protected=True)
    if but is not None:
        rows = rows.exclude(person=but)
    return without(rows.values_list("person__name", flat=True).distinct().order_by())


def _claims(mentions: Iterable[PersonIn]) -> dict[int, list[str]]:
    """The claims, by report, whose words hold a mention of the person."""
    spans = {m.report_id: json.loads(m.spans) for m in mentions}
    found: dict[int, list[str]] = defaultdict(list)
    for row in Claim.objects.filter(report__in=spans, until=None).order_by("pk"):
        quote = row.value["quote"]
        if any(
            quote["start"] <= a and b <= quote["end"] for a, b in spans[row.report_id]
        ):
            found[row.report_id].append(row.key)
    return found


def _incidents(keys: set[str], reports: Sequence[int]) -> dict[str, str]:
    """The code of the incident of each claim that was linked."""
    found = incidents_of(keys, Scene.objects.filter(report__in=reports))
    return {key: code for key, (_pk, code) in found.items()}
