"""The rows of the linking benchmarks, as the tests of their data read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

ROLES = {"telling", "sum", "update", "contradicts"}
_FOLDER = Path(__file__).parent.parent / "benchmarks"


def read(name: str) -> list[Row]:
    """The reports of a file of the benchmarks, by its name without an ending."""
    text = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def incidents(row: Row) -> list[str]:
    """The incidents a report tells, whether it names one or several."""
    told = row["incident"]
    return told if isinstance(told, list) else [told]


def repeated(rows: Iterable[Row], field: str) -> list[Any]:
    """What stands in a field of several rows."""
    counts = Counter(row[field] for row in rows)
    return [value for value, count in counts.items() if count > 1]


def tellings(rows: Iterable[Row]) -> Counter[str]:
    """How many reports tell each incident; a sum over several tells none of them."""
    return Counter(i for row in rows if row["role"] != "sum" for i in incidents(row))
