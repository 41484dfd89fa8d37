"""Words of an event within a name of something else: a jail, a penalty, a daily task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_HOLDING: Final = ("اعتقال", "احتجاز", "توقيف")
_DEPTH: Final = 6  # chunks from those who are trapped to where


def of_a_jail(chunks: Sequence[Chunk], k: int) -> bool:
    """``معسكرات اعتقال``, ``مكان احتجازهم``: where people are held; in gold 10 of 11 no claim."""
    held = chunks[k].word.base.removeprefix("ال").startswith(_HOLDING)
    return held and _last(chunks, k - 1) in _JAILS


def trapped(chunks: Sequence[Chunk], k: int) -> bool:
    """``احتجاز شخصين داخل بئر``, ``احتجزت السيول عائلات``: by no captor."""
    if "حتج" not in chunks[k].word.base:
        return False
    for c in chunks[k + 1 : k + 1 + _DEPTH]:
        if c is chunks[k + 1] and _last(chunks, k + 1) in _NATURE:
            return True
        if c.kind in ("punct", "conn", "comp", "report"):
            return False
        if fold_word(c.name.split()[-1]).removeprefix("ال") in _PITS:
            return True
    return False


def penalty(chunks: Sequence[Chunk], k: int) -> bool:
    """``عقوبة الإعدام``, ``حكم بالإعدام``: what a court may inflict, nobody killed."""
    word = chunks[k].word
    if not word.base.removeprefix("ال").startswith("اعدام"):
        return False
    before = _last(chunks, k - 1)
    return before.startswith("عقوب") or (
        word.preposition == "ب" and before.startswith("حكم")
    )


def allowed(chunks: Sequence[Chunk], k: int) -> bool:
    """``تسمح بضربات من قاعدة``: what may be done, and is not yet."""
    return chunks[k].word.preposition == "ب" and _last(chunks, k - 1).startswith(_LETS)


_LETS: Final = ("سمح", "يسمح", "تسمح", "سماح")


def task(chunks: Sequence[Chunk], k: int) -> bool:
    """``عملية التحكم بالأسعار``, ``عمليات التوزيع``: an everyday task, no attack."""
    if not chunks[k].word.base.removeprefix("ال").startswith("عملي"):
        return False
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    return after is not None and fold_word(after.name.split()[0]).startswith(_TASKS)


def _last(chunks: Sequence[Chunk], k: int) -> str:
    """The last word of the chunk at k, folded, without article or clitics."""
    if k < 0:
        return ""
    word = fold_word(chunks[k].name.split()[-1])
    return word.removeprefix("ب").removeprefix("ل").removeprefix("ال")


_JAILS: Final = words("compounds.jails")
_PITS: Final = words("compounds.pits")
_NATURE: Final = words("compounds.nature")
_TASKS: Final = ordered("compounds.tasks")
