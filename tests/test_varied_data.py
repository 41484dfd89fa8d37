"""The varied reports of the linking benchmark are sound data, and told by several."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from linking_rows import ROLES, Row, incidents, read, repeated, tellings
from tawthiq.model.values import EventType


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The varied reports."""
    return read("varied")


def test_values_are_legal(rows: list[Row]) -> None:
    for row in rows:
        assert row["role"] in ROLES
        assert row["split"] in {"varied", "varied-test"}
        assert row["type"] in {kind.value for kind in EventType}
        assert row["text"].strip() == row["text"] != ""
        assert date.fromisoformat(row["published"]).year in range(2011, 2026)
        assert row["url"].startswith("https://example.org/")


@pytest.mark.parametrize("field", ["id", "url", "text"])
def test_nothing_is_there_twice(rows: list[Row], field: str) -> None:
    assert repeated((*rows, *read("linking")), field) == []


def test_the_order_does_not_give_the_incidents_away(rows: list[Row]) -> None:
    assert [row["id"] for row in rows] == [f"v{n:04}" for n in range(1, len(rows) + 1)]
    days = [row["published"] for row in rows]
    assert days == sorted(days)


def test_an_incident_is_in_one_split_only_and_others_tell_what_is_mentioned(
    rows: list[Row],
) -> None:
    splits = defaultdict(set)
    for row in rows:
        for incident in (*incidents(row), *row.get("mentions", ())):
            splits[incident].add(row["split"])
        assert not set(row.get("mentions", ())) & set(incidents(row))
    assert [i for i, found in splits.items() if len(found) > 1] == []
    told = tellings(rows)
    assert set(splits) == set(told)
    assert sum(count > 1 for count in told.values()) >= 90
