"""Who laid an ambush or opened fire, as the words of the act itself tell."""

from __future__ import annotations

from typing import Final

from tawthiq.extract.arguments import finite, is_passive
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word


def laid_by(draft: Draft, scene: Scene, i: int) -> bool:
    """``كمين تعرضت له دورية نصبته عناصر``: i stands after the verb that tells who laid it."""
    chunks, k, verb = scene.chunks, draft.at, scene.chunks[i - 1]
    if (
        draft.pos != "noun"
        or draft.type != "ground_attack"
        or not k < i - 1 <= k + _FAR
    ):
        return False
    bare = chunks[i].kind == "actor" and not (scene.relations[i] or chunks[i].joined)
    laid = verb.kind == "light" and verb.id == "actor" and finite(verb)
    if not (bare and laid) or verb.joined or is_passive(verb):
        return False
    of_it = "ها" if fold_word(chunks[k].name).endswith("ه") else "ه"
    between = chunks[k + 1 : i - 1]
    return verb.word.pronoun == of_it and not any(c.kind in _PARTING for c in between)


_FAR: Final = 9  # chunks from an ambush to the verb that says who laid it
_PARTING: Final = frozenset(("trigger", "comp", "conn"))


def fired_from(draft: Draft, scene: Scene, i: int) -> bool:
    """``إطلاق نار كثيف من طائرات الاحتلال``: from whom the fire came that is told."""
    chunks, k = scene.chunks, draft.at
    fire = draft.pos == "noun" and draft.type in _FIRE and k + 1 < i <= k + _NEAR
    if not fire or chunks[i].kind != "actor" or chunks[i - 1].name != "من":
        return False
    return all(c.kind == "word" for c in chunks[k + 1 : i - 1])


_FIRE: Final = frozenset(("shooting", "airstrike", "shelling"))
_NEAR: Final = 3  # chunks from the fire to whom it came from
