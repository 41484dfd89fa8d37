"""What else a word may tell, where its participants leave its type in doubt.

Who moved, or what changed hands, may stand in another sentence, and a side that leaves is
told by the same words as the people who do: ``أجبروهم على الخروج``, ``سلموهم أمس``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.parties.who import REACH, beside, toward
from tawthiq.text import fold_word

# Of a draft whose type is settled, at its chunk: the types that its word may tell instead.
Instead = Callable[[Draft, Sequence[Chunk], int], Sequence[str]]

_THINGS: Final = {"object", "weapon", "place", "people", "person"}
_QUITS: Final = ("غادر", "مغادره", "رحل")


def _flight(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``تفر نحو الصحراء``, ``غادروا المنطقة``: fighters or residents, on their own or not."""
    if draft.type == "withdrawal":
        return ("displacement",)
    if draft.type != "displacement":
        return ()
    name = fold_word(str(chunks[k].alts["trigger"].lexeme.name))
    return ("evacuation", "withdrawal") if name in _QUITS else ("withdrawal",)


def _leaving(draft: Draft, _chunks: Sequence[Chunk], _k: int) -> Sequence[str]:
    """``خروج قوات النظام من البلدة``, ``خرجت من المخيم سيدتان``: by a deal or not."""
    return _GONE.get(draft.type, ())


_GONE: Final[Mapping[str, Sequence[str]]] = {
    "evacuation": ("displacement", "withdrawal"),
    "displacement": ("evacuation", "withdrawal"),
    "withdrawal": ("evacuation",),
}


def _clearing(draft: Draft, _chunks: Sequence[Chunk], _k: int) -> Sequence[str]:
    """``أخلى السكان 15 قرية``, ``بيوت تخلى على عجل``."""
    return ("displacement",) if draft.type in ("withdrawal", "evacuation") else ()


def _removing(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``أخرجوهم من ديارهم``, ``من إخراجه منها``: whom, nobody says here."""
    told = beside(chunks, k, {"people", "person"}) is not None
    if draft.type != "evacuation" or told:
        return ()
    return ("withdrawal", "displacement")


def _expulsion(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``دحر متشددي التنظيم في شمال البلاد``: ground taken, lost or gained."""
    named = beside(chunks, k, {"place"}) is not None
    if draft.type == "withdrawal":
        return ("control",) if named else ("control", "advance")
    return {"control": ("withdrawal",), "displacement": ("control",)}.get(
        draft.type, ()
    )


def _handing(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``سلمت الحركة البلدة لفصيل``: who hands a place over leaves it."""
    if draft.type != "control" or "سلم" not in fold_word(chunks[k].name):
        return ()
    what = beside(chunks, k, _THINGS)
    return ("withdrawal",) if what is not None and what.kind == "place" else ()


def _entering(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``دخول دورية للجيش إلى البلدة``: who comes to a place need not take it."""
    if draft.type == "deployment":
        return ("control",)
    if draft.type != "control":
        return ()
    came = any(
        c.kind == "place" and relation_of(chunks, n) in ("to", "toward", "from")
        for n, c in enumerate(chunks[k + 1 : k + 1 + REACH], k + 1)
    )
    return ("deployment",) if came else ()


def _carrying(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``وصلت المقاومة إلى مباني الإذاعة``: who gets somewhere gains ground."""
    arrives = fold_word(str(chunks[k].alts["trigger"].lexeme.name)).startswith("وص")
    advances = draft.type == "deployment" and arrives and toward(chunks, k)
    return ("advance",) if advances else ()


def _storming(draft: Draft, chunks: Sequence[Chunk], k: int) -> Sequence[str]:
    """``اجتاح التنظيم البلدة``: what is overrun is held."""
    stormed = draft.type == "ground_attack" and draft.status == "asserted"
    return ("control",) if stormed and beside(chunks, k, {"place"}) else ()


# role in ``grammar.yaml`` → what its words may tell instead
INSTEAD: Final[Mapping[str, Instead]] = {
    "flight": _flight,
    "leaving": _leaving,
    "clearing": _clearing,
    "removing": _removing,
    "expulsion": _expulsion,
    "handing": _handing,
    "entering": _entering,
    "carrying": _carrying,
    "storming": _storming,
}
