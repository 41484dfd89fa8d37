"""An export beside another dataset: matched, only here, only there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from incidents import incident
from tawthiq.cli import main
from tawthiq.publish.format import Settings, named


def export(path: Path, *numbers: int) -> Path:
    """Incidents in the layout of UCDP."""
    settings = Settings(policy="ucdp")
    files = dict(named("ucdp").write([incident(n) for n in numbers], settings))
    path.write_bytes(files[""])
    return path


def compare(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, ["compare", *map(str, args)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_what_matches_and_what_only_one_has_is_told(tmp_path: Path) -> None:
    ours = export(tmp_path / "ours.csv", 1, 2, 3)
    theirs = export(tmp_path / "theirs.csv", 2, 3, 4)

    result = compare(ours, theirs, "--format", "csv")

    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [(row["found"], row["ours"], row["theirs"]) for row in rows] == [
        ("both", "TW-2016-0002", "TW-2016-0002"),
        ("both", "TW-2016-0003", "TW-2016-0003"),
        ("only ours", "TW-2016-0001", ""),
        ("only theirs", "", "TW-2016-0004"),
    ]


@pytest.mark.parametrize("layout", ["csv", "geojson"])
def test_a_toll_of_a_week_is_compared_by_its_parts(tmp_path: Path, layout: str) -> None:
    part = incident(2, part_of=("TW-2016-0009",))
    whole = incident(2, code="TW-2016-0009", parts=("TW-2016-0002",))
    ours = tmp_path / f"ours.{layout}"
    files = dict(named(layout).write([whole, part], Settings(policy="range")))
    ours.write_bytes(files[""])
    theirs = export(tmp_path / "theirs.csv", 2)

    result = compare(ours, theirs, "--format", "csv")

    rows = list(csv.DictReader(result.stdout.splitlines()))
    found = [(row["found"], row["ours"]) for row in rows]
    assert found == [("both", "TW-2016-0002")]


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "\x00\x01"])
def test_a_file_of_another_layout_is_refused_by_name(
    tmp_path: Path, content: str
) -> None:
    ours = export(tmp_path / "ours.csv", 1)
    other = tmp_path / "other.csv"
    other.write_text(content, encoding="utf-8")

    result = compare(ours, other)

    assert result.exit_code != 0
    assert "other.csv" in result.output
