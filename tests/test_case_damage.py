"""Whatever is changed in a case, ``verify`` names it; a full disk leaves it whole."""

from __future__ import annotations

import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import postgres
import reports
from test_case import run, status


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A case with originals, claims and a judgement, in SQLite."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        text = reports.report(number)["text"]
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "day.jsonl").write_text(reports.lines(range(6, 12)), encoding="utf-8")
    path = tmp_path / "case"
    run("init", path)
    run("add", folder, case=path)
    run("extract", case=path)
    found = run("find", "--format", "jsonl", "-n", "1", case=path).stdout
    claim = json.loads(found)["claim"]["id"]
    run("judge", claim, "accepted", case=path)
    run("verify", case=path)
    yield path
    from django.db import connections

    connections.close_all()


def originals(case: Path) -> list[Path]:
    return sorted(p for p in (case / "originals").rglob("*") if p.is_file())


def test_a_flipped_bit_anywhere_is_found(case: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - which bit, nothing secret
    for path in originals(case):
        before = path.read_bytes()
        after = bytearray(before)
        bit = chance.randrange(len(before) * 8)
        after[bit // 8] ^= 1 << bit % 8
        path.chmod(0o644)
        path.write_bytes(after)

        told = run("verify", case=case, code=1).output

        assert f"original {path.name}: was changed" in told
        assert "1 faults" in told
        path.write_bytes(before)
    run("verify", case=case)


def test_a_missing_and_an_extra_original_are_found(case: Path) -> None:
    gone, *_ = originals(case)
    gone.unlink()
    (case / "originals" / "ff").mkdir(exist_ok=True)
    (case / "originals" / "ff" / ("f" * 64)).write_bytes(b"who put me here?")
    (case / "originals" / "notes.txt").write_text("x", encoding="utf-8")

    told = run("verify", case=case, code=1).output

    assert f"original {gone.name}: is missing" in told
    assert f"{'f' * 64}: is in no log entry" in told
    assert "notes.txt: is no original" in told
    assert "3 faults" in told


def test_taking_the_missing_original_in_again_heals_the_case(
    case: Path, tmp_path: Path
) -> None:
    gone, *_ = originals(case)
    gone.unlink()

    run("add", tmp_path / "in", "--again", case=case)

    run("verify", case=case)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("update case_report set text = replace(text, 'مدنيين', 'مسلحين')", "report "),
        ("update case_report set published = '2016-01-01'", "were changed"),
        ("update case_report set title = title || '.'", "were changed"),
        ("update case_claim set data = replace(data, 'asserted', 'denied')", "changed"),
        ("delete from case_claimvalue; delete from case_claim where id = 1", "has"),
        ("update case_judgement set verdict = 'rejected'", "were changed"),
        ("delete from case_judgement", "told of 1 rows, the database has 0"),
        ("update case_entry set body = replace(body, 'add', 'sub') where seq = 2", "2"),
        ("delete from case_entry where seq = 3", "entry 3 of the log is missing"),
        (
            "update case_entry set hash = hash || '0' where seq = 4",
            "entry 4 of the log",
        ),
    ],
)
def test_a_row_that_was_changed_is_found(case: Path, change: str, named: str) -> None:
    with sqlite3.connect(case / "case.sqlite3") as database:
        for table in ("entry", "judgement"):
            for verb in ("update", "delete"):
                database.execute(f"drop trigger case_{table}_no_{verb}")
        database.executescript(change)
    database.close()

    assert named in run("verify", case=case, code=1).output


def test_the_log_and_the_judgements_refuse_changes(case: Path) -> None:
    with sqlite3.connect(case / "case.sqlite3") as database:
        for change in (
            "update case_entry set body = body",
            "delete from case_entry",
            "update case_judgement set why = 'x'",
            "delete from case_judgement",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(change)
    database.close()


def test_a_chain_that_is_broken_is_named_once_at_its_first_link(case: Path) -> None:
    with sqlite3.connect(case / "case.sqlite3") as database:
        database.execute("drop trigger case_entry_no_update")
        database.execute("update case_entry set body = body || ' ' where seq >= 2")
    database.close()

    told = run("verify", case=case, code=1).output

    assert "log entry 2: entry 2 of the log was changed" in told
    assert told.count("of the log was changed") == 1


def command(
    *args: str | Path, case: Path, **limits: int
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose files may not pass a size."""

    def limit() -> None:
        for size in limits.values():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        [
            *(sys.executable, "-m", "tawthiq", "case"),
            *map(str, args),
            *("--case", str(case)),
        ],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_disk_that_fills_up_leaves_the_case_whole(case: Path, tmp_path: Path) -> None:
    before = status(case)
    large = tmp_path / "large.jsonl"
    large.write_text(reports.lines(range(100, 600)), encoding="utf-8")

    for size in (
        100_000,
        600_000,
    ):  # full while the original is copied; in the database
        failed = command("add", large, case=case, size=size)
        assert failed.returncode == 1
        assert "Traceback" not in failed.stderr
        assert "run the same command again" in failed.stderr
        run("verify", case=case, code=0 if size < 200_000 else 1)
        assert status(case)["reports"] >= before["reports"]

    run("add", large, case=case)
    assert status(case)["reports"] == before["reports"] + 500
    run("verify", case=case)


def test_a_database_that_goes_away_leaves_the_case_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = postgres.missing()
    if reason:
        pytest.skip(reason)
    paths = []
    for part in range(4):
        paths.append(tmp_path / f"{part}.jsonl")
        numbers = range(part * 50, part * 50 + 50)
        paths[-1].write_text(reports.lines(numbers), encoding="utf-8")
    with postgres.server() as server:
        monkeypatch.setenv("DATABASE_URL", server.database())
        path = tmp_path / "case"
        run("init", path)
        from tawthiq.case import intake
        from tawthiq.case.case import Case
        from tawthiq.case.fault import CaseError
        from tawthiq.ingest.item import Options

        monkeypatch.setattr(intake, "_REPORTS", 20)
        opened = Case.open(path)
        batches = intake.add(opened, map(str, paths), Options(), by="tester")
        next(batches)
        server.stop()
        with pytest.raises(CaseError, match="run the same command again"):
            list(batches)
        opened.close()
        failed = run("status", case=path, code=1)
        assert "Traceback" not in failed.output

        server.start()
        assert status(path)["reports"] == 20
        run("add", *paths, case=path)
        assert status(path)["reports"] == 200
        run("verify", case=path)
        from django.db import connections

        connections.close_all()


def test_nothing_is_written_to_a_folder_that_is_no_case(tmp_path: Path) -> None:
    result = run("status", case=tmp_path, code=1)
    assert "case init" in result.output
    (tmp_path / "x").write_text("x", encoding="utf-8")
    assert "not empty" in run("init", tmp_path, code=1).output
    assert os.listdir(tmp_path) == ["x"]  # noqa: PTH208
