"""Names of those who are counted already: ``قتل الشابان س وص``."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.chunking.rolls import listed_after
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.harm.fates import NONE, Affected


def counted_by_name(
    told: Sequence[tuple[Draft, list[str]]],
    found: Sequence[Affected],
    chunks: Sequence[Chunk],
) -> None:
    """Nobody whom a list names was harmed beside those whom it is counted with.

    The first name stands right after them, or is counted with all of its list itself.
    """
    left = 0  # of those counted, whom no name has told yet
    last = -1
    for n, who in enumerate(found):
        i, chunk = who.at, chunks[who.at]
        named = chunk.kind == "person"
        # الشقيقان أحمد | ومحمود س: a word is the name of one of them
        shared = i == last + 2 and chunk.joined and chunks[i - 1].kind == "word"
        beside = i == last + 1 or shared
        listed = named and (beside or listed_after(chunks, i) == last)
        if left and listed and who.told.low == 1:
            left -= 1
            for _, fates in told:
                fates[n] = NONE
        else:
            harmed = any(fates[n] != NONE for _, fates in told)
            counted = harmed and who.told.form == "exact"
            left = (who.told.low or 0) - named if counted else 0
        last = i
