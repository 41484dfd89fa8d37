"""The gazetteer: places by id and by name, in layers that are loaded when asked for."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from tawthiq.places.place import Place
from tawthiq.text import fold_word

_MARKS = str.maketrans(dict.fromkeys("«»“”\"'()[]_-–ـ#", " "))


@functools.lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """What two spellings of one name share: folded, without marks and doubled spaces."""
    return " ".join(fold_word(w) for w in name.translate(_MARKS).split())


@functools.lru_cache(maxsize=65_536)
def loose_key(key: str) -> str:
    """What spellings of a name share that differ by articles, spaces or a final ه."""
    joined = "".join(w.removeprefix("ال") for w in key.split())
    return joined[:-1] if joined.endswith(("ه", "ا")) else joined


_CAPITAL = "العاصمه"


def is_capital(name: str) -> bool:
    """Whether a name is ``العاصمة``: the capital of whatever country is meant."""
    return key_of(name) == _CAPITAL


_MOST = 50_000  # answers kept of each kind


class Layer(Protocol):
    """A table of places."""

    def get(self, id_: str) -> Place | None:
        """The place of an id."""

    def named(self, key: str) -> Sequence[Place]:
        """The places one of whose names has a key."""

    def __iter__(self) -> Iterator[Place]:
        """All its places."""


class Table:
    """A layer in memory: places by their ids, and by the keys of their names."""

    def __init__(
        self, places: Mapping[str, Place], names: Mapping[str, Sequence[Place]]
    ) -> None:
        self._places = places
        self._names = names

    @classmethod
    def of(cls, places: Iterable[Place]) -> Table:
        """The layer of some places."""
        held: dict[str, Place] = {}
        names: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            held[place.id] = place
            for key in dict.fromkeys(map(key_of, place.names)):
                names[key].append(place)
        return cls(held, dict(names))

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is kept as; a compiled class does not say so itself."""
        return Table, (self._places, self._names)

    def get(self, id_: str) -> Place | None:
        """The place of an id."""
        return self._places.get(id_)

    def named(self, key: str) -> Sequence[Place]:
        """The places one of whose names has a key."""
        return self._names.get(key, ())

    def __iter__(self) -> Iterator[Place]:
        """All its places."""
        return iter(self._places.values())


class Gazetteer:
    """Places in layers: the first that can place a name answers for it.

    A layer is made by a call, the first time that those before it have no answer.
    """

    def __init__(self, layers: Sequence[Callable[[], Layer]]) -> None:
        self._made: list[Layer] = []
        self._named: dict[str, list[Place]] = {}
        self._above: dict[str, list[Place]] = {}
        self._holders: dict[str, frozenset[str]] = {}
        self._waiting = list(layers)
        self._loose: dict[str, list[Place]] | None = None

    def _layers(self) -> Iterator[Layer]:
        """The layers in order, each made when it is reached."""
        n = 0
        while n < len(self._made) or self._waiting:
            if n == len(self._made):
                self._made.append(self._waiting.pop(0)())
            yield self._made[n]
            n += 1

    def __iter__(self) -> Iterator[Place]:
        """All places of all layers."""
        for layer in self._layers():
            yield from layer

    def get(self, id_: str) -> Place | None:
        """The place of an id, of any layer."""
        found = (layer.get(id_) for layer in self._layers())
        return next((place for place in found if place is not None), None)

    def named(self, name: str) -> list[Place]:
        """The places that bear a name, of the first layer that has one on the map.

        ``العاصمة`` is a name of every capital of the first layer.
        """
        key = key_of(name)
        known = self._named.get(key)
        if known is not None:
            return known
        found: list[Place] = []
        if key == _CAPITAL:
            found.extend(p for p in next(self._layers(), ()) if p.kind == "capital")
        for layer in self._layers():
            found.extend(layer.named(key))
            if any(place.point is not None for place in found):
                break
        if len(self._named) < _MOST:
            self._named[key] = found
        return found

    def alike(self, name: str) -> list[Place]:
        """The first layer's places whose names are the same but for their spelling."""
        if self._loose is None:
            self._loose = {}
            for place in next(self._layers(), ()):
                for key in {loose_key(key_of(n)) for n in place.names}:
                    self._loose.setdefault(key, []).append(place)
        return self._loose.get(loose_key(key_of(name)), [])

    def above(self, place: Place) -> list[Place]:
        """The places that contain a place, the nearest first."""
        known = self._above.get(place.id)
        if known is not None:
            return known
        id_ = place.id
        found: list[Place] = []
        seen = {place.id}
        while place.parent and place.parent not in seen:
            seen.add(place.parent)
            parent = self.get(place.parent)
            if parent is None:
                break
            found.append(parent)
            place = parent
        if len(self._above) < _MOST:
            self._above[id_] = found
        return found

    def holders(self, place: Place) -> frozenset[str]:
        """The keys of all names of the places that contain a place."""
        known = self._holders.get(place.id)
        if known is None:
            names = (n for p in self.above(place) for n in p.names)
            known = frozenset(map(key_of, names))
            if len(self._holders) < _MOST:
                self._holders[place.id] = known
        return known

    def path(self, place: Place) -> tuple[str, ...]:
        """The names from the country down to a place."""
        return tuple(p.name for p in reversed([place, *self.above(place)]))
