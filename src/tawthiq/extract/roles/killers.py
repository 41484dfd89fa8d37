"""Who killed, where the verb of harm itself says so: ``قتلت القوات 52 منهم``."""

from __future__ import annotations

from tawthiq.extract.arguments import finite
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.harm.agents import is_one
from tawthiq.extract.harm.people import can_suffer
from tawthiq.extract.judging.scene import Scene


def kills(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether i is the subject of a verb of killing, between it and whom it counts."""
    chunks, k = scene.chunks, draft.at
    if draft.pos != "harm" or i != k + 1 or i + 1 >= len(chunks):
        return False
    verb, who, whom = chunks[k : k + 3]
    hit = verb.alts.get("harm_verb")
    if hit is None or not finite(verb) or verb.word.pronoun:
        return False
    side = who.kind == "actor" and not (is_one(who) or who.joined or scene.relations[i])
    counted = can_suffer(whom) and whom.quantity is not None and not whom.joined
    return side and counted and hit.lexeme.data.suffers == "object"
