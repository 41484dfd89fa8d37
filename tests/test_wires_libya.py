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


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # Arms taken back or impounded are no ground and nobody arrested.
        ("استرجعت مفرزة للجيش مسدسا رشاشا في ولاية تبسة", "equipment_loss"),
        ("تحفظت دورية للجيش على بندقية في المنطقة", "equipment_loss"),
        # Who was seized is told after with whom and when.
        (
            "ضبطت القوات بالتنسيق مع الشرطة، مساء أمس، أربعة إرهابيين في العريش",
            "detention",
        ),
    ],
)
def test_what_is_taken_decides(text: str, type_: str) -> None:
    assert one(text).type == type_


def test_two_foes_are_counted() -> None:
    claim = one("قضت مفرزة للجيش على إرهابيين اثنين في كمين")
    assert harm(claim) == [("killed", 2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل خفير في انفجار عبوة في العريش", [("killed", 1)]),
        (
            "قتل أمين شرطة وأصيب رقيب أول في هجوم مسلح في العريش",
            [("killed", 1), ("injured", 1)],
        ),
    ],
)
def test_ranks_of_the_police(text: str, found: list[tuple[str, int | None]]) -> None:
    claim = one(text)
    assert harm(claim) == found
    assert {h.group for h in claim.harm} == {"combatant"}


def test_how_it_was_shelled_is_no_target() -> None:
    for how in ("عشوائيا", "بعنف"):
        claim = one(f"قصفت الكتائب {how} منطقة السواني")
        assert [t.name for t in claim.targets] == []


def test_an_operation_that_only_watches() -> None:
    text = "نفذت الطائرات عمليات استطلاع وقصفت مواقع المسلحين في رفح"
    claim = one(text)
    assert text[claim.trigger.start : claim.trigger.end] == "قصفت"
    assert not claims("نفذت الطائرات عمليات استطلاع فوق المدينة", "2022-06-15")


def test_whose_source_it_is_and_his_name() -> None:
    for text, source in (
        (
            "قال مصدر بالقوات الخاصة إن جنديا قتل في قصف على الصابري",
            "مصدر بالقوات الخاصة",
        ),
        ("قال المتحدث باسم الوزارة مختار بن سالم إن جنديا قتل في قصف", "مختار بن سالم"),
    ):
        assert [s.name for s in one(text).sources] == [source]


def test_a_quantity_is_no_hundred() -> None:
    claim = one("استرجع الجيش مسدسا رشاشا وكمية من الذخيرة في ولاية تبسة")
    assert 100 not in [loss.low for loss in claim.losses]


def test_people_are_not_shot_down() -> None:
    found = claims("نجحت القوات في إسقاط عدد من العناصر الإرهابية", "2022-06-15")
    assert "shootdown" not in [c.type for c in found]
    assert one("أسقط المسلحون طائرة استطلاع في سرت").type == "shootdown"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Of the fighting, not of the side.
        (
            "اشتباكات مع تنظيم «داعش» المتواصلة منذ يومين في سرت",
            "تنظيم «داعش»",
        ),
        # Who is called so in quotation marks is not the army.
        ("قتلت قوات الجيش «إرهابيين» في رفح", "قوات الجيش"),
    ],
)
def test_names_beside_quotations(text: str, name: str) -> None:
    assert name in [c.name for c in cut(text) if c.kind == "actor"]


def test_who_announces_whom_he_captured() -> None:
    claim = one("أعلنت القوات أسرها خمسة مسلحين في سرت")
    assert harm(claim) == [("captured", 5)]
    assert [a.name for a in claim.actors] == ["القوات"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A straight mark closes the name that it opened.
        (
            'هاجم "اللواء السابع" المعروف باسم "الكانيات" المدينة',
            ["اللواء السابع", "الكانيات"],
        ),
        ("قصفت غرفة عمليات مدينة سرت القرية", ["غرفة عمليات مدينة سرت"]),
        (
            "هاجم مسلحون ينتمون إلى تنظيم داعش المدينة",
            ["مسلحون ينتمون إلى تنظيم داعش"],
        ),
        # A definite title governs no side.
        ("طالب النائب الحكومة بوقف القصف", ["الحكومة"]),
    ],
)
def test_names_end(text: str, names: list[str]) -> None:
    assert [c.name for c in cut(text) if c.kind == "actor"] == names


def test_bombs_that_were_destroyed() -> None:
    text = "وكان الجيش قد دمر قبل يومين، ثلاث قنابل تقليدية في ولاية تبسة"
    assert "bombing" not in [c.type for c in claims(text, "2022-06-15")]
    assert one("دمرت قذيفة منزلا في عين زارة").type == "shelling"


def test_a_town_like_two_buildings() -> None:
    claim = one("قتل جنديان في انفجار لغم في القصرين")
    assert [p.name for p in claim.places] == ["القصرين"]


def test_chiefs_of_police_are_named_by_their_town() -> None:
    claim = one("اغتال مجهولون مدير أمن صبراتة")
    assert [t.name for t in claim.targets] == ["مدير أمن صبراتة"]
    assert [h.group for h in claim.harm] == ["leader"]
    claim = one("قال مدير أمن شمال سيناء سامح سالم إن جنديا قتل في قصف على رفح")
    assert [s.name for s in claim.sources] == ["سامح سالم"]
