"""How the field tells who took part, how many there were, and where it hit."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "وسقطت قذيفة أطلقتها المليشيا من مواقع تمركزها على تجمع للمدنيين في تعز",
            ["المليشيا"],
        ),
        (
            "اندلعت اشتباكات في طرابلس بين قوات حكومة الوحدة وقوات موالية لرئيس الحكومة المكلف",
            ["قوات حكومة الوحدة", "قوات موالية لرئيس الحكومة"],
        ),
        ("استهدفت صواريخ إسرائيلية بلدة القنطرة", ["إسرائيلية"]),
        (
            "قتل عنصران جراء القصف الجوي عبر مسيرة تركية في ريف القامشلي",
            ["مسيرة تركية"],
        ),
        (
            "قتل 10 جنود في الهجوم الذي شنه 70 مسلحا على حواجز أمنية جنوب الشيخ زويد",
            ["مسلحا"],
        ),
    ],
)
def test_those_who_act_are_named_as_far_as_their_name_goes(
    text: str, who: list[str]
) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == who


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("طلبت الشرطة من الجيش العراقي إرسال تعزيزات", "الجيش العراقي"),
        ("طلبت الحكومة من حزب الله تسليم سلاحه", "حزب الله"),
    ],
)
def test_who_is_asked_is_no_part_of_who_asks(text: str, asked: str) -> None:
    claim = one(text, "demand")

    assert asked in [t.name for t in claim.targets]
    assert all(asked not in a.name for a in claim.actors)


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "قالت الوزارة إن 44 مدنيا سقطوا قتلى وجرحى في قصف على مستشفى النو",
            "shelling",
            [("killed_or_injured", 44)],
        ),
        (
            "استشهد مواطنيْن برصاص الاحتلال في نابلس وأصيب 7 آخرون",
            "shooting",
            [("killed", 2), ("injured", 7)],
        ),
        (
            "فارق مواطن حياته جراء قصف مدفعي على بلدة النيرب",
            "shelling",
            [("killed", 1)],
        ),
        (
            "الغارة على الدوير أدت إلى مقتل السائق وجرح فتى كان مع أهله",
            "airstrike",
            [("killed", 1), ("injured", 1)],
        ),
        (
            "أصيب شقيقه سامر (9 أعوام) وطفل ثالث بجروح في القصف على تعز",
            "shelling",
            [("injured", 1), ("injured", 1)],
        ),
        (
            "مقتل طفل بعمر 5 سنوات وإصابة والده بجروح إثر انفجار لغم في مدينة درعا",
            "bombing",
            [("killed", 1), ("injured", 1)],
        ),
        (
            "انفجرت عبوة ناسفة بمدرعة نتج عنها استشهاد وإصابة ضابط و8 جنود جنوب العريش",
            "bombing",
            [("killed_or_injured", 1), ("killed_or_injured", 8)],
        ),
        (
            "65 نازحا، بين شهيد وجريح، في قصف على مواصي خانيونس",
            "shelling",
            [("killed_or_injured", 65)],
        ),
    ],
)
def test_how_many_were_harmed(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("قالت الشبكة إن قصف الدعم السريع بأم درمان مستمر", ["أم درمان"]),
        ("استهدفت القوات المتمركزة في قراصة بلدة نجران", ["نجران"]),
        ("سيطر الجيش على مدينة كبرى في دارفور", ["دارفور"]),
    ],
)
def test_where_it_was(text: str, where: list[str]) -> None:
    (claim,) = claims(text)

    assert [p.name for p in claim.places] == where


def test_a_market_is_what_was_struck_and_where() -> None:
    claim = one("قصف مدفعي على أم درمان استهدف سوق صابرين", "shelling")

    assert "سوق صابرين" in [t.name for t in claim.targets]


def test_a_name_in_marks_bears_no_verb_before_it() -> None:
    text = 'قال مصدر إن طفلا يدعى "سامر الحلبي" قتل في القصف على تعز'

    assert [t.name for t in one(text, "shelling").targets if "يدعى" in t.name] == []


def test_a_wanted_man_is_no_town() -> None:
    text = "وحاصرت قوات الاحتلال منزل المطارد عمار الشامي في نابلس"

    assert all("عمار" not in p.name for c in claims(text) for p in c.places)
    assert of_type(text, "siege")


def test_his_brother_is_no_sister_where_the_text_tells_them_apart() -> None:
    text = "قتل طفل وأصيب شقيقه إثر انفجار لغم في أرض زراعية قرب مدينة أنخل"

    assert [h.group for h in one(text, "bombing").harm] == ["child", "unspecified"]


def test_an_adjective_of_a_massacre_says_whose_it_was() -> None:
    claim = one("استشهد سبعة نازحين في مجزرة إسرائيلية في خان يونس", "killing")

    assert [a.name for a in claim.actors] == ["إسرائيلية"]
    assert "إسرائيلية" not in [t.name for t in claim.targets]


def test_a_text_without_a_dotted_yeh_names_soldiers_all_the_same() -> None:
    text = "أفاد مصدر أمنى عراقى أن عبوة انفجرت جنوب ديالى ما أسفر عن مقتل جندى"

    assert [h.group for h in one(text, "bombing").harm] == ["combatant"]


def test_snipers_weapons_are_what_an_attack_was_made_with() -> None:
    (claim,) = claims("أصيب جندي بهجوم لداعش بقذائف الهاون وأسلحة القنص شرقي تكريت")

    assert "أسلحة القنص" in [w.name for w in claim.weapons]


def test_of_two_events_told_alongside_each_has_its_own() -> None:
    text = "قصفت قوات النظام مدينة أريحا تزامنا مع غارات روسية على البارة"
    shelling, airstrike = one(text, "shelling"), one(text, "airstrike")

    assert [a.name for a in shelling.actors] == ["قوات النظام"]
    assert [a.name for a in airstrike.actors] == ["روسية"]
    assert [p.name for p in shelling.places] == ["أريحا"]
    assert [p.name for p in airstrike.places] == ["البارة"]


def test_the_dead_are_not_of_what_went_on_alongside() -> None:
    text = (
        "ذكرت الوكالة أن 173 فلسطينيا استشهدوا في الضفة الغربية بالتزامن مع عدوان الاحتلال "
        "على قطاع غزة"
    )

    assert harm_of(text, "casualties") == [("killed", 173)]
