"""What a compiled build reads is what its sources read, to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawthiq import __version__
from tawthiq.cli import main
from tawthiq.compiled import compiled

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src"
BUILD = ROOT / "build" / "compiled"
REPORTS = (
    ROOT / "examples" / "reports.jsonl",
    *sorted((ROOT / "eval").glob("*-reports.jsonl")),
)


def test_the_version_says_how_the_reader_runs() -> None:
    result = CliRunner().invoke(main, ["--version"])

    how = "compiled" if compiled() else "interpreted"
    assert result.stdout == f"tawthiq, version {__version__} ({how})\n"


@pytest.fixture(scope="module")
def build() -> Path:
    """The compiled build of these very sources."""
    if not BUILD.exists():
        pytest.skip("no compiled build; with a C compiler `make compiled` makes it")
    for source in (SOURCES / "tawthiq").rglob("*.py"):
        built = BUILD / source.relative_to(SOURCES)
        if not built.exists() or built.read_bytes() != source.read_bytes():
            pytest.skip(f"compiled from another {source.name}; run `make compiled`")
    return BUILD


def command(package: Path, *arguments: str | Path) -> str:
    """What the command of a package prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tawthiq", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def test_a_build_says_that_it_is_compiled(build: Path) -> None:
    assert "(compiled)" in command(build, "--version")
    assert "(interpreted)" in command(SOURCES, "--version")


@pytest.mark.parametrize("reports", REPORTS, ids=lambda path: path.stem)
def test_a_build_reads_as_its_sources_do(build: Path, reports: Path) -> None:
    arguments = ("extract", reports, "--format", "jsonl")

    told = command(build, *arguments)

    assert told.count("\n") > 1
    assert told == command(SOURCES, *arguments)


@pytest.mark.parametrize("reports", REPORTS[:1], ids=lambda path: path.stem)
def test_a_build_explains_as_its_sources_do(build: Path, reports: Path) -> None:
    arguments = ("explain", reports)

    assert command(build, *arguments) == command(SOURCES, *arguments)
