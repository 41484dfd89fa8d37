"""Strikes: what their neighbours say of who struck, from where, and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, is_passive, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, Draft
from tawthiq.extract.judging.told import words_of
from tawthiq.text import fold_word


def kind(chunk: Chunk) -> str:
    """The kind of force that a name is in the codebook (``air``), or nothing."""
    data = chunk.data
    return str(data.get("kind", "")) if isinstance(data, dict) else ""


def implied_by(weapon: Chunk, types: Mapping[str, str]) -> str:
    """The type that a weapon implies, by its id; empty where it implies none."""
    hit = weapon.alts.get("weapon")
    id_ = hit.lexeme.id if hit is not None else weapon.id
    return types.get((id_ or "").removesuffix("_eq"), "")


def airy(chunk: Chunk, air: frozenset[str], first: int = 2) -> bool:
    """Whether one of the ``first`` words of a name is a word for aircraft."""
    told = [w.removeprefix("ال") for w in fold_word(chunk.name).split()[:first]]
    if told and told[0].lstrip("ب").startswith(_BOATS):
        return False  # زوارق مسيرة
    return bool(air.intersection(told))


_BOATS: Final = ordered("strikes.boats")


def covers(chunks: Sequence[Chunk], i: int) -> bool:
    """``هجوم بغطاء جوي``: aircraft that only cover what others do."""
    return i > 0 and fold_word(chunks[i - 1].name).lstrip("وب") in _COVER


_COVER: Final = words("strikes.cover")


def fresh(draft: Draft) -> bool:
    """Whether a strike was told as such, not by a definite noun that refers back."""
    return draft.type in STRIKES and not (
        draft.type == "ground_attack" and draft.definite and draft.pos == "noun"
    )


def refers(draft: Draft) -> bool:
    """``الهجوم``: a bare definite noun, which means an attack named before."""
    bare = draft.definite and draft.generic and draft.pos == "noun"
    return bare and not draft.governed


def flown_with(
    draft: Draft, chunks: Sequence[Chunk], k: int, told: Sequence[Draft]
) -> bool:
    """``واصلت المروحيات التمشيط وقصف المواقع``: a masdar joined to aircraft's act."""
    if not (draft.pos == "noun" and chunks[k].joined and told):
        return False
    last = told[-1]
    return last.sentence == draft.sentence and any(
        kind(a) == "air" for a in last.actors
    )


def flown_along(chunks: Sequence[Chunk], k: int, air: frozenset[str]) -> bool:
    """``قصف … بالطائرات``, ``هجوم عن طريق مسيرات``: aircraft as the means of a clause."""
    before, fired = "", False
    for c in chunks[k + 1 : k + _CLAUSE]:
        if c.kind in ("conn", "comp", "report", "trigger", "harm", "result") or (
            c.kind == "punct" and c.name in "؛.:"
        ):
            return False
        if airy(c, air) and (c.word.preposition == "ب" or before.startswith(_BY)):
            return True
        if airy(c, air) and fired and before == "من":
            return True  # بثلاثة صواريخ من طائرة
        fired = c.kind == "weapon" or (fired and c.name == "من")
        before = c.name
    return False


def flown_from(chunks: Sequence[Chunk], k: int, air: frozenset[str]) -> bool:
    """``استهداف مزدوج من طيران …``, ``قصف السوق من الطيران``: from whom a strike came."""
    for n in range(k + 1, min(k + 5, len(chunks))):
        if chunks[n].kind not in ("prep", "word", "actor", "object", "place", "people"):
            return False
        if chunks[n].kind == "actor":
            return airy(chunks[n], air) and chunks[n - 1].name == "من"
    return False


def sent_from_above(chunks: Sequence[Chunk], k: int, air: frozenset[str]) -> bool:
    """``صاروخ أطلقته مقاتلة``, ``قنبلة ألقتها مسيرة``: what aircraft fired or dropped."""
    for n, c in enumerate(chunks[k + 1 : k + _SENT_WITHIN], k + 1):
        if c.word.pronoun and fold_word(c.name).startswith(_SENDING):
            return any(airy(x, air | _JETS) for x in chunks[n + 1 : n + 3])
        if c.kind not in ("word", "rel", "quantity", "time", "punct"):
            return False
    return False


_SENT_WITHIN: Final = 5
# One that fires or drops is a jet, where else the word may be an adjective.
_JETS: Final = words("strikes.jets")
_SENDING: Final = ordered("strikes.sending")


def flew(chunks: Sequence[Chunk], k: int, air: frozenset[str]) -> bool:
    """``مسيرة للجيش قصفت``, ``تدخلت المقاتلات وقصفت``: aircraft before the verb."""
    for c in chunks[max(0, k - 5) : k][::-1]:
        if c.kind in ("conn", "report", "result", "harm", "weapon") or (
            c.kind == "punct" and c.name in "؛.:"
        ):
            return False
        if airy(c, air) and c.kind in ("word", "actor", "trigger", "object"):
            return bool(c.id != "airstrike")
    return False


def crashed(chunks: Sequence[Chunk], k: int) -> bool:
    """``الطائرة سقطت بسبب عطل``: aircraft before the verb, that fell on nobody."""
    if not k:
        return False
    name = fold_word(chunks[k - 1].name).split()[0].removeprefix("ال")
    craft = name.startswith(_CRASHING) and not chunks[k - 1].word.preposition
    return craft and not any(c.data == "on" for c in chunks[k + 1 : k + 3])


_CRASHING: Final = ordered("strikes.crashing")


def flew_itself(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``أصابت مسيرة سيارة``: an aircraft between the verb and what it hit did it."""
    aircraft = next((c for c in chunks[k + 1 : k + 3] if c.kind in _FLYING), None)
    others = [t for t in draft.targets if t is not aircraft and t.kind in _HIT]
    if aircraft is None or not others:
        return False
    _fired(draft, aircraft)
    return True


def _fired(draft: Draft, doer: Chunk) -> None:
    """What the frame took for hit is who did it."""
    draft.actors = draft.actors or [doer]
    draft.targets = [t for t in draft.targets if t is not doer]


_FLYING: Final = ("actor", "object")
_HIT: Final = ("object", "people", "person")
_BY = ("طريق", "بواسطة", "باستخدام", "عبر", "بواسطه")
_CLAUSE = 12  # chunks in which a clause tells its means


_RIOTERS: Final = ordered("strikes.rioters")


def rioting(draft: Draft) -> bool:
    """``اقتحم محتجون المبنى``: what demonstrators do is protest."""
    return any(
        fold_word(a.name).removeprefix("ال").startswith(_RIOTERS) for a in draft.actors
    )


def struck_by_drone(name: str, chunks: Sequence[Chunk], k: int) -> bool:
    """``مسيرة على القاعدة``: what is on a place or a thing is a drone, not a march."""
    after = chunks[k + 1 : k + 3]
    return (
        name.startswith("مسير")
        and len(after) > 1
        and after[0].kind == "prep"
        and after[0].data == "on"
        and (after[1].kind in ("place", "object") or "place_head" in after[1].alts)
    )


_FIRES_WITHIN: Final = 9
_FIRED: Final = frozenset(("airstrike", "shelling", "ground_attack", "shooting"))


def is_drone(name: str, chunks: Sequence[Chunk], k: int) -> bool:
    """``أطلقت مسيرة النار``, ``مسيرة تابعة لهم استهدفت``: what fires is no march."""
    if not name.startswith("مسير"):
        return False
    if (k and _fires(chunks[k - 1])) or _flies(chunks, k + 1):
        return True
    for c in chunks[k + 1 : k + _FIRES_WITHIN]:
        if _fires(c):
            return not c.word.pronoun
        if c.kind in ("conn", "comp", "rel", "report", "punct") or finite(c):
            return False
    return False


def _flies(chunks: Sequence[Chunk], i: int) -> bool:
    """``مسيرة | أطلقت من اليمن``, ``مسيرة | تحطمت``: what a march does not do."""
    if i + 1 >= len(chunks):
        return False
    word = chunks[i].word.base
    if word.startswith(_SENT_OFF) and chunks[i + 1].data in ("from", "toward"):
        return not words_of(chunks[i + 2 : i + 5]) & _GATHERED  # من أمام المسجد
    return word.startswith(_FLIES)


_SENT_OFF: Final = ordered("strikes.sent_off")
_GATHERED: Final = words("strikes.gathered")
_FLIES: Final = ordered("strikes.flying")


def _fires(chunk: Chunk) -> bool:
    """Whether a chunk is a verb of an attack, done by what stands beside it."""
    hit = chunk.alts.get("trigger")
    return (
        hit is not None
        and finite(chunk)
        and hit.lexeme.data.type in _FIRED
        and not is_passive(chunk)
    )


def allied(draft: Draft) -> bool:
    """A coalition of states strikes from the air where no ground weapon is told."""
    return any(kind(a) == "coalition" for a in draft.actors)


def names(chunks: Sequence[Chunk]) -> set[str]:
    """The first words of names, folded and bare of the article."""
    return {w.removeprefix("ال") for c in chunks for w in fold_word(c.name).split()[:3]}


def doer_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """Who did it, as a relative clause tells: ``مجزرة نفذتها طائرات``."""
    for n, c in enumerate(chunks[k + 1 : k + 9], k + 1):
        if c.kind == "light" and c.word.pronoun:
            return [x for x in chunks[n + 1 : n + 3] if x.kind == "actor"]
        if c.kind in ("conn", "comp", "report"):
            return []
    return []


def _weapon(chunk: Chunk) -> bool:
    return chunk.kind == "weapon" or (chunk.kind == "object" and "weapon" in chunk.alts)


def _explosive(chunk: Chunk) -> bool:
    """Arms that are told as an object have the weapon's id and ``_eq``."""
    return chunk.kind == "object" and (chunk.id or "").endswith("_eq")


def weapon_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The weapon that is the subject of the verb at k and stands before it."""
    before = chunks[k - 1 : k] if k else ()
    if before and before[0].word.preposition == "ب" and _explosive(before[0]):
        return [before[0]]  # بعبوة استهدفت حافلة
    for c in chunks[max(0, k - 5) : k][::-1]:
        if _weapon(c):
            return [c]
        side = c.kind == "actor" and not c.word.preposition  # صاروخا حوثيا سقط
        if not (side or c.kind in _BETWEEN):
            return []
    return []


def weapon_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``طالت ثلاث قذائف مركزا``: the weapon that is the subject right after a verb."""
    for n, c in enumerate(chunks[k + 1 : k + 4], k + 1):
        if _weapon(c):
            return [] if relation_of(chunks, n) else [c]
        if c.kind not in ("time", "quantity"):
            return []
    return []


def tank_after(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``استهدفت دبابة سيارة``: the gun between a verb and what it hit is who fired."""
    if not finite(chunks[k]) or k + 2 >= len(chunks) or draft.actors:
        return False
    gun, hit = chunks[k + 1 : k + 3]
    bare = not relation_of(chunks, k + 1) and not relation_of(chunks, k + 2)
    if not bare or gun.quantity is not None or gun.joined or hit.joined:
        return False
    equipment = gun.alts.get("equipment")
    fires = equipment is not None and equipment.lexeme.data[0] in _GUNS
    if not fires or (hit.kind not in _HIT and hit.kind != "place"):
        return False
    _fired(draft, gun)
    return True


_GUNS: Final = ("military_vehicle", "artillery", "vessel")
_BETWEEN = frozenset(
    ("word", "time", "rel", "quote", "punct", "quantity", "comp", "intended")
)
