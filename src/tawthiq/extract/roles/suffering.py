"""Whom an event befell: who cannot have done it, as the words beside him tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import (
    finite,
    form_of,
    itself,
    takes_nobody,
)
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import rises
from tawthiq.extract.events.drafts import STRIKES, TAKING, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.agents import repelled
from tawthiq.extract.roles.befallen import befell
from tawthiq.extract.roles.clauses import own_dead, waylaid
from tawthiq.extract.roles.guards import on_guard
from tawthiq.extract.roles.hits import hit_by, hit_by_arms, mans, owned
from tawthiq.extract.roles.objects import governed
from tawthiq.extract.roles.whereabouts import people_of
from tawthiq.text import fold_word


def suffered(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether the event of a draft befell chunk i, whatever the judge says of it."""
    chunks, k = scene.chunks, draft.at
    return (
        # خسر الجيش تسعة من عناصره: who lost them did not kill them.
        (draft.type != "withdrawal" and getattr(chunks[k].data, "suffers", "") == "own")
        or befell(draft, scene, i)
        or _among_its_dead(draft, scene, i)
        or (i > 0 and chunks[i - 1].word.base in _CARRYING)
        or _fought_off(draft, chunks, i)
        or governed(chunks, i)
        or _exposed(draft, scene, i)
        or _withstood(draft, scene, i)
        or _bore(chunks, i)
        or _freed(chunks, k, i)
        or hit_by_arms(scene, k, i)
        or owned(scene, k, i)
        or mans(scene, k, i)
        or (draft.pos == "noun" and i > k and hit_by(scene, i) == k)
        or own_dead(draft, chunks, i)
        or waylaid(draft, scene, i)
        or (i > k and _by_itself(scene, k, i))
        or _taken(draft, chunks, i)
    )


def _taken(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``الصحفي، الذي احتجز في أيار``: who was taken, where nobody is told whom he took."""
    k = draft.at
    if draft.type not in TAKING or not i < k - 1 < len(chunks) - 2:
        return False
    verb, after = chunks[k], chunks[k + 1]
    one = chunks[i].kind in ("person", "people") or "group" in chunks[i].alts
    one = one or (i == k - 2 and takes_nobody(chunks, k))
    relative = chunks[k - 1].kind == "rel" and not any(
        finite(c) or c.kind in _TO_ANOTHER for c in chunks[i + 1 : k]
    )
    plain = finite(verb) and not verb.word.pronoun and form_of(verb) != "f"
    return one and relative and plain and after.kind in ("prep", "time")


_TO_ANOTHER: Final = frozenset(("comp", "conn", "people", "person", "source", "actor"))


def _among_its_dead(draft: Draft, scene: Scene, i: int) -> bool:
    """``مقتل 12 من القوات بتفجير``, ``استشهد القائد فلان بغارة``."""
    if draft.pos == "harm" and i < draft.at and _his_men(draft, scene.chunks, i):
        return True  # أعلنت الدولة مقتل 25 من جنودها
    if draft.type == "ground_attack" and _come_to(draft, scene.chunks, i):
        return True
    meets = draft.type not in _UNMET and not _attacked_by(draft, scene, i)
    if meets and not _died_in(draft, scene, i):
        return False
    start = scene.chunks[_titled(scene.chunks, i)].start
    killed = any(h.start == start for h in draft.harm) or _of_the_dead(draft, scene, i)
    own = _mourned(scene, draft.at, i) or _his_men(draft, scene.chunks, i)
    return killed or own or people_of(scene, i) == "harm"


def _come_to(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``قتلى الهجوم ارتفع إلى عشرة مجندين``: soldiers whom a toll of it comes to."""
    if i <= draft.at or chunks[i].start not in {h.start for h in draft.harm}:
        return False
    return any(rises(c) for c in chunks[max(draft.at, i - _TOLL) : i])


_TOLL: Final = 4  # chunks


def _his_men(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``أعلن الجيش أن ثلاثة من جنوده قتلوا بقصف``: whose own men died by it did not fire."""
    if chunks[i].kind != "actor":
        return False
    says = i > 0 and chunks[i - 1].kind == "report"
    hurt = {h.start for h in draft.harm if h.group == "combatant"}
    for c in chunks[i + 1 : i + _MEN_WITHIN]:
        men = c.alts.get("group")
        if men is not None and men.word.pronoun:
            return c.start in hurt and men.word.base in _MEN
        if not says and c.kind in ("trigger", "object", "actor"):
            return False
    return False


_MEN: Final = words("suffering.men")
_MEN_WITHIN: Final = 16  # chunks


def _of_the_dead(draft: Draft, scene: Scene, i: int) -> bool:
    """``تسعة جنود من الجيش سقطوا إثر هجوم``: whose people a verb after them says fell."""
    if people_of(scene, i) != "none":
        return False
    verb = next((c for c in scene.chunks[i + 1 : draft.at] if not c.joined), None)
    return verb is not None and (verb.kind == "harm" or fold_word(verb.name) in _FELL)


_FELL: Final = words("nouns.fell") | words("nouns.falls")


def _mourned(scene: Scene, k: int, i: int) -> bool:
    """``مقتل جنوده في تفجير``: whose death a noun before him tells."""
    before = scene.chunks[i - 1] if 0 < i < k else None
    if before is None or before.kind != "harm" or scene.relations[i]:
        return False
    return "harm_masdar" in before.alts and "harm_verb" not in before.alts


def _attacked_by(draft: Draft, scene: Scene, i: int) -> bool:
    """``مقتل عناصر من القوات بهجوم للحركة``: whose assault it was stands right after it."""
    n = draft.at + 1
    if i > n or draft.type != "ground_attack" or draft.pos != "noun":
        return False
    owned = n < len(scene.chunks) and scene.relations[n] in ("for", "")
    return owned and scene.chunks[n].kind == "actor"


def _died_in(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل الجنود في كمين``: told as dead in an assault; in gold 2 of 107 made it.

    ``مسلحون قتلوا في هجوم على حاجز`` may well have, soldiers at one have not.
    """
    chunks, k = scene.chunks, draft.at
    if i > k or draft.type != "ground_attack" or draft.pos != "noun":
        return False
    on = k + 1 < len(chunks) and chunks[k + 1].name == "على"
    own = fold_word(chunks[k].name).split()[0].endswith(("هم", "هما", "ها"))
    caused = scene.relations[k] == "cause" and not own  # إثر محاولتهم التسلل
    within = caused or scene.relations[k] in ("at", "with")
    return within and (not on or on_guard(scene, i, k))


# Those who do this are not among its dead, as an assault's are.
_UNMET: Final = frozenset(
    ("airstrike", "shelling", "bombing", "chemical_attack", "shooting")
)


def _titled(chunks: Sequence[Chunk], i: int) -> int:
    """``القيادي في الحركة فلان``: where the rank of the person at i stands, or i."""
    if chunks[i].kind != "person" or chunks[i].joined:
        return i
    for j in range(i - 1, max(-1, i - 5), -1):
        if chunks[j].kind in ("person", "people", "source"):
            return j
        if chunks[j].kind not in ("prep", "actor", "place", "word"):
            break
    return i


_CARRYING: Final = words("suffering.carrying")


def _exposed(draft: Draft, scene: Scene, i: int) -> bool:
    """``تعرض رتل للقوات لكمين``: what was exposed to it, or whose that is, did not lay it.

    ``تصدت لمجموعة حاولت التسلل``: who is fought off did; in a clash both sides act.
    """
    chunks, k = scene.chunks, draft.at
    if draft.pos != "noun" or i >= k or draft.type in _BOTH_ACT:
        return False
    whose = scene.relations[i] == "for" and chunks[k].word.preposition == "ل"
    for c in reversed(chunks[max(0, i - _EXPOSED_WITHIN) : i]):
        if c.kind == "light":
            owner = whose and c is not chunks[i - 1]
            return c.id == "patient" and (owner or not scene.relations[i])
        if not whose or c.kind not in ("word", "object", "people"):
            return False
    return False


def _withstood(draft: Draft, scene: Scene, i: int) -> bool:
    """``قال الجيش إن قواته صدت هجوما``: who is told before the verb of fighting it off."""
    chunks, k = scene.chunks, draft.at
    verb = chunks[k - 1]
    told = draft.pos == "noun" and draft.type in STRIKES and i < k - 1
    if not told or not finite(verb) or (verb.kind, verb.id) != ("light", "patient"):
        return False
    if chunks[k - 2].kind == "prep":
        return False  # تمكنت القوة من صد الهجوم: a noun
    return not any(c.kind in _PARTING or finite(c) for c in chunks[i + 1 : k - 1])


_PARTING: Final = frozenset(("conn", "trigger", "rel"))


def _fought_off(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``تمكنت القوة من صد هجوم``: who fought an assault off, in its own clause."""
    between = chunks[i + 1 : draft.at]
    if i > draft.at or not repelled(draft, chunks):
        return False
    return not any(finite(c) and c.joined for c in between)


_EXPOSED_WITHIN: Final = 4  # chunks
_BOTH_ACT: Final = frozenset(("clash", "advance", "control", "evacuation"))


def _bore(chunks: Sequence[Chunk], i: int) -> bool:
    """``تكبد الحوثيون 40 قتيلا``, ``المليشيا التي تكبدت``: whose losses they were."""
    near = (*chunks[max(0, i - 1) : i], *chunks[i + 1 : i + 3])
    return any(c.word.base.lstrip("وف").startswith("تكبد") for c in near)


def _freed(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``أطلق سراح الصحفية``: who stands after it was set free."""
    return i == k + 1 and chunks[k].name.endswith("سراح")


def _by_itself(scene: Scene, k: int, i: int) -> bool:
    """``قالت إنها ضبطت خلية``: the verb has its subject; what follows is its object."""
    chunks = scene.chunks
    return (
        i == k + 1
        and not scene.relations[i]
        and finite(chunks[k])
        and itself(chunks, k)
    )
