"""A case from beginning to end, on each database it can live in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import reports
from tawthiq.cli import main


def run(*args: str | Path, case: Path | None = None, code: int = 0) -> Result:
    """The command, whose exit code must be as said."""
    where = ("--case", str(case)) if case else ()
    result = CliRunner().invoke(main, ["case", *map(str, args), *where])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def status(case: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        run("status", "--format", "json", case=case).stdout
    )
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports in several forms."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "day.jsonl").write_text(reports.lines(range(12)), encoding="utf-8")
    (folder / "one.txt").write_text(reports.report(20)["text"], encoding="utf-8")
    (folder / "old.txt").write_bytes(reports.report(21)["text"].encode("cp1256"))
    return folder


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Path:  # noqa: ARG001
    """A new case."""
    path = tmp_path / "case"
    run("init", path, "--title", "ريف إدلب")
    return path


def test_a_folder_becomes_a_case_that_is_read_found_and_verified(
    case: Path, folder: Path
) -> None:
    run("add", folder, case=case)
    before = status(case)
    assert before["originals"] == 3
    assert before["reports"] == before["unread"] == 14

    run("extract", case=case)
    after = status(case)
    assert after["unread"] == 0
    assert after["claims"] >= 14

    found = run("find", "--type", "airstrike", "--format", "jsonl", case=case).stdout
    claims = [json.loads(line) for line in found.splitlines()]
    assert claims
    for told in claims:
        assert told["claim"]["type"] == "airstrike"
        assert told["judgement"] is None
    assert "all as the log says" in run("verify", case=case).output


def test_the_same_import_again_does_nothing(case: Path, folder: Path) -> None:
    run("add", folder, case=case)
    before = status(case)

    again = run("add", folder, case=case)

    assert "0 new originals, 0 new reports" in again.output
    assert status(case) == before


def test_the_same_bytes_under_another_name_are_one_original(
    case: Path, folder: Path
) -> None:
    run("add", folder, case=case)
    shutil.copy(folder / "one.txt", folder / "copy.txt")

    run("add", folder, case=case)

    told = status(case)
    assert (told["originals"], told["findings"], told["reports"]) == (3, 4, 14)


def test_a_copy_in_another_paper_is_kept_and_counted_as_one_source(
    case: Path, folder: Path
) -> None:
    first = reports.report(3)
    copy = {**first, "source": "صحيفة أخرى", "url": "https://example.net/copy"}
    text = first["text"] + "المصدر: وكالات\n"
    (folder / "copy.jsonl").write_text(
        json.dumps({**copy, "text": text}, ensure_ascii=False), encoding="utf-8"
    )

    run("add", folder, case=case)

    told = status(case)
    assert told["reports"] == 15
    assert told["copies"] == 1
    assert told["independent"] == 14


def test_what_is_no_text_is_kept_and_named_and_the_rest_goes_on(
    case: Path, folder: Path
) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))

    result = run("add", folder, case=case, code=3)

    assert "photo.jpg" in result.output
    told = status(case)
    assert told["originals"] == 4
    assert told["reports"] == 14
    assert told["refused"] == 1
    assert "photo.jpg" in run("log", "--refused", case=case).output


def test_another_language_is_set_aside_with_the_reason(
    case: Path, folder: Path
) -> None:
    (folder / "fa.txt").write_text(
        "نیروهای دولتی دیروز به روستایی در حومه شهر حمله کردند و چند نفر کشته شدند.\n"
        "منابع محلی گفتند که این حمله پیش از ظهر انجام شده است.",
        encoding="utf-8",
    )

    run("add", folder, case=case)
    run("extract", case=case)

    told = status(case)
    assert told["set_aside"] == {"fa": 1}
    assert told["unread"] == 0


def test_words_are_found_in_every_spelling_and_with_every_clitic(
    case: Path, folder: Path
) -> None:
    run("add", folder, case=case)
    run("extract", case=case)

    def found(*words: str) -> int:
        args = ("find", *words, "--reports", "--format", "jsonl")
        return len(run(*args, case=case).stdout.splitlines())

    assert found("الاتارب") == found("الأتارب") == found("أتارب") > 0
    assert found("غارات") == found("ثلاث غارات") > 0
    assert found('"بثلاث غارات"') == found("غارات")
    assert found('"غارات بثلاث"') == 0
    assert found("كلمةليستهنا") == 0


def test_claims_are_found_by_place_date_source_and_actor(
    case: Path, folder: Path
) -> None:
    run("add", folder, case=case)
    run("extract", case=case)

    def found(*args: str) -> list[dict[str, Any]]:
        out = run("find", *args, "--format", "jsonl", case=case).stdout
        return [json.loads(line) for line in out.splitlines()]

    everything = found()
    strikes = found("--place", "الأتارب")
    assert 0 < len(strikes) < len(everything)
    assert all(
        any("الأتارب" in (p["name"], p["in"]) for p in told["claim"]["places"])
        for told in strikes
    )
    assert found("--place", "الأتارب", "--place", "كفر نبل") == []
    by_source = found("--source", "وكالة 1")
    assert {told["publisher"] for told in by_source} == {"وكالة 1"}
    months = found("--since", "2016-03-01", "--until", "2016-03-31")
    assert months
    assert {told["published"][:7] for told in months} <= {"2016-03", "2016-04"}
    assert found("--type", "airstrike", "--actor", "الطيران الحربي")
    assert not found("--type", "protest")


def test_a_judgement_stands_whatever_is_read_later(
    case: Path, folder: Path, tmp_path: Path
) -> None:
    run("add", folder, case=case)
    run("extract", case=case)
    find = ("find", "--type", "shelling", "--format", "jsonl")
    found = [json.loads(x) for x in run(*find, case=case).stdout.splitlines()]
    judged = {told["claim"]["id"] for told in found}
    for claim in judged:
        run("judge", claim, "rejected", "--why", "خطأ في القراءة", case=case)
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / "actors.csv").write_text(
        "id,name,en,aliases,kind,side,country,valid_from,valid_to,match,no_match\n"
        "test_guns,مدفعية النظام,artillery,,state_forces,syria_regime,SY,,,,\n",
        encoding="utf-8",
    )

    again = run(
        *("extract", "--codebook", overlay, "--changes", tmp_path / "changes.csv"),
        case=case,
    )

    assert "14 of them were read before: 0 claims new" in again.output
    changes = (tmp_path / "changes.csv").read_text(encoding="utf-8")
    again_found = [json.loads(x) for x in run(*find, case=case).stdout.splitlines()]
    changed = [
        told
        for told in again_found
        if [a["id"] for a in told["claim"]["actors"]] == ["test_guns"]
    ]
    assert changed
    for told in changed:
        claim = told["claim"]["id"]
        assert claim in judged
        assert f"changed {claim}" in again.output
        assert f"changed,{claim}," in changes
        assert told["judgement"]["verdict"] == "rejected"
        assert told["judgement"]["who"] == "tester"
        assert told["judgement"]["why"] == "خطأ في القراءة"
    run("verify", case=case)


def test_a_bag_makes_the_same_case_on_another_machine(
    case: Path,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("add", folder, case=case)
    run("extract", case=case)
    first = json.loads(run("find", "--format", "jsonl", "-n", "1", case=case).stdout)
    run("judge", first["claim"]["id"], "accepted", case=case)
    run("export", "--bag", tmp_path / "bag", "--why", "نسخة", case=case)
    here = status(case)

    monkeypatch.delenv("DATABASE_URL", raising=False)
    run("import", tmp_path / "bag", tmp_path / "there")

    there = status(tmp_path / "there")
    assert there["head"][0] == here["head"][0] + 1
    for name in ("originals", "reports", "claims", "judged", "copies", "id"):
        assert there[name] == here[name]
    run("verify", case=tmp_path / "there")
    again = run("add", folder, case=tmp_path / "there")
    assert "0 new originals, 0 new reports" in again.output
    more = tmp_path / "more.jsonl"
    more.write_text(reports.lines(range(100, 103)), encoding="utf-8")
    run("add", more, case=tmp_path / "there")
    found = run(
        "find", "--reports", "--format", "jsonl", case=tmp_path / "there"
    ).stdout
    assert len(found.splitlines()) == 17


def test_a_bag_that_was_touched_is_not_imported(
    case: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", folder, case=case)
    run("export", "--bag", tmp_path / "bag", case=case)
    claims = tmp_path / "bag" / "data" / "report.jsonl"
    claims.write_bytes(
        claims.read_bytes().replace("مدنيين".encode(), "مسلحين".encode())
    )
    monkeypatch.delenv("DATABASE_URL", raising=False)

    result = run("import", tmp_path / "bag", tmp_path / "there", code=1)

    assert "report.jsonl" in result.output
    assert not (tmp_path / "there" / "case.json").exists()


def test_the_claims_are_exported_in_the_data_contract(
    case: Path, folder: Path, tmp_path: Path
) -> None:
    from tawthiq.model import Reading

    run("add", folder, case=case)
    run("extract", case=case)

    run("export", "-o", tmp_path / "claims.jsonl", case=case)

    text = (tmp_path / "claims.jsonl").read_text(encoding="utf-8")
    readings = [Reading.from_json(line) for line in text.splitlines()]
    assert len(readings) == 14
    assert sum(len(r.claims) for r in readings) == status(case)["claims"]
    for reading in readings:
        for claim in reading.claims:
            span = claim.quote
            assert reading.text[span.start : span.end] == span.text


def test_jobs_change_nothing(case: Path, folder: Path, tmp_path: Path) -> None:
    run("add", folder, "--jobs", "2", case=case)
    run("extract", "--jobs", "2", case=case)
    run("export", "-o", tmp_path / "two.jsonl", case=case)
    import os

    os.environ.pop("DATABASE_URL", None)
    run("init", tmp_path / "single")
    run("add", folder, case=tmp_path / "single")
    run("extract", case=tmp_path / "single")

    run("export", "-o", tmp_path / "one.jsonl", case=tmp_path / "single")

    assert (tmp_path / "two.jsonl").read_bytes() == (
        tmp_path / "one.jsonl"
    ).read_bytes()
