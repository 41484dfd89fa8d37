"""Reports of raids and tolls, and of what is said, offered and refused around a war."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


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


@pytest.mark.parametrize(
    "text",
    [
        "بحث الوفدان في عمان اقتراح هدنة لأسبوعين في تعز بعد القصف",
        "رفضت الحركة مقترحا أمريكيا لوقف إطلاق النار في غزة",
        "فشلت مساعي التهدئة بعد اشتباكات مع الجيش في شبوة",
        "دعت مسقط الأطراف اليمنية إلى هدنة في الحديدة بعد قصف المدينة",
    ],
)
def test_a_truce_that_is_sought_is_not_in_force(text: str) -> None:
    assert [c for c in of_type(text, "agreement") if c.status == "asserted"] == []


def test_what_a_commander_orders_is_not_done() -> None:
    text = "أمر قائد الجيش قواته بالاستيلاء على مصراتة بعد قصف طرابلس"

    assert one(text, "control").status == "intended"


def test_a_commander_is_still_called_by_his_rank() -> None:
    text = "قتل آمر الفوج الأول في هجوم على بيجي"

    assert one(text, "ground_attack").harm[0].group == "leader"


def test_a_truce_that_was_reached_is_agreed_on() -> None:
    text = "أعلنت مبادرة قبلية التوصل إلى هدنة في شبوة بعد اشتباكات"

    assert one(text, "agreement").status == "asserted"
