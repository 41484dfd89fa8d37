"""Reports/s, sentences/s and memory of the reader, from raw text on one core.

usage: throughput.py

A sentence is a run of text ended by ``[.!؟\\n]+``, so the figure does not depend on the
reader's own idea of one.  Sets: our examples; where ../shared is present, the July
corpus (its conflict reports, and all of it).
"""

from __future__ import annotations

import json
import re
import resource
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


def main() -> None:
    """Measure every set that is present."""
    start = time.perf_counter()
    reader = Reader()
    print(f"codebook loaded in {time.perf_counter() - start:.2f} s")
    measure("examples", load(ROOT / "examples" / "reports.jsonl"), reader)
    if CORPUS.exists():
        rows = load(CORPUS)
        measure("july, conflict", [r for r in rows if r.get("conflict")], reader)
        measure("july, all", rows, reader)


if __name__ == "__main__":
    main()
