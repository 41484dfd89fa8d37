"""How the desk looks in real Chromium: nothing cut off, hidden or drawn over another."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

import tawthiq.desk
from desk.desks import Desk
from desk.test_review_browser import LANGUAGES, key_of, press, rows

pytestmark = pytest.mark.usefixtures("filled")
_STATIC: Final = Path(tawthiq.desk.__file__).parent / "static" / "desk"
_REPORT: Final = "غارات على السرو"
_BARE: Final = "افتتاح معرض"
# Whether two boxes share more than an edge, and whether an element is seen.
_OVER: Final = """
  const box = (one) => one.getBoundingClientRect();
  const shown = (one) => box(one).width > 0 && getComputedStyle(one).visibility !== "hidden";
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
"""


def opened(
    browse: Callable[..., Any], language: str, width: int = 1366, height: int = 850
) -> Any:  # noqa: ANN401
    return browse(language, viewport={"width": width, "height": height})


@pytest.mark.parametrize("width", [1366, 390])
@LANGUAGES
def test_nothing_runs_out_of_the_claims_pane(
    browse: Callable[..., Any], desk: Desk, language: str, width: int
) -> None:
    page = opened(browse, language, width)
    report = f"/reports/{key_of(desk, _REPORT)}"
    for asked in ("", "refuse=1", "new=1", "edit=places-0", "edit=date", "edit=harm-0"):
        page.goto(f"{report}?{asked}")
        page.evaluate(
            "document.querySelectorAll('main details').forEach(one => one.open = true)"
        )
        widths = page.evaluate(
            """() => { const pane = document.querySelector(".claims-pane");
                       return [pane.scrollWidth, pane.clientWidth]; }"""
        )
        assert widths[0] == widths[1], asked
        cut = page.evaluate(
            """() => [...document.querySelectorAll("main .sheet, main form")]
                 .map(one => one.getBoundingClientRect())
                 .filter(one => one.left < 0 || one.right > innerWidth).length"""
        )
        assert cut == 0, asked


@LANGUAGES
def test_the_bar_of_verdicts_hides_no_field(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = opened(browse, language)
    page.goto(f"/reports/{key_of(desk, _REPORT)}")
    ends = page.evaluate(
        """() => [document.querySelector(".open-claim .fields > :last-child"),
                  document.querySelector(".verdicts")].map((e, n) => {
                    if (n === 0) e.scrollIntoView({ block: "end" });
                    return e.getBoundingClientRect(); })
               .map(box => [box.top, box.bottom])"""
    )
    assert ends[0][1] <= ends[1][0] + 1


def test_every_file_that_the_styles_name_is_there() -> None:
    for path in _STATIC.glob("*.css"):
        for name in re.findall(r'url\("?([^")]+)', path.read_text(encoding="utf-8")):
            assert (_STATIC / name).is_file(), name
    assert "Open Font License" in (_STATIC / "fonts" / "OFL.txt").read_text("utf-8")


@LANGUAGES
def test_reports_are_read_in_the_face_that_the_desk_ships(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language)
    page.goto(f"/reports/{key_of(desk, 'تفجير في حي الكرادة')}")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        """() => [...document.fonts].filter(one => one.status === "loaded")
             .map(one => `${one.family} ${one.weight}`)"""
    )
    assert {"Noto Naskh Arabic 400", "Noto Naskh Arabic 700"} <= {
        name.replace('"', "") for name in loaded
    }
    held = page.context.new_cdp_session(page)
    held.send("DOM.enable")
    held.send("CSS.enable")
    root = held.send("DOM.getDocument")["root"]["nodeId"]
    node = held.send("DOM.querySelector", {"nodeId": root, "selector": "#text"})
    used = held.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    held.detach()
    # Digits and Latin letters too: no other face is mixed in, nor the system's own.
    assert used
    assert all(one["isCustomFont"] for one in used), used
    assert {one["familyName"] for one in used} == {"Noto Naskh Arabic"}


@LANGUAGES
def test_a_content_warning_shows_all_without_scripts(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language, java_script_enabled=False)
    page.goto(f"/reports/{key_of(desk, _REPORT)}")
    passage = page.locator("#text .graphic")
    blur = "node => getComputedStyle(node).filter"
    assert "blur" in passage.evaluate(blur)
    page.locator("#show-graphic").check()
    assert passage.evaluate(blur) == "none"
    page.locator(".warning a").click()
    page.locator("#graphic-setting").wait_for()
    page.locator("#graphic-setting").select_option("show")
    page.locator(".person form .button").click()
    assert passage.evaluate(blur) == "none"
    assert page.locator(".warning").is_visible()
    assert page.locator("#show-graphic").count() == 0


@LANGUAGES
def test_keys_count_the_fields_that_are_shown(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language)
    page.goto(f"/reports/{key_of(desk, _REPORT)}")
    count = page.locator(".open-claim .field-row").count()
    digits = [str(n) for n in range(1, count + 1)]
    assert page.locator(".fields .edit kbd").all_inner_texts() == digits
    page.keyboard.press("Shift+Slash")
    told = dict(
        zip(
            page.locator("#keys dt").all_inner_texts(),
            page.locator("#keys dd").all_inner_texts(),
            strict=True,
        )
    )
    assert [key for key in told if key.isdigit()] == digits
    doubled = {k: w for k, w in told.items() if re.search(rf"\b{re.escape(k)}$", w)}
    assert doubled == {}
    page.keyboard.press("Escape")
    press(page, "Digit4")
    assert page.locator("#form").is_visible()
    fourth = page.locator(".field-row").nth(3)
    assert "editing" in (fourth.get_attribute("class") or "")


@LANGUAGES
def test_a_report_without_claims_asks_for_no_judgement(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language)
    page.goto(f"/reports/{key_of(desk, _BARE)}")
    assert page.locator(".claim-list ol").count() == 0
    assert page.locator(".advance").count() == 0
    page.goto(f"/reports/{key_of(desk, _REPORT)}")
    assert page.locator(".advance").is_visible()


@pytest.mark.parametrize("address", ["incidents", "audit", "persons", "reports"])
@LANGUAGES
def test_filters_stand_in_one_line(
    browse: Callable[..., Any], address: str, language: str
) -> None:
    page = opened(browse, language)
    page.goto(address)
    fields = page.locator("form[role=search] label:visible > :is(input, select)")
    boxes = [one.bounding_box() for one in fields.all()]
    middles = {round((box["y"] + box["height"] / 2) / 4) for box in boxes if box}
    assert len(boxes) >= 2
    assert max(middles) - min(middles) <= 1
    gaps = sorted((box["x"], box["x"] + box["width"]) for box in boxes if box)
    assert all(b - end < 120 for (_, end), (b, _) in pairwise(gaps))


@LANGUAGES
def test_what_is_not_judged_takes_one_line(
    browse: Callable[..., Any], language: str
) -> None:
    page = opened(browse, language)
    page.goto("incidents")
    lines = page.locator(".incidents .whole")
    tall = lines.evaluate_all("all => all.map(e => e.offsetHeight)")
    assert tall
    assert max(tall) < 30


@pytest.mark.parametrize("screen", ["incidents", "incident"])
@LANGUAGES
def test_no_name_of_the_map_is_under_another_thing(
    browse: Callable[..., Any], desk: Desk, language: str, screen: str
) -> None:
    page = opened(browse, language)
    code = rows(desk, "select code from case_incident where live order by id")[0][0]
    page.goto("incidents" if screen == "incidents" else f"incidents/{code}")
    page.locator("[data-map][data-ready]").wait_for()
    found = page.evaluate(
        f"""() => {{ {_OVER}
          const map = document.querySelector("[data-map]");
          const names = [...map.querySelectorAll(".place > span")].filter(shown);
          const things = [...map.querySelectorAll(".leaflet-control, .number, .cluster")];
          return [names.length, things.length, names.filter(name =>
            things.some(one => over(box(one), box(name)))).map(name => name.innerText)];
        }}"""
    )
    assert found[0] > 3
    assert found[1] > 2
    assert found[2] == []


@LANGUAGES
def test_all_claims_of_a_report_are_printed(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language)
    page.goto(f"/reports/{key_of(desk, _REPORT)}")
    claims = page.locator(".claim-list ol > li").count()
    assert claims > 1
    printed = page.locator(".printed > ol > li")
    assert printed.first.is_hidden()
    page.emulate_media(media="print")
    assert printed.count() == claims
    assert all(one.is_visible() for one in printed.all())
    assert page.locator("#text").is_visible()
    assert page.locator(".claims-pane").is_hidden()
