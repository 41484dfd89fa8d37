"""The claims of an incident side by side: which agree with most, and which differ.

A value agrees where more than half of the independent chains that tell its field tell
something that can be the same: a quarter and its city, days that meet, ``عشرات`` and 40.
Where one chain alone tells a field, there is nothing to agree with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from tawthiq.incident.chains import chains
from tawthiq.incident.numbers import policy
from tawthiq.incident.parties import claimants
from tawthiq.incident.value import Incident, Telling, Toll
from tawthiq.incident.where import folded
from tawthiq.link.knowledge import KINDS, actor_side, compatible
from tawthiq.model import Harm, Where

Stand = Literal["agrees", "differs", "alone"]
_MAIN: Final = frozenset(("civilian", "combatant", "unspecified"))
_OPEN: Final = ("0000", "9999")  # before and after every ISO day


class Count(NamedTuple):
    """A toll of a claim, and how it stands to what others tell."""

    harm: Harm
    stand: Stand
    superseded: bool
    sum: bool


class Row(NamedTuple):
    """A claim, those of copies of its report, and how its fields stand."""

    telling: Telling
    copies: tuple[Telling, ...]
    stands: dict[str, Stand]
    counts: tuple[Count, ...]


class Group(NamedTuple):
    """The claims of one independent chain; ``name`` is the origin that they share."""

    number: int
    name: str
    rows: tuple[Row, ...]


def table(incident: Incident) -> tuple[Group, ...]:
    """The claims of an incident by independent chain, the largest chain first."""
    told = incident.tellings
    chain = chains(told)
    votes = _Votes(told, chain, incident.tolls)
    grouped: dict[int, dict[tuple[Hashable, ...], list[Telling]]] = defaultdict(dict)
    for telling, key in _keyed(told):
        rows = grouped[chain[telling.claim.id]]
        rows.setdefault(key, []).append(telling)
    groups = [
        (rows, tuple(votes.row(held[0], held[1:]) for held in rows.values()))
        for rows in grouped.values()
    ]
    groups.sort(key=lambda g: -len(g[1]))
    return tuple(
        Group(number, _name([held[0] for held in rows.values()]), shown)
        for number, (rows, shown) in enumerate(groups, 1)
    )


def page(groups: Sequence[Group], number: int, size: int) -> tuple[Group, ...]:
    """Some of the rows, under their chains; pages are numbered from 1."""
    flat = [(group, row) for group in groups for row in group.rows]
    held: dict[int, list[Row]] = defaultdict(list)
    for group, row in flat[(number - 1) * size : number * size]:
        held[group.number].append(row)
    return tuple(
        group._replace(rows=tuple(held[group.number]))
        for group in groups
        if group.number in held
    )


def _keyed(told: Sequence[Telling]) -> Iterator[tuple[Telling, tuple[Hashable, ...]]]:
    """Each claim with a key that it shares with its likes in copies of its report."""
    ordinal: dict[tuple[Hashable, ...], int] = defaultdict(int)
    for telling in told:
        claim, source = telling.claim, telling.source
        likes = (source.family, claim.type, claim.status, claim.trigger.text)
        ordinal[source.report, *likes] += 1
        yield telling, (*likes, ordinal[source.report, *likes])


def _name(told: Sequence[Telling]) -> str:
    """The origin of a chain as most of its claims name it."""
    origins = [names[-1] for t in told if (names := claimants(t))]
    return max(origins, key=origins.count, default="")


class _Votes:
    """Which chains tell which value of each field."""

    def __init__(
        self, told: Sequence[Telling], chain: dict[str, int], tolls: Sequence[Toll]
    ) -> None:
        self._tolls = {(t.claim, t.kind, t.group, t.low, t.high): t for t in tolls}
        self._chains: dict[str, dict[Hashable, set[int]]] = defaultdict(dict)
        for telling in told:
            for field, value in (*_fields(telling), *self._counted(telling)):
                values = self._chains[field]
                values.setdefault(value, set()).add(chain[telling.claim.id])
        self._known: dict[tuple[str, Hashable], Stand] = {}

    def row(self, telling: Telling, copies: Sequence[Telling]) -> Row:
        counts = []
        for harm in telling.claim.harm:
            toll = self._toll(telling, harm)
            replaced = toll is not None and toll.superseded
            counts.append(
                Count(
                    harm,
                    "alone" if replaced else self._stand(*_count(harm)),
                    superseded=replaced,
                    sum=toll is not None and toll.sum,
                )
            )
        stands = {field: self._stand(field, v) for field, v in _fields(telling)}
        return Row(telling, tuple(copies), stands, tuple(counts))

    def _counted(self, telling: Telling) -> Iterator[tuple[str, Hashable]]:
        """The tolls that are compared: not the earlier ones, nor those of a denial."""
        for harm in telling.claim.harm:
            toll = self._toll(telling, harm)
            if toll is not None and not toll.superseded and not toll.sum:
                yield _count(harm)

    def _toll(self, telling: Telling, harm: Harm) -> Toll | None:
        key = (telling.claim.id, harm.kind, harm.group, harm.low, harm.high)
        return self._tolls.get(key)

    def _stand(self, field: str, value: Hashable) -> Stand:
        if (field, value) not in self._known:
            values = self._chains[field]
            telling = set().union(*values.values())
            meeting = set().union(
                *(held for other, held in values.items() if _meets(field, value, other))
            )
            stand: Stand = "agrees" if 2 * len(meeting) > len(telling) else "differs"
            self._known[field, value] = "alone" if len(telling) < 2 else stand
        return self._known[field, value]


def _fields(telling: Telling) -> Iterator[tuple[str, Hashable]]:
    """The fields that a claim tells, each as a value that can be compared."""
    claim = telling.claim
    yield "type", claim.type.value
    yield "status", claim.status
    if claim.date is not None and (claim.date.from_ or claim.date.to):
        yield "date", (claim.date.from_ or _OPEN[0], claim.date.to or _OPEN[1])
    if claim.places:
        yield "place", tuple(map(_spot, claim.places))
    if claim.actors:
        # an entry without a side (``warplanes``) holds the aircraft of all sides
        names = (actor_side(a.id) or folded(a.name) for a in claim.actors)
        yield "actors", frozenset(names)
    if claim.weapons:
        yield "weapons", frozenset(w.id or folded(w.name) for w in claim.weapons)


def _spot(place: Where) -> tuple[str, tuple[str, ...]]:
    path = place.path or ((place.in_, place.name) if place.in_ else (place.name,))
    return place.id or "", tuple(map(folded, path))


def _count(harm: Harm) -> tuple[str, Hashable]:
    """The field of a toll, and its lowest and highest figure (None: without end)."""
    field = harm.kind if harm.group in _MAIN else f"{harm.kind} {harm.group}"
    figure = policy("range").figure(Toll.of(harm, claim="", family=""))
    return field, (figure.low, figure.high)


def _meets(field: str, a: Hashable, b: Hashable) -> bool:
    """Whether two values of a field can be the same."""
    match field, a, b:
        case "type", str(), str():
            return a == b or compatible(KINDS.get(a, a), KINDS.get(b, b))
        case "status", _, _:
            return a == b
        case "date", (str(since), str(until)), (str(first), str(last)):
            return since <= last and first <= until
        case "place", tuple(), tuple():
            return any(_one_place(*x, *y) for x in a for y in b)
        case "actors" | "weapons", frozenset(), frozenset():
            return bool(a & b)
        case _, (int(low), high), (int(least), most):
            return low <= _top(most) and least <= _top(high)
    return False


def _one_place(
    ident: str, path: tuple[str, ...], other: str, along: tuple[str, ...]
) -> bool:
    """Whether two places are one, or one may lie in the other."""
    if ident and ident == other:
        return True
    return path[-1] in along or along[-1] in path


def _top(high: object) -> float:
    return high if isinstance(high, int) else float("inf")
