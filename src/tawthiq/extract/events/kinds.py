"""Which type an event is: by who did it, with what, to whom, and what went before."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Codebook
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.acts import FALLING, falls
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.attacks import Attacks
from tawthiq.extract.events.continued import continued
from tawthiq.extract.events.drafts import STRIKES, VIOLENCE, Draft
from tawthiq.extract.events.flights import fell_on
from tawthiq.extract.events.meant import by_guns
from tawthiq.extract.events.strikes import (
    airy,
    doer_after,
    flew_itself,
    flown_along,
    flown_with,
    is_drone,
    kind,
    refers,
    rioting,
    sent_from_above,
    struck_by_drone,
)
from tawthiq.extract.judging.told import is_event, words_of
from tawthiq.extract.parties import Parties
from tawthiq.extract.parties.who import of_war
from tawthiq.text import fold_word

_ATTACK_TYPES: Final = frozenset(("bombing", "airstrike", "ground_attack"))
_HITTING: Final = ordered("kinds.hitting")
_FALLING: Final = ("سقط", "سقوط")
_SHUTTING: Final = words("kinds.shutting")
_GUNFIRE: Final = words("kinds.gunfire")
_FALL: Final = 9  # chunks from a verb to what was fired
# What is brought down and does not fly: إسقاط تمثال, إسقاط النظام.
_TOPPLED: Final = words("kinds.toppled")
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


def _stuns(draft: Draft) -> bool:
    """``ألقى الجنود قنابل الصوت والغاز``: by hand, at a crowd; not from the air."""
    return bool(draft.weapons) and all(w.id in _STUNNING for w in draft.weapons)


_STUNNING: Final = frozenset(("sonic_bomb", "tear_gas"))
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
        self._attacks = Attacks(
            self.weapon_types,
            air=self.air,
            bomb=self.bomb,
            chemical=fold("chemical_words"),
            ground=self.ground,
        )

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
            self._attacks.dropped(draft)
            or (name.startswith(_HITTING) and flew_itself(draft, chunks, k))
            or (
                name.startswith(_HITTING)
                and self._attacks.dropped_by(draft.weapons, chunks)
            )
        ):
            return "airstrike"
        if turned == "shootdown" and name.startswith(_FALLING) and fell_on(chunks, k):
            draft.frame = "strike"
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
            return self._attacks.fallen(draft, chunks, k)
        type_ = draft.type
        if type_ == "shelling" and by_guns(name):
            return type_
        neutral = name in self.neutral
        if type_ == "shooting":
            return self._attacks.fire(draft, chunks, k)
        if type_ == "airstrike" and _stuns(draft) and not self.flew(draft.actors):
            return "shooting"
        if type_ == "killing":  # مجزرة نفذتها طائرات
            flown = any(
                kind(a) == "air" for a in (*draft.actors, *doer_after(chunks, k))
            )
            return "airstrike" if flown else type_
        if type_ not in STRIKES and not (neutral and draft.weapons):
            return type_
        if type_ == "ground_attack" and not neutral:
            return type_
        found = self._attacks.strike(draft, chunks, k, name, neutral=neutral)
        if found == type_ and (neutral or type_ == "shelling"):
            found = continued(draft, chunks, k, told, self.ground)
        if found == "ground_attack" and refers(draft):
            last = next((t for t in reversed(mentions) if t in _ATTACK_TYPES), "")
            return "bombing" if last == "bombing" else found
        if found == "shelling" and flown_with(draft, chunks, k, told):
            return "airstrike"
        return found

    def second(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> list[str]:
        """``القصف الجوي والمدفعي``: the type of a second adjective joined to the first."""
        if draft.type not in ("airstrike", "shelling"):
            return []
        for c in chunks[k + 1 : k + 4]:
            if c.kind not in ("word", "trigger", "weapon"):
                return []
            if c.joined and getattr(c.data, "type", "") in STRIKES:
                return []  # غارة جوية وهجمات صاروخية: it tells itself
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
        known = chunks[k].alts["trigger"].lexeme.data.type
        if draft.type == "airstrike" and known in ("shootdown", "shooting"):
            types.append(known)  # سقطت مسيرة على بيت, فتحت مسيرة النار
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
