"""The incident screen as a person works on it, in Chromium, in both languages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.desks import Desk

LANGUAGES = ["ar", "en"]
_SHOTS = os.environ.get("TAWTHIQ_SHOTS")  # a folder: keep what the browser shows


def shot(page: Any, name: str) -> None:  # noqa: ANN401 - Playwright's page
    """Keep a picture of the page, where somebody wants to look at it."""
    if _SHOTS:
        page.screenshot(path=Path(_SHOTS) / f"{name}.png", full_page=True)


@pytest.fixture
def codes(desk: Desk) -> dict[str, str]:
    """The codes of the case's incidents by their place."""
    from tawthiq.case.case import Case
    from tawthiq.case.incidents import incidents

    held = Case.open(desk.directory)
    found = {i.location.name: i.code for i in incidents() if i.location}
    held.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_merge_and_unmerge_by_keys(
    browse: Callable[..., Any], codes: dict[str, str], language: str
) -> None:
    page = browse(language)
    one, other = codes["معرة النعمان"], codes["كفرنبل"]
    page.goto(f"incidents/{one}")
    shot(page, f"incident-{language}")
    page.keyboard.press("KeyM")
    page.keyboard.type(other)
    page.keyboard.press("Tab")
    page.keyboard.type("ليلة واحدة")
    page.keyboard.press("Enter")
    page.locator(".notice.success").wait_for()
    assert other in page.locator(".code-line").inner_text()
    page.goto(f"incidents/{other}")
    assert page.url.endswith(f"/incidents/{one}")
    page.keyboard.press("KeyZ")
    page.keyboard.press("Enter")
    page.locator(f'.notice.success a[href="/incidents/{other}"]').click()
    page.wait_for_url(f"**/incidents/{other}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_split_a_claim_off(
    browse: Callable[..., Any], codes: dict[str, str], language: str
) -> None:
    page = browse(language)
    page.goto(f"incidents/{codes['معرة النعمان']}")
    rows = page.locator(".side-by-side tbody tr:not(.chain)")
    before = rows.count()
    row = rows.filter(has_text="شبكة السهل الإخبارية")
    row.locator("input[type=checkbox]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("KeyP")
    assert "1" in page.locator("[data-chosen]").inner_text()
    page.keyboard.type("غارة أخرى")
    page.keyboard.press("Enter")
    page.locator(".notice.success a").wait_for()
    assert rows.count() == before - 1
    address = page.locator(".notice.success a").get_attribute("href")
    page.goto(address.lstrip("/"))
    assert rows.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_approve_and_look_at_pairs(
    browse: Callable[..., Any], codes: dict[str, str], language: str
) -> None:
    page = browse(language)
    page.goto(f"incidents/{codes['معرة النعمان']}")
    page.keyboard.press("KeyA")
    page.keyboard.type("قرأت كل التقارير")
    page.keyboard.press("Enter")
    page.locator(".code-line .tag.good").wait_for()
    assert "قرأت كل التقارير" in page.locator(".history").inner_text()
    page.locator(".row-links a[href*=links]").first.click()
    page.locator("[data-pair][data-current]").wait_for()
    page.keyboard.press("KeyJ")
    assert page.locator("[data-pair]").nth(1).get_attribute("data-current") is not None
    shot(page, f"pairs-{language}")
    page.keyboard.press("KeyS")
    page.locator("[data-pair] .tag.good").wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_the_same_by_keys_and_taken_back_on_a_narrow_page(
    browse: Callable[..., Any], codes: dict[str, str], language: str
) -> None:
    page = browse(language, viewport={"width": 390, "height": 900})
    one, other = codes["معرة النعمان"], codes["كفرنبل"]
    page.goto(f"incidents/{one}/with/{other}")
    for key in ("KeyP", "KeyN"):
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.keyboard.press("Escape")
    page.keyboard.press("KeyN")
    page.keyboard.type("بلدتان")
    page.keyboard.press("Enter")
    page.locator(".notice.success").wait_for()
    assert "بلدتان" in page.locator("section[aria-labelledby=relations]").inner_text()
    page.goto(f"incidents/{other}/with/{one}")
    shot(page, f"apart-{language}")
    assert page.get_by_text("بلدتان").is_visible()
    page.keyboard.press("KeyZ")
    page.keyboard.press("Enter")
    page.locator(".notice.success").wait_for()
    page.goto(f"incidents/{other}/with/{one}")
    assert page.locator("form[action$='/merge']").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "width"), [("narrow", 390), ("dark", 1400)])
def test_it_fits_narrow_and_dark(
    browse: Callable[..., Any],
    codes: dict[str, str],
    language: str,
    name: str,
    width: int,
) -> None:
    page = browse(
        language,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if name == "dark" else "light",
    )
    page.goto(f"incidents/{codes['معرة النعمان']}")
    page.locator(".map[data-ready]").wait_for()
    shot(page, f"incident-{language}-{name}")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def test_without_javascript_forms_are_enough(
    browse: Callable[..., Any], codes: dict[str, str]
) -> None:
    page = browse("en", java_script_enabled=False)
    page.goto(f"incidents/{codes['معرة النعمان']}")
    page.get_by_text("Approve", exact=False).first.click()
    page.get_by_role("button", name="Approve it").click()
    page.locator(".code-line .tag.good").wait_for()
