from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tawthiq.cli import main
from tawthiq.model import Reading

REPORT = (
    "قصف الطيران الحربي أمس حي المرجة في مدينة حلب، ما أدى إلى مقتل ثلاثة مدنيين.\n"
)


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_extract_reads_a_text_file_into_one_line(report: Path) -> None:
    result = run(
        "extract", str(report), "--published", "2016-12-06", "--format", "jsonl"
    )

    assert result.exit_code == 0
    reading = Reading.from_json(result.stdout)
    assert reading.text == REPORT
    assert [c.type.value for c in reading.claims] == ["airstrike"]


def test_extract_reads_standard_input() -> None:
    line = json.dumps({"id": "a", "text": REPORT, "published": "2016-12-06"})

    result = run("extract", "--format", "jsonl", stdin=line)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["id"] == "a"


def test_extract_names_what_it_refuses_and_exits_with_3(
    report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()

    result = run("extract", str(empty), str(report), "--format", "jsonl")

    assert result.exit_code == 3
    assert f"refused {empty}: empty" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_extract_says_that_relative_dates_stay_open(report: Path) -> None:
    result = run("extract", str(report), "--format", "jsonl")

    claim = json.loads(result.stdout)["claims"][0]
    assert result.exit_code == 0
    assert "without a publication date" in result.stderr
    assert (claim["date"]["from"], claim["date"]["to"]) == (None, None)


@pytest.mark.parametrize(
    "args", [["--published", "6.12.2016"], ["--format", "xml"], ["--jobs", "0"]]
)
def test_wrong_use_exits_with_2(report: Path, args: list[str]) -> None:
    assert run("extract", str(report), *args).exit_code == 2


def test_an_output_that_cannot_be_written_exits_with_1(
    report: Path, tmp_path: Path
) -> None:
    result = run("extract", str(report), "-o", str(tmp_path / "none" / "x.jsonl"))

    assert result.exit_code == 1
    assert "none" in result.stderr


def test_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [{"id": str(n), "text": REPORT * (n % 3 + 1)} for n in range(40)]
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"

    run("extract", str(path), "-o", str(one))
    run("extract", str(path), "-o", str(two), "--jobs", "2")

    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_text(encoding="utf-8").splitlines()) == 40


def test_every_line_is_of_the_published_schema(report: Path) -> None:
    schema = json.loads(run("schema").stdout)
    line = json.loads(run("extract", str(report), "--format", "jsonl").stdout)

    jsonschema.validate(line, schema)


def test_csv_has_a_row_a_claim(report: Path) -> None:
    result = run("extract", str(report), "--published", "2016-12-06", "--format", "csv")

    header, row = result.stdout.splitlines()
    assert header.startswith("report,published,claim,type")
    assert ",airstrike,asserted," in row


def test_the_table_isolates_arabic_and_data_does_not(report: Path) -> None:
    table = run("extract", str(report), "--format", "table").stdout
    data = run("extract", str(report), "--format", "jsonl").stdout

    assert "\u2068" in table
    assert "\u2068" not in data


def test_explain_shows_roles_speakers_and_claims(report: Path) -> None:
    result = run("explain", str(report), "--published", "2016-12-06")

    assert result.exit_code == 0
    for part in ("place:", "who says it", "airstrike", "days count from: 2016-12-06"):
        assert part in result.stdout


def test_explain_of_an_unknown_report_says_so(report: Path) -> None:
    result = run("explain", str(report), "--report", "none")

    assert result.exit_code == 1
    assert "none" in result.stderr


@pytest.mark.parametrize("verb", ["extract", "explain", "schema", "codebook"])
def test_every_verb_has_help(verb: str) -> None:
    result = run(verb, "--help")

    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    report = tmp_path / "r.txt"
    report.write_text("قصف الطيران الحربي بلدة الأتارب", encoding="utf-8")
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)  # noqa: S607

    result = CliRunner().invoke(main, ["extract", str(report), "-o", str(pipe)])

    told, _ = reader.communicate(timeout=30)
    assert result.exit_code == 0
    assert json.loads(told)["text"].startswith("قصف")
    assert pipe.is_fifo()
