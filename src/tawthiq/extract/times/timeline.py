"""The time words of a whole report, and days counted from one told elsewhere."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import TimeDraft
from tawthiq.extract.layout.sentences import HAD, Sentence
from tawthiq.text.dates import DateAt

# Lines from a paragraph to the next one: an empty line may stand between.
_NEXT: Final = 2
# What opens a sentence of what lay before: وكان … قتلوا, وقبل أسبوعين قتل تفجير.
_BEFORE: Final = HAD | words("timeline.before")


class Words(NamedTuple):
    """Time words that give days by themselves, where they stand.

    ``told``: a verb of saying stands in their sentence before them.
    ``past``: their sentence tells what lay before: ``وكان … قتلوا``, ``وقبل شهر قتل``.
    """

    at: DateAt
    start: int
    end: int
    sentence: int
    paragraph: int
    headline: bool
    told: bool
    past: bool


class Timeline:
    """All plain time words of a report in their order, found by sentence."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        chunks: Sequence[Sequence[Chunk]],
        today: datetime.date | None = None,
    ) -> None:
        self.words = [
            Words(
                c.data,
                c.start,
                c.end,
                s.number,
                s.paragraph,
                s.headline,
                any(b.kind == "report" for b in found[max(0, n - 8) : n]),
                s.tokens[0].norm in _BEFORE or _old(c.data, today),
            )
            for s, found in zip(sentences, chunks, strict=True)
            for n, c in enumerate(found)
            if c.kind == "time" and plain(c.data)
        ]
        self._sentences = [w.sentence for w in self.words]
        self._paragraphs = [s.paragraph for s in sentences]

    def apart(self, one: int, two: int) -> str:
        """How far two sentences' paragraphs lie apart: same, next, far."""
        lines = self._paragraphs[two] - self._paragraphs[one]
        return "same" if lines == 0 else "next" if lines <= _NEXT else "far"

    def before(self, sentence: int) -> Sequence[Words]:
        """The last words of the nearest earlier sentence that has some."""
        end = bisect_left(self._sentences, sentence)
        if not end:
            return []
        near = self.words[end - 1].sentence
        return [w for w in self.words[max(0, end - 3) : end] if w.sentence == near]

    def after(self, sentence: int) -> Sequence[Words]:
        """The first words told after a sentence."""
        first = bisect_left(self._sentences, sentence + 1)
        return [w for w in self.words[first : first + 1] if not w.past]

    def lead(self, sentence: int) -> Sequence[Words]:
        """The first words of the report, if they stand in another sentence."""
        first = [w for w in self.words[:1] if w.sentence != sentence]
        return [w for w in first if not w.past or w.sentence < sentence]


def plain(at: DateAt) -> bool:
    """Whether time words give days by themselves, not from another event's."""
    known = at.from_ is not None or at.to is not None
    return known and at.shift is None and not at.forward and not at.future


def _old(at: DateAt, today: datetime.date | None) -> bool:
    """Whether days lie so far back that they are none of the news."""
    return today is not None and at.to is not None and today - at.to > _NEWS


_NEWS: Final = datetime.timedelta(days=10)


def day_of(at: DateAt) -> datetime.date | None:
    """The day that another can be counted from: the last of a few days."""
    if at.from_ is None or at.to is None or at.since:
        return None
    return at.to if (at.to - at.from_).days <= 1 else None


def on(
    time: TimeDraft,
    day: datetime.date,
    *,
    inherited: bool,
    to: datetime.date | None = None,
) -> TimeDraft:
    """The same words, counted to a day, or to the days until ``to``."""
    at = time.at._replace(
        from_=day,
        to=to or day,
        precision="day",
        shift=None,
        forward=False,
        since=False,
        opening=None,
        lasts=None,
    )
    return TimeDraft(at, time.start, time.end, inherited)


def since(time: TimeDraft, today: datetime.date | None) -> TimeDraft:
    """From the first day of the words until the telling."""
    at = time.at._replace(to=today, since=True, began=False)
    return TimeDraft(at, time.start, time.end, time.inherited)
