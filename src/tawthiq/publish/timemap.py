"""TimeMap's JSON (events, sources, associations) in one archive; values are strings.

``docs/formats/timemap.md`` says what each value is made of.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.incident import Incident, Source
from tawthiq.publish import identity, plain, told
from tawthiq.publish.attributes import attributes, point
from tawthiq.publish.cells import line, shown
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.labels import event, label
from tawthiq.publish.packed import unzipped, zipped
from tawthiq.publish.tables import Reader, opinion, reader

SUFFIX: Final = ".zip"
EVENTS, SOURCES, ASSOCIATIONS = "events.json", "sources.json", "associations.json"
FILES: Final = (EVENTS, SOURCES, ASSOCIATIONS)
# The values of an event that TimeMap knows: it drops one with others.
_EVENT: Final = """
id description date time time_precision location latitude longitude type category
category_full comments time_display graphic associations sources
"""
_SOURCE: Final = (
    "id title thumbnail paths type affil_s url description parent author date notes"
)
_ASSOCIATION: Final = "id title desc mode filter_paths"
_MODES: Final = ("CATEGORY", "FILTER", "NARRATIVE")
_LISTS: Final = frozenset(
    ("associations", "sources", "paths", "affil_s", "filter_paths")
)
_DATE: Final = re.compile(r"(1[0-2]|[1-9])/(3[01]|[12][0-9]|[1-9])/[0-9]{4}")
# The words of the associations, by language.
_WORDS: Final = {
    "en": ("Type", "Grade", "Alleged perpetrator", "Review", "Numbers by policy"),
    "ar": ("النوع", "درجة التوثيق", "المنسوب إليه الفعل", "المراجعة", "سياسة الأرقام"),
}


class Association(NamedTuple):
    """What groups events: a category (a line of the timeline) or a filter."""

    mode: str
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """The same for the same group, in each export."""
        return identity.hashed("association", self.mode, *self.path)[:16]


def holds(incident: Incident) -> str:
    """Why TimeMap cannot hold an incident; empty where it can."""
    if not (incident.date_from or incident.date_to):
        return "no date: TimeMap drops an event without one"
    return ""


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One archive; raises ``KeyError`` for a policy that there is not."""
    to = reader(settings)
    held = [i for i in incidents if not holds(i)]
    sources = {s.report: _source(s) for i in held for s in told.sources(i)}
    groups = {g.id: g for i in held for g in _groups(i, to.lang)}
    files = {
        EVENTS: [_event(i, to) for i in held],
        SOURCES: sources,
        ASSOCIATIONS: [_association(g) for g in groups.values()],
    }
    yield "", zipped((name, plain.to_json(value)) for name, value in files.items())


def check(files: dict[str, bytes]) -> None:
    """Strings only, dates, coordinates, ids that are there; raises ``InvalidError``."""
    try:
        packed = unzipped(files[""])
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise InvalidError(f"timemap: no archive: {error}") from error
    if tuple(packed) != FILES:
        raise InvalidError(f"timemap: the files are {', '.join(packed)}")
    events, sources, groups = (
        plain.loaded(f"timemap: {n}", d) for n, d in packed.items()
    )
    if not (isinstance(events, list) and isinstance(groups, list)):
        raise InvalidError("timemap: events and associations are no arrays")
    if not isinstance(sources, dict):
        raise InvalidError("timemap: sources is no object")
    _check_all("source", sources.values(), _SOURCE)
    _check_all("association", groups, _ASSOCIATION)
    _check_all("event", events, _EVENT)
    if any(key != source["id"] for key, source in sources.items()):
        raise InvalidError("timemap: a source is not under its id")
    for group in groups:
        path = group["filter_paths"]
        if group["mode"] not in _MODES or not path or any("/" in p for p in path):
            raise InvalidError(
                f"timemap: association {group['id']} has no mode or path"
            )
    known = {g["id"] for g in groups}
    for one in events:
        if not known.issuperset(one["associations"]):
            raise InvalidError(f"timemap: event {one['id']}: an association is missing")
        if not sources.keys() >= set(one["sources"]):
            raise InvalidError(f"timemap: event {one['id']}: a source is missing")
        _check_event(one)


def _check_all(kind: str, values: Iterable[Any], names: str) -> None:
    """Members, their types, and ids that are there once."""
    wanted = set(names.split())
    seen: set[str] = set()
    for value in values:
        if not isinstance(value, dict) or set(value) != wanted:
            raise InvalidError(f"timemap: the members of a {kind} are others")
        for name, held in value.items():
            texts = held if name in _LISTS else [held]
            if not isinstance(texts, list) or any(type(t) is not str for t in texts):
                raise InvalidError(f"timemap: {name} of a {kind} is {held!r}")
        if not value["id"] or value["id"] in seen:
            raise InvalidError(f"timemap: the id of a {kind} is empty or there twice")
        seen.add(value["id"])


def _check_event(one: dict[str, Any]) -> None:
    name = f"timemap: event {one['id']}"
    if not _DATE.fullmatch(one["date"]):
        raise InvalidError(f"{name}: {one['date']!r} is no date M/D/YYYY")
    lat, lon = one["latitude"], one["longitude"]
    if not lat and not lon:
        return
    try:
        right = abs(float(lat)) <= 90 and abs(float(lon)) <= 180
    except ValueError:
        right = False
    if not right:
        raise InvalidError(f"{name}: {lat!r}, {lon!r} is no place on the earth")


def _event(incident: Incident, to: Reader) -> dict[str, Any]:
    place = point(incident)
    lon, lat = ("", "") if place is None else (str(place[0]), str(place[1]))
    type_ = event(incident.type, to.lang)
    values: dict[str, Any] = {
        "id": incident.code,
        "description": told.sentence(incident, to.lang),
        "date": _date(incident.date_from or incident.date_to or ""),
        "time": "",
        "time_precision": label("date", incident.date_precision, to.lang),
        "location": told.place(incident, to.lang) if incident.location else "",
        "latitude": lat,
        "longitude": lon,
        "type": incident.type,
        "category": type_,
        "category_full": type_,
        "comments": _comments(incident, to),
        "time_display": told.when(incident, to.lang),
        "graphic": "",
    }
    texts = {name: shown(line(value)) for name, value in values.items()}
    return {
        **texts,
        "associations": [g.id for g in _groups(incident, to.lang)],
        "sources": [s.report for s in told.sources(incident)],
    }


def _comments(incident: Incident, to: Reader) -> str:
    """The tolls by the policy, the grade, who it is laid to, whether it was reviewed."""
    flat = attributes(incident, to)
    parts = [
        f"{label('kind', kind, to.lang)}: "
        + "/".join("?" if flat[n] is None else str(flat[n]) for n in ends)
        for kind in ("killed", "injured")
        if flat[(ends := [f"{kind}_{e}" for e in ("low", "best", "high")])[0]]
        is not None
    ]
    words = _WORDS[to.lang]
    parts += [f"{words[4]}: {flat['policy']}"] if parts else []
    graded = opinion(incident.grade, "grade", to.lang)
    parts += [f"{words[1]}: {graded}"] if graded else []
    parts.append(f"{words[3]}: {told.review(incident, to.lang)}")
    return ". ".join(parts)


def _date(day: str) -> str:
    date = datetime.date.fromisoformat(day)
    return f"{date.month}/{date.day}/{date.year:04d}"


def _groups(incident: Incident, lang: str) -> list[Association]:
    """The category of an incident, and its filters: type, grade, actor, review."""
    kind, grade, actor, review, _ = _WORDS[lang]
    types = [event(t, lang) for t in dict.fromkeys((incident.type, *incident.types))]
    doers = [
        told.name(p, lang) for p in incident.perpetrators if p.by or not p.denied_by
    ]
    graded = opinion(incident.grade, "grade", lang)
    found = [Association("CATEGORY", (_leaf(types[0]),))]
    found += [Association("FILTER", (kind, _leaf(t))) for t in types]
    found += [Association("FILTER", (grade, _leaf(graded)))] if graded else []
    found += [Association("FILTER", (actor, _leaf(d))) for d in doers if d]
    found.append(Association("FILTER", (review, _leaf(told.review(incident, lang)))))
    return list(dict.fromkeys(found))


def _leaf(name: str) -> str:
    """A name as a part of a path: TimeMap parts paths at strokes."""
    return shown(line(name)).replace("/", " - ")


def _association(group: Association) -> dict[str, Any]:
    return {
        "id": group.id,
        "title": group.path[-1],
        "desc": group.path[0] if len(group.path) > 1 else "",
        "mode": group.mode,
        "filter_paths": list(group.path),
    }


def _source(source: Source) -> dict[str, Any]:
    url = identity.web(source.url)
    publisher = shown(line(source.publisher))
    return {
        "id": source.report,
        "title": shown(line(source.title)),
        "thumbnail": "",
        "paths": [url] if url else [],
        "type": "",
        "affil_s": [publisher] if publisher else [],
        "url": url,
        "description": publisher,
        "parent": "",
        "author": "",
        "date": (source.published or "")[:10],
        "notes": f"sha256:{source.sha256}",
    }
