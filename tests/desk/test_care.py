"""Care for who reads: warnings of what is graphic; and reports on paper, whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from desk.desks import fill, queries
from desk.test_review import FEW, claims, page, post, report
from tawthiq.case.case import Case
from tawthiq.case.models import Report


@pytest.fixture
def first(case: Case) -> Report:
    """A report with a graphic passage and several claims."""
    assert case
    return report("غارات على السرو")


def _graphic(tmp_path: Path, case: Case) -> Report:
    """A report whose title, text and claim are graphic, in the case."""
    assert case
    text = "أشلاء في سوق السرو\n\nقتل الطيران الحربي ثلاثة مدنيين وتحولوا إلى أشلاء في مدينة دوما.\n"
    source = tmp_path / "graphic.jsonl"
    told = {"text": text, "title": "أشلاء في سوق السرو", "published": "2016-03-22"}
    source.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    fill(case, source)
    return report("أشلاء في سوق السرو")


def test_a_report_with_graphic_passages_warns_of_them(
    client: Client, case: Case, tmp_path: Path, first: Report
) -> None:
    client.cookies["django_language"] = "en"
    shown = page(client, first)
    assert "This report has a graphic passage." in shown
    shown = page(client, _graphic(tmp_path, case))
    assert "graphic passages." in shown
    assert (
        "أشلاء" not in shown[: shown.index("<body")]
    )  # nor does the tab's name tell it
    assert "Content warning" not in page(client, report("مجزرة في سوق"))
    client.cookies["desk_graphic"] = "show"
    assert "They are shown, as you set it." in page(client, first)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("address", ["/queue", "/reports"])
def test_lists_tell_which_reports_are_graphic(
    client: Client, case: Case, tmp_path: Path, address: str
) -> None:
    of = _graphic(tmp_path, case)
    client.cookies["django_language"] = "en"
    listed = client.get(address).content.decode()
    rows = re.findall(r"<tr>.*?</tr>", listed, flags=re.DOTALL)
    row = next(r for r in rows if of.key in r)
    assert re.search(r'<span class="graphic">[^<]*أشلاء', row)
    assert ">graphic</span>" in row
    calm = next(r for r in rows if report("مجزرة في سوق").key in r)
    assert "graphic" not in calm
    assert queries(client, address) <= FEW


def test_a_conflict_blurs_its_quote(client: Client, case: Case, tmp_path: Path) -> None:
    of = _graphic(tmp_path, case)
    post(client, of, "judge", verdict="accepted")
    answer = post(client, of, "judge", verdict="accepted", seen=0)
    assert answer.status_code == 409
    quote = answer.content.decode().partition("<blockquote")[2]
    assert re.search(r'class="graphic"[^>]*>[^<]*أشلاء', quote)


def test_all_claims_are_there_to_be_printed(client: Client, first: Report) -> None:
    printed = page(client, first).partition('<section class="printed">')[2]
    assert all(one.key[:12] in printed for one in claims(first))


def test_hundreds_of_claims_are_printed_from_a_page_of_their_own(
    client: Client, first: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawthiq.desk.review.page._PRINTED", 1)
    shown = page(client, first)
    printed = shown.partition('<section class="printed">')[2]
    assert claims(first)[1].key[:12] not in printed
    assert f'href="/reports/{first.key}?print=1"' in shown
    printed = page(client, first, print=1).partition('<section class="printed">')[2]
    assert all(one.key[:12] in printed for one in claims(first))
