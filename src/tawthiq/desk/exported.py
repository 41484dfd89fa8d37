"""The words for exports: formats, policies, and the fields that were redacted."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tawthiq.incident import numbers

FORMATS: Final[dict[str, Promise]] = {
    "ucdp": _("UCDP GED events"),
    "acled": _("ACLED events"),
    "airwars": _("Airwars tables"),
    "hxl": _("HXL table"),
    "csv": _("CSV table"),
    "xlsx": _("Excel workbook"),
    "bayanat": _("Bayanat sheets"),
    "geojson": _("Map points (GeoJSON)"),
    "geoparquet": _("Map points (GeoParquet)"),
    "timemap": _("TimeMap timeline"),
    "ftm": _("FollowTheMoney entities"),
    "annotations": _("Annotated claims (W3C)"),
    "sitrep": _("Situation report"),
}
# What holds the texts of an incident, and its fields (``publish.gate`` counts by both).
_OWNERS: Final[dict[str, Promise]] = {
    "Incident": _("Incident"),
    "Location": _("Place of the incident"),
    "Party": _("Party of the incident"),
    "Thing": _("Weapon or loss"),
    "Toll": _("Toll"),
    "Telling": _("Judgement of a claim"),
    "Claim": _("Claim"),
    "Span": _("Evidence"),
    "Attribution": _("Cited source"),
    "Named": _("Actor, target or weapon"),
    "Label": _("Name in the codebook"),
    "Where": _("Place of a claim"),
    "Meaning": _("Another place of the name"),
    "When": _("Date of a claim"),
    "Harm": _("People harmed"),
    "Victim": _("Named victim"),
    "Loss": _("Loss"),
    "Source": _("Report"),
    "Person": _("Person in a report"),
    "Contradiction": _("Contradiction"),
    "Opinion": _("Judgement of the incident"),
}
_FIELDS: Final[dict[str, Promise]] = {
    "text": _("text"),
    "words": _("words for a number"),
    "name": _("name"),
    "name_en": _("name in English"),
    "en": _("name in English"),
    "ar": _("name in Arabic"),
    "title": _("title"),
    "publisher": _("publisher"),
    "author": _("author"),
    "url": _("address (URL)"),
    "path": _("what it lies in"),
    "in_": _("what it lies in"),
    "admin1": _("governorate"),
    "admin2": _("district"),
    "item": _("what was lost"),
    "persons": _("protected persons"),
    "by": _("who says it"),
    "denied_by": _("who denies it"),
    "judged_by": _("reviewer"),
    "approved_by": _("reviewer"),
    "proposed": _("proposed answer"),
    "value": _("answer"),
    "values": _("what is told"),
    "why": _("reason"),
    "note": _("note"),
    **dict.fromkeys(
        ("id", "code", "report", "family", "claim", "sha256", "original"),
        _("identifier"),
    ),
    **dict.fromkeys(("parts", "part_of", "previous_codes"), _("identifier")),
}


def redacted(field: str) -> str:
    """A field that ``publish.gate`` counts, as ``Source.persons``, in words."""
    owner, _dot, name = field.partition(".")
    held = _OWNERS.get(owner, owner), _FIELDS.get(name, name.replace("_", " "))
    return ": ".join(map(str, held))


def policy(name: str) -> str:
    """What a policy makes of numbers, in words; its name where this version has none."""
    return gettext(numbers.policy(name).title) if name in numbers.names() else name
