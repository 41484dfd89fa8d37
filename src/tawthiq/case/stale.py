"""Which cards are not as their incidents are any more."""

from __future__ import annotations

import json
from collections.abc import Collection

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


def homes(claims: Collection[str], reports: Collection[int]) -> set[int]:
    """The incidents of claims of some reports."""
    rows = Scene.objects.filter(report__in=reports).exclude(incident=None)
    wanted = set(claims)
    return {
        incident or 0
        for held, incident in rows.values_list("claims", "incident")
        if wanted & set(json.loads(held))
    }
