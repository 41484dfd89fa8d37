"""What became of what each source says, counted from rows of the case; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

VERDICTS: Final = ("accepted", "corrected", "rejected")
_DAY: Final = len("2016-03-14")


class Told(NamedTuple):
    """A current claim: what it is, in which report, of whom, in which incident."""

    report: int
    type: str
    cites: frozenset[str]  # folded names
    verdict: str  # '' where nobody judged it
    incident: int | None


class Origin(NamedTuple):
    """A report: the folded name of who published it ('' untold), when, and its family."""

    publisher: str
    published: str
    family: int


@dataclass(slots=True)
class Record:
    """What one source has to its name."""

    reports: int = 0
    claims: int = 0
    cited: int = 0
    told: int = 0
    contradicted: int = 0
    firsts: int = 0
    first_day: str = ""
    last_day: str = ""
    verdicts: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    months: dict[str, list[int]] = field(default_factory=dict)  # [reports, claims]
    cited_by: Counter[str] = field(default_factory=Counter)
    cites: Counter[str] = field(default_factory=Counter)

    def seen(self, published: str, *, reports: int = 0, claims: int = 0) -> None:
        """Count in the month of a publication; '' is no month."""
        day = published[:_DAY]
        if not day:
            return
        self.first_day = min(filter(None, (self.first_day, day)))
        self.last_day = max(self.last_day, day)
        month = self.months.setdefault(day[:7], [0, 0])
        month[0] += reports
        month[1] += claims


def tally(
    reports: Mapping[int, Origin],
    claims: Iterable[Told],
    contested: frozenset[int],
) -> dict[str, Record]:
    """The record of every source, by folded name; ``contested`` are incidents.

    A claim counts for who published it and for everybody whom it cites, once each.
    """
    records: dict[str, Record] = defaultdict(Record)
    for origin in reports.values():
        if origin.publisher:
            record = records[origin.publisher]
            record.reports += 1
            record.seen(origin.published, reports=1)
    tellers: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        origin = reports[claim.report]
        publisher = origin.publisher
        for name in {publisher, *claim.cites} - {""}:
            record = records[name]
            record.types[claim.type] += 1
            if claim.verdict:
                record.verdicts[claim.verdict] += 1
            record.seen(origin.published, claims=1)
            if claim.incident is not None:
                tellers[claim.incident][name].add(claim.report)
        if publisher:
            records[publisher].claims += 1
        for name in claim.cites - {publisher}:
            records[name].cited += 1
            if publisher:
                records[name].cited_by[publisher] += 1
                records[publisher].cites[name] += 1
    for incident, told in tellers.items():
        _incident(records, reports, told, contested=incident in contested)
    return dict(records)


def _incident(
    records: dict[str, Record],
    reports: Mapping[int, Origin],
    told: Mapping[str, set[int]],
    *,
    contested: bool,
) -> None:
    """Count an incident for those who tell of it, where there are several reports."""
    families = {reports[pk].family for held in told.values() for pk in held}
    if len(families) < 2:
        return
    first = _first(reports[pk].published for held in told.values() for pk in held)
    for name, held in told.items():
        record = records[name]
        record.told += 1
        record.contradicted += contested
        record.firsts += any(reports[pk].published in first for pk in held)


def _first(published: Iterable[str]) -> set[str]:
    """The earliest of publications: one time, and the day alone if it may be as early."""
    told = set(published) - {""}
    day = min((one[:_DAY] for one in told), default="")
    times = [one for one in told if one[:_DAY] == day and len(one) > _DAY]
    return {day, min(times, default=day)} - {""}
