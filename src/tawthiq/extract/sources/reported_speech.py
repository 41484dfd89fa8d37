"""Reported speech: the stretch that a reporting verb opens, and who tells it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources import unnamed
from tawthiq.extract.sources.channels import channel_of, informed
from tawthiq.extract.sources.source_kinds import is_armed
from tawthiq.extract.sources.speakers import Speakers
from tawthiq.extract.sources.statements import issued_by, stated_before
from tawthiq.extract.sources.stretch import Stretch, chain_of
from tawthiq.extract.sources.topics import aside_topic, opener, topic, voicer
from tawthiq.extract.sources.voices import origin_after, speaker_after
from tawthiq.text import fold_word

_THEREIN: Final = frozenset(("فيه", "فيها", "خلاله", "خلالها"))
_POINTING: Final = words("reported_speech.pointing")
_OWN_VOICE: Final = words("reported_speech.own_voice")
# Who reports is named in so many chunks.
_NEWS: Final = 4
# A sentence of so many chunks may be told by who is named at its end.
_TOLD_BEFORE: Final = 3
_TELLER: Final = frozenset(
    ("source", "actor", "person", "people", "prep", "place", "time", "punct", "word")
)


def reported(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> Stretch | None:
    """What the reporting verb at k covers and who tells it, if it is a report."""
    chunk = chunks[k]
    who = _speaker(chunks, k, speakers)
    if chunk.data.role == "document" and any(is_armed(c) for c in who):
        return None  # رصدت الشرطة خمس مركبات: no report
    origin = origin_after(chunks, k) if chunk.data.role == "quote" or who else []
    if chunk.word.base in _OWN_VOICE and not who:
        speakers.chain = ()  # the publisher's own voice
        return None
    if origin and not who and speakers.chain:
        who = [speakers.chain[-1]]
    told = (*who, *origin)
    chain = tuple(speakers.resolve(c) for c in told) or _gone_on(chunk, k, speakers)
    if not chain:
        return None
    speakers.known.extend(told)
    # وأضاف في اتصال مع قناة س
    chain = chain_of(channel_of(chunks, k, speakers), chain)
    return _covered(chunks, k, chain, named=bool(told))


def _speaker(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """Who speaks by the verb at k: after it, before it, or known from before."""
    chunk = chunks[k]
    participle = chunk.data.tense == "participle"
    who = [] if participle else speaker_after(chunks, k)
    who = informed(chunks, k, issued_by(chunks, k, who, speakers))
    if not who and participle:
        who = voicer(chunks, k)
    elif not who:
        who = speakers.surname(chunks, k) or topic(chunks, k) or aside_topic(chunks, k)
        if not who and k and chunk.joined:
            before = any(c.kind == "report" for c in chunks[:k])
            who = [] if before else opener(chunks, k)  # أشاد س برجاله، وقال
    if not who and k + 1 < len(chunks) and chunks[k + 1].name in _THEREIN:
        who = stated_before(chunks, k)
    if not who and not participle and not chunk.word.pronoun:
        who = (
            unnamed.after(chunks, k)
            or unnamed.before(chunks, k)
            or unnamed.indefinite(chunks, k)
            or unnamed.announcing(chunks, k)
        )
    return who


def _gone_on(chunk: Chunk, k: int, speakers: Speakers) -> tuple[Chunk, ...]:
    """The chain that a verb which names nobody goes on with: ``وأضاف``."""
    participle = chunk.data.tense == "participle"
    if k == 0 and not participle:
        if speakers.spoke is not None:
            return (speakers.spoke,)
        if speakers.named is not None:
            return (speakers.named,)
    if k == 0 or participle or chunk.joined or chunk.word.pronoun:
        return speakers.chain
    return ()


def _covered(
    chunks: Sequence[Chunk], k: int, chain: tuple[Chunk, ...], *, named: bool
) -> Stretch:
    """The stretch that a verb covers: what follows, what stands before it, or both."""
    last = len(chunks) - 1
    denied = chunks[k].data.role == "deny"
    if _points_back(chunks, k) and not (
        any(c.kind == "comp" for c in chunks[k : k + 8]) or _news(chunks, k)
    ):
        if denied:  # وهو ما نفاه س: he tells that it is untrue, another told it
            return Stretch(k, last, chain, denied)
        opens = k == 1 and chunks[0].kind == "according"  # وفق ما أفاد س، قتل …
        return Stretch(0, last if opens else k, chain, denied)
    if _closes(chunks, k):
        return Stretch(0, last, chain, denied, named)
    return Stretch(k, _quote_end(chunks, k), chain, denied, named)


def _points_back(chunks: Sequence[Chunk], k: int) -> bool:
    """``على ما قال س``, ``وهو ما أكده س``: whether he tells what stands before."""
    if not k:
        return False
    before = chunks[k - 1]
    if before.kind != "conn":
        return before.kind == "according"
    if before.name != "ما" or k == 1:
        return before.name == "كما"
    return (
        chunks[k - 2].kind == "according" or fold_word(chunks[k - 2].name) in _POINTING
    )


def _news(chunks: Sequence[Chunk], k: int) -> bool:
    """``كما أفادت مصادر محلية بمقتل مدني``: what is reported stands after who reports it.

    At the head of its sentence ``كما`` is also, not as: nothing is told before it.
    """
    if k != 1 or chunks[0].name != "كما":
        return False
    return any(
        c.word.preposition == "ب" or c.name in ("عن", "ب")
        for c in chunks[k + 1 : k + _NEWS]
    )


def _closes(chunks: Sequence[Chunk], k: int) -> bool:
    """``انفجرت عبوة في الحي وقتل اثنان، قال مصدر في الشرطة``: who says so comes last."""
    if k < _TOLD_BEFORE or chunks[k].joined or not finite(chunks[k]):
        return False
    parted = chunks[k - 1].kind == "punct" and chunks[k - 1].name in "،,-–—"
    return parted and all(c.kind in _TELLER for c in chunks[k + 1 :])


def _quote_end(chunks: Sequence[Chunk], k: int) -> int:
    """The last chunk that a reporting verb covers: the publisher goes on after a quote.

    ``قال س "…"، وذلك بعد يومين على …``: what follows the closing mark with a connective
    is not said by س.
    """
    opened = False
    for i in range(k + 1, len(chunks) - 1):
        if chunks[i].kind != "quote":
            continue
        if not opened:
            opened = True
            continue
        after = chunks[i + 1]
        if after.kind == "punct" and i + 2 < len(chunks):
            after = chunks[i + 2]
        if after.kind in ("conn", "rel") and after.name != "كما":
            return i
    return len(chunks) - 1
