"""What came after an event: who dealt with it did not do it, who healed was not hit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, verbs, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft
from tawthiq.text import fold_word

_RESPONDING: Final = verbs("aftermath.responding")
_RESPONSE: Final = words("aftermath.response")
_BRINGING: Final = verbs("aftermath.bringing") | words("aftermath.transfer")
_HEALING: Final = ordered("aftermath.healing")
_TITLED: Final = 4  # chunks: مستشفى الجلاء للجراحة والحوادث | تسلم
_RECEIVING: Final = words("aftermath.receiving")
# The verbs that such a response is the object of: ``فتحت … تحقيقا``, ``فرضت … طوقا``.
_REACH: Final = 4
_BROUGHT_WITHIN: Final = 8


def responded(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``طوقت الشرطة مكان الانفجار``: whether those at i only dealt with what was done."""
    if draft.type not in VIOLENCE or draft.pos == "verb" or i >= draft.at:
        return False
    near = [*chunks[max(0, i - 1) : i], *chunks[i + 1 : min(i + 2, draft.at)]]
    after = chunks[i + 1 : min(i + 1 + _REACH, draft.at)]
    dealt = any(_base(c) in _RESPONDING for c in near) or any(
        _base(c) in _RESPONSE for c in after
    )
    return dealt and not _acts(chunks, i, draft.at)


def _acts(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether a further verb between them is their own: ``طوق الحي وبدأ قصفه``.

    That of a relative clause is not, and stands by itself: ``منزل دمره القصف``.
    """
    return any(
        finite(chunks[j]) and (chunks[j].joined or chunks[j - 1].kind in _GOES_ON)
        for j in range(i + 1, k)
    )


_GOES_ON: Final = frozenset(("conn", "comp", "punct"))


def treated(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``نقل الجرحى إلى مشفى س``: whether i is where those who were hurt were brought."""
    if draft.type not in VIOLENCE:
        return False
    if not heals(chunks[i]):
        return False
    beside = [*chunks[max(0, i - 1) : i], *chunks[i + 1 : i + _TITLED]]
    if any(_base(c) in _RECEIVING for c in beside):
        return True  # استقبل مستشفى س عشرة جرحى
    if relation_of(chunks, i) not in ("to", "for"):
        return False
    before = chunks[max(0, i - _BROUGHT_WITHIN) : i]
    return any(_base(c).removeprefix("ب") in _BRINGING for c in before)


def heals(c: Chunk) -> bool:
    """``مستشفى``, ``لمشفى``: whether a name is of where the wounded are treated."""
    return fold_word(c.name).lstrip("لب").startswith(_HEALING)


def _base(chunk: Chunk) -> str:
    """The word of a chunk without what is written on to it."""
    return chunk.word.base or fold_word(chunk.name)


def dates(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``تفجيرات منذ وصول الحكومة``: whose coming or going only says since when."""
    if i < 2 or i - 1 == draft.at or chunks[i - 2].data != "since":
        return False
    return fold_word(chunks[i - 1].name) in _COMING


_COMING: Final = words("aftermath.coming")
