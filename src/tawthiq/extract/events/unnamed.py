"""The event that a weapon, aircraft, a killer or a bare verb tells, where no word names it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tawthiq.codebook import Trigger
from tawthiq.extract import arguments
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events import (
    columns,
    continued,
    doers,
    duties,
    flights,
    means,
    shares,
    verbless,
)
from tawthiq.extract.events.attacks import fires
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.extract.events.strikes import implied_by

if TYPE_CHECKING:
    from tawthiq.extract.events.proposals import SentenceEvents

# Kinds of chunk that may tell an event without a trigger (``means``, ``verbless``).
_KINDS: Final = frozenset(
    ("weapon", "light", "harm", "object", "actor", "word", "prep", "quantity", "result")
)

# Kinds that few words of tell one, unless they are a weapon.
_SELDOM: Final = frozenset(("word", "prep", "object"))


@functools.lru_cache(maxsize=65_536)
def _may_tell(name: str, base: str) -> bool:
    """Whether a word of these kinds may: each is looked up once."""
    return (
        verbless.may_hold(name)
        or duties.may_owe(name)
        or columns.may_move(name, base)
        or flights.may_fly(name)
        or shares.may_count(name)
    )


def trigger(events: SentenceEvents, k: int) -> Trigger | None:
    """What the word at k tells, which is no word of an event."""
    chunks, kinds = events.chunks, events.kinds
    chunk = chunks[k]
    if chunk.kind not in _KINDS:
        return None
    by_word = _may_tell(chunk.name, chunk.word.base)
    if (
        chunk.kind in _SELDOM
        and not by_word
        and not implied_by(chunk, kinds.weapon_types)
    ):
        return None
    found = None
    if armed(chunk) or "weapon" in chunk.alts:
        found = (
            _by_weapon(events, k)
            or verbless.fallen(chunks, k, kinds.weapon_types)
            or verbless.destroyer(chunks, k, kinds.weapon_types)
        )
    flies = chunk.kind == "actor" and kinds.flown([chunk])
    return (
        found
        or verbless.bomber(chunks, k, kinds.bomb)
        or verbless.aircraft(chunks, k, flown=flies)
        or verbless.unceasing(chunks, k, kinds.weapon_types, flown=flies)
        or (_by_word(chunks, k) if by_word else None)
        or _by_killer(events, k)
        or means.told_by_light(chunks, k, kinds.bare_lights)
        or _by_aircraft(events, k)
        or shares.share(chunks, k, events.told(), events.sentence.number)
    )


def _by_word(chunks: Sequence[Chunk], k: int) -> Trigger | None:
    """What the word at k tells by what it is: ``بيد``, ``على``, ``رتل``."""
    return (
        verbless.handed(chunks, k)
        or verbless.inside(chunks, k)
        or duties.owed(chunks, k)
        or columns.moving(chunks, k)
    )


def armed(chunk: Chunk) -> bool:
    """Whether a chunk may be the weapon of the event that it tells."""
    return chunk.kind in ("weapon", "object")


def _by_weapon(events: SentenceEvents, k: int) -> Trigger | None:
    """``قصفوا الحي وأصابت القذائف …``: shells with the article are those just told."""
    told = any(d.type in STRIKES for d in events.drafts)
    word = events.chunks[k].word
    if told and word.article and not word.preposition:
        return None
    if k and events.chunks[k - 1].word.base.removeprefix("ال") == "اعتراض":
        return None  # اعتراض صاروخ أطلق: the noun before it tells it
    return means.told_by_weapon(events.chunks, k, events.kinds.weapon_types)


def _by_killer(events: SentenceEvents, k: int) -> Trigger | None:
    """``قتلت طائرات عشرين``, ``والثانية قتلت ثلاثة``: who killed says how."""
    chunks, kinds = events.chunks, events.kinds
    if chunks[k].kind == "result":
        return means.told_by_toll(
            chunks, k, sniped=kinds.sniped(doers.beside(chunks, k))
        )
    if chunks[k].kind != "harm":
        return None
    strikes = continued.one_of(chunks, k, events.told())
    if strikes:
        return Trigger(strikes, "strike", "verb")
    who = doers.beside(chunks, k)
    return means.told_by_killer(
        chunks, k, flown=kinds.flown(who), sniped=kinds.sniped(who)
    )


def _by_aircraft(events: SentenceEvents, k: int) -> Trigger | None:
    """``رمى الطيران على الحي``, ``ارتطمت مسيرة بمبنى``: what aircraft do, by a bare verb."""
    chunks = events.chunks
    if chunks[k].kind not in ("word", "light"):
        return None
    beside = (*chunks[max(0, k - 1) : k], *chunks[k + 1 : k + 2])
    flown = events.kinds.flew([c for c in beside if c.kind == "actor"])
    return flights.sortie(chunks, k, flown=flown) or flights.rammed(chunks, k)


def _by_strike(chunks: Sequence[Chunk], k: int) -> bool:
    """``نفذ ضربات دقيقة دمرت مخزنا``: whether the strike told in its clause destroyed it.

    In gold none of 10 such is a claim of its own.
    """
    if chunks[k].joined:
        return False
    for c in reversed(chunks[max(0, k - _REACH) : k]):
        if c.kind in ("conn", "comp", "report", "punct"):
            return False
        if c.kind == "trigger" and not finite(c):
            return getattr(c.data, "type", "") in STRIKES
        if finite(c):
            return False
    return False


_REACH: Final = 8


def _fleet(chunks: Sequence[Chunk], k: int) -> bool:
    """``تدمير ثلاث طائرات في هجوم``: aircraft that were destroyed, and struck nothing."""
    if finite(chunks[k]) or k + 1 >= len(chunks):
        return False
    prey, *after = chunks[k + 1 : k + 3]
    bare = not (prey.word.article or relation_of(chunks, k + 1))
    return bare and prey.kind == "actor" and not (after and after[0].kind in _PREY)


_PREY: Final = frozenset(("object", "place", "people"))


def destroyed(events: SentenceEvents, word: Trigger, k: int) -> Trigger | None:
    """``دمرت طائرات مخزنا``: destruction by aircraft is a strike of theirs.

    Words of damage that are no loss of a counted object stay events of their own
    (``خرج المشفى عن الخدمة``). None: the word only tells losses.
    """
    chunks = events.chunks
    after = getattr(chunks[k + 1].data, "type", "") if k + 1 < len(chunks) else ""
    if finite(chunks[k]) and (after in STRIKES or _by_strike(chunks, k)):
        return None  # بناية دمرتها غارة, شن غارات دمرت مخزنا: the strike tells it
    down = [d for d in events.drafts if d.at == k - 1 and d.type == "shootdown"]
    if chunks[k].joined and down:
        return None  # اعتراض وتدمير مسيرات
    beside = doers.beside(chunks, k)
    if not beside or word.pos == "noun":
        probe = events.drafted(k, word)
        arguments.light(probe, chunks, k)
        beside = probe.actors or beside
    if events.kinds.flown(beside) and not _fleet(chunks, k):
        return word._replace(type="airstrike", frame="strike")
    if finite(chunks[k]) and any(fires(who) for who in beside):
        return word._replace(type="shelling", frame="strike")
    strikes = continued.one_of(chunks, k, events.told())
    if strikes:
        return word._replace(type=strikes, frame="strike")
    if "loss" in chunks[k].alts:
        return None
    return word._replace(frame="down")
