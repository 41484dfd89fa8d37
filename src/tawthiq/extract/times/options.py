"""The times that may be an event's, with what the learnt choice sees of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.events.asides import fronted
from tawthiq.extract.events.drafts import SPEECH, VIOLENCE, Draft, TimeDraft
from tawthiq.extract.judging.linear import Form, Joint, Seen, Spelled
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
    features: Joint


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
            found[key].features.add(features)
        elif len(found) < _MOST - 1:
            found[key] = TimeOption(time, Joint(features))
    return [TimeOption(None, Joint(_none(asked, dated=bool(dated)))), *found.values()]


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


def _none(asked: Asked, *, dated: bool) -> Seen:
    draft, rule = asked.draft, asked.rule is not None
    few, spots = min(len(asked.spots), 2), bool(asked.spots)
    number = asked.sentence.number
    near = asked.timeline.before(number)
    far = gap(number - near[-1].sentence) if near else -1
    apart = asked.timeline.apart(near[-1].sentence, number) if near else "none"
    return Seen(
        _NONE,
        (
            (few, rule, dated, draft.headline, bool(draft.sources)),
            (draft.type, asked.voice, asked.pos, rule, spots, far, apart),
            (draft.status, asked.scene.at(draft.at - 1)),
            (asked.opening, spots),
        ),
    )


def _of_none(
    few: int, rule: object, dated: object, headline: object, sourced: object
) -> Spelled:
    some = f"{few}|{rule}|{dated}"
    told = ("none", f"none:{some}", f"none:{some}|{headline}")
    return (*told, f"none:{sourced}|{some}")


def _of_event(
    type_: str,
    voice: str,
    pos: str,
    rule: object,
    spots: object,
    far: int,
    apart: str,
) -> Spelled:
    return (
        f"none:{type_}|{rule}|{spots}",
        f"none:{voice}|{pos}|{spots}",
        f"none:{voice}|{far}|{rule}",
        f"none:{apart}|{rule}|{voice}",
    )


def _of_status(status: str, left: str) -> Spelled:
    return f"none:{status}", f"none:{left}"


def _of_opening(opening: str, spots: object) -> Spelled:
    return (f"none:{opening}|{spots}",)


_NONE: Final = Form(_of_none, _of_event, _of_status, _of_opening)


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
