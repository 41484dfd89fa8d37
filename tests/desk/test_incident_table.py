"""What the incident screen works out: who agrees, ranges, days, places."""

from __future__ import annotations

from typing import Any

import pytest

from tawthiq.desk.incidents import agreement, spots, tolls
from tawthiq.desk.incidents.timeline import timeline
from tawthiq.incident import Incident, Source, Telling
from tawthiq.incident.derive import derive
from tawthiq.model import Claim

_SPAN = {"text": "x", "start": 0, "end": 1}
HOMS = {"name": "حمص", "id": "homs", "path": ("سوريا", "حمص"), **_SPAN}
QUARTER = {"name": "الوعر", "id": "waer", "path": ("سوريا", "حمص", "الوعر"), **_SPAN}
HAMA = {"name": "حماة", "id": "hama", "path": ("سوريا", "حماة"), **_SPAN}


def killed(low: int | None, high: int | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """So many killed; exactly ``low`` unless more is said."""
    high = low if "form" not in more else high
    return {
        "kind": "killed",
        "group": "civilian",
        "low": low,
        "high": high,
        **_SPAN,
        **more,
    }


def telling(
    ident: str,
    *,
    publisher: str = "",
    family: str = "",
    published: str | None = "2016-03-14",
    **fields: Any,  # noqa: ANN401
) -> Telling:
    """What a source tells, by default a source of its own."""
    value = {
        "id": ident,
        "type": "airstrike",
        "trigger": _SPAN,
        "quote": _SPAN,
        **fields,
    }
    return Telling(
        claim=Claim.model_validate(value),
        source=Source(
            report=f"report of {ident}",
            family=family or ident,
            sha256="",
            original="",
            publisher=publisher or f"publisher of {ident}",
            published=published,
        ),
    )


def stands(held: Incident, field: str) -> dict[str, str]:
    """How each claim stands in a field."""
    return {
        row.telling.claim.id: row.stands.get(field, "untold")
        for group in agreement.table(held)
        for row in group.rows
    }


def counts(held: Incident) -> dict[str, str]:
    """How each claim's first toll stands."""
    return {
        row.telling.claim.id: "raised"
        if row.counts[0].superseded
        else row.counts[0].stand
        for group in agreement.table(held)
        for row in group.rows
    }


def day(first: str, last: str | None = None) -> dict[str, Any]:
    return {"from": first, "to": last or first, "precision": "day"}


@pytest.mark.parametrize(
    ("field", "values", "expected"),
    [
        ("places", ([HOMS], [QUARTER], [HAMA]), ("agrees", "agrees", "differs")),
        ("places", ([HOMS], [HAMA]), ("differs", "differs")),
        ("places", ([HOMS], []), ("alone", "untold")),
        (
            "date",
            (day("2016-03-14"), day("2016-03-13", "2016-03-14"), day("2016-03-15")),
            ("agrees", "agrees", "differs"),
        ),
        (
            "type",
            ("airstrike", "casualties", "release"),
            ("agrees", "agrees", "differs"),
        ),
        ("status", ("asserted", "asserted", "denied"), ("agrees", "agrees", "differs")),
    ],
)
def test_a_value_agrees_with_more_than_half_or_differs(
    field: str, values: tuple[Any, ...], expected: tuple[str, ...]
) -> None:
    told = [telling(f"c{n}", **{field: value}) for n, value in enumerate(values)]
    held = stands(
        derive("A", told), field.removesuffix("s") if field == "places" else field
    )
    assert tuple(held[f"c{n}"] for n in range(len(values))) == expected


def test_words_agree_with_the_figures_they_can_mean() -> None:
    told = [
        telling("c0", harm=[killed(40)]),
        telling("c1", harm=[killed(None, form="vague", words="عشرات")]),
        telling("c2", harm=[killed(3)]),
    ]
    assert counts(derive("A", told)) == {
        "c0": "agrees",
        "c1": "agrees",
        "c2": "differs",
    }


def test_a_raised_toll_neither_agrees_nor_differs() -> None:
    told = [
        telling("c0", publisher="P", harm=[killed(7)]),
        telling("c1", publisher="P", published="2016-03-15", harm=[killed(12)]),
        telling("c2", harm=[killed(12)]),
    ]
    assert counts(derive("A", told)) == {"c0": "raised", "c1": "agrees", "c2": "agrees"}


def test_aircraft_of_two_sides_are_two_actors() -> None:
    names = ("الطيران الروسي", "طيران النظام")
    told = [
        telling(f"c{n}", actors=[{"name": name, "id": "warplanes", **_SPAN}])
        for n, name in enumerate(names)
    ]
    assert set(stands(derive("A", told), "actors").values()) == {"differs"}


def test_copies_of_one_text_are_one_row() -> None:
    told = [telling("c0", family="f"), telling("c1", family="f"), telling("c2")]
    groups = agreement.table(derive("A", told))
    rows = [(len(group.rows), [len(r.copies) for r in group.rows]) for group in groups]
    assert sorted(rows) == [(1, [0]), (1, [1])]


def test_pages_hold_every_row_once() -> None:
    told = [telling(f"c{n:02}", publisher="P" if n < 30 else "") for n in range(50)]
    groups = agreement.table(derive("A", told))
    pages = [agreement.page(groups, n, 20) for n in (1, 2, 3)]
    shown = [[r.telling.claim.id for g in p for r in g.rows] for p in pages]
    assert [len(ids) for ids in shown] == [20, 20, 10]
    assert len({i for ids in shown for i in ids}) == 50
    assert pages[1][0].number == pages[0][-1].number  # a chain goes on over the page


def test_bars_lie_within_the_axis_and_sums_come_last() -> None:
    told = [
        telling("c0", harm=[killed(40)]),
        telling("c1", harm=[killed(10)]),
        telling("c2", harm=[killed(100, form="at_least")]),
    ]
    held = derive("A", told, sums=frozenset({"c0"}))
    (chart,) = tolls.charts(held, 10)
    assert chart.range is not None
    assert chart.range.low == 10
    assert [bar.toll.sum for bar in chart.bars] == [False, False, True]
    for bar in chart.bars:
        assert 0 <= float(bar.start) <= 100 - float(bar.width)
    assert tolls.sums(held)["killed"].low == 40


def test_a_chart_shows_only_so_many_bars() -> None:
    told = [telling(f"c{n}", harm=[killed(n + 1)]) for n in range(30)]
    (chart,) = tolls.charts(derive("A", told), 24)
    assert (len(chart.bars), chart.more) == (24, 6)


def test_the_timeline_tells_how_long_after_it_was_told() -> None:
    told = [
        telling("c0", date=day("2016-03-14")),
        telling("c1", date=day("2016-03-14"), published="2016-03-16T10:00:00+03:00"),
        telling("c2", date=day("2016-03-15"), published=None),
    ]
    held = timeline(derive("A", told), 10)
    assert held is not None
    assert (held.first, held.last) == ("2016-03-14", "2016-03-16")
    assert [(e.mark.first, e.chains, e.chosen) for e in held.events] == [
        ("2016-03-14", 2, True),
        ("2016-03-15", 1, False),
    ]
    assert [t.later for t in held.told] == [0, 2]


def test_without_days_there_is_no_timeline() -> None:
    assert timeline(derive("A", [telling("c0", published=None)]), 10) is None


def test_other_meanings_of_a_name_are_places_that_nobody_tells() -> None:
    meaning = {"id": "elsewhere", "name": "الوعر", "lat": 1.0, "lon": 2.0}
    place = {**QUARTER, "lat": 34.7, "lon": 36.7, "precision": "neighbourhood"}
    told = [
        telling("c0", places=[{**place, "alternatives": [meaning]}]),
        telling(
            "c1", places=[{**HOMS, "lat": 34.73, "lon": 36.72, "precision": "city"}]
        ),
    ]
    found = spots.spots(derive("A", told), 10)
    assert [(s.number, s.role, s.chains) for s in found] == [
        (1, "chosen", 1),
        (2, "told", 1),
        (3, "meaning", 0),
    ]
    drawn = spots.features(found, ())
    assert [d["kind"] for d in drawn] == ["chosen", "", "candidate"]
    assert all(d["radius_m"] for d in drawn)
