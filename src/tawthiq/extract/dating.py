"""When: which time words belong to which event."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft, TimeDraft

_BARRIERS = frozenset(("conn", "comp"))


def time_of(draft: Draft, chunks: Sequence[Chunk]) -> TimeDraft | None:
    """The nearest time words of the sentence, clause by clause; None if it has none."""
    best: tuple[int, int, Chunk] | None = None
    for i, chunk in enumerate(chunks):
        if chunk.kind != "time":
            continue
        low, high = sorted((i, draft.at))
        barriers = sum(
            c.kind in _BARRIERS
            or (c.kind == "punct" and c.name in "؛:")
            or (c.kind == "trigger" and c.data and getattr(c.data, "tense", "") == "past")
            for c in chunks[low + 1 : high]
        )
        key = (barriers, abs(i - draft.at), chunk)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is None:
        return None
    chunk = best[2]
    if chunk.data.future and draft.status == "asserted":
        return None
    return TimeDraft(chunk.data, chunk.start, chunk.end)
