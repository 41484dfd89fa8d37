"""What words leave things destroyed, damaged or taken, and which things can be lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import built, finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm.items import SINGLE
from tawthiq.extract.harm.people import base_of
from tawthiq.text import fold_word

ALSO: Final = words("states.also")
_OUT: Final = words("states.out")
_MACHINES: Final = ("air", "ground_fire")
_RAZED: Final = ordered("states.razed")
_BESIDE: Final = 4
_FAR: Final = 12


def state_at(chunks: Sequence[Chunk], k: int) -> str:
    """The state that the word at k leaves objects in, or empty."""
    chunk = chunks[k]
    if chunk.kind in ("word", "trigger", "loss") and out_of_service(chunks, k):
        return "damaged"
    hit = chunk.alts.get("loss")
    if hit is not None:
        return str(hit.lexeme.data.state)
    if blown_up(chunks, k):
        return "destroyed"
    struck = chunk.kind == "harm" and (
        chunk.id == "m_injury" or (chunk.id == "injured" and finite(chunk))
    )
    if struck and not chunk.word.pronoun:  # أصابته قذيفة: what struck it
        also = k + 1 < len(chunks) and fold_word(chunks[k + 1].name) in ALSO
        after = chunks[k + 1 + also] if k + 1 + also < len(chunks) else None
        hits = after is not None and is_object(after) and not after.joined
        return "damaged" if hits else ""
    return ""


def out_of_service(chunks: Sequence[Chunk], k: int) -> bool:
    """``خرج المشفى عن الخدمة``, ``خروج ثلاث مدارس من الخدمة``."""
    if " " in chunks[k].name and chunks[k].name.endswith("الخدمة"):
        return True
    base = base_of(chunks[k])
    if not (base in _OUT or base[1:] in _OUT):
        return False
    return any(
        c.name.endswith("الخدمة") or c.word.base == "الخدمه"
        for c in chunks[k + 1 : k + 10]
    )


def blown_up(chunks: Sequence[Chunk], k: int) -> bool:
    """``تفجير دبابة``: whether a masdar of blasting governs what is no bomb by itself."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or chunks[k].word.base.removeprefix("ال") != _BLASTING:
        return False
    plain = after.kind == "object" and not (after.joined or after.word.preposition)
    return plain and after.id in _BLOWN_UP


_BLASTING: Final = "تفجير"
_BLOWN_UP: Final = words("states.blown_up")


def is_object(c: Chunk) -> bool:
    """Whether a chunk tells of an object that may be lost."""
    thing = c.kind == "object" or (
        "equipment" in c.alts and (c.quantity is not None or c.kind == "weapon")
    )
    # ضبطت بحوزتهم أسلحة: with whom they were
    return thing and not c.word.base.lstrip("ب").startswith("حوز")


def is_building(c: Chunk) -> bool:
    """``تدمير مشفى الرازي``: a building with a name of its own."""
    return c.kind == "place" and built(c)


def can_be_lost(c: Chunk) -> bool:
    """Whether a chunk tells of objects or of a building."""
    return is_object(c) or is_building(c) or c.kind == "weapon"


def tells(c: Chunk) -> bool:
    """Whether a chunk is a word of loss, or says that something was brought down."""
    return "loss" in c.alts or getattr(c.data, "frame", "") == "down"


def brought_down(c: Chunk) -> bool:
    """``سقوط المروحية الثانية``: aircraft and columns that play a side's part elsewhere.

    ``تدمير مصادر النيران``: what tells an event elsewhere.
    """
    kind = c.data.get("kind") if isinstance(c.data, dict) else ""
    flies = c.kind == "actor" and kind in _MACHINES
    return flies or (c.kind in ("actor", "trigger") and "equipment" in c.alts)


def razed(chunks: Sequence[Chunk]) -> set[int]:
    """``دمرت المعارك المدينة``, ``البلدة التي دمرتها الحرب``: where what is destroyed stands."""
    found: set[int] = set()
    for n, c in enumerate(chunks):
        if fold_word(c.name).startswith(_RAZED):
            found.update(range(max(0, n - _FAR), n))
        if state_at(chunks, n) == "destroyed":
            found.update(range(n + 1, n + 1 + _BESIDE))
            if finite(c) and _relative(chunks, n):
                found.update(range(max(0, n - _FAR), n))
    return found


def _relative(chunks: Sequence[Chunk], k: int) -> bool:
    """``التي دمرت``, ``دمرتها المعارك``: a verb that says it of what stands before it."""
    led = any(c.kind == "rel" for c in chunks[max(0, k - 2) : k])
    return led or chunks[k].word.pronoun in SINGLE
