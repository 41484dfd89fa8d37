"""The overview: what the case holds, what waits, and what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from desk.desks import entered
from tawthiq.case import cards, intake, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Report
from tawthiq.desk import figures, opened
from tawthiq.desk.figures import Held, Waiting, Work
from tawthiq.desk.views.home import suggested, told
from tawthiq.ingest.item import Options

NOTHING = Waiting(0, 0, 0)
DONE = Work(0, {}, {"approved": 2})


@pytest.mark.parametrize(
    ("reports", "waiting", "work", "expected"),
    [
        (0, NOTHING, Work(0, {}, {}), "import"),
        (5, Waiting(2, 0, 0), DONE, "read"),
        (5, Waiting(0, 1, 0), Work(3, {}, {"proposed": 1}), "review"),
        (5, Waiting(0, 1, 0), DONE, "read"),
        (5, NOTHING, Work(0, {}, {"approved": 1, "proposed": 1}), "approve"),
        (5, NOTHING, DONE, "export"),
        (5, NOTHING, Work(0, {}, {}), "nothing"),
    ],
)
def test_the_next_step_follows_from_what_waits(
    reports: int, waiting: Waiting, work: Work, expected: str
) -> None:
    assert suggested(Held(reports, 9, None, None), waiting, work) == expected


def test_pieces_of_one_work_are_told_as_one() -> None:
    entries = [
        {"at": "3", "who": "a", "action": "read", "why": "", "detail": {"reports": 2}},
        {"at": "2", "who": "a", "action": "read", "why": "", "detail": {"reports": 5}},
        {"at": "1", "who": "b", "action": "read", "why": "", "detail": {"reports": 1}},
    ]
    assert [(done.who, done.times, done.reports) for done in told(entries)] == [
        ("a", 2, 7),
        ("b", 1, 1),
    ]


def test_numbers_follow_what_is_done(client: Client, case: Case) -> None:
    client.get("/")
    before = figures.work().waiting
    assert before == Claim.objects.filter(until=None).count()
    claim = Claim.objects.filter(until=None)[0]
    judging.judge(claim.key, "accepted", by="tester")
    figures.work._at = 0  # noqa: SLF001 - however long it took to count
    assert figures.work().waiting == before - 1
    source = case.directory.parent / "more.txt"
    source.write_text("خبر جديد من البلدة ظهر اليوم", encoding="utf-8")
    for _ in intake.add(case, [str(source)], Options(), by="tester"):
        pass
    figures.held._at = 0  # noqa: SLF001
    assert figures.held().reports == Report.objects.count()
    assert figures.waiting().unread == 1


def test_another_case_has_other_numbers(client: Client, tmp_path: Path) -> None:
    client.get("/")
    Case.create(tmp_path / "other", "فارغ", "tester").close()
    held = opened.show(tmp_path / "other")
    page = entered().get("/", headers={"accept-language": "en"}).content.decode()
    held.close()
    assert "The case is empty" in page
    assert "/import" in page


def test_what_is_to_be_done_is_linked(client: Client) -> None:
    for _ in cards.refresh():
        pass
    page = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert "Review the most urgent" in page
    assert "?state=" in page
