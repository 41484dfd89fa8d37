"""Losses: what was destroyed, damaged or captured, by which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import LossDraft
from tawthiq.extract.harm.items import SINGLE, LossAt, count_of
from tawthiq.extract.harm.states import (
    ALSO,
    is_building,
    is_object,
    out_of_service,
    state_at,
)
from tawthiq.extract.harm.verbs import topic
from tawthiq.text import fold_word

_REACH: Final = 14
_BEFORE: Final = 14
_ENDS: Final = frozenset(("trigger", "harm", "loss", "conn", "comp", "report", "rel"))
# How what was struck stands to the word of the attack.
_STRUCK: Final = ("", "on", "against", "for")
_WRECKS: Final = ordered("losses.wrecks")
_GUNS: Final = ordered("losses.guns")
_WHOLE: Final = frozenset(("conn", "comp", "report", "result"))
# What can be carried off; the rest is taken as territory is (control).
_GROUND: Final = ("", "military_site", "infrastructure")
_MOVABLE: Final = ("military_vehicle", "artillery", "aircraft", "vessel", "arms")


def losses(chunks: Sequence[Chunk]) -> list[LossAt]:
    """All losses told in a sentence: a word of loss with the objects it governs."""
    out: list[LossAt] = []
    told = [(k, state) for k in range(len(chunks)) if (state := state_at(chunks, k))]
    # What a side struck with is lost by no other word of the sentence either.
    used = {k + 1 for k, _ in told if _strikes(chunks, k, k + 1)}
    for k, state in told:
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


_DEFENCES: Final = ordered("losses.defences")


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
            also = fold_word(chunks[i - 1].name) in ALSO
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
        state_at(chunks, k)
        and chunks[i].kind in ("weapon", "object")
        and side.kind == "actor"
    )
    return bool(owned) and bare and not struck.joined and is_object(struck)


def pulls_down(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``هدمت جرافات الاحتلال منزلين``: the machine that does what verb k says.

    So do guns that bring aircraft down: ``أسقطت المضادات مسيرة``.
    """
    if i != k + 1 or not finite(chunks[k]):
        return False
    downs = getattr(chunks[k].data, "type", "") == "shootdown"
    name = fold_word(chunks[i].name)
    return name.startswith(_WRECKS) or (downs and name.startswith(_GUNS))


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
    """``سيطروا على دبابتين`` is a capture, ``سيطروا على موقع`` is control.

    So is ``خسروا دبابتين`` a loss, ``خسروا موقعا`` a withdrawal; but ``خسروا منازلهم``.
    """
    trigger = chunks[k].alts.get("trigger")
    type_ = trigger.lexeme.data.type if trigger is not None else ""
    hit = chunks[i].alts.get("equipment")
    class_ = str(hit.lexeme.data[0]) if hit is not None else ""
    if type_ == "control":
        return class_.startswith(_MOVABLE)
    return type_ != "withdrawal" or class_ not in _GROUND


def _before(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[int]:
    """``خمس سيارات دمرت``, ``الجسر الذي دمرته الغارة``: what a verb speaks of."""
    chunk = chunks[k]
    hit = chunk.alts.get("loss")
    if hit is None and out_of_service(chunks, k):
        return _serving(chunks, k, used)
    if hit is None or hit.lexeme.data.state == "captured":
        return []
    if not finite(chunk):
        return _meant(chunks, k, used) if hit.word.pronoun in SINGLE else []
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
