"""The slots of a draft, and which chunks may stand in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, STRIKES, Draft

_PEOPLE_SOURCES: Final = frozenset(("activist", "resident", "witness", "medical"))
_VOICED: Final = SPEECH | {"negotiation", "agreement", "protest", "aid"}
_BUILDINGS: Final = frozenset(
    [
        "hospital",
        "mosque",
        "school",
        "market",
        "prison",
        "base",
        "airport",
        "port",
        "landmark",
        "square",
        "camp",
        "church",
        "university",
        "bridge",
        "building",
        "facility",
        "palace",
        "checkpoint",
        "crossing",
    ]
)


def built(chunk: Chunk) -> bool:
    """Whether a place is a building or base, which can be a target itself."""
    data = chunk.data
    return (
        isinstance(data, dict)
        and data.get("kind") in _BUILDINGS
        and chunk.head != "the"
    )


def put(draft: Draft, slot: str, chunk: Chunk) -> None:
    """Put a chunk into a slot of a draft, if it may stand there."""
    if draft.type == "shootdown" and slot == "actor" and _flies(chunk):
        draft.targets.append(chunk)  # أسقط طائرة مسيرة: what fell
        return
    if _adjective(chunk):
        return
    if slot == "actor":
        draft.mutual = draft.mutual or _parties(chunk)
        if _parties(chunk) or (chunk.kind == "people" and "harm_noun" in chunk.alts):
            return
        if (
            chunk.kind in ("actor", "person")
            or (chunk.kind == "source" and draft.type in _VOICED)
            or (
                chunk.kind == "people"
                and (
                    chunk.quantity is None or bool({"head", "actor"} & set(chunk.alts))
                )
            )
        ):
            draft.actors.append(chunk)
    elif slot == "target":
        if "harm_noun" in chunk.alts and chunk.kind == "people":
            return
        if (
            chunk.kind != "source"
            or (draft.type in STRIKES and chunk.word.base in _SITES)
            or (
                isinstance(chunk.data, dict)
                and chunk.data.get("kind") in _PEOPLE_SOURCES
            )
        ):
            draft.targets.append(chunk)
    elif slot == "weapon" and (chunk.kind == "weapon" or _armament(chunk)):
        draft.weapons.append(chunk)


def _adjective(chunk: Chunk) -> bool:
    """``الجنوب اليمني``, ``ونظيره العراقي``: a nationality that only qualifies."""
    hit = chunk.alts.get("group")
    return (
        chunk.kind == "people"
        and hit is not None
        and chunk.word.article
        and chunk.quantity is None
        and chunk.name.endswith("ي")
        and hit.lexeme.data[0] == "unspecified"
    )


def _parties(chunk: Chunk) -> bool:
    """``بين الطرفين``: parties that are named elsewhere."""
    return isinstance(chunk.data, dict) and chunk.data.get("kind") == "parties"


def _flies(chunk: Chunk) -> bool:
    return isinstance(chunk.data, dict) and chunk.data.get("kind") == "air"


_SITES: Final = words("slots.sites")


def _armament(chunk: Chunk) -> bool:
    """Whether an object is one that people attack with (``رشاش``), no house."""
    hit = chunk.alts.get("equipment")
    return hit is not None and str(hit.lexeme.data[0]).startswith(("arms", "artillery"))


def each(draft: Draft, slot: str, group: Sequence[Chunk]) -> None:
    """Put every chunk of a group into a slot of a draft."""
    for chunk in group:
        put(draft, slot, chunk)
