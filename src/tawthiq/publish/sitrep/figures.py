"""What a report counts, and the incidents that each of its figures counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.incident import Incident
from tawthiq.incident.chains import origins
from tawthiq.incident.numbers import Policy, Range
from tawthiq.publish.sitrep.scope import Scope

GROUPS: Final = (
    "civilian",
    "child",
    "woman",
    "medic",
    "journalist",
    "combatant",
    "leader",
    "unspecified",
)
_MOST_PLACES: Final = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the report and the incidents that it counts.

    ``total`` is the range of people harmed, for a figure that counts people; then
    ``ranges`` are those of the incidents.  Else the figure is ``number``.
    """

    anchor: str
    incidents: tuple[Incident, ...]
    number: int = 0
    total: Range | None = None
    ranges: tuple[Range, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a report; ``killed`` and ``injured`` begin with the whole."""

    incidents: Figure
    wholes: Figure
    sources: Figure
    killed: tuple[Figure, ...]
    injured: tuple[Figure, ...]
    contested: Figure
    disagree: Figure
    unreviewed: Figure
    partly: Figure
    types: tuple[Figure, ...]
    places: tuple[Figure, ...]

    def __iter__(self) -> Iterator[Figure]:
        """Every figure that the report shows, in its order."""
        yield self.incidents
        if self.wholes.number:
            yield self.wholes
        yield self.sources
        yield from self.killed
        yield from self.injured
        yield from self.types
        yield from self.places
        yield self.contested
        yield self.disagree
        yield self.unreviewed
        if self.partly.number:
            yield self.partly


def figures(scope: Scope, policy: Policy) -> Figures:
    """Every figure of the incidents in scope."""
    told = scope.incidents
    parts = _parts(told)
    single = [i for i in told if not parts[i.code]]

    def that(anchor: str, test: Callable[[Incident], bool]) -> Figure:
        held = tuple(filter(test, told))
        return Figure(anchor, held, len(held))

    independent = origins(t for i in told for t in i.tellings)
    return Figures(
        incidents=Figure("f-incidents", tuple(single), len(single)),
        wholes=that("f-wholes", lambda i: bool(parts[i.code])),
        sources=Figure(
            "f-sources", tuple(i for i in told if i.tellings), len(independent)
        ),
        killed=_people(told, parts, policy, "killed"),
        injured=_people(told, parts, policy, "injured"),
        contested=that("f-contested", lambda i: i.grade.stands == "contested"),
        disagree=that("f-disagree", lambda i: bool(i.contradictions)),
        unreviewed=that("f-unreviewed", lambda i: i.state != "approved"),
        partly=that("f-partly", lambda i: i.code in scope.partly),
        types=_most(single, "type", lambda i: i.type, None),
        places=_most(single, "place", _place, _MOST_PLACES),
    )


def plus(ranges: Iterable[Range]) -> Range | None:
    """Ranges of different people as one: lows to lows, highs to highs."""
    total: Range | None = None
    for r in ranges:
        if total is None:
            total = r
            continue
        best = None if None in (total.best, r.best) else _sum(total.best, r.best)
        high = None if None in (total.high, r.high) else _sum(total.high, r.high)
        words = tuple(dict.fromkeys(total.words + r.words))
        total = Range(total.low + r.low, best, high, total.open or r.open, words)
    return total


def _sum(a: int | None, b: int | None) -> int:
    return (a or 0) + (b or 0)


def _parts(told: Sequence[Incident]) -> dict[str, frozenset[str]]:
    """Of each incident, the codes of all its parts that are in the report."""
    below: dict[str, set[str]] = {i.code: set() for i in told}
    for i in told:
        below[i.code].update(p for p in i.parts if p in below)
        for whole in i.part_of:
            if whole in below:
                below[whole].add(i.code)

    def within(code: str) -> frozenset[str]:
        found: set[str] = set()
        queue = list(below[code])
        while queue:
            part = queue.pop()
            if part not in found and part != code:
                found.add(part)
                queue += below[part]
        return frozenset(found)

    return {code: within(code) for code in below}


def _people(
    told: Sequence[Incident],
    parts: dict[str, frozenset[str]],
    policy: Policy,
    kind: str,
) -> tuple[Figure, ...]:
    """How many were harmed in one way: all, then by group."""
    ranges = {i.code: policy.range(i.tolls, kind) for i in told}
    chosen = _chosen({c: r for c, r in ranges.items() if r is not None}, parts)
    counted = [i for i in told if i.code in chosen]
    found: list[Figure] = []
    for group in (None, *GROUPS):
        held = [(i, policy.range(i.tolls, kind, group)) for i in counted]
        pairs = [(i, r) for i, r in held if r is not None]
        pairs = [(i, r) for i, r in pairs if group is None or r.low or r.high != 0]
        anchor = f"f-{kind}" if group is None else f"f-{kind}-{group}"
        if group is None or pairs:
            found.append(
                Figure(
                    anchor,
                    tuple(i for i, _ in pairs),
                    total=plus(r for _, r in pairs),
                    ranges=tuple(r for _, r in pairs),
                    key=group or "",
                )
            )
    return tuple(found)


def _chosen(told: dict[str, Range], parts: dict[str, frozenset[str]]) -> set[str]:
    """The codes that count: of a whole and its parts those that tell more, never both."""
    chosen = {code for code in told if not parts[code]}
    for whole in sorted(told.keys() - chosen, key=lambda c: (len(parts[c]), c)):
        taken = {c for c in chosen if parts[c] & parts[whole] and c not in parts[whole]}
        held = chosen & parts[whole]
        if not taken and told[whole].low > sum(told[c].low for c in held):
            chosen = (chosen - held) | {whole}
        elif not taken and not held:
            chosen.add(whole)
    return chosen


def _place(incident: Incident) -> str:
    place = incident.location
    return (place.id or place.name) if place else ""


def _most(
    told: Sequence[Incident],
    name: str,
    key: Callable[[Incident], str],
    most: int | None,
) -> tuple[Figure, ...]:
    """The values that most incidents have."""
    counts = Counter(filter(None, map(key, told)))
    ranked = sorted(counts, key=lambda k: (-counts[k], k))[:most]
    return tuple(
        Figure(
            f"f-{name}-{n}",
            tuple(i for i in told if key(i) == value),
            counts[value],
            key=value,
        )
        for n, value in enumerate(ranked, 1)
    )
