"""What the map draws: single incidents as circles, those of one cell as a cluster."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from django.db.models import Count, Max, Min, QuerySet

from tawthiq.case.models import Card
from tawthiq.desk.explore.view import Box, Viewed

_CELL: Final = 64  # pixels of a square
_NEAR: Final = 0.7  # of a square: two clusters nearer than that are one
_WORLD: Final[Box] = (-180.0, -90.0, 180.0, 90.0)
_TILE: Final = 256  # pixels of the world at zoom 0
WIDE_M: Final = 15_000  # a wider circle tells of an area, and is drawn dashed


def circle(
    at: tuple[float | None, float | None],
    radius_m: int | None,
    label: str,
    *,
    detail: str = "",
    href: str = "",
    kind: str = "",
    number: str = "",
) -> dict[str, Any]:
    """A feature of ``map.js`` for one place: a circle as wide as it is uncertain.

    ``kind`` is ``chosen``, ``candidate``, ``near`` or empty; ``number`` stands in it.
    """
    return {
        "at": at,
        "radius_m": radius_m or 0,
        "wide": (radius_m or 0) > WIDE_M,
        "label": label,
        "detail": detail,
        "href": href,
        "kind": kind,
        "number": number,
    }


class Point(NamedTuple):
    """A coordinate and a radius, how many incidents have both, and one of them."""

    lat: float
    lon: float
    radius_m: int | None
    incidents: int
    one: int

    @property
    def wide(self) -> bool:
        """Whether it stands for an area rather than for a place."""
        return (self.radius_m or 0) > WIDE_M


class Cell(NamedTuple):
    """Points too near one another to be drawn apart, that of most incidents first."""

    points: tuple[Point, ...]

    @property
    def incidents(self) -> int:
        """How many incidents it has."""
        return sum(point.incidents for point in self.points)

    @property
    def wide(self) -> int:
        """How many of them are told of areas rather than of places."""
        return sum(point.incidents for point in self.points if point.wide)

    @property
    def one(self) -> int:
        """An incident of its largest point."""
        return self.points[0].one

    @property
    def box(self) -> Box:
        """What holds all its points."""
        lats = [point.lat for point in self.points]
        lons = [point.lon for point in self.points]
        return min(lons), min(lats), max(lons), max(lats)

    @property
    def middle(self) -> tuple[float, float]:
        """Where it is drawn: in the middle of its incidents."""
        many = self.incidents
        return (
            round(sum(p.lat * p.incidents for p in self.points) / many, 5),
            round(sum(p.lon * p.incidents for p in self.points) / many, 5),
        )


def bounds(cards: QuerySet[Card]) -> Box | None:
    """The box that holds all of a selection."""
    found = within(cards, _WORLD).aggregate(
        west=Min("lon"), south=Min("lat"), east=Max("lon"), north=Max("lat")
    )
    if found["west"] is None:
        return None
    return found["west"], found["south"], found["east"], found["north"]


def within(cards: QuerySet[Card], box: Box) -> QuerySet[Card]:
    """Those of a selection whose coordinate lies in a box."""
    west, south, east, north = box
    return cards.filter(lat__range=(south, north), lon__range=(west, east))


def points(cards: QuerySet[Card], box: Box) -> Iterator[Point]:
    """The points of a selection in a box; many incidents share the few of the gazetteer."""
    rows = within(cards, box).order_by().values_list("lat", "lon", "radius_m")
    for row in rows.annotate(incidents=Count("*"), one=Min("pk")):
        yield Point(*row)


def cells(found: Iterable[Point], zoom: int) -> list[Cell]:
    """Points together that would lie over one another, the largest cells first.

    They are put into squares that are fixed on the globe, so that clusters stay as the
    map is moved; then squares join whose middles are near.
    """
    across = _TILE * 2**zoom / _CELL
    squares: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in found:
        x, y = _place(point.lat, point.lon)
        squares[int(x * across), int(y * across)].append(point)
    joined: dict[tuple[int, int], Cell] = {}
    for cell in sorted(map(_cell, squares.values()), key=lambda c: -c.incidents):
        x, y = (n * across for n in _place(*cell.middle))
        home = next(
            (
                key
                for dx in (0, -1, 1)
                for dy in (0, -1, 1)
                if (key := (int(x) + dx, int(y) + dy)) in joined
                and _near(joined[key], x, y, across)
            ),
            None,
        )
        if home is None:
            joined[int(x), int(y)] = cell
        else:
            joined[home] = _cell([*joined[home].points, *cell.points])
    return sorted(joined.values(), key=lambda c: -c.incidents)


def _cell(points: Iterable[Point]) -> Cell:
    return Cell(tuple(sorted(points, key=lambda p: (-p.incidents, p.one))))


def _near(cell: Cell, x: float, y: float, across: float) -> bool:
    other = _place(*cell.middle)
    return math.hypot(other[0] * across - x, other[1] * across - y) < _NEAR


def _place(lat: float, lon: float) -> tuple[float, float]:
    """Where a coordinate is on a map of the world whose sides are 1 (Web Mercator)."""
    lat = math.radians(max(-85.0, min(85.0, lat)))
    return (lon + 180) / 360, 0.5 + math.asinh(math.tan(lat)) / (2 * math.pi)


def features(
    cards: QuerySet[Card],
    viewed: Viewed,
    single: Callable[[Card], dict[str, Any]],
    cluster: Callable[[Card, Cell], dict[str, Any]],
) -> list[dict[str, Any]]:
    """The features of a selection in view, clusters of many first.

    ``single`` draws one incident, ``cluster`` a cell of several, given one that lies at
    its largest point.
    """
    shown = sorted(
        cells(points(cards, viewed.box), viewed.zoom), key=lambda c: -c.incidents
    )
    named = Card.objects.in_bulk([cell.one for cell in shown])
    return [_drawn(cell, named, single, cluster) for cell in shown if cell.one in named]


def _drawn(
    cell: Cell,
    named: dict[int, Card],
    single: Callable[[Card], dict[str, Any]],
    cluster: Callable[[Card, Cell], dict[str, Any]],
) -> dict[str, Any]:
    card = named[cell.one]
    if cell.incidents == 1:
        return single(card)
    told = {"at": cell.middle, "count": cell.incidents, "box": cell.box}
    return {**told, "wide": cell.wide == cell.incidents, **cluster(card, cell)}


def boxed(box: Box) -> str:
    """A box as an address tells it, a little wider, so that its edges lie in it."""
    west, south, east, north = box
    edge = 0.0001
    wide = (west - edge, south - edge, east + edge, north + edge)
    return ",".join(f"{n:.4f}" for n in wide)
