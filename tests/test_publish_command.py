"""``tawthiq publish``: wrong use, and the files that it writes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawthiq.cli import main


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], env={"TAWTHIQ_WHO": "م"})


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("kml",), "no format is named 'kml': use one of ucdp, acled"),
        (("csv", "--policy", "guess"), "no number policy is named 'guess': use one of"),
        (("csv", "--since", "2016-13-01"), "'2016-13-01' is not a date"),
    ],
)
def test_what_there_is_not_is_wrong_use(
    args: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    result = run("publish", *args, "-o", tmp_path / "out.csv")

    assert result.exit_code == 2
    assert told in " ".join(result.output.split())
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(
    importlib.util.find_spec("weasyprint") is None, reason="weasyprint makes the PDF"
)
def test_a_report_named_as_pdf_is_one(tmp_path: Path) -> None:
    assert run("case", "init", tmp_path / "case").exit_code == 0

    target = tmp_path / "report.pdf"
    result = run("publish", "sitrep", "-o", target, "--case", tmp_path / "case")

    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "report.html").read_bytes().startswith(b"<!DOCTYPE")
    assert "report.pdf" in result.output
