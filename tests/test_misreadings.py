"""What was misread in reports of the field, by class: whose act, whose toll, what is no name."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


def _actors(text: str, type_: str) -> list[str]:
    return [a.name for a in one(text, type_).actors]


def test_part_of_a_toll_is_of_the_strike_that_its_whole_is_of() -> None:
    text = (
        "أعلن المرصد أن أكثر من عشرين غارة جوية وهجمات صاروخية نفذت على محيط مدينة إدلب، "
        "قُتل على إثرها تسعة مدنيين على الأقل، بينهم خمسة أطفال"
    )
    tolls = [{(h.group, h.low) for h in c.harm} for c in claims(text)]

    assert sorted(tolls, key=len) == [set(), {("civilian", 9), ("child", 5)}]
    assert one(text, "shelling").trigger.text == "هجمات صاروخية"


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        (
            "استهدفت طائرات حربية بلدة سرمين وسقطت على مدرسة كان قد تم تجهيزها للنازحين",
            "airstrike",
            "مدرسة",
        ),
        ("قصف الطيران الحربي أماكن في ريف إدلب", "airstrike", ""),
    ],
)
def test_target_ends_before_a_verb_and_is_more_than_a_place(
    text: str, type_: str, target: str
) -> None:
    assert [t.name for t in one(text, type_).targets] == [target] * bool(target)


def test_a_front_is_where_they_fight() -> None:
    claim = one("تجددت المواجهات بين الطرفين في الجبهة الغربية من مدينة تعز", "clash")

    assert not {a.name for a in claim.actors} & {"الجبهة الغربية", "الطرفين في"}
    assert [p.name for p in claim.places] == ["الجبهة الغربية"]


@pytest.mark.parametrize(
    "text",
    [
        "لم تتمكن قوات حفتر من إحراز تقدم كبير صوب العاصمة طرابلس",
        "لم تستطع قوات النظام التقدم نحو بلدة كفرنبودة في ريف حماة",
    ],
)
def test_what_somebody_could_not_do_is_denied(text: str) -> None:
    assert one(text, "advance").status == "denied"


def test_a_unit_that_acts_is_no_base() -> None:
    text = (
        "قال مراسل الإذاعة إن الفرقة السادسة مشاة التابعة للجيش السوداني نصبت كمينا "
        "لمجموعة من قوات الدعم السريع في الفاشر"
    )
    claim = one(text, "ground_attack")

    assert [p.name for p in claim.places] == ["الفاشر"]
    assert [a.name.split()[0] for a in claim.actors] == ["الفرقة"]
    taken = one("سيطرت الفصائل على الفرقة السادسة مشاة في الفاشر", "control")
    assert [p.name for p in taken.places] == ["الفرقة السادسة مشاة"]


def test_our_forces_are_of_whoever_is_spoken_for() -> None:
    text = (
        "قتل تسعة عناصر من قوات الوفاق في معارك ضد قوات حفتر جنوب طرابلس. وقال متحدث باسم "
        'قوات حكومة الوفاق "قواتنا نفذت عملية نوعية في محور اليرموك"'
    )

    assert _actors(text, "ground_attack") == ["قوات حكومة الوفاق"]


def test_whoever_was_in_the_place_did_not_take_it() -> None:
    text = "سيطرت القوات على مواقع هامة كانت تتواجد فيها مليشيات حفتر جنوب طرابلس"

    assert _actors(text, "control") == ["القوات"]


def test_who_is_driven_out_did_not_take_the_town() -> None:
    text = "تمكنت القوات العراقية من طرد المسلحين وإعادة سيطرتها على بلدة زمار"

    assert _actors(text, "control") == ["القوات العراقية"]


def test_whose_seat_stands_in_the_town_did_not_attack_it() -> None:
    text = "تشن قوات حفتر هجوما للسيطرة على طرابلس حيث مقر حكومة الوفاق"

    assert _actors(text, "ground_attack") == ["قوات حفتر"]


def test_whose_own_men_died_did_not_fire() -> None:
    text = "أعلن الجيش التركي أن ثلاثة من جنوده قتلوا في قصف صاروخي على موقع في إدلب"

    assert not one(text, "shelling").actors


def test_toll_belongs_to_the_strike_on_the_place_that_it_names() -> None:
    text = (
        "قصف الطيران المروحي مدينة معرة النعمان، فيما نفذ الطيران الحربي غارة على سراقب، "
        "ما أدى لاستشهاد 11 مواطنا في معرة النعمان"
    )
    hit = {p.name: [h.low for h in c.harm] for c in claims(text) for p in c.places}

    assert hit == {"معرة النعمان": [11], "سراقب": []}


def test_loss_told_before_a_verb_of_saying_is_of_no_strike_after_it() -> None:
    text = (
        "قال المتحدث إن الجيش دمر ثلاث آليات للمليشيات في عين زارة، مشيرا إلى مقتل خمسة "
        "جنود في غارة جوية فجر الخميس"
    )

    assert [x.low for x in one(text, "equipment_loss").losses] == [3]
    assert not one(text, "airstrike").losses


def test_men_and_women_are_counted_as_what_they_are() -> None:
    text = "قتل 8 رجال و10 نساء في غارة على صعدة"

    assert {(h.group, h.low) for h in one(text, "airstrike").harm} == {
        ("unspecified", 8),
        ("woman", 10),
    }


def test_dead_or_hurt_are_not_all_dead() -> None:
    text = (
        "سقط 20 جنديا من قوات الشرطة الاتحادية بين قتيل وجريح إثر ضربة جوية لطيران "
        "التحالف على مواقعهم في الموصل القديمة"
    )

    assert [h.kind for h in one(text, "airstrike").harm] == ["killed_or_injured"]


def test_short_name_of_a_body_is_not_the_one_who_heads_it() -> None:
    text = (
        "قال المرصد السوري لحقوق الإنسان إن سبعة مدنيين قتلوا في غارة على سرجة. من جهته "
        "أكد مدير المرصد أن القصف يتواصل على خان شيخون. ومنذ الأحد، أدت غارات النظام على "
        "أريحا إلى مقتل خمسين مدنيا، وفق المرصد"
    )

    first, *_, last = of_type(text, "airstrike")
    assert (
        first.sources[0].name == last.sources[0].name == "المرصد السوري لحقوق الإنسان"
    )


def test_lines_of_an_almanac_tell_nothing() -> None:
    lines = (
        "هذا اليوم في التاريخ",
        "1917 - الحرب العالمية الأولى: حكم بالإعدام في باريس",
        "1946 - الولايات المتحدة تفجر قنبلة نووية في المحيط الهادئ",
        "1975 - تركيا تسيطر على القواعد الأميركية في أراضيها",
        "1993 - إسرائيل تشن عملية ضد مواقع لحزب الله في جنوب لبنان وقتل 132 شخصا",
    )

    assert not claims("\n".join(lines))
    assert claims("1993 - إسرائيل تشن عملية ضد مواقع لحزب الله في جنوب لبنان")


def test_so_many_of_them_are_children() -> None:
    text = "قتل سبعة أشخاص من عائلة واحدة، أربعة منهم أطفال، بغارة على منزل في صعدة"

    assert {(h.group, h.low) for h in one(text, "airstrike").harm} == {
        ("unspecified", 7),
        ("child", 4),
    }


def test_martyrs_of_a_strike_make_a_post_one_of_war() -> None:
    text = (
        "إنا لله وإنا إليه راجعون\nسبعة شهداء من أسرة واحدة، أربعة منهم أطفال، في قصف بيت "
        "بقرية آل مقنع قبل صلاة الفجر. الطريق إلى القرية صعب والمسعفون وصلوا مشيا"
    )

    assert [c.type for c in claims(text)] == ["shelling"]


def test_cover_from_the_air_makes_no_air_strike_of_an_attack_on_the_ground() -> None:
    text = "شنت قوات الحكومة هجوما بغطاء جوي على بلدة سرمين"

    assert [c.type for c in claims(text)] == ["ground_attack"]


def test_in_what_state_who_died_was_is_no_part_of_a_name() -> None:
    claim = claims("انفجرت عبوة ناسفة في الفلوجة وقتل شرطي متأثرا بجراحه")[0]

    assert [(h.group, h.low) for h in claim.harm] == [("combatant", 1)]


def test_a_municipality_with_its_name_is_where_it_was() -> None:
    claim = one("قصفت طائرة مركزا لإيواء المهاجرين ببلدية تاجوراء", "airstrike")

    assert [a.name for a in claim.actors] == ["طائرة"]
    assert [p.name for p in claim.places] == ["تاجوراء"]


def test_who_met_their_end_died() -> None:
    claim = one("لاقى ثمانية مدنيين حتفهم جراء قصف مدفعي على مدينة تعز", "shelling")

    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 8)]


def test_who_says_what_befell_others_did_not_do_it() -> None:
    text = "أعلن الجيش اللبناني أن ستة مدنيين قتلوا في قصف على بلدة الخيام"

    assert one(text, "shelling").actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات حي التواهي آخر أحياء عدن التي كانت لا تزال تحت سيطرة الحوثيين",
        "قصفت الطائرات بلدة سرمين التي تقع تحت سيطرة الفصائل",
    ],
)
def test_what_lies_under_a_side_was_not_taken_by_it(text: str) -> None:
    assert [c.type for c in claims(text)] == ["airstrike"]


def test_who_is_told_behind_another_strike_made_that_one() -> None:
    text = (
        "قصفت القوات أوكار المسلحين في بنغازي بالمدفعية الثقيلة، "
        "إضافة إلى ضربات جوية من السلاح الجوي"
    )

    assert [w.name for w in one(text, "shelling").weapons] == ["المدفعية الثقيلة"]
    assert _actors(text, "shelling") == ["القوات"]
    assert _actors(text, "airstrike") == ["السلاح الجوي"]


def test_a_verb_with_a_counted_object_is_no_town() -> None:
    text = "قتلت القوات 13 مسلحا وتدمر أربع عجلات مفخخة في باب الطوب"

    assert "تدمر" not in {p.name for c in claims(text) for p in c.places}


def test_a_battle_by_which_a_time_is_told_is_no_event_of_its_own() -> None:
    text = "قتل 200 مدني في غارات على مدينة الرقة منذ انطلاق معركتها الكبرى"

    assert [c.type for c in claims(text)] == ["airstrike"]


def test_who_announces_the_death_of_his_own_men_did_not_kill_them() -> None:
    claim = one("أعلنت إسرائيل مقتل 25 من جنودها في قطاع غزة", "casualties")

    assert claim.actors == ()
    assert [s.name for s in claim.sources] == ["إسرائيل"]
