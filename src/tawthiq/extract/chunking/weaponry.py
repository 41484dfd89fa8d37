"""Weapons and what fires them, and the phrases of attack that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract import names
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.people import unmanned
from tawthiq.text import fold_word

_DRONE: Final = "drone"  # its id in weapons.csv


def weapon(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    """A weapon with its model: ``صواريخ غراد``; a state's guns are who fires."""
    if "head" in alts and _of_a_state(view, hit):
        whose = alts["head"]._replace(last=hit.last + 1)
        return names.headed(view, "actor", whose, alts)
    last = names.in_its_marks(view, hit.first, hit.last)
    last = names.model_after(view, last)
    return view.plain("weapon", hit._replace(last=last), alts)


def _of_a_state(view: View, hit: Hit) -> bool:
    """``قصفت المدفعية التركية``: whose they are; ``بالمدفعية التركية`` tells the means."""
    bare = hit.word.article and not (hit.word.preposition or hit.word.conjunction)
    return bare and names.of_state(view, hit.last + 1)


def fired(view: View, hit: Hit, alts: dict[str, Hit]) -> Chunk:
    """What a side shoots with, as a weapon: ``بالدبابات``, ``بطائرة مسيرة``."""
    last = names.adjectives(view, hit.last, definite=hit.word.article, limit=1)
    last = names.model_after(view, last)
    thrown = hit.lexeme.name in _LAUNCHERS
    plain = view.plain("weapon", hit._replace(last=last), {} if thrown else alts)
    return plain._replace(data=None, id=_DRONE if unmanned(view, hit) else None)


def fires(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قصف بالدبابات``, ``بالمدفعية والمسيرات``: what an attack is made with.

    Aircraft that men fly are who made it, and no weapon.
    """
    if not _shoots(view, hit) or hit.word.pronoun:
        return False
    listed = bool(hit.word.conjunction and before and before[-1].kind == "weapon")
    return hit.word.preposition == "ب" or listed or used(before)


def destroyed(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``تدمير دبابات``, ``دمر الثوار دبابات``: guns that were hit, and hit nobody.

    The noun of such an act may have who did it after it only with the article.
    """
    if hit.lexeme.data.get("kind") != "ground_fire" or hit.word.prefix or not before:
        return False
    act, subject = before[-1], before[-1].kind == "actor"
    if subject and len(before) > 1:
        act = before[-2]
    finite = getattr(act.data, "tense", "") in ("past", "present")
    told = finite == subject and not (hit.word.article or act.word.pronoun)
    return told and act.word.base.startswith(_DESTROYING)


_DESTROYING: Final = ordered("weaponry.destroying")


def _shoots(view: View, hit: Hit) -> bool:
    """``دبابات``, ``مسيرات``, ``القاذفات``: what a side shoots with, and sends nobody in."""
    ground = hit.lexeme.data.get("kind") == "ground_fire"
    return ground or unmanned(view, hit) or hit.lexeme.name in _LAUNCHERS


_LAUNCHERS: Final = ("قاذفات", "قاذفة")


def used(before: Sequence[Chunk]) -> bool:
    """``استخدموا فيه دبابات``, ``باستخدام طائرة مسيرة``: what somebody makes use of."""
    for c in reversed(before[-_USE:]):
        if any(u in fold_word(c.name)[: len(u) + 2] for u in _USING):
            return True
        if c.kind not in ("prep", "actor", "word") or c.name in "،,":
            return False
    return False


_USE: Final = 3  # chunks from a word of use to what is used
_USING: Final = ordered("weaponry.using")


def only_flies(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``تزامن القصف مع تحليق مكثف لطائرات``: who flies over did not shell."""
    return hit.lexeme.data.get("kind") == "air" and any(
        c.word.base.removeprefix("و") in _FLIGHTS for c in before[-2:]
    )


_FLIGHTS: Final = words("weaponry.flights")


def phrase(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    """Words of an event without the weapons and people that are chunks of their own."""
    if hit.last > hit.first:
        hit = _without_people(view, _without_weapon(view, hit))
    return view.plain(hit.lexeme.kind, hit, alts)


def _without_weapon(view: View, hit: Hit) -> Hit:
    """``سقوط قذيفة``, ``رصاص مجهولين``: a weapon, or who fires, is a chunk of its own.

    So is what is brought down or blown up: ``إسقاط طائرة مسيرة``, ``تفجير منزل``.
    """
    by_weapon = "weapon" in view.kinds(hit.first)
    inside = {"head", "group"} if by_weapon else {"weapon"}
    data = hit.lexeme.data
    if getattr(data, "frame", "") == "down" or getattr(data, "type", "") in _WRECKING:
        inside = {"equipment"}
    for i in range(hit.first + 1, hit.last + 1):
        for inner in view.hits[i]:
            told = inner.lexeme.kind in inside or _made_with(view, inner)
            if told and inner.last >= hit.last:
                return hit._replace(last=i - 1)
    return hit


_WRECKING: Final = ("bombing", "damage", "equipment_loss")


def _made_with(view: View, hit: Hit) -> bool:
    """``قصف | بالدبابات``, ``هجوم | بالمسيرات``: guns and drones of an attack."""
    means = hit.lexeme.kind == "head" and hit.word.preposition == "ب"
    return means and _shoots(view, hit)


def _without_people(view: View, hit: Hit) -> Hit:
    """``منع المدنيين``, ``أغلق محتجون``: who did it, or whom it befell, stands apart."""
    if hit.lexeme.data is None or getattr(hit.lexeme.data, "pos", "") != "verb":
        return hit
    many = view.tokens[hit.last].norm.endswith("ون")
    whom = any(
        h.lexeme.kind in ("group", "head") and (h.word.article or many)
        for h in view.hits[hit.last]
    )
    return hit._replace(last=hit.last - 1) if whom and hit.last > hit.first else hit
