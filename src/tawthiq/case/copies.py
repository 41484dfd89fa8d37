"""Which reports of a case are copies or versions of one text, found as they come in.

A report is compared with the earlier ones that share a band of its signature; all that
are alike are linked.  It joins the family of the one that it is most like: a family is
one independent source.  Families never merge, for a digest is a copy of several wires
that have nothing to do with one another.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db import connection
from django.db.models import F

from tawthiq.case.models import Band, Likeness, Report
from tawthiq.ingest.likeness import likeness

# Of a text that a hundred outlets carry, a few copies tell as much as all.
_A_FAMILY: Final = 2
_MOST: Final = 16
_PAGE: Final = 128
# A band that so many reports share is a set phrase, and tells nothing.
_BUCKET: Final = 64
# Other facts in the same words are another event, where they are less alike than this
_ONE_SOURCE: Final = 0.6
# or published further apart: a toll is updated within days.
_DAYS: Final = 7


def link(new: Sequence[tuple[Report, tuple[int, ...]]]) -> None:
    """Sign new reports, give each its family, link it to the earlier ones it is like.

    Call it in the transaction that adds the reports, once they have ids.
    """
    shared = _sharing({band for _, bands in new for band in bands})
    _sign(new, shared)
    known = _Known(row for row, _ in new)
    known.fetch({id_ for ids in shared.values() for id_ in ids})
    family = {pk: row.family for pk, row in known.items()}
    likenesses: list[Likeness] = []
    for row, bands in new:
        found = [
            like
            for other in _candidates(row.pk, bands, shared, family)
            if (like := _compared(row, known[other]))
        ]
        nearest = max(filter(_one_source, found), key=_nearness, default=None)
        row.family = family[row.pk] = family[nearest.other_id] if nearest else row.pk
        likenesses += found
    Likeness.objects.bulk_create(likenesses)
    Report.objects.filter(pk__in=[row.pk for row, _ in new]).update(family=F("pk"))
    joined = (row for row, _ in new if row.family != row.pk)
    Report.objects.bulk_update(joined, ["family"], batch_size=_PAGE)


def _compared(row: Report, other: Report) -> Likeness | None:
    told = likeness(row.text, other.text)
    if told.kind == "different":
        return None
    if told.kind == "version" and _days_between(row, other) > _DAYS:
        return None
    return Likeness(report=row, other=other, kind=told.kind, similarity=told.similarity)


def _days_between(row: Report, other: Report) -> int:
    """The days between two publications; none where one is not known."""
    if row.published is None or other.published is None:
        return 0
    one = datetime.date.fromisoformat(row.published[:10])
    two = datetime.date.fromisoformat(other.published[:10])
    return abs((one - two).days)


def _one_source(like: Likeness) -> bool:
    return like.kind != "version" or like.similarity >= _ONE_SOURCE


def _nearness(like: Likeness) -> tuple[float, int]:
    return like.similarity, -like.other_id


def _sharing(bands: Iterable[int]) -> dict[int, list[int]]:
    """The reports that have each band, the earliest first."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Band.objects.filter(hash__in=list(bands)).order_by("report_id")
    for band, report in rows.values_list("hash", "report_id"):
        found[band].append(report)
    return found


def _sign(
    new: Iterable[tuple[Report, tuple[int, ...]]], shared: dict[int, list[int]]
) -> None:
    """Add the bands of new reports, but for bands that are everybody's."""
    rows: list[tuple[int, int]] = []
    for row, bands in new:
        for band in bands:
            if len(shared[band]) < _BUCKET:
                shared[band].append(row.pk)
                rows.append((band, row.pk))
    with connection.cursor() as cursor:  # twelve a report: too many for objects
        cursor.executemany(
            "insert into case_band (hash, report_id) values (%s, %s)", rows
        )


def _candidates(
    report: int,
    bands: Iterable[int],
    shared: Mapping[int, Sequence[int]],
    family: Mapping[int, int],
) -> list[int]:
    """The earlier reports that share the most bands, few of a family."""
    score: dict[int, int] = defaultdict(int)
    for band in bands:
        for other in shared[band]:
            if other < report:
                score[other] += 1
    taken: dict[int, int] = defaultdict(int)
    chosen: list[int] = []
    for other in sorted(score, key=lambda o: (-score[o], o)):
        if taken[family[other]] < _A_FAMILY:
            taken[family[other]] += 1
            chosen.append(other)
            if len(chosen) == _MOST:
                break
    return chosen


class _Known(dict[int, Report]):
    """Reports by id: the new ones, and the earlier ones with their texts."""

    def __init__(self, new: Iterable[Report]) -> None:
        super().__init__((row.pk, row) for row in new)

    def fetch(self, reports: set[int]) -> None:
        rows = Report.objects.filter(pk__in=reports - self.keys())
        self.update(rows.only("text", "published", "family").in_bulk())
