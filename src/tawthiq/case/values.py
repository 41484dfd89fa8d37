"""What a claim can be found by: where, who, from whom, each folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tawthiq.case.words import folded

# slot → the field of the claim that fills it
_SLOTS: Final = {
    "source": "sources",
    "actor": "actors",
    "target": "targets",
    "weapon": "weapons",
}


def values(claim: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Slot, id and folded name of a claim's values, each once.

    A place is there with all that it lies in, so that a governorate finds its villages.
    """
    yield from dict.fromkeys(_values(claim))


def _values(claim: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for slot, field in _SLOTS.items():
        for value in claim[field]:
            yield slot, value["id"] or "", folded(value["name"])
    for place in claim["places"]:
        yield "place", place["id"] or "", folded(place["name"])
        if place["in"]:
            yield "place", "", folded(place["in"])
        for name in place["path"]:
            yield "place", "", folded(name)
