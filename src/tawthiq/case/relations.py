"""What people said that two incidents are to each other: one part of the other, or apart.

A decision is two rows of ``IncidentJudgement`` in one entry of the log, one from each
side, whose value is the other's code: each incident finds its own by its code.  The last
one of a pair stands.  It holds for codes: an incident that another was merged into is
what that one was, and gives it back where the two are parted again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Literal, NamedTuple, get_args

from tawthiq.case.models import Incident, IncidentJudgement
from tawthiq.case.stale import living

Kind = Literal["part_of", "apart"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
UNTOLD: Final = "untold"  # takes back what was said of a pair
# what one is to the other → what the other is to it
SIDES: Final = {
    "part_of": "whole_of",
    "whole_of": "part_of",
    "apart": "apart",
    UNTOLD: UNTOLD,
}


class Relation(NamedTuple):
    """What an incident is to another: ``part_of``, ``whole_of`` or ``apart``.

    ``written`` are the codes, this one's and the other's, that it was said of: they may
    have been merged since.  ``entry`` is that of the log.
    """

    other: str
    about: str
    who: str
    at: str
    why: str
    entry: int
    written: tuple[tuple[str, str], ...]


# Live code → live code of another → what the first is to it.
Relations = Mapping[str, Mapping[str, Relation]]


def relations(incidents: Collection[Incident] | None = None) -> Relations:
    """What stands between incidents; of some live ones, or of the whole case."""
    rows = IncidentJudgement.objects.filter(about__in=SIDES).order_by("pk")
    now: dict[str, str] = {}  # the live code that each code leads to
    if incidents is not None:
        now = _merged(incidents)
        rows = rows.filter(incident__in=now)
    said = list(rows)
    codes = {code for row in said for code in (row.incident, row.value)}
    now |= _live(codes - now.keys())
    pairs: dict[tuple[str, str], dict[tuple[str, str], IncidentJudgement]]
    pairs = defaultdict(dict)
    for row in said:
        one, other = now.get(row.incident), now.get(row.value)
        if one is not None and other is not None and one != other:
            pairs[one, other][row.incident, row.value] = row
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    for (one, other), written in pairs.items():
        held = {codes: row for codes, row in written.items() if row.about != UNTOLD}
        if held:
            found[one][other] = _relation(other, held)
    return found


def relations_of(row: Incident) -> Mapping[str, Relation]:
    """What people said that a live incident is to others, by the codes of these."""
    return relations([row]).get(row.code, {})


def _relation(
    other: str, held: Mapping[tuple[str, str], IncidentJudgement]
) -> Relation:
    last = max(held.values(), key=lambda row: row.pk)
    return Relation(
        other, last.about, last.who, last.at, last.why, last.entry_id, tuple(held)
    )


def _merged(incidents: Iterable[Incident]) -> dict[str, str]:
    """The codes of live incidents, and of all that were merged into them."""
    now = {row.code: row.code for row in incidents}
    into = {row.pk: row.code for row in incidents}
    while into:
        rows = Incident.objects.filter(merged_into__in=into)
        found = list(rows.values_list("pk", "code", "merged_into"))
        now |= {code: into[home or 0] for _, code, home in found}
        into = {pk: into[home or 0] for pk, _, home in found}
    return now


def _live(codes: Collection[str]) -> dict[str, str]:
    """The live codes that some codes lead to; without those that have no claims now."""
    if not codes:
        return {}
    rows = Incident.objects.filter(code__in=codes).select_related("merged_into")
    held = ((row.code, living(row)) for row in rows)
    return {code: live.code for code, live in held if live is not None}
