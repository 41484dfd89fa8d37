"""The people after a verb of harm: ``قتل في قصف على الحي ثلاثة``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm.agents import is_one
from tawthiq.extract.harm.items import is_others
from tawthiq.extract.harm.people import can_suffer, counts_deeds

_AFTER: Final = 10  # chunks between a verb and those it speaks of
# Relations of what stands between a verb and its subject: قتل في قصف على الحي ثلاثة.
_ADJUNCTS: Final = frozenset(
    [
        *("at", "during", "without", "cause", "by", "from", "near", "on", "after"),
        *("using", "with", "since", "toward", "about", "against", "for", "to"),
    ]
)
_BESIDE: Final = frozenset(
    ("time", "quote", "word", "prep", "place", "object", "according")
)


def right_beside(chunks: Sequence[Chunk], j: int) -> int | None:
    """The people right after a verb: its object, or the subject of its passive."""
    for i in range(j, min(j + 3, len(chunks))):
        c = chunks[i]
        if can_suffer(c) or (is_others(c) and not c.joined):
            return None if c.joined or relation_of(chunks, i) else i
        if c.kind == "actor":
            return None if c.joined or relation_of(chunks, i) else i
        if c.kind not in ("time", "quote"):
            return None
    return None


def after(chunks: Sequence[Chunk], j: int) -> int | None:
    """The subject after what parts it from its verb: ``قتل في قصف على الحي ثلاثة``."""
    for i in range(j, min(j + _AFTER, len(chunks))):
        c = chunks[i]
        relation = relation_of(chunks, i)
        if is_others(c) and not c.joined and i <= j + 1:
            return i
        if can_suffer(c) or c.kind == "actor":
            if c.joined:
                return None
            if c.quantity is not None and c.quantity.percent:
                return None
            if i > j and not relation and _of_means(chunks, i):
                continue  # قتلت غارة أميركية | قياديا
            if not relation or c.word.preposition == "ل":
                alone = c.kind == "quantity" and c.word.base == "واحد"
                side = c.kind == "actor" and c.quantity is None and i > j
                return None if alone or (side and not is_one(c)) else i
            if relation not in _ADJUNCTS:
                return None
            continue
        if c.kind in ("trigger", "weapon"):
            if not (relation or i == j) or finite(c):
                return None
        elif c.kind == "punct":
            if c.name not in "،,«»":
                return None
        elif c.kind == "source":
            told = chunks[i - 1].kind == "according" or relation
            if not (told or i == j):  # توفي، بحسب مصدر طبي، ثلاثة; نعت صفحات أربعة
                return None
        elif c.kind not in _BESIDE or (c.joined and c.kind == "word"):
            return None
    return None


def _of_means(chunks: Sequence[Chunk], i: int) -> bool:
    """``غارة أميركية``, ``رصاصة قناص``: whose the means was, before whom it struck."""
    if chunks[i].kind != "actor" or chunks[i - 1].kind not in ("trigger", "weapon"):
        return False
    struck = i + 1 < len(chunks) and can_suffer(chunks[i + 1])
    plain = struck and not (chunks[i + 1].joined or relation_of(chunks, i + 1))
    return plain or not chunks[i].alts


def next_people(chunks: Sequence[Chunk], i: int) -> int | None:
    """``قتلت قوات النظام ثلاثة``: the people after the doer."""
    for n in range(i + 1, min(i + 6, len(chunks))):
        c = chunks[n]
        if can_suffer(c) and not relation_of(chunks, n):
            return None if counts_deeds(chunks, n) else n  # خسرت القوات | ثلاث قرى
        if c.kind not in ("time", "word", "quote", "actor"):
            return None
    return None
