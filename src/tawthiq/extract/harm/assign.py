"""Sentence → its drafts with harm and losses on the right ones, and drafts of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import event_of
from tawthiq.extract.events.drafts import TAKING, VIOLENCE, Draft, HarmDraft
from tawthiq.extract.events.portions import portion
from tawthiq.extract.events.status import disowned
from tawthiq.extract.harm import members, told
from tawthiq.extract.harm.cases import SUFFERED
from tawthiq.extract.harm.casualties import (
    casualties,
    claimed,
    nobody,
    own_claim,
    refuted,
)
from tawthiq.extract.harm.damage import give_losses
from tawthiq.extract.harm.find import find
from tawthiq.extract.harm.hosts import host_of, led_to
from tawthiq.extract.harm.items import HarmAt, says_others
from tawthiq.extract.harm.losers import name_sides
from tawthiq.extract.harm.telling import Telling
from tawthiq.text import fold_word

# Events whose dead and hurt may be told in the next sentence.
_HARMING: Final = VIOLENCE - TAKING


def give(events: Telling) -> None:
    """Give the drafts of a sentence the harm and losses that it tells."""
    _harm(events)
    give_losses(events)


def _harm(events: Telling) -> None:
    last: Draft | None = None
    current: dict[int, tuple[Draft, int]] = {}
    totals: dict[int, Draft] = {}
    for found in find(events.chunks, _line_before(events)):
        if not told.happened(events.chunks, found):
            if disowned(events.chunks, found.head):
                refuted(events, found)
            continue
        if claimed(events, found.head) or _summed(events, found, totals):
            continue
        host = _host(events, found, last)
        if host is None:
            continue
        host = _member(events, host, found, current)
        host.harm = _with(host.harm, found.item)
        last = host
        name_sides(events, host, found)
    nobody(events)


def _summed(events: Telling, found: HarmAt, totals: dict[int, Draft]) -> bool:
    """Whether harm is told in a sum over a time, to whose claim it is then given.

    ``totals``: the claims of the sums of the sentence, as far as they are made.
    """
    sums = events.scene.sums
    summed = next((n for n, span in enumerate(sums) if found.at in span), -1)
    if summed < 0:
        return False
    at = event_of(events.chunks, sums[summed])
    of = next((d for d in events.drafts if d.at == at), None)
    total = totals.get(summed) or of or own_claim(events, found, summed=True)
    totals[summed] = total
    total.harm = _with(total.harm, found.item)
    return True


def _host(events: Telling, found: HarmAt, last: Draft | None) -> Draft | None:
    """The event that did harm, or the claim that the harm makes; None where it makes none.

    ``last``: the event that did the harm told just before.
    """
    chunks = events.chunks
    spans = events.scene.portions
    if not found.doer and members.own_hands(chunks, found.at):
        return casualties(events, found)  # وخمسة على يد جهات أخرى
    if spans and found.at < spans[-1].stop:
        return _portioned(events, found)
    host = (
        _own(events, found.head)
        or host_of(chunks, events.drafts, found.head, found.at)
        or _carried_on(events, found)
    )
    if host is None and chunks[found.at].id == "attacker":
        host = _attack(events)
    more = says_others(chunks, found.at) and not found.doer
    if host is None and last is not None and more:
        host = last  # فيما أصيب 70 آخرون: by the same event
    if host is not None:
        return host
    if (
        _accident(events)
        or told.at_large(chunks, found)
        or told.superseded(chunks, found.head)
    ):
        return None
    return casualties(events, found)


def _portioned(events: Telling, found: HarmAt) -> Draft:
    """The event that did harm where a toll is told by what killed whom.

    A portion is of the event that it names; the whole of none that a portion does.
    """
    spans = events.scene.portions
    here = portion(spans, found.at)
    whole = found.at < spans[0].start
    drafts = [
        d
        for d in events.drafts
        if portion(spans, d.at) == here and not (whole and d.at > spans[-1].start)
    ]
    host = host_of(events.chunks, drafts, found.head, found.at)
    if host is not None:
        return host
    if here >= 0:  # 130 على يد القوات بينهم 36 طفلا: of the portion told
        drafts = [d for d in events.drafts if _tells(events.chunks, spans[here], d)]
    told = [d for d in drafts if d.type == "casualties" and d.pos == "harm"]
    return told[0] if told else own_claim(events, found, summed=here < 0)


def _tells(chunks: Sequence[Chunk], span: range, draft: Draft) -> bool:
    """Whether a draft tells harm of the people in a portion."""
    first, last = chunks[span.start].start, chunks[span.stop - 1].end
    return any(first <= h.start < last for h in draft.harm)


def _attack(events: Telling) -> Draft | None:
    """``وقتل اثنان من المهاجمين``: the attack that was told last."""
    told = [d for d in (*events.before, *events.drafts) if d.type in _ATTACKS]
    return (
        told[-1] if told and told[-1].sentence >= events.sentence.number - 1 else None
    )


_ATTACKS: Final = frozenset(("ground_attack", "clash", "shooting", "bombing"))


def _line_before(events: Telling) -> HarmDraft | None:
    """The last toll of the sentence before, of which a list may go on."""
    number = events.sentence.number - 1
    told = [d for d in events.before if d.sentence == number and d.harm]
    return told[-1].harm[0] if told else None


def _own(events: Telling, head: int) -> Draft | None:
    """``74 حالة اختطاف``: the event whose own word counts its cases."""
    here = (d for d in events.drafts if d.at == head and d.pos == "noun")
    return next((d for d in here if d.type in SUFFERED or d.type in _MOVING), None)


# What is done to people by these is told by their own word: ``الإفراج عن خمسة``.
_MOVING: Final = frozenset(("release", "evacuation", "displacement"))


def _with(told: list[HarmDraft], more: HarmDraft) -> list[HarmDraft]:
    """Harm with one item more: ``ضحايا`` says less than ``قتيل وأربعة جرحى`` beside it."""
    counted = [h for h in (*told, more) if h.form != "vague" and h.kind == "killed"]
    return [h for h in (*told, more) if not (counted and h.words == "ضحايا")]


def _member(
    events: Telling, host: Draft, found: HarmAt, current: dict[int, tuple[Draft, int]]
) -> Draft:
    """The member of a host's list of tolls that harm is of; the host where it has none.

    ``current``: the member that the list of each host is at, and where its harm stood.
    """
    now, last = current.get(id(host), (host, found.at))
    fresh = members.member(events.chunks, host, found, now, last)
    if fresh is not None:
        fresh.quote = events.quotes[found.at]
        events.drafts.append(fresh)
        now = fresh
    current[id(host)] = now, found.at
    return now


def hand_back(events: Telling, refused: Draft) -> None:
    """Harm that is no claim of its own is that of the event told just before.

    ``انفجرت عبوة في السوق. وقتل ثلاثة مدنيين``: unless it tells such harm already.
    """
    before = [d for d in events.drafts if d.at < refused.at] or events.previous
    hosts = [d for d in before if d.type in _HARMING and d.status == "asserted"]
    if not hosts or refused.summed or refused.headline != hosts[-1].headline:
        return
    if refused.sentence - hosts[-1].sentence > 1:
        return
    here = {fold_word(p.chunk.name) for p in refused.places}
    there = {fold_word(p.chunk.name) for p in hosts[-1].places}
    if refused.actors or (here and not here & there):
        return
    told = hosts[-1].harm
    exact = {h.kind for h in told if h.form != "vague"}
    # سقط قتلى. وأحصت سبعة قتلى: the number takes the place of the word.
    counted = {h.kind for h in refused.harm if h.form != "vague"} - exact
    hosts[-1].harm = [h for h in told if h.kind not in counted] + [
        h for h in refused.harm if h.kind in counted or not _told_of(h, told)
    ]
    items = {fold_word(loss.item) for loss in hosts[-1].losses}
    hosts[-1].losses += [x for x in refused.losses if fold_word(x.item) not in items]


def _told_of(harm: HarmDraft, told: Sequence[HarmDraft]) -> bool:
    """Whether harm of this kind to these people, as far as they are told, is told."""
    groups = {h.group for h in told if h.kind == harm.kind}
    anybody = harm.group == "unspecified" or "unspecified" in groups
    return bool(groups) and (anybody or harm.group in groups)


def _carried_on(events: Telling, found: HarmAt) -> Draft | None:
    """``وأدى ذلك إلى مقتل …``: the cause is told in the sentence before."""
    if events.drafts or found.head > 5 or not led_to(events.chunks, found.head):
        return None
    hosts = [
        d for d in events.previous if d.type in VIOLENCE and d.status == "asserted"
    ]
    return hosts[-1] if hosts else None


def _accident(events: Telling) -> bool:
    """Whether the sentence tells of an accident or an ordinary crime."""
    domains = events.codebook.domains
    return any(
        hit.lexeme.id in ("crime", "weather")
        for hit in domains.hits(events.sentence.tokens)
    )
