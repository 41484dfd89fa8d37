"""What people decided of an incident and of the links between its claims."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tawthiq.case.models import IncidentJudgement
from tawthiq.case.standing import spoken
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


def _links(claims: Collection[str], most: int) -> list[Decision]:
    """What was said of pairs; all pairs of one entry of the log are one decision."""
    grouped: dict[int, Decision] = {}
    for row in spoken(claims).order_by("-pk")[: 10 * most]:
        held = grouped.get(row.entry_id) or Decision(
            row.entry_id, row.at, row.who, "link", row.verdict, row.why
        )
        grouped[row.entry_id] = held._replace(
            pairs=(*held.pairs, (row.claim, row.other))
        )
    return list(grouped.values())
