"""Reading a case's reports into claims: resumable, parallel, and never over judgements.

A claim stays the same row as long as it is read the same.  Where another version reads
it otherwise, the old row ends (``until``) and a new one begins (``since``): what was
proposed when can always be told, and what people judged stays.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from django.db.models import QuerySet

from tawthiq.case import queue
from tawthiq.case.fault import told
from tawthiq.case.log import Chain, canonical, digest, writing
from tawthiq.case.models import Claim, ClaimValue, Reading, Report
from tawthiq.case.standing import standing
from tawthiq.case.values import values
from tawthiq.extract import Reader
from tawthiq.extract.recipe import Recipe, was_thorough
from tawthiq.model import Report as Text
from tawthiq.parallel import ordered

_BATCH: Final = 128
__all__ = [
    "Change",
    "Read",
    "claim_row",
    "evidence",
    "read",
    "recipe",
    "save",
    "unread",
]


class Change(NamedTuple):
    """A claim that this reading proposes anew, otherwise, or no more."""

    kind: str  # new, changed, gone
    claim: str
    report: str
    judged: bool


class Read(NamedTuple):
    """What a batch of readings brought; ``again`` were read by another version before."""

    reports: int
    again: int
    claims: int
    changes: tuple[Change, ...]


class Doing(NamedTuple):
    """The report that is read: its title, its length, its number in the batch, of how many."""

    title: str
    characters: int
    number: int
    batch: int


class _Task(NamedTuple):
    """A report as a worker needs it."""

    id: int
    key: str
    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None


class _Result(NamedTuple):
    """What a worker read: the persons as JSON, the claims by their keys."""

    report: int
    persons: str
    places: str
    claims: dict[str, str]


def recipe(
    codebook: Path | None = None,
    places: Path | None = None,
    *,
    thorough: bool | None = None,
) -> Recipe:
    """How to read the case; with the encoder, if not said, where it was read so last."""
    if thorough is None:
        last = Reading.objects.order_by("-entry_id").values_list("version", flat=True)
        thorough = any(was_thorough(version) for version in last[:1])
    return Recipe(codebook, places, thorough)


def unread(now: str) -> int:
    """How many reports a version has yet to read."""
    return _unread(now).count()


def read(
    *,
    by: str,
    why: str = "",
    jobs: int = 1,
    how: Recipe | None = None,
    watch: Callable[[Doing], None] | None = None,
) -> Iterator[Read]:
    """Read every report that this version has not read; yields what a batch brought.

    ``how`` to read, if not as ``recipe`` says.  ``watch`` is told of each report when it is
    taken up.  What was yielded is in the case; a run that was cut off goes on where it ended.
    Raises ``CaseError`` where the database fails.
    """
    with told():
        how = how or recipe()
        now = how.version()
        results = ordered(_work, _tasks(now, watch), jobs, start=_start, args=(how,))
        while batch := list(islice(results, _BATCH)):
            yield _write(batch, now, by, why)


def _unread(now: str) -> QuerySet[Report]:
    return Report.objects.filter(set_aside="").exclude(reading__version=now)


def _tasks(now: str, watch: Callable[[Doing], None] | None) -> Iterator[_Task]:
    last = 0
    fields = ("id", "key", "text", "title", "publisher", "url", "published")
    while rows := list(
        _unread(now).filter(pk__gt=last).order_by("pk").values_list(*fields)[:_BATCH]
    ):
        for number, row in enumerate(rows, 1):
            last, task = row[0], _Task(*row)
            if watch is not None:
                title = task.title or task.publisher or task.key
                watch(Doing(title, len(task.text), number, len(rows)))
            yield task


_reader: Reader | None = None


def _start(how: Recipe) -> None:
    global _reader  # noqa: PLW0603 - one reader a process
    _reader = how.reader()


def _work(task: _Task) -> _Result:
    if _reader is None:
        raise RuntimeError("no reader was started")
    read, places = _reader.read_placed(
        Text.of(
            task.text,
            id=task.key,
            title=task.title,
            source=task.publisher,
            url=task.url,
            published=task.published[:10] if task.published else None,
        )
    )
    return _Result(
        task.id,
        canonical([person.to_dict() for person in read.persons]),
        canonical([place.to_dict() for place in places]),
        {claim.id: claim.to_json() for claim in read.claims},
    )


def _write(results: Sequence[_Result], now: str, by: str, why: str) -> Read:
    """Write a batch of readings, but for those that another process wrote meanwhile."""
    with writing(by, why) as chain:
        ids = [r.report for r in results]
        before = dict(
            Reading.objects.filter(report__in=ids).values_list("report_id", "version")
        )
        results = [r for r in results if before.get(r.report) != now]
        keys = dict(Report.objects.filter(pk__in=ids).values_list("pk", "key"))
        new, ended, changes = _compared(results, keys, chain.next)
        Claim.objects.filter(pk__in=ended.values()).update(until=chain.next)
        save(new)
        Reading.objects.bulk_create(
            (
                Reading(
                    report_id=r.report,
                    version=now,
                    persons=r.persons,
                    places=r.places,
                    entry_id=chain.next,
                )
                for r in results
            ),
            update_conflicts=True,
            update_fields=["version", "persons", "places", "entry"],
            unique_fields=["report"],
        )
        queue.refill({row.key for row in new} | ended.keys())
        again = sum(r.report in before for r in results)
        if results:
            _tell(chain, results, new, ended, now)
    return Read(len(results), again, sum(len(r.claims) for r in results), changes)


def _compared(
    results: Sequence[_Result], keys: Mapping[int, str], entry: int
) -> tuple[list[Claim], dict[str, int], tuple[Change, ...]]:
    """The new rows, the rows that end by key, and what that changes for people.

    What a person added is no reading, and never ends.
    """
    held: dict[int, dict[str, tuple[int, str]]] = defaultdict(dict)
    reports = [r.report for r in results]
    current = Claim.objects.filter(report__in=reports, until=None, made_by="")
    for pk, report, key, data in current.values_list("pk", "report_id", "key", "data"):
        held[report][key] = pk, data
    judged = standing([key for claims in held.values() for key in claims])
    new: list[Claim] = []
    ended: dict[str, int] = {}
    changes: list[Change] = []
    for result in results:
        before, after = held[result.report], result.claims
        first = not before
        for key, data in after.items():
            pk, known = before.get(key, (0, ""))
            if known == data:
                continue
            new.append(claim_row(result.report, key, data, entry))
            if pk:
                ended[key] = pk
            if not first:
                kind = "changed" if pk else "new"
                changes.append(Change(kind, key, keys[result.report], key in judged))
        for key in before.keys() - after.keys():
            ended[key] = before[key][0]
            changes.append(Change("gone", key, keys[result.report], key in judged))
    return new, ended, tuple(sorted(changes))


def claim_row(report: int, key: str, data: str, entry: int, made_by: str = "") -> Claim:
    """The row of a claim, read or made by a person, from an entry of the log on."""
    value = json.loads(data)
    date = value["date"] or {}
    return Claim(
        key=key,
        report_id=report,
        type=value["type"],
        status=value["status"],
        date_from=date.get("from"),
        date_to=date.get("to"),
        data=data,
        since_id=entry,
        made_by=made_by,
    )


def save(new: Sequence[Claim]) -> None:
    """Write new claims, and what they are found by."""
    Claim.objects.bulk_create(new)
    ClaimValue.objects.bulk_create(
        ClaimValue(claim=row, slot=slot, ident=ident, name=name)
        for row in new
        for slot, ident, name in values(row.value)
    )


def _tell(
    chain: Chain,
    results: Sequence[_Result],
    new: Sequence[Claim],
    ended: Collection[str],
    now: str,
) -> None:
    chain.add(
        "read",
        {
            "reading": now,
            "reports": len(results),
            "new": len(new),
            "ended": len(ended),
            "digest": digest(evidence(row) for row in new),
        },
    )


def evidence(row: Claim) -> str:
    """The line of a claim that its log entry's digest covers."""
    maker = [row.made_by] if row.made_by else []
    return canonical([row.report_id, row.key, row.data, *maker])
