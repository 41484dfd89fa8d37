"""Rows of a lake's claims into scenes, and scenes into incidents: for any engine.

A lake tells of a report only what its claims tell: a claim without a place on the map
takes, for linking alone, the nearest place of the report's other claims, where a case
knows every place that the report names.  Reports of one text are one family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.link.facts import Facts, facts
from tawthiq.link.linker import link
from tawthiq.link.naming import code
from tawthiq.link.scenes import scenes
from tawthiq.link.scorer import BY_WEIGHTS, Scorer
from tawthiq.scale.schema import claim

FAMILY: Final = "family"


class Scene(NamedTuple):
    """A scene, and its id: the report's, and its number in it; ids sort as reports do."""

    id: str
    facts: Facts


def scenes_of(report: str, rows: Iterable[Mapping[str, Any]]) -> list[Scene]:
    """The scenes of a report, of its rows of ``scale.schema.CLAIMS``.

    ``family`` is a column more: what reports of one text share; without it, each report
    is its own.  Raises ``pydantic.ValidationError`` for a row that is no claim.
    """
    held = list(rows)
    claims = [claim(row) for row in held]
    named = sorted(
        (p for c in claims for p in c.places),
        key=lambda p: (p.start, p.end, p.id or ""),
    )
    told = scenes(
        facts(
            one,
            report=report,
            family=row.get(FAMILY) or report,
            published=row["published"],
            named=named,
        )
        for one, row in zip(claims, held, strict=True)
    )
    return [Scene(f"{report} {at:04}", scene) for at, scene in enumerate(told)]


def linked(
    rows: Iterable[Mapping[str, Any]], scorer: Scorer = BY_WEIGHTS, jobs: int = 1
) -> dict[str, list[str]]:
    """The claims of each incident by code, of rows of claims, in this process."""
    found = scenes_in(rows)
    clusters = link([scene.facts for scene in found], scorer=scorer, jobs=jobs)
    told = [
        [c for at in members for c in found[at].facts.claims] for members in clusters
    ]
    return dict(zip(codes([min(claims) for claims in told]), told, strict=True))


def scenes_in(rows: Iterable[Mapping[str, Any]]) -> list[Scene]:
    """The scenes of rows of claims, in the order of their ids."""
    by_report: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_report[row["report"]].append(row)
    found = (s for report, held in by_report.items() for s in scenes_of(report, held))
    return sorted(found, key=lambda scene: scene.id)


def codes(firsts: Sequence[str]) -> list[str]:
    """A code for each incident, by its first claim: two never share one."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for first in sorted(firsts):
        salt = 0
        while (told := code(first, salt)) in taken:
            salt += 1
        taken.add(told)
        given[first] = told
    return [given[first] for first in firsts]
