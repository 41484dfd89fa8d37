"""FollowTheMoney: a JSON line an entity, each entity once.

Events, their addresses, the organizations that somebody names, and the reports as
documents.  ``docs/formats/ftm.md`` says what each property is made of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tawthiq.incident import Incident, Location, Party, Source
from tawthiq.publish import codes, told
from tawthiq.publish.attributes import attributes, point
from tawthiq.publish.cells import joined, line, shown
from tawthiq.publish.format import Settings
from tawthiq.publish.identity import hashed, web
from tawthiq.publish.labels import event, label
from tawthiq.publish.plain import to_line
from tawthiq.publish.schemata import Entity, check, longest
from tawthiq.publish.tables import Reader, opinion, reader

__all__ = ["SUFFIX", "check", "write"]

SUFFIX: Final = ".ftm.json"
# ISO 639-1 → 639-3, which FollowTheMoney uses
_LANGUAGES: Final = dict(
    pair.split("-")
    for pair in ("ar-ara", "en-eng", "fr-fra", "tr-tur", "ru-rus", "fa-fas", "he-heb")
)


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One file of lines; raises ``KeyError`` for a policy that there is not."""
    to = reader(settings)
    known = {i.code for i in incidents}
    found: dict[str, Entity] = {}
    for incident in incidents:
        for entity in _entities(incident, to, settings.case, known):
            found.setdefault(entity["id"], entity)
    yield "", "".join(f"{to_line(e)}\n" for e in found.values()).encode()


def _entities(
    incident: Incident, to: Reader, case: str, known: set[str]
) -> Iterator[Entity]:
    """The event, what it points to, and the links that say who says what."""
    reports = {s.report: _article(s) for s in told.sources(incident)}
    yield from reports.values()
    proof = [a["id"] for a in reports.values()]
    place = incident.location
    address = None if place is None else _address(place, incident, to.lang)
    if address is not None:
        yield address
    involved = [_party(p, to.lang) for p in incident.targets if _is_organized(p)]
    yield from involved
    one = _event(incident, to, case)
    one["properties"] |= _properties(
        addressEntity=[] if address is None else [address["id"]],
        involved=[p["id"] for p in involved],
        proof=proof,
    )
    yield one
    for party in incident.perpetrators:
        entity = _party(party, to.lang)
        if not entity["properties"]:
            continue
        yield entity
        alleged = told.alleged(party, to.lang)
        role = label("word", "perpetrators", to.lang).format(x=alleged)
        yield _link(entity["id"], one["id"], role, proof, incident.code)
    for code in incident.part_of:
        if code in known:
            role = label("word", "part_of", to.lang).format(x=code)
            yield _link(one["id"], _event_id(case, code), role, [], incident.code)


def _event(incident: Incident, to: Reader, case: str) -> Entity:
    first, last = incident.date_from or "", incident.date_to or ""
    day = first if first == last else ""
    place = incident.location
    name = [event(incident.type, to.lang)]
    name += [told.name(place, to.lang)] if place is not None else []
    name.append(" – ".join(dict.fromkeys(d for d in (first, last) if d)))
    reports = told.sources(incident)
    separator = "، " if to.lang == "ar" else ", "
    return _entity(
        "Event",
        _event_id(case, incident.code),
        name=[separator.join(n for n in name if n)],
        date=[day],
        startDate=["" if day else first],
        endDate=["" if day else last],
        summary=[_summary(incident, to)],
        description=[told.sentence(incident, to.lang)],
        notes=_notes(incident, to),
        keywords=[
            incident.type,
            *incident.types,
            *(w.id or "" for w in incident.weapons),
        ],
        country=[place.country.lower() if place is not None else ""],
        location=[told.place(incident, to.lang) if place is not None else ""],
        publisher=[s.publisher or "" for s in reports],
        sourceUrl=[web(s.url) for s in reports],
        recordId=[incident.code],
        modifiedAt=[_moment(told.latest(incident))],
    )


def _summary(incident: Incident, to: Reader) -> str:
    """The numbers by the policy."""
    flat = attributes(incident, to)
    parts = []
    for kind in ("killed", "injured"):
        ends = [flat[f"{kind}_{end}"] for end in ("low", "best", "high")]
        if ends[0] is not None:
            number = "/".join("?" if n is None else str(n) for n in ends)
            parts.append(f"{label('kind', kind, to.lang)}: {number}")
    return f"{'; '.join(parts)} ({flat['policy']})" if parts else ""


def _notes(incident: Incident, to: Reader) -> list[str]:
    """What no property of an event holds, a note each."""
    lang = to.lang
    status = opinion(incident.strike_status, "strike", lang)
    place = incident.location
    notes = {
        "state": told.review(incident, lang),
        "grade": opinion(incident.grade, "grade", lang),
        "strike_status": status,
        "attribution": told.attribution(incident, lang),
        "date_precision": incident.date_precision,
        "place_precision": place.precision if place is not None else "",
        "radius_m": str(place.radius_m or "") if place is not None else "",
        "independent_sources": str(incident.sources),
        "previous_codes": joined(incident.previous_codes),
        "parts": joined(incident.parts),
    }
    return [f"{name}: {value}" for name, value in notes.items() if value]


def _article(source: Source) -> Entity:
    """A report.  ``contentHash`` is an SHA-1, which nobody has: ours is a note."""
    title = source.title or source.publisher or source.report
    return _entity(
        "Article",
        hashed("report", source.report)[:40],
        name=[title],
        title=[source.title or ""],
        publishedAt=[_moment(source.published)],
        retrievedAt=[_moment(source.retrieved)],
        language=[_LANGUAGES.get(source.language, "")],
        publisher=[source.publisher or ""],
        sourceUrl=[web(source.url)],
        notes=[f"sha256: {source.sha256}"],
    )


def _address(place: Location, incident: Incident, lang: str) -> Entity:
    where = point(incident)
    lon, lat = ("", "") if where is None else map(str, where)
    full = told.place(incident, lang)
    remarks = f"precision: {place.precision}"
    if place.radius_m is not None:
        remarks += f", radius: {place.radius_m} m"
    key = (place.id or place.name, full, lon, lat, remarks)
    return _entity(
        "Address",
        hashed("address", *key)[:40],
        name=[told.name(place, lang)],
        full=[full],
        latitude=[lat],
        longitude=[lon],
        country=[place.country.lower()],
        state=[place.admin1],
        region=[place.admin2],
        remarks=[remarks],
    )


def _is_organized(party: Party) -> bool:
    """Whether a party is an organization: civilians and places are none."""
    return bool(party.name) and codes.kind_of(party.id, party.kind)[0] != ""


def _party(party: Party, lang: str) -> Entity:
    """An actor: an organization if the codebook knows its kind."""
    name, other = (
        told.name(party, lang),
        told.name(party, "ar" if lang == "en" else "en"),
    )
    ident = hashed("actor", party.id or party.name)[:40]
    alias = [other] if other != name else []
    if not _is_organized(party):
        return _entity("LegalEntity", ident, name=[name], alias=alias)
    country = [codes.actor(party.id).country.lower()]
    return _entity("Organization", ident, name=[name], alias=alias, country=country)


def _link(subject: str, object_: str, role: str, proof: list[str], code: str) -> Entity:
    ident = hashed("link", subject, object_, role)[:40]
    return _entity(
        "UnknownLink",
        ident,
        subject=[subject],
        object=[object_],
        role=[role],
        proof=proof,
        recordId=[code],
    )


def _event_id(case: str, code: str) -> str:
    return hashed("event", case, code)[:40]


def _entity(schema: str, ident: str, **values: Iterable[str]) -> Entity:
    return {"id": ident, "schema": schema, "properties": _properties(**values)}


def _properties(**values: Iterable[str]) -> dict[str, list[str]]:
    """Values as texts on one line, each once, cut where the schema ends them."""
    found: dict[str, list[str]] = {}
    for name, given in values.items():
        texts = dict.fromkeys(_cut(shown(line(v)), longest(name)) for v in given)
        held = [t for t in texts if t]
        if held:
            found[name] = held
    return found


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _moment(value: str | None) -> str:
    """A day, or a time in UTC without its zone; empty where it is neither."""
    if not value:
        return ""
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return ""
    if "T" not in value:
        return value[:10]
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
