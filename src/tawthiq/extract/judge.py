"""The judge: every decision that was learnt from annotated reports, in one place."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.linear import Choice, Linear, load

WEIGHTS = Path(__file__).parent / "data" / "weights.json"


class Adviser(Protocol):
    """Who reads the words of a report once more, and has an opinion of its drafts.

    It is told the scores of the linear model by label, in hundredths of log-odds, and
    answers with log-odds of its own.
    """

    def of(self, text: str) -> Adviser:
        """The adviser of one report."""

    def verdict(self, draft: Draft, scores: Mapping[str, int]) -> Mapping[str, float]:
        """How likely each verdict on a draft is."""

    def role(
        self, draft: Draft, chunk: Chunk, scores: Mapping[str, int]
    ) -> Mapping[str, float]:
        """How likely a chunk plays each part in an event."""


class Judge:
    """Decides by linear models; the features say what is seen, not what it means.

    ``draft`` and ``chunk`` are for an adviser, and for a judge that knows the answers
    (``eval/teacher.py``).
    """

    def __init__(
        self,
        models: Mapping[str, Linear],
        choices: Mapping[str, Choice] = MappingProxyType({}),
        adviser: Adviser | None = None,
        seconds: Mapping[str, Linear] = MappingProxyType({}),
    ) -> None:
        self._models = models
        self._choices = choices
        self._adviser = adviser
        self._seconds = seconds

    def advised(self, adviser: Adviser, seconds: Mapping[str, Linear]) -> Judge:
        """A judge of the same models that hears an adviser.

        ``seconds``: models that were learnt with the adviser; each counts half beside
        that of its name, and the adviser is told what both say together.
        """
        return Judge(self._models, self._choices, adviser, seconds)

    def of(self, text: str) -> Judge:
        """The judge of one report."""
        if self._adviser is None:
            return self
        return self.advised(self._adviser.of(text), self._seconds)

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """``none`` where the draft is no claim, else its status."""
        if self._adviser is None:
            return self._models["verdict"].best(features)
        return _likeliest(
            self._adviser.verdict(draft, self._scores("verdict", features))
        )

    @property
    def learnt(self) -> bool:
        """Whether its verdicts were learnt, so that they can be near to another one."""
        return "verdict" in self._models

    def second_thought(self, draft: Draft, features: Sequence[str], doubt: int) -> str:
        """As ``verdict``, where ``none`` may be the likelier by ``doubt``.

        ``doubt`` is in hundredths of log-odds.
        """
        scores = self._scores("verdict", features)
        if self._adviser is not None:
            told = self._adviser.verdict(draft, scores)
            return _likeliest({**told, "none": told["none"] - doubt / 100})
        scores["none"] -= doubt
        return max(scores, key=scores.__getitem__)

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        """The part that a chunk of the sentence plays in an event."""
        if self._adviser is None:
            return self._models["role"].best(features)
        return _likeliest(
            self._adviser.role(draft, chunk, self._scores("role", features))
        )

    def _scores(self, name: str, features: Sequence[str]) -> dict[str, int]:
        """What the linear model gives each label, or both of its name together."""
        model = self._models[name]
        told = dict(zip(model.labels, model.scores(features), strict=True))
        second = self._seconds.get(name)
        if second is not None:
            for label, score in zip(
                second.labels, second.scores(features), strict=True
            ):
                told[label] = (told[label] + score) // 2
        return told

    def choice(
        self,
        draft: Draft,  # noqa: ARG002
        slot: str,
        options: Sequence[object],  # noqa: ARG002
        features: Sequence[Sequence[str]],
    ) -> int:
        """Which of several values an event has: its chain, time, place or actor.

        The first value is none; place and actor are those told in other sentences.
        """
        worth = self._choices[slot].worth
        told = [worth(f) for f in features]
        return told.index(max(told))


def _likeliest(told: Mapping[str, float]) -> str:
    return max(told, key=told.__getitem__)


class Grammar(Judge):
    """The judge that goes by the codebook alone: what its triggers and frames say."""

    def __init__(self) -> None:
        super().__init__({})

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:  # noqa: ARG002
        """The status that the words around a trigger give it, where it is sure."""
        return draft.status if draft.sure else "none"

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:  # noqa: ARG002
        """The slot that the trigger's frame gives a chunk."""
        given = next((f[2:] for f in features if f.startswith("R:")), "")
        return given.split("+")[0] if given.split("+")[0] not in ("", "in") else "none"

    def choice(
        self,
        draft: Draft,  # noqa: ARG002
        slot: str,  # noqa: ARG002
        options: Sequence[object],  # noqa: ARG002
        features: Sequence[Sequence[str]],  # noqa: ARG002
    ) -> int:
        """The first value: none."""
        return 0


@functools.lru_cache(maxsize=1)
def trained() -> Judge:
    """The judge of the weights that come with the package."""
    return Judge(*load(WEIGHTS))
