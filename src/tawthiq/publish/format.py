"""What a format is: incidents in, the bytes of its files out, and a check of them.

Formats see only what the gate (``publish.gate``) lets through: redacted, coarsened,
approved.  The same incidents and settings give the same bytes: no clock, no random
number, no order that depends on the machine.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, cast

from tawthiq.incident import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person chose for an export; recorded in its manifest.

    ``policy`` names a policy of ``tawthiq.incident.numbers``; ``lang`` is ``ar`` or
    ``en``; ``unreviewed`` says that incidents are in it that nobody approved, which
    every row then says.  ``title`` is the case's; ``tool`` is "tawthiq VERSION".
    ``since``, ``until`` and ``area`` bound a situation report.
    """

    policy: str
    lang: str = "en"
    unreviewed: bool = False
    title: str = ""
    case: str = ""
    tool: str = "tawthiq"
    since: str | None = None
    until: str | None = None
    area: str | None = None
    more: dict[str, str] = field(default_factory=dict)


class InvalidError(Exception):
    """An export that is not valid in its format; the message says what and where."""


class Format(Protocol):
    """A module of ``publish`` that writes one format."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802 - a constant of the module
        """The ending of its main file, as ``.csv``."""

    def write(
        self, incidents: Sequence[Incident], settings: Settings
    ) -> Iterator[tuple[str, bytes]]:
        """Name (the first is "" for the main file) and bytes of each file."""

    def check(self, files: dict[str, bytes]) -> None:
        """Check what ``write`` gave; raises ``InvalidError``.  Run by every export."""


# format → its module; imported when it is asked for
FORMATS: Final = {
    "ucdp": "tawthiq.publish.ucdp",
    "acled": "tawthiq.publish.acled",
    "airwars": "tawthiq.publish.airwars",
    "hxl": "tawthiq.publish.hxl",
    "csv": "tawthiq.publish.tables",
    "xlsx": "tawthiq.publish.workbook",
    "bayanat": "tawthiq.publish.bayanat",
    "geojson": "tawthiq.publish.geojson",
    "geoparquet": "tawthiq.publish.geoparquet",
    "timemap": "tawthiq.publish.timemap",
    "ftm": "tawthiq.publish.ftm",
    "annotations": "tawthiq.publish.annotations",
    "sitrep": "tawthiq.publish.sitrep",
}


def named(name: str) -> Format:
    """The module of a format; raises ``KeyError`` for another name."""
    return cast("Format", importlib.import_module(FORMATS[name]))
