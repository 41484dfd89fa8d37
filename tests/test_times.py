"""The times that are offered for an event: its own, counted ones, inherited ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Judge

Days = tuple[str | None, str | None]


class _Recorder(Judge):
    """Takes every event, gives it the first time offered, and notes all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: dict[str, list[Days]] = {}

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        del draft, chunk, features
        return "none"

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        del features
        return "none" if draft.pos in ("harm", "loss") else "asserted"

    def choice(
        self,
        draft: Draft,
        slot: str,
        options: Sequence[object],
        features: Sequence[Sequence[str]],
    ) -> int:
        assert len(options) == len(features)
        if slot != "time":
            return 0
        days = [_days(o) for o in options if o is not None]
        self.offered[draft.type] = days
        assert len(set(days)) == len(days) <= 7
        return min(1, len(days))


def _days(option: object) -> Days:
    at = option.at  # type: ignore[attr-defined]
    from_, to = (d.isoformat() if d else None for d in at[:2])
    return from_, to


def _offered(text: str, published: str | None = "2016-12-06") -> dict[str, list[Days]]:
    recorder = _Recorder()
    Reader(judge=recorder).read(Report.of(text, published=published))
    return recorder.offered


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        # the day after, before, the same day, counted from the event before
        (
            (
                "قصفت الطائرات الحربية قرية الزيارة الخميس. وفي اليوم التالي اقتحم "
                "المسلحون القرية."
            ),
            "ground_attack",
            "2016-12-02",
        ),
        (
            (
                "قصفت الطائرات الحربية قرية الزيارة الخميس. وقبل ذلك بيومين اقتحم "
                "المسلحون القرية."
            ),
            "ground_attack",
            "2016-11-29",
        ),
        # غداة, بعد ... على: the event after it lies before the clause's
        (
            "قصفت الطائرات الحربية قرية الزيارة أمس غداة اقتحام المسلحين القرية.",
            "ground_attack",
            "2016-12-04",
        ),
        (
            (
                "قصفت الطائرات الحربية قرية الزيارة أمس بعد ثلاثة أيام على اقتحام "
                "المسلحين القرية."
            ),
            "ground_attack",
            "2016-12-02",
        ),
        # time words of a sentence that tells no event
        (
            "قال الناطق في بيان يوم السبت إن الوضع صعب. واقتحم المسلحون القرية.",
            "ground_attack",
            "2016-12-03",
        ),
        # a headline takes the day of the text below it
        (
            (
                "المسلحون يقتحمون قرية الزيارة\nوقال شهود في القرية يوم السبت إنهم "
                "رأوا النار."
            ),
            "ground_attack",
            "2016-12-03",
        ),
    ],
)
def test_a_day_told_elsewhere_is_offered(text: str, type_: str, day: str) -> None:
    assert (day, day) in _offered(text)[type_]


def test_a_start_told_after_since_is_offered() -> None:
    offered = _offered("قصفت الطائرات القرية مرارا منذ سقوطها في 5 آذار 2016.")

    assert ("2016-03-05", "2016-12-06") in offered["airstrike"]


def test_a_heading_dates_the_items_below_it() -> None:
    offered = _offered("حصاد الأحد 4-12-2016\nحلب:\nقصفت الطائرات قرية الزيارة.")

    assert ("2016-12-04", "2016-12-04") in offered["airstrike"]


def test_without_time_words_there_is_no_time() -> None:
    assert _offered("قصفت الطائرات الحربية قرية الزيارة.") == {"airstrike": []}


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات القرية في أعنف قصف منذ عام 2014.",
        "قصفت الطائرات القرية في غارة ثانية خلال 48 ساعة.",
    ],
)
def test_a_span_that_says_how_rare_an_event_is_dates_none(text: str) -> None:
    assert _offered(text)["airstrike"] == []
