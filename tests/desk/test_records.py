"""Reports and sources: found, counted, and derived as the log goes on."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from desk.desks import queries, shown
from tawthiq.case import database, intake, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Report
from tawthiq.desk.records import fresh, lines, sourcing
from tawthiq.desk.records.tables import (
    PersonLine,
    ReportLine,
    SourceLine,
    State,
)
from tawthiq.desk.records.tally import Origin, Told, tally
from tawthiq.ingest.item import Options

pytestmark = pytest.mark.usefixtures("patience")


@pytest.mark.parametrize(
    "url",
    [
        "/reports?words=قصف",
        "/reports?source=وكالة الندى&state=claims&since=2016-01-01&until=2016-12-31",
        "/sources",
        "/sources?sort=cited&kind=cited",
        "/persons",
        "/persons?role=victim",
    ],
)
def test_pages_take_few_queries(client: Client, url: str) -> None:
    queries(client, "/sources")  # derives the tables
    assert queries(client, url) <= 30


def test_the_record_of_one_takes_few_queries(client: Client) -> None:
    queries(client, "/sources")
    for row in SourceLine.objects.all():
        assert queries(client, f"/sources/{row.pk}") <= 30
    for person in PersonLine.objects.all():
        assert queries(client, f"/persons/{person.pk}") <= 30


@pytest.mark.parametrize("words", ["الطيران", "طيران", "الطّيران"])
def test_words_are_found_whatever_is_written_on_to_them(
    client: Client, words: str
) -> None:
    assert "مجزرة في سوق معرة النعمان" in shown(client, "/reports", words=words)


def test_a_phrase_is_found_as_it_stands(client: Client) -> None:
    assert "افتتاح معرض" in shown(client, "/reports", words="“معرض للكتاب”")
    assert "افتتاح معرض" not in shown(client, "/reports", words="“للكتاب معرض”")


def test_what_is_found_is_marked(client: Client) -> None:
    assert ">الطيران</mark>" in shown(client, "/reports", words="طيران")


def test_copies_are_one_row_unless_each_is_asked_for(client: Client) -> None:
    page = shown(client, "/reports")
    assert "موقع ناقل" not in page.partition("<tbody>")[2]
    assert "family=" in page
    assert "موقع ناقل" in shown(client, "/reports", each="1").partition("<tbody>")[2]
    first = Report.objects.get(pk=1).key
    copies = shown(client, "/reports", family=first).partition("<tbody>")[2]
    assert copies.count("<tr>") == 2


def test_a_copy_is_found_by_who_published_it(client: Client) -> None:
    page = shown(client, "/reports", source="موقع ناقل").partition("<tbody>")[2]
    assert page.count("<tr>") == 1


def test_reports_are_filtered(client: Client) -> None:
    def count(**asked: str) -> int:
        return shown(client, "/reports", each="1", **asked).count("<code title=")

    assert count() == 12
    assert count(state="none") == 1
    assert count(state="claims") == 11
    assert count(state="unread") == 0
    assert count(since="2016-07-01") == 1
    assert count(until="2016-03-14") == 3
    assert count(language="en") == 0


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "؟!"},
        {"words": "\0"},
        {"words": '"'},
        {"words": 'bases: "x" OR *'},
        {"since": "2016-99-99"},
        {"after": "no key"},
        {"state": "x", "family": "y", "language": "'"},
    ],
)
def test_what_makes_no_sense_is_no_fault(client: Client, asked: dict[str, str]) -> None:
    assert client.get("/reports", asked).status_code == 200
    assert client.get("/sources", {"sort": "pk", **asked}).status_code == 200
    assert client.get("/persons", {"role": "x", **asked}).status_code == 200


def test_hostile_names_are_only_text(client: Client) -> None:
    for url in ("/reports", "/sources"):
        page = shown(client, url)
        assert "<img src=x" not in page
        assert "<script>alert" not in page
        assert "javascript:" not in page
    assert 'data-name="RLO"' in shown(client, "/reports")


def test_pages_of_reports_go_on_by_key(client: Client) -> None:
    with database.writing():
        report = Report.objects.get(pk=2)
        for n in range(60):
            report.pk = 100 + n
            report.key, report.where = f"{n:064x}", f"#line={n + 100}"
            report.family = report.pk
            report.save(force_insert=True)
        lines.derive(range(100, 160))
    seen: list[str] = []
    after = ""
    while True:
        answer = client.get("/reports", {"after": after, "each": "1"})
        seen += [row.report.key for row in answer.context["rows"]]
        after = answer.context["page"].next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 72


def test_a_report_that_comes_is_there_at_once(client: Client, case: Case) -> None:
    shown(client, "/reports")
    path = case.directory / "new.jsonl"
    row = {"id": "n", "title": "خبر جديد", "text": "خبر جديد\n\nنص.", "source": "س"}
    path.write_text(json.dumps(row), encoding="utf-8")
    for _ in intake.add(case, [str(path)], Options(), by="tester"):
        pass
    page = shown(client, "/reports", state="unread")
    assert "خبر جديد" in page


def test_verdicts_count_for_who_published_and_who_is_cited(client: Client) -> None:
    shown(client, "/sources")
    row = SourceLine.objects.get(name="الدفاع المدني")
    claims = Claim.objects.filter(values__name=row.folded, values__slot="source")
    judging.judge(claims[0].key, "accepted", by="tester")
    judging.judge(claims[1].key, "rejected", by="tester")
    shown(client, "/sources")
    row.refresh_from_db()
    assert (row.cited, row.accepted, row.rejected) == (3, 1, 1)
    publisher = SourceLine.objects.get(name=claims[0].report.publisher)
    assert publisher.accepted == 1
    page = shown(client, f"/sources/{row.pk}")
    assert "مقبول" in page


def test_the_record_tells_who_is_cited_by_whom(client: Client) -> None:
    shown(client, "/sources")
    row = SourceLine.objects.get(name="الدفاع المدني")
    page = shown(client, f"/sources/{row.pk}")
    assert "وكالة الندى" in page.partition("من ينقل عنه")[2]
    answer = client.get("/sources/named/الدفاع المدني")
    assert answer.headers["Location"] == f"/sources/{row.pk}"


def test_who_was_first_and_who_was_contradicted() -> None:
    reports = {
        1: Origin("a", "2016-03-14T08:00", 1),
        2: Origin("b", "2016-03-14T09:00", 2),
        3: Origin("c", "2016-03-14", 3),
        4: Origin("d", "2016-03-14T08:00", 1),
        5: Origin("e", "", 5),
    }
    told = [
        Told(1, "airstrike", frozenset({"x"}), "accepted", 7),
        Told(2, "airstrike", frozenset({"x"}), "rejected", 7),
        Told(3, "airstrike", frozenset(), "", 7),
        Told(5, "airstrike", frozenset(), "", 7),
        Told(1, "clash", frozenset(), "", 8),
        Told(4, "clash", frozenset(), "", 8),
    ]
    found = tally(reports, told, frozenset({7, 8}))
    firsts = {name: record.firsts for name, record in found.items()}
    # a's copy d is no second source; c's day alone may be the first, e tells no time
    assert firsts == {"a": 1, "b": 0, "c": 1, "d": 0, "e": 0, "x": 1}
    assert found["b"].contradicted == 1
    assert found["d"].told == 0
    assert found["x"].verdicts == {"accepted": 1, "rejected": 1}
    assert found["a"].cites == {"x": 1}
    assert found["a"].months == {"2016-03": [1, 2]}


def test_months_between_are_there_too() -> None:
    bars = sourcing.months({"2015-11": [1, 4], "2016-02": [0, 2]}, 100, 400)
    assert [bar.name for bar in bars] == ["2015-11", "2015-12", "2016-01", "2016-02"]
    assert [bar.height for bar in bars] == [100, 0, 0, 50]


def test_what_takes_long_is_derived_beside_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh, "WAIT", 0.0)
    go, derive = threading.Event(), lines.derive

    def slowly(reports: list[int]) -> None:
        go.wait(30)
        derive(reports)

    monkeypatch.setattr(lines, "derive", slowly)
    answer = client.get("/reports")
    assert answer.context["as_of"].behind
    assert answer.context["rows"] == []
    assert client.get("/reports").context["as_of"].behind  # and begins no second one
    go.set()
    for worker in threading.enumerate():
        if worker.name == fresh.WORKER:
            worker.join(30)
    answer = client.get("/reports")
    assert not answer.context["as_of"].behind
    assert ReportLine.objects.count() == 12


def test_deriving_anew_changes_nothing(case: Case) -> None:
    def held() -> list[Any]:
        return [
            *ReportLine.objects.order_by("pk").values_list(),
            *PersonLine.objects.order_by("pk").values_list(),
            *SourceLine.objects.order_by("pk").values_list(),
        ]

    fresh.refresh()
    before = held()
    State.objects.all().delete()
    fresh.refresh()
    assert held() == before
    assert case.title


def test_a_search_in_chromium_by_key(browse: Callable[..., Any]) -> None:
    page = browse("ar")
    page.goto("/reports")
    page.keyboard.press("Slash")
    page.keyboard.type("طيران")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports?words=*")
    assert page.locator("mark").count() >= 1


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(
    browse: Callable[..., Any], width: int
) -> None:
    page = browse("ar", viewport={"width": width, "height": 800})
    for url in (
        "/reports",
        "/sources",
        "/sources/1",
        "/persons",
        "/audit",
        "/codebook",
    ):
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, url
