"""Incidents that may be the same one: near in place and days, of a sort that fits."""

from __future__ import annotations

import datetime
import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from django.db.models import QuerySet

from tawthiq.case.models import Card, LinkJudgement, Scene
from tawthiq.case.scoring import scorer
from tawthiq.incident import Incident
from tawthiq.link.compare import Comparison
from tawthiq.link.facts import restore
from tawthiq.link.knowledge import KINDS, compatible
from tawthiq.link.scorer import Scorer
from tawthiq.places import distance_km

_KM: Final = 25.0
_DAYS: Final = 3
_LONG: Final = 31  # days: longer intervals are no candidates
_KM_A_DEGREE: Final = 111.2
_LOOKED_AT: Final = 200  # cards in the box, before distance and type are looked at
_PARTED: Final = 20  # more are looked at where some may be left out
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


def nearby(
    incident: Incident,
    said: Collection[str],
    linked: Sequence[LinkJudgement],
    most: int,
) -> tuple[Candidate, ...]:
    """The candidates of an incident, the closest in score first; no sums over it.

    Nor those that people said something of: what they are to it (the codes ``said``),
    or, of ``linked``, the last first, that all pairs of their scenes are different.
    Nothing where it has no place on the map or no day.
    """
    place = incident.location
    if place is None or place.lat is None or place.lon is None or not incident.date_to:
        return ()
    here = place.lat, place.lon
    apart = {incident.code, *incident.parts, *incident.part_of, *said}
    first = incident.date_from or incident.date_to
    near = [
        (card, km)
        for card in _box(here, first, incident.date_to)[:_LOOKED_AT]
        if card.code not in apart
        and _fits(incident.type, card.type)
        and (km := distance_km(here, (card.lat or 0, card.lon or 0))) <= _KM
    ]
    near.sort(key=lambda found: found[1])
    looked = near[: 2 * most + _PARTED * any(s.verdict == "different" for s in linked)]
    held = _scenes([incident.code, *(card.code for card, _ in looked)])
    own, by = held[incident.code], scorer()
    others = held.keys() - _different(incident.code, held, linked)
    rest = [(card, km) for card, km in looked if own and card.code in others]
    found = [
        Candidate(card, km, _closest(by, own[:_SCENES], held[card.code][:_SCENES]))
        for card, km in rest[: 2 * most]
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


class _Scene(NamedTuple):
    claims: tuple[str, ...]
    facts: str


def _scenes(codes: Collection[str]) -> dict[str, list[_Scene]]:
    """The scenes of some incidents."""
    held: dict[str, list[_Scene]] = defaultdict(list)
    rows = Scene.objects.filter(incident__code__in=codes).order_by("pk")
    for code, claims, facts in rows.values_list("incident__code", "claims", "facts"):
        held[code or ""].append(_Scene(tuple(json.loads(claims)), facts))
    return held


def _different(
    code: str,
    held: Mapping[str, Sequence[_Scene]],
    linked: Iterable[LinkJudgement],
) -> set[str]:
    """The incidents of which all pairs with this one were last said to be different."""
    home = {
        claim: (of, at)
        for of, scenes in held.items()
        for at, scene in enumerate(scenes)
        for claim in scene.claims
    }
    last: dict[frozenset[tuple[str, int]], str] = {}
    for row in linked:
        if row.claim in home and row.other in home:
            last.setdefault(frozenset((home[row.claim], home[row.other])), row.verdict)
    counts = Counter(
        of
        for pair, verdict in last.items()
        if verdict == "different"
        for of, _ in pair
        if of != code and any(one == code for one, _ in pair)
    )
    return {of for of, n in counts.items() if n == len(held[of]) * len(held[code])}


def _closest(
    by: Scorer, some: Iterable[_Scene], others: Iterable[_Scene]
) -> Comparison:
    own, their = ([restore(scene.facts) for scene in held] for held in (some, others))
    compared = (by.compare(a, b) for a, b in product(own, their))
    return max(compared, key=lambda c: c.score)
