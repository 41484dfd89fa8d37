"""The explorer: its address, its table, what its map draws, its bins of time."""

from __future__ import annotations

import datetime

import pytest

from tawthiq.desk.explore.chart import HEIGHT, chart
from tawthiq.desk.explore.timeline import Dated, dated, timeline
from tawthiq.desk.explore.view import box_of


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _dated(since: str, until: str, count: int = 1) -> Dated:
    return Dated(_day(since), _day(until), count)


@pytest.mark.parametrize(
    ("until", "unit", "count"),
    [
        ("2016-01-31", "day", 31),
        ("2016-12-31", "week", 53),
        ("2019-12-31", "month", 48),
        ("2040-12-31", "year", 25),
    ],
)
def test_the_span_chooses_the_bins(until: str, unit: str, count: int) -> None:
    line = timeline([_dated("2016-01-01", "2016-01-01"), _dated(until, until)])
    assert (line.unit, len(line.bins)) == (unit, count)


def test_an_imprecise_date_is_spread_over_all_it_may_be() -> None:
    line = timeline(
        [_dated("2016-01-01", "2016-01-04", 8), _dated("2016-01-04", "2016-01-04")]
    )
    assert [(b.exact, b.spread) for b in line.bins] == [(0, 2), (0, 2), (0, 2), (1, 2)]


def test_a_month_is_exact_among_months() -> None:
    line = timeline(
        [_dated("2016-02-01", "2016-02-29", 3), _dated("2019-01-01", "2019-01-01")]
    )
    assert (line.unit, line.bins[0].exact, line.bins[0].spread) == ("month", 3, 0)


def test_nothing_is_lost_in_weeks() -> None:
    rows = [
        _dated("2016-01-03", "2016-01-15", 5),
        _dated("2016-09-01", "2016-09-01", 2),
    ]
    assert sum(b.total for b in timeline(rows).bins) == pytest.approx(7)


def test_bins_are_between_the_days_asked_for() -> None:
    rows = [_dated("2016-01-01", "2016-12-31", 366)]
    line = timeline(rows, _day("2016-03-01"), _day("2016-03-10"))
    assert (line.unit, len(line.bins)) == ("day", 10)


def test_a_misread_year_does_not_push_the_others_out() -> None:
    rows = [_dated("0437-01-01", "0437-01-01"), _dated("2016-01-01", "2016-01-01", 9)]
    line = timeline(rows)
    assert (line.earlier, line.bins[-1].exact, len(line.bins)) == (1, 9, 130)


@pytest.mark.parametrize(
    ("since", "until"),
    [("0001-01-01", None), (None, "9999-12-31"), ("0001-01-01", "9999-12-31")],
)
def test_the_ends_of_time_may_be_asked_for(
    since: str | None, until: str | None
) -> None:
    line = timeline(
        [_dated("2016-01-01", "2016-01-02", 1)],
        since and _day(since),  # type: ignore[arg-type]
        until and _day(until),  # type: ignore[arg-type]
    )
    assert sum(b.total for b in line.bins) == 1


def test_days_that_are_none_are_left_out() -> None:
    rows = [
        (None, None, 3),
        ("2016-02-30", "2016-02-30", 1),
        ("9999-01-01", "9999-01-01", 1),
        ("2016-01-02", "2016-01-01", 1),
        ("2016-01-01", "2016-01-02", 4),
    ]
    assert list(dated(rows)) == [_dated("2016-01-01", "2016-01-02", 4)]


def test_the_drawing_is_mirrored_and_fits() -> None:
    line = timeline(
        [_dated("2016-01-01", "2016-01-01", 10), _dated("2016-01-04", "2016-01-04", 1)]
    )
    forward, back = chart(line, mirrored=False), chart(line, mirrored=True)
    assert [b.x for b in forward.bars] == [b.x for b in reversed(back.bars)]
    assert forward.bars[0].exact == HEIGHT
    assert all(bar.spread_y >= 0 for bar in forward.bars)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("36,35,38,37", (36, 35, 38, 37)),
        ("-200,-95,200,95", (-180, -90, 180, 90)),
        ("38,35,36,37", None),
        ("36,35,38", None),
        ("36,35,38,inf", None),
        ("", None),
    ],
)
def test_a_box_is_four_numbers_in_order(text: str, box: object) -> None:
    assert box_of(text) == box
