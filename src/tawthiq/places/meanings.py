"""What a name may mean, and what its own words speak for each meaning.

These parts of a score need no other name of the report: they are found once a mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.places.areas import reaches
from tawthiq.places.context import WIDE
from tawthiq.places.gazetteer import Gazetteer, key_of
from tawthiq.places.mention import Mention
from tawthiq.places.place import Place
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
    "capital": frozenset(("capital",)),
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
_FIT, _MISFIT, _NEVER = 1.5, -2.0, -4.0
_INSIDE, _OUTSIDE = 4.0, -4.5
_SPELLING: Final = -0.5
_COMMON_WORD, _UNPLACED = -0.6, -1.0
# The mark of a name that is a word of every report.
_EVERY: Final = 2
_MOST: Final = 20_000  # mentions remembered

Parts = tuple[tuple[str, float], ...]


class Meaning(NamedTuple):
    """A place that a name may mean.

    Attributes:
        place: the place.
        above: what contains it, the nearest first.
        near: of these, those narrow enough to tell a quarter by.
        told: whether a head or a container asks for it.
        parts: what the mention's own words speak for it, by name.

    """

    place: Place
    above: Sequence[Place]
    near: Sequence[Place]
    told: bool
    parts: Parts


class Asked(NamedTuple):
    """The meanings of a mention by one shape; ``ends``: of the other end of a road."""

    key: str
    shape: Shape
    meanings: Sequence[Meaning]
    ends: Sequence[Meaning] = ()


class Meanings:
    """Looks up what mentions may mean in one gazetteer, each once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._shapes: dict[str, list[Shape]] = {}
        self._asked: dict[Mention, Asked | None] = {}

    def of(self, mention: Mention) -> Asked | None:
        """The meanings of a mention by the first of its shapes that is known."""
        if mention in self._asked:
            return self._asked[mention]
        if len(self._asked) == _MOST:
            self._asked.clear()
        found = self._asked[mention] = self._look_up(mention)
        return found

    def _look_up(self, mention: Mention) -> Asked | None:
        named = self._gazetteer.named
        for shape in self._shapes_of(mention.name):
            one = shape.names[0]
            places = named(one)
            asked, loose = Mention(one, "", mention.within), 0
            if shape.how == "road":
                ends = named(shape.names[1])
                if places and ends:
                    two = Mention(shape.names[1])
                    return Asked(
                        one,
                        shape,
                        self._meanings(Mention(one), places),
                        self._meanings(two, ends),
                    )
                continue
            if shape.how == "whole":
                asked = mention._replace(name=one)
                alike = self._spelt_loosely(asked, places)
                places, loose = [*places, *alike], len(alike)
            elif shape.how == "countryside":
                places = [p for p in places if p.kind != "neighbourhood"]
            if places:
                return Asked(one, shape, self._meanings(asked, places, loose))
        return None

    def _spelt_loosely(self, mention: Mention, exact: Sequence[Place]) -> list[Place]:
        """Where none of a name is where the text says: with or without the article."""
        if exact and not mention.within:
            return []
        if any(self._contained(mention, p) > 0 for p in exact):
            return []
        return [p for p in self._gazetteer.alike(mention.name) if p not in exact]

    def _meanings(
        self, mention: Mention, places: Sequence[Place], loose: int = 0
    ) -> list[Meaning]:
        """Each place with its parts; the last ``loose`` are spelt otherwise."""
        exact = len(places) - loose
        return [self._meaning(mention, p, n >= exact) for n, p in enumerate(places)]

    def _meaning(self, mention: Mention, place: Place, loose: bool) -> Meaning:  # noqa: FBT001
        """What the mention's own words speak for and against a place, by name."""
        parts = [("kind", _PRIOR.get(place.kind, _OTHER))]
        if loose:
            parts.append(("spelt otherwise", _SPELLING))
        if place.population:
            size = _MILLION * min(1.0, place.population / 1_000_000)
            parts.append(("size", size))
        fits = _FITS.get(mention.head)
        if fits is not None:
            # حي تشرين: no village is called a quarter
            never = (mention.head, place.kind) == ("neighbourhood", "village")
            misfit = _NEVER if never else _MISFIT
            parts.append(("head", _FIT if place.kind in fits else misfit))
        inside = self._contained(mention, place)
        if inside:
            parts.append(("container", _INSIDE if inside > 0 else _OUTSIDE))
        told = fits is not None or inside > 0
        if place.ambiguous and not told:
            parts.append(("common word", _COMMON_WORD))
        if place.point is None:
            parts.append(("not on the map", _UNPLACED))
        above = self._gazetteer.above(place)
        near = [p for p in above if p.kind not in WIDE]
        return Meaning(place, above, near, told, tuple(parts))

    def _contained(self, mention: Mention, place: Place) -> int:
        """1: the text's container holds the place; -1: it cannot; 0: it says nothing."""
        told = 0
        names = self._gazetteer.holders(place)
        for name in mention.within:
            for shape in self._shapes_of(name):
                if shape.names[0] in names:
                    return 1
                # غربي المدينة: a word for any town, not the one that bears it as a name
                holders = [
                    h
                    for h in self._gazetteer.named(shape.names[0])
                    if h.id != place.id and h.ambiguous != _EVERY
                ]
                if not holders:
                    continue
                told = reaches(shape, holders, place, self._gazetteer.above(place))
                if told > 0:
                    return 1
                break
        return told

    def _shapes_of(self, name: str) -> list[Shape]:
        found = self._shapes.get(name)
        if found is None:
            found = self._shapes[name] = shapes(key_of(name))
        return found
