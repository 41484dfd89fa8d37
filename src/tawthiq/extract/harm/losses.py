"""Losses: what was destroyed, damaged or captured, by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawthiq.extract.arguments import built, finite, relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft, LossDraft
from tawthiq.extract.harm.items import LossAt, count_of
from tawthiq.extract.harm.people import base_of
from tawthiq.extract.harm.verbs import topic
from tawthiq.text import fold_word

_REACH: Final = 14
_OBJECT_REACH: Final = 5
_BEFORE: Final = 14
_ENDS: Final = frozenset(("trigger", "harm", "loss", "conn", "comp", "report", "rel"))
_IT: Final = ("ه", "ها", "هما")
# How what was struck stands to the word of the attack.
_STRUCK: Final = ("", "on", "against", "for")
_ALSO: Final = frozenset(("كذلك", "ايضا"))
_WRECKS: Final = ("جراف", "الجراف", "بلدوزر")
_WHOLE: Final = frozenset(("conn", "comp", "report", "result"))
# What can be carried off; the rest is taken as territory is (control).
_MOVABLE: Final = ("military_vehicle", "artillery", "aircraft", "vessel", "arms")
_OUT: Final = ("خرج", "خرجت", "خرجا", "خرجتا", "خروج", "اخراج", "اخرج", "اخرجت", "يخرج")
_FRAMES: Final = {
    "detonate": "destroyed",
    "explosion": "destroyed",
    "down": "shot_down",
}


def losses(chunks: Sequence[Chunk]) -> list[LossAt]:
    """All losses told in a sentence: a word of loss with the objects it governs."""
    out: list[LossAt] = []
    # What a side struck with is lost by no other word of the sentence either.
    used = {k + 1 for k in range(len(chunks)) if _strikes(chunks, k, k + 1)}
    for k in range(len(chunks)):
        state = _state(chunks, k)
        if not state:
            continue
        found, doer = _after(chunks, k, used)
        found = [i for i in found if _fits(chunks, k, i)]
        if not found:
            found = _before(chunks, k, used)
            doer = doer or topic(chunks, found[0] if found else k)
        used.update(found)
        out.extend(LossAt(loss_of(chunks, i, state), i, k, doer) for i in found)
    return out


def _defends(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``دمرت الدفاعات الجوية خمس مسيرات``: what defends, where its prey stands next."""
    if i != k + 1 or not finite(chunks[k]) or i + 1 >= len(chunks):
        return False
    prey = chunks[i + 1]
    defence = fold_word(chunks[i].name).startswith(_DEFENCES)
    return defence and is_object(prey) and not prey.joined


_DEFENCES: Final = ("الدفاعات", "المضادات", "منظومات الدفاع", "وسايط الدفاع")


def _state(chunks: Sequence[Chunk], k: int) -> str:
    """The state that the word at k leaves objects in, or empty."""
    chunk = chunks[k]
    if chunk.kind in ("word", "trigger", "loss") and _out_of_service(chunks, k):
        return "damaged"
    hit = chunk.alts.get("loss")
    if hit is not None:
        return str(hit.lexeme.data.state)
    struck = chunk.kind == "harm" and chunk.id == "injured" and finite(chunk)
    if struck and not chunk.word.pronoun:  # أصابته قذيفة: what struck it
        also = k + 1 < len(chunks) and fold_word(chunks[k + 1].name) in _ALSO
        after = chunks[k + 1 + also] if k + 1 + also < len(chunks) else None
        hits = after is not None and is_object(after) and not after.joined
        return "damaged" if hits else ""
    return ""


def _out_of_service(chunks: Sequence[Chunk], k: int) -> bool:
    """``خرج المشفى عن الخدمة``, ``خروج ثلاث مدارس من الخدمة``."""
    if " " in chunks[k].name and chunks[k].name.endswith("الخدمة"):
        return True
    base = base_of(chunks[k])
    if not (base in _OUT or base[1:] in _OUT):
        return False
    return any(
        c.name.endswith("الخدمة") or c.word.base == "الخدمه"
        for c in chunks[k + 1 : k + 10]
    )


def is_object(c: Chunk) -> bool:
    """Whether a chunk tells of an object that may be lost."""
    if c.word.base.lstrip("ب").startswith("حوز"):
        return False  # ضبطت بحوزتهم أسلحة: with whom they were
    return c.kind == "object" or (
        "equipment" in c.alts and (c.quantity is not None or c.kind == "weapon")
    )


def can_be_lost(c: Chunk) -> bool:
    """Whether a chunk tells of objects or of a building."""
    return is_object(c) or is_building(c) or c.kind == "weapon"


def tells(c: Chunk) -> bool:
    """Whether a chunk is a word of loss, or says that something was brought down."""
    return "loss" in c.alts or getattr(c.data, "frame", "") == "down"


def brought_down(c: Chunk) -> bool:
    """``سقوط المروحية الثانية``: aircraft and columns that play a side's part elsewhere.

    ``تدمير مصادر النيران``: what tells an event elsewhere.
    """
    kind = c.data.get("kind") if isinstance(c.data, dict) else ""
    flies = c.kind == "actor" and kind in _MACHINES
    return flies or (c.kind in ("actor", "trigger") and "equipment" in c.alts)


_MACHINES: Final = ("air", "ground_fire")


def razed(chunks: Sequence[Chunk], i: int) -> bool:
    """``دمرت المعارك المدينة``, ``البلدة التي دمرتها الحرب``: whether a place is destroyed."""
    if any(fold_word(c.name).startswith(_RAZED) for c in chunks[i + 1 : i + 1 + _FAR]):
        return True
    governs = range(max(0, i - _BESIDE), i)
    meant = range(i + 1, min(i + 1 + _FAR, len(chunks)))
    return any(_state(chunks, n) == "destroyed" for n in governs) or any(
        _state(chunks, n) == "destroyed" and finite(chunks[n]) and _relative(chunks, n)
        for n in meant
    )


def _relative(chunks: Sequence[Chunk], k: int) -> bool:
    """``التي دمرت``, ``دمرتها المعارك``: a verb that says it of what stands before it."""
    led = any(c.kind == "rel" for c in chunks[max(0, k - 2) : k])
    return led or chunks[k].word.pronoun in _IT


_BESIDE: Final = 4
_FAR: Final = 12
_RAZED: Final = ("المدمر", "المهدم", "المنكوب")


def is_building(c: Chunk) -> bool:
    """``تدمير مشفى الرازي``: a building with a name of its own."""
    return c.kind == "place" and built(c)


def _after(
    chunks: Sequence[Chunk], k: int, used: set[int]
) -> tuple[list[int], tuple[Chunk, ...]]:
    """The objects after a word of loss, with who did it where told between."""
    objects: list[int] = []
    doer: tuple[Chunk, ...] = ()
    open_ = _open(chunks[k])
    for i in range(k + 1, min(k + _REACH, len(chunks))):
        c = chunks[i]
        relation = relation_of(chunks, i)
        listed = c.kind == "weapon" and not relation and _listed(chunks, i, k)
        if pulls_down(chunks, k, i) or _defends(chunks, k, i):
            doer = (c,)
            continue
        if _strikes(chunks, k, i):
            continue
        beside = not relation and chunks[i - 1].kind != "word"  # نفقا تحت مشفى
        if is_object(c) or listed or (beside and is_building(c)):
            also = fold_word(chunks[i - 1].name) in _ALSO
            governed = not relation or c.joined or relation in open_ or also
            if not governed or i in used:
                if objects:
                    continue
                break
            if objects and not (c.joined or objects[-1] >= i - 2):
                break
            objects.append(i)
        elif c.kind == "actor" and not objects and not relation:
            doer = (c,)
        elif i == k + 1 and finite(chunks[k]) and _event_noun(c) and not relation:
            continue  # دمرت الغارات مركبات: the event is the subject
        elif c.kind in _ENDS or (c.kind in ("place", "people") and objects):
            if c.kind == "place" and c.joined is False and i + 1 < len(chunks):
                after = chunks[i + 1]
                if is_object(after) and after.joined:
                    continue
            break
        elif c.kind == "punct" and c.name in "؛.:":
            break
    return objects, doer


def _strikes(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``دمرت مدفعية الجيش عربتين``: a side's arm that struck is no loss of its own."""
    if i != k + 1 or i + 2 >= len(chunks) or not finite(chunks[k]):
        return False
    side, struck = chunks[i + 1], chunks[i + 2]
    bare = not relation_of(chunks, i + 1) and not relation_of(chunks, i + 2)
    owned = (
        _state(chunks, k)
        and chunks[i].kind in ("weapon", "object")
        and side.kind == "actor"
    )
    return bool(owned) and bare and not struck.joined and is_object(struck)


def pulls_down(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``هدمت جرافات الاحتلال منزلين``: the machine that does what verb k says."""
    beside = i == k + 1 and finite(chunks[k])
    return beside and fold_word(chunks[i].name).startswith(_WRECKS)


def _event_noun(c: Chunk) -> bool:
    return c.kind == "trigger" and getattr(c.data, "pos", "") == "noun"


def _listed(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``دمروا أسلحة ومتفجرات``: arms that are lost, not fired."""
    c = chunks[i]
    before = chunks[i - 1]
    direct = i == k + 1 and not c.word.article
    return direct or (c.joined and (before.kind == "object" or "equipment" in c.alts))


def _open(chunk: Chunk) -> tuple[str, ...]:
    """The relations through which a word of loss governs what was lost."""
    hit = chunk.alts.get("loss")
    if hit is None:
        return ()
    noun = hit.lexeme.data.pos == "noun"
    if hit.lexeme.data.state == "captured":
        return ("on", "for")
    return ("for", "at", "with", "on", "from") if noun else ("at", "from")


def _fits(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``سيطروا على دبابتين`` is a capture, ``سيطروا على موقع`` is control."""
    trigger = chunks[k].alts.get("trigger")
    if trigger is None or trigger.lexeme.data.type != "control":
        return True
    hit = chunks[i].alts.get("equipment")
    return hit is not None and str(hit.lexeme.data[0]).startswith(_MOVABLE)


def _before(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[int]:
    """``خمس سيارات دمرت``, ``الجسر الذي دمرته الغارة``: what a verb speaks of."""
    chunk = chunks[k]
    hit = chunk.alts.get("loss")
    if hit is None and _out_of_service(chunks, k):
        return _serving(chunks, k, used)
    if hit is None or hit.lexeme.data.state == "captured":
        return []
    if not finite(chunk):
        return _meant(chunks, k, used) if hit.word.pronoun in _IT else []
    for i in range(k - 1, max(-1, k - _BEFORE), -1):
        c = chunks[i]
        if (c.kind == "object" or is_building(c)) and i not in used:
            if relation_of(chunks, i):
                continue
            return [i]
        if c.kind in _WHOLE or (
            finite(c) and c.kind != "light" and not hit.word.pronoun
        ):
            return []
        if c.kind == "punct" and c.name in "؛.:":
            return []
    return []


def _serving(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[int]:
    """``قصفت الطائرات المشفى ما أدى إلى خروجه عن الخدمة``: what was named last."""
    for i in range(k - 1, max(-1, k - _BEFORE), -1):
        c = chunks[i]
        if (c.kind == "object" or is_building(c)) and i not in used:
            return [i]
        if c.kind == "punct" and c.name in "؛.:":
            return []
    return []


def _meant(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[int]:
    """``استهدف مخزنا ما أدى إلى تدميره``: the object that a noun's pronoun means."""
    for i in range(k - 1, max(-1, k - _BEFORE), -1):
        c = chunks[i]
        relation = relation_of(chunks, i)
        struck = relation in _STRUCK and (is_object(c) or is_building(c))
        if struck and i not in used:
            return [i]
        if c.kind in ("comp", "report") or (c.kind == "punct" and c.name in "؛.:"):
            return []
    return []


def loss_of(chunks: Sequence[Chunk], i: int, state: str) -> LossDraft:
    """The loss of the objects that chunk i tells."""
    chunk = chunks[i]
    if chunk.kind == "place" and chunk.quantity is None:
        return LossDraft(chunk.name, 1, 1, "exact", None, state, chunk.start, chunk.end)
    low, high, form, words = count_of(chunks, i)
    return LossDraft(chunk.name, low, high, form, words, state, chunk.start, chunk.end)


def settle(draft: Draft, chunks: Sequence[Chunk]) -> None:
    """Give a draft the losses that its own word makes of the targets it ends up with.

    ``تفجير منزلين`` destroys them, ``أسقطوا مروحية`` shoots it down.
    """
    state = _FRAMES.get(draft.frame)
    if state is None or draft.status != "asserted":
        return
    at = {id(c): n for n, c in enumerate(chunks)}
    known = {loss.start for loss in draft.losses}
    for target in draft.targets:
        if target.start in known:
            continue
        here, n = (chunks, at[id(target)]) if id(target) in at else ([target], 0)
        if target.kind == "actor" and relation_of(here, n) == "for":
            continue  # إسقاط مسيرتين للجيش: whose they were
        if draft.frame == "down" and target.kind in ("object", "actor", "weapon"):
            draft.losses.append(_downed(here, n, state))
        elif (
            (target.kind == "object" or is_building(target))
            and here is chunks
            and _bare(chunks, draft.at, n)
        ):
            draft.losses.append(loss_of(here, n, state))


def _bare(chunks: Sequence[Chunk], k: int, n: int) -> bool:
    """``تفجير منزلين``: an object that the word itself governs, not where it happened."""
    between = chunks[k + 1 : n]
    parted = all(
        c.kind in ("time", "actor", "object", "word", "punct") for c in between
    )
    return n > k and parted and not relation_of(chunks, n) and n - k <= _OBJECT_REACH


def _downed(chunks: Sequence[Chunk], n: int, state: str) -> LossDraft:
    """An aircraft brought down: one, unless its noun is counted, dual or plural."""
    loss = loss_of(chunks, n, state)
    first = fold_word(chunks[n].name.split()[0])
    if loss.form != "vague" or loss.low or chunks[n].quantity or first.endswith("ات"):
        return loss
    one = 2 if first.endswith(("تين", "تان")) else 1
    return replace(loss, low=one, high=one, form="exact", words=None)
