"""Score the reader: our examples always, the shared gold and corpus where present.

usage: evaluate.py [--record]

Prints one row a set with its floors, and fails (exit 1) when a figure is under its
floor.  ``--record`` raises the floors to the figures reached; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from scoring import score_files

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parent.parent / "shared"


def july(kind: str, gold: Path) -> tuple[Path, Path] | None:
    """The reports of the July corpus that a gold file names, written beside it."""
    corpus = SHARED / "corpus" / "july-2015.jsonl"
    if not corpus.exists():
        return None
    wanted = {
        json.loads(line)["id"]: None
        for line in gold.read_text(encoding="utf-8").splitlines()
        if json.loads(line)["half"] == kind
    }
    out = Path("/tmp") / f"tawthiq-july-{kind}.jsonl"  # noqa: S108 - texts stay out of the repository
    with (
        corpus.open(encoding="utf-8") as lines,
        out.open("w", encoding="utf-8") as file,
    ):
        file.writelines(line for line in lines if json.loads(line)["id"] in wanted)
    return out, gold


def sets() -> dict[str, tuple[Path, Path]]:
    """Every set that is present: name → (reports, gold)."""
    found = {
        "examples": (
            HERE.parent / "examples" / "reports.jsonl",
            HERE.parent / "examples" / "gold.jsonl",
        )
    }
    for name in ("seed", "dev"):
        folder = SHARED / "claims" / name
        if folder.exists():
            found[name] = (folder / "reports.jsonl", folder / "gold.jsonl")
    for kind in ("tuning", "held-out"):
        pair = july(kind, HERE / "july-gold.jsonl")
        if pair is not None:
            found[f"july {kind}"] = pair
    return found


def main() -> None:
    """Score every set against its floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="raise the floors")
    args = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    for name, (reports, gold) in sets().items():
        result = score_files(reports, gold)
        floor = floors.setdefault(name, {"events": 0.0, "record": 0.0})
        row: list[str] = []
        for figure in ("events", "record"):
            value: float = _f1(result, figure)
            under = value + 1e-9 < floor[figure]
            failed |= under
            row.append(
                f"{figure} F1 {value:.3f} (floor {floor[figure]:.3f})"
                + (" UNDER" if under else "")
            )
            if args.record:
                floor[figure] = max(floor[figure], int(value * 1000) / 1000)
        print(f"{name:<14} {result['reports']:>3} reports  " + "  ".join(row))
    if args.record:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    sys.exit(failed)


def _f1(result: dict[str, Any], figure: str) -> float:
    return float(result[figure]["f1"])


if __name__ == "__main__":
    main()
