"""Reports of Yemen and Sudan: their outlets, armies, committees and emergency rooms."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


@pytest.mark.parametrize(
    "text",
    [
        "اقتحمت قوات الحوثي قرية في رداع واختطفت سبعة مدنيين بحجة أنهم مطلوبون",
        "اختطف الحوثيون خمسة من أهالي رداع بحجة انتمائهم إلى المقاومة",
        "داهم الحوثيون منازل في إب بحجة ملاحقة مطلوبين",
    ],
)
def test_a_pretext_is_no_town(text: str) -> None:
    assert "حجة" not in {p.name for c in claims(text) for p in c.places}


def test_the_town_of_the_same_name_is_one() -> None:
    claim = one("قتل مدنيان بحجة في غارة شنتها طائرات التحالف", "airstrike")

    assert "حجة" in {p.name for p in claim.places}


def test_whose_a_state_is_names_no_village() -> None:
    text = "قتل عشرون شخصا في اشتباكات ببلدة كرينك في ولاية غرب دارفور السودانية"

    assert [p.name for p in one(text, "clash").places] == ["كرينك"]
