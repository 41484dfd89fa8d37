"""Lists of places and tolls, headlines, and nouns beside verbs, as reports of many outlets have them."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


@pytest.mark.parametrize("heads", ["قرى وبلدات", "مدن وبلدات", "بلدات وقرى"])
def test_two_nouns_open_one_list_of_places(heads: str) -> None:
    text = f"كثفت قوات النظام قصفها على {heads} مرعيان والبارة وبليون بجبل الزاوية"

    told = [p.name for p in one(text, "shelling").places]

    assert told == ["مرعيان", "البارة", "بليون"]


def test_how_many_of_whom_is_no_place() -> None:
    text = "فجر انتحاري حزاما ناسفا وسط تجمع لعدد من عناصر الصحوة في التاجي"
    claim = one(text, "bombing")

    assert [p.name for p in claim.places] == ["التاجي"]
    assert [t.name for t in claim.targets] == ["عناصر الصحوة"]


def test_a_comma_after_its_subject_parts_no_verb_from_its_object() -> None:
    text = "ألقى الطيران المروحي التابع لنظام الأسد، عددا من البراميل المتفجرة على بلدة التمانعة"

    assert [p.name for p in one(text, "airstrike").places] == ["التمانعة"]


def test_what_is_handed_to_people_is_no_ground() -> None:
    text = "فجر انتحاري نفسه بين جنود ينتظرون استلام مرتباتهم في عدن"

    assert of_type(text, "control") == []
    assert one(text, "bombing")


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("شهدت إسرائيل هجمات", "إسرائيل"),
        ("شن داعش هجوما، مستهدفا القوات الأمنية في ديالى", "القوات الأمنية"),
        ("شهد العراق هجمات، مستهدفة المدنيين والقوات الأمنية", "القوات الأمنية"),
    ],
)
def test_whom_attacks_befell_made_none(text: str, whom: str) -> None:
    claim = one(text, "ground_attack")

    assert whom not in [a.name for a in claim.actors]
    assert whom in [t.name for t in claim.targets]


def test_two_tolls_side_by_side_are_of_one_event() -> None:
    text = "وقع قتيلان وجريحان، من قوات الحشد الشعبي إثر تفجير عبوة"

    told = set(harm_of(text, "bombing"))

    assert told == {("killed", 2), ("injured", 2)}


def test_a_number_before_its_own_verb_is_no_member_of_the_toll() -> None:
    text = "وأدى القصف على سوق المدينة لسقوط ثمانية قتلى وسبعة أصيبوا بجروح"

    told = set(harm_of(text, "shelling"))

    assert told == {("killed", 8), ("injured", 7)}


def test_a_ward_is_nobody() -> None:
    text = "أصيب قسم الأطفال في مستشفى الفاشر بقذيفة أطلقتها الدعم السريع"

    assert [h for c in claims(text) for h in c.harm] == []


@pytest.mark.parametrize(
    "text",
    [
        "لم تشن المقاتلات العربية أي غارة جوية على صنعاء منذ مساء الاثنين",
        "لم يشن الطيران الروسي أي غارة على سراقب أمس",
    ],
)
def test_a_strike_that_was_not_flown_is_denied(text: str) -> None:
    assert one(text, "airstrike").status == "denied"


def test_a_strike_that_strikes_is_one_event() -> None:
    text = "قال ناطق باسم الجيش إن غارتين قصفتا تجمعا للحوثيين في منطقة عبال"

    assert [c.type.value for c in claims(text)] == ["airstrike"]


def test_whose_strike_hit_a_house_is_not_whom_it_hit() -> None:
    text = "استهدف قصف عنيف لقوات النظام منازل المدنيين في سرمين"
    claim = one(text, "shelling")

    assert [a.name for a in claim.actors] == ["قوات النظام"]
    assert [t.name for t in claim.targets] == ["منازل المدنيين"]


def test_bodies_brought_to_a_hospital_are_not_evacuated() -> None:
    text = (
        "قتل 14 مدنيا في قصف على تعز. ونقلت جثث الضحايا وبينهم سبع نساء إلى "
        "المستشفى العام في المدينة"
    )

    assert {c.type.value for c in claims(text)} == {"shelling"}


def test_an_adjective_of_a_campaign_is_no_village() -> None:
    text = "يقصف الحوثيون مأرب، وبدأت حملتهم الجديدة على المدينة في فبراير الماضي"

    assert "الجديدة" not in [p.name for c in claims(text) for p in c.places]


def test_the_toll_of_a_headline_is_kept_where_the_body_tells_none() -> None:
    text = (
        "إصابة راع جراء رشقات نارية إسرائيلية على جنوب لبنان\n"
        "ذكرت الوكالة الوطنية للإعلام أن رشقات نارية أطلقت على أطراف بلدة الوزاني اليوم"
    )

    (harm,) = one(text, "shooting").harm

    assert (harm.kind, harm.low) == ("injured", 1)


@pytest.mark.parametrize(
    "text",
    [
        "دوت انفجارات شمال مدينة أم درمان، بالتزامن مع تحليق مسيرات",
        "قتل شخصان في ضربات مماثلة بالمسيرات أمس شرقي الخرطوم",
    ],
)
def test_what_flies_or_strikes_is_no_march(text: str) -> None:
    assert claims(text)
    assert of_type(text, "protest") == []


def test_whose_a_crew_is_parts_no_toll_from_its_cause() -> None:
    text = (
        "أصيب خمسة فلسطينيين برصاص الجيش الإسرائيلي خلال اقتحام جنين، فيما أصيب سبعة آخرون "
        "وطاقم إسعاف تابع للهلال الأحمر في هجمات نفذها مستوطنون"
    )
    told = {a.name: {h.low for h in c.harm} for c in claims(text) for a in c.actors}

    assert 7 in told["مستوطنون"]


def test_a_further_toll_of_the_sentence_has_its_own_cause() -> None:
    text = (
        "وثقت الشبكة مقتل 57 مدنيا في سوريا بينهم 13 طفلا، وسقوط 6 ضحايا بسبب التعذيب"
    )

    assert 57 in {h.low for h in one(text, "casualties").harm}


def test_parts_of_a_toll_go_together() -> None:
    text = "تعرض 212 شخصا للاحتجاز التعسفي في سوريا، بينهم اثنا عشر طفلا وسبع نساء"

    assert {h.low for h in one(text, "detention").harm} == {212, 12, 7}


def test_whom_a_force_hurt_is_not_whom_it_took_after_that() -> None:
    text = "أصاب الجيش الإسرائيلي 20 فلسطينيا، واعتقل اثنين آخرين في مدينة نابلس"

    assert [h.low for h in one(text, "detention").harm] == [2]


def test_both_the_dead_and_the_hurt_are_of_whom_the_second_is() -> None:
    text = (
        "ارتفعت أعداد قتلى وجرحى الحشد الشعبي جراء هجوم لداعش على محافظة ديالى "
        "إلى 23 عنصرا"
    )

    assert harm_of(text, "ground_attack") == [("killed_or_injured", 23)]
