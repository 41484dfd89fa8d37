"""What the encoder thinks of a draft, beside what the linear models think."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from tawthiq.encoder.network import Array, Network
from tawthiq.encoder.pieces import Pieces, Window
from tawthiq.extract.judging.judge import Span

if TYPE_CHECKING:
    from tawthiq.extract.events.drafts import Draft

SIZE: Final = 200  # pieces in a window
WEIGHT: Final = 0.85  # of the encoder's log-odds, beside the mean of the linear models'
# What each model answers.
LABELS: Final = {
    "verdict": ("none", "asserted", "denied", "intended"),
    "role": ("none", "target+place", "place", "weapon", "actor", "target"),
    "harm": (
        *("none", "killed", "injured", "killed_or_injured", "captured", "displaced"),
        *("missing", "trapped", "released", "evacuated"),
    ),
    "loss": ("none", "destroyed", "damaged", "captured", "shot_down"),
}
# What it chooses the options of.
SLOTS: Final = ("chain", "time", "place", "actor", "target")
# Stand for the words of an option that is none, and of one told in another window.
NONE, ELSEWHERE = range(2)


class Encoder:
    """The network with its pieces, and the types of event that it knows."""

    def __init__(
        self,
        network: Network,
        pieces: Pieces,
        types: Sequence[str],
        marks: tuple[int, int],
    ) -> None:
        self.network = network
        self.pieces = pieces
        self.types = {name: n for n, name in enumerate(types)}
        self.marks = marks

    def windows(self, text: str) -> list[Window]:
        """A text as windows that the network reads at a time."""
        return self.pieces.windows(text, SIZE)

    def of(self, text: str) -> Opinion:
        """The encoder's opinion of the drafts of one report."""
        return Opinion(self, text)


class Opinion:
    """What the encoder thinks of one report's drafts; each window is read when asked of."""

    def __init__(self, encoder: Encoder, text: str) -> None:
        self._encoder = encoder
        self._text = text
        self._read: dict[int, Array] = {}

    @functools.cached_property
    def _windows(self) -> list[Window]:
        return self._encoder.windows(self._text)

    def of(self, text: str) -> Opinion:
        """The opinion of another report."""
        return self._encoder.of(text)

    def verdict(self, draft: Draft, scores: Mapping[str, int]) -> Mapping[str, float]:
        """The log-odds of each verdict, from those of the linear model in hundredths."""
        at = self._at(draft.start, draft.end)
        if at is None:
            return _plain(scores)
        rows = self._rows(at[0])
        return self._judged("verdict", [rows[i] for i in at[1:]], draft, scores)

    def part(
        self, name: str, draft: Draft, span: Span, scores: Mapping[str, int]
    ) -> Mapping[str, float]:
        """The log-odds of what a stretch of text is to an event, likewise."""
        at, to = self._at(draft.start, draft.end), self._at(*span)
        if at is None or to is None or at[0] != to[0]:
            return _plain(scores)
        rows = self._rows(at[0])
        seen = [rows[i] for i in (*at[1:], *to[1:])]
        return self._judged(name, seen, draft, scores)

    def choice(
        self,
        name: str,
        draft: Draft,
        spans: Sequence[Span | None],
        worth: Sequence[float],
    ) -> Sequence[float]:
        """The log-odds of options, from those of the linear model; ``spans``: their words."""
        at = self._at(draft.start, draft.end)
        if at is None:
            return worth
        own = [self._rows(at[0])[i] for i in at[1:]]
        type_ = self._type(draft)
        seen = [[*own, *self._option(span, at[0]), type_] for span in spans]
        told = self._encoder.network.head(
            np.stack([np.concatenate(rows) for rows in seen]), name
        )
        return [w + WEIGHT * x for w, x in zip(worth, told[:, 0].tolist(), strict=True)]

    def _option(self, span: Span | None, window: int) -> tuple[Array, Array]:
        """The rows of the first and last piece of an option, or what stands for them."""
        absent = self._encoder.network.vector("absent")
        if span is None:
            return absent[NONE], absent[NONE]
        to = self._at(*span)
        if to is None or to[0] != window:
            return absent[ELSEWHERE], absent[ELSEWHERE]
        rows = self._rows(window)
        return rows[to[1]], rows[to[2]]

    def _judged(
        self, name: str, seen: Sequence[Array], draft: Draft, scores: Mapping[str, int]
    ) -> Mapping[str, float]:
        row = np.concatenate([*seen, self._type(draft)])
        heard = self._encoder.network.head(row, name).tolist()
        labels = zip(LABELS[name], heard, strict=True)
        return {label: scores[label] / 100 + WEIGHT * x for label, x in labels}

    def _type(self, draft: Draft) -> Array:
        known = self._encoder.types
        n = known.get(draft.type, len(known))
        row: Array = self._encoder.network.vector("type")[n]
        return row

    def _at(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The window of a stretch of text, and its first and last piece there."""
        for n, window in enumerate(self._windows):
            if window.ends[-1] > start:
                found = window.find(start, end)
                return (n, found[0] + 1, found[1] + 1) if found else None
        return None

    def _rows(self, n: int) -> Array:
        rows = self._read.get(n)
        if rows is None:
            opening, closing = self._encoder.marks
            ids = (opening, *self._windows[n].ids, closing)
            rows = self._read[n] = self._encoder.network.encode(ids)
        return rows


def _plain(scores: Mapping[str, int]) -> Mapping[str, float]:
    return {label: score / 100 for label, score in scores.items()}
