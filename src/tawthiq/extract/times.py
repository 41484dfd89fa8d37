"""The times that may be an event's, with what the learnt choice sees of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.drafts import SPEECH, VIOLENCE, Draft, TimeDraft
from tawthiq.extract.scene import Scene, gap, shape
from tawthiq.extract.sentences import Sentence
from tawthiq.extract.timeline import Timeline, Words, day_of, on, plain, since
from tawthiq.text import fold_word
from tawthiq.text.dates import DateAt

# So many options at most: beyond them a choice gets worse, not better.
_MOST: Final = 8
_HERE: Final = 4
_EARLIER: Final = 4
_BASES: Final = 3
_MANY: Final = 2
_NEAR: Final = 7


class TimeOption(NamedTuple):
    """A time that may be an event's, with what is seen of it."""

    time: TimeDraft | None
    features: list[str]


class Asked(NamedTuple):
    """What the features of every option of one event share."""

    draft: Draft
    scene: Scene
    sentence: Sentence
    today: datetime.date | None
    rule: TimeDraft | None
    previous: Sequence[Draft]
    timeline: Timeline
    spots: Sequence[int]
    voice: str
    pos: str


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
    )
    dated = _dated(draft, previous)
    found: dict[tuple[object, object], TimeOption] = {}
    for time, features in (
        *_here(asked),
        *_counted(asked, dated),
        *_inherited(asked, dated),
        *_elsewhere(asked),
    ):
        key = time.at.from_, time.at.to
        if key == (None, None):
            continue
        if key in found:
            found[key].features.extend(features)
        elif len(found) < _MOST - 1:
            found[key] = TimeOption(time, features)
    for option in found.values():
        option.features.extend(_ways(asked, option, len(found)))
    return [TimeOption(None, _none(asked, bool(dated))), *found.values()]


def _ways(asked: Asked, option: TimeOption, many: int) -> list[str]:
    """What all the ways that lead to one time say together."""
    ways = "+".join(sorted({_way(f) for f in option.features}))
    spots, ruled = bool(asked.spots), asked.rule is not None
    return [
        f"ways:{ways}|{spots}|{ruled}",
        f"ways:{ways}|{asked.voice}",
        f"ways:{ways}|{min(many, 4)}",
        f"ways:{ways}|{asked.pos}",
    ]


def _way(feature: str) -> str:
    """The way that a feature tells of: ``here``, ``before``, ``word:lead`` …"""
    head, _, rest = feature.partition(":")
    return head + rest.partition("|")[0] if head in ("word", "count") else head


def _spots(scene: Scene, k: int) -> list[int]:
    """The time chunks of a sentence, the nearest to k first."""
    spots = [i for i, c in enumerate(scene.chunks) if c.kind == "time"]
    return sorted(spots, key=lambda i: abs(i - k))


def _voice(draft: Draft) -> str:
    if draft.type in SPEECH:
        return "speech"
    return "war" if draft.type in VIOLENCE else "other"


def _none(asked: Asked, dated: bool) -> list[str]:  # noqa: FBT001 - a feature
    draft, spots, rule = asked.draft, asked.spots, asked.rule
    some = f"{min(len(spots), 2)}|{rule is not None}|{dated}"
    near = asked.timeline.before(asked.sentence.number)
    far = gap(asked.sentence.number - near[-1].sentence) if near else -1
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
    ]


def _here(asked: Asked) -> Iterator[tuple[TimeDraft, list[str]]]:
    """The times of the draft's own sentence, the nearest first."""
    draft, scene, rule, voice = asked.draft, asked.scene, asked.rule, asked.voice
    k = draft.at
    for n, i in enumerate(asked.spots[:_HERE]):
        c = scene.chunks[i]
        at = c.data
        if at.forward or at.shift is not None and at.from_ is None:
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
        for way, other in _stretched(asked, time):
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


def _stretched(asked: Asked, time: TimeDraft) -> Iterator[tuple[str, TimeDraft]]:
    """Other readings of ``منذ``: from a day told after it, its first day, a known one."""
    at = time.at
    if at.began and at.from_ is not None:
        yield "since", since(time, asked.today)
    if at.since and at.from_ is not None and at.opening is not None:
        yield "opening", on(time, at.from_, inherited=False, to=at.opening)
    if at.since and at.from_ is None:
        for known, _ in _dated(asked.draft, asked.previous)[:2]:
            start = known.date.at.from_ if known.date is not None else None
            if start is not None and start != asked.today:
                span = TimeDraft(at._replace(from_=start), time.start, time.end)
                yield "start", since(span, asked.today)


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


def _counted(
    asked: Asked, dated: Sequence[tuple[Draft, str]]
) -> Iterator[tuple[TimeDraft, list[str]]]:
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


def _inherited(
    asked: Asked, dated: Sequence[tuple[Draft, str]]
) -> Iterator[tuple[TimeDraft, list[str]]]:
    """The times of events before: the last, the first, one alike, one of the place."""
    draft, scene, rule = asked.draft, asked.scene, asked.rule
    spots, voice, pos = bool(asked.spots), asked.voice, asked.pos
    some = f"{min(len(asked.spots), 2)}|{rule is not None}|True"
    for n, (known, how) in enumerate(dated):
        if known.date is None:
            continue
        at = known.date.at
        sort = sort_of(at)
        far = gap(asked.sentence.number - known.sentence)
        same = "same" if known.type == draft.type else "other"
        where = _meet(draft, known)
        told_by = _one_teller(draft, known)
        yield (
            TimeDraft(at, known.date.start, known.date.end, inherited=True),
            [
                f"before:{how}",
                f"before:{how}|{some}",
                f"before:{how}|{far}|{rule is not None}",
                f"before:{how}|{far}|{same}|{spots}",
                f"before:{far}|{voice}|{spots}",
                f"before:{sort}|{spots}",
                f"before:{sort}|{voice}|{far}",
                f"before:{how}|{draft.type}|{spots}",
                f"before:{known.date.inherited}|{far}",
                f"before:{how}|{scene.at(0)}|{spots}",
                f"before:{pos}|{spots}|{how}",
                f"before:{told_by}|{far}|{spots}",
                f"before:{known.headline}|{far}|{how}",
                f"before:{draft.headline}",
                f"before:{where}|{same}|{how}",
                f"before:{where}|{far}",
                f"before:{n}|{len(dated)}|{spots}",
                f"before:{how}|{scene.at(0)}|{scene.at(1)}",
                f"before:{known.headline}|{draft.headline}|{voice}",
                f"before:{same}|{voice}|{far}|{rule is not None}",
                f"before:{known.type}|{draft.type}",
                f"before:{draft.status}|{voice}|{rule is not None}",
            ],
        )


def _elsewhere(asked: Asked) -> Iterator[tuple[TimeDraft, list[str]]]:
    """Time words of other sentences that perhaps no event took."""
    number = asked.sentence.number
    timeline = asked.timeline
    near = list(reversed(timeline.before(number)))
    for n, words in enumerate(near):
        yield _word(asked, words, f"near{n}")
    for words in timeline.lead(number):
        yield _word(asked, words, "lead")
    for words in timeline.after(number):
        yield _word(asked, words, "next")


def _word(asked: Asked, words: Words, how: str) -> tuple[TimeDraft, list[str]]:
    draft = asked.draft
    far = gap(asked.sentence.number - words.sentence)
    part = words.paragraph == asked.sentence.paragraph
    spots, sort = bool(asked.spots), sort_of(words.at)
    ruled = asked.rule is not None
    taken = any(
        d.date is not None and d.date.start == words.start
        for d in asked.previous[-_MOST:]
    )
    return (
        TimeDraft(words.at, words.start, words.end, inherited=True),
        [
            f"word:{how}",
            f"word:{how}|{spots}|{ruled}",
            f"word:{how}|{far}|{spots}",
            f"word:{how}|{far}|{part}|{ruled}",
            f"word:{how}|{taken}|{words.told}",
            f"word:{how}|{sort}",
            f"word:{how}|{draft.headline}|{words.headline}",
            f"word:{how}|{asked.voice}|{asked.pos}|{spots}",
            f"word:{how}|{asked.scene.at(0)}|{spots}",
            f"word:{how}|{draft.type}|{spots}",
        ],
    )


def sort_of(at: DateAt) -> str:
    """What kind of time it is: its precision, and whether since, future or forward."""
    return (
        f"{at.precision}{'s' * at.since}{'f' * at.future}{'a' * at.forward}"
        f"{'p' * (at.shift is not None)}{'b' * at.began}"
    )


def _dated(draft: Draft, told: Sequence[Draft]) -> list[tuple[Draft, str]]:
    """Dated events before a draft whose days differ: the last, the first, its like."""
    dated = [d for d in told if d.date is not None]
    if not dated:
        return []
    found: list[tuple[Draft, str]] = [(dated[-1], "last")]
    found.append((dated[0], "first"))
    found.extend((d, "like") for d in reversed(dated) if d.type == draft.type)
    found.extend((d, "there") for d in reversed(dated) if _meet(draft, d) == "same")
    out: dict[tuple[object, object], tuple[Draft, str]] = {}
    for known, how in found:
        if known.date is not None:
            out.setdefault(known.date.at[:2], (known, how))
    return list(out.values())[:_EARLIER]


def _meet(a: Draft, b: Draft) -> str:
    """Whether two events are told to be in one place."""
    x = {fold_word(p.chunk.name) for p in a.places}
    y = {fold_word(p.chunk.name) for p in b.places}
    return "same" if x & y else "else" if x and y else "open"


def _one_teller(a: Draft, b: Draft) -> str:
    if not a.sources or not b.sources:
        return "none" if not (a.sources or b.sources) else "one"
    return "same" if a.sources[-1].name == b.sources[-1].name else "two"
