"""Whom and what each event affected: what the grammar found, weighed by what was learnt.

``find``, ``losses`` and ``assign`` read harm and losses by their words and give each to one
event.  Here every body of people of a sentence, and every object, is shown to the judge
beside each event of it and of the sentence before, which says what that event did to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, VIOLENCE, Draft, HarmDraft
from tawthiq.extract.harm import candidates, told
from tawthiq.extract.harm.announced import HARM
from tawthiq.extract.harm.fates import NONE, Affected, Look, Told, features, look
from tawthiq.extract.harm.moving import (
    by_its_cause,
    by_its_verb,
    by_its_victims,
    by_violence,
    by_what_is_named,
    where_it_was,
    with_its_pair,
    with_the_whole,
)
from tawthiq.extract.harm.people import harm_noun
from tawthiq.extract.harm.rolls import counted_by_name
from tawthiq.extract.harm.spared import spared
from tawthiq.extract.harm.telling import Telling
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.judging.scene import Scene

# What may have harmed people of whom the sentence before tells.
_HARMING: Final = VIOLENCE | {"casualties"}
_FAR: Final = 2  # sentences from an event to whom it affected


def weigh(sentence: Telling, events: Sequence[Draft], judge: Judge) -> None:
    """Let the judge say what the events of a sentence and those just before it did.

    ``events``: the claims of the sentence, as far as it tells any.
    """
    number = sentence.sentence.number
    before = [d for d in sentence.before if number - d.sentence <= _FAR]
    drafts = [*before, *events]
    if not drafts:  # most sentences: what the features see of one is not made for it
        return
    scene = sentence.scene
    for model, found in (
        ("harm", candidates.people(scene, drafts)),
        ("loss", candidates.objects(scene, drafts)),
    ):
        told_: list[tuple[Draft, list[str]]] = []
        looks = [look(scene, affected) for affected in found]
        for draft in drafts if found else ():
            if draft.type in SPEECH or draft.head is not None or draft.summed:
                continue
            fates = _fates(model, draft, found, looks, scene, events, judge)
            told_.append((draft, fates))
        if model == "harm":
            _once(told_, found)
            by_violence(told_, found)
            with_its_pair(told_, found, scene.chunks)
            with_the_whole(told_, found, scene.chunks)
            where_it_was(told_, found, scene.chunks)
            by_its_cause(told_, found, scene.portions)
            by_its_victims(told_, found, scene.chunks)
            by_its_verb(told_, found, scene.chunks)
            by_what_is_named(told_, found, scene.chunks, number)
            counted_by_name(told_, found, scene.chunks)
        for draft, fates in told_:
            _give(draft, found, fates)
    _look_back(sentence, events, judge)


def _look_back(sentence: Telling, events: Sequence[Draft], judge: Judge) -> None:
    """``قتل عشرة أشخاص. وفجر المهاجم نفسه في السوق``: whom an event told later harmed.

    They are those of the sentence before; what they are told to have suffered by another
    event is told to the judge, who says whether this is that event again.
    """
    last = sentence.last
    violent = [d for d in events if d.type in _HARMING and d.head is None]
    if last is None or not violent or sentence.sentence.headline:
        return
    scene = last.scene
    told_ = candidates.people(scene, sentence.before)
    looks = {a.at: look(scene, a) for a in told_}
    for draft in violent if told_ else ():
        held = {h.start for h in draft.harm}
        found = [a for a in told_ if a.told.start not in held]
        if found:
            seen = [looks[a.at] for a in found]
            asked = features(scene, draft, found, seen, (), earlier=True)
            _give(draft, found, judge.fates("harm", draft, found, asked))


def _once(told_: Sequence[tuple[Draft, list[str]]], found: Sequence[Affected]) -> None:
    """Whoever is told once died once: by the event that the grammar says, or the nearest."""
    for n, affected in enumerate(found):
        by = [(d, f) for d, f in told_ if f[n] not in _MANY]
        if len(by) < 2:
            continue
        sure = [pair for pair in by if pair[1][n] in affected.by(pair[0]).split("+")]
        kept = min(sure or by, key=lambda pair: abs(pair[0].at - affected.at))
        for draft, fates in by:
            if draft is not kept[0] and draft.sentence == kept[0].sentence:
                fates[n] = NONE


# What happened to people only where a word says so: ``استهدف قناص ثلاثة`` killed nobody.
_SAID: Final = frozenset(("killed", "injured", "captured"))
_BOTH: Final = "killed_or_injured"
_EITHER: Final = frozenset(("killed", "injured"))
# Nothing, and what may befall people in more than one event.
_MANY: Final = (NONE, "displaced", "released", "evacuated", "captured")


def _either(chunks: Sequence[Chunk], draft: Draft, who: Affected) -> bool:
    """``65 نازحا بين شهيد وجريح``: whom the grammar gave an event as dead or hurt."""
    return _BOTH in who.by(draft).split("+") and told.dead_or_hurt(chunks, who.at)


def _named_after(chunks: Sequence[Chunk], i: int) -> bool:
    """``وإصابة | ليلى أحمد``: one who is named by the word that says what befell her."""
    named = chunks[i].kind == "person" and not chunks[i].joined
    return named and i > 0 and chunks[i - 1].kind == "harm"


def _fates(
    model: str,
    draft: Draft,
    found: Sequence[Affected],
    looks: Sequence[Look],
    scene: Scene,
    events: Sequence[Draft],
    judge: Judge,
) -> list[str]:
    """What a draft did to each, as the judge says where it may."""
    asked = features(scene, draft, found, looks, events)
    fates = judge.fates(model, draft, found, asked)
    # What gold answers is not overruled, where the weights are learnt from it.
    for n, who in enumerate(found if judge.learnt else ()):
        if fates[n] == NONE and _either(scene.chunks, draft, who):
            fates[n] = _BOTH
        if fates[n] == NONE and _named_after(scene.chunks, who.at):
            fates[n] = who.chiefly(draft)
    for n in range(1, len(found)):
        if _together(scene.chunks, draft, found[n - 1], found[n]):
            told_of = next((f for f in fates[n - 1 : n + 1] if f != NONE), NONE)
            fates[n - 1 : n + 1] = [told_of, told_of]
        elif fates[n] != NONE == fates[n - 1] and _in_a_row(
            scene.chunks, draft, found[n - 1], found[n]
        ):
            fates[n - 1] = found[n - 1].chiefly(draft)
    own = any(draft is d for d in events)
    if own:
        accused = told.accused(scene.chunks, draft.at)  # no victims of what they did
        fates = [
            NONE
            if affected.at == accused
            else affected.chiefly(draft)
            if fate != affected.chiefly(draft) and spared(scene, draft, affected, fate)
            else fate
            for affected, fate in zip(found, fates, strict=True)
        ]
    if model != "harm" or _SAID.isdisjoint(fates):
        return fates
    said = told.says(scene.chunks)
    if not (own or said & _SAID):
        return fates  # of whom the sentence before told, with no word of harm here
    of_many = said - told.of_one(scene.chunks)
    return [
        _by_name(
            scene.chunks,
            affected.at,
            _as_said(
                scene.chunks,
                draft,
                affected,
                fate,
                found,
                of_many if (affected.told.low or 0) > 1 else said,
            ),
        )
        for affected, fate in zip(found, fates, strict=True)
    ]


def _by_name(chunks: Sequence[Chunk], i: int, fate: str) -> str:
    """``استقبل قتيلا وثمانية جرحى``: the noun that people are told by says it of them.

    Unless a word before it says more: ``وفاة ثلاثة جرحى``.
    """
    name = harm_noun(chunks[i])
    if name == fate or {name, fate} != HARM:
        return fate
    says_more = any(c.kind == "harm" for c in chunks[max(0, i - _MORE) : i])
    return fate if says_more else name


_MORE: Final = 3  # chunks


def _as_said(
    chunks: Sequence[Chunk],
    draft: Draft,
    affected: Affected,
    fate: str,
    found: Sequence[Affected],
    said: frozenset[str],
) -> str:
    """A fate that a word of the sentence tells: ``استهدف قناص ثلاثة`` killed nobody.

    Where one kind of harm is told, and of nobody else, it is theirs: ``دهس ثلاثة جنود ما
    أدى إلى إصابتهم``.
    """
    if fate in _EITHER and told.dead_or_hurt(chunks, affected.at):
        return _BOTH
    if fate not in _SAID - said or fate in affected.by(draft).split("+"):
        return fate
    if fate in told.does(draft.type):  # سلم عشرون من المسلحين أنفسهم
        return fate
    others = {
        kind
        for a in found
        if a is not affected
        for _, k in a.given
        for kind in k.split("+")
    }
    left = said & _SAID - others
    return next(iter(left)) if len(left) == 1 else NONE


def _together(
    chunks: Sequence[Chunk], draft: Draft, one: Affected, two: Affected
) -> bool:
    """``قتل رجل وزوجته``: one word says of both what befell them, or of neither."""
    joined = two.at == one.at + 1 and chunks[two.at].joined
    if {harm_noun(chunks[one.at]), harm_noun(chunks[two.at])} == HARM:
        return False  # قتيلا وجريحين
    return joined and one.by(draft) == two.by(draft) != NONE


def _in_a_row(
    chunks: Sequence[Chunk], draft: Draft, one: Affected, two: Affected
) -> bool:
    """``أن جنديا قتل وأصيب اثنان``: two verbs joined say what befell each, or one of all."""
    if NONE in (one.by(draft), two.by(draft)):
        return False
    between = chunks[one.at + 1 : two.at]
    joined = any(c.kind == "harm" and c.joined and finite(c) for c in between)
    return joined and all(c.kind in _IN_A_ROW or c.name in "،," for c in between)


_IN_A_ROW: Final = frozenset(("harm", "prep", "actor", "word", "time"))


def _give(draft: Draft, found: Sequence[Affected], fates: Sequence[str]) -> None:
    """Make what a draft did what the judge says."""
    slot = "harm" if isinstance(found[0].told, HarmDraft) else "losses"
    held: list[Told] = getattr(draft, slot)
    starts = {a.told.start for a in found}
    kept = [h for h in held if h.start not in starts]
    for affected, fate in zip(found, fates, strict=True):
        if fate in affected.by(draft).split("+"):
            kept += [h for h in held if h.start == affected.told.start]
        elif fate != NONE:
            kept.append(_as(affected.told, fate))
    setattr(draft, slot, kept)


def _as(told: Told, fate: str) -> Told:
    if isinstance(told, HarmDraft):
        return replace(told, kind=fate)
    return replace(told, state=fate)
