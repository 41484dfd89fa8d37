"""Days counted from another event's: ``في اليوم التالي``, ``غداة الهجوم``, ``منذ بدء المعارك``."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.extract.events.drafts import Draft, TimeDraft
from tawthiq.extract.judging.scene import gap
from tawthiq.extract.times.asked import Asked, Offer
from tawthiq.extract.times.dating import measures
from tawthiq.extract.times.earlier import dated_before
from tawthiq.extract.times.timeline import day_of, on, plain, since
from tawthiq.text.dates import DateAt
from tawthiq.text.dates.counts import back

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


def runs(asked: Asked, dated: Sequence[tuple[Draft, str]]) -> Iterator[Offer]:
    """How long it went on, up to a day that is told: ``معارك استمرت أربعة أيام``.

    A newspaper tells of yesterday: its ``خلال 24 ساعة`` ends there. Two joined days are
    one time: ``ليل أمس وفجر اليوم``.
    """
    draft, chunks = asked.draft, asked.scene.chunks
    k = draft.at
    for i in asked.spots[:_HERE]:
        c = chunks[i]
        at: DateAt = c.data
        time = TimeDraft(at, c.start, c.end)
        side = "R" if i > k else "L"
        if at.since and at.from_ is not None:
            yield from _until(asked, i, dated, time, side)
        ran = None if measures(chunks, i) else at.lasts or _between(at)
        for base, day in _ends(asked, i, dated) if ran is not None else ():
            start = back(day, ran[1], ran[0]) if ran is not None else day
            yield (
                on(time, start, inherited=base not in ("clause", "today"), to=day),
                [
                    f"run:{base}|{at.since}|{at.forward}",
                    f"run:{base}|{side}|{gap(i - k)}",
                    f"run:{asked.pos}|{side}|{at.to is None}",
                    f"run:{asked.voice}|{draft.type}",
                ],
            )


def _until(
    asked: Asked,
    i: int,
    dated: Sequence[tuple[Draft, str]],
    time: TimeDraft,
    side: str,
) -> Iterator[Offer]:
    """``منذ السبت`` in a newspaper that tells of yesterday: up to that day."""
    start = time.at.from_
    for base, day in itertools.islice(_bases(asked, i, dated), 1):
        if start is not None and start < day and day != asked.today:
            yield (
                on(time, start, inherited=base != "clause", to=day),
                [f"until:{base}", f"until:{side}|{asked.voice}", f"until:{asked.pos}"],
            )


def joined(asked: Asked) -> Iterator[Offer]:
    """Two days that stand joined are one time: ``ليل أمس وفجر اليوم``."""
    chunks, k = asked.scene.chunks, asked.draft.at
    for i in asked.spots[:_HERE]:
        j = i + 1
        j += j < len(chunks) and chunks[j].name == "و"
        if j >= len(chunks) or chunks[j].kind != "time":
            continue
        one, two = chunks[i].data, chunks[j].data
        both = chunks[j].joined or j > i + 1
        start, end = day_of(one), day_of(two)
        if not both or start is None or end is None or one.from_ > end:
            continue
        side = "R" if i > k else "L"
        time = TimeDraft(one, chunks[i].start, chunks[j].end)
        yield (
            on(time, one.from_, inherited=False, to=end),
            [
                "joined",
                f"joined:{side}|{gap(i - k)}",
                f"joined:{asked.voice}|{asked.pos}",
                f"joined:{side}|{asked.scene.between(i, k)}",
            ],
        )


def _between(at: DateAt) -> tuple[int, str] | None:
    """``بعد ثمانية أسابيع من المعارك``: the days between two events, as a run."""
    return (at.shift, "day") if at.forward and at.shift and at.shift > 0 else None


def _ends(
    asked: Asked, i: int, dated: Sequence[tuple[Draft, str]]
) -> Iterator[tuple[str, datetime.date]]:
    """The days that a run may end with: those that days are counted from, or today."""
    bases = list(itertools.islice(_bases(asked, i, dated), 1))
    yield from bases
    if asked.today is not None and all(day != asked.today for _, day in bases):
        yield "today", asked.today


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
    if at.opening is not None and at.from_ is not None:
        # منذ آذار, that month; منذ يومين, قبل شهر: that very day.
        day = at.from_
        end: datetime.date | None = at.opening
        if not at.since and at.precision in ("month", "week"):
            day, end = at.opening, at.to if at.precision == "week" else at.opening
        if at.from_ > at.opening:
            day = at.opening
        yield "opening", on(time, day, inherited=False, to=end)
    if at.since and at.from_ is None:
        for known, _ in dated_before(asked.draft, asked.previous)[:2]:
            start = known.date.at.from_ if known.date is not None else None
            if start is not None and start != asked.today:
                span = TimeDraft(at._replace(from_=start), time.start, time.end)
                yield "start", since(span, asked.today)
