"""Which drafts of a sentence the judge takes for claims, with harm and losses on the right ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events import denials, doers, meant
from tawthiq.extract.events.conditions import (
    called_for,
    obliged,
    offered,
    planned,
    put_off,
    refuses,
    ruled,
    supposed,
    threatened,
    warned,
)
from tawthiq.extract.events.drafts import STRIKES, VIOLENCE, Draft
from tawthiq.extract.events.proposals import SentenceEvents
from tawthiq.extract.events.strikes import kind
from tawthiq.extract.events.tolls import killed_in
from tawthiq.extract.harm import assign
from tawthiq.extract.harm.members import listed
from tawthiq.extract.judging import verdict
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.judging.twins import Told
from tawthiq.text import fold_word

# A post with a word of war tells what is a little less likely to be told than not, chosen
# by the F1 of events in posts that nothing is learnt from.
_LENIENT: Final = 30  # hundredths of log-odds
# In an article no act of violence is told alone that is not likelier by this than not:
# one word of war does not make a report of crime, of sport or of history one of war.
_FIRM: Final = 60
# Where asserted is taken for denied too, either makes a claim: the log of two.
_EITHER: Final = 69
_URGENT: Final = VIOLENCE | {"casualties"}
_DONE: Final = VIOLENCE | {"responsibility"}


def settle(
    events: SentenceEvents, judge: Judge, told: Told, before: Sequence[Draft] = ()
) -> list[Draft]:
    """The drafts that tell claims, with harm and losses on the right ones.

    ``told`` holds the proposals of the whole report; ``before`` are the claims of the
    last sentence that told any.
    """
    events.before = before
    proposed = events.drafts
    events.drafts = [d for d in proposed if _accepted(events, d, judge, told)]
    taken = {id(d) for d in events.drafts}
    refused = [d for d in proposed if id(d) not in taken]
    events.drafts = _once(events.drafts)
    doers.condemned(events.drafts, events.chunks)
    assign.give(events)
    doers.opponents(events.drafts, events.chunks)
    tolls = [d for d in events.drafts if d.pos in ("harm", "loss")]
    for draft in tolls:
        if events.kinds.flew(draft.actors):
            draft.type = "airstrike"  # قتل الطيران ثلاثة، وأحرق البساتين
        summed = draft.summed and any(h.form == "exact" for h in draft.harm)
        one = summed or listed(events.chunks, draft, tolls)
        if not (_accepted(events, draft, judge, told) or one):
            _toll(events, draft, judge, told)
        elif cause := killed_in(draft, refused, events.chunks):
            events.drafts[events.drafts.index(draft)] = cause
    events.drafts = denials.once(events.drafts, events.chunks)
    return events.drafts


def _toll(events: SentenceEvents, draft: Draft, judge: Judge, told: Told) -> None:
    """``وأحصى المرصد 43 قتيلا``: the toll of an event just told, by somebody else.

    What is no such telling either is harm of that event as it was told.
    """
    at = events.drafts.index(draft)
    else_told = _else_told(draft, events.chunks)
    if else_told:
        other = replace(draft, type=else_told, sure=False)
        if _accepted(events, other, judge, told):
            events.drafts[at] = other
            return
    if draft.lender is not None:
        draft.lender.harm.extend(draft.harm)
        draft.lender.losses.extend(draft.losses)
        events.drafts.pop(at)
        return
    last = meant.toll_of(draft, [*events.before, *events.drafts[:at]])
    if last is not None and not draft.summed:
        retold = replace(draft, type=last.type, sure=False)
        if _accepted(events, retold, judge, told):
            events.drafts[at] = retold
            return
    events.drafts.remove(draft)
    assign.hand_back(events, draft)


def _else_told(draft: Draft, chunks: Sequence[Chunk]) -> str:
    """``أسرت القوات عشرة``, ``وفاة معتقل في السجن``: what befell people, by what was done."""
    if draft.type != "casualties" or draft.summed or not draft.harm:
        return ""
    if draft.harm[0].kind == "captured":
        return "detention"
    near = chunks[max(0, draft.at - _NEAR) : draft.at + _NEAR]
    killed = any(h.kind == "killed" for h in draft.harm)
    meant = killed and any(fold_word(c.name) in _ON_PURPOSE for c in near)
    return "killing" if meant else ""


_NEAR: Final = 8  # chunks
_ON_PURPOSE: Final = words("settling.on_purpose")


def _accepted(events: SentenceEvents, draft: Draft, judge: Judge, told: Told) -> bool:
    """Whether the judge takes a draft for a claim; then its status is set."""
    seen = verdict.features(draft, events.scene, told, events.sentence.number)
    status = judge.verdict(draft, seen)
    denied = draft.status == "denied" and draft.type in _DONE
    if status == "none" and judge.learnt:
        doubt = _EITHER if denied else 0
        if draft.type in _URGENT and draft.status == "asserted":
            doubt = told.doubt or (_LENIENT if told.strength and told.brief else 0)
        if doubt:
            status = judge.second_thought(draft, seen, doubt)
    chunks, k = events.chunks, draft.at
    if status == "asserted" and _unreal(draft, chunks):
        status = "intended"
    if status == "denied" and not (draft.status == status or refuses(chunks, k)):
        status = draft.status
    # What stands negated is never told as done.
    if status != "none" and not (denied and status == "asserted"):
        draft.status = status
    lone = status == "asserted" and draft.type in VIOLENCE and not told.brief
    if lone and judge.learnt:
        draft.firm = judge.second_thought(draft, seen, -_FIRM) == status
    return status != "none"


def _unreal(draft: Draft, chunks: Sequence[Chunk]) -> bool:
    """Whether a draft tells what is only supposed, ruled, threatened or called off.

    A threat holds though what it threatens hangs on a condition.
    """
    k = draft.at
    return (
        (draft.type != "threat" and supposed(chunks, k))
        or obliged(chunks, k)
        or planned(chunks, k)
        or (draft.type == "killing" and ruled(chunks, k))
        or (draft.type in VIOLENCE and _not_done(chunks, k))
        or (draft.type in _CALLED_FOR and called_for(chunks, k))
        or (draft.type == "agreement" and offered(chunks, k))
    )


# What is called for is not done yet; who orders an arrest may well have it.
_CALLED_FOR: Final = VIOLENCE - {"detention"} | frozenset(
    (
        "control",
        "advance",
        "withdrawal",
        "deployment",
        "release",
        "evacuation",
        "defection",
        "agreement",
        "negotiation",
    )
)


def _not_done(chunks: Sequence[Chunk], k: int) -> bool:
    return threatened(chunks, k) or warned(chunks, k) or put_off(chunks, k)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """``عدوان``, ``تحذيرات``: of what one word may tell, the more particular."""
    told = {(d.at, d.type) for d in drafts}
    closed = {d.at for d in drafts if d.type == "siege" and _armed(d)}
    kept = [
        d
        for d in drafts
        if told.isdisjoint((d.at, t) for t in _MEANT.get(d.type, ()))
        and not (d.type == "protest" and d.at in closed)
    ]
    settled = {d.at for d in kept if not d.spare}
    once: list[Draft] = []
    for draft in kept:
        if not draft.spare:
            once.append(draft)
        elif draft.at not in settled:
            settled.add(draft.at)
            once.append(draft)
    return once


def _armed(draft: Draft) -> bool:
    """``قطعت القوات الطريق``: a force closes a road, and protests nothing."""
    return any(kind(a) in _FORCES for a in draft.actors)


_FORCES: Final = ("state_forces", "armed_group", "militia", "coalition", "police")
_MEANT: Final[dict[str, frozenset[str]]] = {
    "ground_attack": (STRIKES | {"protest", "damage"}) - {"ground_attack"},
    "advance": frozenset(("ground_attack",)),
    "control": frozenset(("ground_attack", "shooting")),
    "demand": frozenset(("threat",)),
    "detention": frozenset(("abduction",)),
    "shooting": frozenset(("shelling",)),
}
