"""Sentences in the style of reports from Libya, Sinai and the Sahel, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from test_names import cut
from test_wires import harm, one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A unit's number is its name; a number that counts is not.
        (
            "اندلعت اشتباكات بين اللواء 444 والكتيبة 301 في المدينة",
            ["اللواء 444", "الكتيبة 301"],
        ),
        ("هاجم اللواء 111 مقر الشركة", ["اللواء 111"]),
        ("سيطرت الفرقة 16 مشاة على المدينة", ["الفرقة 16 مشاة"]),
        ("انسحب اللواء السابع من المدينة", ["اللواء السابع"]),
        ("قتلت الكتيبة 12 مسلحا في المدينة", ["الكتيبة"]),
        # Whose a force is names it.
        ("اقتحمت قوة تتبع كتيبة النواصي المدينة", ["قوة تتبع كتيبة النواصي"]),
        ("هاجم مسلحون يتبعون لتنظيم داعش المدينة", ["مسلحون يتبعون لتنظيم داعش"]),
    ],
)
def test_forces_are_cut(text: str, names: list[str]) -> None:
    assert [c.name for c in cut(text) if c.kind == "actor"] == names
