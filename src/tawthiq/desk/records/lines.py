"""Reports without their texts, and the persons they name, as the log goes on."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from django.db.models import Count, Q

from tawthiq.case import database
from tawthiq.case.models import Claim, Reading, Report
from tawthiq.case.words import folded
from tawthiq.desk.records.masking import public
from tawthiq.desk.records.tables import PersonIn, PersonLine, ReportLine

LONGEST: Final = 300  # letters of a name in a table with an index over it
_BATCH: Final = 500

Who = tuple[str, str]  # a folded name, a role


class Mention(NamedTuple):
    """A person as a report names them."""

    name: str
    role: str
    spans: tuple[tuple[int, int], ...]


def changed(since: int) -> list[int]:
    """The reports that came, or were read otherwise, after an entry of the log."""
    found: set[int] = set()
    for rows in (
        Report.objects.filter(entry__gt=since).values_list("pk", flat=True),
        Reading.objects.filter(entry__gt=since).values_list("pk", flat=True),
        Claim.objects.filter(since__gt=since).values_list("report_id", flat=True),
        Claim.objects.filter(until__gt=since).values_list("report_id", flat=True),
    ):
        found.update(rows.order_by())
    return sorted(found)


def derive(reports: Sequence[int]) -> None:
    """Write the lines of reports anew, and of the persons that they name."""
    for start in range(0, len(reports), _BATCH):
        batch = reports[start : start + _BATCH]
        with database.writing():
            _lines(batch)
            _persons(batch)


def _lines(batch: Sequence[int]) -> None:
    held = Claim.objects.filter(report__in=batch, until=None)
    claims = Counter(held.values_list("report_id", flat=True))
    read = set(Reading.objects.filter(pk__in=batch).values_list("pk", flat=True))
    rows = Report.objects.filter(pk__in=batch).values_list(
        "pk", "published", "publisher", "language", "set_aside", "family"
    )
    ReportLine.objects.bulk_create(
        (
            ReportLine(
                report_id=pk,
                published=published or "",
                publisher=(publisher or "")[:LONGEST],
                language=language,
                state=_state(aside, claims[pk], read=pk in read),
                claims=claims[pk],
                family=family,
                first=family == pk,
            )
            for pk, published, publisher, language, aside, family in rows
        ),
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=[
            *("published", "publisher", "language", "state", "claims"),
            *("family", "first"),
        ],
    )


def _state(aside: str, claims: int, *, read: bool) -> str:
    """One of ``ReportLine.STATES``."""
    if aside:
        return "aside"
    if not read:
        return "unread"
    return "claims" if claims else "none"


def _persons(batch: Sequence[int]) -> None:
    told: dict[int, dict[Who, Mention]] = {}
    rows = Reading.objects.filter(pk__in=batch).values_list("pk", "persons")
    for report, persons in rows:
        told[report] = mentions(json.loads(persons))
    before = PersonIn.objects.filter(report__in=batch)
    touched = set(before.values_list("person", flat=True).order_by())
    before.delete()
    known = _known({who: m.name for held in told.values() for who, m in held.items()})
    PersonIn.objects.bulk_create(
        PersonIn(person_id=known[who], report_id=report, spans=json.dumps(m.spans))
        for report, held in told.items()
        for who, m in held.items()
    )
    _count(touched | set(known.values()))


def mentions(persons: Iterable[dict[str, str]]) -> dict[Who, Mention]:
    """A reading's persons by folded name and role, each with where it stands."""
    spans: dict[Who, list[tuple[int, int]]] = defaultdict(list)
    names: dict[Who, str] = {}
    for person in persons:
        name = person["name"][:LONGEST]
        who = folded(name), person["role"]
        names.setdefault(who, name)
        spans[who].append((int(person["start"]), int(person["end"])))
    return {who: Mention(names[who], who[1], tuple(spans[who])) for who in names}


def _known(names: dict[Who, str]) -> dict[Who, int]:
    """The ids of persons, who are added where they are new."""
    PersonLine.objects.bulk_create(
        (
            PersonLine(
                folded=who[0],
                name=name,
                role=who[1],
                protected=not public(who[1]),
                reports=0,
            )
            for who, name in names.items()
        ),
        ignore_conflicts=True,
    )
    rows = PersonLine.objects.filter(folded__in={who[0] for who in names})
    found = rows.values_list("folded", "role", "pk")
    return {(name, role): pk for name, role, pk in found if (name, role) in names}


def _count(persons: set[int]) -> None:
    """Count the reports of persons; who is in none any more goes."""
    rows = PersonLine.objects.filter(pk__in=persons).annotate(n=Count("mentions"))
    found = list(rows)
    for row in found:
        row.reports = row.n
    PersonLine.objects.bulk_update(found, ["reports"], batch_size=_BATCH)
    PersonLine.objects.filter(Q(pk__in=persons), reports=0).delete()
