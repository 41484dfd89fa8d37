"""Relative clauses beside a trigger: skipped, gone on with, or telling who did it."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.arguments.relations import bound, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, PlaceDraft


def about_event(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a relative clause goes on about the event (``التي دارت بين``)."""
    for c in chunks[i + 1 : i + 4]:
        if c.kind in ("light", "result") or c.id == "carrier":
            return True
        if c.kind not in ("time", "word"):
            return False
    return False


def skip_relative(chunks: Sequence[Chunk], i: int, event: str | None) -> int:
    """The chunk after a relative clause, or -1 where it runs to the sentence's end.

    Two events want a second party, which may stand behind the first one's clause:
    ``بين القوات التي … ومقاتلين``, ``يلتقي س الذي وصل … رئيس الوزراء``.
    """
    for j in range(i + 1, min(i + 14, len(chunks))):
        c = chunks[j]
        if event == "clash" and c.kind == "actor" and c.joined:
            return j
        if event == "negotiation" and c.kind == "person" and not c.word.preposition:
            return j
        if chunks[j].kind == "punct" and chunks[j].name in "،,":
            return j + 1
        if chunks[j].kind in ("comp", "conn"):
            return -1
    return -1


def relative_before(chunks: Sequence[Chunk], i: int) -> int:
    """The relative pronoun whose clause holds chunk i, or -1."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if chunks[j].kind == "rel":
            return j
        if chunks[j].kind in ("conn", "comp", "report") or (
            chunks[j].kind == "punct" and chunks[j].name in "؛:."
        ):
            return -1
    return -1


def antecedent_place(chunks: Sequence[Chunk], k: int) -> list[PlaceDraft]:
    """``المطار الذي استعادته القوات``: the place that the verb's pronoun means."""
    if not (k and chunks[k].word.pronoun and chunks[k - 1].kind == "rel"):
        return []
    for c in chunks[max(0, k - 6) : k - 1][::-1]:
        if c.kind == "place":
            return [PlaceDraft(c)]
        if c.kind not in ("quote", "punct", "word", "place", "prep"):
            return []
    return []


def relative_agent(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """``الهجوم الذي شنته قوات …``, ``الضربات التي ينفذها التحالف``: who did it."""
    for i in range(k + 1, min(k + 7, len(chunks))):
        c = chunks[i]
        if c.id == "actor" and bound(chunks, i):
            group: list[Chunk] = []
            for n in range(i + 1, min(i + 8, len(chunks))):
                d = chunks[n]
                if d.kind in ("actor", "person") and not relation_of(chunks, n):
                    if group and not d.joined:
                        break
                    group.append(d)
                elif d.kind not in ("time", "word", "quote", "prep") and not (
                    d.kind == "punct" and d.name == "،" and not group
                ):
                    break
            if group:
                draft.actors[:] = group
                draft.targets[:] = [t for t in draft.targets if t not in group]
            return
        if c.kind in ("conn", "comp", "report") or (
            c.kind == "punct" and c.name in ":؛"
        ):
            return
