"""An export as a person asks for it of the open case, and its release into the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawthiq import __version__
from tawthiq.case import log
from tawthiq.case.case import Case
from tawthiq.case.incidents import incidents
from tawthiq.case.models import Entry
from tawthiq.incident import Incident
from tawthiq.publish import format as formats
from tawthiq.publish.export import Export, ExportError, make
from tawthiq.publish.format import Settings
from tawthiq.publish.gate import GatePolicy, Victims
from tawthiq.publish.manifest import Head

# The number policy of formats that ask for one.
POLICIES: Final[Mapping[str, str]] = {
    "ucdp": "ucdp",
    "acled": "acled-2024",
    "airwars": "airwars",
}
_ELSE: Final = "range"
Watch = Callable[[Iterator[Incident]], Iterator[Incident]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person chose; ``policy`` of "" is the format's own, else ``range``."""

    format: str
    policy: str = ""
    lang: str = "en"
    unreviewed: bool = False
    since: str | None = None
    until: str | None = None
    area: str | None = None
    unverified: bool = False
    victims: Victims = "drop"
    name_reviewers: bool = False
    pdf: bool = False
    digits: str | None = None

    def __post_init__(self) -> None:
        """Raise ``ExportError`` for a period that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            raise ExportError(f"the period ends ({self.until}) before it begins")

    @property
    def file_name(self) -> str:
        """A name for its main file, which says nothing of the case."""
        return f"tawthiq-{self.format}{formats.named(self.format).SUFFIX}"

    def settings(self, case: Case) -> Settings:
        """The settings of the format."""
        more = {"pdf": "1"} if self.pdf else {}
        if self.digits:
            more["digits"] = self.digits
        return Settings(
            policy=self.policy or POLICIES.get(self.format, _ELSE),
            lang=self.lang,
            unreviewed=self.unreviewed,
            title=case.title,
            case=case.id,
            tool=f"tawthiq {__version__}",
            since=self.since,
            until=self.until,
            area=self.area,
            more=more,
        )

    def gate(self, case: Case) -> GatePolicy:
        """What the gate lets through."""
        return GatePolicy(
            include_unreviewed=self.unreviewed,
            with_unverified=self.unverified,
            victims=self.victims,
            name_reviewers=self.name_reviewers,
            key=case.id,
        )


def made(case: Case, asked: Asked, name: str, watch: Watch = iter) -> Export:
    """The export of the open case, in memory, for a main file of a name.

    ``watch`` sees the incidents pass as they are derived.  Raises ``ExportError``, and ``CaseError`` where the database fails.
    """
    return make(
        asked.format,
        watch(incidents(case)),
        asked.settings(case),
        Path(name),
        policy=asked.gate(case),
        head=head(),
    )


def release(
    manifest: Mapping[str, Any],
    *,
    by: str,
    why: str = "",
    place: Callable[[], None] = lambda: None,
) -> None:
    """Log that an export leaves the case, by its manifest; ``place`` writes its files.

    Raises ``ExportError`` where the case was changed since it was made: what was
    withdrawn meanwhile does not go out.
    """
    with log.writing(by, why) as chain:
        if manifest["case"]["log"]["head"] != head().hash:
            raise ExportError("the case was changed meanwhile: make the export again")
        place()
        chain.add("export", dict(manifest))


def head() -> Head:
    """The last entry of the log that is no export: the same until the case changes."""
    entries = Entry.objects.exclude(body__contains='"action":"export"')
    last = entries.order_by("-seq").first()
    if last is None:  # pragma: no cover - a case begins with an entry
        return Head()
    return Head(seq=last.seq, hash=last.hash, at=json.loads(last.body)["at"])
