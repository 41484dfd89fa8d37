"""Which reports of a list warn of what they tell."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models.functions import Substr

from tawthiq.case.models import Report
from tawthiq.desk.review.graphic import passages

_LOOKED: Final = 20_000  # characters of a text: a list is to come at once


def warned(reports: Collection[int]) -> frozenset[int]:
    """Those of some reports (their row ids) that tell something graphic; one query."""
    rows = (
        Report.objects.filter(pk__in=reports)
        .order_by()
        .annotate(start=Substr("text", 1, _LOOKED))
        .values_list("pk", "title", "start")
    )
    return frozenset(
        pk for pk, title, start in rows if passages(f"{title or ''}\n{start}")
    )
