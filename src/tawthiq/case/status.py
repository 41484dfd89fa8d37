"""What a case holds, in numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Min, Sum

from tawthiq.case import log, reading
from tawthiq.case.models import (
    Claim,
    Finding,
    Judgement,
    Original,
    Refusal,
    Report,
)


class Status(NamedTuple):
    """The numbers of a case; ``head`` is the last log entry's number and hash."""

    originals: int
    bytes: int
    findings: int
    unfinished: int
    reports: int
    copies: int
    independent: int
    set_aside: dict[str, int]
    refused: int
    unread: int
    claims: int
    judged: int
    undated: int
    first_published: str | None
    last_published: str | None
    head: tuple[int, str]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return self._asdict()


def status() -> Status:
    """The numbers of the open case."""
    sizes = Original.objects.aggregate(n=Count("pk"), bytes=Sum("size"))
    dates = Report.objects.aggregate(first=Min("published"), last=Max("published"))
    aside = Report.objects.exclude(set_aside="").values("language")
    return Status(
        originals=sizes["n"],
        bytes=sizes["bytes"] or 0,
        findings=Finding.objects.count(),
        unfinished=Original.objects.filter(complete=False).count(),
        reports=Report.objects.count(),
        copies=Report.objects.exclude(pk=F("family")).count(),
        independent=Report.objects.filter(pk=F("family")).count(),
        set_aside={
            row["language"]: row["n"]
            for row in aside.annotate(n=Count("pk")).order_by("language")
        },
        refused=Refusal.objects.count(),
        unread=reading.unread(reading.recipe().version()),
        claims=Claim.objects.filter(until=None).count(),
        judged=Judgement.objects.values("claim").distinct().count(),
        undated=Report.objects.filter(published=None, set_aside="").count(),
        first_published=dates["first"],
        last_published=dates["last"],
        head=log.head(),
    )
