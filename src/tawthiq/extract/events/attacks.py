"""What the means of an attack make of it: what was fired, dropped, thrown or driven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.events.flights import drone_beside
from tawthiq.extract.events.strikes import (
    airy,
    allied,
    covers,
    crashed,
    flew,
    flown_along,
    flown_from,
    implied_by,
    kind,
    sent_from_above,
    tank_after,
    weapon_after,
    weapon_before,
)
from tawthiq.extract.judging.told import words_of
from tawthiq.text import fold_word

_HANDMADE: Final = ordered("attacks.handmade")
_ASSAULTS: Final = words("attacks.assaults")
_BULLETS: Final = words("attacks.bullets")
_HOLDING: Final = ordered("attacks.holding")
_CRAFT: Final = ordered("attacks.craft")
_FALL: Final = 9  # chunks from a verb to what fell
# انفجرت القذيفة في الحي was fired; what lay there since then is ordnance left over.
_HIT: Final = frozenset(("object", "place", "actor", "source"))
_BURSTING: Final = ordered("attacks.bursting")
_LEFT: Final = ordered("attacks.left")
_LEFT_WITHIN: Final = 9
_RAIDING: Final = "اغار"
_BOMBS: Final = ("قنبل", "قنابل")


class Attacks:
    """Tells attacks apart by their means; built once from the lists of a codebook."""

    def __init__(
        self,
        weapon_types: Mapping[str, str],
        *,
        air: frozenset[str],
        bomb: frozenset[str],
        chemical: frozenset[str],
        ground: frozenset[str],
    ) -> None:
        self._air = air
        self._bomb = bomb
        self._chemical = chemical
        self._ground = ground
        self._weapon_types = weapon_types

    def strike(
        self, draft: Draft, chunks: Sequence[Chunk], k: int, name: str, *, neutral: bool
    ) -> str:
        """The type of a strike by its means: what was fired, dropped or driven."""
        type_ = draft.type
        words = words_of(chunks[k : k + 4])
        implied = self._means(draft, chunks, k, name)
        if any(w.id == "tear_gas" for w in draft.weapons):
            return "ground_attack" if type_ == "chemical_attack" else type_
        if words & self._chemical or "chemical_attack" in implied:
            return "chemical_attack"
        if self._laden(chunks, k):
            return "chemical_attack"
        bombs = any(bomb in name for bomb in _BOMBS)
        if type_ == "airstrike" and bombs and self._thrown(draft, chunks, k):
            return "bombing"
        if type_ == "airstrike" and self._from_guns(draft, chunks[k]):
            return "shelling"
        if type_ in ("airstrike", "chemical_attack"):
            return type_
        if type_ == "bombing" and name.startswith(_BURSTING) and _remnant(chunks, k):
            return type_  # انفجرت قنبلة عنقودية من مخلفات القصف
        if self.dropped_by(draft.weapons, chunks):
            return "airstrike"
        if type_ == "bombing":
            doers = draft.actors or self._beside_verb(chunks, k)
            flown = any(kind(a) == "air" for a in doers)
            flown = flown or (name.startswith(_BURSTING) and drone_beside(chunks, k))
            if flown or implied == {"airstrike"}:
                return "airstrike"
            fired = implied == {"shelling"} and name.startswith(_BURSTING)
            fired = fired or _with_guns(draft)
            return "shelling" if fired and not _left_over(chunks, k) else type_
        if "airstrike" in implied or self._from_air(draft, chunks, k):
            return "airstrike"
        if finite(chunks[k]) and words_of(chunks[k + 1 : k + 7]) & _BULLETS:
            return "shooting"  # أمطروا السيارة بالرصاص
        if name.startswith(_RAIDING) and any(
            kind(a) == "government" for a in draft.actors
        ):
            return "airstrike"  # أغارت إسرائيل على مستودع
        if not implied and not words & self._ground and allied(draft):
            return "airstrike"
        if neutral:
            if "bombing" in implied or self._driven(draft, chunks, k):
                return "bombing"
            if implied:
                return min(implied)
            if tank_after(draft, chunks, k) or _with_guns(draft):
                return "shelling"
            doers = draft.actors or (
                subject_before(chunks, k) if finite(chunks[k]) else []
            )
            fire = [a for a in doers if fires(a)]
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
        types = {implied_by(w, self._weapon_types) for w in weapons} - {""}
        if any("كاتم" in w.name for w in weapons):
            return types  # هجوم بأسلحة كاتمة للصوت
        if name in _ASSAULTS:  # هاجموا الحاجز بالرشاشات والقذائف
            types -= {"shooting"} if draft.pos == "noun" else {"shooting", "shelling"}
        return types

    def dropped(self, draft: Draft) -> bool:
        """``أسقطت مروحية برميلين``: bombs are dropped, not shot down."""
        # أسقطت المضادات مسيرة مفخخة: what flies by itself is brought down.
        weapons = [
            w
            for w in draft.weapons
            if not w.word.preposition
            and not fold_word(w.name).removeprefix("ال").startswith(_CRAFT)
        ]
        return any(implied_by(w, self._weapon_types) == "airstrike" for w in weapons)

    def dropped_by(self, weapons: Sequence[Chunk], chunks: Sequence[Chunk]) -> bool:
        """``قنبلة أسقطتها مسيرة``: whether aircraft sent one of the weapons."""
        own = {id(w) for w in weapons}
        at = [n for n, c in enumerate(chunks) if id(c) in own] if own else []
        return any(sent_from_above(chunks, n, self._air) for n in at)

    def fallen(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``القذيفة سقطت على المنزل``: what fell stands before its verb."""
        weapons = weapon_before(chunks, k) or self._fell(chunks, k)
        if not weapons and finite(chunks[k]) and crashed(chunks, k):
            draft.frame = "down"
            return "shootdown"
        types = [implied_by(w, self._weapon_types) for w in weapons]
        if not any(types):
            return draft.type
        draft.weapons.extend(w for w in weapons if w not in draft.weapons)
        draft.frame = "strike"
        return next(t for t in types if t)

    def _fell(self, chunks: Sequence[Chunk], k: int) -> list[Chunk]:
        """``سقط على حيفا أمس ما يزيد على 70 صاروخا``: what fell, told after where."""
        for n, c in enumerate(chunks[k + 1 : k + _FALL], k + 1):
            if c.kind in ("weapon", "object") and relation_of(chunks, n) in ("", "on"):
                return [c] if implied_by(c, self._weapon_types) else []
            passed = c.kind in ("place", "time", "prep", "word", "quantity")
            if not (passed or (c.kind, c.name) == ("conn", "ما")):
                return []
        return []

    def fire(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """Fire exchanged is a clash, from aircraft an airstrike, of guns shelling."""
        if any(c.word.base.endswith("تبادل") for c in chunks[max(0, k - 2) : k]):
            return "clash"
        if any(kind(a) == "air" for a in draft.actors):
            return "airstrike"
        implied = {implied_by(w, self._weapon_types) for w in draft.weapons}
        if len(implied) == 1 and implied <= {"shelling", "bombing", "airstrike"}:
            return next(iter(implied))  # اغتيل بسيارة مفخخة, نيران المدفعية
        return draft.type

    def _thrown(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """``ألقى مجهولون قنبلة يدوية``: thrown by hand, not dropped."""
        if any(airy(c, self._air) for c in (*draft.actors, *chunks[k + 1 : k + 3])):
            return False  # إلقاء طائرة مسيرة قنبلة صوتية
        near = words_of(chunks[k + 1 : k + 6])
        if any(word.startswith(_HANDMADE) for word in near):
            return True
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
                return bool(words_of(chunks[n : n + 5]) & self._chemical)
        return False

    def _driven(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """Whether a suicide bomber or a laden vehicle carried the attack out."""
        if words_of(chunks[k : k + 4]) & self._bomb:
            return True
        if any(set(fold_word(a.name).split()) & self._bomb for a in draft.actors):
            return True
        for n in range(k - 1, max(-1, k - 7), -1):
            c = chunks[n]
            if c.kind in ("conn", "report") or (c.kind == "punct" and c.name in "؛.:"):
                return False
            if n and chunks[n - 1].data == "among":
                continue  # قتلت القوات 15 داعشيا بينهم انتحاريون في عملية
            bare = {w.removeprefix("ال") for w in fold_word(c.name).split()}
            if c.kind in ("person", "actor", "people", "word") and bare & self._bomb:
                return True
        return False

    def _from_guns(self, draft: Draft, told: Chunk) -> bool:
        """``ضربات نفذتها براجمات الصواريخ``: strikes of no aircraft, with guns."""
        flown = airy(told, self._air) or any(kind(a) == "air" for a in draft.actors)
        return not flown and _with_guns(draft)

    def _from_air(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
        """Whether aircraft did it, as the clause says: ``الطائرات … تقصف``."""
        if any(kind(a) == "air" or airy(a, self._air) for a in draft.actors):
            return True
        by_noun = draft.pos == "noun" and draft.type == "shelling"
        if not draft.actors and (by_noun or finite(chunks[k])):
            doers = subject_before(chunks, k)
            if any(kind(a) == "air" or airy(a, self._air) for a in doers):
                draft.actors.extend(doers)
                return True
        if not draft.actors and finite(chunks[k]) and flew(chunks, k, self._air):
            return True
        if draft.type not in ("shelling", "ground_attack"):
            return False
        # قصفوا المخابرات الجوية, استهدفوا مروحية: what was hit did not fly the strike.
        done = bool(draft.actors) and finite(chunks[k])
        beside = [
            c
            for i, c in enumerate(chunks[k + 1 : k + 3], k + 1)
            if not covers(chunks, i)
            if c.kind not in _HIT
            or (airy(c, self._air, 1) and not (done and not c.word.preposition))
        ]
        near = words_of(beside)
        if bool(near & self._air) or flown_along(chunks, k, self._air):
            return True
        return not draft.actors and flown_from(chunks, k, self._air)


def _left_over(chunks: Sequence[Chunk], k: int) -> bool:
    words = words_of(chunks[k + 1 : k + _LEFT_WITHIN])
    return any(word.startswith(_LEFT) for word in words)


def _remnant(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether what bursts at k is told to have been left by an earlier war or strike."""
    near = chunks[k + 1 : k + _LEFT_WITHIN]
    return any(fold_word(c.name).startswith(_REMNANTS) for c in near)


_REMNANTS: Final = ordered("attacks.remnants")


def _with_guns(draft: Draft) -> bool:
    """``نسفه بمدفع جهنم``: whether something was done with a gun."""
    with_ = [w for w in draft.weapons if w.word.preposition == "ب"]
    return any(fold_word(w.name).removeprefix("ال").startswith(_BARRELS) for w in with_)


_BARRELS: Final = ordered("attacks.barrels")


def fires(who: Chunk) -> bool:
    """``مدفعية الاحتلال``: a side that is named by its guns."""
    named = fold_word(who.name).removeprefix("ال").startswith(_GUNS)
    return named or kind(who) == "ground_fire"


_GUNS: Final = ordered("attacks.guns")
