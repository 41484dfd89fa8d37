"""Nothing is lost, whatever is killed when; two at work at once do no harm."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
import uuid
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

import case_work
import reports
from tawthiq.case import bag
from tawthiq.case.case import Case
from tawthiq.case.models import (
    Claim,
    Finding,
    Likeness,
    Original,
    Reading,
    Refusal,
    Report,
)
from tawthiq.case.verify import verify

KILLS = 50
Snapshot = dict[str, Any]


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that begin with everything imported: most of their time is work."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["case_work"])
    with pytest.MonkeyPatch.context() as patch:  # the server asks for no other path
        patch.setenv("PYTHONPATH", str(Path(__file__).parent))
        _timed(context, exec, "import sys; sys.exit('case_work' not in sys.modules)")
    return context


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Many originals, some with many reports, copies among them, and refused items."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(14):
        text = reports.report(number)["text"]
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "day.jsonl").write_text(
        reports.lines(range(8, 40)) + "{broken\n" + reports.lines(range(40, 60)),
        encoding="utf-8",
    )
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    return folder


@pytest.fixture
def database(backend: str) -> Iterator[Callable[[], str | None]]:
    """Gives the URL of a new database, or None for SQLite."""
    if backend == "sqlite":
        yield lambda: None
        return
    first = os.environ["DATABASE_URL"]

    def another() -> str:
        name = f"case_{uuid.uuid4().hex}"
        os.environ["DATABASE_URL"] = first
        from tawthiq.case import database as db

        db.connect(db.postgres(first))
        with connection.cursor() as cursor:
            cursor.execute(f"create database {name} template template0")
        db.disconnect()
        head, _, tail = first.partition("?")
        return f"{head.rpartition('/')[0]}/{name}?{tail}"

    yield another


def make(directory: Path, url: str | None) -> None:
    os.environ.pop("DATABASE_URL", None)
    if url:
        os.environ["DATABASE_URL"] = url
    Case.create(directory, "حالة", "tester").close()


def snapshot(directory: Path, url: str | None) -> Snapshot:
    """All that a case holds, without row numbers and times; it must be whole."""
    os.environ.pop("DATABASE_URL", None)
    if url:
        os.environ["DATABASE_URL"] = url
    case = Case.open(directory)
    assert [s.fault for s in verify(case) if s.fault] == []
    keys = dict(Report.objects.values_list("pk", "key"))
    held = {
        "files": sorted(p.name for p in case.store.files()),
        "originals": sorted(
            Original.objects.values_list("sha256", "size", "items", "complete")
        ),
        "findings": sorted(Finding.objects.values_list("original", "name")),
        "refusals": sorted(Refusal.objects.values_list("original", "where", "reason")),
        "reports": sorted(
            Report.objects.values_list("key", "where", "text", "details", "language")
        ),
        "families": sorted(
            (keys[pk], keys[family])
            for pk, family in Report.objects.values_list("pk", "family")
        ),
        "likenesses": sorted(
            (keys[a], keys[b], kind)
            for a, b, kind in Likeness.objects.values_list("report", "other", "kind")
        ),
        "readings": sorted(
            Reading.objects.values_list("report__key", "version", "persons")
        ),
        "claims": sorted(
            Claim.objects.filter(until=None).values_list("report__key", "key", "data")
        ),
    }
    case.close()
    return held


def test_fifty_kills_at_random_points_lose_nothing_and_double_nothing(
    database: Callable[[], str | None],
    processes: ForkServerContext,
    folder: Path,
    tmp_path: Path,
) -> None:
    whole, url = tmp_path / "whole", database()
    make(whole, url)
    times = {
        "add": _timed(processes, case_work.add, whole, url, folder),
        "extract": _timed(processes, case_work.extract, whole, url),
    }
    expected = snapshot(whole, url)
    assert len(expected["reports"]) == 14 + 52
    assert len(expected["claims"]) > 50
    chance = random.Random(4)  # noqa: S311 - where to cut off, nothing secret
    kills, round_ = 0, 0
    while kills < KILLS:
        round_ += 1
        case, url = tmp_path / f"case{round_}", database()
        make(case, url)
        kills += _cut(
            processes, case_work.add, (case, url, folder), times["add"], chance
        )
        kills += _cut(
            processes, case_work.extract, (case, url), times["extract"], chance
        )
        assert snapshot(case, url) == expected
    assert round_ < KILLS


def _timed(
    processes: ForkServerContext, work: Callable[..., None], *args: object
) -> float:
    begun = time.monotonic()
    process = processes.Process(target=work, args=args)
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - begun


def _cut(
    processes: ForkServerContext,
    work: Callable[..., None],
    args: tuple[object, ...],
    lasts: float,
    chance: random.Random,
) -> int:
    """Do a piece of work, killed at random moments until it comes through."""
    kills = 0
    while True:
        process = processes.Process(target=work, args=args)
        process.start()
        process.join(chance.uniform(0.02, lasts))
        if process.exitcode is not None:
            assert process.exitcode == 0
            return kills
        process.kill()
        process.join()
        kills += 1


def test_two_at_once_lose_nothing_and_double_nothing(
    database: Callable[[], str | None],
    processes: ForkServerContext,
    folder: Path,
    tmp_path: Path,
) -> None:
    alone, url = tmp_path / "alone", database()
    make(alone, url)
    _timed(processes, case_work.add, alone, url, folder)
    _timed(processes, case_work.extract, alone, url)
    expected = snapshot(alone, url)
    case, url = tmp_path / "case", database()
    make(case, url)

    for work, args in (
        (case_work.add, (case, url, folder)),
        (case_work.extract, (case, url)),
    ):
        pair = [processes.Process(target=work, args=args) for _ in range(2)]
        for process in pair:
            process.start()
        for process in pair:
            process.join()
        assert [p.exitcode for p in pair] == [0, 0]

    assert snapshot(case, url) == expected


def test_a_bag_appears_whole_or_not_at_all(
    database: Callable[[], str | None],
    processes: ForkServerContext,
    folder: Path,
    tmp_path: Path,
) -> None:
    case, url = tmp_path / "case", database()
    make(case, url)
    _timed(processes, case_work.add, case, url, folder)
    lasts = _timed(processes, case_work.bag, case, url, tmp_path / "first")
    chance = random.Random(5)  # noqa: S311
    target = tmp_path / "bag"
    for _ in range(8):
        process = processes.Process(target=case_work.bag, args=(case, url, target))
        process.start()
        process.join(chance.uniform(0.05, lasts))
        process.kill()
        process.join()
        if target.exists():
            break
    if not target.exists():
        _timed(processes, case_work.bag, case, url, target)

    bag.check(target)
