"""Whom an event of a sentence may not have harmed, whatever its words look like."""

from __future__ import annotations

from tawthiq.extract.events.asides import came_before
from tawthiq.extract.events.conditions import parted
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.events.portions import caused, portion
from tawthiq.extract.harm import losses, told
from tawthiq.extract.harm.fates import Affected
from tawthiq.extract.harm.hosts import apart, contrasted
from tawthiq.extract.harm.members import own_hands
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.aftermath import treated


def spared(scene: Scene, draft: Draft, affected: Affected, fate: str) -> bool:
    """Whether only the grammar may say that an event of the sentence affected somebody.

    ``في أكبر خسارة منذ مقتل ستة جنود``: who is told aside; ``هدمت جرافات``: what did it;
    ``نجا خمسة``: who came off; ``اعتقل خمسة بعد تفجير``: to whom another thing was done;
    ``قصف …، فيما أصيب ثلاثة بقذائف``: whom a cause of their own befell; ``وصول جثث إلى
    المستشفى``: where its dead were brought; ``محاولة اغتيال قائد``: who was only to be killed;
    ``و63 على يد جهات أخرى``: who died at other hands.
    """
    chunks, i = scene.chunks, affected.at
    others = [(d, kind) for d, kind in affected.given if d is not draft]
    listed = any(d.head is not None for d, _ in others)
    elsewhere = bool(others) and all(fate not in kind.split("+") for _, kind in others)
    return (
        elsewhere
        or listed  # 16 شهيداً في الشعار، وجرحى في الصاخور
        or scene.apart(i, draft.at)
        or came_before(chunks, draft.at, i)
        or (apart(chunks, draft.at, i) and caused(chunks, i))
        or contrasted(chunks, i, draft.at)
        or (draft.status == "denied" and parted(chunks, i, draft.at))
        or (bool(draft.actors) and own_hands(chunks, i) > 0)
        or portion(scene.portions, i) != portion(scene.portions, draft.at)
        or losses.pulls_down(chunks, draft.at, i)
        or treated(draft, chunks, i)
        or (i == draft.at + 1 and told.tried(chunks[draft.at]))
        or (not affected.given and not told.befell(chunks, i))
    )
