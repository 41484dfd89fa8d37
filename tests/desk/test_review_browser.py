"""The review screen in real Chromium: keys, selections, undo, in both languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from desk.desks import Desk

# The case is filled before there is a browser, whose loop Django would not work in.
pytestmark = pytest.mark.usefixtures("filled")
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
# What the keys of a Latin layout type on an Arabic one.
ARABIC = {
    "KeyA": "ش",
    "KeyR": "ق",
    "KeyE": "ث",
    "KeyN": "ى",
    "KeyZ": "ئ",
    "KeyJ": "ت",
    "KeyK": "ن",
    "KeyL": "م",
    "KeyS": "س",
    "Digit4": "٤",
}


def rows(desk: Desk, query: str) -> list[tuple[Any, ...]]:
    """What the case holds now."""
    with sqlite3.connect(desk.directory / "case.sqlite3") as connection:
        return connection.execute(query).fetchall()


def judged(desk: Desk) -> list[tuple[Any, ...]]:
    return rows(desk, "select verdict, why from case_judgement order by id")


def key_of(desk: Desk, start: str) -> str:
    query = f"select key from case_report where text like '{start}%' order by id"  # noqa: S608
    return str(rows(desk, query)[0][0])


def press(page: Any, code: str, *, leads: bool = True) -> None:  # noqa: ANN401
    """Press a key on an Arabic keyboard: the letter is Arabic, the place the same.

    ``leads``: another page comes of it.  Its load is waited for: Chromium tells of a
    navigation once more when the page, loaded already, names its place.
    """
    held = page.context.new_cdp_session(page)
    typed = {"code": code, "key": ARABIC[code]}
    if leads:
        with page.expect_event("load"):
            held.send("Input.dispatchKeyEvent", {"type": "keyDown", **typed})
    else:
        held.send("Input.dispatchKeyEvent", {"type": "keyDown", **typed})
    held.send("Input.dispatchKeyEvent", {"type": "keyUp", **typed})
    held.detach()


def holds(field: Any, words: str) -> None:  # noqa: ANN401
    """A selection reaches the form a turn after the mouse is let go."""
    from playwright.sync_api import expect

    expect(field).to_have_value(words)


def drag(page: Any, words: str) -> None:  # noqa: ANN401
    """Select words of the text with the mouse."""
    spots = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          const nodes = []; let whole = "";
          while (walker.nextNode()) {
            nodes.push([walker.currentNode, whole.length]);
            whole += walker.currentNode.data;
          }
          const start = whole.indexOf(words), range = document.createRange();
          const at = n => nodes.findLast(([, from]) => from <= n);
          const [first, a] = at(start), [last, b] = at(start + words.length - 1);
          range.setStart(first, start - a);
          range.setEnd(last, start + words.length - b);
          first.parentElement.scrollIntoView({ block: "center" });
          const boxes = [...range.getClientRects()];
          const one = boxes[0], end = boxes.at(-1);
          return [one.right - 1, one.y + one.height / 2, end.left + 1, end.y + end.height / 2];
        }""",
        words,
    )
    page.mouse.move(spots[0], spots[1])
    page.mouse.down()
    page.mouse.move(spots[2], spots[3], steps=8)
    page.mouse.up()


@LANGUAGES
def test_a_report_is_reviewed_by_keys_of_an_arabic_keyboard(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language)
    page.goto("/queue")
    press(page, "KeyS")
    assert "/reports/" in page.url
    page.goto(f"/reports/{key_of(desk, 'غارات على السرو')}")
    press(page, "KeyJ")
    press(page, "KeyK")
    press(page, "KeyA")
    assert judged(desk) == [("accepted", "")]
    press(page, "KeyR", leads=False)
    page.locator(".sheet :focus").wait_for()
    page.keyboard.type("خلفية")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert judged(desk)[1:] == [("rejected", "خلفية")]
    assert page.locator(".claim-list .state-rejected").count() == 1
    judged_ = ":not(.state-accepted):not(.state-rejected)"
    waiting = page.locator(f".claim-list li{judged_}").count()
    for _ in range(waiting):
        press(page, "KeyA")
    assert len(judged(desk)) == 2 + waiting  # and the page is that of the next report
    assert page.locator(".claim-list .state-rejected").count() == 0
    press(page, "KeyZ")
    assert page.locator(".claim-list .state-rejected").count() == 1
    assert [v for v, _ in judged(desk)][2 + waiting :] == ["withdrawn"]


@LANGUAGES
def test_a_field_is_corrected_by_selecting_words(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language, viewport={"width": 1300, "height": 900})
    page.goto(f"/reports/{key_of(desk, 'غارات على السرو')}")
    drag(page, "السوق الشعبي في مدينة معرة النعمان")
    page.locator("#selection").wait_for(state="visible")
    page.locator("#selection [data-field=targets]").click()
    page.wait_for_url("**set=targets**")
    words = page.locator("[data-words]")
    holds(words, "السوق الشعبي في مدينة معرة النعمان")
    drag(page, "السوق الشعبي في مدينة")  # another selection while the form is open
    holds(words, "السوق الشعبي في مدينة")
    page.locator("#form [name=name]").fill("السوق الشعبي")
    page.keyboard.press("Enter")
    page.locator(".open-claim .state-corrected").wait_for()
    marked = page.locator('#text [data-of="targets-0"]').all_inner_texts()
    assert "".join(marked) == "السوق الشعبي في مدينة"


def test_offsets_count_an_emoji_once_and_a_control_as_itself(
    browse: Callable[..., Any], desk: Desk
) -> None:
    page = browse("ar")
    key = key_of(desk, chr(0x202E))
    page.goto(f"/reports/{key}")
    page.evaluate(
        """() => { const block = text.querySelector(".block");
                   block.insertBefore(document.createTextNode("😀😀"), block.firstChild); }"""
    )
    drag(page, "كفرنبل")
    page.locator("#selection [data-field=places]").click()
    page.wait_for_url("**start=**")
    start = int(page.locator("[data-start-of-words]").input_value())
    query = f"select text from case_report where key = '{key}'"  # noqa: S608
    text = rows(desk, query)[0][0]
    assert start == text.index("كفرنبل") + 2


@LANGUAGES
def test_a_missed_claim_is_added_and_its_field_typed(
    browse: Callable[..., Any], desk: Desk, language: str
) -> None:
    page = browse(language)
    page.goto(f"/reports/{key_of(desk, 'افتتاح معرض')}")
    press(page, "KeyN")
    page.keyboard.type("افتتح")
    page.locator("[name=type]").select_option("protest")
    page.locator("#form .primary").click()
    page.locator(".open-claim .state-accepted").wait_for()
    made = rows(desk, "select made_by, type from case_claim where made_by <> ''")
    assert [t for _, t in made] == ["protest"]


def test_a_place_is_chosen_from_the_gazetteer(
    browse: Callable[..., Any], desk: Desk
) -> None:
    page = browse("en")
    key = key_of(desk, "غارات على السرو")
    page.goto(f"/reports/{key}?edit=places-0")
    page.locator("[name=name]").fill("دوما")
    page.locator("#candidates [value=sy-duma]").check()
    page.locator("#form .primary").click()
    page.locator(".open-claim .state-corrected").wait_for()
    assert "Precision" not in page.locator("#v-places-0").inner_text()
    assert "33." in page.locator("#v-places-0").inner_text()


def test_a_field_and_its_words_light_one_another(
    browse: Callable[..., Any], desk: Desk
) -> None:
    page = browse("ar")
    page.goto(f"/reports/{key_of(desk, 'غارات على السرو')}")
    page.locator("#v-places-0").hover()
    assert "lit" in (page.locator("#s-places-0").get_attribute("class") or "")
    page.locator("#s-actors-0").hover()
    assert "lit" in (page.locator("#v-actors-0").get_attribute("class") or "")
    assert "lit" not in (page.locator("#s-places-0").get_attribute("class") or "")


def test_letters_stay_joined_across_marks(
    browse: Callable[..., Any], desk: Desk
) -> None:
    """A line with marks is as wide as the same line without: nothing is padded."""
    page = browse("ar")
    page.goto(f"/reports/{key_of(desk, 'غارات على السرو')}")
    widths = page.evaluate(
        """() => {
          const block = text.querySelectorAll(".block")[1];
          const bare = block.cloneNode(); bare.textContent = block.textContent;
          const wide = node => { node.style.setProperty("inline-size", "max-content");
            node.style.setProperty("white-space", "pre");
            node.style.setProperty("content-visibility", "visible"); return node.getBoundingClientRect().width; };
          block.after(bare);
          return [wide(block), wide(bare)];
        }"""
    )
    assert abs(widths[0] - widths[1]) < 0.5


def test_graphic_passages_are_blurred_until_they_are_looked_at(
    browse: Callable[..., Any], desk: Desk
) -> None:
    page = browse("ar")
    page.goto(f"/reports/{key_of(desk, 'غارات على السرو')}")
    passage = page.locator(".graphic").first
    assert "أشلاء" in passage.inner_text()
    blur = "node => getComputedStyle(node).filter"
    assert "blur" in passage.evaluate(blur)
    passage.hover()
    assert passage.evaluate(blur) == "none"


@LANGUAGES
def test_a_conflict_shows_both_and_puts_mine(
    browser: Any,  # noqa: ANN401
    desk: Desk,
    language: str,
) -> None:
    address = f"{desk.url}reports/{key_of(desk, 'غارات على السرو')}"
    context = browser.new_context(locale=language)
    one, two = context.new_page(), context.new_page()
    one.goto(desk.enter)
    one.goto(address)
    two.goto(address)
    press(one, "KeyA")
    with two.expect_response(lambda answer: answer.status == 409):
        press(two, "KeyA")
    assert two.locator(".versions .card").count() == 2
    with two.expect_event("load"):
        two.locator("[data-key=KeyM]").click()
    assert len(judged(desk)) == 2
    context.close()


@pytest.mark.parametrize("width", [320, 800, 1440])
@LANGUAGES
def test_no_page_scrolls_sideways(
    browse: Callable[..., Any], desk: Desk, language: str, width: int
) -> None:
    page = browse(language, viewport={"width": width, "height": 800})
    for address in ("/queue", f"/reports/{key_of(desk, 'غارات على السرو')}"):
        page.goto(address)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )


def test_reading_and_judging_work_without_script(
    browse: Callable[..., Any], desk: Desk
) -> None:
    page = browse("en", java_script_enabled=False)
    page.goto(f"/reports/{key_of(desk, 'غارات على السرو')}")
    page.get_by_role("button", name="Accept").click()
    assert judged(desk) == [("accepted", "")]
    page.get_by_role("link", name="Correct: Type").click()
    page.locator("[name=value]").select_option("killing")
    page.get_by_role("button", name="Keep").last.click()
    assert [v for v, _ in judged(desk)] == ["accepted", "corrected"]
