"""Reports of raids and tolls, and of what is said, offered and refused around a war."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل عشرون جنديا وشرطيا في هجوم على مخفر في هكاري", [("killed", 20)]),
        ("مقتل 13 ضابطا وجنديا في كمين قرب رفح", [("killed", 13)]),
        ("قتل خمسة جنود وضابط في كمين قرب رفح", [("killed", 5), ("killed", 1)]),
        (
            "خلفت الحرب في السودان سبعة آلاف قتيل وثلاثة ملايين نازح ولاجئ",
            [("killed", 7_000), ("displaced", 3_000_000)],
        ),
        ("قتل 132 شخصا في غزة خلال الساعات الأربع والعشرين الماضية", [("killed", 132)]),
    ],
)
def test_people_are_counted_once(text: str, told: list[tuple[str, int]]) -> None:
    (claim,) = claims(text)

    assert [(h.kind, h.low) for h in claim.harm] == told


def test_a_dual_before_what_describes_it_counts_two() -> None:
    text = "قصفت الطائرات سيارتي إسعاف في إدلب ودمرت عربتي دفع رباعي"

    assert one(text, "airstrike").losses[0].low == 2


@pytest.mark.parametrize(
    "text",
    [
        "بحث الوفدان في عمان اقتراح هدنة لأسبوعين في تعز بعد القصف",
        "رفضت الحركة مقترحا أمريكيا لوقف إطلاق النار في غزة",
        "فشلت مساعي التهدئة بعد اشتباكات مع الجيش في شبوة",
        "دعت مسقط الأطراف اليمنية إلى هدنة في الحديدة بعد قصف المدينة",
    ],
)
def test_a_truce_that_is_sought_is_not_in_force(text: str) -> None:
    assert [c for c in of_type(text, "agreement") if c.status == "asserted"] == []


def test_what_a_commander_orders_is_not_done() -> None:
    text = "أمر قائد الجيش قواته بالاستيلاء على مصراتة بعد قصف طرابلس"

    assert one(text, "control").status == "intended"


def test_a_commander_is_still_called_by_his_rank() -> None:
    text = "قتل آمر الفوج الأول في هجوم على بيجي"

    assert one(text, "ground_attack").harm[0].group == "leader"


def test_a_truce_that_was_reached_is_agreed_on() -> None:
    text = "أعلنت مبادرة قبلية التوصل إلى هدنة في شبوة بعد اشتباكات"

    assert one(text, "agreement").status == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "قصفت المدفعية التركية قرى في عفرين",
        "أفاد شهود بأن المدفعية التركية قصفت قرى في زاخو",
    ],
)
def test_the_guns_of_a_state_are_one_side(text: str) -> None:
    assert [a.name for a in one(text, "shelling").actors] == ["المدفعية التركية"]


def test_a_state_is_no_part_of_a_persons_name() -> None:
    text = "توعد القيادي في الحزب حسن خليل إسرائيل بالرد على غارات الليلة الماضية"
    threat = one(text, "threat")

    assert [a.name for a in threat.actors] == ["حسن خليل"]
    assert [t.name for t in threat.targets] == ["إسرائيل"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("انقضت هدنة في تعز منتصف الليل بعد اشتباكات في المدينة", "ground_attack"),
        ("انقضت المهلة التي حددها الجيش لانسحاب المسلحين من درعا", "ground_attack"),
        ("قال المتحدث إن القصف على رفح ينسف أسس الاتفاق", "damage"),
        ("أرسلت الحكومة والحوثيون وفدين إلى مسقط لبحث وقف القصف", "deployment"),
    ],
)
def test_it_tells_no_such_event(text: str, type_: str) -> None:
    assert claims(text)
    assert of_type(text, type_) == []


def test_who_pounces_on_somebody_attacks_him() -> None:
    text = "انقض مسلحون على دورية للجيش في العريش وقتلوا جنديين"

    assert of_type(text, "ground_attack")


def test_an_officer_of_an_ambulance_is_a_medic() -> None:
    text = "أصيب ضابط إسعاف برصاص الاحتلال في مخيم بلاطة"

    assert one(text, "shooting").harm[0].group == "medic"


def test_what_came_after_a_lack_is_told() -> None:
    text = "انتهت الهدنة في تعز دون تمديدها بعد قصف المدينة بقذائف الهاون"

    assert one(text, "shelling").status == "asserted"


def test_who_guards_those_who_attack_is_not_hit() -> None:
    text = "هاجم مستوطنون قرية دوما بحماية من قوات الاحتلال وأحرقوا سيارتين"
    attack = one(text, "ground_attack")

    assert [a.name for a in attack.actors] == ["مستوطنون"]
    assert attack.targets == ()


def test_for_whom_it_was_done_had_no_part_in_it() -> None:
    text = "تتبادل جماعة حزب الله القصف مع الجيش الإسرائيلي دعما لحليفتها حركة حماس"
    shelling = one(text, "shelling")

    named = [p.name for p in (*shelling.actors, *shelling.targets)]
    assert "حركة حماس" not in named


def test_a_side_and_its_short_name_are_one_party() -> None:
    text = 'رفضت حركة المقاومة الإسلامية "حماس" أمس اقتراحات لإنهاء القتال في غزة'
    refusal = one(text, "rejection")

    assert [a.name for a in refusal.actors] == ["حركة المقاومة الإسلامية"]
    assert refusal.targets == ()
    assert of_type(text, "clash") == []


def test_whose_offer_it_was_does_not_reject_it() -> None:
    text = "قالت الحركة الفلسطينية إنها رفضت المقترح الإسرائيلي لوقف القصف على غزة"

    assert [a.name for a in one(text, "rejection").actors] == ["الحركة الفلسطينية"]


def test_what_was_done_in_answer_is_no_part_of_what_is_answered() -> None:
    text = "ردا على الهجوم على المخفر أغارت طائراته على مواقع الحزب في ديار بكر"
    attack = one("أعلن الجيش أنه " + text, "ground_attack")

    assert [t.name for t in attack.targets] == ["المخفر"]
    assert attack.places == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "قالت إسرائيل إن حركة المقاومة الإسلامية (حماس) التي شنت هجوما على إسرائيل",
            "حركة المقاومة الإسلامية",
        ),
        (
            "قتل عشرون على يد جماعة بوكو حرام، التي شنت هجوما على قرية قرب مايدوغوري",
            "جماعة بوكو حرام",
        ),
    ],
)
def test_of_whose_relative_it_is_made_the_attack(text: str, actor: str) -> None:
    assert [a.name for a in one(text, "ground_attack").actors] == [actor]


def test_who_took_to_shooting_did_it() -> None:
    text = "أفاد شهود بأن مسلحين تصدوا لدورية الجيش وبادروا بإطلاق النار عليها في نابلس"
    shooting = one(text, "shooting")

    assert [a.name for a in shooting.actors] == ["مسلحين"]
    assert [t.name for t in shooting.targets] == ["دورية الجيش"]


def test_what_something_is_called_is_nobody() -> None:
    text = "رفضت حركة فتح اقتراحات القاهرة واعتبرتها غير كافية ولوحت باستئناف القتال"

    assert "غير كافية" not in [a.name for c in claims(text) for a in c.actors]


def test_what_is_said_of_a_war_is_told_in_an_article_too() -> None:
    talk = (
        "وقال المندوب إن بلاده كانت دوما مع حل سياسي ولن تقبل بتقسيم البلاد أبدا. " * 6
    )
    text = "طالبت فرنسا في مجلس الأمن بوقف الغارات على مدينة حلب. " + talk

    assert of_type(text, "demand")


def test_where_somebody_has_his_seat_is_no_scene() -> None:
    text = (
        "وثقت منظمة حقوقية، ومقرها نيويورك، الهجمات التي شنها مقاتلو المعارضة على أحياء"
    )

    assert one(text, "ground_attack").places == ()


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("استقبلت مستشفى شهداء الأقصى خمسة إصابات في قصف على المغراقة", "shelling"),
        (
            "أعلنت الوزارة وصول خمس إصابات برصاص الاحتلال لمستشفى جنين ومستشفى ابن سينا",
            "shooting",
        ),
    ],
)
def test_where_the_wounded_were_brought_was_not_hit(text: str, type_: str) -> None:
    claim = one(text, type_)

    named = [t.name for t in claim.targets] + [p.name for p in claim.places]
    assert [n for n in named if "مستشفى" in n] == []


def test_what_is_quoted_beside_what_was_hit_was_hit() -> None:
    text = "تبنى «ولاية سيناء» هجومين على «مواقع الجيش المصري» و«الكتيبة 101 في العريش»"
    attack = one(text, "ground_attack")

    assert [a.name for a in attack.actors] == ["ولاية سيناء"]
    assert "الكتيبة 101" in [t.name for t in attack.targets]


def test_the_opposition_is_a_side_and_no_refusal() -> None:
    text = "أكد الجيش والمرصد انتهاك المعارضة الاتفاق بقصف عدة مناطق في إدلب"

    assert of_type(text, "rejection") == []
    assert [a.name for a in one(text, "shelling").actors] == ["المعارضة"]


def test_three_states_strike_together() -> None:
    text = "شنت الولايات المتحدة وفرنسا والمملكة المتحدة غارات على مواقع في حمص"

    assert len(one(text, "airstrike").actors) == 3


def test_an_ally_that_attacked_did_attack() -> None:
    text = (
        "يتبادل الحزب القصف مع إسرائيل دعما لحليفته حركة المقاومة الإسلامية (حماس) "
        "التي شنت هجوما على عسقلان"
    )

    (actor,) = one(text, "ground_attack").actors
    assert actor.name == "حركة المقاومة الإسلامية"


def test_what_hit_a_medic_is_no_part_of_his_name() -> None:
    text = "أصيب ضابط إسعاف بشظية في الصدر بعد إطلاق القناصة النار صوبه في جنين"

    assert [t.name for t in one(text, "shooting").targets] == ["ضابط إسعاف"]


def test_who_praises_an_attack_has_not_made_it() -> None:
    text = "باركت حركتا حماس والجهاد عملية تفجير في القدس أدت إلى مقتل إسرائيلي"

    assert one(text, "bombing").actors == ()


def test_who_mediates_a_truce_is_no_party() -> None:
    text = "توصلت الأطراف إلى هدنة في حلب بوساطة أمريكية روسية بعد غارات على المدينة"

    assert [a.name for a in one(text, "agreement").actors] == ["الأطراف"]


def test_what_a_side_is_said_to_owe_is_not_done() -> None:
    text = "قال نائب الوزير إن على إسرائيل وقف القصف على غزة"

    assert one(text, "agreement").status == "intended"


def test_who_goes_on_to_accuse_is_who_spoke_before() -> None:
    text = "وصفت واشنطن قصف حلب بأنه وحشي، واتهمت موسكو بارتكاب جرائم حرب"
    blame = of_type(text, "condemnation")[1]

    assert [a.name for a in blame.actors] == ["واشنطن"]
    assert [t.name for t in blame.targets] == ["موسكو"]


def test_two_subjects_before_a_verb_act_together() -> None:
    text = "لفتت المنظمة إلى أن جبهة النصرة وتنظيم الدولة، تبنتا عشر هجمات في دمشق"

    assert len(one(text, "responsibility").actors) == 2


def test_on_whom_the_blame_is_laid_did_it() -> None:
    text = "حملت السلطة الفلسطينية الحكومة الإسرائيلية المسؤولية عن اقتحام مخيم جنين"
    raid = one(text, "ground_attack")

    assert [a.name for a in raid.actors] == ["الحكومة الإسرائيلية"]
    assert raid.targets == ()


def test_what_is_to_be_looked_into_was_done() -> None:
    text = "طالبت منظمة العفو بإجراء تحقيق في غارات استهدفت سوقا في صعدة وقتلت 12 مدنيا"

    assert one(text, "airstrike").status == "asserted"


def test_whose_school_was_hit_tells_nothing() -> None:
    text = "دان الأمين العام للأمم المتحدة الهجوم على مدرسة للأونروا في جباليا"

    assert one(text, "ground_attack").sources == ()


def test_who_tightens_something_says_nothing() -> None:
    text = "شددت قوات الاحتلال إجراءاتها على حاجز حوارة وأغلقت مداخل قرية بيتا"

    assert one(text, "siege").sources == ()


def test_who_welcomes_a_deal_is_no_party() -> None:
    text = "رحبت السعودية بالاتفاق بين الحكومة والانتقالي بعد معارك أبين"

    parties = [a.name for a in one(text, "agreement").actors]
    assert parties == ["الحكومة", "الانتقالي"]


def test_what_somebody_vows_is_nobody() -> None:
    text = (
        "تعهد الرئيس التركي بمواصلة العمليات ضد مسلحي حزب العمال بعد مقتل جنود في هكاري"
    )

    assert [t.name for t in one(text, "threat").targets] == ["مسلحي حزب العمال"]


def test_a_state_after_a_spokesmans_side_is_addressed() -> None:
    text = "هدد الناطق باسم الحوثيين السعودية والإمارات باستهداف المطارات"
    threat = one(text, "threat")

    assert [a.name for a in threat.actors] == ["الناطق باسم الحوثيين"]
    assert [t.name for t in threat.targets] == ["السعودية", "الإمارات"]


def test_a_checkpoint_that_is_called_an_ambush_is_no_attack() -> None:
    text = "فجر انتحاري نفسه قرب كمين للجيش على طريق العريش ما أسفر عن مقتل أربعة جنود"

    assert of_type(text, "ground_attack") == []
    assert one(text, "bombing").harm[0].low == 4


def test_an_ambush_is_still_one() -> None:
    text = "قتل أربعة جنود في كمين نصبه مسلحون قرب رفح"

    assert [a.name for a in one(text, "ground_attack").actors] == ["مسلحون"]
