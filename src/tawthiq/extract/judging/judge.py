"""The judge: every decision that was learnt from annotated reports, in one place."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, TimeDraft
from tawthiq.extract.judging.linear import Models, load

if TYPE_CHECKING:
    from tawthiq.extract.harm.fates import Affected

Span = tuple[int, int]
# A chain of tellers, a time, a name told before; none is one too.
Option = tuple[Chunk, ...] | TimeDraft | Chunk | None
WEIGHTS = Path(__file__).parent.parent / "data" / "weights.json"


_NOTHING = Models({}, {})
# With an adviser log-odds are about so many times as far from even as without.
_ADVISED: Final = 2.25


class Adviser(Protocol):
    """Who reads the words of a report once more, and has an opinion of its drafts.

    It is told the scores of the linear model by label, in hundredths of log-odds, and
    answers with log-odds of its own.
    """

    def of(self, text: str) -> Adviser:
        """The adviser of one report."""

    def verdict(self, draft: Draft, scores: Mapping[str, int]) -> Mapping[str, float]:
        """How likely each verdict on a draft is."""

    def part(
        self, name: str, draft: Draft, span: Span, scores: Mapping[str, int]
    ) -> Mapping[str, float]:
        """How likely each thing is that a stretch of text may be to an event.

        ``name``: of the model: ``role``, ``harm`` or ``loss``.
        """

    def choice(
        self,
        name: str,
        draft: Draft,
        spans: Sequence[Span | None],
        worth: Sequence[float],
    ) -> Sequence[float]:
        """How likely each of several options is the best; ``spans``: None for none."""


class Judge:
    """Decides by linear models; the features say what is seen, not what it means.

    ``draft`` and ``chunk`` are for an adviser, and for a judge that knows the answers
    (``eval/teacher.py``).
    """

    def __init__(
        self,
        models: Models = _NOTHING,
        adviser: Adviser | None = None,
        seconds: Models = _NOTHING,
    ) -> None:
        self._models = models
        self._adviser = adviser
        self._seconds = seconds

    def advised(self, adviser: Adviser, seconds: Models) -> Judge:
        """A judge of the same models that hears an adviser.

        ``seconds``: models that were learnt with the adviser; each counts half beside
        that of its name, and the adviser is told what both say together.
        """
        return Judge(self._models, adviser, seconds)

    def of(self, text: str) -> Judge:
        """The judge of one report."""
        if self._adviser is None:
            return self
        return self.advised(self._adviser.of(text), self._seconds)

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """``none`` where the draft is no claim, else its status."""
        if self._adviser is None:
            return self._models.labels["verdict"].best(features)
        return _likeliest(
            self._adviser.verdict(draft, self._scores("verdict", features))
        )

    @property
    def learnt(self) -> bool:
        """Whether its verdicts were learnt, so that they can be near to another one."""
        return "verdict" in self._models.labels

    def second_thought(self, draft: Draft, features: Sequence[str], doubt: int) -> str:
        """As ``verdict``, where ``none`` may be the likelier by ``doubt``.

        ``doubt`` is in hundredths of log-odds of the linear model.
        """
        scores = self._scores("verdict", features)
        if self._adviser is not None:
            told = self._adviser.verdict(draft, scores)
            none = told["none"] - doubt * _ADVISED / 100
            return _likeliest({**told, "none": none})
        scores["none"] -= doubt
        return max(scores, key=scores.__getitem__)

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        """The part that a chunk of the sentence plays in an event."""
        if self._adviser is None:
            return self._models.labels["role"].best(features)
        return _likeliest(
            self._adviser.part(
                "role", draft, (chunk.start, chunk.end), self._scores("role", features)
            )
        )

    def fates(
        self,
        name: str,
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],
    ) -> list[str]:
        """What an event did to each of the people, or objects, of a sentence.

        ``name``: ``harm`` or ``loss``; without weights what the grammar says.
        """
        model = self._models.labels.get(name)
        if model is None:
            return [affected.chiefly(draft) for affected in found]
        if self._adviser is None:
            return [model.best(f) for f in features]
        part = self._adviser.part
        return [
            _likeliest(
                part(name, draft, (a.told.start, a.told.end), self._scores(name, f))
            )
            for a, f in zip(found, features, strict=True)
        ]

    def _scores(self, name: str, features: Sequence[str]) -> dict[str, int]:
        """What the linear model gives each label, or both of its name together."""
        models = (m.labels.get(name) for m in (self._models, self._seconds))
        held = [model for model in models if model is not None]
        told = dict.fromkeys(held[0].labels, 0)
        for model in held:
            for label, score in zip(model.labels, model.scores(features), strict=True):
                told[label] += score
        return {label: score // len(held) for label, score in told.items()}

    def choice(
        self,
        draft: Draft,
        slot: str,
        options: Sequence[Option],
        features: Sequence[Sequence[str]],
    ) -> int:
        """Which of several values an event has: its chain, time, place or actor.

        The first value is none, as long as no choice of a slot was learnt; place, actor
        and target are those told in other sentences.
        """
        model = self._models.choices.get(slot)
        if model is None:
            return 0
        worth = model.worth
        if self._adviser is None or slot not in self._seconds.choices:
            plain = [worth(f) for f in features]
            return plain.index(max(plain))
        second = self._seconds.choices[slot].worth
        both = [(worth(f) + second(f)) / 200 for f in features]
        told = self._adviser.choice(slot, draft, [span_of(o) for o in options], both)
        return told.index(max(told))


def span_of(option: Option) -> Span | None:
    """Where the words of an option stand; of a chain those of its last teller."""
    if not option:
        return None
    last = option if isinstance(option, (Chunk, TimeDraft)) else option[-1]
    return last.start, last.end


def _likeliest(told: Mapping[str, float]) -> str:
    return max(told, key=told.__getitem__)


class Grammar(Judge):
    """The judge that goes by the codebook alone: what its triggers and frames say."""

    def __init__(self) -> None:
        super().__init__()

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
        options: Sequence[Option],  # noqa: ARG002
        features: Sequence[Sequence[str]],  # noqa: ARG002
    ) -> int:
        """The first value: none."""
        return 0


@functools.lru_cache(maxsize=1)
def trained() -> Judge:
    """The judge of the weights that come with the package."""
    return Judge(load(WEIGHTS))
