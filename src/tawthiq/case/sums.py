"""Which sums count which incidents: of the whole case, or around a few of them.

What people said of two incidents stands over what is derived of them.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Protocol

from tawthiq.case.models import Incident, Scene, SceneArea
from tawthiq.case.relations import Relation, Relations, relations
from tawthiq.link.whole import LONGEST, Outline, Whole, counts, homes, outline

_PAGE: Final = 2_000
# Keys in one query: with very many, SQLite tests every row against each of them.
_MANY: Final = 2_000


class Counts(Protocol):
    """Sums and what they count, by the codes of incidents."""

    def parts(self, code: str) -> tuple[str, ...]:
        """The codes of the incidents that a sum counts."""

    def part_of(self, code: str) -> tuple[str, ...]:
        """The codes of the sums that count an incident."""


class Sums:
    """Sums and what they count: as derived, and over it as people said."""

    def __init__(self, counts: Counts, said: Relations) -> None:
        self._counts = counts
        self._said = said

    def parts(self, code: str) -> tuple[str, ...]:
        """The codes of the incidents that are parts of one."""
        return self._taken(code, self._counts.parts(code), "whole_of")

    def part_of(self, code: str) -> tuple[str, ...]:
        """The codes of the incidents that one is part of."""
        return self._taken(code, self._counts.part_of(code), "part_of")

    def said(self, code: str) -> Mapping[str, Relation]:
        """What people said that an incident is to others, by the codes of these."""
        return self._said.get(code, {})

    def _taken(self, code: str, codes: Iterable[str], about: str) -> tuple[str, ...]:
        said = self.said(code)
        own = {other for other, held in said.items() if held.about == about}
        return tuple(sorted(own.union(codes) - (said.keys() - own)))


def whole_case() -> Sums:
    """The sums of the case; made of all its scenes."""
    scenes = Scene.objects.exclude(incident=None).order_by("pk")
    rows = scenes.values_list("incident__code", "facts")
    found = Whole((code, outline(facts)) for code, facts in rows.iterator(_PAGE))
    return Sums(found, relations())


def around(incidents: Collection[Incident]) -> Sums:
    """The sums that count these incidents, and what these count themselves."""
    rows = Scene.objects.filter(incident__in=incidents).exclude(first=None)
    own = [
        (code, outline(facts))
        for code, facts in rows.values_list("incident__code", "facts")
    ]
    found = _Near()
    for code, scene in own:
        if scene.sum:
            found.counted[code] |= _parts(scene)
    _add_wholes([(code, scene) for code, scene in own if not scene.sum], found)
    return Sums(found, relations(incidents))


class _Near:
    """What was found around a few incidents."""

    def __init__(self) -> None:
        self.counted: dict[str, set[str]] = defaultdict(set)
        self.counting: dict[str, set[str]] = defaultdict(set)

    def parts(self, code: str) -> tuple[str, ...]:
        return tuple(sorted(self.counted[code] - {code}))

    def part_of(self, code: str) -> tuple[str, ...]:
        return tuple(sorted(self.counting[code] - {code}))


def _parts(whole: Outline) -> set[str]:
    """What a sum counts."""
    if whole.days is None:
        return set()
    first, last = whole.days.first, whole.days.last
    rows = SceneArea.objects.filter(
        hash__in=homes(whole),
        sum=False,
        first__range=(first - LONGEST, last),
        last__gte=first,
    )
    fits = functools.cache(lambda kinds: counts(whole.kinds, kinds.split()))
    held = rows.values_list("scene", "kinds").iterator(_PAGE)
    return set(_codes({scene for scene, kinds in held if fits(kinds)}).values())


def _add_wholes(parts: Collection[tuple[str, Outline]], found: _Near) -> None:
    """What counts the scenes of incidents: all the sums in their days, in one query."""
    areas: dict[int, list[tuple[str, Outline]]] = defaultdict(list)
    days = [scene.days for _, scene in parts if scene.days is not None]
    for code, scene in parts:
        for area in homes(scene):
            areas[area].append((code, scene))
    if not areas or not days:
        return
    sums = SceneArea.objects.filter(
        hash__in=areas,
        sum=True,
        first__lte=max(d.last for d in days),
        last__gte=min(d.first for d in days),
    ).values_list("hash", "first", "last", "kinds", "scene")
    counting = [
        (code, scene)
        for area, first, last, kinds, scene in sums
        for code, part in areas[area]
        if _meets(part, first, last) and counts(kinds.split(), part.kinds)
    ]
    codes = _codes({scene for _, scene in counting})
    for code, whole in counting:
        if whole in codes:
            found.counting[code].add(codes[whole])


def _meets(scene: Outline, first: int, last: int) -> bool:
    days = scene.days
    return days is not None and first <= days.last and last >= days.first


def _codes(scenes: Collection[int]) -> dict[int, str]:
    """The codes of the incidents of scenes, by the scenes' keys."""
    wanted = sorted(scenes)
    found: dict[int, str] = {}
    for at in range(0, len(wanted), _MANY):
        rows = Scene.objects.filter(pk__in=wanted[at : at + _MANY])
        found.update(rows.exclude(incident=None).values_list("pk", "incident__code"))
    return found
