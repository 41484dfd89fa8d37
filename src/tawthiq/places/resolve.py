"""Which place a name means: candidates, what speaks for each, and when nobody knows.

Every place name of a report is looked up; what the text says of it (the head before it,
what contains it, the places around it, the country that the report is about) is weighed
in named parts, twice: first each name alone, then beside those that were sure.  A name
whose best two meanings are far apart and nearly even is unknown, with both as
alternatives; so is one that no table has.  The weights are few and explicit; they were
set by reading reports and are held to ``benchmarks/places.py``.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.places.areas import area_of, container
from tawthiq.places.context import ABROAD, Context
from tawthiq.places.gazetteer import Gazetteer, key_of
from tawthiq.places.meanings import Meaning, Meanings
from tawthiq.places.mention import Candidate, Mention, Resolution
from tawthiq.places.place import Place, distance_km
from tawthiq.places.precision import CLASSES, class_of, radius_m
from tawthiq.places.shapes import Shape, side

_LONE_QUARTER: Final = -0.3
_BESIDE: Final = 1.5
_LEAST, _LEAST_ALONE = 1.0, -0.3
_MARGIN: Final = 0.7
# Other meanings that come this near to the best are told as alternatives.
_NEARLY: Final = 2.0
_APART_KM: Final = 25.0
_FEW: Final = 5
_TOWNS: Final = frozenset(("capital", "city", "town"))
_NEARBY: Final = frozenset(("city", "town", "village"))
_SETTLED: Final = _TOWNS | {"village", "neighbourhood", "camp"}
_SMALL: Final = frozenset(("neighbourhood", "landmark", "hospital", "street", "road"))
_BORNE: Final = frozenset(("landmark", "hospital"))
_LONE_BUILDING: Final = -1.5
_SMALL_ABROAD: Final = -2.5


class Resolver:
    """Resolves the places of one report at a time, by one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._meanings = Meanings(gazetteer)

    def resolve(
        self,
        mentions: Sequence[Mention],
        country: str = "",
        day: datetime.date | None = None,
    ) -> list[Resolution]:
        """Where each mention of a report is.

        ``country``: the one that most of its actors and its publisher belong to.
        ``day``: when it was published; names that hold for a time only go by it.
        """
        context = Context(country, day)
        keys = [key_of(m.name) for m in mentions]
        best = self._all(mentions, context)
        if len(set(keys)) > 1:  # no name speaks for itself
            for key, found in zip(keys, best, strict=True):
                if found is not None and found.sure and found.shape.how != "named":
                    context.learn(key, found.best.place, self.gazetteer)
            best = best if context.empty else self._all(mentions, context)
        told: dict[tuple[Mention, str], Resolution] = {}
        resolved: list[Resolution] = []
        town = ""  # the settlement that was named last
        for mention, one in zip(mentions, best, strict=True):
            resolution = told.get((mention, town))
            if resolution is None:
                resolution = self._resolution(mention, one, context, town)
                told[mention, town] = resolution
            if resolution.place is not None and resolution.place.kind in _SETTLED:
                town = mention.name
            resolved.append(resolution)
        return resolved

    def _all(
        self, mentions: Sequence[Mention], context: Context
    ) -> list[_Found | None]:
        """The meanings of every mention, those of equal mentions found once."""
        found = {m: self._best(m, context) for m in dict.fromkeys(mentions)}
        return [found[m] for m in mentions]

    def _best(self, mention: Mention, context: Context) -> _Found | None:
        """The meanings of a mention with their scores, and the rivals of the best.

        Rivals lie elsewhere: a governorate and the city that it is named after are none.
        """
        asked = self._meanings.of(mention)
        if asked is None:
            return None
        candidates = _scored(asked.key, asked.meanings, context)
        end = None
        if asked.ends:
            end = _scored(asked.shape.names[1], asked.ends, context)[0].place
        best = candidates[0].place
        above = {p.id for p in self.gazetteer.above(best)} if candidates[1:] else ()
        rivals = [
            c
            for c in candidates[1:_FEW]
            if _apart(c.place, best)
            and c.place.id not in above
            and best not in self.gazetteer.above(c.place)
        ]
        return _Found(asked.shape, candidates, rivals, end)

    def _resolution(
        self, mention: Mention, found: _Found | None, context: Context, town: str
    ) -> Resolution:
        if found is None:
            return self._inside(mention, context)
        best = found.best
        borne = True
        if found.shape.how == "named":  # a building is where the text is, if need be
            borne = _borne(best, context)
            within = mention.within or ((town,) if town else ())
            mention = mention._replace(within=within)
        rivals = tuple(c for c in found.rivals if best.score - c.score <= _NEARLY)
        least = _LEAST if found.rivals else _LEAST_ALONE
        if best.score < least or not (borne and found.sure):
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
        if how == "whole" and mention.beside and precision in _NEARBY:
            reach = CLASSES["near"].radius_m + radius_m(place, precision)
            return Resolution(
                place, *point, "near", reach, path, rivals, (*why, "told to be near it")
            )
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
            part = side(mention.name, name) if found.shape.how == "whole" else None
            if part is not None and place.point is not None:
                area = area_of(part, place.point, class_of(place), None)
                if area is not None:
                    why = (f"{part.how} of {name}",)
                    return Resolution(None, *area, path, why=why)
            area = container(
                found.shape, place, self.gazetteer.above(place), mention.head
            )
            if area is None:  # a countryside, a governorate: on no map, but told
                return Resolution(path=path, why=(f"somewhere in {name}",))
            why = (f"not in the gazetteer; in or near {place.name}",)
            return Resolution(None, *area, path, why=why)
        return Resolution(why=("not in the gazetteer, or no meaning stands out",))


def _scored(key: str, meanings: Sequence[Meaning], context: Context) -> list[Candidate]:
    """The meanings with their scores beside other names, the best first; ids break ties."""
    found = []
    for place, above, near, told, own in meanings:
        around = context.parts(key, place, above)
        parts = [*own, *around]
        if place.kind == "neighbourhood" and not told and not context.told(key, near):
            beside = any(n == "beside others" and w >= _BESIDE for n, w in around)
            if not beside:
                parts.append(("quarter of a city not told", _LONE_QUARTER))
        elif place.kind in _BORNE and not (
            told
            or context.empty
            or context.told(key, near)
            or dict(around).get("beside others", 0.0) >= _BESIDE
        ):  # سوق الهال: many a town has one, and the text is of another
            parts.append(("one of a town not told", _LONE_BUILDING))
        if place.kind in _SMALL and ("country", ABROAD) in around and not told:
            parts.append(("nothing of its country told", _SMALL_ABROAD))
        parts = [p for p in parts if p[1]]
        score = round(sum([w for _, w in parts]), 2)
        found.append(Candidate(place, score, tuple(parts)))
    if len(found) > 1:
        found.sort(key=lambda c: (-c.score, c.place.id))
    return found


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


def _borne(best: Candidate, context: Context) -> bool:
    """Whether a building bears the name of this place rather than one of its own.

    So it does where the text tells of that place or of some beside it, or of no other and
    it is a town that one would know.
    """
    parts = dict(best.parts)
    if parts.get("container", 0.0) > 0 or parts.get("beside others", 0.0) >= 1.0:
        return True
    if context.told("", [best.place]):
        return True
    return context.empty and best.place.kind in _TOWNS


def _apart(a: Place, b: Place) -> bool:
    if a.point is None or b.point is None:
        return a.country != b.country
    return distance_km(a.point, b.point) > _APART_KM
