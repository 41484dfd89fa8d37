"""What the places of a report that are sure tell of the others."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tawthiq.places.dated import holds
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.places.place import Place, distance_km

# What being near another place of the report is worth, by the distance in kilometres.
_NEAR: Final = ((15, 1.5), (50, 1.0), (150, 0.4))
_BORDER: Final = 1.0
_SAME_ABOVE: Final = 1.0
_HOME, ABROAD, _ACTORS = 1.0, -1.5, 0.8
_ANOTHER_TIME: Final = -2.0
# Kinds too wide to tell a quarter or a town by.
WIDE: Final = frozenset(("country", "governorate", "region"))


class Context:
    """What the sure places of a report tell of the others; no name speaks for itself."""

    def __init__(self, actors: str, day: datetime.date | None = None) -> None:
        self.actors = actors
        self.day = day
        self._known: dict[str, Place] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._points: dict[str, tuple[float, float]] = {}
        self._ids: Counter[str] = Counter()
        self._countries: Counter[str] = Counter()

    @property
    def empty(self) -> bool:
        """Whether the report names no place that is sure."""
        return not self._known

    def learn(self, name: str, place: Place, gazetteer: Gazetteer) -> None:
        """Take in a place that its name alone tells."""
        if name in self._known or len(self._known) == _MOST_KNOWN:
            return
        places = (place, *gazetteer.above(place))
        ids = frozenset(p.id for p in places if p.kind != "country")
        self._known[name], self._above[name] = place, ids
        self._ids.update(ids)
        self._countries[place.country] += 1
        if place.point is not None and place.kind not in WIDE:
            self._points[name] = place.point

    def told(self, name: str, places: Sequence[Place]) -> bool:
        """Whether another name tells one of these places, or a place inside it."""
        own = self._above.get(name, ())
        ids = self._ids
        for place in places:
            if place.id in ids and ids[place.id] > (place.id in own):
                return True
        return False

    def parts(
        self, name: str, place: Place, above: Sequence[Place]
    ) -> list[tuple[str, float]]:
        """What the places around speak for a place."""
        found: list[tuple[str, float]] = []
        if not holds(place.id, name, self.day):
            found.append(("a name of another time", _ANOTHER_TIME))
        if self.actors and place.country == self.actors:
            found.append(("country of the actors", _ACTORS))
        if not self._known:
            return found
        nearness = self._nearness(name, place)
        home = self._home(name)
        if home is not None and place.country in (home, ""):
            found.append(("country", _HOME))
        elif home is not None and nearness < _BORDER:  # القصير, across from الهرمل
            found.append(("country", ABROAD))
        if self.told(name, above):
            found.append(("governorate or town told", _SAME_ABOVE))
        found.append(("beside others", nearness))
        return found

    def _home(self, name: str) -> str | None:
        """The country that most other names tell."""
        own = self._known.get(name)
        best, most = None, 0
        for country, count in self._countries.items():
            told = count - (own is not None and own.country == country)
            if told > most:
                best, most = country, told
        return best

    def _nearness(self, name: str, place: Place) -> float:
        """What the nearest other place speaks for a place; a degree is over 80 km."""
        if place.point is None:
            return 0.0
        lat, lon = place.point
        far = _NEAR[-1][0] + 1.0
        for n, (other_lat, other_lon) in self._points.items():
            if n != name and abs(other_lat - lat) < 2 and abs(other_lon - lon) < 2:
                far = min(far, distance_km(place.point, (other_lat, other_lon)))
                if far <= _NEAR[0][0]:
                    return _NEAR[0][1]
        return next((weight for km, weight in _NEAR if far <= km), 0.0)


# How many names of a report speak for others: work stays linear.
_MOST_KNOWN: Final = 60
