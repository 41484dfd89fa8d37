"""Which incidents an export is about: a period and an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawthiq.incident import Incident
from tawthiq.publish.spelling import key, words
from tawthiq.text import fold


def chosen(
    incidents: Iterable[Incident],
    since: str | None = None,
    until: str | None = None,
    area: str | None = None,
) -> Iterator[Incident]:
    """The incidents that may lie in a period of ISO days (both included) and in an area.

    An area is a place of the incident or what holds one, in Arabic or English, however
    spelled.  What has no date lies in no period, what has no place in no area.
    """
    asked = _key(area) if area else ""
    for incident in incidents:
        if (since or until) and not _within(incident, since, until):
            continue
        if area and asked not in set(map(_key, _areas(incident))):
            continue
        yield incident


def _within(incident: Incident, since: str | None, until: str | None) -> bool:
    first = incident.date_from or incident.date_to
    last = incident.date_to or incident.date_from
    if first is None or last is None:
        return False
    return not ((since and last < since) or (until and first > until))


def _areas(incident: Incident) -> Iterator[str]:
    for place in (incident.location, *incident.places):
        if place is not None:
            yield from (place.name, place.name_en, place.admin1, place.admin2)
            yield from (*place.path, place.country, place.id or "")


def _key(name: str) -> str:
    return " ".join(key(w) for *_, w in words(fold(name).text))
