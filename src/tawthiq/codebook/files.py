"""The files of the codebook as they are read: tables, and what holds maps and lists."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

DATA: Final = Path(__file__).parent / "data"
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, empty cells as empty strings; none of a table that is not there.

    An overlay holds only the files that it adds to.
    """
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {k: (v or "").strip() for k, v in row.items() if k}


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """The content of a YAML file; nothing of one that is not there."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)  # noqa: S506 - a safe loader


def cells(cell: str) -> list[str]:
    """The values of a cell, parted by bars."""
    return [c.strip() for c in cell.split("|") if c.strip()]
