"""Who tells by what he counted, saw, learnt or complains of: ``أحصى مستشفى س 4 قتلى``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources import unnamed
from tawthiq.extract.sources.source_kinds import SPEAKERS, is_institution
from tawthiq.extract.sources.voices import speaker_after
from tawthiq.text import fold_word

_COUNTS: Final = words("noticing.counts")
_COMPLAINS: Final = words("noticing.complains")
_LEARNS: Final = words("noticing.learns")
_RAISES: Final = words("noticing.raises")
_TOLLS: Final = ordered("noticing.tolls")
_LIMITS: Final = words("noticing.limits")
_TO_SAY: Final = words("noticing.to_say")
_SAW_PRESS: Final = ordered("noticing.saw_press")
_SAID_OF: Final = words("noticing.said_of")
_GETS: Final = ordered("noticing.gets")
_GOT_IN: Final = 10  # chunks
_NEAR: Final = 6
_TELLERS: Final = frozenset(("source", "person"))
_VERBS: Final = _COUNTS | _COMPLAINS | _LEARNS | _RAISES | _LIMITS


def may_notice(name: str) -> bool:
    """Whether ``noticed`` or ``said_of`` may find anybody at a word, unless it is a source."""
    word = fold_word(name)
    return word.removeprefix("و").removeprefix("ف") in _VERBS or word in _SAID_OF


def noticed(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """Who tells by the verb at k, the nearest first; nobody where it tells nothing."""
    word = fold_word(chunks[k].name)
    if chunks[k].kind == "source":
        return _press(chunks, k) if word.startswith(_SAW_PRESS) else []
    verb = word.removeprefix("و").removeprefix("ف")
    if verb in _COUNTS:
        return speaker_after(chunks, k) or unnamed.counting(chunks, k)
    if verb in _COMPLAINS:
        return speaker_after(chunks, k)
    if verb in _RAISES:
        return _tellers(chunks, k) if _of_a_toll(chunks, k) else []
    if verb in _LIMITS:
        return speaker_after(chunks, k) if _to_say(chunks, k) else []
    return _learnt(chunks, k) if verb in _LEARNS else []


def obtained(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``وفق ما علمت الصحيفة من مصدر``, ``وفق تعداد حصلت عليه من مشفى``: who had it of whom."""
    near = chunks[k + 1 : k + 1 + _GOT_IN]
    got = next(
        (i for i, c in enumerate(near) if fold_word(c.name).startswith(_GETS)), None
    )
    if got is None:
        return []
    who: list[Chunk] = []
    for i in range(got + 1, len(near) - 1):
        if near[i].kind == "source" and not who:
            who = [near[i]]
        if near[i].name == "من":
            of = near[i + 1]
            return [*who, of] if of.kind in SPEAKERS or is_institution(of) else []
        if near[i].kind in ("comp", "punct", "trigger", "harm"):
            break
    return []


def said_of(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``غارات نسبها المرصد إلى القوات``: who says so of what stands before the verb."""
    spoken = k > 0 and fold_word(chunks[k].name) in _SAID_OF
    return _tellers(chunks, k) if spoken else []


def _tellers(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """Who stands right after the verb at k, where he is one who tells."""
    who = speaker_after(chunks, k)
    told = who and (who[0].kind in _TELLERS or "source_head" in who[0].alts)
    return who if told else []


def _press(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``شاهد مراسل الوكالة طائرتين``: the verb, which the noun is written like, and who saw."""
    saw = chunks[k]
    cut = saw.name.index(" ") + 1
    who = saw._replace(start=saw.start + cut, name=saw.name[cut:])
    of = chunks[k + 1] if k + 1 < len(chunks) else None
    if of is None or of.kind != "source" or of.start != saw.end + 1:
        return [who]
    return [who._replace(last=of.last, end=of.end, name=f"{who.name} {of.name}")]


def _of_a_toll(chunks: Sequence[Chunk], k: int) -> bool:
    """``رفعت الوزارة حصيلة الغارات``: whether a toll is what was raised."""
    near = chunks[k + 2 : k + _NEAR]
    return any(fold_word(c.name).startswith(_TOLLS) for c in near)


def _to_say(chunks: Sequence[Chunk], k: int) -> bool:
    """``اكتفى الجيش بالإعلان عن``: whether to say something is all that was done."""
    return any(fold_word(c.name) in _TO_SAY for c in chunks[k + 2 : k + _NEAR])


def _learnt(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``علمت الوكالة من مصادرها أن``: who learnt something, and of whom."""
    who = _tellers(chunks, k)
    after = chunks[k + 2 : k + 2 + _NEAR]
    if not who or not any(c.kind == "comp" for c in after):
        return []
    of = next((i for i, c in enumerate(after) if c.name == "من"), None)
    return who if of is None else [*who, *unnamed.origin(chunks, k + 2 + of)]
