"""The places among the neighbours of a trigger, each with what contains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments.relations import Argument, is_place, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import PlaceDraft


def places_of(arguments: Sequence[Argument]) -> list[PlaceDraft]:
    """The places among arguments, each with its container as the text gives it."""
    out: list[PlaceDraft] = []
    group: list[int] = []
    last_index = -9
    for argument in arguments:
        chunk, relation, index, joined = argument
        if not is_place(chunk, relation):
            continue
        reach = 7 if not joined and chunk.name.startswith(_TOWARDS) else 4
        near = index - last_index <= reach and not any(
            last_index < a.at < index and not is_place(a.chunk, a.relation)
            for a in arguments
        )
        if group and near and not joined and contains(chunk, relation):
            for n in group:
                if out[n].within is None:
                    out[n] = PlaceDraft(out[n].chunk, chunk)
            last_index = index
            continue
        if group and near and (joined or relation == ""):
            group.append(len(out))
        else:
            group = [len(out)]
        out.append(PlaceDraft(chunk))
        last_index = index
    return out


def contains(chunk: Chunk, relation: str) -> bool:
    """Whether a place that follows another is what holds it: ``ببيروت``, ``في ريف …``."""
    if relation == "with" and not chunk.word.preposition:
        return False  # على الحدود مع تركيا
    if relation in ("with", "at", "for", "from"):
        return True
    if relation == "" and chunk.head:
        return True
    return chunk.name.startswith(_HOLDING)


_TOWARDS: Final = ("شمال", "جنوب", "شرق", "غرب")
_HOLDING: Final = (*_TOWARDS, "وسط", "ريف", "محافظة")


def destinations(arguments: Sequence[Argument]) -> list[Argument]:
    """``من نهم … إلى مأرب``: forces are deployed where they go to."""
    if any(a.relation in ("to", "toward") for a in arguments):
        first = next(
            n for n, a in enumerate(arguments) if a.relation in ("to", "toward")
        )
        return list(arguments[first:])
    return list(arguments)


def places_before(chunks: Sequence[Chunk], k: int) -> list[PlaceDraft]:
    """The places before chunk k in its clause."""
    span: list[Argument] = []
    for i in range(k - 1, -1, -1):
        c = chunks[i]
        if c.kind in ("conn", "comp", "report", "result", "according") or (
            c.kind == "punct" and c.name in ":؛."
        ):
            break
        if c.kind in ("place", "actor"):
            relation = relation_of(chunks, i)
            if i and chunks[i - 1].name == "مع":
                continue
            if relation == "at" and i > 1 and chunks[i - 2].kind == "source":
                continue  # مصادر في مستشفيات بغداد
            if relation in ("at", "with", "near", "on") and is_place(c, relation):
                span.append(Argument(c, relation, i))
    span.reverse()
    return places_of(span)
