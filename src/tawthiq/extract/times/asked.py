"""What is asked for one event, shared by the features of all its times."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.extract.events.drafts import Draft, TimeDraft
from tawthiq.extract.judging.linear import Seen
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.extract.times.timeline import Timeline
from tawthiq.text.dates import DateAt

Offer = tuple[TimeDraft, Seen | list[str]]


class Asked(NamedTuple):
    """What the features of every option of one event share."""

    draft: Draft
    scene: Scene
    sentence: Sentence
    today: datetime.date | None
    rule: TimeDraft | None
    previous: Sequence[Draft]
    timeline: Timeline
    spots: Sequence[int]
    voice: str
    pos: str
    opening: str


def sort_of(at: DateAt) -> str:
    """What kind of time it is: its precision, and whether since, future or forward."""
    return (
        f"{at.precision}{'s' * at.since}{'f' * at.future}{'a' * at.forward}"
        f"{'p' * (at.shift is not None)}{'b' * at.began}"
    )
