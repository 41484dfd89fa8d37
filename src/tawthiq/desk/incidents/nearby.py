"""Incidents that may be the same one: near in place and days, of a sort that fits."""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product
from typing import Final, NamedTuple

from django.db.models import QuerySet

from tawthiq.case.models import Card, Scene
from tawthiq.case.scoring import scorer
from tawthiq.incident import Incident
from tawthiq.link.compare import Comparison
from tawthiq.link.facts import Facts, restore
from tawthiq.link.knowledge import KINDS, compatible
from tawthiq.link.scorer import Scorer
from tawthiq.places import distance_km

_KM: Final = 25.0
_DAYS: Final = 3
_LONG: Final = 31  # days: longer intervals are no candidates
_KM_A_DEGREE: Final = 111.2
_LOOKED_AT: Final = 200  # cards in the box, before distance and type are looked at
_SCENES: Final = 3  # of each incident are compared


class Candidate(NamedTuple):
    """A near incident, how far, and the closest comparison of its first scenes."""

    card: Card
    km: float
    comparison: Comparison

    @property
    def metres(self) -> float:
        """The distance in metres."""
        return self.km * 1000


def nearby(incident: Incident, most: int) -> tuple[Candidate, ...]:
    """The candidates of an incident, the closest in score first; no sums over it.

    Nothing where it has no place on the map or no day.
    """
    place = incident.location
    if place is None or place.lat is None or place.lon is None or not incident.date_to:
        return ()
    here = place.lat, place.lon
    apart = {incident.code, *incident.parts, *incident.part_of}
    first = incident.date_from or incident.date_to
    near = [
        (card, km)
        for card in _box(here, first, incident.date_to)[:_LOOKED_AT]
        if card.code not in apart
        and _fits(incident.type, card.type)
        and (km := distance_km(here, (card.lat or 0, card.lon or 0))) <= _KM
    ]
    near.sort(key=lambda found: found[1])
    facts = _facts([incident.code, *(card.code for card, _ in near[: 2 * most])])
    own, by = facts[incident.code], scorer()
    found = [
        Candidate(card, km, _closest(by, own, facts[card.code]))
        for card, km in near
        if own and facts[card.code]
    ]
    return tuple(sorted(found, key=lambda c: -c.comparison.score)[:most])


def _box(here: tuple[float, float], first: str, last: str) -> QuerySet[Card]:
    """The cards in a box around a point whose days may meet, by indexes alone."""
    lat, lon = here
    high = _KM / _KM_A_DEGREE
    wide = high / max(0.1, math.cos(math.radians(lat)))
    return Card.objects.filter(
        lat__range=(lat - high, lat + high),
        lon__range=(lon - wide, lon + wide),
        date_to__range=(_shifted(first, -_DAYS), _shifted(last, _DAYS + _LONG)),
    ).exclude(date_from__gt=_shifted(last, _DAYS))


def _shifted(day: str, days: int) -> str:
    held = datetime.date.fromisoformat(day)
    return (held + datetime.timedelta(days)).isoformat()


def _fits(one: str, other: str) -> bool:
    return one == other or compatible(KINDS.get(one, one), KINDS.get(other, other))


def _facts(codes: Collection[str]) -> dict[str, list[Facts]]:
    """The first scenes of some incidents."""
    held: dict[str, list[Facts]] = defaultdict(list)
    rows = Scene.objects.filter(incident__code__in=codes).order_by("pk")
    for code, line in rows.values_list("incident__code", "facts"):
        if len(held[code]) < _SCENES:
            held[code].append(restore(line))
    return held


def _closest(by: Scorer, some: Iterable[Facts], others: Iterable[Facts]) -> Comparison:
    compared = (by.compare(a, b) for a, b in product(some, others))
    return max(compared, key=lambda c: c.score)
