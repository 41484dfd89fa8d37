"""Claims that a person adds: checked, kept through every reading, verified, restored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reports
import working
from tawthiq.case import adding, find, judging, reading
from tawthiq.case.bag import export, restore
from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import incidents
from tawthiq.case.models import Claim, Entry, Queued, Report
from tawthiq.case.verify import Fault, verify
from tawthiq.extract.recipe import Recipe
from test_case import run


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A case of a few reports, linked."""
    with working.opened(tmp_path / "case") as made:
        working.take_in(made, tmp_path, map(reports.report, range(4)))
        yield made


def quoted(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def missed(report: Report, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a person fills in for an event that a report tells."""
    line = report.text.splitlines()[0]
    return {
        "type": "protest",
        "trigger": quoted(report.text, line.split()[0]),
        "quote": quoted(report.text, line),
        **changes,
    }


def faults(case: Case) -> list[Fault]:
    return [step.fault for step in verify(case) if step.fault]


def test_an_added_claim_is_accepted_found_and_logged(case: Case) -> None:
    report = Report.objects.earliest("pk")
    place = {**quoted(report.text, "الأتارب"), "name": "الأتارب"}

    row = adding.add_claim(
        report.key, missed(report, places=[place]), by="salma", why="لم يقرأ"
    )

    assert (row.made_by, row.type, row.until) == ("salma", "protest", None)
    assert row.value["id"] == row.key
    judgement = judging.standing([row.key])[row.key]
    assert (judgement.verdict, judgement.who, judgement.why) == (
        "accepted",
        "salma",
        "لم يقرأ",
    )
    assert not Queued.objects.filter(claim=row).exists()
    (found,) = find.claims(find.Asked(types=("protest",), places=("الأتارب",)))
    assert found.claim.pk == row.pk
    assert [e.value["action"] for e in Entry.objects.order_by("-pk")[:2]] == [
        "judge",
        "claim",
    ]
    assert faults(case) == []


def test_an_added_claim_is_linked_with_the_others(case: Case) -> None:  # noqa: ARG001
    report = Report.objects.earliest("pk")

    row = adding.add_claim(report.key[:20], missed(report, type="killing"), by="salma")
    working.linked()

    tellings = [t for i in incidents() for t in i.tellings if t.claim.id == row.key]
    assert [t.verdict for t in tellings] == ["accepted"]


def test_no_reading_ends_an_added_claim(case: Case, tmp_path: Path) -> None:
    report = Report.objects.earliest("pk")
    row = adding.add_claim(report.key, missed(report), by="salma")
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / "actors.csv").write_text(
        "id,name,en,aliases,kind,side,country,valid_from,valid_to,match,no_match\n"
        "test_guns,مدفعية النظام,artillery,,state_forces,syria_regime,SY,,,,\n",
        encoding="utf-8",
    )

    changes = [
        change
        for batch in reading.read(by="tester", how=Recipe(overlay))
        for change in batch.changes
    ]

    assert row.key not in {change.claim for change in changes}
    assert Claim.objects.get(pk=row.pk).until is None
    assert faults(case) == []


def test_the_same_event_added_twice_has_two_ids(case: Case) -> None:
    report = Report.objects.earliest("pk")

    one, two = (
        adding.add_claim(report.key, missed(report), by=who, why="")
        for who in ("salma", "rami")
    )

    assert one.key != two.key
    assert faults(case) == []


def test_a_claim_is_added_to_a_report_that_was_set_aside(
    case: Case, tmp_path: Path
) -> None:
    text = "The shelling of the town went on for an hour, and the market burnt down."
    row = {"text": text, "source": "Daily", "published": "2016-12-06"}
    working.take_in(case, tmp_path, [row])
    report = Report.objects.latest("pk")
    assert report.set_aside
    value = {
        "type": "shelling",
        "trigger": quoted(report.text, "shelling"),
        "quote": quoted(report.text, text),
    }

    claim = adding.add_claim(report.key, value, by="salma")
    working.linked()

    assert claim.key in {t.claim.id for i in incidents() for t in i.tellings}
    assert faults(case) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "picnic"}, "is no claim: type"),
        ({"color": "red"}, "is no claim: color"),
        ({"trigger": None}, "is no claim: trigger"),
        ({"trigger": {"text": "لا", "start": 0, "end": 2}}, "not there: trigger"),
        ({"quote": {"text": "", "start": -3, "end": -3}}, "not there: quote"),
        ({"quote": {"text": "", "start": 9**9, "end": 9**9}}, "not there: quote"),
        (
            {"places": [{"text": "x", "start": 1, "end": 2, "name": "x"}]},
            "not there: places.0",
        ),
        ({"date": {"from": "2016-13-01", "to": None}}, "a day that is none"),
        ({"date": {"from": "2016-12-02", "to": "2016-12-01"}}, "before it begins"),
    ],
)
def test_what_is_no_claim_is_refused(
    case: Case, changes: dict[str, Any], reason: str
) -> None:
    report = Report.objects.earliest("pk")
    before = Entry.objects.count()

    with pytest.raises(CaseError, match=reason):
        adding.add_claim(report.key, missed(report, **changes), by="salma")

    assert Entry.objects.count() == before
    assert not Claim.objects.exclude(made_by="").exists()
    assert faults(case) == []


def test_a_report_that_is_not_there_is_refused(case: Case) -> None:  # noqa: ARG001
    with pytest.raises(CaseError, match="no report"):
        adding.add_claim("zz", {}, by="salma")


def test_verify_sees_that_another_person_is_said_to_have_added_it(case: Case) -> None:
    report = Report.objects.earliest("pk")
    row = adding.add_claim(report.key, missed(report), by="salma")

    Claim.objects.filter(pk=row.pk).update(made_by="rami")

    assert ["were changed" in fault.reason for fault in faults(case)] == [True]


def test_the_command_adds_takes_back_and_says_what_an_approval_takes(
    case: Case, tmp_path: Path
) -> None:
    report = Report.objects.earliest("pk")
    told = json.dumps(missed(report), ensure_ascii=False)
    case.close()

    out = run("claim", report.key, told, "--as", "salma", case=case.directory).output
    key = out.split()[-1]
    run("undo", key, "--as", "rami", case=case.directory, code=1)
    out = run("undo", key, "--as", "salma", case=case.directory).output
    assert f"{key} is withdrawn" in out
    run("claim", report.key, "[]", case=case.directory, code=2)
    run("claim", report.key, "{", case=case.directory, code=2)
    assert "reviewers: 1" in run("settings", case=case.directory).output
    run("settings", "--reviewers", "2", "--why", "قرار", case=case.directory)
    assert "reviewers: 2" in run("settings", case=case.directory).output
    run("verify", case=case.directory)
    run("init", tmp_path / "other", "--reviewers", "3", code=2)


def test_a_bag_carries_added_claims(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report.objects.earliest("pk")
    row = adding.add_claim(report.key, missed(report), by="salma")
    export(case, tmp_path / "bag", by="salma")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    there = restore(tmp_path / "bag", tmp_path / "there", by="salma")

    again = Claim.objects.get(key=row.key)
    assert (again.made_by, again.data) == ("salma", row.data)
    assert judging.standing([row.key])[row.key].verdict == "accepted"
    assert faults(there) == []
    there.close()
