"""Who acts and to whom it is done, where nothing but form and place tell them apart."""

from __future__ import annotations

import pytest

from posted import harm_of, of_type, one


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "قصفت فصائل معارضة ثلاث قرى موالية في ريف حماة",
            "فصائل معارضة",
            "قرى موالية",
        ),
        ("هاجمت فصائل إسلامية معارضة حواجز الجيش في ريف إدلب", "معارضة", "الجيش"),
        ("قصفت قوات موالية لحفتر أحياء سكنية جنوب طرابلس", "حفتر", "أحياء سكنية"),
        ("قصفت قوات موالية أحياء سكنية جنوب طرابلس", "موالية", "أحياء سكنية"),
    ],
)
def test_an_adjective_of_side_is_no_side_of_its_own(
    text: str, who: str, whom: str
) -> None:
    (claim,) = (c for t in ("shelling", "ground_attack") for c in of_type(text, t))

    assert [who in a.name for a in claim.actors] == [True]
    assert [whom in t.name for t in claim.targets] == [True]


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        (
            "تم اعتقال عناصر متورطين في الهجوم على مخفر الزاوية",
            "detention",
            "عناصر",
        ),
        ("تم إيقاف عناصر يشتبه بضلوعهم في التفجير", "detention", "عناصر"),
        (
            "جرى استهداف عناصر داعش شرق تدمر صباح اليوم",
            "ground_attack",
            "عناصر داعش",
        ),
    ],
)
def test_what_was_done_governs_whom_it_befell(text: str, type_: str, whom: str) -> None:
    claim = one(text, type_)

    assert [t.name for t in claim.targets] == [whom]
    assert not claim.actors


def test_an_indefinite_noun_before_a_direction_is_what_was_hit() -> None:
    claim = one("حاصرت القوات معسكرا شمال المدينة", "siege")

    assert [t.name for t in claim.targets] == ["معسكرا"]
    assert [p.name for p in claim.places] == ["شمال المدينة"]


@pytest.mark.parametrize(
    ("text", "type_", "who", "killed"),
    [
        ("قتل جندي إسرائيلي فلسطينيا قرب نابلس", "casualties", "جندي إسرائيلي", 1),
        ("قتل مستوطن مسلح فلسطينيا قرب نابلس", "casualties", "مستوطن مسلح", 1),
        ("قتل شرطي لاجئا أفغانيا على الحدود", "casualties", "شرطي", 1),
        ("قتل قناص طفلين في حي الشيخ مقصود", "shooting", "قناص", 2),
        (
            "قتلت قوات أجنبية ثلاثة مدنيين في قرية شمال مالي",
            "casualties",
            "قوات أجنبية",
            3,
        ),
    ],
)
def test_the_accusative_is_whom_one_killed(
    text: str, type_: str, who: str, killed: int
) -> None:
    assert [a.name for a in one(text, type_).actors] == [who]
    assert harm_of(text, type_) == [("killed", killed)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("قتل شاب نازح برصاص مجهولين في عفرين", "shooting"),
        ("قتل لاجئ سوري طعنا في بيروت", "casualties"),
        ("قتل ضابط في الشرطة في هجوم مسلح على نقطة تفتيش بكركوك", "ground_attack"),
    ],
)
def test_one_who_was_killed_killed_nobody(text: str, type_: str) -> None:
    assert harm_of(text, type_) == [("killed", 1)]
    named = [a.name for a in one(text, type_).actors]
    assert not [n for n in named if n.startswith(("شاب", "لاجئ", "ضابط"))]


def test_what_is_to_be_revealed_is_told_by_nobody() -> None:
    text = "ناشدت عائلات المخطوفين الحكومة كشف مصير أبنائها بعد اشتباكات طرابلس"

    (clash,) = of_type(text, "clash")

    assert not clash.sources


@pytest.mark.parametrize(
    "text",
    [
        "قامت عناصر الشرطة العسكرية باعتقال عشرين شابا في مدينة منبج",
        "أقدمت عناصر الشرطة العسكرية على اعتقال عشرين شابا في مدينة منبج",
    ],
)
def test_who_stands_before_the_deed_that_is_done_did_it(text: str) -> None:
    assert [a.name for a in one(text, "detention").actors] == ["عناصر الشرطة العسكرية"]


@pytest.mark.parametrize(
    ("text", "hit", "where"),
    [
        ("قصف مدفعي على سوق مدينة الفاشر يوقع 15 قتيلا", "سوق", "الفاشر"),
        ("أصيب طفل بقصف على مدرسة بلدة سرمين", "مدرسة", "سرمين"),
    ],
)
def test_a_building_of_a_town_was_hit_there(text: str, hit: str, where: str) -> None:
    claim = one(text, "shelling")

    assert [t.name for t in claim.targets] == [hit]
    assert [p.name for p in claim.places] == [where]


@pytest.mark.parametrize(
    "text",
    [
        "نقل عشرة جرحى إلى مستشفى الشفاء بعد قصف مدفعي على شمال القطاع",
        "نقل 10 جرحى إلى مستشفى الشفاء بعد قصف مدفعي على شمال القطاع",
        "نقل أكثر من عشرة جرحى إلى مستشفى الشفاء بعد قصف مدفعي على شمال القطاع",
    ],
)
def test_those_who_are_carried_tell_nothing(text: str) -> None:
    claim = one(text, "shelling")

    assert not claim.sources
    assert [(h.kind, h.low) for h in claim.harm] == [("injured", 10)]


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "مقتل شاب على يد عناصر حاجز للفرقة الرابعة في الزبداني",
            "casualties",
            "عناصر حاجز للفرقة الرابعة",
        ),
        (
            "قتل شاب على يد عناصر من حاجز يتبع للفرقة الرابعة في الزبداني",
            "casualties",
            "عناصر من حاجز يتبع للفرقة الرابعة",
        ),
        (
            "اعتقل عناصر حاجز تابع للأمن العسكري شابا على طريق دمشق",
            "detention",
            "عناصر حاجز تابع للأمن العسكري",
        ),
        (
            "اعتقل شابان من قبل دورية مشتركة للأمن العسكري في درعا",
            "detention",
            "دورية مشتركة للأمن العسكري",
        ),
    ],
)
def test_those_who_man_a_post_are_named_with_whose_it_is(
    text: str, type_: str, who: str
) -> None:
    claim = one(text, type_)

    assert [a.name for a in claim.actors] == [who]
    assert not [t for t in claim.targets if "الفرقة" in t.name]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "حملت نقابة الصحفيين اليمنيين جماعة الحوثي مسؤولية سلامة المختطفين",
            "نقابة الصحفيين اليمنيين",
            ["جماعة الحوثي"],
        ),
        (
            "دانت نقابة المحامين اعتقال أحد أعضائها في طرابلس",
            "نقابة المحامين",
            [],
        ),
    ],
)
def test_a_union_is_named_by_those_whose_it_is(
    text: str, who: str, whom: list[str]
) -> None:
    claim = one(text, "condemnation")

    assert [a.name for a in claim.actors] == [who]
    assert [t.name for t in claim.targets] == whom


def test_what_is_threatened_is_no_part_of_who_threatens() -> None:
    claim = one("هدد المتحدث باسم الحركة بضرب العمق الإسرائيلي", "threat")

    assert [a.name for a in claim.actors] == ["المتحدث باسم الحركة"]


def test_a_force_is_named_no_further_than_what_it_is_like() -> None:
    claim = one("قصفت بوارج حربية إسرائيلية ميناء الحديدة فجرا", "shelling")

    assert [a.name for a in claim.actors] == ["بوارج حربية إسرائيلية"]
    assert [p.name for p in claim.places] == ["ميناء الحديدة"]


def test_who_stands_after_whom_they_shot_dead_did_it() -> None:
    claim = one("وقال إن ثلاثة من المهاجمين أردتهم القوات الخاصة", "shooting")

    assert [a.name for a in claim.actors] == ["القوات الخاصة"]
    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 3)]
