"""Reports of raids and tolls, and of what is said, offered and refused around a war."""

from __future__ import annotations

import pytest

from posted import claims, one


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل عشرون جنديا وشرطيا في هجوم على مخفر في هكاري", [("killed", 20)]),
        ("مقتل 13 ضابطا وجنديا في كمين قرب رفح", [("killed", 13)]),
        ("قتل خمسة جنود وضابط في كمين قرب رفح", [("killed", 5), ("killed", 1)]),
        (
            "خلفت الحرب في السودان سبعة آلاف قتيل وثلاثة ملايين نازح ولاجئ",
            [("killed", 7_000), ("displaced", 3_000_000)],
        ),
        ("قتل 132 شخصا في غزة خلال الساعات الأربع والعشرين الماضية", [("killed", 132)]),
    ],
)
def test_people_are_counted_once(text: str, told: list[tuple[str, int]]) -> None:
    (claim,) = claims(text)

    assert [(h.kind, h.low) for h in claim.harm] == told


def test_a_dual_before_what_describes_it_counts_two() -> None:
    text = "قصفت الطائرات سيارتي إسعاف في إدلب ودمرت عربتي دفع رباعي"

    assert one(text, "airstrike").losses[0].low == 2
