"""Pages for everybody: axe's rules in both languages and both lights, and our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

import tawthiq.desk
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Incident, Original

_DESK: Final = Path(tawthiq.desk.__file__).parent
# Every address that a GET answers with a page, and what stands in for its parts.
PAGES: Final = (
    "",
    "queue",
    "reports",
    "reports/{report}",
    "incidents",
    "incidents/{incident}",
    "sources",
    "sources/{report_pk}",
    "persons",
    "audit",
    "codebook",
    "codebook/{kind}/{entry}",
    "gazetteer",
    "import",
    "export",
    "nothing-here",
)
_GRAVE: Final = frozenset(("serious", "critical"))
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
    claim = Claim.objects.filter(until=None).select_related("report")[0]
    assert Original.objects.exists()
    return {
        "report": claim.report.key,
        "report_pk": claim.report_id,
        "incident": Incident.objects.filter(live=True)[0].code,
        "kind": "types",
        "entry": "airstrike",
    }


def _violations(page: Any) -> list[str]:  # noqa: ANN401
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {v['help']}\n    "
        + "\n    ".join(
            f"{n['target']} {n['failureSummary'].splitlines()[-1]}"
            for n in v["nodes"][:3]
        )
        for v in found
        if v["impact"] in _GRAVE
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing_grave(
    browser: Any,  # noqa: ANN401
    desk: Any,  # noqa: ANN401
    addresses: dict[str, Any],
    language: str,
    scheme: str,
) -> None:
    # A context that lets axe in; the pages' own policy is tested elsewhere.
    context = browser.new_context(
        locale=language,
        base_url=desk.url,
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(desk.enter)
    told = {}
    for address in PAGES:
        page.goto(address.format(**addresses))
        if found := _violations(page):
            told[address] = found
    context.close()
    assert not told, "\n".join(f"{a}\n  " + "\n  ".join(f) for a, f in told.items())


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
