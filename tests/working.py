"""A case that tests open and work on without the command."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tawthiq.case  # noqa: F401 - sets Django up
from tawthiq.case import cards, intake, linking, reading
from tawthiq.case.case import Case
from tawthiq.case.models import Claim
from tawthiq.ingest.item import Options

Rows = Iterable[dict[str, Any]]


@contextmanager
def opened(path: Path, reviewers: int = 1) -> Iterator[Case]:
    """A new case, open in this process."""
    case = Case.create(path, "ملف", "tester", reviewers=reviewers)
    try:
        yield case
    finally:
        case.close()


def take_in(case: Case, folder: Path, rows: Rows, *, link: bool = True) -> None:
    """Take reports in, read them, and link them unless said otherwise."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path = folder / f"{abs(hash(tuple(lines)))}.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    all_of(intake.add(case, [str(path)], Options(), by="tester"))
    all_of(reading.read(by="tester"))
    if link:
        linked()


def linked() -> None:
    """Link what is not linked yet, and derive the cards."""
    all_of(linking.link_case(by="tester"))
    all_of(cards.refresh())


def all_of(steps: Iterable[object]) -> None:
    """Do all steps of something that is done step by step."""
    for _ in steps:
        pass


def row(title: str, body: str, published: str, source: str) -> dict[str, str]:
    """A report as a line of an original."""
    return {
        "text": f"{title}\n{body}",
        "source": source,
        "published": published,
        "url": f"https://example.org/{source}/{published}",
    }


def claim(type_: str) -> Claim:
    """The first current claim of a type."""
    return Claim.objects.filter(type=type_, until=None).earliest("pk")
