"""Who did what to whom, and what was not done, as reports of protests, killings and shelling have it."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


@pytest.mark.parametrize("guns", ["مدفعية", "راجمات"])
def test_whose_guns_struck_was_not_struck(guns: str) -> None:
    claim = one(f"استهدفت {guns} النظام بلدة سرمين صباح اليوم", "shelling")

    assert "النظام" in [a.name for a in claim.actors]
    assert claim.targets == ()


def test_a_side_that_is_called_by_its_guns_shells() -> None:
    text = "استهدفت مدفعية الاحتلال أطراف بلدة حولا"

    assert [a.name for a in one(text, "shelling").actors] == ["مدفعية الاحتلال"]


def test_who_killed_at_a_protest_is_told_with_the_dead() -> None:
    text = "قتل أربعة أشخاص وجرح العشرات على أيدي قوات الأمن السورية في مظاهرات اندلعت أمس في درعا"
    claim = one(text, "casualties")

    assert [a.name for a in claim.actors] == ["قوات الأمن السورية"]
    assert [h for c in of_type(text, "protest") for h in c.harm] == []


def test_the_dead_of_strikes_that_cover_a_retreat_are_theirs() -> None:
    text = (
        "شنت طائرة غارات على مواقع الوفاق في وادي الربيع لتغطية انسحاب قوات حفتر، مما أدى "
        "لمقتل جنديين وإصابة آخر"
    )

    assert {h.kind for h in one(text, "airstrike").harm} == {"killed", "injured"}
    assert one(text, "withdrawal").harm == ()


@pytest.mark.parametrize(
    "text",
    [
        "قتل الشاب إثر استهدافه بإطلاق نار من قبل مجهولين في مدينة جاسم",
        "استهدف مسلحون دورية بإطلاق نار في مدينة طفس",
    ],
)
def test_fire_that_somebody_was_struck_with_is_one_event(text: str) -> None:
    assert [c.type.value for c in claims(text)] == ["shooting"]


def test_what_a_quotation_ends_with_is_no_name() -> None:
    text = (
        'قالت الصفحة إن "قوات حفتر استهدفت العاملين بمطار معيتيقة بصواريخ غراد" ما أسفر عن '
        '"إصابة اثنين منهم بشظايا"'
    )

    assert [w.name for w in one(text, "shelling").weapons] == ["صواريخ غراد"]


def test_fighting_that_did_not_resume_is_not_told() -> None:
    text = "قتل قائد في غارة على ترهونة، غير أن القتال لم يتجدد في المدينة"

    assert [c for c in of_type(text, "clash") if c.status == "asserted"] == []


def test_strikes_that_did_not_cease_are_not_denied() -> None:
    text = "لم تتوقف الغارات الروسية التي طالت مدنيين في سراقب"

    assert [c.status for c in of_type(text, "airstrike")] == ["asserted"]


def test_who_was_born_in_a_year_is_no_child() -> None:
    text = "أطلق مسلحون النار على شابين من مواليد 1990 في داعل، ما أدى إلى مقتلهما"

    assert "child" not in {h.group for h in one(text, "shooting").harm}


def test_a_room_for_aircraft_is_not_shot_down() -> None:
    text = "قامت قوات الجيش بتدمير غرفة تحكم رئيسية للطائرات المسيرة التركية في طرابلس"

    assert of_type(text, "shootdown") == []


def test_what_a_strike_sounded_like_is_no_bomb() -> None:
    text = "قصفت طائرة مسيرة قاعدة معيتيقة. وسمع صوت انفجار عنيف في أرجاء العاصمة نتيجة للقصف"

    assert of_type(text, "bombing") == []


def test_a_town_that_is_called_like_a_movement_is_no_protest() -> None:
    text = "قتل أربعة أشخاص في الحراك وشخص في إنخل برصاص الأمن"

    assert of_type(text, "protest") == []


def test_who_stands_accused_is_accused_by_nobody() -> None:
    text = "قتل عنصر من مجموعة مسلحة تتهم بتنفيذ عمليات خطف برصاص مجهولين في اليادودة"

    assert of_type(text, "condemnation") == []


def test_who_was_killed_is_not_who_was_taken_after_that() -> None:
    text = "أسفرت مداهمات للجيش في سيناء عن مقتل 15 مسلحا وتوقيف سبعة آخرين"

    assert [h.low for c in of_type(text, "detention") for h in c.harm] == [7]


def test_of_whom_a_group_is_made_up_may_stand_in_quotes() -> None:
    text = "أحبط الجيش أمس هجوما لمجموعات مسلحة من “كتائب العزة” على محور الحماميات"

    assert "كتائب العزة" not in [t.name for t in one(text, "ground_attack").targets]


def test_bullets_that_were_fired_are_one_event() -> None:
    text = "دكت مدفعية الجيش مواقعهم في الحواش ردا على إطلاقهم رصاص القنص على القرى"

    assert len(of_type(text, "shooting")) <= 1


def test_where_fire_came_from_is_who_fired() -> None:
    text = "رصد المرصد السوري قصفا عنيفا مصدره القوات التركية استهدف قريتي بيرتمح وسعدة"
    claim = one(text, "shelling")

    assert [a.name for a in claim.actors] == ["القوات التركية"]
    assert "القوات التركية" not in [t.name for t in claim.targets]


def test_aircraft_are_not_what_they_strike() -> None:
    text = "تترافق الاشتباكات في سلوك مع قصف وتحليق مكثف لطائرات التحالف الدولي"
    claim = one(text, "airstrike")

    assert [a.name for a in claim.actors] == ["طائرات التحالف الدولي"]
    assert claim.targets == ()


def test_how_a_strike_was_aimed_is_no_centre() -> None:
    text = "شنت مدفعية الجيش قصفا مركزا على تجمعات الحوثيين في جبهة المشجح"

    assert "مركزا" not in [t.name for t in one(text, "shelling").targets]


def test_of_whom_a_place_has_most_is_not_its_name() -> None:
    text = "قتل 35 شخصا في تفجير سيارات ملغومة استهدف مناطق ذات أغلبية شيعية في العاصمة بغداد"

    assert [p.name for p in one(text, "bombing").places] == ["بغداد"]


def test_to_what_a_toll_is_put_down_is_no_blame() -> None:
    text = "قتل 24 شخصا في انفجار في الشعلة، وهي حصيلة نسبتها مصادر طبية إلى سيارتين مفخختين"

    assert of_type(text, "condemnation") == []


def test_who_was_taken_in_a_relative_clause_took_nobody() -> None:
    text = "قال الصحفي إبراهيم هدية، الذي احتجز في 22 تشرين الثاني من مكتبه في حلب، إنه أطلق سراحه"
    (claim,) = (c for c in claims(text) if c.type in ("detention", "abduction"))

    assert [t.name for t in claim.targets] == ["إبراهيم هدية"]
    assert claim.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "21 شهيدا ودعتهم حلب في أول أيام شهر رمضان بقصف طيران الأسد",
        "ودّعت مدينة حلب أكثر من عشرين من أبنائها جراء قصف طائرات الأسد على المدينة",
    ],
)
def test_who_takes_leave_of_the_dead_calls_on_nobody(text: str) -> None:
    assert of_type(text, "demand") == []
    assert one(text, "airstrike").status == "asserted"


def test_a_name_with_a_clan_is_whole() -> None:
    text = "شن الطيران غارتين على منطقة آل مطيع بمديرية سحار"

    assert [p.name for p in one(text, "airstrike").places] == ["آل مطيع"]


def test_at_whom_an_act_was_aimed_did_not_do_it() -> None:
    text = "رصد المرصد استهدافا جديدا لقوات الجيش السوري في البادية أوقع قتلى"
    claim = one(text, "ground_attack")

    assert [t.name for t in claim.targets] == ["قوات الجيش السوري"]
    assert claim.actors == ()


def test_bodies_that_reach_a_hospital_are_not_handed_over() -> None:
    text = (
        "أعلن المرصد وصول 5 جثث لعناصر من لواء القدس إلى مستشفى تدمر، بعد استهدافهم من قبل "
        "خلايا تنظيم داعش"
    )

    assert [c.type.value for c in claims(text)] == ["ground_attack"]


def test_who_witnessed_what_a_side_set_about_is_not_that_side() -> None:
    text = "وأفاد شهود بقيام قوات الاحتلال باعتقال شابين في مخيم بلاطة"
    taken = one(text, "detention")

    assert [s.name for s in taken.sources] == ["شهود"]
    assert [a.name for a in taken.actors] == ["قوات الاحتلال"]


def test_who_lost_their_lives_are_not_missing() -> None:
    text = "أدت غارة روسية في إدلب إلى فقدان خمسة مدنيين لحياتهم"

    assert harm_of(text, "airstrike") == [("killed", 5)]


def test_a_tribe_is_called_what_it_is_called() -> None:
    clash = one("إن المعارك بين قبيلة التاما وقبيلة العورا تجددت الأحد", "clash")

    assert [a.name for a in clash.actors] == ["قبيلة التاما", "قبيلة العورا"]


def test_who_heads_what_in_a_country_speaks_and_is_not_hit() -> None:
    text = (
        'وقال مدير الدفاع المدني في سوريا كمال الحيدري: "إن مجزرة اليوم راح ضحيتها '
        'حتى اللحظة 10 مدنيين في سوق الخضروات"'
    )
    massacre = one(text, "killing")

    assert [(h.kind, h.low, h.group) for h in massacre.harm] == [
        ("killed", 10, "civilian")
    ]
    assert "كمال الحيدري" not in [t.name for t in massacre.targets]


def test_whom_the_next_strike_hit_was_not_shot() -> None:
    text = (
        "استشهد ثلاثة عناصر من الشرطة برصاص مسلحين في العبارة، فيما استهدفت وحدة "
        "الإسناد الصاروخي تجمعا للتنظيم"
    )

    assert "التنظيم" not in [t.name for t in one(text, "shooting").targets]


def test_what_hit_a_child_is_no_part_of_what_it_is_called() -> None:
    shooting = one("أصيب طفل بشظايا رصاص الاحتلال في مخيم جنين", "shooting")

    assert [t.name for t in shooting.targets] == ["طفل"]
