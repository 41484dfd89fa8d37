"""Whose people are told of, where sides stood, and where somebody came from or was taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.names.phrases import STATIONED
from tawthiq.text import fold_word

_HARMED_WITHIN: Final = 4
# What a place before which these stand is: where a side stood, where the wounded went.
_TREATED: Final = ordered("whereabouts.treated")
_CAME: Final = words("whereabouts.came")
_SET_WITHIN: Final = 4


def people_of(scene: Scene, i: int) -> str:
    """Whose people a side's are, as told before it: ``مقتل عنصرين من قوات …``.

    The kind of event word that they stand after: harm, an attack; empty: not of people.
    """
    if scene.relations[i] != "from" or not _counted(scene.chunks, i - 2):
        return ""
    for j in range(i - 3, max(-1, i - 3 - _HARMED_WITHIN), -1):
        if scene.chunks[j].kind in ("harm", "trigger", "loss", "light"):
            return scene.chunks[j].kind
    return "none"


def _counted(chunks: Sequence[Chunk], i: int) -> bool:
    return i >= 0 and chunks[i].kind in ("people", "quantity")


def setting_of(chunks: Sequence[Chunk], i: int) -> str:
    """What a place is told as, if not as where the event was; empty: as nothing else.

    ``قوات النظام المتمركزة قرب …``, ``نقلوا إلى مستشفى …``, ``قادما من …``.
    """
    if chunks[i].kind != "place":
        return ""
    for n in range(i - 1, max(-1, i - 1 - _SET_WITHIN), -1):
        c = chunks[n]
        if c.kind in ("punct", "conn", "comp"):
            return ""
        base = c.word.base.removeprefix("ال")
        if base in STATIONED:
            return "fires" if _does(chunks, n - 1) else "stands"
        if base in _CAME:
            return "came"
        if any(w.lstrip("وبل").startswith(_TREATED) for w in fold_word(c.name).split()):
            return "treated"
    return ""


def _does(chunks: Sequence[Chunk], i: int) -> bool:
    """``قصفت قوات النظام المتمركزة …``, ``قصف من قبل …``: a side that acts, it seems."""
    if i < 1 or chunks[i].kind != "actor":
        return False
    verb = finite(chunks[i - 1]) and chunks[i - 1].kind in ("trigger", "light")
    return verb or relation_of(chunks, i) in ("by", "for")
