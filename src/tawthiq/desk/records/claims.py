"""The current claims of a few reports."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.case.models import Claim


def current(reports: Iterable[int]) -> list[Claim]:
    """The claims as they are read now, in the order in which they were."""
    # SQLite, asked for those without an end, would look through all that have none.
    rows = Claim.objects.filter(report__in=list(reports))
    return sorted((row for row in rows if row.until_id is None), key=lambda row: row.pk)
