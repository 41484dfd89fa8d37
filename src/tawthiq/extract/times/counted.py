"""Days counted from another event's: ``في اليوم التالي``, ``غداة الهجوم``, ``منذ بدء المعارك``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.extract.drafts import Draft, TimeDraft
from tawthiq.extract.scene import gap
from tawthiq.extract.times.asked import Asked, Offer
from tawthiq.extract.times.earlier import dated_before
from tawthiq.extract.times.timeline import day_of, on, plain, since
from tawthiq.text.dates import DateAt

_HERE: Final = 4
_BASES: Final = 3


def counted(asked: Asked, dated: Sequence[tuple[Draft, str]]) -> Iterator[Offer]:
    """Days counted from another event's: ``في اليوم التالي``, ``بعد يومين على الهجوم``."""
    draft, scene = asked.draft, asked.scene
    k = draft.at
    for i in asked.spots[:_HERE]:
        c = scene.chunks[i]
        at: DateAt = c.data
        if at.shift is None and not at.forward:
            continue
        after = at.forward and i < k
        time = TimeDraft(at, c.start, c.end)
        side = "R" if i > k else "L"
        parts = scene.between(i, k)
        for base, day in _bases(asked, i, dated):
            # The event after غداة lies before what the clause tells.
            if at.shift is None:
                to = at._replace(from_=None, to=day, forward=False)
                moved = TimeDraft(to, c.start, c.end)
            else:
                shift = datetime.timedelta(days=-at.shift if after else at.shift)
                moved = on(time, day + shift, inherited=base != "clause")
            yield (
                moved,
                [
                    f"count:{base}|{at.forward}",
                    f"count:{base}|{at.forward}|{side}|{gap(i - k)}",
                    f"count:{at.forward}|{side}|{parts}",
                    f"count:{base}|{at.shift}|{at.forward}",
                    f"count:{side}|{asked.pos}|{at.forward}",
                    f"count:{at.forward}|{asked.voice}",
                ],
            )
        if at.forward and at.to is not None:
            plainly = at._replace(forward=False, shift=None)
            yield TimeDraft(plainly, c.start, c.end), [f"count:today|{side}|{parts}"]


def _bases(
    asked: Asked, i: int, dated: Sequence[tuple[Draft, str]]
) -> Iterator[tuple[str, datetime.date]]:
    """The days that the words at i may count from: the clause's, the last told ones."""
    chunks = asked.scene.chunks
    seen: set[datetime.date] = set()
    own = [
        ("clause", chunks[j].data)
        for j in sorted(asked.spots, key=lambda j: abs(j - i))
        if j != i and plain(chunks[j].data)
    ]
    told = [
        (how, d.date.at) for d, how in dated if d.date is not None and how != "first"
    ]
    words = [("words", w.at) for w in asked.timeline.before(asked.sentence.number)]
    for base, at in (*own[:2], *told, *reversed(words)):
        day = day_of(at)
        if day is not None and day not in seen:
            seen.add(day)
            yield base, day
        if len(seen) == _BASES:
            return


def stretched(asked: Asked, time: TimeDraft) -> Iterator[tuple[str, TimeDraft]]:
    """Other readings of ``منذ``: from a day told after it, its first day, a known one."""
    at = time.at
    if at.began and at.from_ is not None:
        yield "since", since(time, asked.today)
    if at.since and at.from_ is not None and at.opening is not None:
        yield "opening", on(time, at.from_, inherited=False, to=at.opening)
    if at.since and at.from_ is None:
        for known, _ in dated_before(asked.draft, asked.previous)[:2]:
            start = known.date.at.from_ if known.date is not None else None
            if start is not None and start != asked.today:
                span = TimeDraft(at._replace(from_=start), time.start, time.end)
                yield "start", since(span, asked.today)
