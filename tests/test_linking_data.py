"""The linking benchmark is sound data: told twice, split cleanly, no text told again."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from linking_rows import ROLES, Row, incidents, read, repeated, tellings
from tawthiq.model.values import EventType

FIELDS = {
    "id",
    "incident",
    "role",
    "split",
    "type",
    "text",
    "publisher",
    "published",
    "url",
    "why_hard",
}
SPLITS = {"tune", "test"}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """All reports of the benchmark."""
    return read("linking")


def test_each_row_has_the_fields_and_nothing_else(rows: list[Row]) -> None:
    wrong = [row.get("id") for row in rows if set(row) - {"mentions"} != FIELDS]
    assert wrong == []
    empty = [
        (row["id"], field)
        for row in rows
        for field in FIELDS - {"why_hard", "incident"}
        if not isinstance(row[field], str) or row[field].strip() != row[field] != ""
    ]
    assert empty == []


def test_what_is_mentioned_is_another_incident_of_the_same_half(
    rows: list[Row],
) -> None:
    halves = {i: row["split"] for row in rows for i in incidents(row)}
    named = [row for row in rows if "mentions" in row]
    assert named
    for row in named:
        assert row["role"] != "sum"
        assert row["mentions"]
        assert not set(row["mentions"]) & set(incidents(row))
        assert {halves[i] for i in row["mentions"]} == {row["split"]}


def test_values_are_legal(rows: list[Row]) -> None:
    assert {row["role"] for row in rows} == ROLES
    assert {row["split"] for row in rows} == SPLITS
    assert {row["type"] for row in rows} <= {kind.value for kind in EventType}
    years = {date.fromisoformat(row["published"]).year for row in rows}
    assert years == set(range(2011, 2025))
    assert all(row["url"].startswith("https://example.org/") for row in rows)


@pytest.mark.parametrize("field", ["id", "url", "text"])
def test_nothing_is_there_twice(rows: list[Row], field: str) -> None:
    assert repeated(rows, field) == []


def test_the_order_does_not_give_the_incidents_away(rows: list[Row]) -> None:
    assert [row["id"] for row in rows] == [f"r{n:04}" for n in range(1, len(rows) + 1)]
    assert [row["published"] for row in rows] == sorted(
        row["published"] for row in rows
    )


def test_an_incident_is_in_one_split_only(rows: list[Row]) -> None:
    splits = defaultdict(set)
    for row in rows:
        for incident in incidents(row):
            splits[incident].add(row["split"])
    assert [i for i, found in splits.items() if len(found) > 1] == []
    halves = Counter(next(iter(found)) for found in splits.values())
    assert min(halves.values()) >= 0.45 * len(splits)


def test_a_sum_lists_the_incidents_that_others_tell(rows: list[Row]) -> None:
    told = tellings(rows)
    for row in rows:
        listed = incidents(row)
        assert len(set(listed)) == len(listed), row["id"]
        assert all(told[incident] for incident in listed), row["id"]
        if row["role"] == "sum":
            assert len(listed) > 1, row["id"]


def test_there_is_enough_of_it(rows: list[Row]) -> None:
    counts = tellings(rows)
    assert len(rows) >= 320
    assert sum(count > 1 for count in counts.values()) >= 85
    assert sum(count == 1 for count in counts.values()) >= 25
    assert max(counts.values()) <= 8
    assert sum(row["role"] == "sum" for row in rows) >= 10
    assert sum(row["role"] == "contradicts" for row in rows) >= 20
    assert sum(bool(row["why_hard"]) for row in rows) >= len(rows) / 3


def test_each_split_has_hard_cases_of_every_kind(rows: list[Row]) -> None:
    for split in sorted(SPLITS):
        mine = [row for row in rows if row["split"] == split]
        assert {row["role"] for row in mine} == ROLES
        hard = " ".join(row["why_hard"] for row in mine)
        for kind in ("next day", "same day", "sum over", "later", "denial", "two"):
            assert kind in hard, (split, kind)


def test_the_types_are_those_of_a_war(rows: list[Row]) -> None:
    types: dict[str, str] = {}
    for row in rows:
        first = incidents(row)[0]
        assert types.setdefault(first, row["type"]) == row["type"], row["id"]
    share = {kind: n / len(types) for kind, n in Counter(types.values()).items()}
    assert 0.25 <= share["airstrike"] <= 0.45
    assert share["shelling"] >= 0.15
    assert share["bombing"] >= 0.1
    assert len(share) >= 12
