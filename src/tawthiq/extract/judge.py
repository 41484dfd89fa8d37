"""The judge: every decision that was learnt from annotated reports, in one place."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.linear import Linear, load

WEIGHTS = Path(__file__).parent / "data" / "weights.json"
# A participant told elsewhere in the report is taken when this likely.
_CARRIED = 0.5


class Judge:
    """Decides by the models of one weights file; ``eval/train.py`` has a teacher's own."""

    def __init__(self, models: Mapping[str, Linear]) -> None:
        self.models = models

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """``none`` where the draft is no claim, else its status."""
        model = self.models["verdict"]
        scores = model.scores(features)
        return model.labels[max(range(len(scores)), key=scores.__getitem__)]

    def kind(self, draft: Draft, features: Sequence[str]) -> str:
        """The event type of a draft: of a word of many uses, by what stands around it."""
        model = self.models["kind"]
        scores = model.scores(features)
        return model.labels[max(range(len(scores)), key=scores.__getitem__)]

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        """The part that a chunk of the sentence plays in an event."""
        model = self.models["role"]
        scores = model.scores(features)
        return model.labels[max(range(len(scores)), key=scores.__getitem__)]

    def carried(
        self, draft: Draft, slot: str, chunk: Chunk, features: Sequence[str]
    ) -> bool:
        """Whether a participant named in an earlier sentence is this event's too."""
        return self.models[f"carried {slot}"].probabilities(features)[1] > _CARRIED

    def choice(
        self,
        draft: Draft,
        slot: str,
        options: Sequence[object],
        features: Sequence[Sequence[str]],
    ) -> int:
        """Which of several values (chains of sources, dates) an event has."""
        model = self.models[slot]
        chances = [model.scores(f)[1] - model.scores(f)[0] for f in features]
        return max(range(len(chances)), key=chances.__getitem__)


@functools.lru_cache(maxsize=1)
def trained() -> Judge:
    """The judge of the weights that come with the package."""
    return Judge(load(WEIGHTS))
