"""Losses: what was destroyed, damaged or captured, by which words."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import LossDraft
from tawthiq.extract.harm.items import LossAt, count_of
from tawthiq.extract.harm.verbs import topic


def losses(chunks: Sequence[Chunk]) -> list[LossAt]:
    """All losses told in a sentence: a word of loss with the objects it governs."""
    out: list[LossAt] = []
    for k, chunk in enumerate(chunks):
        hit = chunk.alts.get("loss")
        if hit is None:
            continue
        state = hit.lexeme.data.state
        objects: list[int] = []
        doer: tuple[Chunk, ...] = ()
        for i in range(k + 1, min(k + 14, len(chunks))):
            c = chunks[i]
            if c.kind == "object" or ("equipment" in c.alts and c.quantity):
                if objects and not (c.joined or objects[-1] >= i - 2):
                    break
                objects.append(i)
            elif c.kind == "actor" and not objects and not relation_of(chunks, i):
                doer = (c,)
            elif c.kind in (
                "trigger",
                "harm",
                "loss",
                "conn",
                "comp",
                "report",
                "rel",
            ) or (c.kind in ("place", "people") and objects):
                break
        if not objects and hit.word.pronoun:
            objects = [
                i for i in range(max(0, k - 12), k) if chunks[i].kind == "object"
            ][-1:]
            doer = doer or topic(chunks, objects[0] if objects else k)
        for i in objects:
            out.append(LossAt(_loss(chunks, i, state), i, k, doer))
    return out


def _loss(chunks: Sequence[Chunk], i: int, state: str) -> LossDraft:
    chunk = chunks[i]
    low, high, form, words = count_of(chunks, i)
    return LossDraft(chunk.name, low, high, form, words, state, chunk.start, chunk.end)
