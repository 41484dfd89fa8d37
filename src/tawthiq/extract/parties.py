"""Types that participants decide: fighters flee (withdrawal), residents flee (displacement)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.scene import kind_of
from tawthiq.text import fold_word

_REACH: Final = 6
_FIGHTING: Final = frozenset(("actor.force", "actor.air", "actor.fire", "people.armed"))
_CIVIL: Final = frozenset(("people", "people.harm", "source.people"))
_SIDES: Final = ("actor", "people", "person", "source", "object", "weapon", "place")
# Classes of equipment.csv that can be carried off; a site is taken as ground.
# Where people who come out are protesting, not leaving.
_STREETS: Final = ("الشوارع", "الشارع", "شوارع", "الساح", "ساح", "الميادين", "ميدان")
_MILITARY: Final = ("military_vehicle", "artillery", "aircraft", "vessel", "arms")


_ARSENAL: Final = (*_MILITARY, "military")


class Parties:
    """Chooses between the types of a word by who or what stands beside it.

    Built from the lists under ``parties`` in ``grammar.yaml``; ``refine`` takes a draft
    whose slots the frames have filled and gives the type that its participants make.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._of: dict[str, Any] = {}
        self._lists = {k: frozenset(map(fold_word, v)) for k, v in words.items()}
        for role, rule in (
            ("flight", self._flight),
            ("expulsion", self._expulsion),
            ("seizure", self._seizure),
            ("taking", self._seizure),
            ("freeing", self._freeing),
            ("leaving", self._leaving),
            ("entering", self._entering),
            ("receiving", self._receiving),
            ("handing", self._handing),
            ("holding", self._holding),
            ("falling", self._falling),
            ("unloading", self._unloading),
            ("carrying", self._carrying),
            ("massing", self._massing),
            ("clearing", self._clearing),
            ("swapping", self._swapping),
            ("toppling", self._toppling),
            ("finding", self._finding),
        ):
            self._of.update(dict.fromkeys(self._lists[role], rule))

    def refine(self, draft: Draft, chunks: Sequence[Chunk], k: int, entry: str) -> str:
        """The type of the draft at chunk k, empty where its participants tell no event.

        ``entry`` is the folded codebook word.
        """
        rule = self._of.get(entry)
        return rule(draft, chunks, k) if rule is not None else draft.type

    def _has(self, chunks: Sequence[Chunk], list_: str) -> bool:
        """Whether one of the chunks holds a word of a list, whatever its clitics."""
        words = self._lists[list_]
        for c in chunks:
            for word in fold_word(c.name).split():
                if word in words or word.lstrip("وبل").removeprefix("ال") in words:
                    return True
                bare = word.removeprefix("ال")
                if bare in words or bare.removesuffix("ا") in words:
                    return True
        return False

    def _flight(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``فرار المسلحين``, ``فرار العائلات``, ``فر ضابط من الجيش``."""
        after = chunks[k + 1 : k + 1 + _REACH]
        who = _doer(draft, chunks, k)
        if k > 1 and chunks[k - 1].kind == "rel" and _counts(chunks[k - 2]):
            return "displacement"  # قدرت المنظمة عدد الذين فروا
        left = any(
            c.kind != "place" and self._has([c], "ranks")
            for n, c in enumerate(after, k + 1)
            if relation_of(chunks, n) == "from"
        ) or _from_word(after, self._lists["ranks"])
        if left and (who is None or kind_of(who) != "people"):
            return "defection"
        if who is not None and self._has([who], "officers"):
            serving = self._has(after, "ranks")
            if who.kind == "person" or serving:
                return "defection"
        if who is not None and who.kind == "person" and _serves(who):
            return "defection"
        if self._has(chunks[k + 1 : k + 4], "convoys") or _bussed(chunks, k):
            return "evacuation"
        if who is None:
            if self._has(chunks[max(0, k - 2) : k + 3], "fighters"):
                return "withdrawal"
            counted = any(map(_counts, chunks[max(0, k - 3) : k]))
            return "displacement" if counted else draft.type
        if kind_of(who) in _FIGHTING:
            return "withdrawal"
        return "displacement" if _civil(who) else draft.type

    def _expulsion(self, _: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``طرد المسلحين من البلدة``: ground taken by who did it, else ground lost."""
        after = [c for c in chunks[k + 1 : k + 1 + _REACH] if c.kind in _SIDES]
        verb = finite(chunks[k])
        if verb:
            before = subject_before(chunks, k)
            whom = after[:1] if before or chunks[k].word.pronoun else after[1:2]
            led = bool(before) or len(after) > 1
            led = led and getattr(chunks[k].data, "voice", "") != "passive"
        else:
            whom = after[:1]
            led = any(
                c.kind == "light" and c.id == "actor" and finite(c)
                for c in chunks[max(0, k - 5) : k]
            ) or any(c.kind == "prep" and c.data == "by" for c in chunks[k + 1 : k + 6])
        if whom and kind_of(whom[0]) in _CIVIL and not chunks[k].word.pronoun:
            return "displacement"
        return "control" if led else "withdrawal"

    def _seizure(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``ضبط أسلحة``, ``استولوا على دبابتين``: what was taken are things, not people."""
        if draft.type == "detention":
            first = _beside(chunks, k, {"object", "weapon", "people", "person"})
            if first is not None:
                things = first.kind in ("object", "weapon")
                return "equipment_loss" if things else draft.type
            people = self._has(chunks[k + 1 : k + 4], "suspects")
            return draft.type if people else "equipment_loss"
        if self._has(chunks[k + 1 : k + 3], "captives"):
            return "release"
        what = _beside(chunks, k, {"object", "weapon", "place", "people", "person"})
        if what is None and any(
            c.kind == "trigger" and "equipment" in c.alts for c in chunks[k + 1 : k + 4]
        ):
            return "equipment_loss"  # استولوا على شاحنة مساعدات
        if what is None or what.kind not in ("object", "weapon"):
            return draft.type
        if what.kind == "weapon":
            return "equipment_loss"
        taken = _class_of(what).startswith((*_MILITARY, "civilian_vehicle"))
        return "equipment_loss" if taken else draft.type

    def _freeing(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``تحرير المختطفين``, where ``تحرير المدينة`` is a place taken."""
        what = _beside(chunks, k, {"people", "person", "place", "object"})
        captive = self._has(chunks[k + 1 : k + 3], "captives")
        at = next((n for n, c in enumerate(chunks) if c is what), 0)
        freed = (
            what is not None
            and what.kind == "people"
            and (kind_of(what) in _CIVIL or what.quantity is not None)
        )
        freed = freed and relation_of(chunks, at) not in ("by", "from", "with")
        return "release" if captive or freed else draft.type

    def _leaving(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``خرج آلاف المدنيين من البلدة``, ``خروج الدفعة الأولى``, ``خرج الأهالي``."""
        after = chunks[k + 1 : k + 1 + 2 * _REACH]
        noun = draft.pos == "noun"
        if self._has(after[:3], "rioters"):
            return "protest"
        if self._has(after[:4], "convoys"):
            return "evacuation"
        away = any(
            c.kind == "place"
            and relation_of(chunks, n) in ("from", "to", "toward")
            and not fold_word(c.name).startswith(_STREETS)
            for n, c in enumerate(after, k + 1)
        ) or _from_word(after, frozenset(("منازل", "بيوت", "مناطق", "المنطقه")))
        who = _doer(draft, chunks, k)
        armed = who is not None and kind_of(who) in _FIGHTING
        if armed and not noun and away and not self._has(chunks, "deals"):
            return "withdrawal"
        if away or noun:
            return "evacuation" if armed or (noun and not away) else "displacement"
        return "evacuation" if armed else "protest"

    def _entering(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``دخول الطحين``, ``دخلت شاحنات محملة بالأدوية``."""
        near = chunks[k + 1 : k + 5]
        if draft.type != "deployment":
            return "aid" if self._has(near, "relief") else draft.type
        # دخل رتل تركي بلدة النيرب, but دخل رتل من معبر كفرلوسين
        entered = (n for n, c in enumerate(near, k + 1) if c.kind == "place")
        at = next(entered, -1)
        return "control" if at > 0 and not relation_of(chunks, at) else draft.type

    def _receiving(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``استقبل المشفى عشرات الجرحى``: the wounded are treated, not met."""
        near = chunks[k + 1 : k + 5]
        if self._has(chunks[k + 1 : k + 1 + _REACH], "refugees"):
            return "displacement"
        hurt = any("harm_noun" in c.alts or kind_of(c) == "people.harm" for c in near)
        return "aid" if hurt else draft.type

    def _handing(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``تسليم جثث``, ``تسلم طائرات``, ``تسليم المدينة``."""
        near = chunks[k + 1 : k + 5]
        if self._has(near, "captives"):
            return "release"
        what = _beside(chunks, k, {"object", "weapon", "place", "people"})
        if what is not None and what.kind == "weapon":
            return "deployment"
        if what is not None and what.kind == "people":
            return "release"  # سلمت القوات أطفالا إلى ذويهم
        arms = what is not None and _class_of(what).startswith(_MILITARY)
        return "deployment" if arms else draft.type

    def _holding(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``احتجزت الشرطة``, ``احتجز مسلحون``: who holds people says what it is."""
        who = (
            draft.actors[0]
            if draft.actors
            else next(iter(subject_before(chunks, k)), None)
        )
        if who is None:
            return draft.type
        data = who.data
        kind = data.get("kind", "") if isinstance(data, dict) else ""
        return "detention" if kind in _STATE else "abduction"

    def _falling(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``البلدة وقعت في قبضة الجيش``, ``سبعة مسلحين وقعوا في قبضة الأمن``."""
        near = [*chunks[max(0, k - 3) : k][::-1], *chunks[k + 1 : k + 1 + _REACH]]
        fell = next((c for c in near if c.kind in _SIDES), None)
        if fell is None or fell.kind == "place":
            return draft.type
        holders = [c for c in chunks[k + 1 : k + 4] if c.kind in ("actor", "source")]
        data = holders[0].data if holders else None
        kind = data.get("kind", "") if isinstance(data, dict) else ""
        return "abduction" if kind in _LAWLESS else "detention"

    def _unloading(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``أفرغت الطائرة حمولتها فوق الحي``, ``أفرغت السفينة حمولتها من الطحين``."""
        relief = self._has(_clause(chunks, k), "relief")
        return "aid" if relief else draft.type

    def _carrying(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``نقل عشرات الجرحى``, ``أرسلت ألف جندي``, ``وصلت شاحنات مساعدات``.

        ``نقلت الوكالة عن`` carries words, and ``دفع`` may only mean to cause.
        """
        near = _clause(chunks, k)
        if any(c.kind == "prep" and c.data == "about" for c in near[:4]):
            return ""
        before = subject_before(chunks, k)
        beside = [*near, *before]
        here = {kind_of(c) for c in beside}
        arms = any(
            c.kind == "weapon" or _class_of(c).startswith(_MILITARY) for c in beside
        )
        moved = draft.type == "evacuation"
        if self._freed(near):
            return "release"
        if _bussed(chunks, k) or (not moved and self._has(near, "buses")):
            return "evacuation"
        if moved and (here & _CIVIL or self._has(beside, "captives")):
            return "evacuation"
        if self._has(beside, "relief"):
            return "aid"
        if arms or here & _FIGHTING or self._has(beside, "reinforcements"):
            return "deployment"
        arrived = not moved and any(
            c.kind == "people" and c.quantity is not None and _civil(c)
            for c in (*near[:3], *before[-1:])
        )
        # وصل ثمانية آلاف لاجئ إلى لبنان
        return "displacement" if arrived and _toward(chunks, k) else ""

    def _swapping(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``بادلت الحركة أسرى``; who ``تبادل الاتهامات`` releases nobody."""
        near = _clause(chunks, k)
        people = any(c.kind == "people" and c.quantity is not None for c in near)
        return draft.type if people or self._has(near, "captives") else ""

    def _toppling(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``أطاحت الاستخبارات بثلاثة إرهابيين``; who ``أطاح بالنظام`` arrests nobody."""
        whom = _beside(chunks, k, {"people"})
        suspects = self._has(chunks[k + 1 : k + 4], "suspects")
        return draft.type if whom is not None or suspects else ""

    def _finding(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``عثرت القوة على عبوات``; who ``عثر على جثث`` lost no equipment."""
        near = _clause(chunks, k)
        arms = any(
            c.kind == "weapon" or _class_of(c).startswith(_ARSENAL) for c in near
        )
        return draft.type if arms else ""

    def _freed(self, near: Sequence[Chunk]) -> bool:
        """``وصول الأسرى المحررين``: captives who arrive are free."""
        words = {
            w.removeprefix("ال") for c in near[:6] for w in fold_word(c.name).split()
        }
        return bool(words & _FREE) and self._has(near, "captives")

    def _massing(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``احتشد المقاتلون``, ``احتشد الأهالي``."""
        who = _doer(draft, chunks, k)
        armed = who is not None and kind_of(who) in _FIGHTING
        return "deployment" if armed else draft.type

    def _clearing(self, draft: Draft, chunks: Sequence[Chunk], k: int) -> str:
        """``أخلى المسعفون عشر عائلات``, ``أخلت القوات مواقعها``."""
        near = _clause(chunks, k)[:5]
        if self._has(near, "captives") or any(kind_of(c) in _CIVIL for c in near):
            return "evacuation"
        return draft.type


# Kinds of actor whose holding of people is an arrest, and those to whose mercy one falls.
_STATE: Final = ("state_forces", "police", "intelligence", "government", "authority")
_LAWLESS: Final = ("tribe", "people", "person")


_FREE: Final = frozenset(("محررين", "محررون", "محررات", "محرر", "محرره", "عنهم"))
_BUSES: Final = ("حافل", "باص")


def _bussed(chunks: Sequence[Chunk], k: int) -> bool:
    """``حافلات المهجرين تصل``: buses of people before the verb at k."""
    if not finite(chunks[k]):
        return False
    for c in chunks[max(0, k - _REACH) : k][::-1]:
        if c.kind in ("conn", "comp", "report", "punct") or finite(c):
            return False
        if any(
            w.removeprefix("ال").startswith(_BUSES) for w in fold_word(c.name).split()
        ):
            return True
    return False


def _civil(chunk: Chunk) -> bool:
    """Whether people are no fighters: ``سكان``, ``عشرة آلاف شخص``."""
    data = chunk.data
    kind = data.get("kind", "") if isinstance(data, dict) else ""
    return kind_of(chunk) in _CIVIL or kind in ("people", "person")


def _class_of(chunk: Chunk) -> str:
    """The equipment class of an object, or empty."""
    hit = chunk.alts.get("equipment")
    return str(hit.lexeme.data[0]) if hit is not None else ""


def _clause(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """What follows chunk k up to the next verb or connective, ten chunks at most."""
    out: list[Chunk] = []
    for c in chunks[k + 1 : k + 11]:
        if c.kind in ("comp", "conn", "report", "rel") or finite(c):
            break
        if c.kind == "punct" and c.name in "؛.:":
            break
        out.append(c)
    return out


def _counts(chunk: Chunk) -> bool:
    return chunk.word.base.endswith("عدد")


def _toward(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a place to go to is told after the verb at k."""
    return any(
        (c.kind == "place" or "place" in c.alts)
        and relation_of(chunks, n) in ("to", "toward")
        for n, c in enumerate(chunks[k + 1 : k + 2 * _REACH], k + 1)
    )


def _serves(person: Chunk) -> bool:
    """Whether a named person's title is an officer's: ``العميد سامي الخطيب``."""
    data = person.data
    return isinstance(data, dict) and data.get("role") in ("commander", "fighter")


def _beside(
    chunks: Sequence[Chunk], k: int, kinds: set[str] | None = None
) -> Chunk | None:
    """The first participant after chunk k in its clause, the object by preference."""
    for c in chunks[k + 1 : k + 1 + _REACH]:
        if c.kind in (kinds or _SIDES):
            return c
        if c.kind in ("comp", "conn", "report", "trigger", "harm") or finite(c):
            return None
    return None


def _doer(draft: Draft, chunks: Sequence[Chunk], k: int) -> Chunk | None:
    """Who moved: as the frame says, else who stands beside the word or before it."""
    told: list[Chunk] = [*draft.actors, *draft.targets]
    people = ("actor", "people", "person", "source")
    if told:
        return told[0]
    here = _beside(chunks, k)
    if here is not None and here.kind in people:
        return here
    topic = subject_before(chunks, k)
    if topic:
        return topic[-1]
    if chunks[k].word.pronoun or chunks[k].joined:  # قبل فرارهم
        before = chunks[max(0, k - 2 * _REACH) : k][::-1]
        return next((c for c in before if c.kind in people), None)
    return None


def _from_word(chunks: Sequence[Chunk], words: frozenset[str]) -> bool:
    """Whether ``من`` governs one of the words (``من صفوف``)."""
    for here, after in itertools.pairwise(chunks):
        if here.kind == "prep" and here.data == "from":
            first = fold_word(after.name).split()[:1]
            if first and (first[0] in words or first[0].removeprefix("ال") in words):
                return True
    return False
