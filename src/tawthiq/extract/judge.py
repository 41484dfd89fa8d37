"""The judge: every decision that was learnt from annotated reports, in one place."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.linear import Choice, Linear, load

WEIGHTS = Path(__file__).parent / "data" / "weights.json"


class Judge:
    """Decides by linear models; the features say what is seen, not what it means.

    ``draft`` and ``chunk`` are for a judge that knows the answers (``eval/teacher.py``).
    """

    def __init__(
        self,
        models: Mapping[str, Linear],
        choices: Mapping[str, Choice] = MappingProxyType({}),
    ) -> None:
        self._models = models
        self._choices = choices

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:  # noqa: ARG002
        """``none`` where the draft is no claim, else its status."""
        return self._models["verdict"].best(features)

    @property
    def learnt(self) -> bool:
        """Whether its verdicts were learnt, so that they can be near to another one."""
        return "verdict" in self._models

    def second_thought(self, features: Sequence[str], doubt: int) -> str:
        """As ``verdict``, where ``none`` may be the likelier by ``doubt``.

        ``doubt`` is in hundredths of log-odds.
        """
        model = self._models["verdict"]
        scores = dict(zip(model.labels, model.scores(features), strict=True))
        scores["none"] -= doubt
        return max(scores, key=scores.__getitem__)

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:  # noqa: ARG002
        """The part that a chunk of the sentence plays in an event."""
        return self._models["role"].best(features)

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
