"""Which incidents claims and codes lead to, and whose cards are behind them."""

from __future__ import annotations

import json
from collections.abc import Collection

from django.db.models import QuerySet

from tawthiq.case.models import Card, Incident, Scene


def mark(incidents: Collection[int]) -> None:
    """Mark the cards of incidents, in the transaction that changes these.

    A new incident gets an empty card; the card of one that is no more goes.
    """
    live = dict(
        Incident.objects.filter(pk__in=incidents, live=True).values_list("pk", "code")
    )
    gone = set(incidents) - live.keys()
    if gone:
        Card.objects.filter(pk__in=gone).delete()
    Card.objects.bulk_create(
        (Card(incident_id=pk, code=code) for pk, code in live.items()),
        update_conflicts=True,
        update_fields=["stale"],
        unique_fields=["incident"],
    )


def living(row: Incident) -> Incident | None:
    """The live incident that a row was merged into, at last; None without claims."""
    held: Incident | None = row
    while held is not None and not held.live:
        held = held.merged_into
    return held


def homes(claims: Collection[str], reports: Collection[int]) -> set[int]:
    """The incidents of claims of some reports."""
    found = incidents_of(claims, Scene.objects.filter(report__in=reports))
    return {pk for pk, _code in found.values()}


def incidents_of(
    claims: Collection[str], scenes: QuerySet[Scene]
) -> dict[str, tuple[int, str]]:
    """The key and the code of the incident of each claim that is in some scenes."""
    wanted = set(claims)
    rows = scenes.exclude(incident=None)
    return {
        claim: (pk or 0, code or "")
        for held, pk, code in rows.values_list("claims", "incident", "incident__code")
        for claim in json.loads(held)
        if claim in wanted
    }
