"""The scenes of a report: its claims that tell one event, put together.

A report tells a strike in one sentence and its dead in the next; the two claims are one
scene.  Two strikes of one report, each with a place or a toll of its own, are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from tawthiq.link.facts import Amount, Days, Facts
from tawthiq.link.ground import place
from tawthiq.link.knowledge import APART, compatible
from tawthiq.link.spots import WIDE, Spot, spot_of
from tawthiq.link.wording import told_by
from tawthiq.model import Where

# What places say of one scene; where neither says anything, the nearest scene is meant.
_ONE_PLACE: Final = frozenset(
    (
        "same_quarter",
        "same_town",
        "same_city",
        "within",
        "within_area",
        "same_name",
        "unplaced",
        "untold",
    )
)


_POST: Final = 350  # characters


@dataclass(slots=True)
class _Scene:
    facts: list[Facts] = field(default_factory=list)


def scenes(
    claims: Iterable[Facts], text: str = "", named: Sequence[Where] = ()
) -> list[Facts]:
    """The scenes of one report, in the order of the text, each as one ``Facts``.

    Claims of speech (demands, threats) are in none.  ``text``: of the report; where it
    is a post that tells one scene, all its words are the scene's.  ``named``: every place
    that the report names; those of a post that no scene holds stand aside of each.
    """
    found: list[_Scene] = []
    for claim in sorted(claims, key=lambda f: (f.start, f.claims)):
        if not claim.kinds:
            continue
        for scene in reversed(found):  # the nearest before it
            if all(_one(held, claim) for held in scene.facts):
                scene.facts.append(claim)
                break
        else:
            found.append(_Scene([claim]))
    joined = [_joined(scene.facts) for scene in found]
    if not 0 < len(text) <= _POST:
        return joined
    aside = _aside(joined, named)
    joined = [scene._replace(aside=aside) for scene in joined]
    if len(joined) == 1:
        more = told_by(text)
        words, things = joined[0].words | more.words, joined[0].things | more.things
        return [joined[0]._replace(words=words, things=things)]
    return joined


def _aside(held: Iterable[Facts], named: Sequence[Where]) -> tuple[Spot, ...]:
    """The places on the map, no wide ones, that none of the scenes is at."""
    known = {spot.id for scene in held for spot in scene.spots}
    free = {p.id: p for p in named if p.lat is not None and p.id not in known}
    return tuple(spot_of(p) for p in free.values() if p.precision not in WIDE)


def _one(a: Facts, b: Facts) -> bool:
    """Whether two claims of a report can be of one scene."""
    if a.sum != b.sum or a.denied != b.denied:
        return False
    if any(frozenset(pair) in APART for pair in product(a.types, b.types)):
        return False
    if not any(compatible(x, y) for x, y in product(a.kinds, b.kinds)):
        return False
    if place(a.spots, b.spots) not in _ONE_PLACE:
        return False
    if not _meet(a.days, b.days):
        return False
    return all(_agree(a.tolls[k], b.tolls[k]) for k in a.tolls.keys() & b.tolls.keys())


def _meet(a: Days | None, b: Days | None) -> bool:
    if a is None or b is None or not (a.told and b.told):
        return True
    return a.first <= b.last and b.first <= a.last


def _agree(a: Amount, b: Amount) -> bool:
    """Whether two tolls of one report can count the same people."""
    if None in (a.low, a.high, b.low, b.high):
        return True
    return a.low == b.low and a.high == b.high


def _joined(facts: list[Facts]) -> Facts:
    first = facts[0]
    if len(facts) == 1:
        return first
    tolls: dict[str, Amount] = {}
    for one in facts:
        for kind, amount in one.tolls.items():
            held = tolls.get(kind)
            if held is None or (held.low is None and held.high is None):
                tolls[kind] = amount
    told = [f.days for f in facts if f.days and f.days.told]
    spots = {(s.name, s.id): s for f in facts for s in f.spots}
    return first._replace(
        claims=tuple(c for f in facts for c in f.claims),
        types=frozenset().union(*(f.types for f in facts)),
        kinds=frozenset().union(*(f.kinds for f in facts)),
        spots=tuple(spots.values()),
        days=min(told, key=lambda d: d.last - d.first) if told else first.days,
        part_of_day=next((f.part_of_day for f in facts if f.part_of_day), ""),
        actors=frozenset().union(*(f.actors for f in facts)),
        sides=frozenset().union(*(f.sides for f in facts)),
        weapons=frozenset().union(*(f.weapons for f in facts)),
        targets=frozenset().union(*(f.targets for f in facts)),
        tolls=tolls,
        victims=frozenset().union(*(f.victims for f in facts)),
        words=frozenset().union(*(f.words for f in facts)),
        things=frozenset().union(*(f.things for f in facts)),
        means=frozenset().union(*(f.means for f in facts)),
    )
