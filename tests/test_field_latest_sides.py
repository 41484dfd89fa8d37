"""The sides, bodies and channels of the latest years, as reports name them."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


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
        "أعلن الجيش أن قواته أحبطت هجوما على بابنوسة فجر اليوم",
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
