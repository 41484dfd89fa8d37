"""How soon the command answers; reports/s, sentences/s and memory of the reader.

The rates are from raw text on one core.

usage: throughput.py

A sentence is a run of text ended by ``[.!؟\\n]+``, so the figure does not depend on the
reader's own idea of one.  Sets: our examples; where ../shared is present, the July
corpus (its conflict reports, and all of it).
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tawthiq import Reader, Report

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "july-2015.jsonl"
SENTENCE = re.compile(r"[^.!؟\n]*\S[^.!؟\n]*")


def load(path: Path) -> list[dict[str, object]]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(name: str, rows: list[dict[str, object]], reader: Reader) -> None:
    """Read all rows once and print the rates."""
    reports = [
        Report.of(str(r["text"]), published=str(r.get("published") or "") or None)
        for r in rows
    ]
    sentences = sum(len(SENTENCE.findall(r.text)) for r in reports)
    start = time.perf_counter()
    claims = sum(len(reader.read(r).claims) for r in reports)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:<16} {len(reports):>5} reports {claims:>5} claims  "
        f"{len(reports) / seconds:7.0f} reports/s {sentences / seconds:8.0f} sentences/s"
        f"  peak {memory:.0f} MB"
    )


def starts() -> None:
    """How long the command takes by itself: its help, and one report.

    The first report is read twice, with nothing in the cache and with what the first
    reading left there.
    """
    report = (ROOT / "examples" / "reports.jsonl").read_bytes().splitlines()[0]
    with tempfile.TemporaryDirectory() as cache:
        for name, arguments in (
            ("help", ["--help"]),
            ("first report", ["extract", "-"]),
            ("first report again", ["extract", "-"]),
        ):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "tawthiq", *arguments],
                input=report,
                env=os.environ | {"XDG_CACHE_HOME": cache},
                capture_output=True,
                check=True,
            )
            print(f"{name} in {time.perf_counter() - start:.2f} s")


def main() -> None:
    """Measure every set that is present."""
    starts()
    reader = Reader()
    measure("examples", load(ROOT / "examples" / "reports.jsonl"), reader)
    if CORPUS.exists():
        rows = load(CORPUS)
        measure("july, conflict", [r for r in rows if r.get("conflict")], reader)
        measure("july, all", rows, reader)


if __name__ == "__main__":
    main()
