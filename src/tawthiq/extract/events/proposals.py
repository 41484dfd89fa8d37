"""Sentence → drafts: one for every event its words name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tawthiq.codebook import Codebook, Trigger
from tawthiq.extract import arguments
from tawthiq.extract.arguments import (
    finite,
    relation_of,
)
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events import (
    carriers,
    continued,
    denials,
    doers,
    extent,
    meant,
    others,
    unnamed,
)
from tawthiq.extract.events.conditions import turned
from tawthiq.extract.events.drafts import SPEECH, VIOLENCE, Draft
from tawthiq.extract.events.kinds import Kinds
from tawthiq.extract.events.misread import misread
from tawthiq.extract.events.objects import plain_target
from tawthiq.extract.events.status import DENIALS, asked, status_of
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.text import fold_word

_THIS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين", "وهذا", "بهذا"))
# Kinds of chunk whose trigger names an event whatever else the word may be.
_NAMING = frozenset(("trigger", "weapon", "loss"))
_TELLING = _NAMING | {"report"}
_TELLING_HARM = _TELLING | {"harm"}
# Types that a word of harm may tell too: ``الإفراج عن``, ``نحر``.
_BESIDE_HARM = frozenset(
    ("release", "evacuation", "displacement", "killing", "withdrawal", "shooting")
)
_RECENT = 12


class SentenceEvents:
    """The drafts of one sentence, built in steps that each read the chunks."""

    def __init__(
        self,
        sentence: Sentence,
        chunks: Sequence[Chunk],
        codebook: Codebook,
        kinds: Kinds,
        previous: Sequence[Draft] = (),
        earlier: Sequence[Draft] = (),
        named: Sequence[str] = (),
        last: SentenceEvents | None = None,
    ) -> None:
        self.sentence = sentence
        self.last = last  # the sentence before
        self.chunks = chunks
        self.codebook = codebook
        self.kinds = kinds
        self.previous = previous
        self.before: Sequence[Draft] = ()  # the claims of the last sentence with any
        self.earlier = earlier
        self.named = named[-_RECENT:]  # types of event words in sentences before
        self.drafts: list[Draft] = []
        self.mentions: list[str] = []  # types of all event words, told or not
        self.struck: set[int] = set()  # event nouns whose verb names a target
        # Made when they are asked for; what is compiled knows no ``cached_property``.
        self._scene: Scene | None = None
        self._quotes: Sequence[tuple[int, int]] = ()
        self._aircraft: list[int] | None = None

    @property
    def scene(self) -> Scene:
        """The sentence as the judge's features see it."""
        if self._scene is None:
            self._scene = Scene(self.chunks)
        return self._scene

    @property
    def quotes(self) -> Sequence[tuple[int, int]]:
        """For each chunk the span of the clause that holds it."""
        self._quotes = self._quotes or _clauses(self.chunks)
        return self._quotes

    def flown(self, k: int) -> bool:
        """Whether the clauses about the word at k name aircraft; looked for once."""
        if self._aircraft is None:
            self._aircraft = meant.aircraft(self.chunks, self.kinds.air)
        return any(not turned(self.chunks, i, k) for i in self._aircraft)

    def propose(self) -> list[Draft]:
        """A draft for every word of the sentence that may tell an event."""
        for k in range(len(self.chunks)):
            self._trigger(k)
        return self.drafts

    def types(self) -> Iterator[str]:
        """The types that the sentence may come to tell."""
        for draft in self.drafts:
            yield draft.type
        if any(c.kind in ("harm", "loss", "result") for c in self.chunks):
            yield from ("casualties", "damage", "equipment_loss")

    def _trigger(self, k: int) -> None:
        chunk = self.chunks[k]
        hit = chunk.alts.get("trigger")
        if hit is None or chunk.kind not in self._telling(hit.lexeme.data):
            if denials.may_echo(chunk):
                others.echo(self, k)
            self._unnamed(k)
            return
        trigger: Trigger = hit.lexeme.data
        if chunk.kind == "weapon" and trigger.type not in VIOLENCE:
            self._unnamed(k)  # مسيرة انتحارية, that is no march
            return
        if trigger.pos == "verb" and not hasattr(chunk.data, "tense"):
            self._unnamed(k)  # فقد الاتصال, a phrase that is told of people alone
            return
        if misread(self.chunks, k, trigger.type):
            return
        if trigger.frame == "loss":
            flown = unnamed.destroyed(self, trigger, k)
            if flown is None:
                return
            trigger = flown
        carrier = hit.lexeme.name in self.kinds.carriers or carriers.own_verb(
            self.chunks, k, trigger.type, self.drafts
        )
        carries = carrier and finite(chunk)
        strikes = continued.one_of(self.chunks, k, self.told()) if carries else ""
        if strikes:
            trigger, carries = trigger._replace(type=strikes, frame="strike"), False
        noun = carriers.announced(self.chunks, k) if carries else None
        if noun is not None:
            self.struck.add(noun)
            return
        if carriers.bullets(self.chunks, k, self.drafts):
            return
        host = carriers.carried(self.chunks, k, self.drafts) if carries else None
        if host is not None:
            frame = self.codebook.frames["attack"]
            extra = self.drafted(k, trigger)
            extra.pos = "verb"
            arguments.fill(extra, self.chunks, k, {**frame, "subject": "none"})
            if self.chunks[k].word.pronoun and not extra.targets:
                extra.targets = carriers.meant(self.chunks, k)
            if not extra.targets:
                plain = plain_target(
                    extra, self.chunks, k, self.sentence.text, carrier=True
                )
                extra.targets = [plain] if plain is not None else []
            host.targets.extend(extra.targets)
            host.weapons.extend(extra.weapons)
            host.places = host.places or extra.places
            return
        trigger = carriers.exchanged(self.chunks, k, trigger)
        verb = carriers.counted_verb(self.chunks, k, trigger, self.drafts)
        draft = self.drafted(k, trigger)
        arguments.fill(draft, self.chunks, k, self.codebook.frames[trigger.frame])
        if k in self.struck:
            own = [c for c in draft.actors if c.word.preposition == "ل"]
            struck = [c for c in draft.actors if c not in own]
            draft.targets.extend(c for c in struck if c.kind != "weapon")
            draft.actors = own  # استهدف قصف عنيف للحوثيين | منزلا
        if verb is not None:
            self.drafts.remove(verb)
            for slot in ("actors", "targets", "weapons"):
                setattr(draft, slot, getattr(draft, slot) or getattr(verb, slot))
            draft.places = [*verb.places, *draft.places]
        draft.type = self.kinds.refine(
            draft, self.chunks, k, self.told(), [*self.named, *self.mentions]
        )
        if not draft.type or (draft.type in VIOLENCE and asked(self.chunks, k)):
            return
        doers.subject(draft, self.chunks, k, self.drafts, self.previous)
        open_ = draft.type == "killing" or (
            draft.type == "ground_attack"
            and fold_word(hit.lexeme.name) in self.kinds.neutral
        )
        flew = self.kinds.flew(draft.actors)
        hunted = draft.type == "ground_attack" and flew
        if hunted or (open_ and (flew or self.kinds.flown(draft.actors))):
            draft.type = "airstrike"  # طيران العدوان يرتكب مجزرة, لاحقت طائرات قوارب
        doers.own_act(draft, self.chunks, k)
        doers.ambushed(draft, self.chunks, k)
        doers.possessor(draft, self.chunks, k)
        self.mentions.append(draft.type)
        draft.sure = self.kinds.is_event(draft, self.chunks, k)
        if (
            chunk.word.pronoun
            and draft.pos == "verb"
            and not draft.targets
            and self.codebook.frames[trigger.frame].get("object") == "target"
        ):
            draft.targets = carriers.meant(self.chunks, k)
        plain = plain_target(
            draft,
            self.chunks,
            k,
            self.sentence.text,
            carrier=carrier,
        )
        if plain is not None:
            draft.targets.append(plain)
        draft.status = status_of(self.chunks, k)
        if draft.type == "responsibility" and self._denies(k):
            draft.status = "denied"
        self.places(draft, k)
        self._coordinate(draft, k)
        also = others.also(self, draft, k, fold_word(hit.lexeme.name))
        self.drafts.append(draft)
        if trigger.frame in ("control", "move"):
            self.drafts.extend(extent.split(draft, self.chunks, k))
        self.drafts.extend(also)

    def _telling(self, trigger: Trigger) -> frozenset[str]:
        """The kinds of chunk whose trigger word may tell an event.

        Words that report or harm may as well: ``نفى``, ``دعا``, ``نحر``.
        """
        return _TELLING_HARM if trigger.type in _BESIDE_HARM else _TELLING

    def _denies(self, k: int) -> bool:
        """``نفى``, ``أنكر علاقته``: a denial of having done it, not a claim of it."""
        return fold_word(self.chunks[k].name).startswith(DENIALS)

    def told(self) -> list[Draft]:
        """The drafts told just before, the last ones last."""
        return [*self.earlier[-_RECENT:], *self.drafts]

    def _unnamed(self, k: int) -> None:
        """Offer the event that a weapon, a killer or a bare light verb tells."""
        trigger = unnamed.trigger(self, k)
        if trigger is None:
            return
        chunks, kinds = self.chunks, self.kinds
        draft = self.drafted(k, trigger)
        arguments.fill(draft, chunks, k, self.codebook.frames[trigger.frame])
        if unnamed.armed(chunks[k]) and chunks[k] not in draft.weapons:
            draft.weapons.insert(0, chunks[k])
        if draft.type == "shelling" and kinds.fired_from_above(chunks, k):
            draft.type = "airstrike"
        doers.subject(draft, chunks, k, self.drafts, self.previous)
        draft.status = status_of(chunks, k)
        draft.sure = False
        self.places(draft, k)
        self.drafts.append(draft)

    def _coordinate(self, draft: Draft, k: int) -> None:
        """``قصف وقنص ارتكبتهما … في …``: coordinated nouns share who and where."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or not (self.chunks[k].joined and last.at == k - 1):
            return
        if last.pos == draft.pos == "noun":
            last.places = last.places or list(draft.places)
            last.actors = last.actors or list(draft.actors)

    def _pointed(self, k: int) -> bool:
        """``هذا التفجير``, ``تبادل إطلاق النار هذا``: the event told before."""
        beside = (*self.chunks[max(0, k - 1) : k], *self.chunks[k + 1 : k + 2])
        return any(c.kind == "word" and c.word.base in _THIS for c in beside)

    def drafted(self, k: int, trigger: Trigger) -> Draft:
        """A draft of what the word at k tells, without its parts."""
        chunk = self.chunks[k]
        return Draft(
            trigger.type,
            trigger.frame,
            trigger.pos,
            self.sentence.number,
            k,
            chunk.start,
            self.sentence.tokens[chunk.last].end,
            self.quotes[k],
            definite=chunk.word.article or bool(chunk.word.pronoun) or self._pointed(k),
            generic=chunk.first == chunk.last,
            anaphoric=bool(chunk.word.pronoun),
            governed=chunk.word.preposition == "ب",
            headline=self.sentence.headline,
            why=[f"trigger:{trigger.type}:{chunk.name}"],
        )

    def places(self, draft: Draft, k: int) -> None:
        """Places before the trigger in its clause, where none stand after it."""
        if draft.places or draft.type in SPEECH:
            return
        after = relation_of(self.chunks, k) in ("after", "since")
        if draft.pos == "noun" and draft.type != "clash" and after:
            return  # على الحدود بعد التفجير: where something else is
        draft.places.extend(arguments.places_before(self.chunks, k))


def _clauses(chunks: Sequence[Chunk]) -> list[tuple[int, int]]:
    """For each chunk the span of the clause that holds it, as an event's quote."""
    bounds = [0]
    for i, chunk in enumerate(chunks):
        if i == 0:
            continue
        if chunk.kind == "punct" and chunk.name in "؛:":
            bounds.append(i + 1)
        elif chunk.kind == "conn" and chunk.name not in ("ما", "وسط"):
            bounds.append(i)
    bounds.append(len(chunks))
    spans: list[tuple[int, int]] = []
    for first, after in itertools.pairwise(bounds):
        members = [c for c in chunks[first:after] if c.kind not in ("punct",)] or list(
            chunks[first:after]
        )
        if not members:
            continue
        span = (members[0].start, members[-1].end)
        spans.extend([span] * (after - first))
    return spans
