"""Times told before or after an event's sentence: of other events, of other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.extract.events.drafts import Draft, TimeDraft
from tawthiq.extract.judging.linear import Form, Seen, Spelled
from tawthiq.extract.judging.scene import gap
from tawthiq.extract.times.asked import Asked, Offer, sort_of
from tawthiq.extract.times.timeline import Words
from tawthiq.text import fold_word
from tawthiq.text.dates import DateAt

_EARLIER: Final = 4
_RECENT: Final = 8


def inherited(asked: Asked, dated: Sequence[tuple[Draft, str]]) -> Iterator[Offer]:
    """The times of events before: the last, the first, one alike, one of the place."""
    draft, rule, voice = asked.draft, asked.rule is not None, asked.voice
    few, spots = min(len(asked.spots), 2), bool(asked.spots)
    first = asked.scene.at(0)
    for n, (known, how) in enumerate(dated):
        if known.date is None:
            continue
        at = known.date.at
        far = gap(asked.sentence.number - known.sentence)
        same = "same" if known.type == draft.type else "other"
        part = asked.timeline.apart(known.sentence, asked.sentence.number)
        yield (
            TimeDraft(at, known.date.start, known.date.end, inherited=True),
            Seen(
                _BEFORE,
                (
                    (how, few, rule, far, same, voice),
                    (sort_of(at), spots, voice, far, known.date.inherited),
                    (
                        *(how, draft.type, asked.pos, draft.headline),
                        *(known.headline, spots, far),
                    ),
                    (how, first, asked.opening, spots),
                    (
                        *(_one_teller(draft, known), _meet(draft, known), same),
                        *(how, part, voice, spots, far),
                    ),
                    (n, len(dated), spots),
                ),
            ),
        )


def _as_before(
    how: str, few: int, rule: object, far: int, same: str, voice: str
) -> Spelled:
    spots = few > 0
    return (
        f"before:{how}",
        f"before:{how}|{few}|{rule}|True",
        f"before:{how}|{far}|{rule}",
        f"before:{how}|{far}|{same}|{spots}",
        f"before:{far}|{voice}|{spots}",
    )


def _as_time(
    sort: str, spots: object, voice: str, far: int, inherited: object
) -> Spelled:
    return (
        f"before:{sort}|{spots}",
        f"before:{sort}|{voice}|{far}",
        f"before:{inherited}|{far}",
    )


def _as_event(
    how: str,
    type_: str,
    pos: str,
    headline: object,
    other: object,
    spots: object,
    far: int,
) -> Spelled:
    return (
        f"before:{how}|{type_}|{spots}",
        f"before:{pos}|{spots}|{how}",
        f"before:{other}|{far}|{how}",
        f"before:{headline}",
    )


def _as_opened(how: str, first: str, opening: str, spots: object) -> Spelled:
    return (
        f"before:{how}|{first}|{spots}",
        f"before:{opening}|{spots}",
        f"before:{opening}|{how}",
    )


def _as_beside(
    told_by: str,
    where: str,
    same: str,
    how: str,
    part: str,
    voice: str,
    spots: object,
    far: int,
) -> Spelled:
    return (
        f"before:{told_by}|{far}|{spots}",
        f"before:{where}|{same}|{how}",
        f"before:{where}|{far}",
        f"before:{how}|{part}|{spots}",
        f"before:{part}|{voice}|{spots}",
        f"before:{part}|{told_by}|{where}",
    )


def _as_many(n: int, dated: int, spots: object) -> Spelled:
    return (f"before:{n}|{dated}|{spots}",)


_BEFORE: Final = Form(_as_before, _as_time, _as_event, _as_opened, _as_beside, _as_many)


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
    """Each feature begins with ``how``: words told in two ways share none."""
    draft = asked.draft
    far = gap(asked.sentence.number - words.sentence)
    part = words.paragraph == asked.sentence.paragraph
    spots, ruled = bool(asked.spots), asked.rule is not None
    taken = any(
        d.date is not None and d.date.start == words.start
        for d in asked.previous[-_RECENT:]
    )
    return (
        TimeDraft(words.at, words.start, words.end, inherited=True),
        Seen(
            _WORD,
            (
                (
                    *(how, spots, ruled, taken, words.told),
                    *(draft.headline, words.headline),
                ),
                (how, sort_of(words.at), far, part, ruled),
                (how, asked.voice, asked.pos, draft.type, spots),
                (how, asked.scene.at(0), asked.opening, far, spots),
            ),
        ),
    )


def _of_telling(
    how: str,
    spots: object,
    ruled: object,
    taken: object,
    told: object,
    headline: object,
    other: object,
) -> Spelled:
    return (
        f"word:{how}",
        f"word:{how}|{spots}|{ruled}",
        f"word:{how}|{taken}|{told}",
        f"word:{how}|{headline}|{other}",
    )


def _of_words(how: str, sort: str, far: int, part: object, ruled: object) -> Spelled:
    return (
        f"word:{how}|{sort}",
        f"word:{how}|{far}|{part}|{ruled}",
    )


def _of_event(how: str, voice: str, pos: str, type_: str, spots: object) -> Spelled:
    return f"word:{how}|{voice}|{pos}|{spots}", f"word:{how}|{type_}|{spots}"


def _of_opening(how: str, first: str, opening: str, far: int, spots: object) -> Spelled:
    """A sentence may open with a number, as far as that other one stands."""
    return (
        f"word:{how}|{first}|{spots}",
        f"word:{how}|{opening}|{spots}",
        f"word:{how}|{far}|{spots}",
    )


_WORD: Final = Form(_of_telling, _of_words, _of_event, _of_opening)


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
