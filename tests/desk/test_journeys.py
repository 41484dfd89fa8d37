"""A day's work in real Chromium, in both languages, from the file to the export."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.desks import Desk
from desk.test_review_browser import drag, judged, rows

REPORT = (
    "قصف على بلدة سرمين\n\nقتل أربعة مدنيين في قصف مدفعي استهدف المخبز الآلي في بلدة "
    "سرمين بريف إدلب اليوم الثلاثاء، بحسب الدفاع المدني.\n"
)
LATER = (
    "ارتفاع الحصيلة\n\nارتفعت حصيلة القصف على بلدة كفريا يوم الخميس إلى ستة قتلى مدنيين، "
    "بحسب المجلس المحلي.\n"
)


def take_in(page: Any, folder: Path) -> None:  # noqa: ANN401 - Playwright's page
    """Drop two reports, and wait until they are read and linked."""
    paths = []
    for name, text in (("أول.txt", REPORT), ("ثان.txt", LATER)):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    page.goto("/import")
    page.set_input_files("#files", paths)
    page.locator("#import-form > details > summary").click()
    page.locator("[name=published]").fill("2016-03-22")
    page.locator("#import-form .primary").click()
    page.locator("#progress .tag.good").wait_for(timeout=90_000)


def review(page: Any, desk: Desk) -> None:  # noqa: ANN401
    """Correct the target by selecting its words, then accept what is left."""
    key = rows(
        desk, "select key from case_report where text like 'قصف على بلدة سرمين%'"
    )
    page.goto(f"/reports/{key[0][0]}")
    drag(page, "المخبز الآلي")
    page.locator("#selection [data-field=targets]").click()
    assert page.locator("[data-words]").input_value() == "المخبز الآلي"
    page.locator("#form [name=name]").fill("مخبز سرمين")
    page.keyboard.press("Enter")
    page.locator(".open-claim .state-corrected").wait_for()
    assert [verdict for verdict, _ in judged(desk)] == ["corrected"]


def found(page: Any, place: str) -> str:  # noqa: ANN401
    """Filter the map by a place; gives the code of the incident that is left."""
    page.goto("/incidents")
    page.locator("input[name=place]").fill(place)
    page.locator(".filters button.primary").click()
    page.locator("[data-map][data-ready]").wait_for()
    assert "place=" in page.url
    link = page.locator("table a[href^='/incidents/']").first
    return str(link.get_attribute("href")).split("?")[0].rpartition("/")[2]


def decide(page: Any, code: str, other: str) -> None:  # noqa: ANN401
    """Merge two incidents, part them again, approve the first."""
    page.goto(f"/incidents/{code}")
    page.keyboard.press("KeyM")
    page.keyboard.type(other)
    page.keyboard.press("Tab")
    page.keyboard.type("حدث واحد")
    page.keyboard.press("Enter")
    page.locator(".notice.success").wait_for()
    page.goto(f"/incidents/{code}")
    kept = page.url.rpartition("/")[2]
    gone = other if kept == code else code
    page.goto(f"/incidents/{gone}")
    assert page.url.endswith(kept), "the old code leads to where it went"
    page.keyboard.press("KeyZ")
    page.keyboard.press("Enter")
    page.locator(f'.notice.success a[href="/incidents/{gone}"]').wait_for()
    page.goto(f"/incidents/{code}")
    page.keyboard.press("KeyA")
    page.keyboard.type("قرأتها")
    page.keyboard.press("Enter")
    page.locator(".code-line .tag.good").wait_for()


def let_out(page: Any, folder: Path) -> list[dict[str, str]]:  # noqa: ANN401
    """Preview a table, download it with its manifest; gives its rows."""
    page.goto("/export")
    page.locator("input[value=csv]").check()
    page.locator("form.stack .primary").click()
    page.locator(".preview table").wait_for(timeout=60_000)
    with page.expect_download() as held:
        page.locator("form[action$=download] .primary").click()
    held.value.save_as(folder / "export.zip")
    with zipfile.ZipFile(folder / "export.zip") as archive:
        table = archive.read("tawthiq-csv.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table)))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_day_from_the_file_to_the_export(
    browse: Callable[..., Any], desk: Desk, tmp_path: Path, language: str
) -> None:
    page = browse(language, viewport={"width": 1300, "height": 900})
    take_in(page, tmp_path)
    page.locator("#progress a.primary").click()
    page.wait_for_url("**/queue")
    review(page, desk)
    code, other = found(page, "سرمين"), found(page, "كفرنبل")
    decide(page, code, other)
    told = let_out(page, tmp_path)
    assert [code in row.values() for row in told] == [True]
    page.goto("/audit")
    log = page.locator("main").inner_text()
    assert code in log
    page.goto("/")
    assert page.locator(".figures").is_visible()
