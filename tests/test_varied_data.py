"""The varied reports of the linking benchmark are sound data, and told by several."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.values import EventType

FOLDER = Path(__file__).parent.parent / "benchmarks"
ROLES = {"telling", "sum", "update", "contradicts"}

Row = dict[str, Any]


def rows(name: str = "varied") -> list[Row]:
    """The reports of a file of the benchmark."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def incidents(row: Row) -> list[str]:
    """The incidents a report tells, whether it names one or several."""
    told = row["incident"]
    return told if isinstance(told, list) else [told]


def test_values_are_legal() -> None:
    for row in rows():
        assert row["role"] in ROLES
        assert row["split"] in {"varied", "varied-test"}
        assert row["type"] in {kind.value for kind in EventType}
        assert row["text"].strip() == row["text"] != ""
        assert date.fromisoformat(row["published"]).year in range(2011, 2026)
        assert row["url"].startswith("https://example.org/")


@pytest.mark.parametrize("field", ["id", "url", "text"])
def test_nothing_is_there_twice(field: str) -> None:
    counts = Counter(row[field] for row in (*rows(), *rows("linking")))
    assert [value for value, count in counts.items() if count > 1] == []


def test_the_order_does_not_give_the_incidents_away() -> None:
    told = rows()
    assert [row["id"] for row in told] == [f"v{n:04}" for n in range(1, len(told) + 1)]
    days = [row["published"] for row in told]
    assert days == sorted(days)


def test_an_incident_is_in_one_split_only_and_others_tell_what_is_mentioned() -> None:
    splits = defaultdict(set)
    for row in rows():
        for incident in (*incidents(row), *row.get("mentions", ())):
            splits[incident].add(row["split"])
        assert not set(row.get("mentions", ())) & set(incidents(row))
    assert [i for i, found in splits.items() if len(found) > 1] == []
    told = Counter(i for row in rows() if row["role"] != "sum" for i in incidents(row))
    assert set(splits) == set(told)
    assert sum(count > 1 for count in told.values()) >= 90
