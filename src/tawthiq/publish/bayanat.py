"""Sheets that Bayanat (SJAC) maps to its bulletins and incidents (XLSX).

A report is a bulletin, an incident an incident; the columns bear Bayanat's own field
names, so that its mapping screen is a matter of picking equals.  See
``docs/formats/bayanat.md``.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tawthiq.incident import Incident, Source
from tawthiq.publish import sheets, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.labels import event, label
from tawthiq.publish.sheets import Sheet

SUFFIX: Final = ".xlsx"
_EVENT: Final = (
    *("event_title", "event_title_ar", "event_type", "event_location"),
    *("event_from_date", "event_to_date", "event_comments"),
)
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "bulletins": (
        *("originid", "title", "title_ar", "description", "source_link", "sources"),
        *("publish_date", "documentation_date", "locations", "labels", "tags"),
        *(*_EVENT, "related_incidents", "status", "comments"),
    ),
    "incidents": (
        *("originid", "title", "title_ar", "description", "locations", "labels"),
        *(*_EVENT, "related_bulletins", "related_incidents", "status", "comments"),
    ),
}
_TITLE: Final = 255  # characters of Bayanat's titles and links
_CELL: Final = 32_000  # characters of a description, under what a sheet's cell holds
_STATUS: Final = "Machine Created"


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One workbook of two sheets.

    Raises:
        ImportError: openpyxl is not installed.

    """
    rows = {"bulletins": _bulletins(incidents), "incidents": map(_incident, incidents)}
    pages = (
        Sheet(name, header, [[r.get(c) for c in header] for r in rows[name]])
        for name, header in COLUMNS.items()
    )
    del settings  # both languages are in each row, and numbers stay as told
    yield "", sheets.workbook(pages)


def check(files: dict[str, bytes]) -> None:
    """Two sheets, titles that are there and not too long, bulletins that exist."""
    try:
        found = sheets.read(files[""])
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InvalidError(f"bayanat: not a workbook: {error}") from error
    if list(found) != list(COLUMNS):
        raise InvalidError(f"bayanat: the sheets are {', '.join(found)}")
    ids: dict[str, set[Cell]] = {}
    for name, rows in found.items():
        if not rows or rows[0] != list(COLUMNS[name]):
            raise InvalidError(f"bayanat: {name}: the columns are not Bayanat's")
        ids[name] = {row[0] for row in rows[1:]}
        if len(ids[name]) != len(rows) - 1:
            raise InvalidError(f"bayanat: {name}: an originid is there twice")
        for number, row in enumerate(rows[1:], 2):
            cells = dict(zip(COLUMNS[name], row, strict=True))
            title = str(cells["title"] or "")
            if not title or len(title) > _TITLE:
                raise InvalidError(f"bayanat: {name}, row {number}: the title's length")
    for row in found["incidents"][1:]:
        related = dict(zip(COLUMNS["incidents"], row, strict=True))["related_bulletins"]
        if not set(str(related or "").split(", ")) - {""} <= ids["bulletins"]:
            raise InvalidError(f"bayanat: incident {row[0]}: a bulletin is missing")


def listed(values: Iterable[str]) -> str:
    """A list as Bayanat reads it: commas between, quotes around what has blanks.

    A value alone stands as it is; its own quotes and commas give way to others.
    """
    clean = [
        line(v).replace('"', "”").replace(",", "،") for v in dict.fromkeys(values) if v
    ]
    return clean[0] if len(clean) == 1 else ", ".join(f'"{v}"' for v in clean)


def _title(text: str) -> str:
    text = line(text)
    return text if len(text) <= _TITLE else text[: _TITLE - 2] + " …"


def _incident(incident: Incident) -> dict[str, Cell]:
    described = "\n".join(told.sentence(incident, lang) for lang in ("ar", "en"))
    return {
        "originid": incident.code,
        "title": _title(_heading(incident, "en")),
        "title_ar": _title(_heading(incident, "ar")),
        "description": described[:_CELL],
        "locations": listed(_names(incident)),
        "labels": listed(event(t, "en") for t in (incident.type, *incident.types)),
        **_event(incident),
        "related_bulletins": ", ".join(s.report for s in told.sources(incident)),
        "related_incidents": joined((*incident.part_of, *incident.parts), ", "),
        "status": _STATUS,
        "comments": told.review(incident, "en"),
    }


def _bulletins(incidents: Sequence[Incident]) -> Iterator[dict[str, Cell]]:
    found: dict[str, tuple[Source, list[Incident]]] = {}
    for incident in incidents:
        for source in told.sources(incident):
            found.setdefault(source.report, (source, []))[1].append(incident)
    for source, of in found.values():
        title = line(source.title) or line(source.publisher) or source.report
        places = dict.fromkeys(n for i in of for n in _names(i))
        types = (event(t, "en") for i in of for t in (i.type, *i.types))
        states = dict.fromkeys(told.review(i, "en") for i in of)
        yield {
            "originid": source.report,
            "title": _title(title),
            "title_ar": _title(title) if source.language == "ar" else "",
            "description": _quotes(source, of)[:_CELL],
            # A link that is cut leads nowhere.
            "source_link": source.url if len(source.url or "") <= _TITLE else None,
            "sources": listed([source.publisher or ""]),
            "publish_date": source.published,
            "documentation_date": source.retrieved,
            "locations": listed(places),
            "labels": listed(types),
            "tags": listed(["tawthiq", *(i.code for i in of)]),
            **(_event(of[0]) if len(of) == 1 else {}),
            "related_incidents": ", ".join(i.code for i in of),
            "status": _STATUS,
            "comments": joined(states),
        }


def _quotes(source: Source, of: Sequence[Incident]) -> str:
    """The words of the report that its claims rest on, each once."""
    quotes = (
        t.claim.quote.text.strip()
        for i in of
        for t in i.tellings
        if t.source.report == source.report
    )
    return "\n\n".join(dict.fromkeys(quotes))


def _heading(incident: Incident, lang: str) -> str:
    place = told.name(incident.location, lang) if incident.location else ""
    dates = " – ".join(
        dict.fromkeys(d for d in (incident.date_from, incident.date_to) if d)
    )
    return joined((event(incident.type, lang), place, dates), ", ")


def _names(incident: Incident) -> list[str]:
    """Places by name: Bayanat looks them up by their title."""
    return [told.name(p, "ar") for p in (incident.places or ())] or (
        [told.name(incident.location, "ar")] if incident.location else []
    )


def _event(incident: Incident) -> dict[str, Cell]:
    place = incident.location
    return {
        "event_title": _heading(incident, "en"),
        "event_title_ar": _heading(incident, "ar"),
        "event_type": event(incident.type, "en"),
        "event_location": told.name(place, "ar") if place else "",
        "event_from_date": incident.date_from,
        "event_to_date": incident.date_to,
        "event_comments": joined(
            (label("date", incident.date_precision, "en"), told.tolls(incident, "en")),
        ),
    }
