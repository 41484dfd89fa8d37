"""Taking in and reading a large case: rates, memory, and a second run.

    python benchmarks/case.py [REPORTS] [--jobs N]

The reports are posts of one to four sentences of our own examples, no two alike but
for every tenth, which is a copy of an earlier one.  Memory is the peak of the command and
all its processes together, sampled while it works, by quarters of the work: it must not
grow with the case.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PAGE = os.sysconf("SC_PAGE_SIZE")


def made(count: int) -> Iterator[dict[str, str]]:
    """So many reports of mixed sentences; the same ones each time."""
    chance = random.Random(2016)  # noqa: S311 - a benchmark
    pool: list[str] = []
    for path in (
        _ROOT / "examples/reports.jsonl",
        *sorted(_ROOT.glob("eval/own*.jsonl")),
    ):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.get("text", "")
            pool += [s.strip() for s in text.split(".") if len(s.split()) > 5]
    earlier: list[str] = []
    for number in range(count):
        if number % 10 == 9:
            text = chance.choice(earlier) + "\nالمصدر: وكالات"
        else:
            text = ".\n".join(chance.sample(pool, chance.randint(1, 4))) + "."
            earlier = [*earlier[-500:], text]
        day = f"201{chance.randint(2, 8)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {
            "text": text,
            "source": f"مصدر {number % 40}",
            "url": f"https://example.org/{number}",
            "published": day,
        }


def timed(*args: str) -> tuple[float, list[int]]:
    """Run a command; its seconds, and the peak of its memory (MiB) by quarters."""
    samples: list[int] = []
    begun = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "tawthiq", *args])
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            samples.append(_memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    done.set()
    watcher.join()
    if code:
        sys.exit(f"{args}: exit code {code}")
    quarter = max(1, len(samples) // 4)
    peaks = [max(samples[i : i + quarter]) for i in range(0, len(samples), quarter)]
    return time.monotonic() - begun, [peak >> 20 for peak in peaks[:4]]


def _memory(root: int) -> int:
    """The bytes that a process and all that it started hold for themselves."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(folder.name)] = int(stat[1])
    total = 0
    for pid in parents:
        above = pid
        while above in parents and above != root:
            above = parents[above]
        if above == root:
            try:
                fields = Path(f"/proc/{pid}/statm").read_text().split()
            except OSError:
                continue
            total += (int(fields[1]) - int(fields[2])) * _PAGE
    return total


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=int, default=5_000)
    parser.add_argument("--jobs", default="2")
    asked = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as folder:
        source, case = Path(folder) / "reports.jsonl", Path(folder) / "case"
        with source.open("w", encoding="utf-8") as file:
            for row in made(asked.reports):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        os.environ["TAWTHIQ_CASE"] = str(case)
        timed("case", "init", str(case))
        print(f"{asked.reports:,} reports, {source.stat().st_size >> 20} MiB")
        for name, args in (
            ("add", ("case", "add", str(source), "--jobs", asked.jobs)),
            ("add again", ("case", "add", str(source), "--jobs", asked.jobs)),
            ("extract", ("case", "extract", "--jobs", asked.jobs)),
            ("extract again", ("case", "extract", "--jobs", asked.jobs)),
            ("link", ("incident", "link")),
            ("link again", ("incident", "link")),
            ("verify", ("case", "verify")),
            ("find", ("case", "find", "قصف", "--place", "حلب", "-o", os.devnull)),
        ):
            seconds, peaks = timed(*args)
            rate = asked.reports / seconds
            print(f"{name:14} {seconds:8.1f} s {rate:9.0f} reports/s  MiB {peaks}")
        size = sum(f.stat().st_size for f in case.rglob("*") if f.is_file())
        print(f"the case: {size >> 20} MiB")


if __name__ == "__main__":
    main()
