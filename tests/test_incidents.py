"""Incidents of a case: linked, explained, decided, merged and parted again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tawthiq.cli import main
from test_case import run

_MARKET = (
    "أربعة قتلى في غارة على سوق الأتارب",
    (
        "قتل أربعة مدنيين وجرح آخرون أمس الاثنين في غارة جوية شنها الطيران الحربي على "
        "سوق بلدة الأتارب بريف حلب الغربي."
    ),
)
_SAME = (
    "غارات على ريف حلب",
    (
        "استهدف الطيران الحربي يوم الاثنين السوق الشعبي في بلدة الأتارب بريف حلب ما أدى "
        "إلى مقتل خمسة مدنيين بينهم طفلة، بحسب الدفاع المدني."
    ),
)
_NEXT = (
    "غارة جديدة",
    (
        "شن الطيران الحربي يوم الخميس غارة على بلدة الأتارب بريف حلب الغربي من دون وقوع "
        "إصابات."
    ),
)
_ELSEWHERE = (
    "قصف على درعا",
    (
        "قصفت قوات النظام بالمدفعية يوم الاثنين حي طريق السد في مدينة درعا ما أدى إلى مقتل "
        "أربعة مدنيين."
    ),
)


def incident(*args: str | Path, case: Path, code: int = 0) -> Result:
    words = ["incident", *map(str, args), "--case", str(case)]
    result = CliRunner().invoke(main, words)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def listed(case: Path) -> list[dict[str, Any]]:
    out = incident("list", "--format", "jsonl", case=case).stdout
    return [json.loads(line) for line in out.splitlines()]


def add(case: Path, folder: Path, name: str, report: tuple[str, str], day: str) -> None:
    path = folder / f"{name}.jsonl"
    row = {
        "text": "\n".join(report),
        "source": f"صحيفة {name}",
        "published": day,
        "url": f"https://example.org/{name}",
    }
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    run("add", path, case=case)
    run("extract", case=case)
    incident("link", case=case)


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Path:  # noqa: ARG001
    """A case with two reports of one strike, one of the next, one of another town."""
    path = tmp_path / "case"
    run("init", path)
    add(path, tmp_path, "one", _MARKET, "2016-12-06")
    add(path, tmp_path, "two", _SAME, "2016-12-06")
    add(path, tmp_path, "next", _NEXT, "2016-12-09")
    add(path, tmp_path, "other", _ELSEWHERE, "2016-12-06")
    return path


def test_two_reports_of_one_strike_are_one_incident(case: Path) -> None:
    found = listed(case)

    assert len(found) == 3
    (strike,) = [i for i in found if i["sources"] == 2]
    assert strike["type"] == "airstrike"
    assert (strike["date_from"], strike["date_to"]) == ("2016-12-05", "2016-12-05")
    assert strike["location"]["name"] == "الأتارب"
    killed = [t for t in strike["tolls"] if t["kind"] == "killed"]
    assert {t["low"] for t in killed if t["group"] == "civilian"} == {4, 5}
    assert "killed" in {c["about"] for c in strike["contradictions"]}
    assert strike["grade"]["proposed"] == "fair"
    assert {p["name"] for p in strike["perpetrators"]} == {"الطيران الحربي"}
    assert strike["state"] == "proposed"


def test_a_link_says_why(case: Path) -> None:
    (strike,) = [i for i in listed(case) if i["sources"] == 2]

    told = incident("explain", strike["code"], case=case).output

    assert "date: same_day" in told
    assert "place: same_town" in told
    assert "in all" in told


def test_linking_again_changes_nothing(case: Path) -> None:
    before = listed(case)

    assert "0 reports linked" in incident("link", case=case).output
    assert listed(case) == before


def test_a_merge_can_be_parted_again_and_codes_stay_valid(case: Path) -> None:
    before = {i["code"]: i for i in listed(case)}
    (one,) = [c for c, i in before.items() if i["sources"] == 2]
    (two,) = [c for c, i in before.items() if i["date_from"] == "2016-12-08"]

    incident("merge", one, two, "--why", "حدث واحد", case=case)

    merged = {i["code"]: i for i in listed(case)}
    assert set(merged) == set(before) - {two}
    assert merged[one]["previous_codes"] == [two]
    assert one in incident("show", two[:6], case=case).output
    claims = [t["claim"]["id"] for t in before[two]["tellings"]]

    incident("part", one, *claims, case=case)

    again = {i["code"]: i for i in listed(case)}
    assert set(again) == set(before)
    assert [t["claim"]["id"] for t in again[two]["tellings"]] == claims
    run("verify", case=case)


def test_what_people_say_stands_over_every_score(case: Path) -> None:
    (strike,) = [i for i in listed(case) if i["sources"] == 2]
    claims = {t["source"]["report"]: t["claim"]["id"] for t in strike["tellings"]}
    one, two = claims.values()

    incident("say", one, two, "different", case=case)

    assert max(i["sources"] for i in listed(case)) == 1
    assert len(listed(case)) == 4


def test_an_approval_holds_for_the_claims_that_were_approved(
    case: Path, tmp_path: Path
) -> None:
    (strike,) = [i for i in listed(case) if i["sources"] == 2]
    code = strike["code"]
    incident("decide", code, "state", "approved", case=case)
    incident("decide", code, "grade", "confirmed", "--why", "شهادات", case=case)
    (approved,) = [i for i in listed(case) if i["code"] == code]
    assert approved["state"] == "approved"
    assert approved["approved_by"] == "tester"
    assert approved["grade"]["value"] == "confirmed"

    third = (_SAME[0] + " الغربي", _SAME[1].replace("خمسة", "سبعة") + " وسمع دوي آخر.")
    add(case, tmp_path, "three", third, "2016-12-07")

    (changed,) = [i for i in listed(case) if i["code"] == code]
    assert len(changed["tellings"]) > len(approved["tellings"])
    assert changed["state"] == "proposed"
    assert changed["grade"]["value"] == "confirmed"


def test_a_rejected_claim_is_of_no_incident(case: Path) -> None:
    (far,) = [i for i in listed(case) if i["location"]["name"] == "طريق السد"]
    for telling in far["tellings"]:
        run("judge", telling["claim"]["id"], "rejected", case=case)

    incident("link", case=case)

    assert far["code"] not in {i["code"] for i in listed(case)}
    assert (
        "no claims any more" in incident("show", far["code"], case=case, code=1).output
    )


def test_a_bag_keeps_codes_and_decisions(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (strike,) = [i for i in listed(case) if i["sources"] == 2]
    incident("decide", strike["code"], "state", "approved", case=case)
    before = listed(case)
    run("export", "--bag", tmp_path / "bag", case=case)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    run("import", tmp_path / "bag", tmp_path / "there")

    assert listed(tmp_path / "there") == before
    assert "0 reports linked" in incident("link", case=tmp_path / "there").output
    run("verify", case=tmp_path / "there")


def test_what_has_nothing_to_show_says_so(case: Path) -> None:
    nothing = incident("list", "--place", "مراكش", case=case)
    assert nothing.stdout == ""
    assert "no incident fits" in nothing.stderr

    alone = next(i for i in listed(case) if len(i["tellings"]) == 1)
    told = incident("explain", alone["code"], case=case)
    assert told.stdout == ""
    assert "nothing was linked" in told.stderr


def test_a_relation_is_told_by_whole_codes(case: Path) -> None:
    one, two = sorted(i["code"] for i in listed(case))[:2]
    said = incident("relate", one[:5], "part_of", two[:5], case=case).stderr
    assert f"{one} is part of {two}" in said


def test_the_terminal_lists_groups_once(case: Path) -> None:
    (market,) = [i for i in listed(case) if len(i["tellings"]) > 1]
    shown = incident("show", market["code"], case=case).stdout.splitlines()
    assert "killed 4–5" in shown[0]
    assert any(line.startswith("  strike status  ") for line in shown)
