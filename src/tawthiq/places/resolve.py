"""Which place a name means: candidates, what speaks for each, and when nobody knows.

Every place name of a report is looked up; what the text says of it (the head before it,
what contains it, the places around it, the country that the report is about) is weighed
in named parts, twice: first each name alone, then beside those that were sure.  A name
whose best two meanings are far apart and nearly even is unknown, with both as
alternatives; so is one that no table has.  The weights are few and explicit; they were
set by reading reports and are held to ``benchmarks/places.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.places.areas import area_of, container, reaches
from tawthiq.places.context import WIDE, Context
from tawthiq.places.gazetteer import Gazetteer, key_of
from tawthiq.places.mention import Candidate, Mention, Resolution
from tawthiq.places.place import Place, distance_km
from tawthiq.places.precision import class_of, radius_m
from tawthiq.places.shapes import Shape, shapes

_PRIOR: Final[dict[str, float]] = {
    "country": 3.0, "governorate": 1.8, "capital": 3.2, "city": 2.6, "town": 1.8,
    "village": 0.9, "neighbourhood": 0.6, "district": 0.8, "subdistrict": 0.7,
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
_INSIDE, _OUTSIDE = 4.0, -4.5
_SPELLING = -0.5
_LONE_QUARTER, _COMMON_WORD, _UNPLACED = -0.3, -0.6, -1.0
_LEAST, _LEAST_ALONE = 1.0, -0.3
_MARGIN: Final = 0.7
# Other meanings that come this near to the best are told as alternatives.
_NEARLY: Final = 2.0
_APART_KM: Final = 25.0
_FEW: Final = 5
# The mark of a name that is a word of every report.
_EVERY: Final = 2
class Resolver:
    """Resolves the places of one report at a time, by one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._shapes: dict[str, list[Shape]] = {}

    def resolve(
        self, mentions: Sequence[Mention], country: str = ""
    ) -> list[Resolution]:
        """Where each mention of a report is.

        ``country``: the one that most of its actors and its publisher belong to.
        """
        alone = [self._best(m, Context(country)) for m in mentions]
        context = Context(country)
        for mention, found in zip(mentions, alone, strict=True):
            if found is not None and found.sure:
                context.learn(key_of(mention.name), found.best.place, self.gazetteer)
        return [self._resolution(m, self._best(m, context), context) for m in mentions]

    def _best(self, mention: Mention, context: Context) -> _Found | None:
        """The meanings of a mention by the first of its shapes that is known."""
        for shape in self._shapes_of(mention.name):
            if shape.how == "road":
                ends = [self.gazetteer.named(n) for n in shape.names]
                if all(ends):
                    one = self._scored(Mention(shape.names[0]), ends[0], context)
                    two = self._scored(Mention(shape.names[1]), ends[1], context)
                    return self._found(shape, one, two[0].place)
                continue
            places = self.gazetteer.named(shape.names[0])
            head = ""
            if shape.how == "whole":
                head = mention.head
                places = [*places, *self._spelt_loosely(mention, places)]
            elif shape.how == "countryside":
                places = [p for p in places if p.kind != "neighbourhood"]
            if places:
                asked = mention._replace(name=shape.names[0], head=head)
                return self._found(shape, self._scored(asked, places, context))
        return None

    def _spelt_loosely(self, mention: Mention, exact: Sequence[Place]) -> list[Place]:
        """Where none of a name is where the text says: with or without the article."""
        if any(self._contained(mention, p) > 0 for p in exact):
            return []
        if exact and not mention.within:
            return []
        return [p for p in self.gazetteer.alike(mention.name) if p not in exact]

    def _found(
        self, shape: Shape, candidates: list[Candidate], end: Place | None = None
    ) -> _Found:
        """The candidates with the rivals of the best: those that lie elsewhere.

        A governorate and the city that it is named after are no rivals.
        """
        best = candidates[0].place
        above = {p.id for p in self.gazetteer.above(best)}
        rivals = [
            c
            for c in candidates[1:_FEW]
            if _apart(c.place, best)
            and c.place.id not in above
            and best not in self.gazetteer.above(c.place)
        ]
        return _Found(shape, candidates, rivals, end)

    def _shapes_of(self, name: str) -> list[Shape]:
        found = self._shapes.get(name)
        if found is None:
            found = self._shapes[name] = shapes(name)
        return found

    def _scored(
        self, mention: Mention, places: Sequence[Place], context: Context
    ) -> list[Candidate]:
        """The candidates with their scores, the best first; ids break ties."""
        found = []
        for place in places:
            parts = tuple(p for p in self._parts(mention, place, context) if p[1])
            found.append(Candidate(place, round(sum(w for _, w in parts), 2), parts))
        found.sort(key=lambda c: (-c.score, c.place.id))
        return found

    def _parts(
        self, mention: Mention, place: Place, context: Context
    ) -> list[tuple[str, float]]:
        """What speaks for and against a place, by name."""
        above = self.gazetteer.above(place)
        name = key_of(mention.name)
        parts = [("kind", _PRIOR.get(place.kind, _OTHER))]
        if name not in map(key_of, place.names):
            parts.append(("spelt otherwise", _SPELLING))
        parts.append(("size", _MILLION * min(1.0, place.population / 1_000_000)))
        fits = _FITS.get(mention.head)
        if fits is not None:
            parts.append(("head", _FIT if place.kind in fits else _MISFIT))
        inside = self._contained(mention, place)
        if inside:
            parts.append(("container", _INSIDE if inside > 0 else _OUTSIDE))
        around = context.parts(name, place, above)
        parts.extend(around)
        told = fits is not None or inside > 0
        if place.ambiguous and not told:
            parts.append(("common word", _COMMON_WORD))
        if place.point is None:
            parts.append(("not on the map", _UNPLACED))
        beside = context.told(name, [p for p in above if p.kind not in WIDE])
        beside = beside or any(n == "beside others" and w >= 1.5 for n, w in around)
        if place.kind == "neighbourhood" and not told and not beside:
            parts.append(("quarter of a city not told", _LONE_QUARTER))
        return parts

    def _contained(self, mention: Mention, place: Place) -> int:
        """1: the text's container holds the place; -1: it cannot; 0: it says nothing."""
        told = 0
        names = self.gazetteer.holders(place)
        above = self.gazetteer.above(place)
        for name in mention.within:
            for shape in self._shapes_of(name):
                if shape.names[0] in names:
                    return 1
                # غربي المدينة: a word for any town, not the one that bears it as a name
                holders = [
                    h
                    for h in self.gazetteer.named(shape.names[0])
                    if h.id != place.id and h.ambiguous != _EVERY
                ]
                if not holders:
                    continue
                told = reaches(shape, holders, place, above)
                if told > 0:
                    return 1
                break
        return told

    def _resolution(
        self, mention: Mention, found: _Found | None, context: Context
    ) -> Resolution:
        if found is None:
            return self._inside(mention, context)
        best = found.best
        rivals = tuple(c for c in found.rivals if best.score - c.score <= _NEARLY)
        least = _LEAST if found.rivals else _LEAST_ALONE
        if best.score < least or not found.sure:
            return self._inside(mention, context)._replace(
                alternatives=tuple(found.candidates[:_FEW])
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
        end = found.end.point if found.end is not None else None
        area = area_of(found.shape, point, precision, end)
        if area is None:
            return Resolution(path=path, alternatives=rivals, why=why)
        return Resolution(
            None, *area, (*path, mention.name), rivals, (*why, f"an area: {how}")
        )

    def _inside(self, mention: Mention, context: Context) -> Resolution:
        """A place that nobody knows, in or near one that the text names."""
        for name in mention.within:
            found = self._best(Mention(name), context)
            if found is None or not found.sure or found.end is not None:
                continue
            place = found.best.place
            path = (*self.gazetteer.path(place), mention.name)
            area = container(
                found.shape, place, self.gazetteer.above(place), mention.head
            )
            if area is None:  # a countryside, a governorate: on no map, but told
                return Resolution(path=path, why=(f"somewhere in {name}",))
            why = (f"not in the gazetteer; in or near {place.name}",)
            return Resolution(None, *area, path, why=why)
        return Resolution(why=("not in the gazetteer, or no meaning stands out",))


class _Found(NamedTuple):
    """The meanings of a mention by one shape; ``end``: the other end of a road."""

    shape: Shape
    candidates: list[Candidate]
    rivals: list[Candidate]
    end: Place | None

    @property
    def best(self) -> Candidate:
        return self.candidates[0]

    @property
    def sure(self) -> bool:
        """Whether no rival far away is nearly as good."""
        return all(self.best.score - c.score >= _MARGIN for c in self.rivals)


def _apart(a: Place, b: Place) -> bool:
    if a.point is None or b.point is None:
        return a.country != b.country
    return distance_km(a.point, b.point) > _APART_KM
