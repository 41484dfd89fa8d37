"""Outlets, their staff, and to whom of them somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.phrases import is_definite

OUTLETS: Final = frozenset(
    ("agency", "channel", "newspaper", "website", "broadcaster", "media")
)
OF_NEWS: Final = words("media.of_news")
_KINDS: Final = words("media.kinds")
# What kind of body a centre or an office is.
_PRESS: Final = words("media.press")
_OF_PRESS: Final = words("media.of_press")
_STAFF: Final = ordered("media.staff")
_TO: Final = words("media.to")
_TO_STAFF: Final = ordered("media.to_staff")


def other_outlet(view: View, first: int, last: int, i: int, *, definite: bool) -> bool:
    """Whether token i begins an outlet that a head and what it governs are told to.

    ``قال مصدر | للجزيرة``, ``مصادر محلية | لشبكة الخابور``, ``أبلغ مسؤول محلي | وكالة س``.
    ``first``, ``last``: what the head governs up to here; ``definite``: as its head is.
    """
    if not _outlet(view.hits[i]) or view.tokens[last].norm in _KINDS:
        return False  # صحيفة وول ستريت جورنال: what kind of outlet, and its name
    token = view.tokens[i]
    # مركز البيدر الإعلامي, مصدر إعلامي مقرب من القوات
    if (i > first and token.norm in _PRESS) or (
        not definite and token.norm in _OF_PRESS
    ):
        return False
    if i > first or token.norm[0] == "ل":
        return True
    return not (is_definite(token) or _of_outlet(view, last))


def outlet_end(view: View, first: int, last: int, i: int) -> int:
    """``مراسل سكاي نيوز``: the end of the outlet at token i that a head belongs to, or 0."""
    outlet = next((h for h in view.hits[i] if h.lexeme.kind == "source"), None)
    if outlet is None:
        return 0
    # صحيفة وول ستريت جورنال, مراسل وكالة الأناضول
    called = view.tokens[last].norm in _KINDS
    return outlet.last if called or (i == first and _of_outlet(view, last)) else 0


def to_outlet(norm: str) -> bool:
    """``سكان لـ«الفجر»``, ``مصادر محلية لموقع س``, ``شهود لمراسل س``: to whom they speak."""
    return norm in _TO or norm.startswith(_TO_STAFF)


def _outlet(hits: Sequence[Hit]) -> bool:
    """Whether a word names or begins an outlet."""
    return any(
        h.lexeme.kind in ("source", "source_head")
        and h.lexeme.data.get("kind") in OUTLETS
        and not h.lexeme.name.startswith(_STAFF)
        for h in hits
    )


def _of_outlet(view: View, i: int) -> bool:
    """Whether the word before an outlet is its staff, so that both are one name."""
    return view.tokens[i].norm.removeprefix("ال").startswith(_STAFF)
