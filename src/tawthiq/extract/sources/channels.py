"""Channels: the outlet that was told what somebody says, or passes it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources.source_kinds import SPEAKERS, is_outlet, source_kind
from tawthiq.extract.sources.speakers import Speakers
from tawthiq.text import fold_word

_STATED: Final = 14  # chunks
_TOLD: Final = 12
_NAMELESS: Final = words("channels.nameless")
_TO_HIM: Final = words("channels.to_him")
_INFORMS: Final = words("channels.informs")
_TELLS: Final = words("channels.tells")
_TELLS_OR_INFORMS: Final = _TELLS | _INFORMS
_SITTINGS: Final = words("channels.sittings")
# ``في اتصال مع قناة س``, ``عبر وكالة س``: how one speaks to an outlet.
_THROUGH: Final = frozenset(("with", "to", "using"))


def channel_of(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """The outlet that was told, or passes on, what is said at k: none, or one."""
    return (
        channel_told(chunks, k, speakers)
        or published_by(chunks, k, speakers)
        or channel_before(chunks, k, speakers)
    )


def outlet_of(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``تبنى س الهجوم في اتصال مع وكالة ص``, ``في بيان تداولته حسابات، تبنى س``."""
    after = channel_told(chunks, k, speakers) or published_by(chunks, k, speakers)
    stated = [i for i in range(k) if chunks[i].kind == "source"]
    if after or not stated:
        return after
    return published_by(chunks[:k], stated[0] - 1, speakers)


def channel_told(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``قال فلان لقناة س``: the channel told is nearer to us than the speaker."""
    aside = False
    for i in range(k + 1, min(k + _TOLD, len(chunks))):
        c = chunks[i]
        aside = aside or c.kind == "rel" or fold_word(c.name) in _NAMELESS
        # شاهد يقيم في الحي لوكالة س: what he does says who he is
        aside = aside or (c.kind == "trigger" and finite(c) and i > k + 1)
        colon = c.kind == "punct" and c.name == ":"
        tells = c.kind in ("harm", "report") and fold_word(c.name) != "عبر"
        tells = tells and chunks[i - 1].kind != "prep"  # في بث | لإذاعة س
        if c.kind == "comp" or colon or (tells and not aside):
            return []
        if (
            c.kind == "source"
            and ("source" in c.alts or is_outlet(c))
            and _is_told(chunks, k, i)
        ):
            return [] if fold_word(c.name) in speakers.publisher else [c]
    return []


def _is_told(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """Whether the source at i is whom somebody tells what the verb at k reports."""
    c, before = chunks[i], chunks[i - 1]
    if c.word.preposition == "ل" and before.kind == "object":
        return before.word.article  # الهجوم على مدرسة للأونروا: whose it is
    if c.word.preposition == "ل" or (
        before.kind in ("word", "quote")
        and before.word.base in ("ل", "")
        and i > 1
        and chunks[i - 2].word.base == "ل"
    ):
        return True
    verb = fold_word(chunks[k].word.base)
    if verb in _TELLS and i > k + 1:
        return True
    if verb in _INFORMS and not c.word.prefix and before.kind in SPEAKERS:
        return True
    if fold_word(before.name) in _TO_HIM or through(chunks, i - 1):
        return True
    return i > k + 2 and before.kind == "prep" and before.data in _THROUGH


def informed(chunks: Sequence[Chunk], k: int, who: list[Chunk]) -> list[Chunk]:
    """``أبلغت «س» قيادات ميدانية``: the outlet that was told, then who told it."""
    told = fold_word(chunks[k].word.base) in _TELLS_OR_INFORMS and len(who) == 1
    if not told or not is_outlet(who[0]):
        return who
    for c in chunks[k + 2 : k + 5]:
        if c.kind in SPEAKERS and c is not who[0]:
            return who if c.word.preposition or c.joined else [*who, c]
        if c.kind not in ("quote", "time", "source"):
            break
    return who


def channel_before(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``وفي مقابلة مع قناة س، أكد فلان``, ``وفي بيان نشرته س، قال``: told before the verb."""
    talk = False
    for c in chunks[:k]:
        if c.kind in ("report", "comp"):
            return []
        talk = talk or c.word.base in _SITTINGS or source_kind(c) == "statement"
        if talk and c.kind == "source" and is_outlet(c):
            return [] if fold_word(c.name) in speakers.publisher else [c]
    return []


def published_by(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``قال س في بيان تلقت وكالة ص نسخة منه``: the outlet that passes a statement on."""
    stated = -1
    for i in range(k + 1, min(k + _STATED, len(chunks))):
        c = chunks[i]
        if c.kind == "comp" or (c.kind == "punct" and c.name in ":."):
            return []
        if c.kind != "source":
            continue
        if source_kind(c) == "statement":
            stated = i
        elif is_outlet(c) and 0 <= stated < i - 1 and chunks[i - 1].data != "about":
            own = fold_word(c.name) in speakers.publisher
            return [] if own else [c]
    return []


def through(chunks: Sequence[Chunk], i: int) -> bool:
    """``أعلن التنظيم عبر وكالة س``: through whom, where ``عبر`` is no verb."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    outlet = after is not None and after.kind == "source" and is_outlet(after)
    return outlet and fold_word(chunks[i].name) == "عبر"
