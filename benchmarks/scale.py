"""Reading many reports: rates, memory, growth, and whether all ways give the same bytes.

usage: scale.py [--reports 1000,10000] [--shapes examples|july|FILE] [--ways one,two,…]

Ways are one process, two processes, a lake by two processes, and, where PySpark is
installed, a lake by Spark on ``local[2]``; each is the command as people call it, over
the same file of made reports (``made.py``).  For each way and size:

  reports/s, sentences/s   over the whole run, and without what it takes to start
                           (measured on one report); a sentence as in throughput.py
  CPU                      seconds of all its processes: on a shared machine these tell
                           more than the time on the clock
  memory                   the most that one process held: the one that leads, and the
                           largest of those that read, in the first and second half of
                           the run (flat is as large in both)
  same                     whether the readings, sorted, are those of one process
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import made
from throughput import CORPUS, ROOT, SENTENCE

_RUN: Final = (sys.executable, "-m", "tawthiq")
_TICK: Final = 0.2  # seconds between looks at memory
_CLOCK: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
WAYS: Final[tuple[str, ...]] = ("one", "two", "lake", "spark")


class Held(NamedTuple):
    """What one process has: memory in MB, seconds of CPU until now."""

    memory: float
    cpu: float


class Cost(NamedTuple):
    """What a run took; memory in MB, readers' in the halves of the run."""

    seconds: float
    cpu: float
    leader: float
    first: float
    second: float


def arguments(way: str, source: Path, target: Path) -> list[str]:
    """The command's words for a way."""
    if way == "spark":
        told = ["spark", "extract", str(source), str(target), "--master", "local[2]"]
        return [*told, "--quiet"]
    out = ["--lake" if way == "lake" else "-o", str(target)]
    jobs = "1" if way == "one" else "2"
    return ["extract", str(source), *out, "--jobs", jobs, "--quiet"]


def run(way: str, source: Path, target: Path) -> Cost:
    """Run a way to its end and measure it."""
    begun = time.perf_counter()
    with subprocess.Popen([*_RUN, *arguments(way, source, target)]) as process:
        looks: list[dict[int, Held]] = []
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, looks, ended))
        watcher.start()
        code = process.wait()
        ended.set()
        watcher.join()
    seconds = time.perf_counter() - begun
    if code:
        raise SystemExit(f"{way} ended with {code}")
    half = len(looks) // 2
    readers = [
        max(
            (h.memory for look in part for p, h in look.items() if p != process.pid),
            default=0,
        )
        for part in (looks[:half], looks[half:])
    ]
    leader = max(
        (look[process.pid].memory for look in looks if process.pid in look), default=0
    )
    # Orphans are not among the children that the system sums up.
    last = {pid: held.cpu for look in looks for pid, held in look.items()}
    cpu = sum(last.values())
    return Cost(seconds, cpu, leader, *readers)


def _watch(root: int, looks: list[dict[int, Held]], ended: threading.Event) -> None:
    """What each process of a tree holds in memory, again and again."""
    while not ended.wait(_TICK):
        found = {pid: _held(pid) for pid in _tree(root)}
        looks.append({pid: held for pid, held in found.items() if held is not None})


def _tree(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(
                stat.read_text().rsplit(") ")[-1].split()[1]
            )
        except (OSError, ValueError):
            continue  # it ended while it was looked at
    found = {root}
    while new := {p for p, parent in parents.items() if parent in found} - found:
        found |= new
    return found


def _held(pid: int) -> Held | None:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        times = Path(f"/proc/{pid}/stat").read_text().rsplit(") ")[-1].split()[11:13]
    except (OSError, ValueError, IndexError):
        return None
    return Held(pages * _PAGE / (1 << 20), sum(map(int, times)) / _CLOCK)


def digest(target: Path) -> str:
    """A hash of all readings of an output, sorted."""
    state = hashlib.sha256()
    lines = _of_lake(target) if target.is_dir() else target.open(encoding="utf-8")
    for line in sorted(lines):
        state.update(line.rstrip("\n").encode() + b"\n")
    return state.hexdigest()[:12]


def _of_lake(lake: Path) -> Iterator[str]:
    """The readings of a lake as lines of JSON."""
    import pyarrow.parquet as pq

    from tawthiq.scale import schema

    for path in sorted((lake / "reports").rglob("*.parquet")):
        claims: dict[str, list[dict[str, object]]] = {}
        beside = lake / "claims" / path.parent.relative_to(lake / "reports")
        for file in sorted(beside.glob("*.parquet")):
            for row in pq.ParquetFile(file).read().to_pylist():
                claims.setdefault(row["report"], []).append(row)
        for row in pq.ParquetFile(path).read().to_pylist():
            yield schema.reading(row, claims.get(row["id"], ())).to_json()


def ways(asked: str) -> list[str]:
    """The ways that can be run here."""
    chosen = [way for way in WAYS if way in asked.split(",")]
    if "spark" in chosen and importlib.util.find_spec("pyspark") is None:
        print("spark is left out: PySpark is not installed")
        chosen.remove("spark")
    return chosen


def measure(source: Path, chosen: Iterable[str], starts: dict[str, float]) -> None:
    """All ways over one file, side by side."""
    rows = made.load(source)
    sentences = sum(len(SENTENCE.findall(row["text"] or "")) for row in rows)
    count, size = len(rows), source.stat().st_size / (1 << 20)
    del rows
    print(f"\n{count:,} reports, {sentences:,} sentences, {size:,.1f} MB")
    print(
        f"{'way':<6}{'seconds':>9}{'CPU s':>9}{'reports/s':>11}{'sentences/s':>13}"
        f"{'after start':>13}{'leader MB':>11}{'readers MB':>14}  same"
    )
    first = ""
    for way in chosen:
        target = source.with_name(
            f"{way}-{count}" + ("" if way in WAYS[2:] else ".jsonl")
        )
        cost = run(way, source, target)
        found = digest(target)
        first = first or found
        steady = max(cost.seconds - starts[way], 1e-3)
        readers = f"{cost.first:.0f} → {cost.second:.0f}" if cost.first else "-"
        print(
            f"{way:<6}{cost.seconds:>9.1f}{cost.cpu:>9.1f}{count / cost.seconds:>11,.0f}"
            f"{sentences / cost.seconds:>13,.0f}{sentences / steady:>13,.0f}"
            f"{cost.leader:>11,.0f}{readers:>14}  {'yes' if found == first else 'NO'}"
        )
        shutil.rmtree(target) if target.is_dir() else target.unlink()


def main() -> None:
    """Measure every size in every way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", default="1000,10000")
    parser.add_argument("--shapes", default="examples")
    parser.add_argument("--ways", default=",".join(WAYS))
    asked = parser.parse_args()
    known = {"examples": ROOT / "examples" / "reports.jsonl", "july": CORPUS}
    shapes = made.load(known.get(asked.shapes, Path(asked.shapes)))
    chosen = ways(asked.ways)
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {load}"
    )
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        made.write(one, shapes, 1)
        starts = {}
        for way in chosen:
            target = Path(folder, f"start-{way}")
            starts[way] = run(way, one, target).seconds
        print("to start: " + json.dumps({w: round(s, 1) for w, s in starts.items()}))
        for count in map(int, asked.reports.split(",")):
            source = Path(folder, f"{count}.jsonl")
            made.write(source, shapes, count)
            measure(source, chosen, starts)
            source.unlink()


if __name__ == "__main__":
    main()
