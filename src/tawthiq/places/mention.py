"""A place name in a report, what it may mean, and where it was found to be."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.places.place import Place


class Mention(NamedTuple):
    """A place name in a report.

    Attributes:
        name: its words, without clitics and with no generic head that is not a part.
        head: the kind that a generic head before it tells (``حي``: neighbourhood).
        within: what the text says contains it, the nearest first.
        beside: whether the text tells of what is near it (``قرب الباب``).

    """

    name: str
    head: str = ""
    within: tuple[str, ...] = ()
    beside: bool = False


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
