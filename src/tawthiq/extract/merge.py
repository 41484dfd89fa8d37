"""Report → events: an event that is told twice is one claim.

A headline whose event the body tells is no claim of its own, and neither is a second word
for one event in one sentence: ``قصف … بغارات``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import FAMILIES, Draft, HarmDraft
from tawthiq.text import fold_word

_FILLED = ("actors", "targets", "weapons", "sources", "harm", "losses", "victims")


def untold(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in the order of the text, without headlines that the body tells again."""
    body = {(d.status, d.type) for d in drafts if not d.headline}
    harmed = {d.status for d in drafts if not d.headline and d.harm}
    below = [h for d in drafts if not d.headline for h in d.harm]
    kept = [
        d
        for d in drafts
        if not (d.headline and _told(d, body, harmed)) or _sums(d, below)
    ]
    ids = {id(d) for d in kept}
    _keep_tolls([d for d in drafts if id(d) not in ids], kept)
    return sorted(kept, key=lambda d: (d.start, d.type))


def _keep_tolls(headlines: Sequence[Draft], body: Sequence[Draft]) -> None:
    """``إصابة راع بنيران القوات`` over a body that tells the fire alone: its toll goes there."""
    for headline in headlines:
        kin = (headline.type, "casualties")
        told = {h.kind for d in body if d.type in kin for h in d.harm}
        lost = [h for h in headline.harm if h.low and h.kind not in told]
        same = (headline.type, headline.status)
        again = [d for d in body if (d.type, d.status) == same]
        if lost and again and not again[0].harm:
            again[0].harm = list({(h.kind, h.low): h for h in lost}.values())


def _told(headline: Draft, body: set[tuple[str, str]], harmed: set[str]) -> bool:
    """Whether the body tells what a headline announces: its type, or its dead."""
    kin = {headline.type}.union(*(f for f in FAMILIES if headline.type in f))
    return any((headline.status, t) in body for t in kin) or (
        headline.type == "casualties" and headline.status in harmed
    )


def _sums(headline: Draft, below: Sequence[HarmDraft]) -> bool:
    """``35 شهيدا اليوم`` over a list of places: the sum is told nowhere else."""
    total = max((h.low or 0 for h in headline.harm), default=0)
    kinds = {h.kind for h in headline.harm if h.low == total}
    parts = [h.low or 0 for h in below if h.kind in kinds and h.group == "unspecified"]
    return headline.type == "casualties" and len(parts) > 1 and max(parts) < total


def single(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those that tell anew what another draft of their sentence tells.

    The fuller one is kept, the first of two as full, and takes what the other adds.
    """
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        places = frozenset(_names(p.chunk for p in draft.places))
        if places:
            groups[draft.sentence, draft.type, draft.status, places].append(draft)
    gone: set[int] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            if {id(one), id(other)} & gone or not _same(one, other):
                continue
            fuller, less = (other, one) if other.weight > one.weight else (one, other)
            _take(fuller, less)
            gone.add(id(less))
    return [d for d in drafts if id(d) not in gone]


def _same(one: Draft, other: Draft) -> bool:
    """Whether nothing sets apart two drafts of one sentence, type and set of places."""
    named = [(one.actors, other.actors), (one.sources, other.sources)]
    days = {_days(d) for d in (one, other) if d.date is not None}
    return (
        all(not a or not b or _names(a) & _names(b) for a, b in named)
        and len(days) <= 1
        and not _counts_differ(one, other)
    )


def _counts_differ(one: Draft, other: Draft) -> bool:
    """Whether both count people of one kind and no count is the same."""
    mine = {(h.kind, h.low, h.high) for h in one.harm}
    theirs = {(h.kind, h.low, h.high) for h in other.harm}
    both = {kind for kind, _, _ in mine} & {kind for kind, _, _ in theirs}
    return bool(both) and not mine & theirs


def _days(draft: Draft) -> object:
    return draft.date and (draft.date.at.from_, draft.date.at.to)


def _names(chunks: Iterable[Chunk]) -> set[str]:
    return {fold_word(c.name) for c in chunks}


def _take(fuller: Draft, less: Draft) -> None:
    """Fill what the fuller draft leaves open from the other."""
    for slot in _FILLED:
        if not getattr(fuller, slot):
            setattr(fuller, slot, getattr(less, slot))
    fuller.date = fuller.date or less.date
    fuller.why.append("told twice in its sentence")
