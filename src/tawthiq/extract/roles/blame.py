"""Who is not to blame: whom the grammar clears of what a judge lays to him."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, of_other_strike, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import came_before, deaths_before, front_end
from tawthiq.extract.events.conditions import parted, planned, ruled
from tawthiq.extract.events.drafts import HOSTS, STRIKES, VIOLENCE, Draft
from tawthiq.extract.events.status import DENIALS
from tawthiq.extract.harm.members import own_doer
from tawthiq.extract.harm.told import accused
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.aftermath import dates, responded, treated
from tawthiq.extract.roles.agents import (
    acted_on,
    acts,
    acts_later,
    another_acts,
    makes,
    negated,
)
from tawthiq.extract.roles.arms import (
    beside_it,
    brings_down,
    flown,
    intercepts,
    of_its_fire,
    owns_doer,
    owns_guns,
    set_off,
    was_blown_up,
    whose_fire,
)
from tawthiq.extract.roles.attempts import attempted, bomber, died_at_it
from tawthiq.extract.roles.clauses import (
    acts_past,
    answered,
    blamed,
    describes,
    goes_past,
    handed_over,
    handed_to,
    holds_captive,
    is_answered,
    jails,
    named_between,
    of_another,
    of_another_strike,
)
from tawthiq.extract.roles.descriptions import of_two
from tawthiq.extract.roles.elsewhere import elsewhere, no_party
from tawthiq.extract.roles.hits import hit_by
from tawthiq.extract.roles.killers import kills
from tawthiq.extract.roles.mutual import exchanges, took_no_part
from tawthiq.extract.roles.own_side import mourns, of_his_own, says_it_befell
from tawthiq.extract.roles.suffering import suffered
from tawthiq.extract.roles.tellers import in_office, speaks_later, tells_or_lies
from tawthiq.extract.roles.whereabouts import away, holds, settled_place
from tawthiq.text import fold_word


class Blame:
    """Settles the parts of one draft where its sentence leaves a judge no choice."""

    def __init__(self, draft: Draft, scene: Scene) -> None:
        self._draft = draft
        self._scene = scene
        self._disowned = _disowned(scene, draft)
        self._bomber = bomber(draft, scene)
        self._ends = front_end(scene.chunks, draft.at)

    def settled(self, role: str, i: int, part: tuple[str, str]) -> str:
        """The part of chunk i, which the judge takes for ``role``.

        ``part``: what it is in an event of the sentence before, and that event's type.
        """
        draft, scene = self._draft, self._scene
        if 0 <= self._ends < i or no_party(scene.chunks, i):
            return "none"
        if _of_the_other(draft, scene, i, role):
            return "none"
        if i == self._bomber or exchanges(draft, scene, i):
            return "actor"
        if role in _PARTIES and i < self._bomber:
            return "none"
        if role == "actor" and suffered(draft, scene, i):
            role = "target"
        if role in ("actor", "target") and _accuses(draft, scene):
            return "target" if i > draft.at else "actor"
        told = blamed(draft, scene, i)
        if told or handed_to(draft, scene, i):
            return told or "actor"
        if acts(draft, scene, i) or kills(draft, scene, i):
            return "actor"
        if role == "actor" and acted_on(draft, scene, i):
            return "target"
        if role == "actor" and self._cleared(i, part):
            return "none"
        if role in _PARTIES and _of_cause(draft, scene, i):
            return "none"
        if role == "weapon" and _answered_with(draft, scene, i):
            return "none"
        if role == "weapon" and was_blown_up(draft, scene, i):
            return "target"
        if role in _ACTING and goes_past(draft, scene, i):
            return "none"
        if role not in ("none", "actor") and (
            treated(draft, scene.chunks, i) or away(draft, scene, i)
        ):
            return "none"
        if role == "target" and any(f(draft, scene, i) for f in _DOERS):
            return "actor"
        if role == "target" and any(f(draft, scene, i) for f in _NOT_HIT):
            return "none"
        if role != "actor" and (whose_fire(draft, scene, i) or flown(draft, scene, i)):
            return "actor"
        if role == "none" and _of_part(scene, i) == draft.at:
            return "actor"
        return settled_place(draft, scene, i, role)

    def _cleared(self, i: int, part: tuple[str, str]) -> bool:
        """Whether chunk i did not do what the draft tells."""
        draft, scene, chunks = self._draft, self._scene, self._scene.chunks
        before = i < draft.at
        return (
            (before and (self._disowned or bool(own_doer(chunks, draft.at))))
            or _one_of_two(chunks, draft.at, i)
            or another_acts(draft, scene, i)
            or elsewhere(draft, scene, i)
            or negated(draft, scene, i)
            or acts_later(draft, scene, i)
            or (draft.type in VIOLENCE and of_other_strike(chunks, draft.at, i))
            or brings_down(draft, scene, i)
            or set_off(draft, scene, i)
            or tells_or_lies(draft, scene, i)
            or _only_speaks(draft, *part)
            or (part in _CAUGHT and planned(chunks, draft.at))
            or _launched(draft, chunks, i)
            or holds(draft, chunks, i)
            or (before and _watched(draft, chunks, i))
            or responded(draft, chunks, i)
            or answered(draft, scene, i)
            or handed_over(draft, scene, i)
            or named_between(draft, scene, i)
            or (i > 0 and chunks[i - 1].id == "document")  # رصدت الشبكة
            or dates(draft, chunks, i)
            or hit_by(scene, i) >= 0
            or beside_it(draft, scene, i)
            or of_his_own(draft, scene, i)
            or took_no_part(draft, scene, i)
            or (i - 1 != draft.at and mourns(chunks, i))
            or _of_part(scene, i) not in (-1, draft.at)
            or (draft.type == "protest" and scene.kinds[i] == "actor.force")
            or (draft.type == "killing" and ruled(chunks, draft.at))
        )


def _one_of_two(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``اشتبك الجيش مع الفصائل، وسيطرت | الأخيرة``: who else is told than the one who did it."""
    if i == k + 1 or k + 1 == len(chunks):
        return False
    own = chunks[k + 1]
    return bool(of_two(own)) and not (own.joined or own.word.preposition)


def _of_the_other(draft: Draft, scene: Scene, i: int, role: str) -> bool:
    """``قصف دوما تزامنا مع غارات روسية``: who had a part in an event told alongside.

    What comes after may have been in the place of what comes before.
    """
    if not scene.alongside:
        return False
    first, last = sorted((draft.at, i))
    own = i < draft.at and role not in _ACTING
    return not own and any(first < n < last for n in scene.alongside)


_PARTIES: Final = frozenset(("actor", "target", "target+place"))
_ACTING: Final = frozenset(("actor", "target", "weapon"))


def _of_cause(draft: Draft, scene: Scene, i: int) -> bool:
    """``غارات بعد مقتل جنود بقصف للنظام``: who had a part in what it came after alone.

    Or in what is told past a denial: ``نفت قصف الحي، فيما قصفت …``.
    """
    chunks = scene.chunks
    if draft.type not in HOSTS or draft.pos in ("harm", "loss"):
        return False
    denied = draft.status == "denied" and i > draft.at and parted(chunks, i, draft.at)
    return denied or came_before(chunks, draft.at, i) or of_another(draft, scene, i)


def _answered_with(draft: Draft, scene: Scene, i: int) -> bool:
    """``استهدف الجيش مواقع، عقب مقتل جنوده بصاروخ``: the weapon of what came before.

    In gold 1 of 35 such was a weapon of the strike.
    """
    strike = draft.pos == "verb" and draft.type in STRIKES
    return strike and came_before(scene.chunks, draft.at, i)


def _disowned(scene: Scene, draft: Draft) -> bool:
    """``لا علاقة لها بتفجير``, ``نفت مسؤوليتها عن قصف``: those before it did not do it."""
    if is_answered(scene, draft.at) or deaths_before(scene.chunks, draft.at):
        return True
    if draft.pos != "noun" or draft.type not in HOSTS:
        return False
    owned = False
    if accused(scene.chunks, draft.at) >= 0:
        return True
    for c in reversed(scene.chunks[max(0, draft.at - _NEAR) : draft.at]):
        name = fold_word(c.name)
        owned = owned or any(w in name for w in _OWNED)
        if owned and (c.kind == "neg" or name.startswith(DENIALS)):
            return True
        if c.kind in ("comp", "conn", "rel", "punct") or finite(c):
            return False
    return False


_OWNED: Final = ordered("blame.owned")
_NEAR: Final = 7


def _only_speaks(draft: Draft, part: str, type_: str) -> bool:
    """Whether who has a part in an event of the sentence only speaks of this one."""
    told = draft.pos == "noun" and draft.type in HOSTS and draft.type != "protest"
    return told and part == "actor" and type_ in _DISOWNING


# Whoever does this of an act has not done it: ``دان مجلس الأمن الهجوم``.
_DISOWNING: Final = frozenset(("condemnation", "demand", "rejection"))


# Who caught or killed those who ``كانوا يخططون لتفجير سوق`` planned nothing.
_CAUGHT: Final = (("actor", "detention"), ("actor", "killing"))


def _watched(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``مقر شهد تفجيرا``, ``وعد الجيش بالانتقام لمقتل جنوده في تفجير``: it befell them.

    As far as no comma and no other clause parts them from it.
    """
    between = chunks[i + 1 : draft.at]
    if any(c.kind in ("punct", "conn", "comp") for c in between):
        return False
    if between and fold_word(between[-1].name).lstrip("وف") in _SEEING:
        return True
    dead = next((n for n, c in enumerate(between) if c.kind == "harm"), len(between))
    return draft.pos == "noun" and any(
        c.kind in ("people", "actor") and c.word.pronoun for c in between[dead + 1 :]
    )


_SEEING: Final = words("blame.seeing")


def _launched(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``إسقاط مسيرة أطلقتها المليشيا``: who sent what was shot down, or destroyed."""
    verb = chunks[i - 1]
    sent = i > draft.at and verb.kind == "light" and verb.word.pronoun != ""
    if sent and any(x.start == chunks[i - 2].start for x in draft.losses):
        return True
    if draft.type != "shootdown" or not i:
        return False
    if chunks[i - 1].kind == "weapon" and not chunks[i].joined:
        return True  # تصدت لصواريخ إسرائيلية وأسقطت معظمها
    # إسقاط مسيرتين للمليشيا
    return i > draft.at and (sent or relation_of(chunks, i) == "for")


def _of_part(scene: Scene, i: int) -> int:
    """``34 منهم على يد القوات``: the number that those before i killed; -1: none."""
    if scene.relations[i] != "by":
        return -1
    for j in range(i - 2, max(-1, i - 4), -1):
        if scene.chunks[j].kind == "quantity":
            return j
        if scene.chunks[j].kind != "prep":
            break
    return -1


_DOERS: Final = (owns_doer, owns_guns, of_its_fire, jails, makes, attempted)


def _accuses(draft: Draft, scene: Scene) -> bool:
    """``نفت قسد …، واتهمت القوات التركية بالقصف``: the one before accuses the one after."""
    chunks, i = scene.chunks, draft.at + 1
    verb = chunks[draft.at]
    if draft.type != "condemnation" or not (verb.joined and finite(verb)):
        return False
    accuses = verb.word.base.startswith(_ACCUSING) and not verb.word.pronoun
    if not accuses or i + 1 >= len(chunks) or scene.relations[i]:
        return False
    of = chunks[i + 1].word.preposition or chunks[i + 1].name[:1]
    return chunks[i].kind == "actor" and of == "ب"


_ACCUSING: Final = ordered("blame.accusing")


_NOT_HIT: Final = (
    holds_captive,
    speaks_later,
    intercepts,
    describes,
    acts_past,
    of_another_strike,
    in_office,
    says_it_befell,
    died_at_it,
)
