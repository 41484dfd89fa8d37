"""Times that may be an event's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.extract.drafts import SPEECH, VIOLENCE, Draft, TimeDraft
from tawthiq.extract.scene import Scene, gap, shape
from tawthiq.text import fold_word
from tawthiq.text.dates import DateAt


class TimeOption(NamedTuple):
    """A time that may be an event's, with what is seen of it."""

    time: TimeDraft | None
    features: list[str]


def times(
    draft: Draft,
    scene: Scene,
    rule: TimeDraft | None,
    previous: Sequence[Draft],
    sentence: int,
) -> list[TimeOption]:
    """The times that may be a draft's: none, those of its sentence, the one before.

    ``rule`` is what the grammar of clauses picks; ``previous``: the events before,
    the latest last.
    """
    k = draft.at
    chunks = scene.chunks
    pos = shape(scene, k, draft.pos)
    spots = [i for i, c in enumerate(chunks) if c.kind == "time"]
    voice = (
        "speech"
        if draft.type in SPEECH
        else "war"
        if draft.type in VIOLENCE
        else "other"
    )
    earlier = _earlier(draft, previous)
    some = f"{min(len(spots), 2)}|{rule is not None}|{bool(earlier)}"
    options = [
        TimeOption(
            None,
            [
                "none",
                f"none:{some}",
                f"none:{some}|{draft.headline}",
                f"none:{draft.type}|{rule is not None}|{bool(spots)}",
                f"none:{voice}|{pos}|{bool(spots)}",
                f"none:{draft.status}",
                f"none:{scene.at(k - 1)}",
                f"none:{bool(draft.sources)}|{some}",
            ],
        )
    ]
    for n, i in enumerate(sorted(spots, key=lambda i: abs(i - k))):
        c = chunks[i]
        at = c.data
        side = "R" if i > k else "L"
        parts = scene.between(i, k)
        picked = rule is not None and rule.start == c.start
        sort = _sort(at)
        left, right = scene.at(i - 1), scene.at(i + 1)
        options.append(
            TimeOption(
                TimeDraft(at, c.start, c.end),
                [
                    f"here:{picked}",
                    f"here:{picked}|{voice}",
                    f"here:{picked}|{side}|{parts}",
                    f"here:{side}|{parts}|{sort}",
                    f"here:{side}|{parts}|{voice}",
                    f"here:{sort}|{picked}",
                    f"here:{sort}|{draft.type}",
                    f"here:{side}|{gap(i - k)}|{n}",
                    f"here:{n}|{picked}|{len(spots)}",
                    f"here:{left}",
                    f"here:{left}|{voice}|{side}",
                    f"here:{right}|{side}",
                    f"here:{pos}|{side}|{gap(i - k)}",
                    f"here:{draft.headline}|{picked}",
                    f"here:{draft.type}|{picked}",
                    f"here:{draft.status}|{sort}",
                ],
            )
        )
    for n, (known, how) in enumerate(earlier):
        if known.date is None:
            continue
        at = known.date.at
        sort = _sort(at)
        far = gap(sentence - known.sentence)
        same = "same" if known.type == draft.type else "other"
        where = _meet(draft, known)
        told_by = _one_teller(draft, known)
        options.append(
            TimeOption(
                TimeDraft(at, known.date.start, known.date.end, inherited=True),
                [
                    f"before:{how}",
                    f"before:{how}|{some}",
                    f"before:{how}|{far}|{rule is not None}",
                    f"before:{how}|{far}|{same}|{bool(spots)}",
                    f"before:{far}|{voice}|{bool(spots)}",
                    f"before:{sort}|{bool(spots)}",
                    f"before:{sort}|{voice}|{far}",
                    f"before:{how}|{draft.type}|{bool(spots)}",
                    f"before:{known.date.inherited}|{far}",
                    f"before:{how}|{scene.at(0)}|{bool(spots)}",
                    f"before:{pos}|{bool(spots)}|{how}",
                    f"before:{told_by}|{far}|{bool(spots)}",
                    f"before:{known.headline}|{far}|{how}",
                    f"before:{draft.headline}",
                    f"before:{where}|{same}|{how}",
                    f"before:{where}|{far}",
                    f"before:{n}|{len(earlier)}|{bool(spots)}",
                ],
            )
        )
    return options


def _sort(at: DateAt) -> str:
    """What kind of time it is: its precision, and whether since, future or forward."""
    return f"{at.precision}{'s' * at.since}{'f' * at.future}{'a' * at.forward}"


def _earlier(draft: Draft, told: Sequence[Draft]) -> list[tuple[Draft, str]]:
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
    return list(out.values())[:4]


def _meet(a: Draft, b: Draft) -> str:
    """Whether two events are told to be in one place."""
    x = {fold_word(p.chunk.name) for p in a.places}
    y = {fold_word(p.chunk.name) for p in b.places}
    return "same" if x & y else "else" if x and y else "open"


def _one_teller(a: Draft, b: Draft) -> str:
    if not a.sources or not b.sources:
        return "none" if not (a.sources or b.sources) else "one"
    return "same" if a.sources[-1].name == b.sources[-1].name else "two"
