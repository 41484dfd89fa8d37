"""What of FollowTheMoney's schemata we write, and the check of it."""

from __future__ import annotations

import re
from typing import Any, Final

from tawthiq.publish.format import InvalidError
from tawthiq.publish.plain import loaded

Entity = dict[str, Any]
# The properties that we write, by schema.
_SCHEMATA: Final = {
    "Event": """
        name date startDate endDate summary description notes keywords country location
        publisher sourceUrl recordId modifiedAt addressEntity involved proof
    """,
    "Address": "name full latitude longitude country state region remarks",
    "Organization": "name alias country",
    "LegalEntity": "name alias",
    "Article": """
        name title publishedAt retrievedAt language publisher sourceUrl notes
    """,
    "UnknownLink": "subject object role proof recordId",
}
SCHEMATA: Final = {s: frozenset(names.split()) for s, names in _SCHEMATA.items()}
_REQUIRED: Final = {
    "Event": ("name",),
    "Organization": ("name",),
    "LegalEntity": ("name",),
    "UnknownLink": ("subject", "object"),
}
_POINTING: Final = {
    "addressEntity": ("Address",),
    "involved": ("Organization", "LegalEntity"),
    "proof": ("Article",),
    "subject": ("Organization", "LegalEntity", "Event"),
    "object": ("Event",),
}
# FollowTheMoney's longest values; those of other properties are far from the end.
_LONGEST: Final = {
    "location": 250,
    "full": 250,
    "name": 384,
    "alias": 384,
    "sourceUrl": 4096,
    "summary": 65_000,
    "description": 65_000,
    "notes": 65_000,
}
_LONG: Final = 1024
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE: Final = re.compile(rf"{_DAY}(T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})?")
_DATES: Final = (
    "date",
    "startDate",
    "endDate",
    "modifiedAt",
    "publishedAt",
    "retrievedAt",
)


def longest(prop: str) -> int:
    """How many characters a value of a property may have."""
    return _LONGEST.get(prop, _LONG)


def check(files: dict[str, bytes]) -> None:
    """Schemata, properties, dates, ids that are there; raises ``InvalidError``."""
    found: dict[str, Entity] = {}
    *lines, rest = files[""].split(b"\n")
    if rest:
        raise InvalidError("ftm: the last line has no end")
    for number, text in enumerate(lines, 1):
        name = f"ftm: line {number}"
        entity = loaded(name, text)
        _check_entity(name, entity)
        if entity["id"] in found:
            raise InvalidError(f"{name}: {entity['id']} is there twice")
        found[entity["id"]] = entity
    for entity in found.values():
        for prop, schemata in _POINTING.items():
            for value in entity["properties"].get(prop, ()):
                if value not in found or found[value]["schema"] not in schemata:
                    raise InvalidError(f"ftm: {entity['id']}: {prop} points to nothing")


def _check_entity(name: str, entity: object) -> None:
    if not isinstance(entity, dict) or set(entity) != {"id", "schema", "properties"}:
        raise InvalidError(f"{name}: no entity with id, schema and properties")
    schema, properties = entity["schema"], entity["properties"]
    if schema not in SCHEMATA or not isinstance(properties, dict):
        raise InvalidError(f"{name}: {schema!r} is none of the schemata of the format")
    if not SCHEMATA[schema].issuperset(properties):
        raise InvalidError(f"{name}: {schema} has other properties than it may have")
    if any(prop not in properties for prop in _REQUIRED.get(schema, ())):
        raise InvalidError(f"{name}: {schema} lacks {', '.join(_REQUIRED[schema])}")
    for prop, values in properties.items():
        if not isinstance(values, list) or not values:
            raise InvalidError(f"{name}: {prop} is no list of values")
        for value in values:
            if not isinstance(value, str) or not value:
                raise InvalidError(f"{name}: {prop} is {value!r}")
            if len(value) > longest(prop):
                raise InvalidError(f"{name}: {prop} is too long")
            if prop in _DATES and not _DATE.fullmatch(value):
                raise InvalidError(f"{name}: {prop} is {value!r}")
