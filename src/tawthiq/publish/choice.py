"""Which incidents an export is about: a period and an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tawthiq.incident import Incident
from tawthiq.publish.spelling import key, words
from tawthiq.text import fold

UNDATED: Final = "no date, so it lies in no period"
UNPLACED: Final = "no place, so it lies in no area"
_ELSEWHERE: Final = ""


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
    for incident, outside in placed(incidents, since, until, area):
        if outside is None:
            yield incident


def placed(
    incidents: Iterable[Incident],
    since: str | None = None,
    until: str | None = None,
    area: str | None = None,
) -> Iterator[tuple[Incident, str | None]]:
    """Every incident, with why it is not among the chosen: None for those that are.

    The reason is empty for what lies elsewhere; it has words where nobody can tell.
    """
    asked = _key(area) if area else ""
    for incident in incidents:
        outside: str | None = None
        if since or until:
            outside = _other_time(incident, since, until)
        if outside is None and area:
            outside = _other_area(incident, asked)
        yield incident, outside


def _other_time(incident: Incident, since: str | None, until: str | None) -> str | None:
    first = incident.date_from or incident.date_to
    last = incident.date_to or incident.date_from
    if first is None or last is None:
        return UNDATED
    outside = (since and last < since) or (until and first > until)
    return _ELSEWHERE if outside else None


def _other_area(incident: Incident, asked: str) -> str | None:
    areas = set(map(_key, _areas(incident))) - {""}
    if not areas:
        return UNPLACED
    return None if asked in areas else _ELSEWHERE


def _areas(incident: Incident) -> Iterator[str]:
    for place in (incident.location, *incident.places):
        if place is not None:
            yield from (place.name, place.name_en, place.admin1, place.admin2)
            yield from (*place.path, place.country, place.id or "")


def _key(name: str) -> str:
    return " ".join(key(w) for *_, w in words(fold(name).text))
