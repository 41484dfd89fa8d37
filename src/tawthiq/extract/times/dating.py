"""When: which time words belong to which event."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import fronted
from tawthiq.extract.events.drafts import SPEECH, Draft, TimeDraft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.times.timeline import since
from tawthiq.text import fold_word
from tawthiq.text.dates import DateAt

_BARRIERS: Final = frozenset(("conn", "rel"))
# Acts of speech are dated by their own words alone.
_OWN: Final = SPEECH | {"negotiation", "agreement", "deployment", "siege"}


def time_of(draft: Draft, scene: Scene) -> TimeDraft | None:
    """The time words of a draft's own clause, else the sentence's main time; or None.

    A time inside a relative clause, a span (``منذ 1974``) or a ``بعد يومين على …`` is
    no other event's time.
    """
    chunks = scene.chunks
    best: tuple[int, bool, int, Chunk] | None = None
    for i, chunk in enumerate(chunks):
        if chunk.kind != "time" or not _may_date(chunk, i, draft):
            continue
        if scene.apart(i, draft.at) or fronted(chunks, draft.at, i):
            continue
        if measures(chunks, i):
            continue
        low, high = sorted((i, draft.at))
        if i < draft.at and any(
            c.kind == "conn" and c.name == "كما" for c in chunks[low + 1 : high]
        ):
            continue  # كما opens a claim of its own
        if i < draft.at and _relative_event(chunks, i, draft.at):
            continue  # المناطق التي سيطرت عليها: another time than the clause's
        if i > draft.at and any(
            c.kind == "conn" and c.name in _NEW for c in chunks[low + 1 : high]
        ):
            continue
        barriers = sum(_parts(c) for c in chunks[low + 1 : high])
        if barriers and (
            chunk.data.since
            or chunk.data.precision != "day"
            or draft.type in _OWN
            or _in_relative(chunks, i)
        ):
            continue
        if _before_masdar(chunks, draft):
            continue
        said = i < draft.at and any(c.kind == "comp" for c in chunks[low + 1 : high])
        key = (barriers, said, abs(i - draft.at), chunk)
        if best is None or key[:3] < best[:3]:
            best = key
    if best is None:
        return None
    chunk = best[3]
    return TimeDraft(chunk.data, chunk.start, chunk.end)


def since_it_began(
    draft: Draft, time: TimeDraft | None, today: datetime.date
) -> TimeDraft | None:
    """``عدد القتلى منذ بدء الحرب في آذار``: a toll of all since the day that a war began."""
    if time is None or not time.at.began or draft.type != "casualties":
        return time
    return since(time, today)


_NEW: Final = ("كما", "فيما", "بينما", "في حين")


def _relative_event(chunks: Sequence[Chunk], i: int, at: int) -> bool:
    """Whether a finite verb at ``at`` stands in a relative clause opened after i."""
    if not finite(chunks[at]):
        return False
    for n in range(at - 1, max(i, at - 4), -1):
        if chunks[n].kind == "rel":
            return True
        if chunks[n].kind not in ("neg", "word", "time"):
            return False
    return False


def _may_date(chunk: Chunk, i: int, draft: Draft) -> bool:
    if chunk.data.shift is not None and not chunk.data.forward:
        return False  # counted from another event: no day by itself
    if chunk.data.lasts is not None and chunk.data.to is None:
        return False  # استمرت أربعة أيام: how long, not when
    if chunk.data.future:
        return draft.status != "asserted"
    return not chunk.data.forward or 0 < draft.at - i <= 6


def _parts(chunk: Chunk) -> bool:
    """Whether a chunk parts two clauses."""
    if chunk.kind in _BARRIERS or (chunk.kind == "punct" and chunk.name in "؛:"):
        return True
    return chunk.kind == "trigger" and finite(chunk) and chunk.data.tense == "past"


def _in_relative(chunks: Sequence[Chunk], i: int) -> bool:
    for c in chunks[max(0, i - 6) : i][::-1]:
        if c.kind == "rel":
            return True
        if c.kind in ("conn", "comp", "report") or (
            c.kind == "punct" and c.name in "،؛:."
        ):
            return False
    return False


_MOST: Final = words("dating.most")
_MEASURED: Final = 6


def measures(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a span of time says how rare an event is, not when it was.

    ``الأعنف منذ عام 2006``, ``غارة ثانية خلال 48 ساعة``.
    """
    at = chunks[i].data
    if at.from_ is not None and at.from_ == at.to:
        return False
    near = chunks[i - 1].name if i else ""
    if at.basis == "explicit" and not (at.since or at.began) and near == "في":
        return False  # الهجوم الأول في يونيو: it was then
    if at.from_ is None and not (at.since or (i and chunks[i - 1].kind == "prep")):
        return False  # شهد الحي أشد المعارك الأيام الماضية
    for n in range(i - 1, max(0, i - _MEASURED) - 1, -1):
        c = chunks[n]
        if c.kind in ("punct", "conn", "rel", "comp", "report", "time"):
            return False
        if c.quantity is not None:
            continue  # أكثر من مئة منذ ديسمبر
        if any(fold_word(w).removeprefix("ال") in _MOST for w in c.name.split()):
            if _ranks_place(chunks, n):
                return False  # في ثاني أكبر مدينة في البلاد منذ أكثر من عام
            return c.kind not in ("place", "actor", "source", "person")
    return False


_PLACES: Final = words("dating.places")


def _ranks_place(chunks: Sequence[Chunk], n: int) -> bool:
    """``ثاني أكبر مدينة``, ``أكبر معاقل التنظيم``: the first of places, not of events."""
    names = [w for c in chunks[n : n + 3] for w in fold_word(c.name).split()]
    return any(w in _PLACES for w in names)


_EARLIER: Final = frozenset(("بعد أن", "منذ أن", "سبق"))
_GAINS: Final = frozenset(("control", "withdrawal", "advance"))


def _before_masdar(chunks: Sequence[Chunk], draft: Draft) -> bool:
    """``بعد أن حررت المدينة``, ``سبق لها استعادة``: an earlier event than the clause's."""
    if draft.type not in _GAINS:
        return False
    for c in chunks[max(0, draft.at - 3) : draft.at][::-1]:
        if c.name in _EARLIER or fold_word(c.name) in _EARLIER:
            return True
        if c.kind not in ("word", "prep", "light"):
            return False
    return False


def count_from_main(events: Sequence[Draft], previous: Sequence[Draft]) -> None:
    """``ويأتي ذلك بعد يومين على هجوم``: two days before what the text tells, not today."""
    for draft in events:
        if draft.date is None or not draft.date.at.forward:
            continue
        main = next(
            (
                d.date.at
                for d in (*[e for e in events if e.at < draft.at], *previous)
                if d.date is not None and _plain_day(d.date.at)
            ),
            None,
        )
        at = draft.date.at
        if main is None or at.to is None or at.precision != "day" or at.today is None:
            continue
        back = at.today - at.to
        day = main.to - back if main.to is not None else at.to
        draft.date = TimeDraft(
            at._replace(from_=day, to=day), draft.date.start, draft.date.end
        )


def _plain_day(at: DateAt) -> bool:
    return at.precision == "day" and not (at.since or at.forward or at.future)
