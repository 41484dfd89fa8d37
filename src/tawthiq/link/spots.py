"""The places of a claim as they are compared: where, how wide, in what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.model import Claim, Where
from tawthiq.places import CLASSES
from tawthiq.text import fold_word

WIDE: Final = frozenset(("country", "region"))
_EITHER: Final = 5


class Spot(NamedTuple):
    """A place of a claim; ``path`` are the folded names from the country down to it."""

    name: str
    id: str
    lat: float | None
    lon: float | None
    radius_km: float
    path: tuple[str, ...]
    precision: str


def spots(claim: Claim, named: Sequence[Where]) -> tuple[Spot, ...]:
    """The places of a claim; without one that is on the map, the nearest ``named``.

    A name that may be either of two places is looked for at both, unless the report
    names another place: then it lies there, where no table has it.
    """
    own = tuple(map(spot_of, claim.places))
    maybe = tuple(spot for place in claim.places for spot in _others(place))
    known = [place for place in named if place.lat is not None]
    if any(spot.lat is not None and spot.precision not in WIDE for spot in own):
        return (*own, *maybe)
    if any(spot.lat is not None for spot in own):  # a country: where in it?
        areas = {spot.name for spot in own}
        known = [p for p in known if areas & set(map(folded, p.path[:-1]))]
    around = tuple(map(spot_of, _around(claim, known)))
    return (*own, *around, *maybe)


def _around(claim: Claim, known: Sequence[Where]) -> Sequence[Where]:
    """The places in a claim's words, else the one before, else the first."""
    quote = claim.quote
    inside = [p for p in known if quote.start <= p.start < quote.end]
    before = [p for p in known if p.start < quote.start]
    return inside or before[-1:] or known[:1]


def _others(place: Where) -> Iterator[Spot]:
    """The other places that a name is as likely, or nearly as likely, to mean."""
    if place.lat is None and place.path:
        return
    for other in place.alternatives[:_EITHER]:
        if other.lat is not None:
            radius = CLASSES["city"].radius_m / 1000
            name = folded(other.name)
            yield Spot(name, other.id, other.lat, other.lon, radius, (), "")


def spot_of(place: Where) -> Spot:
    """A resolved place as it is compared."""
    precision = place.precision or ""
    radius = place.radius_m or (
        CLASSES[precision].radius_m if precision in CLASSES else 0
    )
    path = tuple(folded(p) for p in place.path)
    held = folded(place.in_) if place.in_ else ""
    if (
        held and held not in path and len(path) != 1
    ):  # the text's own container may be no table's
        path = (*path[:-1], held, *(path[-1:] or (folded(place.name),)))
    return Spot(
        folded(place.name),
        place.id or "",
        place.lat,
        place.lon,
        radius / 1000,
        path,
        precision,
    )


def folded(name: str) -> str:
    """A name as names are compared: folded, without articles; a hashtag is words."""
    words = re.sub("[_#]", " ", name).split()
    # آل, of a clan, is no article.
    return " ".join(
        fold_word(w) if w == "آل" else fold_word(w).removeprefix("ال") for w in words
    )
