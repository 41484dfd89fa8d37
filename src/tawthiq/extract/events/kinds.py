"""Which type an event is: by who did it, with what, to whom, and what went before."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Codebook
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunking.acts import FALLING, falls
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, VIOLENCE, Draft
from tawthiq.extract.events.strikes import (
    airy,
    allied,
    crashed,
    doer_after,
    flew,
    flew_itself,
    flown_along,
    flown_from,
    flown_with,
    fresh,
    implied_by,
    is_drone,
    kind,
    names,
    refers,
    rioting,
    sent_from_above,
    struck_by_drone,
    tank_after,
    weapon_after,
    weapon_before,
)
from tawthiq.extract.judging.told import is_event, words_of
from tawthiq.extract.parties import Parties
from tawthiq.extract.parties.who import of_war
from tawthiq.text import fold_word

# How many sentences back a strike may be that a definite noun goes on with.
_SOON: Final = 2
_LATER: Final = 8  # where ``الهجوم`` means the bombing that a report is about
# An assault from the ground goes on with a bombing only, never with strikes.
_ATTACKS: Final = words("continued.attacks")
_ATTACK_TYPES: Final = frozenset(("bombing", "airstrike", "ground_attack"))
_SIMILAR: Final = words("continued.similar")
_HANDMADE: Final = ordered("attacks.handmade")
_HITTING: Final = ordered("kinds.hitting")
_SHUTTING: Final = words("kinds.shutting")
_ASSAULTS: Final = words("attacks.assaults")
_BULLETS: Final = words("attacks.bullets")
_GUNFIRE: Final = words("kinds.gunfire")
_FALL: Final = 9  # chunks from a verb to what fell, or what was fired
_HOLDING: Final = ordered("attacks.holding")


_CRAFT: Final = ordered("attacks.craft")


# What is brought down and does not fly: إسقاط تمثال, إسقاط النظام.
_TOPPLED: Final = words("kinds.toppled")


# انفجرت القذيفة في الحي was fired; what lay there since then is ordnance left over.
_BURSTING: Final = ordered("attacks.bursting")
_LEFT: Final = ordered("attacks.left")
_LEFT_WITHIN: Final = 9


def _left_over(chunks: Sequence[Chunk], k: int) -> bool:
    words = words_of(chunks[k + 1 : k + _LEFT_WITHIN])
    return any(word.startswith(_LEFT) for word in words)


# Beasts that attack, and cattle that is put down: no names, as الأسد and النمر are.
_BEASTS: Final = words("kinds.beasts")
_CATTLE: Final = words("kinds.cattle")


def _beastly(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``هجوم من سمكة قرش``, ``إعدام 11 رأسا``; not ``خطف رعاة أغنام``."""
    if draft.type not in VIOLENCE:
        return False
    near = itertools.takewhile(lambda c: c.kind in _UNNAMED, chunks[k + 1 : k + 5])
    words = words_of(list(near))
    return bool(words & (_BEASTS | _CATTLE if draft.type == "killing" else _BEASTS))


_UNNAMED: Final = ("word", "quantity", "prep")
# What is vowed in the future.
_VOWED: Final = VIOLENCE | {
    *("control", "siege", "shootdown", "advance", "deployment", "displacement"),
}
_NEGATED: Final = 4  # chunks from a negation to the noun that it denies


def _negated(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a word of negation, no verb of denial, stands before the event at k."""
    near = chunks[max(0, k - _NEGATED) : k]
    return any(c.kind == "neg" and c.data is None for c in near)


class Kinds:
    """Decides types by the words around a trigger; built once from a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        grammar = codebook.grammar

        def fold(key: str) -> frozenset[str]:
            return frozenset(fold_word(w) for w in grammar[key])

        self.air = fold("air_words")
        self.bomb = fold("bomb_words")
        self.chemical = fold("chemical_words")
        self.carriers = frozenset(v.split()[0] for v in grammar["carriers"])
        self.neutral = fold("neutral_attacks")
        self.ground = fold("ground_words")
        self.offers = fold("offers")
        self.parties = Parties(grammar["parties"])
        self.bare_lights: dict[str, str] = grammar["bare_lights"]
        self.also: dict[str, Sequence[str]] = {
            fold_word(w): [t] if isinstance(t, str) else t
            for w, t in grammar["also"].items()
        }
        self.weapon_types = codebook.weapon_types

    def refine(
        self,
        draft: Draft,
        chunks: Sequence[Chunk],
        k: int,
        told: Sequence[Draft] = (),
        mentions: Sequence[str] = (),
    ) -> str:
        """The type that participants, weapons, aircraft and adjectives make of a draft.

        ``told``: the drafts before it, of this sentence and those just before;
        ``mentions``: the types of all event words before it, told or not.
        """
        name = fold_word(str(chunks[k].alts["trigger"].lexeme.name))
        turned = self.parties.refine(draft, chunks, k, name)
        if turned != draft.type or not turned:
            return turned
        if _beastly(draft, chunks, k):
            return ""
        if turned == "shootdown" and words_of(chunks[k + 1 : k + 2]) & _TOPPLED:
            return ""
        if turned == "shootdown" and (
            self._dropped(draft)
            or (name.startswith(_HITTING) and flew_itself(draft, chunks, k))
            or (name.startswith(_HITTING) and self._dropped_by(draft.weapons, chunks))
        ):
            return "airstrike"
        if (draft.type == "ground_attack" or name in _SHUTTING) and rioting(draft):
            return "protest"
        if name == "رشق" and words_of(chunks[k + 1 : k + _FALL]) & _GUNFIRE:
            return "shooting"  # رشق قناصة الشارع بنيران كثيفة
        if draft.type == "protest" and struck_by_drone(name, chunks, k):
            return "airstrike"
        if draft.type == "protest" and is_drone(name, chunks, k):
            return ""
        if name in FALLING and not falls(chunks, k):
            return self._fallen(draft, chunks, k)
        type_ = draft.type
        neutral = name in self.neutral
        if type_ == "shooting":
            return self._fire(draft, chunks, k)
        if type_ == "killing":  # مجزرة نفذتها طائرات
            flown = any(
                kind(a) == "air" for a in (*draft.actors, *doer_after(chunks, k))
            )
            return "airstrike" if flown else type_
        if type_ not in STRIKES and not (neutral and draft.weapons):
            return type_
        if type_ == "ground_attack" and not neutral:
            return type_
        found = self._strike(draft, chunks, k, name, neutral=neutral)
        if found == type_ and (neutral or type_ == "shelling"):
            found = self._continued(draft, chunks, k, told)
        if found == "ground_attack" and refers(draft):
            last = next((t for t in reversed(mentions) if t in _ATTACK_TYPES), "")
            return "bombing" if last == "bombing" else found
        if found == "shelling" and flown_with(draft, chunks, k, told):
            return "airstrike"
        return found

    def _dropped(self, draft: Draft) -> bool:
        """``أسقطت مروحية برميلين``: bombs are dropped, not shot down."""
        # أسقطت المضادات مسيرة مفخخة: what flies by itself is brought down.
        weapons = [
            w
            for w in draft.weapons
            if not w.word.preposition
            and not fold_word(w.name).removeprefix("ال").startswith(_CRAFT)
        ]
        return any(implied_by(w, self.weapon_types) == "airstrike" for w in weapons)

    def _strike(
        self, draft: Draft, chunks: Sequence[Chunk], k: int, name: str, *, neutral: bool
    ) -> str:
        """The type of a strike by its means: what was fired, dropped or driven."""
        type_ = draft.type
        words = words_of(chunks[k : k + 4])
        implied = self._means(draft, chunks, k, name)
        if any(w.id == "tear_gas" for w in draft.weapons):
            return "ground_attack" if type_ == "chemical_attack" else type_
        if words & self.chemical or "chemical_attack" in implied:
            return "chemical_attack"
        if self._laden(chunks, k):
            return "chemical_attack"
        if type_ == "airstrike" and "قنبل" in name and self._thrown(draft, chunks, k):
            return "bombing"
        if type_ in ("airstrike", "chemical_attack"):
            return type_
        if self._dropped_by(draft.weapons, chunks):
            return "airstrike"
        if type_ == "bombing":
            flown = any(kind(a) == "air" for a in draft.actors)
            if flown or implied == {"airstrike"}:
                return "airstrike"
            fired = implied == {"shelling"} and name.startswith(_BURSTING)
            return "shelling" if fired and not _left_over(chunks, k) else type_
        if "airstrike" in implied or self._from_air(draft, chunks, k):
            return "airstrike"
        if finite(chunks[k]) and words_of(chunks[k + 1 : k + 7]) & _BULLETS:
            return "shooting"  # أمطروا السيارة بالرصاص
        if not implied and not words & self.ground and allied(draft):
            return "airstrike"
        if neutral:
            if "bombing" in implied or self._driven(draft, chunks, k):
                return "bombing"
            if implied:
                return min(implied)
            if tank_after(draft, chunks, k):
                return "shelling"
            doers = draft.actors or (
                subject_before(chunks, k) if finite(chunks[k]) else []
            )
            fire = [a for a in doers if kind(a) == "ground_fire"]
            if fire:
                sniper = "قناص" in fold_word(fire[0].name)
                return "shooting" if sniper else "shelling"
        return type_

    def _means(
        self, draft: Draft, chunks: Sequence[Chunk], k: int, name: str
    ) -> set[str]:
        """The types that the weapons of a strike imply."""
        weapons = draft.weapons
        if draft.type == "ground_attack" and name.startswith("هج"):
            weapons = [w for w in weapons if w.word.preposition == "ب" or w.quantity]
        if draft.pos == "verb" and not weapons:
            # سيارة مفخخة استهدفت الحاجز, طالت ثلاث قذائف مركزا
            weapons = weapon_before(chunks, k) or weapon_after(chunks, k)
        types = {implied_by(w, self.weapon_types) for w in weapons} - {""}
        if any("كاتم" in w.name for w in weapons):
            return types  # هجوم بأسلحة كاتمة للصوت
        if name in _ASSAULTS:  # هاجموا الحاجز بالرشاشات والقذائف
            types -= {"shooting"} if draft.pos == "noun" else {"shooting", "shelling"}
        return types

    def _fallen(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``القذيفة سقطت على المنزل``: what fell stands before its verb."""
        weapons = weapon_before(chunks, k) or self._fell(chunks, k)
        if not weapons and finite(chunks[k]) and crashed(chunks, k):
            draft.frame = "down"
            return "shootdown"
        types = [implied_by(w, self.weapon_types) for w in weapons]
        if not any(types):
            return draft.type
        draft.weapons.extend(w for w in weapons if w not in draft.weapons)
        draft.frame = "strike"
        return next(t for t in types if t)

    def _fell(self, chunks: Sequence[Chunk], k: int) -> list[Chunk]:
        """``سقط على حيفا أمس ما يزيد على 70 صاروخا``: what fell, told after where."""
        for n, c in enumerate(chunks[k + 1 : k + _FALL], k + 1):
            if c.kind in ("weapon", "object") and relation_of(chunks, n) in ("", "on"):
                return [c] if implied_by(c, self.weapon_types) else []
            passed = c.kind in ("place", "time", "prep", "word", "quantity")
            if not (passed or (c.kind, c.name) == ("conn", "ما")):
                return []
        return []

    def _fire(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """Fire exchanged is a clash, from aircraft an airstrike, of guns shelling."""
        if any(c.word.base.endswith("تبادل") for c in chunks[max(0, k - 2) : k]):
            return "clash"
        if any(kind(a) == "air" for a in draft.actors):
            return "airstrike"
        implied = {implied_by(w, self.weapon_types) for w in draft.weapons}
        if len(implied) == 1 and implied <= {"shelling", "bombing", "airstrike"}:
            return next(iter(implied))  # اغتيل بسيارة مفخخة, نيران المدفعية
        return draft.type

    def _thrown(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """``ألقى مجهولون قنبلة يدوية``: thrown by hand, not dropped."""
        near = words_of(chunks[k + 1 : k + 6])
        if any(word.startswith(_HANDMADE) for word in near):
            return True
        if any(airy(c, self.air) for c in chunks[k + 1 : k + 3]):
            return False  # إلقاء طائرة مسيرة قنبلة
        doers = draft.actors or self._beside_verb(chunks, k)
        if not doers and chunks[k].word.base.endswith("وا"):
            return True  # ألقوا قنبلة على الدورية
        return bool(doers) and not any(
            kind(a) in ("air", "coalition", "state_forces", "government") for a in doers
        )

    def _beside_verb(self, chunks: Sequence[Chunk], k: int) -> list[Chunk]:
        after = [c for c in chunks[k + 1 : k + 3] if c.kind == "actor"]
        return after[:1] or subject_before(chunks, k)

    def _laden(self, chunks: Sequence[Chunk], k: int) -> bool:
        """``برميلا يحوي مواد كيماوية``: what was dropped held an agent."""
        for n, c in enumerate(chunks[k + 1 : k + 6], k + 1):
            if c.word.base.lstrip("ي").lstrip("ت").startswith(_HOLDING):
                return bool(words_of(chunks[n : n + 5]) & self.chemical)
        return False

    def _driven(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """Whether a suicide bomber or a laden vehicle carried the attack out."""
        if words_of(chunks[k : k + 4]) & self.bomb:
            return True
        if any(set(fold_word(a.name).split()) & self.bomb for a in draft.actors):
            return True
        for c in chunks[max(0, k - 6) : k][::-1]:
            if c.kind in ("conn", "report") or (c.kind == "punct" and c.name in "؛.:"):
                return False
            bare = {w.removeprefix("ال") for w in fold_word(c.name).split()}
            if c.kind in ("person", "actor", "people", "word") and bare & self.bomb:
                return True
        return False

    def _continued(
        self, draft: Draft, chunks: Sequence[Chunk], k: int, told: Sequence[Draft]
    ) -> str:
        """``كما استهدف القصف``, ``الهجوم``: the strike told just before, gone on with.

        A verb, or a definite noun, by the same side or by nobody told, whose own words
        do not tell its means.
        """
        last = next((d for d in reversed(told) if fresh(d)), None)
        known = draft.type
        if last is None or last.type == "ground_attack" or last.at == k:
            return known
        if words_of(chunks[k : k + 4]) & self.ground:
            return known
        if words_of(chunks[k + 1 : k + 3]) & _SIMILAR:
            return last.type
        noun = draft.pos == "noun"
        if noun and not (draft.definite and draft.generic):
            return known
        assault = noun and known == "ground_attack" and not draft.governed
        if draft.sentence - last.sentence > (_LATER if assault else _SOON):
            return known
        if last.type == "bombing" and not assault:
            return known
        if last.type == "shelling" and not noun:
            return known
        if known == "shelling" and (not noun or last.type == "shelling"):
            return known
        if assault and last.type != "bombing" and fold_word(chunks[k].name) in _ATTACKS:
            return known
        mine, theirs = names(draft.actors), names(last.actors)
        return last.type if not mine or not theirs or mine & theirs else known

    def _from_air(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """Whether aircraft did it, as the clause says: ``الطائرات … تقصف``."""
        if any(kind(a) == "air" or airy(a, self.air) for a in draft.actors):
            return True
        by_noun = draft.pos == "noun" and draft.type == "shelling"
        if not draft.actors and (by_noun or finite(chunks[k])):
            doers = subject_before(chunks, k)
            if any(kind(a) == "air" or airy(a, self.air) for a in doers):
                draft.actors.extend(doers)
                return True
        if not draft.actors and finite(chunks[k]) and flew(chunks, k, self.air):
            return True
        if draft.type not in ("shelling", "ground_attack"):
            return False
        near = words_of(chunks[k + 1 : k + 3])
        if bool(near & self.air) or flown_along(chunks, k, self.air):
            return True
        return not draft.actors and flown_from(chunks, k, self.air)

    def second(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> list[str]:
        """``القصف الجوي والمدفعي``: the type of a second adjective joined to the first."""
        if draft.type not in ("airstrike", "shelling"):
            return []
        for c in chunks[k + 1 : k + 4]:
            if c.kind not in ("word", "trigger", "weapon"):
                return []
            words = {
                w.removeprefix("و").removeprefix("ال")
                for w in fold_word(c.name).split()
            }
            if c.joined or c.name.startswith("و"):
                if draft.type == "airstrike" and words & self.ground:
                    return ["shelling"]
                if draft.type == "shelling" and words & self.air:
                    return ["airstrike"]
        return []

    def instead(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> list[str]:
        """Types that the word at k may tell where it does not tell the draft's."""
        name = fold_word(str(chunks[k].alts["trigger"].lexeme.name))
        types = list(self.parties.instead(draft, chunks, k, name))
        if draft.status == "denied" and _negated(chunks, k):
            if draft.type in VIOLENCE:
                types.append("responsibility")  # قواتنا لم تقصف السوق
            if draft.type in ("negotiation", "agreement", "defection"):
                types.append("rejection")  # لا تهدئة قبل رفع الحصار
        return types

    def vows(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """``سنستعيد المدينة``, ``سيواصلون ضرباتهم``: what somebody vows to do."""
        if draft.type not in _VOWED:
            return False
        if chunks[k].word.preposition == "س":
            return True
        return any(
            c.kind == "light" and c.word.preposition == "س"
            for c in chunks[max(0, k - 3) : k]
        )

    def flown(self, doers: Sequence[Chunk]) -> bool:
        """Whether aircraft, or a coalition that has only aircraft there, did it."""
        return any(kind(a) in ("air", "coalition") for a in doers)

    def flew(self, doers: Sequence[Chunk]) -> bool:
        """Whether aircraft did it: what they kill or burn is struck from the air."""
        return any(kind(a) == "air" or airy(a, self.air) for a in doers)

    def fired_from_above(self, chunks: Sequence[Chunk], k: int) -> bool:
        """``بصاروخين من طائرة``: whether aircraft fired the weapon at k."""
        sent = sent_from_above(chunks, k, self.air)
        return sent or flown_along(chunks, k - 1, self.air)

    def _dropped_by(self, weapons: Sequence[Chunk], chunks: Sequence[Chunk]) -> bool:
        """``قنبلة أسقطتها مسيرة``: whether aircraft sent one of the weapons."""
        own = {id(w) for w in weapons}
        at = [n for n, c in enumerate(chunks) if id(c) in own] if own else []
        return any(sent_from_above(chunks, n, self.air) for n in at)

    def sniped(self, doers: Sequence[Chunk]) -> bool:
        """Whether snipers did it."""
        return any(
            fold_word(a.name).removeprefix("ال").startswith("قناص") for a in doers
        )

    def loss_type(self, chunk: Chunk) -> str:
        """equipment_loss for military objects, damage for civilian ones."""
        return "equipment_loss" if of_war(chunk) else "damage"

    def is_event(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """Whether the trigger names an event, as the rules see it."""
        return is_event(draft, chunks, k, self.offers)
