"""The reports of real incidents of the linking benchmark are sound data."""

from __future__ import annotations

from datetime import date

import pytest

from linking_rows import ROLES, Row, incidents, read, repeated, tellings


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The reports of real incidents."""
    return read("real")


def test_values_are_legal(rows: list[Row]) -> None:
    for row in rows:
        assert row["role"] in ROLES
        assert row["split"] == "real"
        assert row["text"].strip() == row["text"] != ""
        assert date.fromisoformat(row["published"]).year in range(2011, 2027)
        assert not set(row.get("mentions", ())) & set(incidents(row))


@pytest.mark.parametrize("field", ["id", "text"])
def test_nothing_is_there_twice(rows: list[Row], field: str) -> None:
    others = (*read("linking"), *read("varied"))
    assert repeated((*rows, *others), field) == []


def test_the_order_does_not_give_the_incidents_away(rows: list[Row]) -> None:
    assert [row["id"] for row in rows] == [f"f{n:04}" for n in range(1, len(rows) + 1)]
    days = [row["published"] for row in rows]
    assert days == sorted(days)


def test_many_incidents_are_told_by_several(rows: list[Row]) -> None:
    assert sum(count > 1 for count in tellings(rows).values()) >= 140
