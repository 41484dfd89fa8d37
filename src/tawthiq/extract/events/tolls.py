"""Tolls whose own words name what killed: ``قتل عشرة في هجوم على المدينة``."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft


def killed_in(
    toll: Draft, refused: Sequence[Draft], chunks: Sequence[Chunk]
) -> Draft | None:
    """The act of violence that a toll was suffered in, with the toll; None: of no such act.

    ``refused``: what the sentence might tell besides and was not taken for told.  Whoever
    tells the dead of an attack tells the attack.
    """
    if toll.type != "casualties" or toll.pos != "harm" or toll.status != "asserted":
        return None
    if toll.summed or toll.actors or not finite(chunks[toll.at]):
        return None
    acts = (
        d for d in refused if d.type in VIOLENCE and d.pos == "noun" and not d.spare
    )
    act = next((d for d in acts if _within(chunks, toll.at, d.at)), None)
    if act is None:
        return None
    act.status = "asserted"
    act.harm, act.losses = [*toll.harm], [*toll.losses]
    act.targets = act.targets or toll.targets
    act.places = act.places or toll.places
    return act


def _within(chunks: Sequence[Chunk], verb: int, act: int) -> bool:
    """Whether the noun of an act stands after a verb of harm as that in which it was done."""
    if not verb < act or relation_of(chunks, act) not in ("at", "cause"):
        return False
    return all(c.kind in _BETWEEN and not finite(c) for c in chunks[verb + 1 : act])


_BETWEEN = frozenset(
    ("people", "person", "quantity", "prep", "place", "time", "actor", "source", "word")
)
