"""Spark for the tests: reports good and bad, sessions, a cluster on this machine."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

import lakes

JAVA: Final = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
SETTINGS: Final = {
    "spark.driver.extraJavaOptions": JAVA,
    "spark.executor.extraJavaOptions": JAVA,
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than our few rows
    "spark.sql.files.maxPartitionBytes": "64k",
    "spark.sql.files.openCostInBytes": "1k",
}
GOOD: Final = 150
_WAIT: Final = 60.0  # seconds


def needed() -> None:
    """Skip where Spark cannot start; where CI says that it can, fail."""
    from tawthiq.scale.spark.engine import Missing, check

    try:
        check()
    except Missing as error:
        if os.environ.get("TAWTHIQ_TEST_SPARK"):
            raise
        pytest.skip(str(error), allow_module_level=True)


def reports(folder: Path) -> None:
    """Write a folder of inputs: most are good, some rows and files are bad."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = lakes.rows(GOOD)
    bad = [
        b'{"text": null}\n\n{cut\n',
        b'{"id": "low", "text": "\\ud800"}\n',
        '{"id": "day", "text": "قصف الطيران دوما", "published": "قريبا"}\n'.encode(),
        b'{"id": "long", "text": "' + "قصف ".encode() * 600_000 + b'"}\n',
        b"\xff\xfe\xfa\n",
    ]
    lines = [
        line.encode() for line in lakes.lines(rows[:110]).splitlines(keepends=True)
    ]
    middle = len(lines) // 2
    lines[middle:middle] = bad
    folder.mkdir()
    (folder / "أخبار 1+%20.jsonl").write_bytes(b"".join(lines) + b"\n\n")
    packed = gzip.compress(lakes.lines(rows[110:125]).encode())
    (folder / "whole.jsonl.gz").write_bytes(packed)
    packed = gzip.compress(os.urandom(300) + lakes.lines(rows[:40]).encode())
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    table = pa.Table.from_pylist(rows[125:140])
    pq.write_table(table, folder / "rows.parquet", row_group_size=4)
    pq.write_table(pa.table({"text": [1, 2]}), folder / "numbers.parquet")
    (folder / "cut.parquet").write_bytes((folder / "rows.parquet").read_bytes()[:-9])
    cells = [(r["id"], r["text"], r["published"] or "") for r in rows[140:]]
    sheet = "".join(f'{i},"{text}",{day}\n' for i, text, day in cells)
    (folder / "sheet.csv").write_text("id,text,published\n" + sheet, encoding="utf-8")


def native(inputs: Path, output: Path, jobs: int) -> list[str]:
    """The lines that the command of one machine gives, sorted."""
    done = lakes.run(
        *("extract", str(inputs), "-q", "-o", str(output), "--jobs", str(jobs)),
        cwd=inputs.parent,
    )
    assert done.returncode in (0, 3), done.stderr
    return sorted(output.read_text(encoding="utf-8").splitlines())


def told(lake: Path) -> list[str]:
    """The lines that a lake stands for, sorted."""
    import pyarrow.dataset as ds

    from tawthiq.scale import schema

    claims = defaultdict(list)
    for row in ds.dataset(lake / "claims", format="parquet").to_table().to_pylist():
        claims[row["report"]].append(row)
    reports_ = ds.dataset(lake / "reports", format="parquet").to_table().to_pylist()
    return sorted(schema.reading(r, claims[r["id"]]).to_json() for r in reports_)


def refused(lake: Path) -> set[tuple[str, str, str]]:
    """What a lake's quarantine says: file, place, reason."""
    import pyarrow.dataset as ds

    rows = ds.dataset(lake / "quarantine", format="parquet").to_table().to_pylist()
    found = {(r["file"], r["place"], r["reason"]) for r in rows}
    assert len(found) == len(rows)
    return found


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """A standalone cluster: a master and two workers of a core; its URL, the workers."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        log = folder / "master.log"
        started.append(_start(log, "master.Master", "--port", "0"))
        url = _seen(log, r"Starting Spark master at (spark://\S+)")
        for name in ("one", "two"):
            log = folder / f"{name}.log"
            more = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / name))
            started.append(_start(log, "worker.Worker", *more, url))
            _seen(log, r"(Successfully registered) with master")
        yield url, (started[1].pid, started[2].pid)
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def executors(worker: int) -> list[int]:
    """The executors that a worker runs, as process ids."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            command = (entry / "cmdline").read_bytes()
        except (OSError, IndexError):
            continue
        if int(parent) == worker and b"CoarseGrainedExecutorBackend" in command:
            found.append(int(entry.name))
    return found


def kill(process: int) -> None:
    """End a process as a power cut does."""
    os.kill(process, signal.SIGKILL)


def _start(log: Path, role: str, *more: str) -> subprocess.Popen[bytes]:
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    loopback = ("--host", "127.0.0.1", "--webui-port", "0")
    with log.open("wb") as stream:
        return subprocess.Popen(
            [program, f"org.apache.spark.deploy.{role}", *loopback, *more],
            stdout=stream,
            stderr=stream,
            env={
                **os.environ,
                "SPARK_LOCAL_IP": "127.0.0.1",
                "SPARK_DAEMON_MEMORY": "256m",
                "SPARK_DAEMON_JAVA_OPTS": JAVA,
                "PYSPARK_PYTHON": sys.executable,
            },
        )


def _seen(log: Path, pattern: str) -> str:
    """What a log says, once it does."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        found = re.search(pattern, log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"{log} does not say {pattern}:\n{log.read_text()}")


def manifest(lake: Path) -> list[dict[str, object]]:
    """The lines of a lake's manifest."""
    text = (lake / "MANIFEST.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
