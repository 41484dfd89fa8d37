"""The layout of UCDP GED 25.1: 49 columns, an event with at least one death a row.

``docs/formats/ucdp.md`` says what each column is made of.  Numbers that UCDP itself
assigns (events, conflicts, dyads, actors) stay empty.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.incident import Incident, Location, Party, numbers
from tawthiq.places import CLASSES
from tawthiq.publish import cells, codes, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.sides import STATE, Sides, either, sides

SUFFIX: Final = ".csv"
_NAMES: Final = """
    id relid year active_year code_status type_of_violence conflict_dset_id
    conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id
    side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec
    where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
    priogrid_gid country country_id region event_clarity date_prec date_start date_end
    deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
COLUMNS: Final = tuple(_NAMES.split())
POLICY: Final = "ucdp"
_DEATHS: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_CLEAR: Final = "Clear"
_WEEK, _MONTH = 7, 31


class Deaths(NamedTuple):
    """Deaths of an incident as UCDP splits them; nobody tells the side of fighters."""

    low: int
    best: int
    high: int
    civilians: int


def deaths(incident: Incident, policy: numbers.Policy) -> Deaths:
    """The deaths by a policy: no blank; best is the low where the policy has none."""
    all_ = policy.range(incident.tolls, "killed")
    if all_ is None:
        return Deaths(0, 0, 0, 0)
    best = all_.low if all_.best is None else all_.best
    high = max(best, all_.high or 0)
    told_ = policy.range(incident.tolls, "killed", "civilian")
    civilians = 0
    if told_ is not None:
        civilians = told_.low if told_.best is None else told_.best
    return Deaths(min(all_.low, best), best, high, min(civilians, best))


def holds(incident: Incident) -> str:
    """Why UCDP's layout cannot hold an incident; empty where it can."""
    if incident.parts:
        return (
            "a toll over several incidents: in a row beside them it would count twice"
        )
    if not (incident.date_from and incident.date_to):
        return "no first and last day: a UCDP event has a time"
    if incident.location is None or incident.location.precision not in CLASSES:
        return "no place: a UCDP event has one"
    if deaths(incident, numbers.policy(POLICY)).high < 1:
        return "no death in the low, best or high estimate: no UCDP event"
    return ""


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One CSV, a row an incident; those that ``holds`` names are left out.

    Raises:
        KeyError: there is no such policy.

    """
    policy = numbers.policy(settings.policy or POLICY)
    rows = (_row(i, policy) for i in incidents if not holds(i))
    yield "", cells.to_csv(COLUMNS, ([r.get(c) for c in COLUMNS] for r in rows))


def check(files: dict[str, bytes]) -> None:
    """Columns, closed lists, sums and bounds; raises ``InvalidError``."""
    for number, row in enumerate(cells.read_csv("ucdp", files[""], COLUMNS), 2):
        name = f"ucdp: row {number}"
        cells.one_of(name, row, "type_of_violence", "123")
        cells.one_of(name, row, "where_prec", "1234567")
        cells.one_of(name, row, "date_prec", "12345")
        cells.one_of(name, row, "event_clarity", "12")
        cells.point(name, row, "latitude", "longitude")
        low, best, high = (int(row[c]) for c in ("low", "best", "high"))
        if sum(int(row[c]) for c in _DEATHS) != best:
            raise InvalidError(f"{name}: best is not the sum of the deaths")
        if not low <= best <= high or high < 1:
            raise InvalidError(f"{name}: not {low} <= {best} <= {high}, or no death")
        if not row["date_start"] <= row["date_end"]:
            raise InvalidError(f"{name}: ends before it starts")


def date_precision(first: str, last: str) -> int:
    """UCDP's ``date_prec``: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 more."""
    days = _days(first, last)
    if days < _WEEK:
        return 1 if days == 1 else 2
    if days == _WEEK:
        return 3
    return 4 if days <= _MONTH else 5


def _days(first: str, last: str) -> int:
    one, two = map(datetime.date.fromisoformat, (first, last))
    return (two - one).days + 1


def _row(incident: Incident, policy: numbers.Policy) -> dict[str, Cell]:
    first, last = incident.date_from or "", incident.date_to or ""
    count = deaths(incident, policy)
    both = sides(incident)
    a, b = _names(both.a, both), _names(both.b, both)
    if both.violence == 3:
        b = "Civilians"
    precision = date_precision(first, last)
    row: dict[str, Cell] = {
        "relid": incident.code,
        "year": int(first[:4]),
        "code_status": _CLEAR
        if incident.state == "approved"
        else told.review(incident, "en"),
        "type_of_violence": both.violence or None,
        "dyad_name": f"{a} - {b}" if a and b else "",
        "side_a": a,
        "side_b": b,
        "number_of_sources": incident.sources,
        "date_prec": precision,
        "date_start": first,
        "date_end": last,
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": count.civilians,
        "deaths_unknown": count.best - count.civilians,
        "best": count.best,
        "high": count.high,
        "low": count.low,
        "gwnoa": _state(both.a, both),
        "gwnob": _state(both.b, both),
    }
    row |= _sources(incident)
    if incident.location is not None:
        row |= _where(incident.location)
    row["event_clarity"] = _clarity(incident, precision)
    return row


def _clarity(incident: Incident, date_prec: int) -> int:
    """1 where the reports tell one event: days, a district at most, no sum of several."""
    where = CLASSES[incident.location.precision].ucdp if incident.location else 6
    sums = any(t.sum and t.kind == "killed" for t in incident.tolls)
    return 1 if date_prec <= 2 and where <= 3 and not sums else 2


def _names(parties: Sequence[Party], both: Sides) -> str:
    """A side as one cell: allies with a comma, alternatives with ``or``."""
    if parties != both.alternatives:
        return joined((told.name(p, "en") for p in parties), ", ")
    return either(parties)


def _state(parties: Sequence[Party], both: Sides) -> str:
    """The number of the one state that a side is, if the codebook knows its country."""
    if parties == both.alternatives:
        return ""
    states = {
        codes.country(codes.actor(p.id).country).gw
        for p in parties
        if codes.kind_of(p.id, p.kind)[1] == STATE
    } - {""}
    return states.pop() if len(states) == 1 else ""


def _sources(incident: Incident) -> dict[str, Cell]:
    reports = told.sources(incident)
    articles = (
        ", ".join(
            x
            for x in (
                line(s.publisher),
                (s.published or "")[:10],
                f"“{line(s.title)}”" if s.title else "",
                s.url or "",
            )
            if x
        )
        for s in reports
    )
    alleged = told.parties(incident.perpetrators, "en")
    return {
        "source_article": joined(articles),
        "source_office": _listed(s.publisher for s in reports),
        "source_date": _listed((s.published or "")[:10] for s in reports),
        "source_headline": _listed(s.title for s in reports),
        "source_original": joined((told.quoted(incident), alleged), " | "),
    }


def _listed(values: Iterable[str | None]) -> str:
    """A list in the order of the reports: one entry each, so that lists align."""
    return "; ".join(line(v).replace(";", ",") for v in values)


def _where(place: Location) -> dict[str, Cell]:
    country = codes.country(place.country)
    known = place.lat is not None and place.lon is not None
    row: dict[str, Cell] = {
        "where_prec": CLASSES[place.precision].ucdp,
        "where_coordinates": told.name(place, "en"),
        "where_description": joined(
            (place.precision, " / ".join(map(line, place.path))), ": "
        ),
        "adm_1": line(place.admin1),
        "adm_2": line(place.admin2),
        "country": country.ucdp_name or country.name,
        "country_id": country.gw,
        "region": codes.ucdp_region(country.gw),
    }
    if known and place.lat is not None and place.lon is not None:
        row |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon} {place.lat})",
            "priogrid_gid": codes.priogrid(place.lat, place.lon),
        }
    return row
