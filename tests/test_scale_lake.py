from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from lakes import COMMAND, DYING, content, lines, rows, run
from tawthiq.cli import main
from tawthiq.extract import Reader
from tawthiq.model import Reading, Report
from tawthiq.scale import layout, schema

_DYING = (sys.executable, "-c", DYING)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files of 120 reports, one of them with a line that is refused."""
    made = tmp_path_factory.mktemp("lake")
    (made / "a.jsonl").write_text(lines(rows(70)), encoding="utf-8")
    (made / "b.jsonl").write_text(
        lines(rows(30, 70)) + '{"text": 7}\n', encoding="utf-8"
    )
    (made / "c.jsonl").write_text(lines(rows(20, 100)), encoding="utf-8")
    (made / "d.jsonl").write_text(lines(rows(10, 120)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def whole(folder: Path) -> dict[str, bytes]:
    """The files of the lake that a run makes which nothing interrupts."""
    result = _extract(folder, "whole")
    assert result.exit_code == 3, result.output
    return content(folder / "whole")


def _extract(folder: Path, lake: str, *more: str, files: str = "[abc].jsonl") -> Result:
    arguments = [str(folder / files), "--lake", str(folder / lake), "--part", "25"]
    return CliRunner().invoke(main, ["extract", *arguments, *more])


def test_the_lake_holds_every_reading(folder: Path, whole: dict[str, bytes]) -> None:
    reader = Reader()
    expected = [reader.read(schema.report(row)).to_json() for row in rows(120)]
    reports = pq.read_table(folder / "whole/reports").to_pylist()
    claims = pq.read_table(folder / "whole/claims").to_pylist()
    found = {
        row["id"]: schema.reading(row, [c for c in claims if c["report"] == row["id"]])
        for row in reports
    }
    assert [found[key].to_json() for key in sorted(found)] == expected
    assert len(claims) > 100
    for row in reports:
        assert row["month"] == layout.month(row["published"])
        assert row["source_slug"] == layout.slug(row["source"])
    assert {row["month"] for row in reports} == {
        *("2016-04", "2016-05", "2016-06", "unknown")
    }
    quarantine = pq.read_table(folder / "whole/quarantine").to_pylist()
    assert [(row["file"][-7:], row["place"]) for row in quarantine] == [
        ("b.jsonl", "#line=31")
    ]
    assert "text" in quarantine[0]["reason"]
    told = [json.loads(line) for line in whole["MANIFEST.jsonl"].splitlines()]
    files = {file["path"] for line in told for file in line.get("files", ())}
    assert files | {"MANIFEST.jsonl"} == set(whole)
    assert not (folder / "whole/_staged").exists()
    assert told[-1] == {
        "done": {"read": 120, "claims": len(claims), "refused": 1, "undated": 11}
    }


def test_two_processes_write_the_same_bytes(
    folder: Path, whole: dict[str, bytes]
) -> None:
    assert _extract(folder, "two", "--jobs", "2").exit_code == 3
    assert content(folder / "two") == whole


@pytest.mark.parametrize("ends", [(1, 6, 25), (18, 1, 4)])
def test_a_killed_run_goes_on_to_the_same_bytes(
    folder: Path, whole: dict[str, bytes], ends: tuple[int, ...]
) -> None:
    name = "killed" + "-".join(map(str, ends))
    arguments = ["extract", str(folder / "[abc].jsonl"), "--lake", name, "--part", "25"]
    for n in ends:
        ended = run(str(n), *arguments, cwd=folder, command=_DYING)
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        assert content(folder / name) != whole
    finished = _extract(folder, name)
    assert finished.exit_code == 3
    assert "120 reports read" in finished.output
    assert content(folder / name) == whole


def test_what_a_power_cut_left_is_taken_away(
    folder: Path, whole: dict[str, bytes]
) -> None:
    arguments = [
        "extract",
        str(folder / "[abc].jsonl"),
        "--lake",
        "cut",
        "--part",
        "25",
    ]
    run("9", *arguments, cwd=folder, command=_DYING)
    lake = folder / "cut"
    with (lake / "MANIFEST.jsonl").open("ab") as manifest:
        manifest.write(b'{"part": 7, "next": [0')
    for name in (
        "_staged/claims-000004.parquet",
        "_staged/reports-000004.parquet.part",
        "claims/month=2016-04/source_slug=x/part-000009.parquet.part",
    ):
        (lake / name).parent.mkdir(parents=True, exist_ok=True)
        (lake / name).write_bytes(b"PAR1")
    assert _extract(folder, "cut").exit_code == 3
    assert content(lake) == whole


def test_ctrl_c_says_how_to_go_on(folder: Path) -> None:
    (folder / "many.jsonl").write_text(lines(rows(3000)), encoding="utf-8")
    arguments = [
        "extract",
        "many.jsonl",
        "--lake",
        "stopped",
        "--part",
        "50",
        "-j",
        "2",
    ]
    # Where the tests run behind a shell, the signal is ignored by all that they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
    manifest = folder / "stopped/MANIFEST.jsonl"
    _wait(lambda: manifest.exists() and manifest.read_bytes().count(b"\n") > 2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    asked = CliRunner().invoke(main, ["query", str(folder / "stopped"), "FROM claims"])
    assert "stopped is not complete" in asked.output
    kept = sum(b'"part":' in line for line in manifest.read_bytes().splitlines())
    assert f"{kept * 50:,} reports are whole" in told
    assert 2 <= kept < 60
    with pytest.raises(ProcessLookupError):
        _wait(lambda: os.killpg(process.pid, 0))  # no process of the group is left


def _wait(until: object) -> None:
    assert callable(until)
    end = time.monotonic() + 60
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_complete_lake_is_left_as_it_is(
    folder: Path, whole: dict[str, bytes]
) -> None:
    assert whole
    result = _extract(folder, "whole")
    assert result.exit_code == 3
    assert "121 reports are in" in result.output
    assert "all read" in result.output
    assert content(folder / "whole") == whole


def test_new_inputs_are_refused_or_appended(
    folder: Path, whole: dict[str, bytes]
) -> None:
    assert _extract(folder, "grown").exit_code == 3
    refused = _extract(folder, "grown", files="[abcd].jsonl")
    assert refused.exit_code == 1
    assert "d.jsonl is new" in refused.output
    assert "--append" in refused.output
    assert content(folder / "grown") == whole
    added = _extract(folder, "grown", "--append", files="[abcd].jsonl")
    assert added.exit_code == 3, added.output
    assert "131 reports" not in added.output
    assert "130 reports read" in added.output
    grown = content(folder / "grown")
    assert {path: grown[path] for path in whole if path != "MANIFEST.jsonl"} == {
        path: data for path, data in whole.items() if path != "MANIFEST.jsonl"
    }
    assert pq.read_table(folder / "grown/reports").num_rows == 130
    again = _extract(folder, "grown", files="[abcd].jsonl")
    assert "all read" in again.output
    assert content(folder / "grown") == grown


def test_missing_or_changed_inputs_are_refused(
    folder: Path, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    assert whole
    missing = _extract(folder, "whole", files="[ab].jsonl")
    assert missing.exit_code == 1
    assert "c.jsonl is missing" in missing.output
    for name in "abc":
        data = (folder / f"{name}.jsonl").read_bytes()
        (tmp_path / f"{name}.jsonl").write_bytes(data)
    assert _extract(tmp_path, "lake").exit_code == 3
    before = (tmp_path / "b.jsonl").read_bytes()
    (tmp_path / "b.jsonl").write_bytes(
        before.replace("خبر 77".encode(), b"\xd8\xae" * 4)
    )
    changed = _extract(tmp_path, "lake")
    assert changed.exit_code == 1
    assert "b.jsonl changed since" in changed.output
    replaced = _extract(tmp_path, "lake", "--replace")
    assert replaced.exit_code == 3, replaced.output


def test_another_codebook_or_other_options_are_refused(
    folder: Path, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    assert whole
    (tmp_path / "grammar.yaml").write_text("furniture: [شاهد أيضا]\n", encoding="utf-8")
    codebook = _extract(folder, "whole", "--codebook", str(tmp_path))
    assert codebook.exit_code == 1
    assert "another version of tawthiq, its codebook or places" in codebook.output
    options = _extract(folder, "whole", "--published", "2016-01-01")
    assert options.exit_code == 1
    assert "other options (published was None)" in options.output
    assert content(folder / "whole") == whole


def test_a_lost_file_of_the_lake_is_told(folder: Path) -> None:
    assert _extract(folder, "lost").exit_code == 3
    lost = next((folder / "lost/claims").rglob("*.parquet"))
    lost.unlink()
    result = _extract(folder, "lost")
    assert result.exit_code == 1
    assert lost.name in result.output
    assert "missing or changed" in result.output


def test_other_folders_are_no_lakes_and_stay(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    for more in ((), ("--replace",)):
        result = _extract(folder, str(tmp_path), *more)
        assert result.exit_code == 1
        assert "something else than a lake" in result.output
    assert content(tmp_path) == {"thesis.txt": b"x"}


def test_only_one_process_writes(folder: Path) -> None:
    from tawthiq.ingest import Options
    from tawthiq.scale import lake
    from tawthiq.scale.inputs import Inputs, Size

    inputs = Inputs([str(folder / "[abc].jsonl")], Options())
    plan = lake.Plan(Options(), size=Size(25))
    with lake.opened(folder / "held", inputs, plan):
        result = _extract(folder, "held")
    assert result.exit_code == 1
    assert "being written by another process" in result.output


def test_wrong_uses_are_told(folder: Path) -> None:
    stdin = CliRunner().invoke(main, ["extract", "--lake", str(folder / "x")], "نص")
    assert "standard input cannot be read again" in stdin.output
    both = CliRunner().invoke(main, ["extract", "-o", "x/", "--format", "csv"], "نص")
    assert both.exit_code == 2
    assert "a lake is Parquet" in both.output
    alone = CliRunner().invoke(main, ["extract", "--append"], "نص")
    assert alone.exit_code == 2
    assert "give --lake DIR" in alone.output


def test_a_folder_as_output_is_a_lake(folder: Path, whole: dict[str, bytes]) -> None:
    arguments = [str(folder / "[abc].jsonl"), "-o", f"{folder}/out/", "--part", "25"]
    assert CliRunner().invoke(main, ["extract", *arguments]).exit_code == 3
    assert content(folder / "out") == whole


@pytest.mark.parametrize("lake", [True, False])
def test_a_report_that_fails_is_refused_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lake: bool
) -> None:
    read = Reader.read

    def poisoned(self: Reader, report: Report) -> Reading:
        if report.info.id == "r00007":
            raise ZeroDivisionError("division by zero")
        return read(self, report)

    monkeypatch.setattr(Reader, "read", poisoned)
    out = tmp_path / ("lake/" if lake else "claims.jsonl")
    arguments = [str(folder / "c.jsonl"), str(folder / "a.jsonl"), "-o"]
    target = str(out) + ("/" if lake else "")
    result = CliRunner().invoke(main, ["extract", *arguments, target])
    assert result.exit_code == 3
    assert "a.jsonl:8: the reader failed" in result.output
    assert "ZeroDivisionError" in result.output
    assert "89 reports read" in result.output
    if lake:
        rows_ = pq.read_table(out / "quarantine").to_pylist()
        assert [(r["file"][-7:], r["place"]) for r in rows_] == [("a.jsonl", "#line=8")]
        assert "ZeroDivisionError: division by zero" in rows_[0]["reason"]
    else:
        assert len(out.read_text(encoding="utf-8").splitlines()) == 89


def test_progress_tells_rate_and_time_left(folder: Path) -> None:
    ours, theirs = pty.openpty()
    arguments = ["extract", "a.jsonl", "b.jsonl", "-o", "claims.jsonl"]
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    ) as process:
        os.close(theirs)
        told = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the terminal is closed
                break
            if not piece:
                break
            told += piece
    os.close(ours)
    assert process.returncode == 3
    for words in (b"reports", b"/s", b"left"):
        assert words in told
