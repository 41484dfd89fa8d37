"""Times told before or after an event's sentence: of other events, of other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.extract.events.drafts import Draft, TimeDraft
from tawthiq.extract.judging.scene import gap
from tawthiq.extract.times.asked import Asked, Offer, sort_of
from tawthiq.extract.times.timeline import Words
from tawthiq.text import fold_word
from tawthiq.text.dates import DateAt

_EARLIER: Final = 4
_RECENT: Final = 8


def inherited(asked: Asked, dated: Sequence[tuple[Draft, str]]) -> Iterator[Offer]:
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
        part = asked.timeline.apart(known.sentence, asked.sentence.number)
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
                f"before:{how}|{part}|{spots}",
                f"before:{part}|{voice}|{spots}",
                f"before:{part}|{told_by}|{where}",
                f"before:{asked.opening}|{spots}",
                f"before:{asked.opening}|{how}",
            ],
        )


def elsewhere(asked: Asked) -> Iterator[Offer]:
    """Time words of other sentences that perhaps no event took."""
    number = asked.sentence.number
    timeline = asked.timeline
    told = [
        *((w, f"near{n}") for n, w in enumerate(reversed(timeline.before(number)))),
        *((w, "lead") for w in timeline.lead(number)),
        *((w, "next") for w in timeline.after(number)),
    ]
    for words, how in told:
        if not _long(words.at):
            yield _word(asked, words, how)


def _word(asked: Asked, words: Words, how: str) -> Offer:
    draft = asked.draft
    far = gap(asked.sentence.number - words.sentence)
    part = words.paragraph == asked.sentence.paragraph
    spots, sort = bool(asked.spots), sort_of(words.at)
    ruled = asked.rule is not None
    taken = any(
        d.date is not None and d.date.start == words.start
        for d in asked.previous[-_RECENT:]
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
            f"word:{how}|{asked.opening}|{spots}",
        ],
    )


def dated_before(draft: Draft, told: Sequence[Draft]) -> list[tuple[Draft, str]]:
    """Dated events before a draft whose days differ: the last, the first, its like."""
    dated = [d for d in told if d.date is not None and not _long(d.date.at)]
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


def _long(at: DateAt) -> bool:
    """``منذ تشرين الأول``: the time of a war's toll, and of no event told after it."""
    if not at.since or at.from_ is None or at.to is None:
        return False
    return (at.to - at.from_).days > _WAR


_WAR: Final = 60  # days


def _meet(a: Draft, b: Draft) -> str:
    """Whether two events are told to be in one place."""
    x = {fold_word(p.chunk.name) for p in a.places}
    y = {fold_word(p.chunk.name) for p in b.places}
    return "same" if x & y else "else" if x and y else "open"


def _one_teller(a: Draft, b: Draft) -> str:
    if not a.sources or not b.sources:
        return "none" if not (a.sources or b.sources) else "one"
    return "same" if a.sources[-1].name == b.sources[-1].name else "two"
