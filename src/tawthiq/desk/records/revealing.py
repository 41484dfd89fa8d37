"""Showing protected names to one person, once; the log says who asked, and for whom."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tawthiq.case import log
from tawthiq.case.fault import told
from tawthiq.case.models import ClaimValue
from tawthiq.desk.records.tables import PersonIn, PersonLine, SourceLine


def persons(rows: Iterable[PersonLine], *, by: str, why: str = "") -> None:
    """Record that somebody is shown the names of persons.

    The log goes to others too, so it holds no name but where each is first told:
    ``<report's key>#<start>``.  Raises ``CaseError``.
    """
    hidden = {row.pk for row in rows if row.protected}
    if hidden:
        _write("persons", _where(hidden), by, why)


def source(row: SourceLine, *, by: str, why: str = "") -> None:
    """Record that somebody is shown the name of a source who is a person.

    The log tells a claim that cites it.  Raises ``CaseError``.
    """
    if row.masked:
        held = ClaimValue.objects.filter(slot="source", name=row.folded).order_by("pk")
        keys = list(held.values_list("claim__key", flat=True)[:1])
        _write("sources", keys, by, why)


def _where(persons_: set[int]) -> list[str]:
    first: dict[int, str] = {}
    rows = PersonIn.objects.filter(person__in=persons_).order_by("report_id")
    for person, key, spans in rows.values_list("person_id", "report__key", "spans"):
        first.setdefault(person, f"{key}#{json.loads(spans)[0][0]}")
    return sorted(first.values())


def _write(what: str, which: list[str], by: str, why: str) -> None:
    with told(), log.writing(by, why) as chain:
        chain.add("reveal", {"what": what, "count": len(which), "which": which})
