"""Persons named in a report, with a role; victims with name, age and sex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.extract.chunks import Chunk
from tawthiq.model import Person
from tawthiq.text import fold_word


def persons(chunks: Iterable[Sequence[Chunk]]) -> tuple[Person, ...]:
    """Every person named, once, at the first full mention."""
    found: dict[str, Person] = {}
    for sentence in chunks:
        for chunk in sentence:
            if chunk.kind != "person" or not chunk.name:
                continue
            key = fold_word(chunk.name)
            if key in found:
                continue
            role = (
                chunk.data.get("role", "unknown")
                if isinstance(chunk.data, dict)
                else "unknown"
            )
            found[key] = Person(
                name=chunk.name,
                text=chunk.name,
                start=chunk.start,
                end=chunk.end,
                role=role or "unknown",
            )
    return tuple(found.values())
