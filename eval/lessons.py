"""What the encoder is asked of each report: the teacher's questions, where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from teacher import Teacher

from tawthiq import Reader
from tawthiq.encoder.opinion import LABELS, SIZE
from tawthiq.encoder.pieces import Pieces, Window
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft


class Asked(NamedTuple):
    """A question on a draft: where its words stand, its type, and the answer.

    ``spans``: of the trigger, and for a role of the chunk.
    """

    spans: tuple[tuple[int, int], ...]
    type: str
    features: Sequence[str]
    answer: str


class Lesson(NamedTuple):
    """The questions of one report by model, and how much each counts."""

    text: str
    asked: dict[str, list[Asked]]
    counts: float


class _Noting(Teacher):
    """A teacher that notes where the words of each question stand."""

    def open(self, gold: list[dict[str, Any]]) -> None:
        super().open(gold)
        self.asked: dict[str, list[Asked]] = {"verdict": [], "role": []}

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        told = super().verdict(draft, features)
        self._note("verdict", draft)
        return told

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        told = super().role(draft, chunk, features)
        self._note("role", draft, chunk)
        return told

    def _note(self, name: str, *spoken: Draft | Chunk) -> None:
        if len(self.notes[name]) > len(self.asked[name]):
            features, answer = self.notes[name][-1]
            spans = tuple((s.start, s.end) for s in spoken)
            type_ = spoken[0].type if isinstance(spoken[0], Draft) else ""
            self.asked[name].append(Asked(spans, type_, tuple(features), answer))


def lessons(pairs: Sequence[Any]) -> list[Lesson]:
    """What a teacher asks of each report."""
    teacher = _Noting()
    reader = Reader(judge=teacher)
    found = []
    for (report, gold), counts in pairs:
        teacher.open(gold)
        reader.read(report)
        found.append(Lesson(report.text, teacher.asked, counts))
    return found


class Question(NamedTuple):
    """Places of pieces in a window, the type of event, columns of features, the answer."""

    places: list[int]
    type: int
    columns: Any
    answer: int


class Item(NamedTuple):
    """A window with its questions, and how much each counts."""

    window: Window
    asked: dict[str, list[Question]]
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
            if any(asked.values()):
                found.append(Item(window, asked, lesson.counts))
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
                np.array(sorted({own[f] for f in a.features if f in own})),
                LABELS[name].index(a.answer),
            )
