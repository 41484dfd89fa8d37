"""Report → reading: the stages in order, each a function that ``explain`` can show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.codebook import Codebook, load, read_yaml
from tawthiq.codebook.load import DATA
from tawthiq.extract import choices, roles
from tawthiq.extract.attribution import Speakers, Stretch, stretches
from tawthiq.extract.chunker import chunks
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.claims import claims
from tawthiq.extract.context import Cast, carry
from tawthiq.extract.dating import (
    carry_places,
    count_from_main,
    inherit,
    inherit_places,
    time_of,
)
from tawthiq.extract.domain import about_conflict
from tawthiq.extract.drafts import SPEECH, STRIKES, VIOLENCE, Draft, VictimDraft
from tawthiq.extract.events import SentenceEvents
from tawthiq.extract.judge import Judge
from tawthiq.extract.kinds import Kinds
from tawthiq.extract.merge import absorb, chains_agree, merge, untold
from tawthiq.extract.persons import attach, persons, targeted, victims
from tawthiq.extract.resolve import Memory, antecedent, follow, resolve, same_doer
from tawthiq.extract.scene import Scene
from tawthiq.extract.sentences import Sentence, sentences
from tawthiq.model import Reading, Report
from tawthiq.text import fold_word, tokenize
from tawthiq.text.dates import anchor


class Stages(NamedTuple):
    """What each stage made of a report, for ``tawthiq explain``."""

    sentences: Sequence[Sentence]
    chunks: Sequence[Sequence[Chunk]]
    stretches: Sequence[Sequence[Stretch]]
    drafts: Sequence[Draft]
    today: datetime.date | None
    reading: Reading


class Reader:
    """Reads reports by one codebook; safe to share between threads."""

    def __init__(
        self, codebook: Codebook | None = None, judge: Judge | None = None
    ) -> None:
        self.codebook = codebook or load()
        self.judge = judge
        grammar = read_yaml(DATA / "grammar.yaml")
        self._kinds = Kinds(self.codebook, grammar)
        self._furniture = frozenset(
            tuple(fold_word(w) for w in phrase.split())
            for phrase in grammar["furniture"]
        )

    def read(self, report: Report) -> Reading:
        """The claims and persons of a report."""
        return self.stages(report).reading

    def stages(self, report: Report) -> Stages:
        """The claims and persons of a report, with what each stage made."""
        published = _date(report.info.published)
        tokens = tokenize(report.text)
        today = anchor(tokens, published) or published
        dotted = any(t.text.endswith(("على", "إلى", "الى")) for t in tokens)
        parts = list(sentences(report.text, tokens, self._furniture))
        speakers = Speakers(publisher=fold_word(report.info.source or ""))
        all_chunks: list[list[Chunk]] = []
        all_stretches: list[list[Stretch]] = []
        drafts: list[Draft] = []
        all_victims: list[VictimDraft] = []
        previous: list[Draft] = []
        memory = Memory()
        cast = Cast()
        block = spoke = 0
        last_spoke = 0
        for sentence in parts:
            found = chunks(sentence, self.codebook, today, dotted=dotted)
            spoke_before = speakers.chain
            told = stretches(found, speakers)
            if told:
                spoke = sentence.number
            if sentence.paragraph - block > 1:
                previous = []
            block = sentence.paragraph
            told_of = SentenceEvents(
                sentence,
                found,
                self.codebook,
                self._kinds,
                previous,
                self.judge,
                drafts,
                memory.mentions,
            )
            events = told_of.read()
            kept: list[Draft] = []
            memory.learn(found)
            scene = told_of.scene
            for draft in events:
                if self.judge is None:
                    _attribute(draft, told, found)
                    draft.date = time_of(draft, found)
                else:
                    frame = self.codebook.frames[draft.frame]
                    roles.assign(draft, scene, frame, self.judge)
                    self._choose(
                        draft,
                        scene,
                        told,
                        spoke_before,
                        last_spoke,
                        [*drafts, *kept],
                        sentence,
                    )
                resolve(draft, memory)
                if self.judge is not None:
                    carry(draft, scene, sentence.number, cast, self.judge)
                    kept.append(draft)
                    memory.events.append(draft)
                    continue
                draft.type = memory.type_of(draft)
                known = antecedent(draft, memory)
                if known is None and _empty(draft):
                    continue
                if known is not None and chains_agree(known, draft):
                    absorb(known, draft)
                    continue
                if known is not None and not _tells_more(draft, known):
                    continue
                if known is not None:
                    follow(draft, known)
                if self.judge is None:
                    same_doer(draft, memory)
                kept.append(draft)
                memory.events.append(draft)
            events = kept
            named = victims(found, report.text)
            for draft in events:
                aged = {v.start for v in named}
                struck = [v for v in targeted(draft) if v.start not in aged]
                draft.victims.extend(struck)
                all_victims.extend(struck)
            attach(named, events or previous)
            all_victims.extend(named)
            memory.mentions.extend(told_of.mentions)
            speakers.spoke = next(
                (
                    d.actors[0]
                    for d in events
                    if d.type in SPEECH and d.pos == "verb" and d.actors
                ),
                None,
            )
            count_from_main(events, previous)
            if self.judge is None:
                inherit(events, previous)
                inherit_places(events)
            cast.learn(scene, sentence.number, events, headline=sentence.headline)
            last_spoke = spoke
            _credit(events, previous)
            _credit_named(events, drafts)
            all_chunks.append(found)
            all_stretches.append(told)
            drafts.extend(events)
            previous = events or previous
        told_once = merge if self.judge is None else untold
        merged = [d for d in told_once(drafts) if not _history(d, today)]
        if self.judge is None:
            merged = [d for d in merged if not _bare(d)]
        if self.judge is None:
            carry_places(merged)
        if not about_conflict(tokens, all_chunks, merged, self.codebook.domains):
            merged = []
        reading = Reading(
            report=report.info,
            text=report.text,
            persons=persons(all_chunks, all_victims),
            claims=claims(merged, report.info.id, report.text, self.codebook),
        )
        return Stages(parts, all_chunks, all_stretches, merged, today, reading)

    def _choose(
        self,
        draft: Draft,
        scene: Scene,
        told: Sequence[Stretch],
        before: tuple[Chunk, ...],
        spoke: int,
        previous: Sequence[Draft],
        sentence: Sequence[Sentence],
    ) -> None:
        """Give a draft the chain and the time that the judge picks."""
        assert self.judge is not None
        _attribute(draft, told, scene.chunks)
        options = choices.chains(
            draft, scene, told, before, sentence.number - spoke, opens=sentence.opens
        )
        n = self.judge.choice(
            draft, "chain", [o.chain for o in options], [o.features for o in options]
        )
        chain = list(options[n].chain)
        if draft.type in SPEECH and draft.actors:
            names = {fold_word(a.name) for a in draft.actors}
            chain = [c for c in chain if fold_word(c.name) not in names]
        draft.sources = chain
        rule = time_of(draft, scene.chunks)
        times = choices.times(draft, scene, rule, previous, sentence.number)
        n = self.judge.choice(
            draft, "time", [o.time for o in times], [o.features for o in times]
        )
        draft.date = times[n].time


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value[:10]) if value else None


_HISTORY = datetime.timedelta(days=6 * 365)


def _history(draft: Draft, today: datetime.date | None) -> bool:
    """Whether an event lies so far back that it is a lesson of history, no news."""
    if draft.date is None or today is None or draft.date.at.to is None:
        return False
    return today - draft.date.at.to > _HISTORY


def _credit(events: Sequence[Draft], previous: Sequence[Draft]) -> None:
    """Who claims an attack did it, as its claim says: ``تبنى تنظيم … التفجير``."""
    for claim in events:
        if claim.type != "responsibility" or claim.status != "asserted":
            continue
        told = [d for d in events if 0 < d.at - claim.at <= 12] or (
            [d for d in events if d.at < claim.at] if claim.anaphoric else previous
        )
        for draft in told:
            if draft.type in STRIKES and not draft.actors:
                draft.actors = list(claim.actors)
                draft.why.append("responsibility claimed")


def _credit_named(events: Sequence[Draft], before: Sequence[Draft]) -> None:
    """A claim of responsibility names the places: the attacks told there are theirs."""
    claims_ = [e for e in events if e.type == "responsibility" and e.actors]
    if not claims_:
        return
    told = [e for e in events if e.type in STRIKES and e.at > claims_[0].at]
    names = {fold_word(p.chunk.name) for e in told for p in e.places}
    for draft in before:
        places = {fold_word(p.chunk.name) for p in draft.places}
        if draft.type in STRIKES and not draft.actors and places & names:
            draft.actors = list(claims_[0].actors)
            draft.why.append("responsibility claimed")


def _bare(draft: Draft) -> bool:
    """Whether a noun of violence tells no doer, place, harm or time of its own."""
    return (
        draft.pos == "noun"
        and draft.type in VIOLENCE
        and draft.status == "asserted"
        and not (draft.actors or draft.places or draft.harm or draft.losses)
        and (draft.date is None or draft.date.inherited)
        and not any(t.kind in ("actor", "people", "person") for t in draft.targets)
    )


def _empty(draft: Draft) -> bool:
    """Whether a definite event noun tells nothing and means nothing told before."""
    return (
        (draft.definite or draft.type in ("ground_attack", "clash"))
        and draft.pos == "noun"
        and draft.type in ("ground_attack", "clash", "shelling", "bombing")
        and not (
            draft.harm
            or draft.losses
            or draft.actors
            or draft.targets
            or draft.places
            or draft.weapons
        )
    )


def _tells_more(draft: Draft, known: Draft) -> bool:
    """Whether a definite mention says anything of the event itself."""
    dated = draft.date is not None and (
        known.date is None or draft.date.at[:2] != known.date.at[:2]
    )
    return bool(draft.harm or draft.losses or draft.actors or dated)


_ITSELF = frozenset(("انه", "انها", "انهم", "بانه", "بانها", "بانهم"))


def _self_told(draft: Draft, stretch: Stretch, found: Sequence[Chunk]) -> None:
    """``قال الجيش إنه قصف``: who tells it did it."""
    if draft.actors or draft.pos == "noun" or not draft.at or not stretch.chain:
        return
    before = found[draft.at - 1]
    teller = stretch.chain[-1]
    if (
        before.kind == "comp"
        and fold_word(before.name) in _ITSELF
        and teller.kind == "actor"
    ):
        draft.actors.append(teller)


def _attribute(draft: Draft, told: Sequence[Stretch], found: Sequence[Chunk]) -> None:
    """Give a draft the chain of the innermost stretch that holds it."""
    holding = [s for s in told if s.first <= draft.at <= s.last]
    if not holding:
        return
    stretch = holding[-1]
    _self_told(draft, stretch, found)
    chain = list(stretch.chain)
    if draft.type in SPEECH and draft.actors:
        names = {fold_word(a.name) for a in draft.actors}
        chain = [c for c in chain if fold_word(c.name) not in names]
    draft.sources = chain
    if stretch.denied and draft.status == "asserted" and draft.type in VIOLENCE:
        draft.status = "denied"
