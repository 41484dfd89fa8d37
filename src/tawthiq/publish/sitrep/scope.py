"""Which incidents a report is about: those of its period and its area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.incident import Incident, Location
from tawthiq.publish.choice import chosen
from tawthiq.publish.format import Settings


@dataclass(frozen=True, slots=True)
class Scope:
    """The incidents of a report, by date, and those that cannot be told to be in it.

    ``partly`` are codes of incidents whose interval of days may lie outside the period.
    """

    incidents: tuple[Incident, ...]
    partly: frozenset[str]
    undated: tuple[str, ...]
    unplaced: tuple[str, ...]


def scope(incidents: Sequence[Incident], settings: Settings) -> Scope:
    """The incidents of the period and the area of the settings, both ends included."""
    since, until, area = settings.since, settings.until, settings.area
    inside: list[Incident] = []
    partly: set[str] = set()
    undated: list[str] = []
    unplaced: list[str] = []
    for incident in sorted(incidents, key=_order):
        first = incident.date_from or ""
        last = incident.date_to or incident.date_from or ""
        if area and not places(incident):
            unplaced.append(incident.code)
        elif area and not any(chosen((incident,), area=area)):
            continue
        elif (since or until) and not first:
            undated.append(incident.code)
        elif (since and last < since) or (until and first > until):
            continue
        else:
            inside.append(incident)
            if (since and first < since) or (until and last > until):
                partly.add(incident.code)
    return Scope(tuple(inside), frozenset(partly), tuple(undated), tuple(unplaced))


def places(incident: Incident) -> tuple[Location, ...]:
    """All places of an incident, the one it is set at first."""
    own = (incident.location,) if incident.location else ()
    return tuple(dict.fromkeys((*own, *incident.places)))


def _order(incident: Incident) -> tuple[str, str, str]:
    return incident.date_from or "9999", incident.date_to or "", incident.code
