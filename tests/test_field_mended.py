"""Readings that were wrong, each by its class: what stands so is read so, whoever it tells of."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        (
            "اختطفت المليشيات الإمام الشيخ أحمد السالم في مدينة إب",
            "abduction",
            "المليشيات",
            "أحمد السالم",
        ),
        (
            "اعتقلت القوات الخطيب الشيخ محمد الرفاعي في صنعاء",
            "detention",
            "القوات",
            "محمد الرفاعي",
        ),
        (
            "اعتقلت قوات الأمن القيادي الشيخ محمود الجابر في تعز",
            "detention",
            "قوات الأمن",
            "محمود الجابر",
        ),
        (
            "اغتالت عناصر مجهولة العميد الركن سالم الحمدي في عدن",
            "shooting",
            "عناصر مجهولة",
            "سالم الحمدي",
        ),
        (
            "اختطفت جماعة مسلحة الدكتور سامر الحلبي في درعا",
            "abduction",
            "جماعة مسلحة",
            "سامر الحلبي",
        ),
        (
            "اعتقلت الشرطة العسكرية النقيب محمد العلي في الباب",
            "detention",
            "الشرطة العسكرية",
            "محمد العلي",
        ),
    ],
)
def test_titles_in_a_row_are_one_persons(
    text: str, type_: str, who: str, whom: str
) -> None:
    claim = one(text, type_)

    assert [a.name for a in claim.actors] == [who]
    assert [t.name for t in claim.targets] == [whom]


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "قصفت قوات العميد سالم الحمدي مواقع الحوثيين في المخا",
            "shelling",
            "قوات العميد سالم الحمدي",
        ),
        (
            "قصفت قوات اللواء خليفة حفتر حيا سكنيا في درنة",
            "shelling",
            "قوات اللواء خليفة حفتر",
        ),
    ],
)
def test_a_force_may_bear_its_commanders_name(text: str, type_: str, who: str) -> None:
    assert [a.name for a in one(text, type_).actors] == [who]


@pytest.mark.parametrize(
    ("text", "type_", "whom", "where"),
    [
        ("اغتال مسلحون الشيخ سعيد العلي في درعا", "shooting", "سعيد العلي", "درعا"),
        (
            "اعتقلت القوات الشيخ محمد الرفاعي في صنعاء",
            "detention",
            "محمد الرفاعي",
            "صنعاء",
        ),
        (
            "قتل الشيخ أحمد السالم برصاص مجهولين في درعا",
            "shooting",
            "أحمد السالم",
            "درعا",
        ),
    ],
)
def test_one_whose_name_goes_on_is_no_town(
    text: str, type_: str, whom: str, where: str
) -> None:
    claim = one(text, type_)

    assert [t.name for t in claim.targets] == [whom]
    assert [p.name for p in claim.places] == [where]


@pytest.mark.parametrize(
    ("text", "type_", "where"),
    [
        ("قصفت القوات الشيخ زويد الحدودية", "shelling", ["الشيخ زويد"]),
        (
            "سيطرت القوات على الشيخ سعيد والشيخ مسكين",
            "control",
            ["الشيخ سعيد", "الشيخ مسكين"],
        ),
    ],
)
def test_a_town_may_bear_a_sheikhs_name(
    text: str, type_: str, where: list[str]
) -> None:
    assert [p.name for p in one(text, type_).places] == where


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        ("دمر القصف مربعا سكنيا في خانيونس", "shelling", "مربعا سكنيا"),
        (
            "قصفت قوات اللواء خليفة حفتر مشروعا سكنيا في درنة",
            "shelling",
            "مشروعا سكنيا",
        ),
        ("دمرت الغارات مجمعا تجاريا في صنعاء", "airstrike", "مجمعا تجاريا"),
    ],
)
def test_what_was_hit_may_stand_in_the_accusative(
    text: str, type_: str, whom: str
) -> None:
    assert [t.name for t in one(text, type_).targets] == [whom]


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "أعلن المتحدث باسم القوات المسلحة سامر الحلبي استهداف سفينة في البحر الأحمر",
            "ground_attack",
            "القوات المسلحة",
        ),
        (
            "أعلن المتحدث باسم الجيش العميد سامر الحلبي تدمير عشرين مركبة قتالية شمال الفاشر",
            "equipment_loss",
            "الجيش",
        ),
        (
            "أكد الناطق باسم كتائب القسام أبو عبيدة قصف تل أبيب برشقة صاروخية",
            "shelling",
            "كتائب القسام",
        ),
        (
            "كشف الناطق باسم الجيش الوطني سامر الحلبي تحرير ثلاث قرى في صرواح",
            "control",
            "الجيش الوطني",
        ),
        (
            "أعلن الناطق العسكري باسم الحركة تنفيذ هجوم بطائرة مسيرة على ميناء حيفا",
            "airstrike",
            "الحركة",
        ),
        (
            "أعلن المتحدث باسم الجيش سامر الحلبي استهداف المليشيا مستشفى الفاشر بالمدفعية",
            "shelling",
            "المليشيا",
        ),
    ],
)
def test_a_spokesman_announces_what_his_side_did(
    text: str, type_: str, who: str
) -> None:
    assert [a.name for a in one(text, type_).actors] == [who]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "أعلن المتحدث باسم الأمم المتحدة استهداف قافلة مساعدات في الفاشر",
            "ground_attack",
        ),
        (
            "أعلن المتحدث باسم الجيش سامر الحلبي تعرض قاعدة لقصف صاروخي في الحسكة",
            "shelling",
        ),
        (
            "أعلن الناطق باسم الجيش مقتل جندي في هجوم على حاجز غرب جنين",
            "ground_attack",
        ),
    ],
)
def test_a_spokesman_did_not_do_what_befell_others(text: str, type_: str) -> None:
    assert not one(text, type_).actors


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("هدد التنظيم بإعدام الرهائن إذا لم تنسحب القوات", "التنظيم", "الرهائن"),
        ("توعد تنظيم داعش بقتل الأسرى", "تنظيم داعش", "الأسرى"),
        (
            "هددت إسرائيل بضرب المنشآت النووية الإيرانية",
            "إسرائيل",
            "المنشآت النووية الإيرانية",
        ),
        (
            "توعد المتحدث باستهداف جميع القواعد الأمريكية في المنطقة",
            "المتحدث",
            "القواعد الأمريكية",
        ),
        ("هدد الحوثيون بقصف مطار الرياض", "الحوثيون", "مطار الرياض"),
    ],
)
def test_a_threat_is_of_those_whom_the_act_would_befall(
    text: str, who: str, whom: str
) -> None:
    claim = one(text, "threat")

    assert [a.name for a in claim.actors] == [who]
    assert [t.name for t in claim.targets] == [whom]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("هدد مسلحون سكان القرية بالقتل إذا لم يغادروا", ["سكان القرية"]),
        ("توعد الحزب إسرائيل بالرد على قصف الضاحية", ["إسرائيل"]),
        ("هدد وزير الدفاع بمواصلة القصف", []),
        ("هدد الحزب باستئناف القتال", []),
    ],
)
def test_a_threat_befalls_nobody_else(text: str, whom: list[str]) -> None:
    assert [t.name for t in one(text, "threat").targets] == whom


def test_where_a_threatened_act_would_be_is_its_place() -> None:
    claim = one("هددت قوات الدعم السريع باجتياح مدينة الفاشر", "threat")

    assert [p.name for p in claim.places] == ["الفاشر"]


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("خسر التنظيم حقل النفط في ريف دير الزور", "التنظيم", "ريف دير الزور"),
        ("خسر تنظيم داعش مدينة الرقة", "تنظيم داعش", "الرقة"),
        ("خسرت الميليشيات مواقعها في صرواح", "الميليشيات", "صرواح"),
        ("خسرت قوات النظام ثلاث قرى في ريف حماة", "قوات النظام", "ريف حماة"),
        ("خسر التنظيم السيطرة على حقل العمر", "التنظيم", "حقل العمر"),
    ],
)
def test_ground_that_is_lost_is_no_damage(text: str, who: str, where: str) -> None:
    claim = one(text, "withdrawal")

    assert [c.type for c in claims(text)] == ["withdrawal"]
    assert [a.name for a in claim.actors] == [who]
    assert [p.name for p in claim.places] == [where]
    assert not claim.targets
    assert not claim.harm
    assert not claim.losses


@pytest.mark.parametrize(
    "text",
    [
        "خسر الجيش ثلاث دبابات قرب حلب",
        "خسرت المليشيا عشرين مقاتلا في هجوم على الفاشر",
        "خسر الأهالي منازلهم في القصف على سرمين",
    ],
)
def test_arms_men_and_homes_that_are_lost_are_no_ground(text: str) -> None:
    assert not of_type(text, "withdrawal")


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("قال اثنان من السكان إن القصف استهدف السوق في أم درمان", "اثنان من السكان"),
        ("قال ثلاثة شهود إن مسلحين اقتحموا القرية وقتلوا عشرة أشخاص", "ثلاثة شهود"),
        ("ذكر خمسة من سكان القرية أن الجيش قصف المسجد", "خمسة من سكان القرية"),
        (
            "قال اثنان من المسؤولين المحليين إن الهجوم أسفر عن مقتل خمسة جنود",
            "اثنان من المسؤولين المحليين",
        ),
        (
            "قتل سبعة أشخاص في غارة على سوق صعدة وفقا لثلاثة مصادر طبية",
            "ثلاثة مصادر طبية",
        ),
        ("وأوضح أحد السكان أن القوات اقتحمت الحي فجرا", "أحد السكان"),
    ],
)
def test_how_many_tell_belongs_to_their_name(text: str, teller: str) -> None:
    (claim,) = claims(text)

    assert [s.name for s in claim.sources] == [teller]


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "أكد طبيبان مقتل خمسة مدنيين في قصف على المستشفى",
            "shelling",
            [("killed", 5)],
        ),
        (
            "قال أربعة من الناجين إن المليشيا أعدمت عشرات الرجال في القرية",
            "killing",
            [("killed", None)],
        ),
        ("قال ثلاثة من النازحين إن المليشيا أحرقت قريتهم", "damage", []),
    ],
)
def test_those_who_tell_it_are_not_among_the_harmed(
    text: str, type_: str, harm: list[tuple[str, int | None]]
) -> None:
    assert harm_of(text, type_) == harm


def test_those_of_whom_it_is_told_are_no_tellers() -> None:
    claim = one("قتل اثنان من السكان في القصف على أم درمان", "shelling")

    assert not claim.sources
    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 2)]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("دوت صفارات الإنذار في سديروت عقب إطلاق ثلاثين صاروخا من قطاع غزة", "صاروخا"),
        ("دوت صافرات الإنذار في عسقلان بعد إطلاق رشقة صاروخية من غزة", "رشقة صاروخية"),
        ("تفعلت صفارات الإنذار في الجليل إثر إطلاق صواريخ من جنوب لبنان", "صواريخ"),
    ],
)
def test_sirens_tell_no_threat_but_what_was_fired(text: str, weapon: str) -> None:
    assert [c.type for c in claims(text)] == ["shelling"]
    assert [w.name for w in one(text, "shelling").weapons] == [weapon]


@pytest.mark.parametrize(
    "text",
    [
        "دوت صفارات الإنذار في كييف خشية غارات جوية",
        "أعلنت الوزارة تركيب أجهزة الإنذار المبكر في المدارس بعد إطلاق حملة توعية",
    ],
)
def test_sirens_alone_tell_nothing_that_happened(text: str) -> None:
    assert not [c for c in claims(text) if c.status == "asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "فرضت القوات طوقا أمنيا حول الحي",
        "ضربت قوات الاحتلال طوقا عسكريا على بلدة بيتا",
        "فرضت قوات الاحتلال طوقا أمنيا مشددا على مدينة الخليل",
    ],
)
def test_a_cordon_is_no_control(text: str) -> None:
    assert [c.type for c in claims(text)] == ["siege"]


@pytest.mark.parametrize(
    ("text", "who", "weapon"),
    [
        (
            "قتل طفل بانفجار لغم من مخلفات الحوثيين في الحديدة",
            ["الحوثيين"],
            "لغم",
        ),
        (
            "استشهد طفلان بانفجار لغم أرضي من مخلفات مليشيا الحوثي غرب تعز",
            ["مليشيا الحوثي"],
            "لغم أرضي",
        ),
        (
            "انفجرت قنبلة عنقودية من مخلفات النظام بأطفال في سراقب",
            ["النظام"],
            "قنبلة عنقودية",
        ),
        ("قتل ثلاثة مدنيين بانفجار لغم من مخلفات الحرب في ريف حماة", [], "لغم"),
        (
            "انفجرت قنبلة عنقودية من مخلفات قصف سابق لقوات النظام بطفلين في سرمين",
            [],
            "قنبلة عنقودية",
        ),
    ],
)
def test_who_left_a_mine_did_it_and_a_strike_of_the_past_did_not(
    text: str, who: list[str], weapon: str
) -> None:
    claim = one(text, "bombing")

    assert [a.name for a in claim.actors] == who
    assert [w.name for w in claim.weapons] == [weapon]
    assert not [t for t in claim.targets if "النظام" in t.name]


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        ("مداهمات في كركوك بحثا عن خلايا داعش", "ground_attack", [], ["خلايا داعش"]),
        (
            "تواصل قوات الجيش عملياتها في صحراء الأنبار بحثا عن خلايا داعش",
            "ground_attack",
            ["قوات الجيش"],
            ["خلايا داعش"],
        ),
        (
            "طوقت القوات القرية بحثا عن عناصر حزب العمال الكردستاني",
            "siege",
            ["القوات"],
            ["عناصر حزب العمال الكردستاني"],
        ),
    ],
)
def test_those_who_are_sought_do_nothing(
    text: str, type_: str, who: list[str], whom: list[str]
) -> None:
    claim = one(text, type_)

    assert [a.name for a in claim.actors] == who
    assert [t.name for t in claim.targets] == whom


def test_those_who_are_sought_fight_in_no_clash() -> None:
    claim = one("اندلعت اشتباكات خلال مداهمة بحثا عن خلايا داعش في الرقة", "clash")

    assert not claim.actors


@pytest.mark.parametrize(
    ("text", "type_", "killed"),
    [
        ("قتل ضابط في الشرطة في هجوم بكركوك", "ground_attack", 1),
        (
            "قتل العشرات في الهجوم العسكري الإسرائيلي على القطاع",
            "ground_attack",
            None,
        ),
        ("قتل عشرة أشخاص في الهجوم الإسرائيلي على مدينة غزة", "ground_attack", 10),
        ("قتل ثلاثة مدنيين في القصف التركي على منبج", "shelling", 3),
    ],
)
def test_who_tells_the_dead_of_an_attack_tells_the_attack(
    text: str, type_: str, killed: int | None
) -> None:
    assert [c.type for c in claims(text)] == [type_]
    assert harm_of(text, type_) == [("killed", killed)]


def test_a_toll_that_names_no_attack_stays_a_toll() -> None:
    assert harm_of("قتل عشرة أشخاص في مدينة حلب خلال يومين", "casualties") == [
        ("killed", 10)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "قتل طفل برصاص طائش خلال مواجهات في طرابلس",
        "أصيب مدني برصاص طائش أثناء اشتباكات في الزاوية",
        "قتلت امرأة برصاص طائش خلال اشتباكات في الخرطوم",
    ],
)
def test_those_whom_stray_bullets_hit_are_no_side_of_a_clash(text: str) -> None:
    assert not [a for c in claims(text) for a in c.actors]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "أفادت وكالة سانا نقلا عن مصدر عسكري بمقتل ثلاثة مدنيين جراء قصف صاروخي على حلب",
            ["وكالة سانا", "مصدر عسكري"],
        ),
        (
            "أفادت رويترز نقلا عن شهود بسماع دوي انفجارات في الخرطوم",
            ["رويترز", "شهود"],
        ),
        (
            "نقلا عن مصدر أمني، أفادت وكالة شفق نيوز بمقتل ثلاثة جنود في هجوم قرب الموصل",
            ["وكالة شفق نيوز", "مصدر أمني"],
        ),
        (
            "أعلنت وكالة سبأ نقلا عن مصدر في الجيش مقتل عشرة من عناصر القاعدة في غارة بأبين",
            ["وكالة سبأ", "مصدر في الجيش"],
        ),
    ],
)
def test_who_passes_it_on_stands_before_the_origin(text: str, chain: list[str]) -> None:
    (claim,) = claims(text)

    assert [s.name for s in claim.sources] == chain


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("تدوين متبادل بين الجيش والدعم السريع في أم درمان", "clash"),
        ("تعرض معسكر زمزم لتدوين كثيف من الدعم السريع", "shelling"),
        ("نفذ الجيش تدوينا مدفعيا على تجمعات المليشيا شرق النيل", "shelling"),
    ],
)
def test_shelling_as_it_is_told_in_sudan(text: str, type_: str) -> None:
    assert [c.type for c in claims(text)] == [type_]


def test_a_post_is_no_shelling() -> None:
    assert not claims("كتب الناشط تدوينة على صفحته حول الأوضاع في الفاشر")


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "قال المتحدث باسم الدعم السريع إن قواته سيطرت على مدينة النهود",
            "control",
            "الدعم السريع",
        ),
        ("قال الجيش إن قواته سيطرت على مدينة النهود", "control", "الجيش"),
        (
            "وقال الناطق باسم كتائب القسام إن مقاتليه قصفوا تل أبيب",
            "shelling",
            "كتائب القسام",
        ),
        (
            "أكد الناطق باسم الجيش الوطني سامر الحلبي أن قواته حررت ثلاث قرى في صرواح",
            "control",
            "الجيش الوطني",
        ),
    ],
)
def test_ones_own_forces_are_those_of_the_side_that_speaks(
    text: str, type_: str, who: str
) -> None:
    assert [a.name for a in one(text, type_).actors] == [who]


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        (
            "اختطفت عصابة مسلحة المهندس الزراعي كريم العبيدي في السويداء",
            "abduction",
            "كريم العبيدي",
        ),
        (
            "اغتال مجهولون الطبيب البيطري سامر الحلبي في نوى",
            "shooting",
            "سامر الحلبي",
        ),
    ],
)
def test_what_one_is_by_trade_stands_before_his_name(
    text: str, type_: str, whom: str
) -> None:
    assert [t.name for t in one(text, type_).targets] == [whom]
