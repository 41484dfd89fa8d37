"""Reports of Yemen, Sudan and Libya: who acted, who stood where, and who only tells of it."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


@pytest.mark.parametrize(
    "text",
    [
        "قصف الطيران سكان قرية دربات الواقعة شمال كتم",
        "أجلت فرق الهلال الأحمر أهالي بلدة دربات الكائنة شمال كتم",
    ],
)
def test_where_people_live_is_no_part_of_their_name(text: str) -> None:
    (claim,) = claims(text)

    assert not [
        t.name for t in claim.targets if t.name.endswith(("الواقعة", "الكائنة"))
    ]


def test_a_letter_that_joins_is_no_village() -> None:
    text = "استهدفت المليشيا مدن و قرى شرق الجزيرة أمس"

    assert [p.name for p in one(text, "ground_attack").places] == ["شرق الجزيرة"]


@pytest.mark.parametrize("age", ["البالغ من العمر 31 عاما", "البالغ عشرة أعوام"])
def test_how_old_he_was_is_no_part_of_his_name(age: str) -> None:
    text = f"أطلق مسلحون النار على المواطن سامر آدم {age} في كبكابية"

    assert [t.name for t in one(text, "shooting").targets] == ["سامر آدم"]


@pytest.mark.parametrize(
    "text",
    [
        "ولا يزال الجيش اليمني يسيطر على مدينة مأرب",
        "ما زال التنظيم يحتل بلدة هجين",
        "حافظ الجيش على سيطرته على مدينة الأبيض طوال العام",
    ],
)
def test_who_holds_a_place_all_along_did_not_take_it(text: str) -> None:
    assert not of_type(text, "control")


@pytest.mark.parametrize("fate", ["بالتوقف", "بالإغلاق", "بالانهيار"])
def test_what_may_befall_hospitals_is_threatened_by_nobody(fate: str) -> None:
    text = f"قالت حكومة صنعاء إن المخابز مهددة {fate} بسبب الحرب في اليمن"

    assert not of_type(text, "threat")


def test_who_carries_families_out_of_a_clash_does_not_fight_in_it() -> None:
    text = (
        "أجلت فرق الهلال الأحمر المرضى من نطاق الاشتباكات التي تجددت "
        "في شمال مدينة غريان"
    )

    assert not one(text, "clash").actors


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أكد الناطق باسم القوة سامر الحلبي قصف مواقع القوات في درنة أمس", []),
        ("أكد المتحدث قصف مقرات المجلس في درنة أمس", []),
        ("أعلن الجيش قصف مواقع للحوثيين في صرواح", ["الجيش"]),
    ],
)
def test_one_man_who_tells_of_a_strike_made_none(text: str, who: list[str]) -> None:
    assert [a.name for a in one(text, "shelling").actors] == who


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "وصل إلى المحكمة مسلحو تنظيم القاعدة الستة الذين اعتقلوا مساء الأحد في لودر",
            "مسلحو تنظيم القاعدة الستة",
        ),
        (
            "قالت الشرطة إن المسلحين الذين اعتقلوا أمس في لودر ينتمون إلى القاعدة",
            "المسلحين",
        ),
    ],
)
def test_men_who_were_taken_took_nobody(text: str, whom: str) -> None:
    claim = one(text, "detention")

    assert not claim.actors
    assert [t.name for t in claim.targets] == [whom]


def test_men_who_took_others_did() -> None:
    text = "قال مصدر إن عناصر الجيش الذين اعتقلوا خمسة ناشطين في عدن عادوا إلى مقرهم"

    assert [a.name for a in one(text, "detention").actors] == ["عناصر الجيش"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "قصف الطيران مواقع تابعة لقوات حكومة الوفاق في غريان",
            "قوات حكومة الوفاق",
        ),
        ("نفذ الطيران غارات على مخازن تابعة للحوثيين في صرواح", "الحوثيين"),
    ],
)
def test_whose_the_positions_are_is_who_was_hit(text: str, whom: str) -> None:
    assert whom in [t.name for t in one(text, "airstrike").targets]


def test_to_resist_is_no_side() -> None:
    text = "حاول تاجر مقاومة المهاجمين، فأطلقوا عليه الرصاص فقتلوه في كتم"

    assert "مقاومة" not in [a.name for c in claims(text) for a in c.actors]


def test_for_whom_a_man_speaks_may_be_a_campaign() -> None:
    text = "ذكر ناطق باسم عملية «فجر الجنوب» أن الغارة أدت إلى مقتل سبعة أشخاص"
    claim = one(text, "airstrike")

    assert not claim.actors
    assert [s.name for s in claim.sources] == ["ناطق باسم عملية «فجر الجنوب»"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "اندلعت اشتباكات في الزاوية بين كتيبة النصر بقيادة سامر الورفلي وكتيبة الفاروق",
            ["كتيبة النصر", "كتيبة الفاروق"],
        ),
        ("هاجمت قوات المجلس بقيادة اللواء سامر الحلبي بلدة العزيزية", ["قوات المجلس"]),
    ],
)
def test_who_leads_a_side_is_no_second_one(text: str, sides: list[str]) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == sides
    assert "سامر الحلبي" not in [t.name for t in claim.targets]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("استباحت المليشيا قرية ود النورة أمس", "المليشيا"),
        ("تمت استباحة قرية ود النورة من قبل المليشيا أمس", "المليشيا"),
        ("نفذت قوات الأمن حملة مداهمة في حي الحفرة بمدينة رداع", "قوات الأمن"),
    ],
)
def test_to_ravage_a_village_and_to_raid_a_quarter_are_attacks(
    text: str, who: str
) -> None:
    assert [a.name for a in one(text, "ground_attack").actors] == [who]


@pytest.mark.parametrize(
    ("text", "type_", "sides"),
    [
        (
            "تبادلت قوات الحكومة وقوات حفتر الغارات الجوية جنوب البلاد",
            "airstrike",
            ["قوات الحكومة", "قوات حفتر"],
        ),
        (
            "يتبادل الجيش من مواقعه غرب الأبيض وقوات الدعم السريع من بارا القصف المدفعي",
            "shelling",
            ["الجيش", "قوات الدعم السريع"],
        ),
        ("تبادلت موسكو وكييف الاتهامات بقصف المحطة", "shelling", []),
    ],
)
def test_both_sides_of_an_exchange_of_fire_act(
    text: str, type_: str, sides: list[str]
) -> None:
    claim = one(text, type_)

    assert [a.name for a in claim.actors] == sides
    assert not [t.name for t in claim.targets if t.name in sides]


def test_villages_in_marks_are_no_part_of_whose_people_they_are() -> None:
    text = 'تحدث التقرير عن تهجير سكان قرى "الشريفة، السريحة، الكريمت" أمس'

    assert [p.name for p in one(text, "displacement").places] == [
        "الشريفة",
        "السريحة",
        "الكريمت",
    ]


@pytest.mark.parametrize(
    ("text", "type_", "names"),
    [
        (
            "أصيب ستة مسلحين موالين للحكومة في غارة بطائرة مسيرة قرب غريان",
            "airstrike",
            ["مسلحين موالين للحكومة"],
        ),
        (
            "أطلق الحوثيون المتمركزون في منطقة البرح صواريخ على قرية النقيع",
            "shelling",
            ["الحوثيون"],
        ),
    ],
)
def test_fighters_are_named_by_their_side_and_not_by_where_they_stand(
    text: str, type_: str, names: list[str]
) -> None:
    claim = one(text, type_)

    assert [x.name for x in (*claim.actors, *claim.targets)] == names


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "قصفت المليشيا قرى الجزيرة عقب محاولة القوات المسلحة اقتحام رفاعة",
            "ground_attack",
            "القوات المسلحة",
        ),
        ("تصدى الجيش لمحاولة المليشيا اقتحام الفاشر", "ground_attack", "المليشيا"),
    ],
)
def test_whose_attempt_it_was_did_what_was_tried(
    text: str, type_: str, who: str
) -> None:
    assert [a.name for a in one(text, type_).actors] == [who]


def test_whose_positions_were_attacked_did_not_attack_them() -> None:
    text = "قال سكان إن طائرات مجهولة قصفت مواقع تابعة لجماعة مسلحة في سرت"
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == ["طائرات مجهولة"]
    assert [t.name for t in claim.targets] == ["جماعة مسلحة"]


def test_aircraft_between_an_act_and_what_it_hit_made_it() -> None:
    text = "وأعلن سامر الحلبي قصف طائرات تابعة للقيادة مخازن للمجلس في سرت"

    assert [a.name for a in one(text, "shelling").actors] == ["طائرات تابعة للقيادة"]


def test_mines_that_are_cleared_went_off_nowhere() -> None:
    text = "أزالت الفرق الهندسية الألغام التي زرعها التنظيم في سرت"

    assert not of_type(text, "bombing")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "سقطت قذيفة على منزل خلال الاشتباكات بين قوات الوفاق وقوات حفتر في عين زارة",
            "shelling",
        ),
        (
            "قتل طفل برصاصة طائشة خلال مواجهات بين الحوثيين والمقاومة في تعز",
            "shooting",
        ),
        ("سقطت قذيفة على الحي وسط اشتباكات بين الجيش والدعم السريع", "shelling"),
    ],
)
def test_who_fought_while_it_fell_is_not_told_to_have_fired(
    text: str, type_: str
) -> None:
    assert not one(text, type_).actors
    assert len(one(text, "clash").actors) == 2


def test_a_house_with_no_part_in_a_war_denies_nothing() -> None:
    text = (
        "قال المدير إن المصنع الذي تم قصفه ينتج الدواء، ولا علاقة له بالأعمال الحربية"
    )

    assert not of_type(text, "responsibility")


def test_who_has_no_part_in_an_attack_denies_it() -> None:
    text = "قالت الحركة إن التفجير في عدن لا علاقة لها به"

    assert one(text, "responsibility").status == "denied"
    assert not one(text, "bombing").actors


def test_a_power_station_is_no_station_on_the_air() -> None:
    text = "تعرضت محطة النشيمة الحرارية جنوب البلدة لقصف بقذائف"

    assert [p.name for p in one(text, "shelling").places] == ["محطة النشيمة الحرارية"]
