"""How much of a place: all of it, part of it, or a share as told."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, PlaceDraft
from tawthiq.text import fold_word

_PART: Final = words("extent.part")


def split(draft: Draft, chunks: Sequence[Chunk], k: int) -> list[Draft]:
    """Set a draft's extent; places held in part become a draft of their own.

    ``استعادت حي القاطرجي وأجزاء واسعة من حي الميسر`` is two claims: one full, one partial.
    """
    for chunk in chunks[k + 1 : k + 8]:
        quantity = chunk.quantity
        if quantity is not None and quantity.percent and quantity.low is not None:
            draft.extent = f"{quantity.low}%"
            return []
    partial = [p for p in draft.places if _in_part(chunks, p.chunk, k)]
    if not partial:
        parted = (_but, _spots, _of_some, _held)
        if any(tells(chunks, k) for tells in parted):
            draft.extent = "partial"
        return []
    partial = [p for p in draft.places if p in partial or _within(p.chunk, partial)]
    if len(partial) == len(draft.places):
        draft.extent = "partial"
        return []
    draft.parted = [p.chunk for p in partial]
    other = copy.copy(draft)
    other.extent = "partial"
    other.places = partial
    other.harm, other.losses, other.why = [], [], list(draft.why)
    draft.places = [p for p in draft.places if p not in partial]
    return [other]


def _within(place: Chunk, partial: Sequence[PlaceDraft]) -> bool:
    """``أجزاء من حي التواهي في عدن``: a place after the part that is not joined to it."""
    return place.start > partial[0].chunk.start and not place.joined


def _held(chunks: Sequence[Chunk], k: int) -> bool:
    """``باتت أغلب الأحياء تحت سيطرة …``: what is held stands before the word."""
    if not k or chunks[k - 1].name not in _UNDER:
        return False
    for c in chunks[max(0, k - _AHEAD) : k - 1]:
        if {c.word.base, fold_word(c.name)} & _PART:
            return True
    return False


_UNDER: Final = frozenset(("تحت", "بيد", "بأيدي", "في قبضة"))


def _in_part(chunks: Sequence[Chunk], place: Chunk, k: int) -> bool:
    """Whether words of part stand right before a place (``أجزاء واسعة من حي``)."""
    at = next((n for n, c in enumerate(chunks) if c is place), None)
    if at is None:
        return False
    # أغلب أحياء المدينة تحت سيطرة …: what is held may stand before the word too.
    floor = max(k, at - _NEAR) if at > k else max(-1, at - _NEAR)
    for n in range(at - 1, floor, -1):
        c = chunks[n]
        if c.kind in ("place", "punct", "trigger"):
            return False
        words = {c.word.base, c.word.base.lstrip("و")}
        if words & _PART or (
            c.quantity is not None
            and c.quantity.form == "vague"
            and c.kind == "quantity"
            and c.quantity.words in ("بعض", "معظم")
        ):
            return True
    return False


_NEAR: Final = 6
_AHEAD: Final = 10
_BUT: Final = words("extent.but")
# Spots of a place: نقاط عدة في الجبل is a part of it, the names of spots are whole.
_SPOTS: Final = words("extent.spots")
_COUNTED: Final = words("extent.counted")
_PASSED: Final = frozenset(
    ("prep", "actor", "time", "quantity", "word", "neg", "quote")
)
_MODIFIERS: Final = frozenset(("word", "quantity", "object", "quote"))
_WITHIN: Final = frozenset(("في", "من", "داخل", "وسط", "ضمن"))
_ENDS: Final = frozenset(("conn", "rel", "comp", "report", "trigger", "harm"))


def _but(chunks: Sequence[Chunk], k: int) -> bool:
    """``سيطر على المدينة باستثناء حيين``, ``جزئيا``: whether a part is left out."""
    before = ""
    for c in chunks[k + 1 : k + 1 + _AHEAD]:
        if c.kind in _ENDS or (c.kind == "punct" and c.name in ".؛:"):
            return False
        if c.word.base in _BUT:
            return fold_word(before) not in ("لا", "ولا")  # لا كليا ولا جزئيا
        before = c.name
    return False


def _spots(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether what is held is spots of a place, or a part of what was told before.

    ``على نقاط عدة في الجبل``, ``من عدد من المواقع``, ``على أجزاء واسعة منها``.
    """
    for n in range(k + 1, min(len(chunks), k + _NEAR)):
        c = chunks[n]
        if c.joined and n > k + 1:
            return False  # على القرية ونقاط أخرى
        if c.name in _TOWARDS or c.word.base in _ANY:
            return False
        word = _bare(c)
        if word in _SPOTS and c.kind != "place":
            quantity = c.quantity
            some = quantity is not None and quantity.form == "vague"
            if some or (n and _bare(chunks[n - 1]) in _COUNTED):
                return not _by(chunks, n)
            return not c.word.article and _inside(chunks, n)
        if {c.word.base, word} & _PART:
            return _of_it(chunks, n)
        if c.kind == "quantity" and _of_it(chunks[: n + 2], n):
            return True  # على ثلاثة منها
        if c.kind not in _PASSED:
            return False
    return False


_TOWARDS: Final = frozenset(("إلى", "الى", "صوب", "نحو", "باتجاه", "تجاه", "بين"))


_ANY: Final = words("extent.every")


def _by(chunks: Sequence[Chunk], n: int) -> bool:
    """``عدة مواقع قرب القاعدة``: spots that lie by a place are no part of it."""
    after = chunks[n + 1 : n + 2]
    return any(fold_word(c.name).startswith(("قرب", "بالقرب")) for c in after)


def _of_some(chunks: Sequence[Chunk], k: int) -> bool:
    """``بعض المناطق التي خسرها``: the act of a relative clause is done to a part."""
    for n in range(k - 1, max(0, k - 4), -1):
        c = chunks[n]
        if c.kind == "rel":
            before = chunks[n - 1]
            some = before.quantity is not None and before.quantity.form == "vague"
            counted = n > 1 and _bare(chunks[n - 2]) in _COUNTED
            return _bare(before) in _SPOTS and (some or counted)
        if c.kind not in ("word", "neg", "light"):
            return False
    return False


def _bare(chunk: Chunk) -> str:
    """The first word of a chunk, its article off."""
    first = fold_word(chunk.name).split()[:1]
    return first[0].removeprefix("ال") if first else ""


def _inside(chunks: Sequence[Chunk], n: int) -> bool:
    """``نقاط عدة في الجبل``: whether the place that the spots lie in is named after them."""
    for m in range(n + 1, min(len(chunks), n + 4)):
        c = chunks[m]
        if c.kind == "prep":
            if c.name in _WITHIN:
                return m + 1 < len(chunks) and chunks[m + 1].kind == "place"
            return bool(c.word.pronoun) and c.word.base in ("في", "من", "ب")
        if c.kind == "place":
            return c.word.preposition == "ب"
        if c.kind not in _MODIFIERS or c.joined:
            return False
    return False


_ITS: Final = ordered("extent.its")


def _of_it(chunks: Sequence[Chunk], n: int) -> bool:
    """``أجزاء واسعة منها``, ``معظمها``, ``أغلب الأحياء``: a part with no name after it."""
    if chunks[n].word.pronoun or fold_word(chunks[n].name).endswith(_ITS):
        return True
    for c in chunks[n + 1 : n + 4]:
        if c.kind == "prep" and c.word.pronoun:
            return c.name.startswith(("من", "في"))
        if _bare(c) in _SPOTS:
            return True
        if c.kind not in _MODIFIERS:
            return False
    return False
