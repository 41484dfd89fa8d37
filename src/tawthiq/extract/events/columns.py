"""A deployment that no verb of sending tells: ``رتل من الجيش كان في طريقه إلى مورك``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Trigger
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_COLUMNS: Final = words("columns.columns")
_PATROLS: Final = words("columns.patrols")
_ON_ITS_WAY: Final = ordered("columns.on_its_way")
_ABOUT: Final = ordered("columns.about")
_REACH: Final = 8
_ENDS: Final = frozenset(("conn", "comp", "report"))
_DEPLOYMENT: Final = Trigger("deployment", "deploy", "noun")


def may_move(name: str, base: str) -> bool:
    """Whether ``moving`` may find an event at a word, by its base and its whole name."""
    head = _head(name)
    return head in _COLUMNS or head in _PATROLS or base in _COLUMNS


def _head(name: str) -> str:
    head, *_ = fold_word(name).split() or [""]
    return head.removeprefix("ال")


def moving(chunks: Sequence[Chunk], k: int) -> Trigger | None:
    """What a column or a patrol at k tells that is said to be on its way.

    Also of one that was hit: ``استهدف الطيران تعزيزات قادمة من باجل``.
    """
    if not may_move(chunks[k].name, chunks[k].word.base):
        return None
    patrols = _head(chunks[k].name) in _PATROLS
    ways = (*_ON_ITS_WAY, *_ABOUT) if patrols else _ON_ITS_WAY
    for c in chunks[k + 1 : k + 1 + _REACH]:
        hit = c.alts.get("trigger")
        if c.kind in _ENDS or (
            hit is not None and hit.lexeme.data.type == "deployment"
        ):
            return None
        if fold_word(c.name).startswith(ways):
            return _DEPLOYMENT
        if c.kind == "punct" and c.name in "؛.:":
            return None
    return None
