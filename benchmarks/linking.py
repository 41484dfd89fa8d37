"""Linking measured on reports of our own: pairs and B³, from the raw text on.

    python benchmarks/linking.py [tune|test|varied|varied-test|real] [--errors N]

Two reports are a true pair where they tell one incident (``linking_notes.md``); they are
found where a scene of one and a scene of the other are in one cluster.  A report that is
read into no claim is linked to nothing and counts as a miss.  Sums over several incidents
are left out, and so are pairs of a report that tells an incident and one that mentions it
as background: that claim is of the incident, and the report is not.  The weights were set
on ``tune`` and ``varied``; ``test``, ``varied-test`` and ``real`` say what to expect.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from tawthiq import Reader, Report
from tawthiq.link.compare import compare
from tawthiq.link.facts import Facts, facts
from tawthiq.link.linker import link
from tawthiq.link.scenes import scenes

_HERE = Path(__file__).parent
_FILES = ("linking.jsonl", "varied.jsonl", "real.jsonl")
_SPLITS = ("tune", "test", "varied", "varied-test", "real")
Row = dict[str, Any]
Pairs = set[tuple[int, int]]


class Scores(NamedTuple):
    """Precision, recall and F1 of pairs and of B³, and how many reports gave no claim."""

    pairs: tuple[float, float, float]
    b_cubed: tuple[float, float, float]
    unread: int


def rows(split: str | None = None) -> list[Row]:
    """The reports of the benchmark, of one split or of all."""
    texts = [(_HERE / name).read_text(encoding="utf-8") for name in _FILES]
    found = [json.loads(line) for text in texts for line in text.splitlines()]
    return [row for row in found if split in (None, row["split"])]


def read(reports: Iterable[Row]) -> list[list[Facts]]:
    """The scenes of each report, as a case makes them."""
    reader = Reader()
    found = []
    for row in reports:
        report = Report.of(
            row["text"],
            id=row["id"],
            source=row["publisher"],
            published=row["published"],
        )
        reading, places = reader.read_placed(report)
        found.append(
            scenes(
                (
                    facts(
                        claim,
                        report=row["id"],
                        family=row["id"],
                        published=row["published"],
                        named=places,
                    )
                    for claim in reading.claims
                ),
                row["text"],
                places,
            )
        )
    return found


def linked(found: Sequence[Sequence[Facts]]) -> Pairs:
    """The pairs of reports that share a cluster."""
    owner = [at for at, held in enumerate(found) for _ in held]
    clusters = link([scene for held in found for scene in held])
    return {
        pair
        for members in clusters
        for pair in combinations(sorted({owner[m] for m in members}), 2)
    }


def true_pairs(reports: Sequence[Row]) -> Pairs:
    """The pairs of reports that tell one incident."""
    told = [incidents(row) for row in reports]
    return {
        (a, b) for a, b in combinations(range(len(reports)), 2) if told[a] & told[b]
    }


def mentions(reports: Sequence[Row]) -> Pairs:
    """The pairs that share an incident which one of them, or both, only mentions."""
    told = [incidents(row) for row in reports]
    named = [set(row.get("mentions", ())) for row in reports]
    return {
        (a, b)
        for a, b in combinations(range(len(reports)), 2)
        if not told[a] & told[b] and (told[a] | named[a]) & (told[b] | named[b])
    }


def incidents(row: Row) -> set[str]:
    """The incidents that a report tells."""
    told = row["incident"]
    return {told} if isinstance(told, str) else set(told)


def scores(count: int, gold: Pairs, found: Pairs, unread: int) -> Scores:
    """The scores of found pairs; a report alone is a cluster of one for B³."""
    right = len(gold & found)
    beside = [_beside(count, pairs) for pairs in (found, gold)]
    precision = recall = 0.0
    for one, two in zip(*beside, strict=True):
        precision += len(one & two) / len(one) / count
        recall += len(one & two) / len(two) / count
    return Scores(
        _f1(right / max(1, len(found)), right / max(1, len(gold))),
        _f1(precision, recall),
        unread,
    )


def _beside(count: int, pairs: Pairs) -> list[set[int]]:
    found = [{at} for at in range(count)]
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return found


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    whole = precision + recall
    return precision, recall, 2 * precision * recall / whole if whole else 0.0


def measure(split: str, errors: int = 0) -> Scores:
    """Measure one half, and print some of the pairs that came out wrong."""
    reports = [row for row in rows(split) if row["role"] != "sum"]
    found = read(reports)
    gold, pairs = true_pairs(reports), linked(found) - mentions(reports)
    for name, wrong in (("missed", gold - pairs), ("false", pairs - gold)):
        for a, b in sorted(wrong)[:errors]:
            _show(name, (reports[a], found[a]), (reports[b], found[b]))
    unread = sum(not held for held in found)
    return scores(len(reports), gold, pairs, unread)


def _show(name: str, *told: tuple[Mapping[str, Any], Sequence[Facts]]) -> None:
    print(f"{name}:")
    for row, held in told:
        print(f"  {row['id']} {row['published']} {row['text'][:150]!r}")
        for scene in held:
            print(f"      {sorted(scene.types)} {[s.name for s in scene.spots]}")
    compared = [compare(a, b) for a in told[0][1] for b in told[1][1]]
    if compared:
        best = max(compared, key=lambda c: c.score)
        print(
            f"    {best.score} {[(p.about, p.finding, p.weight) for p in best.parts]}"
        )


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", choices=_SPLITS)
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    for split in [asked.split] if asked.split else _SPLITS:
        told = measure(split, asked.errors)
        print(
            f"{split}: pairs P {told.pairs[0]:.3f} R {told.pairs[1]:.3f} "
            f"F1 {told.pairs[2]:.3f}, B³ P {told.b_cubed[0]:.3f} "
            f"R {told.b_cubed[1]:.3f} F1 {told.b_cubed[2]:.3f}, "
            f"{told.unread} reports without a claim"
        )


if __name__ == "__main__":
    main()
