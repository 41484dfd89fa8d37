"""What the processes run that the tests of a case kill or race; imported beforehand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import tawthiq.case  # noqa: F401 - sets Django up
from tawthiq import Report
from tawthiq.case import intake, reading
from tawthiq.case.bag import export
from tawthiq.case.case import Case
from tawthiq.extract import Reader
from tawthiq.ingest.item import Options
from tawthiq.ingest.likeness import signature

# Small batches, so that a short run has many steps to be cut off between and within.
intake._REPORTS = 6  # type: ignore[misc] # noqa: SLF001
intake._ORIGINALS = 3  # type: ignore[misc] # noqa: SLF001
reading._BATCH = 6  # type: ignore[misc] # noqa: SLF001

# What is slow the first time in a process is slow here, so that kills fall on work.
_TOLD = Report.of("مقتل ثلاثة مدنيين في قصف على حلب", published="2016-12-06")
Reader().read_placed(_TOLD)
signature(_TOLD.text)


def add(case: Path, url: str | None, *paths: Path) -> None:
    """Take paths into a case."""
    _quiet(url)
    opened = Case.open(case)
    for _ in intake.add(opened, map(str, paths), Options(), by="tester"):
        pass
    opened.close()


def extract(case: Path, url: str | None) -> None:
    """Read a case's reports."""
    _quiet(url)
    opened = Case.open(case)
    for _ in reading.read(by="tester"):
        pass
    opened.close()


def bag(case: Path, url: str | None, target: Path) -> None:
    """Write a case as a bag."""
    _quiet(url)
    opened = Case.open(case)
    export(opened, target, by="tester")
    opened.close()


def _quiet(url: str | None) -> None:
    """Put the database in place; a killed process says nothing of use."""
    os.environ.pop("DATABASE_URL", None)
    if url:
        os.environ["DATABASE_URL"] = url
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
