"""How reports of the latest years tell who struck, with what, and where."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


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
