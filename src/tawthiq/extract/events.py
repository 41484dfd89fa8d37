"""Sentence → drafts: one for every event its words name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tawthiq.codebook import Codebook, Trigger
from tawthiq.extract import arguments, extent, means, verdict
from tawthiq.extract.arguments import (
    bound,
    finite,
    masculine,
    relation_of,
    subject_before,
)
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import HOSTS, SPEECH, STRIKES, VIOLENCE, Draft
from tawthiq.extract.harm import assign
from tawthiq.extract.judge import Judge
from tawthiq.extract.kinds import Kinds
from tawthiq.extract.objects import plain_target
from tawthiq.extract.scene import Scene
from tawthiq.extract.sentences import Sentence
from tawthiq.extract.status import status_of
from tawthiq.extract.verdict import Told
from tawthiq.text import fold_word

_ANNOUNCED = frozenset(
    [
        "control",
        "advance",
        "withdrawal",
        "detention",
        "release",
        "deployment",
        "aid",
        "shootdown",
    ]
)
_THIS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين", "وهذا", "بهذا"))
# Kinds of chunk whose trigger names an event whatever else the word may be.
_NAMING = frozenset(("trigger", "weapon", "loss"))
_TELLING = _NAMING | {"report"}
_TELLING_HARM = _TELLING | {"harm"}
# Kinds of chunk that may tell an event without a trigger (``means``).
_UNNAMED = frozenset(("weapon", "light", "harm"))
# Types that a word of harm may tell too: ``الإفراج عن``, ``نحر``.
_BESIDE_HARM = frozenset(("release", "evacuation", "displacement", "killing"))
_RECENT = 12
# Event nouns of the masculine singular, as folded.
_MASCULINE = frozenset(
    ["قصف", "هجوم", "تفجير", "انفجار", "كمين", "اقتحام", "اعتداء", "عدوان", "استهداف"]
)


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
    ) -> None:
        self.sentence = sentence
        self.chunks = chunks
        self.codebook = codebook
        self.kinds = kinds
        self.previous = previous
        self.earlier = earlier
        self.named = named[-_RECENT:]  # types of event words in sentences before
        self.scene = Scene.of(chunks)
        self.drafts: list[Draft] = []
        self.quotes = _clauses(chunks)
        self.mentions: list[str] = []  # types of all event words, told or not
        self.struck: set[int] = set()  # event nouns whose verb names a target

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

    def settle(self, judge: Judge, told: Told, earlier: Sequence[Draft]) -> list[Draft]:
        """The drafts that tell claims, with harm and losses on the right ones.

        ``told`` holds the proposals of the whole report, ``earlier`` the drafts that
        were kept in sentences before.
        """
        proposed, self.drafts = self.drafts, []
        for draft in proposed:
            if self._accepted(draft, judge, told, earlier):
                self.drafts.append(draft)
        self._condemned()
        assign.give(self)
        self._opponents()
        for draft in [d for d in self.drafts if d.pos in ("harm", "loss")]:
            if not self._accepted(draft, judge, told, earlier):
                self.drafts.remove(draft)
                assign.hand_back(self, draft)
        return self.drafts

    def _accepted(
        self, draft: Draft, judge: Judge, told: Told, earlier: Sequence[Draft]
    ) -> bool:
        """Whether the judge takes a draft for a claim; then its status is set."""
        seen = verdict.features(
            draft, self.scene, self.drafts, earlier, told, self.sentence.number
        )
        status = judge.verdict(draft, seen)
        if status != "none":
            draft.status = status
        return status != "none"

    def _trigger(self, k: int) -> None:
        chunk = self.chunks[k]
        hit = chunk.alts.get("trigger")
        if hit is None or chunk.kind not in self._telling(hit.lexeme.data):
            self._unnamed(k)
            return
        trigger: Trigger = hit.lexeme.data
        if trigger.frame == "loss":
            flown = self._destroyed(trigger, k)
            if flown is None:
                return
            trigger = flown
        if self._announces(k, hit.lexeme.name) or self._bullets(k):
            return
        host = self._carried(k, hit.lexeme.name)
        if host is not None:
            frame = self.codebook.frames["attack"]
            extra = self._draft(k, trigger)
            extra.pos = "verb"
            arguments.fill(extra, self.chunks, k, {**frame, "subject": "none"})
            if self.chunks[k].word.pronoun and not extra.targets:
                extra.targets = self._meant(k)
            if not extra.targets:
                plain = plain_target(
                    extra, self.chunks, k, self.sentence.text, carrier=True
                )
                extra.targets = [plain] if plain is not None else []
            host.targets.extend(extra.targets)
            host.weapons.extend(extra.weapons)
            host.places = host.places or extra.places
            return
        trigger = self._exchanged(trigger, k)
        verb = self._counted_verb(k, trigger)
        draft = self._draft(k, trigger)
        arguments.fill(draft, self.chunks, k, self.codebook.frames[trigger.frame])
        if k in self.struck:
            draft.targets.extend(c for c in draft.actors if c.kind != "weapon")
            draft.actors.clear()
        if verb is not None:
            self.drafts.remove(verb)
            for slot in ("actors", "targets", "weapons"):
                setattr(draft, slot, getattr(draft, slot) or getattr(verb, slot))
            draft.places = [*verb.places, *draft.places]
        draft.type = self.kinds.refine(
            draft, self.chunks, k, self._before(), [*self.named, *self.mentions]
        )
        if not draft.type:
            return
        self._subject(draft, k)
        self._own_act(draft, k)
        self._possessor(draft, k)
        self.mentions.append(draft.type)
        draft.sure = self.kinds.is_event(draft, self.chunks, k)
        if (
            chunk.word.pronoun
            and draft.pos == "verb"
            and not draft.targets
            and self.codebook.frames[trigger.frame].get("object") == "target"
        ):
            draft.targets = self._meant(k)
        plain = plain_target(
            draft,
            self.chunks,
            k,
            self.sentence.text,
            carrier=hit.lexeme.name in self.kinds.carriers,
        )
        if plain is not None:
            draft.targets.append(plain)
        draft.status = status_of(self.chunks, k)
        if draft.type == "responsibility" and self._denies(k):
            draft.status = "denied"
        self.places(draft, k)
        self._coordinate(draft, k)
        also = self._also(draft, k, fold_word(hit.lexeme.name))
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
        """``نفى``, ``أنكر``: a denial of having done it, not a claim of it."""
        report = self.chunks[k].alts.get("report")
        return report is not None and report.lexeme.data.role == "deny"

    def _before(self) -> list[Draft]:
        """The drafts told just before, the last ones last."""
        return [*self.earlier[-_RECENT:], *self.drafts]

    def _unnamed(self, k: int) -> None:
        """Offer the event that a weapon or a bare light verb tells (``means``)."""
        if self.chunks[k].kind not in _UNNAMED:
            return
        chunks, frames = self.chunks, self.codebook.frames
        trigger = means.told_by_weapon(chunks, k, self.kinds.weapon_types)
        armed = trigger is not None
        if trigger is None and chunks[k].kind == "harm":
            trigger = means.told_by_aircraft(
                chunks, k, doers=self.kinds.flown(self._doers(k))
            )
        if trigger is None:
            trigger = means.told_by_light(chunks, k, self.kinds.bare_lights)
        if trigger is None:
            return
        draft = self._draft(k, trigger)
        arguments.fill(draft, chunks, k, frames[trigger.frame])
        if armed and chunks[k] not in draft.weapons:
            draft.weapons.insert(0, chunks[k])
        self._subject(draft, k)
        draft.status = status_of(chunks, k)
        draft.sure = False
        self.places(draft, k)
        self.drafts.append(draft)

    def _doers(self, k: int) -> list[Chunk]:
        """Who stands beside the verb at k as its subject."""
        after = [c for c in self.chunks[k + 1 : k + 3] if c.kind == "actor"][:1]
        before = subject_before(self.chunks, k)
        return after if after and not before else before

    def _destroyed(self, trigger: Trigger, k: int) -> Trigger | None:
        """``دمرت طائرات مخزنا``: destruction by aircraft is a strike of theirs.

        Words of damage that are no loss of a counted object stay events of their own
        (``خرج المشفى عن الخدمة``). None: the word only tells losses.
        """
        doers = self._doers(k)
        if not doers or trigger.pos == "noun":
            probe = self._draft(k, trigger)
            arguments.light(probe, self.chunks, k)
            doers = probe.actors or doers
        if self.kinds.flown(doers):
            return trigger._replace(type="airstrike", frame="strike")
        if "loss" in self.chunks[k].alts:
            return None
        return trigger._replace(frame="down")

    def _also(self, draft: Draft, k: int, entry: str) -> list[Draft]:
        """Other drafts of one word: of two types, or of two coordinated adjectives.

        ``حذر`` may call or threaten; ``القصف الجوي والمدفعي`` is two ways of shelling.
        """
        types = [t for t in (self.kinds.also.get(entry),) if t and t != draft.type]
        types += self.kinds.second(draft, self.chunks, k)
        return [draft.retyped(t) for t in types]

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

    def _exchanged(self, trigger: Trigger, k: int) -> Trigger:
        """``تبادل لإطلاق النار بين …`` is a clash, whatever is exchanged."""
        if (
            trigger.type in ("shooting", "shelling")
            and trigger.pos == "noun"
            and any(
                c.word.base.endswith("تبادل") for c in self.chunks[max(0, k - 2) : k]
            )
        ):
            return trigger._replace(type="clash", frame="clash")
        return trigger

    def _counted_verb(self, k: int, trigger: Trigger) -> Draft | None:
        """``قصفوا مواقع … في 23 غارة``: the strikes are the verb's own event, counted."""
        if trigger.pos != "noun" or trigger.type != "airstrike" or not self.drafts:
            return None
        last = self.drafts[-1]
        if relation_of(self.chunks, k) not in ("at", "during", "using", "with"):
            return None
        between = self.chunks[last.at + 1 : k]
        if last.pos != "verb" or last.type not in STRIKES or k - last.at > 12:
            return None
        return (
            None if any(c.kind in ("conn", "comp", "report") for c in between) else last
        )

    def _meant(self, k: int) -> list[Chunk]:
        """The people or object that a verb's attached pronoun means."""
        for i in range(k - 1, max(-1, k - 12), -1):
            c = self.chunks[i]
            if c.kind in ("people", "object") or (c.kind == "person" and c.name):
                return [c]
        return []

    def _draft(self, k: int, trigger: Trigger) -> Draft:
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

    def _bullets(self, k: int) -> bool:
        """``اغتيل س برصاص مجهولين``: the bullets say who did what is told already."""
        chunk = self.chunks[k]
        if chunk.word.preposition != "ب" or not chunk.name.startswith("رصاص"):
            return False
        told = [d for d in self.drafts if d.type in ("shooting", "killing")]
        if not told:
            return False
        for c in self.chunks[k + 1 : k + 3]:
            if c.kind in ("actor", "people", "person") and not told[-1].actors:
                told[-1].actors.append(c)
        return True

    def _announces(self, k: int, name: str) -> bool:
        """``استهدف هجوم قافلة``: the verb of the event noun after it is no other event."""
        if name not in self.kinds.carriers or not finite(self.chunks[k]):
            return False
        for n in range(k + 1, min(k + 3, len(self.chunks))):
            c = self.chunks[n]
            hit = c.alts.get("trigger")
            if (
                (
                    c.kind == "trigger"
                    and hit is not None
                    and hit.lexeme.data.pos == "noun"
                )
                and hit.lexeme.data.type in VIOLENCE
                and not c.word.preposition
            ):
                self.struck.add(n)
                return True
            if c.kind not in ("time", "word"):
                return False
        return False

    def _carried(self, k: int, name: str) -> Draft | None:
        """The event noun before a carrier verb (``هجوم استهدف قافلة``), if any."""
        if name not in self.kinds.carriers or not finite(self.chunks[k]):
            return None
        if self.chunks[k].joined:
            return None
        for draft in reversed(self.drafts):
            if not self._agrees(draft, k):
                continue
            between = self.chunks[draft.at + 1 : k]
            if (
                draft.pos == "noun"
                and draft.type in VIOLENCE
                and not any(
                    (finite(c) and not bound(self.chunks, n))
                    or c.kind in ("conn", "comp")
                    for n, c in enumerate(between, draft.at + 1)
                )
            ):
                return draft
        return None

    def _agrees(self, draft: Draft, k: int) -> bool:
        """Whether an event noun may be the subject of the verb at k, by its gender.

        ``قصف … استهدفت الفصائل``: a singular masculine noun is no subject of a feminine
        verb; a noun that ends in ة or ات, or is a plural, is.
        """
        noun = self.chunks[draft.at]
        base, verb = noun.word.base, self.chunks[k].word.base
        if not verb.endswith("ت") or noun.quantity is not None:
            return True
        return base.split()[0] not in _MASCULINE

    def _subject(self, draft: Draft, k: int) -> None:
        """Coordinated verbs share their subject; a second verb inherits the first's."""
        if draft.actors:
            return
        if draft.pos == "noun":
            self._pro_drop(draft, k)
            return
        participle = getattr(self.chunks[k].data, "tense", "") == "participle"
        if not self.chunks[k].joined and not participle:
            last = self.drafts[-1] if self.drafts else None
            if last is not None and last.pos == "noun" and k - last.at <= 3:
                draft.actors.extend(last.actors)  # شنت هجوما سيطرت خلاله على
            elif k and self.chunks[k - 1].kind in ("conn", "rel"):
                self._main_subject(draft, k)
            return
        if (
            self.chunks[k].data
            and getattr(self.chunks[k].data, "voice", "") == "passive"
        ):
            return
        for other in reversed(self.drafts):
            if other.actors and other.pos == "verb":
                draft.actors.extend(other.actors)
                return
        topic = subject_before(self.chunks, k)
        draft.actors.extend(c for c in topic if c.kind in ("actor", "person"))
        if not draft.actors and k <= 3 and self.chunks[k].word.base.endswith("ت"):
            known = [d for d in self.previous if d.actors and d.type != "clash"]
            if known:
                draft.actors.extend(known[-1].actors)  # وقصفت: the subject goes on

    def _main_subject(self, draft: Draft, k: int) -> None:
        """``استعادت القوات الأراضي التي خسرتها``: who did the main act did this too."""
        if getattr(self.chunks[k].data, "voice", "") == "passive":
            return
        feminine = self.chunks[k].word.base.endswith("ت")
        for other in reversed(self.drafts):
            if other.pos == "verb" and len(other.actors) == 1:
                if masculine(other.actors[0]) != feminine:
                    draft.actors.extend(other.actors)
                return

    def _opponents(self) -> None:
        """``سيطرت س بعد اشتباكات مع ص``: who fought with ص is who did the rest."""
        for clash in self.drafts:
            if clash.type != "clash" or len(clash.actors) != 1:
                continue
            side = clash.actors[0]
            at = next((n for n, c in enumerate(self.chunks) if c is side), 0)
            if relation_of(self.chunks, at) != "with":
                continue
            doers = [
                a
                for d in self.drafts
                if d is not clash and d.type in ("control", "advance", "ground_attack")
                for a in d.actors
                if a.kind == "actor" and a.name != side.name
            ]
            clash.actors.extend(doers[:2])

    def _possessor(self, draft: Draft, k: int) -> None:
        """``سيطرتها على …``, ``تقدمهم``: the force that the pronoun means."""
        pronoun = self.chunks[k].word.pronoun
        if draft.actors or draft.pos != "noun" or not pronoun:
            return
        if draft.type not in ("control", "advance", "withdrawal", "ground_attack"):
            return
        for c in reversed(self.chunks[:k]):
            if c.kind == "actor" and masculine(c) == (pronoun == "ه"):
                draft.actors.append(c)
                return

    def _own_act(self, draft: Draft, k: int) -> None:
        """``أعلنت الحكومة تحرير عدن``: who announces such an act did it."""
        if draft.actors or draft.pos != "noun" or draft.type not in _ANNOUNCED:
            return
        for i in range(k - 1, max(-1, k - 7), -1):
            c = self.chunks[i]
            if c.kind == "report" and c.data.role == "announce":
                told = [
                    d
                    for n, d in enumerate(self.chunks[i + 1 : k], i + 1)
                    if d.kind == "actor" and not relation_of(self.chunks, n)
                ] or [c for c in subject_before(self.chunks, i) if c.kind == "actor"]
                draft.actors.extend(told[:1])
                return
            if c.kind in ("comp", "conn", "rel") or finite(c):
                return

    def _pro_drop(self, draft: Draft, k: int) -> None:
        """``حيث شنت 12 غارة``: the light verb's subject is the one told before."""
        governed = any(
            c.kind == "light" and c.id == "actor" and finite(c)
            for c in self.chunks[max(0, k - 4) : k]
        )
        if not governed or draft.type in ("clash", "negotiation", "agreement"):
            return
        for other in reversed(self.drafts):
            if other.actors and other.type not in ("clash",):
                draft.actors.extend(other.actors)
                return

    def places(self, draft: Draft, k: int) -> None:
        """Places before the trigger in its clause, where none stand after it."""
        if draft.places or draft.type in SPEECH:
            return
        after = relation_of(self.chunks, k) in ("after", "since")
        if draft.pos == "noun" and draft.type != "clash" and after:
            return  # على الحدود بعد التفجير: where something else is
        span: list[arguments.Argument] = []
        for i in range(k - 1, -1, -1):
            c = self.chunks[i]
            if c.kind in ("conn", "comp", "report", "result", "according") or (
                c.kind == "punct" and c.name in ":؛."
            ):
                break
            if c.kind in ("place", "actor"):
                relation = relation_of(self.chunks, i)
                if i and self.chunks[i - 1].name == "مع":
                    continue
                if relation == "at" and i > 1 and self.chunks[i - 2].kind == "source":
                    continue  # مصادر في مستشفيات بغداد
                if relation in ("at", "with", "near", "on") and arguments.is_place(
                    c, relation
                ):
                    span.append(arguments.Argument(c, relation, i))
        span.reverse()
        draft.places.extend(arguments.places_of(span))

    def _condemned(self) -> None:
        """``أدانت س قصف ص``: what is condemned is no claim; its doer is blamed."""
        for draft in [d for d in self.drafts if d.type == "condemnation"]:
            for other in list(self.drafts):
                if not (0 < other.at - draft.at <= 9 and other.type in HOSTS):
                    continue
                between = self.chunks[draft.at + 1 : other.at]
                if other.pos != "noun" or any(
                    finite(c) or c.kind in ("conn", "comp", "rel") for c in between
                ):
                    continue
                if not draft.targets:
                    draft.targets = list(other.actors)


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
