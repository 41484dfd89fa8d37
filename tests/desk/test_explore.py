"""The explorer: its address, its table, what its map draws, its bins of time."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client, override_settings

from desk.desks import entered, queries
from tawthiq.case.case import Case
from tawthiq.case.models import Card
from tawthiq.desk import opened
from tawthiq.desk.explore.chart import HEIGHT, chart
from tawthiq.desk.explore.features import Point, cells
from tawthiq.desk.explore.timeline import Dated, dated, timeline
from tawthiq.desk.explore.view import box_of
from tawthiq.desk.views import explore


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


def _rows(page: str) -> list[str]:
    return re.findall(r'<td><a href="/incidents/([A-Z0-9]+)">', page)


def _get(client: Client, **asked: str) -> str:
    answer = client.get("/incidents", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def _features(client: Client, **asked: str) -> Any:  # noqa: ANN401 - JSON
    answer = client.get("/incidents/features", asked)
    assert answer.status_code == 200
    return answer.json()


_WORLD = {"bbox": "-180,-90,180,90", "zoom": "2"}


def test_the_table_and_the_map_have_the_same_incidents(client: Client) -> None:
    found = _features(client, **_WORLD)["features"]
    drawn = sum(one.get("count", 1) for one in found)
    placeless = _rows(_get(client, without_place="on"))
    assert drawn > 1
    assert len(_rows(_get(client))) == drawn + len(placeless)


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "إدلب"},
        {"type": "airstrike"},
        {"since": "2016-03-14", "until": "2016-03-14"},
        {"source": "الدفاع المدني"},
        {"actor": "الطيران الحربي"},
        {"words": "السوق"},
        {"min_killed": "7"},
        {"min_killed": "٧"},
        {"state": "proposed"},
    ],
)
def test_filters_narrow_table_map_and_timeline_alike(
    client: Client, asked: dict[str, str]
) -> None:
    page = _get(client, **asked)
    rows = _rows(page)
    assert 0 < len(rows) <= len(_rows(_get(client)))
    found = _features(client, **_WORLD, **asked)["features"]
    drawn = sum(one.get("count", 1) for one in found)
    assert drawn == len(rows) - len(_rows(_get(client, **asked, without_place="on")))
    told = Card.objects.filter(code__in=rows).exclude(date_from=None)
    bars = re.findall(r'<td class="number"><bdi>(\d+)</bdi></td><td', page)
    assert sum(map(int, bars)) <= len(told)


def test_a_place_is_found_with_all_that_lies_in_it(client: Client) -> None:
    inside = _rows(_get(client, place="معرة النعمان"))
    around = _rows(_get(client, place="إدلب"))
    assert inside
    assert set(inside) < set(around)
    assert not _rows(_get(client, place="مكان لا يعرفه أحد"))


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"since": "2016-99-01"}, 0),
        ({"since": "2016-03-15", "until": "2016-03-14"}, 1),
        ({"type": "no such type"}, 0),
        ({"min_killed": "many"}, 0),
        ({"min_killed": "-5"}, 0),
        ({"words": "!!"}, 0),
        ({"area": "1,2,3"}, 0),
        ({"sort": "upside down"}, 0),
        ({"place": "س" * 500}, 0),
        ({"place": "\x00"}, 0),
        ({"after": "no key of ours"}, 0),
        ({"words": '" OR 1=1 --'}, 1),
    ],
)
def test_what_makes_no_sense_is_told_and_left_out(
    client: Client, asked: dict[str, str], left: int
) -> None:
    page = _get(client, **asked)
    if left == 0:
        assert len(_rows(page)) == len(_rows(_get(client)))
    if not {"after", "words"} & asked.keys():
        assert 'role="alert"' in page


def test_what_is_asked_is_shown_as_text(client: Client) -> None:
    page = _get(client, place='"><script>alert(1)</script>')
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_links_keep_the_selection(client: Client) -> None:
    page = _get(client, type="airstrike", sort="toll")
    assert 'href="/incidents?type=airstrike&amp;sort=sources"' in page
    assert 'href="/incidents?sort=toll"' in page  # without the type
    assert "type=airstrike&amp;sort=toll&amp;since=2016-03-14" in page


def test_orders_are_by_toll_sources_and_date(client: Client) -> None:
    held = Card.objects.in_bulk(field_name="code")
    for sort, field in (("toll", "killed_high"), ("sources", "sources")):
        values = [getattr(held[c], field) for c in _rows(_get(client, sort=sort))]
        told = [v for v in values if v is not None]
        assert told == sorted(told, reverse=True)
        assert values[: len(told)] == told
    newest = [held[c].date_from for c in _rows(_get(client))]
    oldest = [held[c].date_from for c in _rows(_get(client, sort="oldest"))]
    assert [d for d in oldest if d] == sorted(d for d in newest if d)


def test_pages_follow_one_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _rows(_get(client))
    monkeypatch.setattr(explore, "_SIZE", 3)
    seen: list[str] = []
    asked = {"sort": "newest"}
    while True:
        page = _get(client, **asked)
        seen += _rows(page)
        match = re.search(r'rel="next"[^>]*after=([^&"#]+)', page)
        if match is None:
            break
        asked = {"after": unquote(match[1])}
    assert seen == whole
    assert 'rel="prev"' in page


def test_numbers_are_in_the_digits_that_were_chosen(client: Client) -> None:
    client.cookies["desk_digits"] = "arabic"
    page = _get(client)
    count = str(len(_rows(page))).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert f"<strong><bdi>{count}</bdi></strong>" in page
    assert "٢٠١٦" in page[page.index("<svg") : page.index("</svg")]
    for one in _features(client, **_WORLD)["features"]:
        assert not re.search("[0-9]", one["detail"])


def test_the_page_is_told_in_english_too(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = _get(client, place="إدلب")
    assert "incidents of this selection" in page
    assert "Maarat al-Numan" in page


@pytest.mark.parametrize(
    "address",
    [
        "/incidents",
        "/incidents?place=إدلب&words=السوق",
        "/incidents/features?bbox=30,30,40,40&zoom=9",
        "/incidents/features",
    ],
)
def test_pages_take_few_queries(client: Client, address: str) -> None:
    assert queries(client, address) <= 12


def test_a_case_without_incidents_says_what_to_do(tmp_path: Path) -> None:
    Case.create(tmp_path / "empty", "فارغ", "tester").close()
    held = opened.show(tmp_path / "empty")
    client = entered()
    page = _get(client)
    assert "data-map" not in page
    assert "استورد التقارير" in page
    assert _features(client) == {"features": [], "bounds": None}
    held.close()


def test_nobody_sees_the_map_before_they_are_in(case: Case) -> None:  # noqa: ARG001
    for address in ("/incidents", "/incidents/features", "/map/labels", "/tiles/1/1/1"):
        assert Client().get(address).status_code == 403


def test_what_is_told_of_a_wide_area_is_drawn_as_one(client: Client) -> None:
    card = Card.objects.exclude(lat=None).first()
    assert card is not None
    Card.objects.filter(pk=card.pk).update(radius_m=60_000, lat=10.0, lon=10.0)
    (one,) = _features(client, bbox="9,9,11,11", zoom="9")["features"]
    assert (one["wide"], one["radius_m"], one["at"]) == (True, 60_000, [10.0, 10.0])
    assert one["href"] == f"/incidents/{card.code}"


def test_many_in_one_place_lead_to_their_list(client: Client) -> None:
    Card.objects.update(lat=35.5, lon=36.5, radius_m=2500)
    (one,) = _features(client, **_WORLD)["features"]
    assert one["count"] == len(_rows(_get(client)))
    listed = client.get(one["href"].partition("#")[0]).content.decode()
    assert len(_rows(listed)) == one["count"]


def test_clusters_stay_as_the_map_is_moved(client: Client) -> None:
    def drawn(box: str) -> list[Any]:
        found = _features(client, bbox=box, zoom="7")["features"]
        return sorted(one["at"] for one in found)

    assert drawn("30,30,45,40") == drawn("30.3,30.1,45.3,40.1")


def test_points_that_would_lie_over_one_another_are_one() -> None:
    near = [Point(35.0, 36.0, 1000, 2, 1), Point(35.0001, 36.0001, 90_000, 1, 2)]
    far = Point(36.5, 38.0, 1000, 1, 3)
    found = cells([*near, far], 8)
    assert [(c.incidents, c.wide, c.one) for c in found] == [(3, 1, 1), (1, 0, 3)]
    assert len(cells([*near, far], 3)) == 1


@pytest.mark.parametrize("zoom", range(2, 17))
def test_no_incident_is_lost_in_clusters(zoom: int) -> None:
    chance = random.Random(zoom)  # noqa: S311 - a test
    found = [
        Point(chance.uniform(-89, 89), chance.uniform(-180, 180), None, n, n)
        for n in range(1, 200)
    ]
    assert sum(c.incidents for c in cells(found, zoom)) == sum(
        p.incidents for p in found
    )


@override_settings(TILES="https://tiles.example/{z}/{x}/{y}.png")
def test_a_tile_server_is_allowed_for_pictures_alone_and_warned_of(
    client: Client,
) -> None:
    answer = client.get("/incidents")
    policy = answer.headers["Content-Security-Policy"]
    allowed = {p.split()[0]: p.split()[1:] for p in policy.split(";")}
    assert "https://tiles.example" in allowed["img-src"]
    assert policy.count("tiles.example") == 1
    assert "tiles.example: يرى ذلك الخادم" in answer.content.decode()
    assert "tiles.example" not in client.get("/").headers["Content-Security-Policy"]


@override_settings(TILES="/nowhere/at-all.mbtiles")
def test_a_missing_tile_file_is_told_on_the_page(client: Client) -> None:
    page = _get(client)
    assert "at-all.mbtiles" in page
    assert "/nowhere" not in page
    assert "data-tiles" not in page
