"""Which reports of a case are copies or versions of one text, found as they come in.

A report is compared with the earlier ones that share a band of its signature; what is
alike is linked and counted as one family, that is one independent source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tawthiq.case.models import Band, Likeness, Report
from tawthiq.ingest.likeness import likeness

# Of a text that a hundred outlets carry, a few copies tell as much as all.
_A_FAMILY: Final = 2
_MOST: Final = 16


def link(new: Sequence[tuple[Report, tuple[int, ...]]]) -> list[Likeness]:
    """Sign new reports, link each to the earlier ones that it is like.

    Call it in the transaction that adds the reports, once they have ids.
    """
    Band.objects.bulk_create(
        Band(hash=band, report=row) for row, bands in new for band in bands
    )
    likenesses: list[Likeness] = []
    family = {row.pk: row.pk for row, _ in new}
    shared = _sharing({band for _, bands in new for band in bands})
    texts = _Texts({row.pk: row.text for row, _ in new})
    known = _families({id_ for ids in shared.values() for id_ in ids} - family.keys())
    family.update(known)
    for row, bands in new:
        for other in _candidates(row.pk, bands, shared, family):
            told = likeness(row.text, texts[other])
            if told.kind != "different":
                likenesses.append(
                    Likeness(
                        report=row,
                        other_id=other,
                        kind=told.kind,
                        similarity=round(told.similarity, 4),
                    )
                )
                _join(family, row.pk, other)
    Likeness.objects.bulk_create(likenesses)
    _store(family, {row.pk for row, _ in new}, known)
    return likenesses


def _sharing(bands: Iterable[int]) -> Mapping[int, list[int]]:
    """The reports that have each band, the earliest first."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Band.objects.filter(hash__in=list(bands)).order_by("report_id")
    for band, report in rows.values_list("hash", "report_id"):
        found[band].append(report)
    return found


def _families(reports: Iterable[int]) -> dict[int, int]:
    rows = Report.objects.filter(pk__in=list(reports))
    return dict(rows.values_list("pk", "family"))


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


def _join(family: dict[int, int], a: int, b: int) -> None:
    low, high = sorted((family[a], family[b]))
    if low != high:
        for report, name in family.items():
            if name == high:
                family[report] = low


def _store(family: Mapping[int, int], new: set[int], known: Mapping[int, int]) -> None:
    """Write the families: of the new reports, and of the old ones that they joined."""
    members: dict[int, list[int]] = defaultdict(list)
    for report in new:
        members[family[report]].append(report)
    for name, reports in members.items():
        Report.objects.filter(pk__in=reports).update(family=name)
    for report, before in known.items():
        if family[report] != before:
            # All of that family, also those that share no band with the new ones.
            Report.objects.filter(family=before).update(family=family[report])


class _Texts(dict[int, str]):
    """The texts of reports, fetched when they are first compared."""

    def __missing__(self, report: int) -> str:
        text: str = Report.objects.values_list("text", flat=True).get(pk=report)
        self[report] = text
        return text
