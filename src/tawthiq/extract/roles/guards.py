"""Who keeps the post that was attacked: no attacker of it."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.whereabouts import people_of


def on_guard(scene: Scene, i: int, k: int) -> bool:
    """Whether chunk i fell at the post that the attack at k, ``هجوم على``, is told to hit.

    ``قتل شرطي بهجوم على نقطة تفتيش``, ``مقتل 14 من قوات الجيش إثر هجوم على كمين أمني``: who
    keeps it, or whose men do.
    """
    chunks = scene.chunks
    post = chunks[k + 2] if k + 2 < len(chunks) else None
    if post is None or post.kind != "object":
        return False
    side = chunks[i]
    group = side.alts.get("group")
    if group is not None and group.lexeme.id in _GUARDS:
        return True
    state = side.kind == "actor" and (side.data or {}).get("kind") in _STATE
    return state and people_of(scene, i) == "harm"


_GUARDS: Final = words("guards.guards")
_STATE: Final = frozenset(("state_forces", "police"))
