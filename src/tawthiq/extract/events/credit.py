"""Who claims an attack did it: ``تبنى تنظيم … التفجير``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.events.drafts import STRIKES, Draft
from tawthiq.text import fold_word

_WHY: Final = "responsibility claimed"


def credit(events: Sequence[Draft], previous: Sequence[Draft]) -> None:
    """Give the attacks that a claim of responsibility tells of to who claims them."""
    for claim in events:
        if not _claims(claim):
            continue
        told = [d for d in events if 0 < d.at - claim.at <= 12] or (
            [d for d in events if d.at < claim.at] if claim.anaphoric else previous
        )
        for draft in told:
            if draft.type in STRIKES and not draft.actors:
                draft.actors = list(claim.actors)
                draft.why.append(_WHY)


def credit_named(events: Sequence[Draft], before: Sequence[Draft]) -> None:
    """A claim of responsibility names the places: the attacks told there are theirs."""
    owned = [e for e in events if _claims(e) and e.actors]
    if not owned:
        return
    told = [e for e in events if e.type in STRIKES and e.at > owned[0].at]
    names = {fold_word(p.chunk.name) for e in told for p in e.places}
    for draft in before:
        places = {fold_word(p.chunk.name) for p in draft.places}
        if draft.type in STRIKES and not draft.actors and places & names:
            draft.actors = list(owned[0].actors)
            draft.why.append(_WHY)


def _claims(event: Draft) -> bool:
    """Whether somebody claims to have done it; who denies that is credited with nothing."""
    return event.type == "responsibility" and event.status == "asserted"
