"""What people decided of an incident and of the links between its claims."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q

from tawthiq.case.models import IncidentJudgement, LinkJudgement
from tawthiq.incident.value import Incident


class Decision(NamedTuple):
    """One decision: of the incident (``about``), or of links (``same`` … of pairs)."""

    entry: int
    at: str
    who: str
    about: str
    value: str
    why: str
    pairs: tuple[tuple[str, str], ...] = ()


def decisions(incident: Incident, most: int) -> tuple[Decision, ...]:
    """The last decisions, the latest first; those of codes merged into it too."""
    codes = [incident.code, *incident.previous_codes]
    of_it = IncidentJudgement.objects.filter(incident__in=codes).order_by("-pk")
    found = [
        Decision(row.entry_id, row.at, row.who, row.about, row.value, row.why)
        for row in of_it[:most]
    ]
    claims = [telling.claim.id for telling in incident.tellings]
    found += _links(claims, most)
    return tuple(sorted(found, key=lambda d: -d.entry)[:most])


def last(code: str) -> int:
    """The key of the last decision of an incident; 0 where there is none."""
    rows = IncidentJudgement.objects.filter(incident=code).order_by("-pk")
    return rows.values_list("pk", flat=True).first() or 0


def _links(claims: Collection[str], most: int) -> list[Decision]:
    """What was said of pairs; all pairs of one entry of the log are one decision."""
    spoken = LinkJudgement.objects.filter(Q(claim__in=claims) | Q(other__in=claims))
    grouped: dict[int, Decision] = {}
    for row in spoken.order_by("-pk")[: 10 * most]:
        held = grouped.get(row.entry_id) or Decision(
            row.entry_id, row.at, row.who, "link", row.verdict, row.why
        )
        grouped[row.entry_id] = held._replace(
            pairs=(*held.pairs, (row.claim, row.other))
        )
    return list(grouped.values())
