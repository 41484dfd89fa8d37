"""How reports of the latest years tell who struck, with what, and where."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


@pytest.mark.parametrize(
    ("text", "who", "whose"),
    [
        (
            "قال المصدر إن طائرة مسيرة تركية استهدفت عجلة تابعة لحزب العمال في قضاء سنجار",
            "طائرة مسيرة تركية",
            "حزب العمال",
        ),
        (
            "ذكر البيان أن مسيرة إسرائيلية قصفت مركبة تتبع لحزب الله في بلدة عيترون",
            "مسيرة إسرائيلية",
            "حزب الله",
        ),
    ],
)
def test_whose_the_car_was_did_not_strike_it(text: str, who: str, whose: str) -> None:
    claim = one(text, "airstrike")

    assert [a.name for a in claim.actors] == [who]
    assert whose in [t.name for t in claim.targets]


def test_who_holds_the_towns_that_are_struck_strikes_none() -> None:
    text = (
        "تواصل مليشيا الدعم السريع استهداف المدن الواقعة تحت سيطرة الجيش السوداني "
        "وهاجمت، مساء الخميس، بالمسيرات مدينتي كوستي وسنار"
    )

    for claim in of_type(text, "airstrike"):
        assert "الجيش السوداني" not in [a.name for a in claim.actors]
    assert not of_type(text, "protest")


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر إن مسيرات تابعة للجيش السوداني دمرت مخزنا للوقود في نيالا",
        "أفاد شهود بأن مسيرة استهدفت سيارة في الضعين",
        "هاجمت قوات الدعم السريع، فجر الثلاثاء، بالمسيرات مدينة عطبرة",
    ],
)
def test_a_drone_is_no_march(text: str) -> None:
    assert [c.type for c in claims(text)] == ["airstrike"]


@pytest.mark.parametrize(
    "text",
    [
        "تم تدمير مدرسة بطائرة مسيرة في منبج",
        "دمر الجيش مخزنا للسلاح عبر طائرة مسيرة في نيالا",
    ],
)
def test_what_a_drone_destroyed_was_no_aircraft(text: str) -> None:
    assert claims(text)
    assert not of_type(text, "shootdown")


def test_tanks_that_are_destroyed_snipe_nobody() -> None:
    text = "أعلنت كتائب القسام تدمير دبابات ميركفاه وقنص جنود من جيش الاحتلال في جباليا"
    claim = one(text, "shooting")

    assert [a.name for a in claim.actors] == ["كتائب القسام"]
    assert "جيش الاحتلال" in [t.name for t in claim.targets]


def test_who_tells_of_rockets_in_marks_of_scorn_fired_none() -> None:
    text = (
        'قال المتحدث باسم "جيش" الاحتلال إنه تم إطلاق ثلاثة صواريخ من غزة باتجاه سديروت'
    )
    claim = one(text, "shelling")

    assert claim.actors == ()
    assert [s.name for s in claim.sources] == ['المتحدث باسم "جيش" الاحتلال']


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("ألقت طائرة مسيرة إسرائيلية قنبلة صوتية على بلدة الضهيرة", "airstrike"),
        ("أقدم أفراد الخلية على إلقاء قنابل على دورية للأمن في اللاذقية", "bombing"),
    ],
)
def test_a_bomb_is_dropped_by_what_flies_and_thrown_by_others(
    text: str, type_: str
) -> None:
    assert [c.type for c in claims(text)] == [type_]


def test_a_checkpoint_that_comes_as_a_surprise_is_no_assault() -> None:
    text = "نصبت قوة إسرائيلية حاجزا مباغتا على الطريق بين خان أرنبة وجبا"

    assert not of_type(text, "ground_attack")


def test_passers_by_who_are_searched_are_not_attacked() -> None:
    assert not claims("نفذت القوة عمليات تفتيش للمارة على الطريق في القنيطرة")


def test_close_to_so_many_are_about_so_many() -> None:
    (hurt,) = one("أصيب ما يقارب من 30 مدنيا في قصف على نيالا", "shelling").harm

    assert (hurt.low, hurt.high, hurt.form) == (30, 30, "about")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أطلقت طائرة كواد كابتر النار على خيام النازحين", "طائرة كواد كابتر"),
        ("استهدفت محلقة إسرائيلية سيارة في بلدة حولا", "محلقة إسرائيلية"),
    ],
)
def test_a_quadcopter_is_an_aircraft_by_every_name(text: str, who: str) -> None:
    assert [a.name for a in one(text, "airstrike").actors] == [who]


def test_whose_the_stores_were_that_were_aimed_at() -> None:
    text = "أعلن الجيش استهداف مستودعات وقود للدعم السريع في الضعين"
    claim = one(text, "ground_attack")

    assert "الدعم السريع" not in [a.name for a in claim.actors]
    assert "الدعم السريع" in [t.name for t in claim.targets]


@pytest.mark.parametrize(
    "text",
    [
        "دمرت السرايا ناقلة جند بعبوة ناسفة خلال توغلها في حي الزيتون",
        "استهدف مقاتلونا دبابة بقذيفة الياسين 105 أثناء تقدمها في حي الزيتون",
    ],
)
def test_what_was_hit_was_on_the_move_not_who_hit_it(text: str) -> None:
    assert not {"ground_attack", "advance"} & {c.type for c in claims(text)}


def test_who_was_driven_out_does_not_go_on_to_advance() -> None:
    text = "قالت الإدارة إنها طردت قوات النظام من عدة قرى، ولا تزال تواصل التقدم في ريف حماة"

    assert "قوات النظام" not in [a.name for a in one(text, "advance").actors]


def test_who_was_fought_did_not_do_the_combing() -> None:
    text = "قتل مدنيون خلال عمليات تمشيط واشتباكات مع موالين للنظام في جبلة"

    assert one(text, "ground_attack").actors == ()


def test_a_demolition_is_told_once() -> None:
    text = "نفذ جيش الاحتلال عملية نسف في بلدة كفركلا"

    assert [c.type for c in claims(text)] == ["bombing"]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ('استهدفوا دبابة بقذيفة "الياسين 105" في رفح', 'قذيفة "الياسين 105"'),
        ('استهدفت المقاومة ثكنة زرعيت بصاروخي "فلق"', 'صاروخي "فلق"'),
        (
            "استهدفت القوة الميناء بصاروخ باليستي نوع ذو الفقار",
            "صاروخ باليستي نوع ذو الفقار",
        ),
    ],
)
def test_the_model_of_a_weapon_is_named_whole(text: str, weapon: str) -> None:
    (claim,) = claims(text)

    assert [w.name for w in claim.weapons] == [weapon]


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        (
            "استهدفت مسيرات الدعم السريع الدمازين فجر اليوم",
            "مسيرات الدعم السريع",
            "الدمازين",
        ),
        (
            "هاجمت مسيرات الدعم السريع الأبيض وكوستي",
            "مسيرات الدعم السريع",
            "الأبيض",
        ),
    ],
)
def test_a_town_is_no_part_of_the_name_of_who_struck_it(
    text: str, who: str, where: str
) -> None:
    claim = one(text, "airstrike")

    assert [a.name for a in claim.actors] == [who]
    assert claim.places[0].name == where


def test_a_locality_of_sudan_is_no_adjective_of_those_who_loot_it() -> None:
    claim = one("نهبت قوات الدعم السريع المحلية في جبرة الشيخ", "ground_attack")

    assert [a.name for a in claim.actors] == ["قوات الدعم السريع"]


def test_drones_that_destroy_are_not_brought_down() -> None:
    claim = one("دمرت مسيرات الجيش السوداني مخزن سلاح في نيالا", "airstrike")

    assert [a.name for a in claim.actors] == ["مسيرات الجيش السوداني"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "قصفت المجموعات الخارجة عن القانون قرية المزرعة",
            "المجموعات الخارجة عن القانون",
        ),
        ("هاجمت عصابات خارجة عن القانون حاجزا في عرى", "عصابات خارجة عن القانون"),
    ],
)
def test_outlaws_are_named_whole(text: str, who: str) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == [who]


def test_who_intercepts_a_rocket_has_not_fired_it() -> None:
    claim = one("جيش الاحتلال: اعتراض صاروخ أطلق من اليمن باتجاه إيلات", "shelling")

    assert claim.actors == ()


def test_a_drone_whose_state_stands_in_marks_is_no_march() -> None:
    claim = one('مسيرة "إسرائيلية" تستهدف سيارة في بلدة كفررمان', "airstrike")

    assert [a.name for a in claim.actors] == ['مسيرة "إسرائيلية"']


def test_soldiers_in_a_building_that_is_hit_are_not_deployed() -> None:
    text = "استهدف المجاهدون ثكنة تحصن بها جنود العدو في موقع المرج بصاروخ موجه"
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == ["المجاهدون"]


def test_two_seas_told_in_one_are_no_kingdom() -> None:
    text = "نفذت القوة هجوما على سفينة في البحرين الأحمر والعربي بصواريخ مجنحة"
    (claim,) = claims(text)

    assert [p.name for p in claim.places] == ["البحرين الأحمر والعربي"]


def test_a_channel_that_is_called_the_march_is_no_protest() -> None:
    claim = one("أفاد تلفزيون المسيرة بسقوط ثلاثة قتلى في غارات على صعدة", "airstrike")

    assert [s.name for s in claim.sources] == ["تلفزيون المسيرة"]
    assert not of_type("أفاد تلفزيون المسيرة بسقوط ثلاثة قتلى في صعدة", "protest")


def test_who_laid_an_ambush_is_told_past_who_came_into_it() -> None:
    text = "قتل عنصر في كمين تعرضت له دورية نصبته عناصر من فلول النظام في ريف جبلة"
    claim = one(text, "ground_attack")

    assert [a.name for a in claim.actors] == ["فلول النظام"]


def test_shots_of_joy_are_no_event() -> None:
    assert not claims("أطلقوا النار في الهواء ابتهاجا بسقوط النظام في دمشق")


def test_boats_that_nobody_steers_do_not_fly() -> None:
    text = "غرقت سفينة شحن بعد هجوم شنه الحوثيون بزوارق مسيرة وأدى إلى مقتل أربعة من طاقمها"

    assert harm_of(text, "bombing") == [("killed", 4)]
    assert not of_type(text, "airstrike")


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        (
            "أعلنت وزارة الدفاع التركية مقتل خمسة مسلحين في قصف على سنجار",
            "وزارة الدفاع التركية",
        ),
        (
            "قالت وزارة الداخلية السورية إن عنصرين قتلا في هجوم على حاجز في حمص",
            "وزارة الداخلية السورية",
        ),
    ],
)
def test_a_ministry_is_named_by_its_state(text: str, teller: str) -> None:
    (claim,) = claims(text)

    assert [s.name for s in claim.sources] == [teller]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("استهدف فلول النظام البائد حاجزا للأمن العام في جبلة", ["فلول النظام البائد"]),
        (
            "اندلعت اشتباكات بين عشائر البدو ولواء الجبل في تل الحديد",
            ["عشائر البدو", "لواء الجبل"],
        ),
        ("نفذت قوة الرضوان هجوما على موقع قرب المطلة", ["قوة الرضوان"]),
        ("دخل متحرك الصياد مدينة الدلنج وسيطر عليها", ["متحرك الصياد"]),
    ],
)
def test_sides_of_the_latest_years_are_known(text: str, who: list[str]) -> None:
    (claim, *_) = claims(text)

    assert [a.name for a in claim.actors] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("إطلاق نار كثيف من طائرات مروحية شرق رفح", "طائرات مروحية"),
        ("إطلاق نار من الزوارق الحربية تجاه شاطئ رفح", "الزوارق الحربية"),
        ("إطلاق نار من مسيرات الاحتلال شرق حي التفاح", "مسيرات الاحتلال"),
    ],
)
def test_from_whom_fire_came_opened_it(text: str, who: str) -> None:
    assert [a.name for a in one(text, "shooting").actors] == [who]


def test_combing_by_fire_is_told_once_and_takes_no_ground() -> None:
    text = "مشطت قوات الاحتلال بالأسلحة الرشاشة أطراف بلدة كفرشوبا"

    assert [c.type for c in claims(text)] == ["shooting"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الجيش السوداني إن قواته صدت هجوما على الفاشر",
        "قالت القوة المشتركة إن قواتها تصدت لهجوم على مليط",
        "أعلن الجيش أن قواته أحبطت هجوما على بابنوسة وقتلت عشرين من المهاجمين",
    ],
)
def test_who_fights_an_assault_off_did_not_make_it(text: str) -> None:
    claim = one(text, "ground_attack")

    assert claim.actors == ()
    assert claim.targets


def test_a_division_right_after_a_verb_is_who_acts_not_its_base() -> None:
    claim = one(
        "تمكنت الفرقة السادسة مشاة من إسقاط مسيرة أطلقتها المليشيا", "shootdown"
    )

    assert [a.name for a in claim.actors] == ["الفرقة السادسة"]
    assert claim.places == ()


def test_captives_who_are_set_free_are_not_taken() -> None:
    text = "أطلقت المليشيا سراح 30 أسيرا من الجيش في نيالا"

    assert [c.type for c in claims(text)] == ["release"]


def test_drones_that_are_used_in_a_battle_march_nowhere() -> None:
    text = "دارت معارك في الخوي بين الجيش والمليشيا استخدمت فيها المسيرات والمدفعية"

    assert [c.type for c in claims(text)] == ["clash"]
