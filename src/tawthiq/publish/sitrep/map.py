"""A map without tiles: circles of the precision of each place, to scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from tawthiq.incident import Incident, Location
from tawthiq.publish.sitrep.anchors import anchor
from tawthiq.publish.sitrep.markup import Html, joined, plain, tag
from tawthiq.publish.sitrep.shapes import label, picture, pixels, shape
from tawthiq.publish.sitrep.words import Words

WIDTH: Final = 640.0
_HEIGHTS: Final = (200.0, 270.0)
_MARGIN: Final = 36.0
_KM_A_DEGREE: Final = 111.2
_LEAST_KM: Final = 12.0  # a single town is not blown up to the whole page
_WIDE: Final = frozenset(("governorate", "district", "region", "road"))
_NOWHERE: Final = frozenset(("country", "sea", "unknown"))
_LETTER: Final = 6.4  # width of a letter of a label, a little generous
_LINE: Final = 17.0
_DEFAULT_M: Final = 2_500
_CLEAR: Final = 34.0  # a label stands clear of a circle up to this radius


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the map and the incidents there; in kilometres, then in pixels."""

    place: Location
    incidents: tuple[Incident, ...]
    x: float
    y: float
    radius: float

    @property
    def wide(self) -> bool:
        return self.place.precision in _WIDE


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return not (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )


def chart(incidents: Sequence[Incident], words: Words) -> Html:
    """The map of the incidents, with its caption."""
    spots = _spots(incidents)
    if not spots:
        return tag("figure", tag("p", words("map_none"), class_="quiet"), class_="map")
    scale, height, drawn = _drawn(spots)
    labels, missing = _labels(drawn, height, words)
    bar_km = _nice(WIDTH / scale / 5)
    bar = bar_km * scale
    base = height - 16
    left = 16.0
    shapes = [
        shape("rect", "ground", width=WIDTH, height=height),
        *(_circle(s) for s in drawn if s.wide),
        *(_circle(s) for s in drawn if not s.wide),
        *(_dot(s, words) for s in drawn),
        shape("path", "line", d=f"M{left:g} {base - 4:g}v4h{pixels(bar)}v-4"),
    ]
    length = joined([words.number(bar_km), " ", words("km")])
    at = 100 * (left + bar + 8) / WIDTH, 100 * (base - 12) / height
    labels.append(label(length, "scale", at, words.dir))
    return tag(
        "figure",
        picture(words("map_alt"), shapes, labels, (WIDTH, height)),
        _caption(incidents, drawn, missing, words),
        class_="map",
    )


def _spots(incidents: Sequence[Incident]) -> list[_Spot]:
    """The places in kilometres east and south of an origin, the widest first."""
    at: dict[tuple[float, float], list[Incident]] = {}
    for incident in incidents:
        place = incident.location
        if place is None or place.precision in _NOWHERE:
            continue
        if place.lat is not None and place.lon is not None:
            at.setdefault((place.lat, place.lon), []).append(incident)
    if not at:
        return []
    middle = (min(a for a, _ in at) + max(a for a, _ in at)) / 2
    width = _KM_A_DEGREE * max(0.05, math.cos(math.radians(middle)))
    spots: list[_Spot] = []
    for (lat, lon), held in at.items():
        place = min((i.location for i in held if i.location), key=_radius)
        x, y = lon * width, -lat * _KM_A_DEGREE
        spots.append(_Spot(place, tuple(held), x, y, _radius(place) / 1000))
    return sorted(spots, key=lambda s: (-s.radius, s.x, s.y))


def _radius(place: Location) -> int:
    return place.radius_m or _DEFAULT_M


def _drawn(spots: list[_Spot]) -> tuple[float, float, list[_Spot]]:
    """Pixels a kilometre, the height, and the places in pixels."""
    reach = [0.0 if s.wide else s.radius for s in spots]
    left = min(s.x - r for s, r in zip(spots, reach, strict=True))
    right = max(s.x + r for s, r in zip(spots, reach, strict=True))
    top = min(s.y - r for s, r in zip(spots, reach, strict=True))
    bottom = max(s.y + r for s, r in zip(spots, reach, strict=True))
    wide, high = max(right - left, _LEAST_KM), max(bottom - top, _LEAST_KM)
    room = WIDTH - 2 * _MARGIN
    height = min(max(high * room / wide + 2 * _MARGIN, _HEIGHTS[0]), _HEIGHTS[1])
    scale = min(room / wide, (height - 2 * _MARGIN) / high)
    middle = (left + right) / 2, (top + bottom) / 2
    drawn = [
        _Spot(
            s.place,
            s.incidents,
            WIDTH / 2 + (s.x - middle[0]) * scale,
            height / 2 + (s.y - middle[1]) * scale,
            max(4.0, s.radius * scale),
        )
        for s in spots
    ]
    return scale, height, drawn


def _circle(spot: _Spot) -> Html:
    look = "wide" if spot.wide else "area"
    return shape("circle", look, cx=spot.x, cy=spot.y, r=spot.radius)


def _dot(spot: _Spot, words: Words) -> Html:
    """The centre, with a link to the first incident there."""
    size = 2.5 if spot.wide else 3.5
    dot = shape("circle", "dot", cx=spot.x, cy=spot.y, r=size)
    title = tag("title", plain(_bare(spot.place, words)))
    return tag("a", title, dot, href=f"#{anchor(spot.incidents[0].code)}")


def _labels(drawn: list[_Spot], height: float, words: Words) -> tuple[list[Html], int]:
    """Names beside their places; one that would lie over another is left out."""
    taken = [_Box(s.x - 5, s.y - 5, s.x + 5, s.y + 5) for s in drawn]
    taken.append(_Box(0, height - 40, WIDTH / 3, height))  # the scale
    labels: list[Html] = []
    missing = 0
    for spot in sorted(drawn, key=lambda s: (-len(s.incidents), s.radius, s.x, s.y)):
        name = words.where(spot.incidents[0])
        count = len(spot.incidents)
        number = f" ({words.number(count)})" if count > 1 else ""
        letters = len(_bare(spot.place, words)) + len(number)
        spaces = _spaces(spot, letters * _LETTER)
        free = next((x for x in spaces if _free(x.box, taken, height)), None)
        if free is None:
            missing += 1
            continue
        taken.append(free.box)
        at = 100 * free.at / WIDTH, 100 * free.box.top / height
        shown = joined([name, number])
        labels.append(label(shown, free.class_, at, words.dir, free.side))
    return labels, missing


class _Space(NamedTuple):
    """Room for a label beside a place, and the edge that the label is tied to."""

    box: _Box
    class_: str
    side: Literal["left", "right"]
    at: float


def _spaces(spot: _Spot, width: float) -> Iterator[_Space]:
    """To the right of a place, to the left, above, below: clear of a small circle."""
    gap = (5.0 if spot.wide else min(spot.radius, _CLEAR)) + 4
    side = spot.y - _LINE / 2
    start, end, middle = spot.x + gap, spot.x - gap, spot.x - width / 2
    yield _Space(_box(start, side, width), "label", "left", start)
    yield _Space(_box(end - width, side, width), "label", "right", WIDTH - end)
    for top in (spot.y - gap - _LINE, spot.y + gap):
        yield _Space(_box(middle, top, width), "label over", "left", spot.x)


def _box(left: float, top: float, width: float) -> _Box:
    return _Box(left, top, left + width, top + _LINE)


def _free(box: _Box, taken: list[_Box], height: float) -> bool:
    inside = box.left >= 0 and box.right <= WIDTH and box.top >= 0
    return inside and box.bottom <= height and not any(map(box.meets, taken))


def _bare(place: Location, words: Words) -> str:
    return place.name_en if words.lang == "en" and place.name_en else place.name


def _caption(
    incidents: Sequence[Incident], drawn: list[_Spot], missing: int, words: Words
) -> Html:
    lines = [words("map_caption")]
    if any(s.wide for s in drawn):
        lines.append(words("map_wide"))
    left = len(incidents) - sum(len(s.incidents) for s in drawn)
    if left:
        lines.append(words("map_left", n=words.number(left)))
    if missing:
        lines.append(words("map_unlabelled", n=words.number(missing)))
    return tag("figcaption", joined(lines, " "))


def _nice(km: float) -> float:
    """The round length next below: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(km))
    length = max(f for f in (1, 2, 5) if f * power <= km) * power
    return int(length) if length >= 1 else length
