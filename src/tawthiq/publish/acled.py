"""The layout of ACLED since March 2023: 31 columns, an event a row.

``docs/formats/acled.md`` says what each column is made of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.incident import Incident, Party, numbers
from tawthiq.places import CLASSES
from tawthiq.publish import cells, codes, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.labels import label, language
from tawthiq.publish.sides import Sides, either, sides

SUFFIX: Final = ".csv"
_NAMES: Final = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type
    actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction
    civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp
"""
COLUMNS: Final = tuple(_NAMES.split())
POLICY: Final = "acled-2024"
DISORDER: Final = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_BOTH: Final = "Political violence; Demonstrations"
_FORCE: Final = "Excessive force against protesters"
_STATE, _EXTERNAL, _CIVILIANS = "State forces", "External/Other forces", "Civilians"
# ACLED's types of actors, in the order in which the names of interactions put them.
INTERS: Final = (
    _STATE,
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    _EXTERNAL,
    _CIVILIANS,
)
_TARGETING: Final = "Civilian targeting"
_WEEK, _MONTH = 7, 31
_HURT: Final = ("killed", "injured", "killed_or_injured")


def holds(incident: Incident) -> str:
    """Why ACLED's layout cannot hold an incident; empty where it can."""
    if incident.parts:
        return "a toll over several incidents: ACLED divides it over their rows"
    first, last = incident.date_from, incident.date_to
    if not (first and last) or _days(first, last) > _MONTH:
        return "no date within a month: ACLED codes a day, a week or a month"
    if incident.location is None or incident.location.precision not in CLASSES:
        return "no place: ACLED codes one"
    if event_type(incident, sides(incident)) is None:
        return f"{incident.type} is no event of ACLED's, or does not tell which"
    return ""


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One CSV, a row an incident; those that ``holds`` names are left out.

    Raises:
        KeyError: there is no such policy.

    """
    policy = numbers.policy(settings.policy or POLICY)
    lang = language(settings.lang)
    rows = (_row(i, policy, lang) for i in incidents if not holds(i))
    yield "", cells.to_csv(COLUMNS, ([r.get(c) for c in COLUMNS] for r in rows))


def check(files: dict[str, bytes]) -> None:
    """Columns, closed lists and precisions; raises ``InvalidError``."""
    pairs = {(r["event_type"], r["sub_event_type"]) for r in codes.acled_events()}
    seen: set[str] = set()
    for number, row in enumerate(cells.read_csv("acled", files[""], COLUMNS), 2):
        name = f"acled: row {number}"
        if row["event_id_cnty"] in seen:
            raise InvalidError(f"{name}: {row['event_id_cnty']} is there twice")
        seen.add(row["event_id_cnty"])
        if (row["event_type"], row["sub_event_type"]) not in pairs:
            raise InvalidError(f"{name}: no such type: {row['sub_event_type']!r}")
        cells.one_of(name, row, "disorder_type", (*DISORDER.values(), _BOTH))
        cells.one_of(name, row, "time_precision", "123")
        cells.one_of(name, row, "geo_precision", "123")
        cells.one_of(name, row, "inter1", INTERS)
        cells.one_of(name, row, "inter2", INTERS)
        cells.one_of(name, row, "civilian_targeting", (_TARGETING,))
        cells.point(name, row, "latitude", "longitude")
        if not row["fatalities"].isdigit() or row["event_date"][:4] != row["year"]:
            raise InvalidError(f"{name}: fatalities or year are wrong")


def event_type(incident: Incident, both: Sides) -> tuple[str, str] | None:
    """ACLED's event and sub-event type, None where it has none for the incident."""
    for type_ in dict.fromkeys((incident.type, *incident.types)):
        for row in codes.acled_events():
            if row["type"] == type_ and _fits(row["when"], incident, both):
                return row["event_type"], row["sub_event_type"]
    return None


def _fits(when: str, incident: Incident, both: Sides) -> bool:
    if when.startswith("weapon:"):
        above = when.removeprefix("weapon:")
        return any(codes.is_weapon(w.id, above) for w in incident.weapons)
    if when == "civilians":
        return both.civilians
    if when == "force":
        return bool(both.a) and any(t.kind in _HURT for t in incident.tolls)
    if when:  # "state" or "armed": who did it, where all agree
        kinds = {codes.kind_of(p.id, p.kind)[1] for p in both.a}
        return kinds == {when}
    return True


def _days(first: str, last: str) -> int:
    one, two = map(datetime.date.fromisoformat, (first, last))
    return (two - one).days + 1


def _date(incident: Incident) -> tuple[str, int]:
    """The day that is coded, the middle of a span, and ``time_precision``."""
    first, last = incident.date_from or "", incident.date_to or ""
    days = _days(first, last)
    middle = datetime.date.fromisoformat(first) + datetime.timedelta((days - 1) // 2)
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    return middle.isoformat(), precision


def _row(incident: Incident, policy: numbers.Policy, lang: str) -> dict[str, Cell]:
    both = sides(incident)
    event, sub_event = event_type(incident, both) or ("", "")
    day, precision = _date(incident)
    where = incident.location
    country = codes.country(where.country if where else "")
    killed = policy.range(incident.tolls, "killed")
    fatalities = 0
    if killed is not None:
        fatalities = killed.low if killed.best is None else killed.best
    row: dict[str, Cell] = {
        "event_id_cnty": f"{country.iso3}{incident.code}",
        "event_date": day,
        "year": int(day[:4]),
        "time_precision": precision,
        "disorder_type": _BOTH if sub_event == _FORCE else DISORDER.get(event),
        "event_type": event,
        "sub_event_type": sub_event,
        "civilian_targeting": _TARGETING if _targeted(event, sub_event, both) else "",
        "iso": country.numeric,
        "region": country.acled_region,
        "country": country.name,
        "source": told.publishers(incident),
        "notes": _notes(incident, policy, lang),
        "fatalities": fatalities,
        "tags": _tags(incident, policy),
        "timestamp": _timestamp(incident),
    }
    row |= _actors(event, both, country)
    if where is not None:
        row |= {
            "admin1": line(where.admin1),
            "admin2": line(where.admin2),
            "location": told.name(where, "en"),
            "latitude": where.lat if where.lon is not None else None,
            "longitude": where.lon if where.lat is not None else None,
            "geo_precision": CLASSES[where.precision].acled,
        }
    return row


def _targeted(event: str, sub_event: str, both: Sides) -> bool:
    violent = DISORDER.get(event) == "Political violence"
    return sub_event == _FORCE or (violent and both.civilians)


def _actors(event: str, both: Sides, country: codes.Country) -> dict[str, Cell]:
    one, two = _actor(both.a, both, country), _actor(both.b, both, country)
    if event == "Protests":
        one, two = (f"Protesters ({country.name})", "", "Protesters"), one
    elif both.civilians:
        two = (f"Civilians ({country.name})", "", _CIVILIANS)
    inters = sorted((x for x in (one[2], two[2]) if x), key=INTERS.index)
    # One type stands alone only where there is but one actor.
    whole = bool(one[2]) and bool(two[2]) == bool(two[0])
    interaction = "-".join(inters) if len(inters) == 2 else f"{one[2]} only"
    names = ("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2")
    row: dict[str, Cell] = dict(zip(names, (*one, *two), strict=True))
    row["interaction"] = interaction if whole else ""
    return row


def _actor(
    parties: Sequence[Party], both: Sides, country: codes.Country
) -> tuple[str, str, str]:
    """A side's actor, those associated with it, and its type."""
    if not parties:
        return "", "", ""
    names = [told.name(p, "en") for p in parties]
    kinds = {_inter(p, country) for p in parties}
    if parties == both.alternatives:
        return either(parties), "", kinds.pop() if len(kinds) == 1 else ""
    return names[0], joined(names[1:]), _inter(parties[0], country)


def _inter(party: Party, country: codes.Country) -> str:
    """A party's type: the forces of another state are external ones."""
    inter = codes.kind_of(party.id, party.kind)[0]
    home = codes.actor(party.id).country
    if inter == _STATE and home and home != country.iso2:
        return _EXTERNAL
    return inter


def _notes(incident: Incident, policy: numbers.Policy, lang: str) -> str:
    coded = label("word", "coded", lang)
    told_ = told.sentence(incident, lang)
    return f"{told_} {coded.format(policy=policy.name, version=policy.version)}"


def _tags(incident: Incident, policy: numbers.Policy) -> str:
    graded = incident.grade.stands
    return joined(
        (
            f"policy={policy.name}/{policy.version}",
            f"grade={graded}" if graded else "",
            "" if incident.state == "approved" else told.review(incident, "en"),
        )
    )


def _timestamp(incident: Incident) -> int | None:
    """Seconds since 1970 of the last date that the incident knows of itself."""
    latest = told.latest(incident)
    if not latest:
        return None
    moment = datetime.datetime.fromisoformat(latest)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return int(moment.timestamp())
