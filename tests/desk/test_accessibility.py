"""Pages for everybody: axe's rules in both languages and both lights, and our own."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

import tawthiq.desk
from desk import proxy
from desk.desks import PASSWORD, Desk, Team
from desk.test_journeys import take_in
from desk.test_review_browser import drag
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Incident, Report
from tawthiq.desk.records import fresh
from tawthiq.desk.records.tables import PersonLine, SourceLine

_DESK: Final = Path(tawthiq.desk.__file__).parent
# Every address that a GET answers with a page, and what stands in for its parts.
PAGES: Final = (
    "",
    "queue",
    "reports",
    "reports?words=غارات",
    "reports/{report}",
    "reports/{bare}",
    "incidents",
    "incidents?place=إدلب&type=airstrike&state=proposed",
    "incidents/{incident}",
    "incidents/{incident}/links?claim={claim}",
    "incidents/{incident}/with/{other}",
    "sources",
    "sources/{source}",
    "persons",
    "persons/{person}",
    "audit",
    "codebook",
    "codebook/type/airstrike",
    "gazetteer",
    "gazetteer?name=دوما",
    "gazetteer/sy-duma",
    "import",
    "export",
    "account/tokens",
)
# The forms of the review screen.
FORMS: Final = (
    *("new=1", "refuse=1", "edit=type", "edit=date", "edit=places-0", "edit=harm-0"),
    *("edit=sources-0", "edit=targets-new", "edit=victims-new", "edit=losses-new"),
)
RULES: Final = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    },
    "rules": {"target-size": {"enabled": True}},  # off by axe's own default
}
# What a page has besides its policy's complaints: an address that is not there.
_PHYSICAL: Final = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius)"
)
_INLINE: Final = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)|\shx-on"
)


@pytest.mark.parametrize(
    "path", sorted((_DESK / "static" / "desk").rglob("*.css")), ids=lambda p: p.name
)
def test_styles_mirror_by_themselves(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert _PHYSICAL.findall(css) == []


@pytest.mark.parametrize(
    "path", sorted((_DESK / "templates").rglob("*.html")), ids=lambda p: p.name
)
def test_templates_hold_no_script_and_no_style(path: Path) -> None:
    html = re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text(encoding="utf-8"))
    assert _INLINE.findall(html) == []


def test_every_key_is_in_the_documentation() -> None:
    html = "".join(p.read_text("utf-8") for p in (_DESK / "templates").rglob("*.html"))
    keys = set(re.findall(r'key="Key([A-Z])"', html))
    told = (_DESK.parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
    assert {key for key in keys if f"`{key}`" not in told} == set()


@pytest.fixture
def addresses(case: Case) -> dict[str, Any]:  # noqa: ARG001
    """What stands for the parts of addresses, in a copy of the same case."""
    fresh.refresh()
    report = Report.objects.filter(text__startswith="غارات على السرو")[0]
    read = Claim.objects.filter(until=None).values("report")
    first, second = Incident.objects.filter(live=True).order_by("pk")[:2]
    return {
        "report": report.key,
        "bare": Report.objects.exclude(pk__in=read)[0].key,
        "claim": Claim.objects.filter(report=report)[0].key,
        "incident": first.code,
        "other": second.code,
        "source": SourceLine.objects.order_by("-claims")[0].pk,
        "person": PersonLine.objects.all()[0].pk,
    }


class Watch:
    """Asks axe of pages as they stand, and keeps what it finds."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401
        self.page = page
        self.found: list[str] = []

    def look(self, name: str, where: str = "html") -> None:
        """The page as it stands, or a part of it."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(Axe().axe_script)
        told = self.page.evaluate(
            "([part, rules]) => axe.run(part, rules)", [where, RULES]
        )
        self.found += [
            f"{name} {v['id']}: {v['help']}\n    {n['target']} "
            f"{n['failureSummary'].splitlines()[-1]}"
            for v in told["violations"]
            for n in v["nodes"][:3]
        ]

    def visit(self, address: str, status: int = 200) -> None:
        """A page with all that opens on it open."""
        answer = self.page.goto(address)
        assert answer.status == status, address
        if self.page.locator("main details:not([open])").count():
            self.page.evaluate(
                """() => { for (const one of document.querySelectorAll("main details"))
                             { one.removeAttribute("name"); one.open = true; } }"""
            )
        self.look(address)


@contextlib.contextmanager
def watching(browser: Any, shown: tuple[str, str], **options: Any) -> Iterator[Watch]:  # noqa: ANN401
    """A browser of a language and a light; the pages' own policy is tested elsewhere."""
    language, light = shown
    context = browser.new_context(
        locale=language,
        color_scheme=light,
        reduced_motion="reduce",
        bypass_csp=True,
        **options,
    )
    held = Watch(context.new_page())
    yield held
    context.close()
    assert not held.found, "\n".join(held.found)


# Words depend on the language and colours on the light: two pairs have all of both.
SHOWN = pytest.mark.parametrize(
    "shown", [("ar", "light"), ("en", "dark")], ids="-".join
)


@SHOWN
def test_axe_finds_nothing(
    browser: Any,  # noqa: ANN401
    desk: Desk,
    addresses: dict[str, Any],
    shown: tuple[str, str],
) -> None:
    with watching(browser, shown, base_url=desk.url) as watch:
        watch.page.goto(desk.enter)
        for address in PAGES:
            watch.visit(address.format(**addresses))
        watch.visit("nothing-here", 404)
        watch.page.locator(".person > summary").click()
        watch.look("the settings")
        watch.page.goto("incidents")
        watch.page.keyboard.press("Shift+Slash")
        watch.page.locator("#keys[open]").wait_for()
        watch.look("the keys")


@SHOWN
def test_axe_finds_nothing_in_what_is_filled_in(
    browser: Any,  # noqa: ANN401
    desk: Desk,
    addresses: dict[str, Any],
    tmp_path: Path,
    shown: tuple[str, str],
) -> None:
    with watching(browser, shown, base_url=desk.url) as watch:
        page = watch.page
        page.goto(desk.enter)
        report = f"reports/{addresses['report']}"
        for form in FORMS:
            assert page.goto(f"{report}?{form}").status == 200
            assert page.locator("#form, .refuse[open]").count() == 1
            watch.look(form, "main")
        page.goto(report)
        drag(page, "السوق الشعبي")
        page.locator("#selection").wait_for(state="visible")
        watch.look("a selection")
        page.goto(report)
        page.evaluate("document.querySelector('[name=seen]').value = '99'")
        with page.expect_response(lambda answer: answer.status == 409):
            page.locator("[data-key=KeyA]").click()
        watch.look("a conflict")
        take_in(page, tmp_path)
        watch.visit(page.url)
        page.goto("export")
        page.locator("input[value=csv]").check()
        page.locator("form.stack .primary").click()
        page.locator(".preview table").wait_for(timeout=60_000)
        watch.visit(page.url)


@SHOWN
def test_axe_finds_nothing_in_the_pages_of_a_team(
    browser: Any,  # noqa: ANN401
    team: Team,
    shown: tuple[str, str],
) -> None:
    held = team.case.directory
    with (
        proxy.served(held) as served,
        watching(
            browser, shown, base_url=served.url, ignore_https_errors=True
        ) as watch,
    ):
        page = watch.page
        watch.visit("login")
        page.locator("[name=username]").fill("admin1")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main .primary").click()
        page.wait_for_url("**/")
        for address in ("", "accounts", "accounts/1", "account/password"):
            watch.visit(address)
        watch.visit("account/tokens")


@pytest.mark.parametrize("address", ["", "queue", "incidents", "import", "export"])
def test_the_keyboard_is_seen_wherever_it_goes(
    browse: Callable[..., Any], address: str
) -> None:
    page = browse("ar")
    page.goto(address or "./")
    seen = 0
    for _ in range(25):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return null;
              const style = getComputedStyle(one);
              return [style.outlineStyle, parseFloat(style.outlineWidth), one.outerHTML];
            }"""
        )
        if told is None:
            continue
        seen += 1
        assert told[0] != "none", told[2]
        assert told[1] >= 2, told[2]
    assert seen >= 10


def test_the_first_key_leads_past_the_navigation(browse: Callable[..., Any]) -> None:
    page = browse("ar")
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("address", ["", "incidents", "import", "export", "queue"])
def test_a_narrow_page_does_not_scroll_sideways(
    browse: Callable[..., Any], address: str
) -> None:
    page = browse("ar", viewport={"width": 360, "height": 740})
    page.goto(address or "./")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth + 1")


def test_print_leaves_the_frame_out(browse: Callable[..., Any]) -> None:
    page = browse("ar")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator("h1").is_visible()
