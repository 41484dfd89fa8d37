"""What people decided of an incident and of the links between its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tawthiq.case.models import IncidentJudgement, LinkJudgement
from tawthiq.case.standing import spoken
from tawthiq.incident.value import Incident

_LINKS: Final = 5_000  # pairs; to split two large incidents says something of more


class Decision(NamedTuple):
    """One decision: of the incident (``about``), or of links (``same`` … of pairs)."""

    entry: int
    at: str
    who: str
    about: str
    value: str
    whys: tuple[str, ...]
    pairs: int = 0


def links(incident: Incident) -> list[LinkJudgement]:
    """What was last said of pairs that the claims of an incident are in, the last first."""
    claims = [telling.claim.id for telling in incident.tellings]
    return list(spoken(claims).order_by("-pk")[:_LINKS])


def decisions(
    incident: Incident, linked: Sequence[LinkJudgement], most: int
) -> tuple[Decision, ...]:
    """The last decisions, the latest first; those of codes merged into it too.

    ``linked`` are its ``links``.
    """
    codes = [incident.code, *incident.previous_codes]
    of_it = IncidentJudgement.objects.filter(incident__in=codes).order_by("-pk")
    found = [
        Decision(row.entry_id, row.at, row.who, row.about, row.value, _told(row.why))
        for row in of_it[:most]
    ]
    found += _grouped(linked)
    return tuple(sorted(found, key=lambda d: -d.entry)[:most])


def _grouped(linked: Iterable[LinkJudgement]) -> list[Decision]:
    """Pairs of which a person said the same within a minute are one decision."""
    grouped: dict[tuple[str, str, str], Decision] = {}
    for row in linked:
        key = row.who, row.at[: len("2016-12-06T10:30")], row.verdict
        held = grouped.get(key) or Decision(
            row.entry_id, row.at, row.who, "link", row.verdict, ()
        )
        grouped[key] = held._replace(
            pairs=held.pairs + 1,
            whys=tuple(dict.fromkeys((*held.whys, *_told(row.why)))),
        )
    return list(grouped.values())


def _told(why: str) -> tuple[str, ...]:
    return (why,) if why else ()
