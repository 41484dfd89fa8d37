"""The desk's pages on a large case: milliseconds at the median, and queries.

    python benchmarks/desk_pages.py [REPORTS] [--keep DIRECTORY] [--rounds N] [--only PAGE]

A seed of ``SEED`` reports (those of ``benchmarks/case.py``) is taken in, read, linked and
derived as ever; the case is then filled to REPORTS with copies of all its rows, moved to
other days and under other ids, the same ones each time.  100,000 reports with some
300,000 claims are the bar: every page within 300 ms at the median, and 30 queries.
A directory that is kept is measured again as it is.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlencode

import case as benchmark

os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.desk.settings"
os.environ.setdefault("TAWTHIQ_DESK_LOCAL_KEY", "the key of the benchmark")
os.environ.setdefault("TAWTHIQ_WHO", "benchmark")
os.environ.pop("DATABASE_URL", None)
SEED: Final = 2_000
_SELECTIONS: Final[dict[str, dict[str, str]]] = {
    "all": {},
    "place": {"place": "حلب"},
    "type, dates": {"type": "airstrike", "since": "2014-01-01", "until": "2016-01-01"},
    "words": {"words": "قصف"},
    "killed": {"min_killed": "10", "sort": "toll"},
    "actor": {"actor": "الطيران الحربي", "sort": "sources"},
    "without place": {"without_place": "on"},
}
_VIEWS: Final = {
    "far": {"bbox": "10,10,60,45", "zoom": "5"},
    "near": {"bbox": "36,35.5,38,37", "zoom": "9"},
}
_BAR_MS: Final = 300
_BAR_QUERIES: Final = 30


class Page(NamedTuple):
    """A page under a name, at the address of each round."""

    name: str
    addresses: tuple[str, ...]


class Measured(NamedTuple):
    """How long a page took by the clock and of a processor, and how many queries."""

    median_ms: float
    slowest_ms: float
    processor_ms: float
    queries: int


def build(directory: Path, reports: int) -> None:
    """A case of so many reports, with all that is derived of them."""
    import desk_copies

    from tawthiq.case import cards, intake, reading
    from tawthiq.case.case import Case
    from tawthiq.case.linking import link_case
    from tawthiq.ingest.item import Options

    held = Case.create(directory, "قياس", "benchmark")
    source = directory.parent / "seed.jsonl"
    _write(source, min(SEED, reports))
    for _ in intake.add(held, [str(source)], Options(), by="benchmark"):
        pass
    for _ in reading.read(by="benchmark"):
        pass
    for _ in link_case(by="benchmark"):
        pass
    for _ in cards.refresh():
        pass
    desk_copies.fill(round(reports / SEED) - 1)
    held.close()


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in benchmark.made(count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def pages(rounds: int) -> Iterator[Page]:
    """The pages that are measured."""
    from tawthiq.case.models import Card, Report, Scene

    codes = list(
        Card.objects.order_by("-claims", "code").values_list("code", flat=True)
    )
    keys = Report.objects.order_by("key").values_list("key", flat=True)[:rounds]
    yield _page("home", "home")
    yield _page("queue", "queue")
    yield Page("review", tuple(_address("review", key) for key in keys))
    spread = (codes[len(codes) * n // rounds] for n in range(rounds))
    yield Page("incident", tuple(_address("incident", code) for code in spread))
    yield Page("incident, most claims", (_address("incident", codes[0]),))
    held = Scene.objects.filter(incident__code=codes[0]).values_list(
        "claims", flat=True
    )
    claim = json.loads(held[0])[0]
    links = _address("incident_links", codes[0])
    yield Page("links of it", (f"{links}?{urlencode({'claim': claim})}",))
    yield Page("two incidents", (_address("incident_with", *codes[:2]),))
    for name in ("reports", "sources", "persons", "audit", "codebook", "gazetteer"):
        yield _page(name, name)
    for name, asked in _SELECTIONS.items():
        yield _page(f"list: {name}", "incidents", asked)
        yield _page(f"map: {name}, bounds", "features", asked)
        for where, view in _VIEWS.items():
            yield _page(f"map: {name}, {where}", "features", {**asked, **view})


def _page(name: str, url: str, asked: Mapping[str, str] | None = None) -> Page:
    return Page(name, (f"{_address(url)}?{urlencode(asked or {})}",))


def _address(url: str, *args: str) -> str:
    from django.urls import reverse

    return reverse(url, args=args)


def measured(page: Page, rounds: int) -> Measured:
    """Ask for a page, the first time unmeasured."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    client.get("/enter", {"key": settings.LOCAL_KEY})
    taken: list[float] = []
    worked: list[float] = []
    queries = 0
    for number in range(rounds + 1):
        address = page.addresses[number % len(page.addresses)]
        with CaptureQueriesContext(connection) as captured:
            begun, before = time.perf_counter(), time.process_time()
            answer = client.get(address)
            answer.getvalue()
            taken.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - before) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{address}: {answer.status_code}")
        queries = max(queries, len(captured))
    return Measured(
        statistics.median(taken[1:]),
        max(taken[1:]),
        statistics.median(worked[1:]),
        queries,
    )


def main() -> None:
    """Build a case where there is none, and print what its pages take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=int, default=SEED)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="pages whose names begin so")
    asked = parser.parse_args()
    import django

    django.setup()
    from tawthiq.case.models import Card, Claim, Report
    from tawthiq.desk import opened
    from tawthiq.desk.records import fresh

    with tempfile.TemporaryDirectory() as folder:
        directory = asked.keep or Path(folder) / "case"
        if not (directory / "case.json").exists():
            begun = time.monotonic()
            build(directory, asked.reports)
            print(f"built in {time.monotonic() - begun:.0f} s")
        held = opened.show(directory)
        fresh.refresh()
        print(
            f"{Report.objects.count():,} reports, {Claim.objects.count():,} claims, "
            f"{Card.objects.count():,} incidents"
        )
        print(
            f"{'page':32} {'median':>9} {'slowest':>9} {'processor':>9} {'queries':>8}"
        )
        for page in pages(asked.rounds):
            if not page.name.startswith(asked.only):
                continue
            found = measured(page, asked.rounds)
            late = found.median_ms > _BAR_MS or found.queries > _BAR_QUERIES
            print(
                f"{page.name:32} {found.median_ms:6.0f} ms {found.slowest_ms:6.0f} ms "
                f"{found.processor_ms:6.0f} ms "
                f"{found.queries:8}{'  over the bar' if late else ''}",
                flush=True,
            )
        held.close()


if __name__ == "__main__":
    main()
