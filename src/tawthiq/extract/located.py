"""The places that a report names, resolved together: each helps to place the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.extract.arguments import (
    Argument,
    is_joined,
    is_place,
    places_of,
    relation_of,
)
from tawthiq.extract.chunks import Chunk
from tawthiq.places import Mention, Resolution, Resolver

# Resolutions by the offset in the report at which the name stands.
Located = Mapping[int, Resolution]


def named(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, Mention]]:
    """The places that a sentence names, with what the text says of each."""
    arguments = [
        Argument(c, relation_of(chunks, i), i, is_joined(chunks, i))
        for i, c in enumerate(chunks)
        if c.kind in ("place", "actor", "source")
    ]
    for place in places_of([a for a in arguments if is_place(a.chunk, a.relation)]):
        within = place.within
        holder = (within.name,) if within is not None and within.head != "the" else ()
        if place.chunk.head != "the":
            yield place.chunk, Mention(place.chunk.name, _head(place.chunk), holder)
        if within is not None and within.head != "the":
            yield within, Mention(within.name, _head(within))


def _head(chunk: Chunk) -> str:
    """The kind that the generic head before a name tells: ``حي`` a neighbourhood."""
    hit = chunk.alts.get("place_head")
    return str(hit.lexeme.data["kind"]) if hit is not None and chunk.head else ""


def locate(sentences: Sequence[Sequence[Chunk]], resolver: Resolver) -> Located:
    """Where the places are that the sentences of a report name."""
    found = [pair for chunks in sentences for pair in named(chunks)]
    resolved = resolver.resolve([mention for _, mention in found])
    return {c.start: r for (c, _), r in zip(found, resolved, strict=True)}
