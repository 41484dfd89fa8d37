"""What the encoder is asked of each report: the teacher's questions, where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from teacher import Teacher

from tawthiq import Reader
from tawthiq.encoder.opinion import ELSEWHERE, LABELS, NONE, SIZE, SLOTS
from tawthiq.encoder.pieces import Pieces, Window
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.harm.fates import Affected, Told
from tawthiq.extract.judging.judge import Option, Span, span_of


class Asked(NamedTuple):
    """A question on a draft: where its words stand, its type, and the answer.

    ``spans``: of the trigger, and for a role of the chunk.
    """

    spans: tuple[tuple[int, int], ...]
    type: str
    features: Sequence[str]
    answer: str


class Offered(NamedTuple):
    """A choice for a draft: its trigger, its type, and the options.

    ``options``: where the words of each stand, what is seen of it, whether it is a best one.
    """

    trigger: Span
    type: str
    options: tuple[tuple[Span | None, tuple[str, ...], bool], ...]


class Lesson(NamedTuple):
    """The questions and choices of one report by model, and how much each counts."""

    text: str
    asked: dict[str, list[Asked]]
    offered: dict[str, list[Offered]]
    counts: float


class _Noting(Teacher):
    """A teacher that notes where the words of each question stand."""

    def open(self, gold: list[dict[str, Any]]) -> None:
        super().open(gold)
        self.asked: dict[str, list[Asked]] = {name: [] for name in LABELS}
        self.offered: dict[str, list[Offered]] = {name: [] for name in SLOTS}

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        told = super().verdict(draft, features)
        self._note("verdict", draft)
        return told

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        told = super().role(draft, chunk, features)
        self._note("role", draft, chunk)
        return told

    def fates(
        self,
        name: str,
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],
    ) -> list[str]:
        told = super().fates(name, draft, found, features)
        if len(self.notes[name]) > len(self.asked[name]):
            for affected, seen, fate in zip(found, features, told, strict=True):
                spans = _span(draft), _span(affected.told)
                self.asked[name].append(Asked(spans, draft.type, tuple(seen), fate))
        return told

    def choice(
        self,
        draft: Draft,
        slot: str,
        options: Sequence[Option],
        features: Sequence[Sequence[str]],
    ) -> int:
        told = super().choice(draft, slot, options, features)
        if slot in self.offered and len(self.choices[slot]) > len(self.offered[slot]):
            best = [right for _, right in self.choices[slot][-1]]
            held = zip(map(span_of, options), map(tuple, features), best, strict=True)
            self.offered[slot].append(Offered(_span(draft), draft.type, tuple(held)))
        return told

    def _note(self, name: str, draft: Draft, *chunk: Chunk) -> None:
        if len(self.notes[name]) > len(self.asked[name]):
            features, answer = self.notes[name][-1]
            spans = _span(draft), *map(_span, chunk)
            self.asked[name].append(Asked(spans, draft.type, tuple(features), answer))


def _span(spoken: Draft | Chunk | Told) -> Span:
    return spoken.start, spoken.end


def lessons(pairs: Sequence[Any]) -> list[Lesson]:
    """What a teacher asks of each report."""
    teacher = _Noting()
    reader = Reader(judge=teacher)
    found = []
    for (report, gold), counts in pairs:
        teacher.open(gold)
        reader.read(report)
        found.append(Lesson(report.text, teacher.asked, teacher.offered, counts))
    return found


class Question(NamedTuple):
    """Places of pieces in a window, the type of event, columns of features, the answer."""

    places: list[int]
    type: int
    columns: Any
    answer: int


class Choosing(NamedTuple):
    """Options of one choice: their pieces as for a question, their columns, which are best.

    An option whose words are not in the window has the negative of what stands for it.
    """

    places: list[list[int]]
    type: int
    columns: list[Any]
    best: list[bool]


class Item(NamedTuple):
    """A window with its questions and choices, and how much each counts."""

    window: Window
    asked: dict[str, list[Question]]
    offered: dict[str, list[Choosing]]
    counts: float


def items(
    told: Sequence[Lesson],
    pieces: Pieces,
    types: dict[str, int],
    columns: dict[str, dict[str, int]],
) -> list[Item]:
    """The windows that hold questions."""
    found = []
    for lesson in told:
        for window in pieces.windows(lesson.text, SIZE):
            asked = {
                name: list(_questions(lesson.asked[name], window, name, types, columns))
                for name in LABELS
            }
            offered = {
                name: list(_choices(lesson.offered[name], window, types, columns[name]))
                for name in SLOTS
            }
            if any(asked.values()):
                found.append(Item(window, asked, offered, lesson.counts))
    return found


def _questions(
    asked: Sequence[Asked],
    window: Window,
    name: str,
    types: dict[str, int],
    columns: dict[str, dict[str, int]],
) -> Iterator[Question]:
    own = columns[name]
    for a in asked:
        at = [window.find(*span) for span in a.spans]
        if all(at):
            yield Question(
                [i + 1 for pair in at if pair for i in pair],
                types.get(a.type, len(types)),
                np.array(sorted({own[f] for f in a.features if f in own}), int),
                LABELS[name].index(a.answer),
            )


def _choices(
    offered: Sequence[Offered],
    window: Window,
    types: dict[str, int],
    column: dict[str, int],
) -> Iterator[Choosing]:
    for told in offered:
        at = window.find(*told.trigger)
        if at is None or len(told.options) == 1:
            continue
        own = [i + 1 for i in at]
        yield Choosing(
            [[*own, *_option(span, window)] for span, _, _ in told.options],
            types.get(told.type, len(types)),
            [
                np.array(sorted({column[f] for f in seen if f in column}), int)
                for _, seen, _ in told.options
            ],
            [best for _, _, best in told.options],
        )


def _option(span: Span | None, window: Window) -> list[int]:
    if span is None:
        return [-1 - NONE] * 2
    at = window.find(*span)
    return [i + 1 for i in at] if at else [-1 - ELSEWHERE] * 2
