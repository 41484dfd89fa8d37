"""Who did it, where its own words say so: ``قتلت القوات 52``, ``على أيدي مستوطنين وجنود``."""

from __future__ import annotations

from typing import Final

from tawthiq.extract.arguments import finite
from tawthiq.extract.events.drafts import VIOLENCE, Draft
from tawthiq.extract.harm.agents import harms, is_one, killed_another
from tawthiq.extract.harm.items import group_of
from tawthiq.extract.harm.people import can_suffer
from tawthiq.extract.judging.scene import Scene


def kills(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether i is the subject of a verb of killing, between it and whom it counts.

    Or of those at whose hands others died.
    """
    chunks, k = scene.chunks, draft.at
    if k < i and draft.type in _DEADLY and at_their_hands(scene, i):
        return True
    if _alone(draft, scene, i) or _after_them(scene, k, i):
        return True
    if draft.pos != "harm" or i != k + 1 or i + 1 >= len(chunks):
        return False
    verb, who, whom = chunks[k : k + 3]
    if not harms(verb) or verb.word.pronoun:
        return False
    side = who.kind == "actor" and not (is_one(who) or who.joined or scene.relations[i])
    counted = can_suffer(whom) and whom.quantity is not None and not whom.joined
    return side and counted


def _alone(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل جندي فلسطينيا بالرصاص``: one who killed another, by what follows or not."""
    chunks, k = scene.chunks, draft.at
    near = i - 1 <= k <= i + _NEAR and k != i and draft.type in _DEADLY
    if not near or not killed_another(chunks, i):
        return False
    return not any(finite(c) or c.kind == "punct" for c in chunks[i + 1 : k])


def _after_them(scene: Scene, k: int, i: int) -> bool:
    """``ثلاثة منهم أردتهم القوات``: after a verb of killing that bears whom it befell.

    In gold 5 of 6 such did it, and it befell none.
    """
    verb, who = scene.chunks[k], scene.chunks[i]
    if i != k + 1 or not (harms(verb) and verb.word.pronoun):
        return False
    return who.kind in _MEN and not (who.joined or scene.relations[i])


_NEAR: Final = 6
_DEADLY: Final = VIOLENCE | {"casualties"}


def at_their_hands(scene: Scene, i: int) -> bool:
    """``على أيدي مستوطنين | وجنود``: whether i is joined to those at whose hands it was."""
    before, c = scene.chunks[i - 1 : i + 1] if i else (None, scene.chunks[i])
    if before is None or not c.joined or c.quantity is not None:
        return False
    by = before.kind in _MEN and scene.relations[i - 1] == "by"
    armed = c.kind == "actor" or group_of(c) == "combatant"
    return by and armed and c.kind in _MEN and scene.relations[i] in ("", "by")


_MEN: Final = ("actor", "people")
