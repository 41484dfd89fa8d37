"""How Syrian monitors, committees and agencies tell what befell whom, and by whom."""

from __future__ import annotations

import pytest

from posted import one


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "مقتل خمسة مدنيين أعدموا ميدانيا برصاص عناصر من القوات الحكومية في إزرع",
            ["القوات الحكومية"],
        ),
        (
            "أعدموا ميدانيا في الحولة برصاص ميليشيا الدفاع الوطني",
            ["ميليشيا الدفاع الوطني"],
        ),
    ],
)
def test_by_whose_shots_a_killing_was_done(text: str, who: list[str]) -> None:
    claim = one(text, "killing")

    assert [a.name for a in claim.actors] == who
    assert all(t.name not in who for t in claim.targets)
