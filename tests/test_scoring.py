"""A case that links by weights learnt of it, and goes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_case import run
from test_incidents import _ELSEWHERE, _MARKET, _NEXT, _SAME, add, incident, listed


@pytest.fixture
def case(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    run("init", case)
    add(case, tmp_path, "one", _MARKET, "2016-12-06")
    add(case, tmp_path, "two", _SAME, "2016-12-06")
    add(case, tmp_path, "three", _NEXT, "2016-12-09")
    add(case, tmp_path, "four", _ELSEWHERE, "2016-12-06")
    return case


def _entry(case: Path) -> dict[str, object]:
    """The last entry of the log that tells of a scorer."""
    lines = run("log", "--format", "jsonl", case=case).stdout.splitlines()
    told = (json.loads(line)["entry"] for line in reversed(lines))
    return next(entry for entry in told if entry["action"] == "scorer")


def test_a_case_links_by_what_was_learnt_and_goes_back(
    case: Path, tmp_path: Path
) -> None:
    pytest.importorskip("splink")
    before = listed(case)
    code = next(row["code"] for row in before if row["sources"] > 1)
    told = incident("explain", code, case=case).stdout
    assert "prior" not in told

    done = incident("link", "--scorer", "splink", case=case)

    assert "4 reports linked" in done.stderr
    assert all(row["code"] in {r["code"] for r in before} for row in listed(case))
    log = _entry(case)
    assert log["detail"]["scorer"] == "splink"  # type: ignore[index]
    assert log["detail"]["weights"]["place"]  # type: ignore[index]
    assert "nothing" not in incident("link", case=case).stderr
    shown = incident("explain", code, case=case).stdout
    assert "prior: meet" in shown

    run("export", "--bag", tmp_path / "bag", case=case)
    run("import", tmp_path / "bag", tmp_path / "again")
    assert incident("explain", code, case=tmp_path / "again").stdout == shown

    incident("link", "--scorer", "weights", case=case)
    assert _entry(case)["detail"] == {"scorer": "weights"}
    assert listed(case) == before
    assert incident("explain", code, case=case).stdout == told


def test_a_case_without_pairs_teaches_nothing(tmp_path: Path) -> None:
    pytest.importorskip("splink")
    case = tmp_path / "case"
    run("init", case)
    add(case, tmp_path, "four", _ELSEWHERE, "2016-12-06")

    done = incident("link", "--scorer", "splink", case=case, code=1)

    assert "cannot be learnt" in done.stderr
    assert len(listed(case)) == 1


def test_without_splink_the_command_says_what_to_install(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "splink", None)

    done = incident("link", "--scorer", "splink", case=case, code=1)

    assert "pip install 'tawthiq[link]'" in done.stderr
    assert "prior" not in incident("explain", listed(case)[0]["code"], case=case).stdout


def test_a_large_case_that_was_judged_is_told_of_learning(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tawthiq.case import scoring

    assert "--scorer splink" not in incident("link", case=case).stderr
    monkeypatch.setattr(scoring, "LARGE", 3)
    assert "--scorer splink" not in incident("link", case=case).stderr
    monkeypatch.setattr("tawthiq.link.learning.ENOUGH", 0)

    assert "--scorer splink" in incident("link", case=case).stderr
