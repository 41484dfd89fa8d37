"""Whether a bare noun of state tells new harm: ``أنباء عن قتلى``, ``شهيد وجريحان في …``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import BODIES, Chunk
from tawthiq.extract.harm import members
from tawthiq.extract.harm.people import base_of, can_suffer, harm_noun

FALLS: Final = words("nouns.falls")
HARM: Final = frozenset(("killed", "injured"))
_ANNOUNCING: Final = ordered("nouns.announcing") + ordered("nouns.falls")
# What parts a toll from the event that it closes.
_LISTING: Final = frozenset("،,|–-:")


def hidden(chunks: Sequence[Chunk], k: int, *, bare: bool, used: set[int]) -> bool:
    """Whether a bare harm noun only speaks of the dead and hurt, and tells no harm."""
    chunk = chunks[k]
    announced = False
    for n in range(k - 1, max(-1, k - 5), -1):
        base = base_of(chunks[n])
        if base.endswith("وجود") and (
            chunks[n].word.preposition
            or base.startswith("ل")
            or (n and chunks[n - 1].name == "بسبب")
        ):
            return True  # مرشح للارتفاع لوجود جرحى
        if base.endswith(_ANNOUNCING):
            announced = True
            break
        who = chunks[n].kind == "people" and chunks[n].word.article
        if not (who or chunks[n].kind in _BETWEEN):
            break
    if not bare or _lie(chunks, k):
        return False
    if not announced and not chunk.word.article:
        announced = _falls_after(chunks, k)
    coordinated = chunk.joined and _listed(chunks, k, used)
    headed = bool(k) and (chunks[k - 1].name == ":" or _of_place(chunks[:k]))
    headed = headed or bool(members.headed(chunks, k))
    initial = headed or all(c.kind in ("quote", "punct") for c in chunks[:k])
    single = chunk.alts["harm_noun"].lexeme.data[1] == "singular"
    closing = not initial and chunks[k - 1].name in _LISTING and _ends(chunks, k)
    goes_on = (initial or closing) and _goes_on(chunks, k)
    if single and not headed and not goes_on:
        return not (announced or (closing and k + 1 == len(chunks)))
    return not (announced or coordinated or initial or closing)


def _lie(chunks: Sequence[Chunk], k: int) -> bool:
    """``جثث ملقاة في الأزقة``: bodies that lie about, whoever saw them."""
    after = chunks[k + 1 : k + 2]
    plain = not (chunks[k].word.article or chunks[k].word.pronoun)
    return plain and chunks[k].id in BODIES and any(base_of(c) in _LYING for c in after)


_LYING: Final = words("nouns.lying")


def _of_place(before: Sequence[Chunk]) -> bool:
    """``كفرنبل - شهيدان بغارة``: a place and a dash head an item; ``عاجل:`` does too."""
    return before[-1].name in _DASHES and all(
        c.kind in ("place", "quote", "punct") for c in before
    )


_DASHES: Final = frozenset("-–—|/")
# انتشلت فرق الدفاع المدني في حي الصاخور | جثتين
_BETWEEN: Final = frozenset(
    ("word", "time", "prep", "quantity", "place", "source", "actor")
)


def _listed(chunks: Sequence[Chunk], k: int, used: set[int]) -> bool:
    """``4 شهداء في دوما وجريحان``: whether harm was told just before, with its place."""
    for n in range(k - 1, max(-1, k - 5), -1):
        if n in used:
            return True
        if chunks[n].kind not in ("prep", "place"):
            return False
    return False


def _ends(chunks: Sequence[Chunk], k: int) -> bool:
    """``… على دوما، شهيدان وعدد من الجرحى``: a toll closes the flash, and no verb comes."""
    if harm_noun(chunks[k]) not in HARM or chunks[k].word.prefix:
        return False
    return all(
        c.kind in ("people", "quantity", "prep", "place", "punct", "time", "object")
        for c in chunks[k + 1 :]
    )


def _goes_on(chunks: Sequence[Chunk], k: int) -> bool:
    """``شهيد وجريحان في …``, ``قتيل برصاص مجهولين``: one is counted that opens a flash."""
    if harm_noun(chunks[k]) not in HARM or k + 1 >= len(chunks):
        return False
    after = chunks[k + 1]
    if after.kind == "people" and not (after.joined or after.word.prefix):
        after = chunks[k + 2] if k + 2 < len(chunks) else after  # جريح مدني بقصف
    if after.kind == "prep":
        return after.data in ("at", "cause")
    joined = after.joined and can_suffer(after)
    return joined or after.word.preposition == "ب"


def _falls_after(chunks: Sequence[Chunk], k: int) -> bool:
    """``أن قتلى وجرحى من المسلحين سقطوا``: the verb of falling after its subject."""
    for c in chunks[k + 1 : k + 8]:
        if base_of(c) in FALLS:
            return True
        if c.kind not in ("people", "prep", "word", "actor", "quote", "place"):
            return False
    return False
