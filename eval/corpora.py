"""The annotated reports: which there are, which are learnt from, which are held out."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tawthiq import Report

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
JULY = SHARED / "corpus" / "july-2015.jsonl"
_FIELDS = ("id", "title", "source", "url", "published")
_KEPT = ("trigger", "quote")
# The sets that the weights are learnt from.
LEARNT_FROM = (
    *("own", "flash", "field", "wide", "posts", "linking", "news"),
    *("broad", "plain", "daily", "varied"),
    *("examples", "seed", "dev", "july tuning", "july second"),
)
# How much a report counts of the sets whose gold is the surest, of short posts, which are
# few beside articles, of reports that only widen what is seen, and of each of the two
# passes over July; others count once.
_COUNTS = {
    "seed": 5.0,
    "dev": 3.0,
    "examples": 5.0,
    "flash": 3.0,
    "wide": 0.25,
    "news": 0.5,
    "july tuning": 0.8,
    "july second": 0.8,
}


class Annotated(NamedTuple):
    """A report with its gold claims, names spelled out."""

    report: Report
    gold: list[dict[str, Any]]


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def spell(value: Any, text: str) -> Any:
    """Gold values with every ``[start, end]`` replaced by the words of the text."""
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(n, int) for n in value):
            return text[value[0] : value[1]]
        return [spell(v, text) for v in value]
    if isinstance(value, dict):
        return {
            k: v if k in ("low", "high") else spell(v, text) for k, v in value.items()
        }
    return value


def _join(reports: Path, gold: Path, half: str | None = None) -> list[Annotated]:
    told = {
        row["id"]: row["claims"]
        for row in lines(gold)
        if half is None or row["half"] == half
    }
    found = []
    for row in lines(reports):
        if row["id"] not in told:
            continue
        text = row["text"]
        claims = [
            {k: v if k in _KEPT else spell(v, text) for k, v in claim.items()}
            for claim in told[row["id"]]
        ]
        told_by = {"source": row.get("publisher")} | row
        report = Report.of(text, **{f: told_by.get(f) for f in _FIELDS})
        found.append(Annotated(report, claims))
    return found


def sets() -> dict[str, list[Annotated]]:
    """Every annotated set that is present, by name."""
    examples = HERE.parent / "examples"
    found = {
        "examples": _join(examples / "reports.jsonl", examples / "gold.jsonl"),
    }
    for name, stem in (
        ("own", "own"),
        ("flash", "flash"),
        ("flash held-out", "flash-held"),
        ("field", "field"),
        ("wide", "wide"),
        ("field held-out", "field-held"),
        ("posts", "posts"),
        ("news", "news"),
        ("broad", "broad"),
        ("plain", "plain"),
        ("daily", "daily"),
        ("daily held-out", "daily-held"),
        ("press held-out", "press-held"),
        ("local held-out", "local-held"),
        ("posts held-out", "posts-held"),
    ):
        found[name] = _join(HERE / f"{stem}-reports.jsonl", HERE / f"{stem}-gold.jsonl")
    # What linking is measured on: the half that it is tuned on, and the other.
    linked = HERE.parent / "benchmarks" / "linking.jsonl"
    found["linking"] = _join(linked, HERE / "linking-gold.jsonl")
    found["linking held-out"] = _join(linked, HERE / "linking-held-gold.jsonl")
    varied = linked.with_name("varied.jsonl")
    found["varied"] = _join(varied, HERE / "varied-gold.jsonl")
    found["varied held-out"] = _join(varied, HERE / "varied-held-gold.jsonl")
    for name in ("seed", "dev"):
        folder = SHARED / "claims" / name
        if folder.exists():
            found[name] = _join(folder / "reports.jsonl", folder / "gold.jsonl")
    if JULY.exists():
        for half in ("tuning", "held-out"):
            found[f"july {half}"] = _join(JULY, HERE / "july-gold.jsonl", half)
        second = HERE / "july-second-gold.jsonl"
        found["july second"] = _join(JULY, second, "tuning")
    return found


def training(without: str | None = None) -> Iterator[tuple[Annotated, float]]:
    """The reports that the weights and the encoder are learnt from, and how much each counts.

    ``without``: a set that is left out.
    """
    present = sets()
    for name in LEARNT_FROM:
        if name == without:
            continue
        if name not in present:
            sys.exit(f"training needs the {name} reports, which are not here: {SHARED}")
        for annotated in present[name]:
            yield annotated, _COUNTS.get(name, 1.0)


def fingerprint(pairs: Iterable[tuple[Annotated, float]]) -> str:
    """What is learnt hangs on: the reports, their gold, and how much each counts."""
    told = hashlib.sha256()
    for (report, gold), counts in pairs:
        told.update(report.text.encode())
        told.update(json.dumps([gold, counts], sort_keys=True).encode())
    return told.hexdigest()
