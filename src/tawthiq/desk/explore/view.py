"""What a map shows of the globe: a box and a zoom, as its address tells them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

Box = tuple[float, float, float, float]  # west, south, east, north; degrees
_DEEPEST = 19


class Viewed(NamedTuple):
    """The box that is looked at, and how closely."""

    box: Box
    zoom: int

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Viewed | None:
        """``bbox=W,S,E,N&zoom=Z``; None where either is missing or makes no sense."""
        box = box_of(asked.get("bbox", ""))
        zoom = asked.get("zoom", "")
        if box is None or not zoom.isascii() or not zoom.isdecimal():
            return None
        return cls(box, min(int(zoom[:3]), _DEEPEST))


def box_of(text: str) -> Box | None:
    """A box of four numbers, or None where it is none."""
    parts = text.split(",")
    if len(parts) != 4:
        return None
    try:
        west, south, east, north = map(float, parts)
    except ValueError:
        return None
    told = all(map(math.isfinite, (west, south, east, north)))
    if not told or west > east or south > north:
        return None
    return max(-180, west), max(-90, south), min(180, east), min(90, north)
