"""The spans of a reading, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator


def spans(value: object) -> Iterator[tuple[str, int, int]]:
    """Every text/start/end triple anywhere in a reading."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value["text"], value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)
