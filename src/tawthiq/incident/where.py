"""Where an incident happened, as finely as its claims agree."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import read_csv
from tawthiq.codebook.files import DATA
from tawthiq.incident.value import Location, Telling
from tawthiq.model import Where
from tawthiq.places import CLASSES, Gazetteer, gazetteer
from tawthiq.places.place import Place
from tawthiq.text import fold_word

_UNVERIFIED: Final = "unverified"


def folded(name: str) -> str:
    """A name for comparison: folded, without articles, words parted by one space."""
    return " ".join(fold_word(w).removeprefix("ال") for w in name.split())


def days_between(first: str, last: str) -> int:
    """The days between two ISO days."""
    one, two = map(datetime.date.fromisoformat, (first, last))
    return abs((two - one).days)


def locations(told: Sequence[Telling]) -> tuple[Location, ...]:
    """Every place that the claims tell, each once, in the order of the claims."""
    found: dict[str, Location] = {}
    for telling in told:
        for place in telling.claim.places:
            found.setdefault(_key(place), location(place))
    return tuple(found.values())


def best(told: Sequence[Telling], chain: dict[str, int]) -> Location | None:
    """The finest place that most chains tell, or that lies within what they tell."""
    votes: dict[str, set[int]] = defaultdict(set)
    places: dict[str, Where] = {}
    for telling in told:
        for place in telling.claim.places:
            places.setdefault(_key(place), place)
    for telling in told:
        for place in telling.claim.places:
            for key, other in places.items():
                # Who tells the city supports the quarter in it, but not it alone.
                if key == _key(place) or _within(other, place):
                    votes[key].add(chain[telling.claim.id])
    if not places:
        return None
    order = {key: at for at, key in enumerate(places)}
    chosen = min(
        places,
        key=lambda k: (
            places[k].lat is None,
            -len(votes[k]),
            places[k].radius_m or 10**9,
            order[k],
        ),
    )
    return location(places[chosen])


def location(place: Where) -> Location:
    """A claim's place with what the gazetteer knows of it."""
    table = _table()
    known = table.get(place.id) if place.id else None
    above = _above(table, known)
    path = place.path
    country = known.country if known else _countries().get(path[0] if path else "", "")
    return Location(
        name=place.name,
        name_en=known.en if known else "",
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision if place.precision in CLASSES else "unknown",
        radius_m=place.radius_m,
        path=path or ((place.in_, place.name) if place.in_ else (place.name,)),
        country=country,
        admin1=above.get("governorate", path[1] if len(path) > 1 else ""),
        admin2=above.get("district", ""),
        kind=known.kind if known else "",
        verified=known is not None and known.source != _UNVERIFIED,
    )


def _key(place: Where) -> str:
    return place.id or folded(f"{place.in_ or ''} {place.name}")


def _within(place: Where, other: Where) -> bool:
    """Whether a place lies within another, below the country."""
    one, two = place.path, other.path
    return 1 < len(two) < len(one) and one[: len(two)] == two


def _above(table: Gazetteer, place: Place | None) -> dict[str, str]:
    """The names of a place and of what it lies in, by their kinds."""
    if place is None:
        return {}
    found: dict[str, str] = {}
    for above in (place, *table.above(place)):
        found.setdefault(above.kind, above.name)
    return found


@functools.cache
def _table() -> Gazetteer:
    return gazetteer()


@functools.cache
def _countries() -> dict[str, str]:
    from tawthiq.places.table import curated

    return {p.name: p.country for p in curated() if p.kind == "country"}


@functools.cache
def _actor_kinds() -> dict[str, str]:
    return {row["id"]: row["kind"] for row in read_csv(DATA / "actors.csv")}


def actor_kind(ident: str | None) -> str:
    """The codebook's kind of an actor (``state_forces``), or an empty string."""
    return _actor_kinds().get(ident or "", "")
