"""What the API reads and writes: claims, conflicts, incidents, the log, exports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from desk import programs
from desk.programs import Program, first_claim, program_of
from tawthiq.case import deciding, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Entry, Incident, Report


@pytest.fixture
def program(case: Case) -> Iterator[Program]:  # noqa: ARG001
    with programs.team() as held:
        yield held


def test_reports_come_in_pages_each_once_without_their_texts(program: Program) -> None:
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = program.get("reports", after=after, size=5)
        assert all("text" not in report for report in page["items"])
        seen += [report["id"] for report in page["items"]]
        after = page["next"]
    assert seen == list(Report.objects.order_by("pk").values_list("key", flat=True))


def test_claims_quote_the_text_that_is_given(program: Program) -> None:
    checked = 0
    for report in program.get("reports")["items"]:
        text = program.get(f"reports/{report['id']}")["text"]
        for held in program.get(f"reports/{report['id']}/claims"):
            trigger = held["claim"]["trigger"]
            assert text[trigger["start"] : trigger["end"]] == trigger["text"]
            checked += 1
    assert checked > 5


def test_arabic_is_readable_on_the_wire(program: Program) -> None:
    row = Report.objects.first()
    assert row is not None
    answer = program.client.get(f"/api/reports/{row.key}")
    assert row.text.splitlines()[0] in answer.content.decode()
    assert b"\\u06" not in answer.content


def test_a_judgement_is_kept_with_who_and_why(program: Program) -> None:
    key = first_claim()
    status, held = program.ask(f"claims/{key}/judgements", verdict="accepted", seen=0)
    assert status == 200
    assert (held["who"], held["why"]) == ("admin-of-programs", "a test")
    assert program.get(f"claims/{key}")["judgement"] == held
    entry = Entry.objects.order_by("-seq")[0].value
    assert (entry["action"], entry["who"]) == ("judge", "admin-of-programs")
    assert len(program.get(f"claims/{key}/judgements")) == 1


def test_the_second_of_two_gets_both_versions(program: Program) -> None:
    key = first_claim()
    seen = program.get(f"claims/{key}")["seen"]
    judging.judge(key, "rejected", by="somebody", why="a denial", seen=seen)
    status, told = program.ask(
        f"claims/{key}/judgements", verdict="accepted", seen=seen
    )
    assert status == 409
    assert told["standing"]["judgement"]["verdict"] == "rejected"
    assert told["standing"]["judgement"]["who"] == "somebody"
    assert told["yours"]["verdict"] == "accepted"
    again = told["standing"]["seen"]
    assert (
        program.ask(f"claims/{key}/judgements", verdict="accepted", seen=again)[0]
        == 200
    )
    assert len(judging.history(key)) == 2


def test_a_correction_may_be_undone_by_its_maker_alone(program: Program) -> None:
    key = first_claim()
    status, held = program.ask(
        f"claims/{key}/judgements",
        verdict="corrected",
        correction={"type": "shelling"},
    )
    assert (status, held["correction"]) == (200, {"type": "shelling"})
    assert program.get(f"claims/{key}")["claim"]["type"] == "shelling"
    assert program_of("analyst").ask(f"claims/{key}/undo")[0] == 422
    assert program.ask(f"claims/{key}/undo", seen=0)[0] == 409
    status, held = program.ask(f"claims/{key}/undo", seen=held["id"])
    assert (status, held["verdict"]) == (200, "withdrawn")
    now = program.get(f"claims/{key}")
    assert (now["judgement"], now["seen"]) == (None, 0)
    assert Entry.objects.order_by("-seq")[0].value["why"] == "a test"


def test_a_missed_claim_is_added_where_it_quotes_the_text(program: Program) -> None:
    row = Claim.objects.filter(until=None).select_related("report").first()
    assert row is not None
    report = row.report.key
    value = {k: v for k, v in row.value.items() if k != "id"}
    status, held = program.ask(f"reports/{report}/claims", claim=value)
    assert status == 200
    assert held["made_by"] == "admin-of-programs"
    assert held["judgement"]["verdict"] == "accepted"
    value["trigger"] = {**value["trigger"], "start": value["trigger"]["start"] + 1}
    assert program.ask(f"reports/{report}/claims", claim=value)[0] == 422


def test_incidents_are_found_as_in_the_explorer(program: Program) -> None:
    every = program.get("incidents")["items"]
    assert {row["code"] for row in every} == set(
        Incident.objects.filter(live=True).values_list("code", flat=True)
    )
    one = next(row for row in every if row["place"])
    found = program.get("incidents", place=one["place"])["items"]
    assert one["code"] in {row["code"] for row in found}
    assert program.get("incidents", since="2090-01-01")["items"] == []
    paged = program.get("incidents", size=1)
    assert paged["next"]
    second = program.get("incidents", size=1, after=paged["next"])
    assert second["items"][0]["code"] != paged["items"][0]["code"]


def test_a_decision_sees_what_others_did(program: Program) -> None:
    code = program.get("incidents")["items"][0]["code"]
    held = program.get(f"incidents/{code}")
    assert "text" not in held["incident"]["tellings"][0]["source"]
    status, after = program.ask(
        f"incidents/{code}/decisions",
        about="state",
        value="approved",
        seen=held["seen"],
    )
    assert (status, after["incident"]["state"]) == (200, "approved")
    status, told = program.ask(
        f"incidents/{code}/decisions", about="note", value="x", seen=held["seen"]
    )
    assert status == 409
    assert told["standing"]["incident"]["state"] == "approved"
    assert told["yours"]["value"] == "x"


def test_incidents_are_merged_and_parted_again(program: Program) -> None:
    one, two = [row["code"] for row in program.get("incidents")["items"][:2]]
    assert program.ask(f"incidents/{one}/merge", other=two)[0] == 200
    assert program.ask(f"incidents/{one}/merge", other=two)[0] == 422
    merged = program.get(f"incidents/{two}")["incident"]
    assert merged["code"] == program.get(f"incidents/{one}")["incident"]["code"]
    assert program.ask(f"incidents/{merged['code']}/unmerge")[0] == 200
    assert program.get(f"incidents/{two}")["incident"]["code"] == two


def test_the_queue_says_why_a_claim_waits(program: Program) -> None:
    queue = program.get("queue")
    waiting = [row["claim"] for row in queue["items"]]
    assert sum(queue["counts"].values()) == len(waiting) > 0
    program.ask(f"claims/{waiting[0]}/judgements", verdict="accepted")
    assert waiting[0] not in [r["claim"] for r in program.get("queue")["items"]]


def test_the_log_tells_what_became_of_what(program: Program) -> None:
    key = first_claim()
    program.ask(f"claims/{key}/judgements", verdict="rejected")
    page = program.get("audit", claim=key, who="admin-of-programs")
    [entry] = page["items"]
    assert (entry["action"], entry["why"], entry["claim"]) == ("judge", "a test", key)
    assert entry["changes"] == [
        {"field": "verdict", "old": "unreviewed", "new": "rejected"}
    ]
    assert program.get("audit", until="2001-01-01")["items"] == []
    first = program.get("audit", size=1)
    assert program.get("audit", size=1, after=first["next"])["items"] != first["items"]


def test_places_are_found_by_their_names(program: Program) -> None:
    found = program.get("places", name="معرة النعمان")
    assert found
    assert found[0]["lat"]
    assert "إدلب" in "".join(found[0]["path"])


def test_only_approved_incidents_go_out_and_the_log_says_so(program: Program) -> None:
    def features() -> list[dict[str, Any]]:
        status, made = program.ask("exports", lang="ar")
        assert status == 200, made
        held: list[dict[str, Any]] = made["incidents"]["features"]
        assert made["manifest"]["gate"]["include_unreviewed"] is False
        return held

    assert features() == []
    placed = [r for r in program.get("incidents")["items"] if r["lat"]]
    deciding.decide(placed[0]["code"], "state", "approved", by="x", why="sure")
    out = json.dumps(features(), ensure_ascii=False)
    assert placed[0]["code"] in out
    assert all(row["code"] not in out for row in placed[1:])
    entry = Entry.objects.order_by("-seq")[0].value
    assert (entry["action"], entry["why"]) == ("export", "a test")
