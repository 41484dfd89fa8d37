"""A draft that was taken for a claim → its participants, who tells it, and when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tawthiq.extract import harm
from tawthiq.extract.arguments import itself
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.conditions import parted
from tawthiq.extract.events.drafts import SPEECH, VIOLENCE, Draft
from tawthiq.extract.events.proposals import SentenceEvents
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.judging.twins import Around, Telling
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.extract.names.outlets import is_called
from tawthiq.extract.roles import assignment
from tawthiq.extract.roles.cast import Cast
from tawthiq.extract.roles.context import carry
from tawthiq.extract.roles.descriptions import Memory, resolve
from tawthiq.extract.roles.participants import Given
from tawthiq.extract.roles.spokesmen import speak_for
from tawthiq.extract.roles.threats import threaten
from tawthiq.extract.sources.chains import chains, settled
from tawthiq.extract.sources.stretch import Stretch
from tawthiq.extract.sources.tellers import Tellers, voice_own
from tawthiq.extract.times import Timeline, times
from tawthiq.extract.times.dating import since_it_began, time_of
from tawthiq.text import fold_word


class Sheet(NamedTuple):
    """One sentence with its chunks, who tells it, and what may happen in it.

    ``spoke`` is the chain that told the sentence before, ``since`` sentences ago.
    """

    sentence: Sentence
    chunks: Sequence[Chunk]
    told: Sequence[Stretch]
    spoke: tuple[Chunk, ...]
    since: int
    events: SentenceEvents

    def tellings(self) -> list[Telling]:
        """The proposed events, with what the sentence says around them."""
        if not self.events.drafts:
            return []
        around = Around.of(self.sentence.tokens, self.chunks)
        drafts = [d for d in self.events.drafts if not d.spare]
        return [Telling.of(d, around, self.told) for d in drafts]


@dataclass(slots=True)
class Completion:
    """What the drafts of a report are completed by: its judge, and what it told so far."""

    judge: Judge
    day: datetime.date
    timeline: Timeline
    tellers: Tellers
    cast: Cast = field(default_factory=Cast)
    memory: Memory = field(default_factory=Memory)

    def complete(
        self, draft: Draft, sheet: Sheet, earlier: Sequence[Draft], shared: Given
    ) -> None:
        """Fill in a draft; ``shared`` are the parts in the sentence's other events."""
        scene = sheet.events.scene
        if draft.head is None:
            assignment.assign(draft, scene, self.judge, self.cast, self.memory, shared)
            speak_for(draft, scene.chunks)
            threaten(draft, scene.chunks)
            _blame_each_other(draft, scene.chunks)
            voice_own(draft, scene.chunks, sheet.told, sheet.spoke)
            _tell(draft, sheet.told, scene.chunks)
            self._source(draft, sheet, earlier)
            self._date(draft, sheet, earlier)
        else:
            harm.follow(draft, draft.head)
        resolve(draft, self.memory)
        carry(draft, scene, sheet.sentence.number, self.cast, self.judge)

    def _source(self, draft: Draft, sheet: Sheet, earlier: Sequence[Draft]) -> None:
        number = sheet.sentence.number
        self.tellers.move(number)
        told = chains(
            draft,
            sheet.events.scene,
            sheet.told,
            sheet.spoke,
            sheet.since,
            self.tellers,
            earlier[-1] if earlier else None,
            opens=sheet.sentence.opens,
            part=self.timeline.apart(max(0, number - sheet.since), number),
        )
        n = self.judge.choice(
            draft, "chain", [o.chain for o in told], [o.features for o in told]
        )
        n = settled(told, n)
        names = {fold_word(a.name) for a in draft.actors if draft.type in SPEECH}
        draft.sources = [c for c in told[n].chain if not self._unsaid(c, names)]

    def _unsaid(self, teller: Chunk, voicers: AbstractSet[str]) -> bool:
        """Whether one of a chain goes without saying: who publishes it, who voices it."""
        name = fold_word(teller.name)
        return name in voicers or is_called(self.tellers.publisher, name)

    def _date(self, draft: Draft, sheet: Sheet, earlier: Sequence[Draft]) -> None:
        scene, sentence = sheet.events.scene, sheet.sentence
        rule = time_of(draft, scene)
        told = times(draft, scene, sentence, self.day, rule, earlier, self.timeline)
        n = self.judge.choice(
            draft, "time", [o.time for o in told], [o.features for o in told]
        )
        draft.date = since_it_began(draft, told[n].time, self.day)


def _blame_each_other(draft: Draft, found: Sequence[Chunk]) -> None:
    """``تبادل الطرفان الاتهامات``: each blames the other."""
    if draft.type != "condemnation" or draft.targets or not draft.actors:
        return
    before = found[max(0, draft.at - _MUTUAL_WITHIN) : draft.at + 1]
    if any("تبادل" in fold_word(c.name) for c in before):
        draft.targets.extend(draft.actors)


_MUTUAL_WITHIN: Final = 8


def _self_told(draft: Draft, stretch: Stretch, found: Sequence[Chunk]) -> None:
    """``قال الجيش إنه قصف``: who tells it did it."""
    if draft.actors or draft.pos == "noun" or not stretch.chain:
        return
    teller = stretch.chain[-1]
    if teller.kind == "actor" and itself(found, draft.at):
        draft.actors.append(teller)


def _tell(draft: Draft, told: Sequence[Stretch], found: Sequence[Chunk]) -> None:
    """What the innermost telling of a draft says of it: who did it, that it is denied."""
    holding = [s for s in told if s.first <= draft.at <= s.last]
    if not holding:
        return
    within = holding[-1]
    _self_told(draft, within, found)
    denied = within.denied and not parted(found, within.first, draft.at)
    if denied and draft.status == "asserted" and draft.type in VIOLENCE:
        draft.status = "denied"
