"""An incident as a card: the few fields that lists and maps show, filter and sort by."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.case.models import Card
from tawthiq.case.words import folded
from tawthiq.incident import Incident
from tawthiq.incident.numbers import policy
from tawthiq.incident.value import Location


def card(incident: Incident, pk: int) -> Card:
    """The card of an incident, whose row has the key ``pk``."""
    where = incident.location or Location(name="")
    rule, tolls = policy("range"), incident.tolls
    killed, injured = rule.range(tolls, "killed"), rule.range(tolls, "injured")
    return Card(
        incident_id=pk,
        code=incident.code,
        type=incident.type,
        date_from=incident.date_from,
        date_to=incident.date_to,
        date_precision=incident.date_precision,
        lat=where.lat,
        lon=where.lon,
        precision=where.precision,
        radius_m=where.radius_m,
        place=where.name,
        place_en=where.name_en,
        path=list(where.path),
        verified=where.verified,
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        killed_words="، ".join(killed.words) if killed else "",
        injured_low=injured.low if injured else None,
        injured_high=injured.high if injured else None,
        sources=incident.sources,
        claims=len(incident.tellings),
        reports=len({t.source.report for t in incident.tellings}),
        unreviewed=sum(t.verdict == "unreviewed" for t in incident.tellings),
        contradictions=len(incident.contradictions),
        state=incident.state,
        grade=incident.grade.stands,
        strike_status=incident.strike_status.stands,
        actors=[p.name for p in incident.perpetrators if p.by],
        actors_en=[p.name_en or p.name for p in incident.perpetrators if p.by],
        denied=[p.name for p in incident.perpetrators if p.denied_by],
        sum=any(t.sum for t in incident.tolls) or bool(incident.parts),
        parts=len(incident.parts),
        part_of=len(incident.part_of),
        stale=False,
    )


def values(incident: Incident) -> Iterator[tuple[str, str, str]]:
    """Slot, id and folded name of what an incident is found by, each once.

    A place is there with all that it lies in; a source is who published a claim, or
    whom the text names.
    """
    yield from dict.fromkeys(_values(incident))


def _values(incident: Incident) -> Iterator[tuple[str, str, str]]:
    for place in incident.places:
        for name in filter(None, (place.name, place.name_en)):
            yield "place", place.id or "", folded(name)
        for name in place.path:
            if name != place.name:
                yield "place", "", folded(name)
    for slot, named in (
        ("actor", incident.perpetrators),
        ("weapon", incident.weapons),
    ):
        for value in named:
            for name in filter(None, (value.name, value.name_en)):
                yield slot, value.id or "", folded(name)
    for telling in incident.tellings:
        for source in telling.claim.sources:
            yield "source", source.id or "", folded(source.name)
        if telling.source.publisher:
            yield "source", "", folded(telling.source.publisher)
