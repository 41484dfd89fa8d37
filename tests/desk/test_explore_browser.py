"""The explorer as a person meets it: in real Chromium, in Arabic and in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

Browse = Callable[..., Any]
_ROWS = "#table tbody tr"


def _asked(page: Any) -> dict[str, list[str]]:  # noqa: ANN401 - Playwright's page
    return parse_qs(urlsplit(page.url).query)


def _opened(page: Any, address: str = "/incidents") -> int:  # noqa: ANN401
    """Open the explorer, wait for its map; how many rows its table has."""
    page.goto(address)
    page.wait_for_selector("[data-map][data-ready]")
    return int(page.locator(_ROWS).count())


def _in_view(page: Any) -> int:  # noqa: ANN401
    """How many incidents the list of the map counts."""
    page.wait_for_selector("#in-view li", state="attached")
    rows = page.locator("#in-view li").all()
    counts = [row.locator(".tag").all_text_contents() for row in rows]
    return sum(int(c[0]) if c else 1 for c in counts)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_filters_change_table_and_map_and_stay_in_the_address(
    browse: Browse, language: str
) -> None:
    page = browse(language)
    rows = _opened(page)
    drawn = _in_view(page)
    assert (
        drawn
        == rows
        - page.locator(f"{_ROWS} >> text=/^(Place not told|المكان غير مذكور)$/").count()
    )

    page.locator("input[name=place]").fill("معرة النعمان")
    page.locator("select[name=type]").select_option("airstrike")
    page.locator(".filters button.primary").click()
    page.wait_for_url(lambda url: "place=" in url)
    page.wait_for_selector("[data-map][data-ready]")
    assert _asked(page)["place"] == ["معرة النعمان"]
    assert page.locator("input[name=place]").input_value() == "معرة النعمان"
    assert 0 < page.locator(_ROWS).count() < rows
    assert _in_view(page) == page.locator(_ROWS).count()

    page.go_back()
    page.wait_for_selector("[data-map][data-ready]")
    assert "place" not in _asked(page)
    assert page.locator(_ROWS).count() == rows


def test_a_bar_of_the_timeline_and_a_stroke_over_several_choose_days(
    browse: Browse,
) -> None:
    page = browse("en")
    _opened(page)
    bars = page.locator(".timeline rect.exact")
    first = bars.first.bounding_box()
    last = bars.last.bounding_box()
    assert first is not None
    assert last is not None
    page.mouse.move(first["x"] + 1, first["y"] + 4)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 1, last["y"] + 4, steps=5)
    assert page.locator(".timeline .brush").bounding_box()["width"] > 100
    page.mouse.up()
    page.wait_for_url(re.compile("since=.*until="))
    asked = _asked(page)
    assert asked["since"] < asked["until"]

    _opened(page)
    box = page.locator(".timeline rect.exact").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("since="))
    assert _asked(page)["since"] != asked["until"]
    assert page.locator(_ROWS).count() >= 1


def test_the_map_can_be_used_by_keyboard_alone(browse: Browse) -> None:
    page = browse("en")
    _opened(page, "/incidents?place=معرة النعمان")
    page.keyboard.press("KeyL")
    page.wait_for_selector("#in-view li", state="visible")
    link = page.locator("#in-view a, #in-view button").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/incidents/[A-Z2-7]{8}$|area="))


def test_the_map_is_where_it_was_left(browse: Browse) -> None:
    page = browse("ar")
    _opened(page)
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_url(re.compile("#map="))
    held = urlsplit(page.url).fragment
    page.reload()
    page.wait_for_selector("[data-map][data-ready]")
    assert urlsplit(page.url).fragment == held


def test_an_uncertain_place_is_a_circle_and_leads_to_its_incident(
    browse: Browse,
) -> None:
    page = browse("ar")
    _opened(page, "/incidents?place=الكرادة")
    circle = page.locator("path.incident").first
    circle.hover(force=True)
    assert "الكرادة" in page.locator(".leaflet-tooltip").inner_text()
    box = circle.bounding_box()
    assert box["width"] > 20
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("/incidents/[A-Z2-7]{8}$"))


def test_names_of_places_are_in_the_language_of_the_page(browse: Browse) -> None:
    for language, name in (("ar", "سراقب"), ("en", "Saraqib")):
        page = browse(language)
        _opened(page, "/incidents#map=10/35.8/36.8")
        names = page.locator(".map .place").all_inner_texts()
        assert name in names


def test_everything_but_the_map_works_without_scripts(browse: Browse) -> None:
    page = browse("ar", java_script_enabled=False)
    page.goto("/incidents")
    rows = page.locator(_ROWS).count()
    page.locator("input[name=place]").fill("تعز")
    page.locator(".filters button.primary").click()
    page.wait_for_url(lambda url: "place=" in url)
    assert _asked(page)["place"] == ["تعز"]
    assert 0 < page.locator(_ROWS).count() < rows
    assert page.locator("noscript p").count() or "JavaScript" in page.content()
    page.locator(".timeline a").first.click(force=True)
    page.wait_for_url(lambda url: bool(parse_qs(urlsplit(url).query).get("since")))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_runs_out_of_the_page(
    browse: Browse, language: str, width: int
) -> None:
    page = browse(language, viewport={"width": width, "height": 900})
    _opened(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_another_page_of_the_table_leaves_the_map_as_it_is(browse: Browse) -> None:
    page = browse("en")
    rows = _opened(page)
    page.evaluate("document.querySelector('[data-map]').dataset.seen = '1'")
    page.locator("#table th a", has_text="Killed").click()
    page.wait_for_selector("#table th[aria-sort=descending] a:has-text('Killed')")
    assert _asked(page)["sort"] == ["toll"]
    assert page.locator("[data-map][data-seen='1'][data-ready]").count() == 1
    assert page.locator(_ROWS).count() == rows
    assert page.evaluate("Object.keys(localStorage).length") == 0

    page.go_back()
    page.wait_for_selector("#table th[aria-sort=descending] a:has-text('Date')")
    page.wait_for_selector("[data-map][data-ready]")
    assert "sort" not in _asked(page)
    assert page.locator("#table").count() == 1
