"""Which place a name means: candidates, what speaks for each, and when nobody knows.

Every place name of a report is looked up; what the text says of it (the head before it,
what contains it, the places around it, the country that the report is about) is weighed
in named parts, twice: first each name alone, then beside those that were sure.  A name
whose best two meanings are far apart and nearly even is unknown, with both as
alternatives; so is one that no table has.  The weights are few and explicit; they were
set by reading reports and are held to ``benchmarks/places.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.places.gazetteer import Gazetteer, key_of
from tawthiq.places.place import Place, distance_km, moved
from tawthiq.places.precision import CLASSES, class_of, radius_m
from tawthiq.places.shapes import Shape, shapes


class Mention(NamedTuple):
    """A place name in a report.

    Attributes:
        name: its words, without clitics and with no generic head that is not a part.
        head: the kind that a generic head before it tells (``حي``: neighbourhood).
        within: what the text says contains it, the nearest first.

    """

    name: str
    head: str = ""
    within: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A meaning of a name: the place, its score, and the parts of the score by name."""

    place: Place
    score: float
    parts: tuple[tuple[str, float], ...] = ()


class Resolution(NamedTuple):
    """Where a mention is.

    Attributes:
        place: the place itself; None where it is an area beside one, or unknown.
        lat, lon: WGS 84 degrees, the centre of the area; None where it is unknown.
        precision: a class of ``tawthiq.places.precision``, empty where it is unknown.
        radius_m: how far from the centre it may be, in metres.
        path: the names from the country down.
        alternatives: other meanings that are nearly as good, best first.
        why: what decided, for people.

    """

    place: Place | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    radius_m: int = 0
    path: tuple[str, ...] = ()
    alternatives: tuple[Candidate, ...] = ()
    why: tuple[str, ...] = ()


_PRIOR: Final[dict[str, float]] = {
    "country": 3.0, "governorate": 1.8, "capital": 3.0, "city": 2.0, "town": 1.4,
    "village": 1.0, "neighbourhood": 0.6, "district": 0.8, "subdistrict": 0.7,
    "region": 1.4, "sea": 1.5,
}  # fmt: skip
_OTHER: Final = 1.0
_MILLION: Final = 0.8
# What a generic head may stand before; others contradict it.
_FITS: Final[dict[str, frozenset[str]]] = {
    "neighbourhood": frozenset(("neighbourhood", "camp", "landmark")),
    "city": frozenset(("city", "capital", "town")),
    "town": frozenset(("town", "village", "city")),
    "village": frozenset(("village", "town")),
    "governorate": frozenset(("governorate",)),
    "district": frozenset(("district", "subdistrict", "city", "town", "governorate")),
    "camp": frozenset(("camp", "neighbourhood", "village")),
    "airport": frozenset(("airport", "base")),
    "base": frozenset(("base", "airport", "landmark")),
    "crossing": frozenset(("crossing", "landmark")),
    "settlement": frozenset(("settlement", "town", "village", "city")),
    "hospital": frozenset(("hospital", "landmark")),
}
_FIT, _MISFIT = 1.5, -2.0
_INSIDE, _OUTSIDE = 4.0, -4.0
_NEAR: Final = ((15, 1.5), (50, 1.0), (150, 0.4))
_SAME_ABOVE: Final = 1.0
_HOME, _ABROAD, _PUBLISHED = 1.0, -1.5, 0.4
_LONE_QUARTER, _COMMON_WORD = -1.2, -0.8
_LEAST: Final = 1.0
_MARGIN: Final = 0.7
_APART_KM: Final = 25.0
_FEW: Final = 5
# Kinds that lie inside a town, so that the town is an honest answer for one unknown.
_PARTS: Final = frozenset(
    ("neighbourhood", "road", "square", "market", "building", "hospital", "school",
     "landmark", "bridge", "factory", "infrastructure", "checkpoint", "part", "prison")
)  # fmt: skip
_SETTLED: Final = frozenset(("city", "town", "village", "neighbourhood"))
_COUNTRYSIDE_KM: Final = 15.0
_BESIDE_KM: Final = {"city": 8.0, "town": 5.0, "village": 3.0}


class Resolver:
    """Resolves the places of one report at a time, by one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._shapes: dict[str, list[Shape]] = {}

    def resolve(
        self, mentions: Sequence[Mention], country: str = ""
    ) -> list[Resolution]:
        """Where each mention of a report is; ``country``: where it was published."""
        alone = [self._best(m, _Context(country)) for m in mentions]
        context = _Context(country)
        for mention, found in zip(mentions, alone, strict=True):
            if found is not None and found.sure:
                context.learn(key_of(mention.name), found.best.place, self.gazetteer)
        return [self._resolution(m, self._best(m, context), context) for m in mentions]

    def _candidates(self, shape: Shape) -> list[Place]:
        return self.gazetteer.named(shape.names[0])

    def _best(self, mention: Mention, context: _Context) -> _Found | None:
        """The meanings of a mention by the first of its shapes that is known."""
        for shape in self._shapes_of(mention.name):
            if shape.how == "road":
                ends = [self.gazetteer.named(n) for n in shape.names]
                if all(ends):
                    one = self._scored(Mention(shape.names[0]), ends[0], context)
                    two = self._scored(Mention(shape.names[1]), ends[1], context)
                    return _Found(shape, one, two[0].place)
                continue
            places = self.gazetteer.named(shape.names[0])
            if shape.how == "countryside":
                places = [p for p in places if p.kind != "neighbourhood"]
            if places:
                head = mention.head if shape.how == "whole" else ""
                asked = mention._replace(name=shape.names[0], head=head)
                return _Found(shape, self._scored(asked, places, context), None)
        return None

    def _shapes_of(self, name: str) -> list[Shape]:
        found = self._shapes.get(name)
        if found is None:
            found = self._shapes[name] = shapes(name)
        return found

    def _scored(
        self, mention: Mention, places: Sequence[Place], context: _Context
    ) -> list[Candidate]:
        """The candidates with their scores, the best first; ids break ties."""
        found = []
        for place in places:
            parts = tuple(p for p in self._parts(mention, place, context) if p[1])
            found.append(Candidate(place, round(sum(w for _, w in parts), 2), parts))
        found.sort(key=lambda c: (-c.score, c.place.id))
        return found

    def _parts(
        self, mention: Mention, place: Place, context: _Context
    ) -> list[tuple[str, float]]:
        """What speaks for and against a place, by name."""
        above = self.gazetteer.above(place)
        name = key_of(mention.name)
        parts = [("kind", _PRIOR.get(place.kind, _OTHER))]
        parts.append(("size", _MILLION * min(1.0, place.population / 1_000_000)))
        fits = _FITS.get(mention.head)
        if fits is not None:
            parts.append(("head", _FIT if place.kind in fits else _MISFIT))
        inside = self._contained(mention, place, above)
        if inside:
            parts.append(("container", _INSIDE if inside > 0 else _OUTSIDE))
        parts.extend(context.parts(name, place, above))
        told = fits is not None or inside > 0
        if place.ambiguous and not told:
            parts.append(("common word", _COMMON_WORD))
        beside = context.told(name, [p for p in above if p.kind not in _WIDE])
        if place.kind == "neighbourhood" and not told and not beside:
            parts.append(("quarter of a city not told", _LONE_QUARTER))
        return parts

    def _contained(self, mention: Mention, place: Place, above: Sequence[Place]) -> int:
        """1: the text's container holds the place; -1: it cannot; 0: it says nothing."""
        told = 0
        names = {key_of(n) for p in above for n in p.names}
        for name in mention.within:
            for shape in self._shapes_of(name):
                if shape.names[0] in names:
                    return 1
                holders = self.gazetteer.named(shape.names[0])
                holders = [h for h in holders if h.id != place.id]
                if not holders:
                    continue
                if any(_holds(h, place) for h in holders):
                    return 1
                told = -1
                break
        return told

    def _resolution(
        self, mention: Mention, found: _Found | None, context: _Context
    ) -> Resolution:
        if found is None:
            return self._part_of(mention, context)
        best = found.best
        rivals = tuple(found.rivals)
        if best.score < _LEAST or not found.sure:
            return Resolution(
                alternatives=tuple(found.candidates[:_FEW]),
                why=("no meaning stands out",),
            )
        why = tuple(f"{name} {weight:+.1f}" for name, weight in best.parts)
        place, how = best.place, found.shape.how
        path = self.gazetteer.path(place)
        point = place.point
        if point is None:
            return Resolution(place, path=path, alternatives=rivals, why=why)
        precision = class_of(place)
        if how == "whole":
            reach = radius_m(place, precision)
            return Resolution(place, *point, precision, reach, path, rivals, why)
        area = _area(found, point, precision)
        if area is None:
            return Resolution(path=path, alternatives=rivals, why=why)
        return Resolution(
            None, *area, (*path, mention.name), rivals, (*why, f"an area: {how}")
        )

    def _part_of(self, mention: Mention, context: _Context) -> Resolution:
        """A quarter or street that nobody knows, in a town that the text names."""
        if mention.head not in _PARTS and mention.head:
            return Resolution(why=("not in the gazetteer",))
        for name in mention.within:
            found = self._best(Mention(name), context)
            if found is None or not found.sure or found.shape.how != "whole":
                continue
            place = found.best.place
            precision = class_of(place)
            if place.point is not None and precision in _SETTLED:
                return Resolution(
                    None,
                    *place.point,
                    precision,
                    radius_m(place, precision),
                    (*self.gazetteer.path(place), mention.name),
                    why=(f"not in the gazetteer; a part of {place.name}",),
                )
        return Resolution(why=("not in the gazetteer",))


_WIDE: Final = frozenset(("country", "governorate", "region"))
_REACH_KM: Final = {"governorate": 90.0, "district": 35.0, "subdistrict": 20.0}


def _holds(holder: Place, place: Place) -> bool:
    """Whether a place lies where a container can reach, by their points."""
    if holder.kind == "country":
        return holder.country == place.country
    if holder.point is None or place.point is None:
        return False
    reach = _REACH_KM.get(holder.kind, CLASSES[class_of(holder)].radius_m / 1000 * 2)
    return distance_km(holder.point, place.point) <= reach


def _area(
    found: _Found, point: tuple[float, float], precision: str
) -> tuple[float, float, str, int] | None:
    """The centre, class and radius of an area beside a place or between two."""
    shape = found.shape
    if shape.how == "road":
        other = found.end.point if found.end is not None else None
        if other is None:
            return None
        far = distance_km(point, other)
        middle = (
            round((point[0] + other[0]) / 2, 4),
            round((point[1] + other[1]) / 2, 4),
        )
        return (*middle, "road", max(1000, int(far * 500)))
    if precision in ("governorate", "country", "region", "sea"):
        return (*point, "region", CLASSES[precision].radius_m)
    if shape.how == "countryside":
        centre = (
            moved(point, shape.bearing, _COUNTRYSIDE_KM)
            if shape.bearing is not None
            else point
        )
        return (*centre, "region", CLASSES["region"].radius_m)
    km = _BESIDE_KM.get(precision, 3.0)
    centre = moved(point, shape.bearing, km) if shape.bearing is not None else point
    return (*centre, "near", max(int(km * 1000), CLASSES["town"].radius_m))


class _Found(NamedTuple):
    """The meanings of a mention by one shape; ``end``: the other end of a road."""

    shape: Shape
    candidates: list[Candidate]
    end: Place | None

    @property
    def best(self) -> Candidate:
        return self.candidates[0]

    @property
    def rivals(self) -> list[Candidate]:
        """Other meanings, but those that lie where the best one does."""
        return [c for c in self.candidates[1:_FEW] if _apart(c.place, self.best.place)]

    @property
    def sure(self) -> bool:
        """Whether no rival far away is nearly as good."""
        return all(self.best.score - c.score >= _MARGIN for c in self.rivals)


def _apart(a: Place, b: Place) -> bool:
    if a.point is None or b.point is None:
        return a.country != b.country
    return distance_km(a.point, b.point) > _APART_KM


class _Context:
    """What the sure places of a report tell of the others; no name speaks for itself."""

    def __init__(self, published: str) -> None:
        self.published = published
        self._known: dict[str, Place] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._ids: Counter[str] = Counter()
        self._countries: Counter[str] = Counter()

    def learn(self, name: str, place: Place, gazetteer: Gazetteer) -> None:
        """Take in a place that its name alone tells."""
        if name in self._known or len(self._known) == _MOST_KNOWN:
            return
        ids = frozenset(p.id for p in (place, *gazetteer.above(place)))
        self._known[name], self._above[name] = place, ids
        self._ids.update(ids)
        self._countries[place.country] += 1

    def told(self, name: str, places: Sequence[Place]) -> bool:
        """Whether another name tells one of these places, or a place inside it."""
        own = self._above.get(name, frozenset())
        return any(self._ids[p.id] > (p.id in own) for p in places)

    def parts(
        self, name: str, place: Place, above: Sequence[Place]
    ) -> list[tuple[str, float]]:
        """What the places around speak for a place."""
        found: list[tuple[str, float]] = []
        countries = self._countries.copy()
        if name in self._known:
            countries[self._known[name].country] -= 1
        home, count = max(countries.items(), key=lambda c: c[1], default=("", 0))
        if count > 0:
            same = place.country in (home, "")
            found.append(("country", _HOME if same else _ABROAD))
        if self.published and place.country == self.published:
            found.append(("publisher's country", _PUBLISHED))
        if self.told(name, [p for p in above if p.kind != "country"]):
            found.append(("governorate or town told", _SAME_ABOVE))
        points = [
            p.point
            for n, p in self._known.items()
            if n != name and p.point is not None and p.kind not in _WIDE
        ]
        if place.point is not None and points:
            far = min(distance_km(place.point, q) for q in points)
            near = next((weight for km, weight in _NEAR if far <= km), 0.0)
            found.append(("beside others", near))
        return found


# How many names of a report speak for others: work stays linear.
_MOST_KNOWN: Final = 60
