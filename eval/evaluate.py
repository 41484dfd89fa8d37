"""Score the reader on every annotated set that is present, against its floors.

usage: evaluate.py [--thorough] [--record]

Prints one row a set, and fails (exit 1) when a figure is under its floor.  ``--record``
raises the floors to the figures reached; it never lowers one.  The weights were learnt
from the sets marked *, so only the others say how an unseen report is read.
``--thorough`` reads those others with the encoder too; they have floors of their own.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from corpora import LEARNT_FROM, Annotated, sets
from scoring import score

from tawthiq import Reader
from tawthiq.encoder import thorough

FLOORS = Path(__file__).parent / "floors.json"


def figures(annotated: list[Annotated], reader: Reader) -> dict[str, Any]:
    """What the scorer says of a set as the reader reads it."""
    gold = {a.report.info.id: a.gold for a in annotated}
    read = {
        a.report.info.id: reader.read(a.report).to_dict()["claims"] for a in annotated
    }
    return score(gold, read)


def main() -> None:
    """Score every set against its floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="raise the floors")
    parser.add_argument("--thorough", action="store_true", help="with the encoder")
    args = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    reader = Reader(judge=thorough() if args.thorough else None)
    for name, annotated in sets().items():
        if args.thorough and name in LEARNT_FROM:
            continue
        result = figures(annotated, reader)
        key = f"{name}, thorough" if args.thorough else name
        floor = floors.setdefault(key, {"events": 0.0, "record": 0.0})
        row: list[str] = []
        for figure in ("events", "record"):
            value = float(result[figure]["f1"])
            under = value + 1e-9 < floor[figure]
            failed |= under
            row.append(
                f"{figure} F1 {value:.3f} (floor {floor[figure]:.3f})"
                + (" UNDER" if under else "")
            )
            if args.record:
                floor[figure] = max(floor[figure], int(value * 1000) / 1000)
        mark = "*" if name in LEARNT_FROM else " "
        print(f"{name + mark:<15} {result['reports']:>3} reports  " + "  ".join(row))
    if args.record:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    sys.exit(failed)


if __name__ == "__main__":
    main()
