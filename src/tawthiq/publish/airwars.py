"""Tables like those that Airwars exports: six CSV files in one archive.

``docs/formats/airwars.md`` says what each column is made of.  Who reviewed what is not
in them: recorders' staff are protected.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.incident import Incident, Location, Telling, numbers
from tawthiq.places import CLASSES
from tawthiq.publish import cells, codes, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.packed import unzipped, zipped
from tawthiq.text import fold_word

SUFFIX: Final = ".zip"
POLICY: Final = "airwars"
_INCIDENTS: Final = """
code review_status previous_codes date_type date date_end local_time_of_day
first_reported_date_time first_reported_by first_reported_url country location_name
location_name_arabic region district strike_status strike_type targeted_belligerent
observation impact total_strikes civilian_harm_reported civilian_harm_status
cause_of_death_injury latitude longitude geolocation_status geolocation_accuracy
geolocation_notes num_sources num_independent_sources num_victims_named
killed_min killed_max injured_min injured_max number_policy part_of whole_of
"""
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "incidents.csv": tuple(_INCIDENTS.split()),
    "sources.csv": (
        *(
            "code",
            "review_status",
            "name",
            "language",
            "url",
            "archive_url",
            "media",
            "title",
        ),
        *("published", "retrieved", "sha256", "independent_group"),
    ),
    "victims.csv": (
        *(
            "code",
            "review_status",
            "name",
            "name_arabic",
            "gender",
            "pregnant",
            "age",
            "exact_age",
        ),
        *("killed_or_injured", "reconciliation_id", "group_code"),
    ),
    "belligerents.csv": (
        *(
            "code",
            "review_status",
            "belligerent",
            "belligerent_arabic",
            "kind",
            "attribution_type",
        ),
        *("alleged_by", "denied_by"),
    ),
    "casualties.csv": (
        *(
            "code",
            "review_status",
            "group",
            "killed_min",
            "killed_max",
            "injured_min",
            "injured_max",
        ),
        "number_policy",
    ),
    "infrastructure.csv": ("code", "review_status", "name", "name_arabic"),
}
# our group → Airwars' category; a group that others hold is counted in theirs as well
GROUPS: Final = {
    "civilian": "civilian_non_combatants",
    "child": "children",
    "woman": "women",
    "journalist": "journalists",
    "medic": "healthcare_personnel",
    "combatant": "belligerents",
    "unspecified": "undetermined",
}
# event type → strike type and cause of death or injury
_STRIKES: Final = {
    "airstrike": ("Airstrike", "Heavy weapons and explosive munitions"),
    "shelling": ("Artillery", "Heavy weapons and explosive munitions"),
    "bombing": ("Planted explosives", "Heavy weapons and explosive munitions"),
    "chemical_attack": ("", "Chemical, biological, radiological, nuclear"),
    "clash": ("Ground operation", "Small arms and light weapons"),
    "ground_attack": ("Ground operation", "Small arms and light weapons"),
    "shooting": ("", "Small arms and light weapons"),
}
_DRONE: Final = "Drone strike"
_HURT: Final = ("killed", "injured", "killed_or_injured")
_CIVILIAN: Final = ("civilian", "child", "woman", "medic", "journalist")
_GENERIC: Final = "The coordinates are those of the settlement or area as a whole."


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One archive of six tables; raises ``KeyError`` for a policy that there is not."""
    policy = numbers.policy(settings.policy or POLICY)
    rows: dict[str, list[dict[str, Cell]]] = {name: [] for name in TABLES}
    for incident in incidents:
        state = told.review(incident, "en")
        for name, of in _rows(incident, policy).items():
            rows[name] += [{**row, "review_status": state} for row in of]
    files = (
        (name, cells.to_csv(header, ([r.get(c) for c in header] for r in rows[name])))
        for name, header in TABLES.items()
    )
    yield "", zipped(files)


def _rows(
    incident: Incident, policy: numbers.Policy
) -> dict[str, list[dict[str, Cell]]]:
    """The rows of an incident in each table."""
    return {
        "incidents.csv": [_incident(incident, policy)],
        "sources.csv": _sources(incident),
        "victims.csv": _victims(incident),
        "belligerents.csv": _belligerents(incident),
        "casualties.csv": _casualties(incident, policy),
        "infrastructure.csv": [
            {
                "code": incident.code,
                "name": line(x.name_en),
                "name_arabic": line(x.name),
            }
            for x in incident.losses
        ],
    }


def check(files: dict[str, bytes]) -> None:
    """Six tables, rows of incidents that are there, minima under maxima, accuracies."""
    try:
        found = unzipped(files[""])
    except zipfile.BadZipFile as error:
        raise InvalidError(f"airwars: not an archive: {error}") from error
    if list(found) != list(TABLES):
        raise InvalidError(f"airwars: the tables are {', '.join(found)}")
    tables = {name: cells.read_csv(name, found[name], TABLES[name]) for name in TABLES}
    known = {row["code"] for row in tables["incidents.csv"]}
    if len(known) != len(tables["incidents.csv"]):
        raise InvalidError("incidents.csv: a code is there twice")
    slugs = {c.airwars for c in CLASSES.values()}
    for name, rows in tables.items():
        for number, row in enumerate(rows, 2):
            where = f"{name}: row {number}"
            if row["code"] not in known:
                raise InvalidError(f"{where}: no incident {row['code']!r}")
            if name == "incidents.csv":
                cells.point(where, row, "latitude", "longitude")
                cells.one_of(where, row, "geolocation_accuracy", slugs)
            for kind in ("killed", "injured"):
                low, high = row.get(f"{kind}_min"), row.get(f"{kind}_max")
                if low and high and int(low) > int(high):
                    raise InvalidError(f"{where}: {kind} {low} to {high}")


def _incident(incident: Incident, policy: numbers.Policy) -> dict[str, Cell]:
    first, last = incident.date_from, incident.date_to
    reports = told.sources(incident)
    dated = next((s for s in reports if s.published), None)
    strike, cause = _STRIKES.get(incident.type, ("", ""))
    if strike and any(codes.is_weapon(w.id, "drone") for w in incident.weapons):
        strike = _DRONE if incident.type == "airstrike" else strike
    civilians = any(
        t.kind in _HURT and t.group in _CIVILIAN and t.high != 0 for t in incident.tolls
    )
    row: dict[str, Cell] = {
        "code": incident.code,
        "previous_codes": joined(incident.previous_codes),
        "date_type": "" if not (first or last) else _date_type(first, last),
        "date": first or last,
        "date_end": last if first and last and first != last else None,
        "local_time_of_day": incident.part_of_day,
        "first_reported_date_time": dated.published if dated else None,
        "first_reported_by": line(dated.publisher) if dated else "",
        "first_reported_url": dated.url if dated else None,
        "strike_status": incident.strike_status.stands,
        "strike_type": strike,
        "targeted_belligerent": joined(
            told.name(p, "en")
            for p in incident.targets
            if codes.kind_of(p.id, p.kind)[1]
        ),
        "observation": told.sentence(incident, "en"),
        "impact": told.tolls(incident, "en"),
        "civilian_harm_reported": "Yes" if civilians else "No",
        "civilian_harm_status": incident.grade.stands,
        "cause_of_death_injury": cause,
        "num_sources": len(reports),
        "num_independent_sources": incident.sources,
        "num_victims_named": len(_victims(incident)),
        "number_policy": f"{policy.name} {policy.version}",
        "part_of": joined(incident.part_of),
        "whole_of": joined(incident.parts),
    }
    row |= _range(incident, policy, None)
    if incident.location is not None:
        row |= _where(incident.location)
    return row


def _date_type(first: str | None, last: str | None) -> str:
    return "date" if first == last else "date_range"


def _where(place: Location) -> dict[str, Cell]:
    known = place.lat is not None and place.lon is not None
    precision = CLASSES.get(place.precision)
    return {
        "country": codes.country(place.country).name,
        "location_name": line(place.name_en),
        "location_name_arabic": line(place.name),
        "region": line(place.admin1),
        "district": line(place.admin2),
        "latitude": place.lat if known else None,
        "longitude": place.lon if known else None,
        "geolocation_status": "geolocated" if known else "not_geolocated",
        "geolocation_accuracy": precision.airwars if precision else "",
        "geolocation_notes": _GENERIC
        if known and place.precision != "landmark"
        else "",
    }


def _range(
    incident: Incident, policy: numbers.Policy, group: str | None
) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for kind in ("killed", "injured"):
        found = policy.range(incident.tolls, kind, group)
        if found is not None:
            row[f"{kind}_min"], row[f"{kind}_max"] = found.low, found.high
    return row


def _casualties(incident: Incident, policy: numbers.Policy) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for group, name in GROUPS.items():
        found = _range(incident, policy, group)
        if found:
            version = f"{policy.name} {policy.version}"
            row: dict[str, Cell] = {"code": incident.code, "group": name}
            rows.append({**row, **found, "number_policy": version})
    return rows


def _sources(incident: Incident) -> list[dict[str, Cell]]:
    return [
        {
            "code": incident.code,
            "name": line(s.publisher),
            "language": s.language,
            "url": s.url,
            "title": line(s.title),
            "published": s.published,
            "retrieved": s.retrieved,
            "sha256": s.sha256,
            "independent_group": s.family,
        }
        for s in told.sources(incident)
    ]


def _victims(incident: Incident) -> list[dict[str, Cell]]:
    """The named victims, each once by name; the gate took the names of others away."""
    found: dict[str, dict[str, Cell]] = {}
    for telling in incident.tellings:
        for victim in telling.claim.victims:
            key = " ".join(map(fold_word, victim.name.split()))
            if not key:
                continue
            latin = victim.name.isascii()  # initials, a pseudonym
            digest = hashlib.sha256(f"{incident.code}\n{key}".encode()).hexdigest()
            found.setdefault(
                key,
                {
                    "code": incident.code,
                    "name": line(victim.name) if latin else "",
                    "name_arabic": "" if latin else line(victim.name),
                    "gender": victim.sex,
                    "exact_age": victim.age,
                    "killed_or_injured": _harmed(telling),
                    "reconciliation_id": digest[:16],
                },
            )
    return list(found.values())


def _harmed(telling: Telling) -> str:
    """What the claim tells of all its people: it does not say which of them is who."""
    kinds = {h.kind for h in telling.claim.harm}
    return kinds.pop() if len(kinds) == 1 and kinds <= {"killed", "injured"} else ""


def _belligerents(incident: Incident) -> list[dict[str, Cell]]:
    return [
        {
            "code": incident.code,
            "belligerent": line(p.name_en),
            "belligerent_arabic": line(p.name),
            "kind": p.kind,
            "attribution_type": "Suspected" if p.by or not p.denied_by else "Denied",
            "alleged_by": joined(p.by) or told.unnamed("en")
            if p.by or not p.denied_by
            else "",
            "denied_by": joined(p.denied_by),
        }
        for p in incident.perpetrators
    ]
