"""The times that may be an event's, with what the learnt choice sees of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.events.asides import fronted
from tawthiq.extract.events.drafts import SPEECH, VIOLENCE, Draft, TimeDraft
from tawthiq.extract.judging.scene import Scene, gap
from tawthiq.extract.judging.triggers import shape
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.extract.times.asked import Asked, Offer, sort_of
from tawthiq.extract.times.counted import counted, joined, runs, stretched
from tawthiq.extract.times.dating import measures
from tawthiq.extract.times.earlier import dated_before, elsewhere, inherited
from tawthiq.extract.times.timeline import Timeline

# So many options at most: beyond them a choice gets worse, not better.
_MOST: Final = 8
_HERE: Final = 4
_MANY: Final = 2
_NEAR: Final = 7


class TimeOption(NamedTuple):
    """A time that may be an event's, with what is seen of it."""

    time: TimeDraft | None
    features: list[str]


def times(
    draft: Draft,
    scene: Scene,
    sentence: Sentence,
    today: datetime.date | None,
    rule: TimeDraft | None,
    previous: Sequence[Draft],
    timeline: Timeline,
) -> list[TimeOption]:
    """The times that may be a draft's: none, its sentence's, those told elsewhere.

    ``rule`` is what the grammar of clauses picks; ``previous``: the events before, the
    latest last.  Ways that lead to the same days are one option with all their features.
    """
    k = draft.at
    asked = Asked(
        draft,
        scene,
        sentence,
        today,
        rule,
        previous,
        timeline,
        _spots(scene, k),
        _voice(draft),
        shape(scene, k, draft.pos),
        scene.opening(),
    )
    dated = dated_before(draft, previous)
    found: dict[tuple[object, object], TimeOption] = {}
    for time, features in (
        *_here(asked),
        *joined(asked),
        *counted(asked, dated),
        *runs(asked, dated),
        *inherited(asked, dated),
        *elsewhere(asked),
    ):
        key = time.at.from_, time.at.to
        if key == (None, None):
            continue
        if key in found:
            found[key].features.extend(features)
        elif len(found) < _MOST - 1:
            found[key] = TimeOption(time, features)
    return [TimeOption(None, _none(asked, dated=bool(dated))), *found.values()]


def _spots(scene: Scene, k: int) -> list[int]:
    """The time chunks of a sentence, the nearest to k first."""
    spots = [
        i
        for i, c in enumerate(scene.chunks)
        if c.kind == "time" and not (scene.apart(i, k) or fronted(scene.chunks, k, i))
    ]
    return sorted(spots, key=lambda i: abs(i - k))


def _voice(draft: Draft) -> str:
    if draft.type in SPEECH:
        return "speech"
    return "war" if draft.type in VIOLENCE else "other"


def _none(asked: Asked, *, dated: bool) -> list[str]:
    draft, spots, rule = asked.draft, asked.spots, asked.rule
    some = f"{min(len(spots), 2)}|{rule is not None}|{dated}"
    near = asked.timeline.before(asked.sentence.number)
    far = gap(asked.sentence.number - near[-1].sentence) if near else -1
    number = asked.sentence.number
    apart = asked.timeline.apart(near[-1].sentence, number) if near else "none"
    return [
        "none",
        f"none:{some}",
        f"none:{some}|{draft.headline}",
        f"none:{draft.type}|{rule is not None}|{bool(spots)}",
        f"none:{asked.voice}|{asked.pos}|{bool(spots)}",
        f"none:{asked.voice}|{far}|{rule is not None}",
        f"none:{draft.status}",
        f"none:{asked.scene.at(draft.at - 1)}",
        f"none:{bool(draft.sources)}|{some}",
        f"none:{asked.opening}|{bool(spots)}",
        f"none:{apart}|{rule is not None}|{asked.voice}",
    ]


def _here(asked: Asked) -> Iterator[Offer]:
    """The times of the draft's own sentence, the nearest first."""
    draft, scene, rule, voice = asked.draft, asked.scene, asked.rule, asked.voice
    k = draft.at
    for n, i in enumerate(asked.spots[:_HERE]):
        c = scene.chunks[i]
        at = c.data
        if measures(scene.chunks, i) and not _dates_it(scene, i, k):
            continue
        if at.forward or (at.shift is not None and at.from_ is None):
            continue
        side = "R" if i > k else "L"
        parts = scene.between(i, k)
        picked = rule is not None and rule.start == c.start
        sort = sort_of(at)
        nearer = _nearer(scene, i, k)
        verb = _verb_before(scene, i)
        left, right = scene.at(i - 1), scene.at(i + 1)
        time = TimeDraft(at, c.start, c.end)
        yield (
            time,
            [
                f"here:{picked}",
                f"here:{picked}|{voice}",
                f"here:{picked}|{side}|{parts}",
                f"here:{side}|{parts}|{sort}",
                f"here:{side}|{parts}|{voice}",
                f"here:{sort}|{picked}",
                f"here:{sort}|{draft.type}",
                f"here:{side}|{gap(i - k)}|{n}",
                f"here:{n}|{picked}|{len(asked.spots)}",
                f"here:{left}",
                f"here:{left}|{voice}|{side}",
                f"here:{right}|{side}",
                f"here:{asked.pos}|{side}|{gap(i - k)}",
                f"here:{draft.headline}|{picked}",
                f"here:{draft.type}|{picked}",
                f"here:{draft.status}|{sort}",
                f"here:{nearer}|{picked}",
                f"here:{nearer}|{side}|{voice}",
                f"here:{verb}|{side}|{nearer}",
                f"here:{verb}|{picked}|{voice}",
                f"here:{verb}|{sort}",
            ],
        )
        for way, other in stretched(asked, time):
            yield (
                other,
                [
                    way,
                    f"{way}:{side}|{parts}",
                    f"{way}:{asked.pos}|{side}",
                    f"{way}:{voice}|{picked}",
                    f"{way}:{gap(i - k)}|{side}",
                    f"{way}:{draft.type}",
                ],
            )


def _dates_it(scene: Scene, i: int, k: int) -> bool:
    """``أعنف أيامها منذ فرض الحصار في أيار``: what منذ governs began on the day after it."""
    if not scene.chunks[i].data.began or not 0 < k < i:
        return False
    return any(c.name == "منذ" for c in scene.chunks[max(0, k - _SINCE) : k])


_SINCE: Final = 2


def _nearer(scene: Scene, i: int, k: int) -> int:
    """How many other events or verbs stand nearer to the time at i than k, up to 2."""
    reach = abs(i - k)
    count = 0
    for j in range(max(0, i - reach + 1), min(len(scene.chunks), i + reach)):
        count += j != k and scene.marks[j] in ("V", "T", "H", "Q")
        if count == _MANY:
            break
    return count


def _verb_before(scene: Scene, i: int) -> str:
    """The kind of the last verb before the time at i: saying, happening, none near."""
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if scene.marks[j] in ("V", "T", "H", "Q", "L", "M"):
            return scene.marks[j]
    return ""
