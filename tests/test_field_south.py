"""Reports of Yemen and Sudan: their outlets, armies, committees and emergency rooms."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


@pytest.mark.parametrize(
    "text",
    [
        "اقتحمت قوات الحوثي قرية في رداع واختطفت سبعة مدنيين بحجة أنهم مطلوبون",
        "اختطف الحوثيون خمسة من أهالي رداع بحجة انتمائهم إلى المقاومة",
        "داهم الحوثيون منازل في إب بحجة ملاحقة مطلوبين",
    ],
)
def test_a_pretext_is_no_town(text: str) -> None:
    assert "حجة" not in {p.name for c in claims(text) for p in c.places}


def test_the_town_of_the_same_name_is_one() -> None:
    claim = one("قتل مدنيان بحجة في غارة شنتها طائرات التحالف", "airstrike")

    assert "حجة" in {p.name for p in claim.places}


def test_whose_a_state_is_names_no_village() -> None:
    text = "قتل عشرون شخصا في اشتباكات ببلدة كرينك في ولاية غرب دارفور السودانية"

    assert [p.name for p in one(text, "clash").places] == ["كرينك"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("خرج قائد شرطة عدن سالما من اعتداء أمس استهدف منزله", "condemnation"),
        ("أعلن قائد المليشيا وقفا لإطلاق النار، وظلت تقصف مدينة بابنوسة", "shooting"),
        ("قصفت القوات مرافق طبية في الفاشر ومعسكرات نزوح قريبة منها", "displacement"),
    ],
)
def test_words_that_tell_no_such_event(text: str, type_: str) -> None:
    assert not of_type(text, type_)


def test_a_strike_by_nobody_knows_whom_is_told() -> None:
    text = "أفاد سكان كوستي بأنهم لم يعرفوا الطرف المسؤول عن قصف السوق بالمسيرات"

    assert one(text, "airstrike").status == "asserted"


def test_whom_somebody_tried_to_kill_is_not_dead() -> None:
    alone = "شهدت عدن أمس محاولة اغتيال قائد عسكري"
    guarded = "أصيب حارسان في محاولة اغتيال قائد عسكري في عدن أمس"

    assert not one(alone, "shooting").harm
    assert [h.kind for h in one(guarded, "shooting").harm] == ["injured"]


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عدد ضحايا القصف على شدا ثمانية شهيدا وجريحا منذ بداية العام",
        "ارتفع عدد القتلى والجرحى بالألغام في موزع منذ بداية العام إلى ثمانية أشخاص",
    ],
)
def test_one_number_counts_the_dead_and_the_hurt(text: str) -> None:
    told = {(h.kind, h.low, h.high) for c in claims(text) for h in c.harm}

    assert told == {("killed_or_injured", 8, 8)}


def test_who_backs_a_side_does_not_act_with_it() -> None:
    text = "قصفت مليشيا الحوثي المدعومة إيرانيا مخبزين في مدينة مأرب ليل أمس"

    assert [a.name for a in one(text, "shelling").actors] == ["مليشيا الحوثي"]


def test_whose_two_mines_are_were_not_hit_by_them() -> None:
    claim = one("أصيب مدنيان في انفجار لغمين حوثيين في الحديدة", "bombing")

    assert [a.name for a in claim.actors] == ["حوثيين"]
    assert not claim.targets


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ضرب صاروخ باليستي معسكراً تدريبياً غرب مأرب", ["غرب مأرب"]),
        ("فجر انتحاري نفسه في حاجز على مدخل المدينة في عدن", ["عدن"]),
    ],
)
def test_a_noun_with_no_name_is_no_place(text: str, places: list[str]) -> None:
    assert [[p.name for p in c.places] for c in claims(text)] == [places]


def test_how_an_act_is_belongs_to_no_name() -> None:
    text = "قتل سبعة مدنيين في اقتحامات الدعم السريع المتكررة لمخيم زمزم"
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == ["الدعم السريع"]
    assert "المتكررة" not in [t.name for t in claim.targets]


def test_what_a_charge_looks_like_was_not_hit() -> None:
    text = "قتل طفلان بانفجار عبوة ناسفة صنعت على شكل صخرة في الخوخة"

    assert not one(text, "bombing").targets


def test_whom_an_act_is_said_to_hit_did_not_do_it() -> None:
    text = "سجلت لحج ثلاث عمليات اغتيال استهدفت قوات الجيش والأمن والدعاة"
    claim = one(text, "shooting")

    assert not claim.actors
    assert [t.name for t in claim.targets] == ["قوات الجيش", "الأمن", "الدعاة"]


@pytest.mark.parametrize(
    "text",
    [
        "ذكر مصدر أمني أن تسعة جنود من الجيش سقطوا في رضوم إثر هجوم إرهابي",
        "قتل تسعة جنود من الجيش في رضوم إثر هجوم للقاعدة",
    ],
)
def test_whose_people_fell_did_not_attack(text: str) -> None:
    claim = one(text, "ground_attack")

    assert "الجيش" not in [a.name for a in claim.actors]
    assert "الجيش" in [t.name for t in claim.targets]


def test_whoever_came_when_attacks_began_did_not_make_them() -> None:
    text = "شهدت عدن منذ وصول حكومة التوافق سلسلة تفجيرات إرهابية"

    assert not one(text, "bombing").actors


@pytest.mark.parametrize("again", ["في الجبهة ذاتها", "في ذات الجبهة"])
def test_the_same_front_is_the_one_told_before(again: str) -> None:
    text = f"دارت معارك في جبهة الكسارة. وقصفت المدفعية تجمعات للحوثيين {again}"

    assert [p.name for p in one(text, "shelling").places] == ["الكسارة"]


def test_why_people_march_is_turned_down_by_nobody() -> None:
    text = (
        "قال ناشط إن شابا جرح في الاحتجاجات التي عمت مدينة "
        "عطبرة أمس رفضا للانقلاب العسكري"
    )

    assert not of_type(text, "rejection")


def test_a_canister_of_gas_is_no_charge() -> None:
    text = "قتل شاب إثر إصابته بعبوة غاز مسيل للدموع في الرأس خلال مظاهرة في بحري"

    assert not of_type(text, "bombing")


def test_where_a_coalition_fights_is_of_its_name() -> None:
    text = "شنت مقاتلات التحالف العربي في اليمن غارات على مواقع للحوثيين في الكسارة"

    assert [p.name for p in one(text, "airstrike").places] == ["الكسارة"]


def test_the_hurt_told_after_a_strike_are_not_its_dead() -> None:
    text = (
        "قال أطباء إن طائرة مسيرة قصفت سوق الدويم ظهر أمس. "
        "وذكروا أن 11 شخصا أصيبوا بحروق متفاوتة"
    )

    assert ("killed", 11) not in {(h.kind, h.low) for c in claims(text) for h in c.harm}


def test_the_object_of_one_act_does_no_other() -> None:
    text = (
        "سجلت لحج عمليات اغتيال استهدفت قوات الجيش والأمن وأعقبتها محاولة اغتيال "
        "قائد عسكري صباح اليوم"
    )

    assert not {a.name for c in claims(text) for a in c.actors}


@pytest.mark.parametrize(
    "text",
    [
        "قال سكان إن قوات الدعم السريع استخدمت الطائرات المسيرة والقصف المدفعي على الأبيض",
        "عادت قوات الدعم السريع تستهدف مدينة الأبيض ليلا بالقصف المدفعي والمسيرات",
    ],
)
def test_who_uses_drones_strikes_not_they(text: str) -> None:
    assert {a.name for c in claims(text) for a in c.actors} == {"قوات الدعم السريع"}


def test_his_father_is_no_mother() -> None:
    (claim,) = claims("قتل مسلحون طفلا ووالده في كبكابية")

    assert [h.group for h in claim.harm] == ["child", "unspecified"]


@pytest.mark.parametrize(
    "villages",
    [
        "قرى المغاربة وأم حجر وكيلان وود بلول",
        'قرى "المغاربة، أم حجر، كيلان وود بلول"',
        'قرى "المغاربة، أم حجر، كيلان، ود بلول" التابعة لشرق الجزيرة',
    ],
)
def test_villages_of_a_list_are_places_whatever_they_are_called(villages: str) -> None:
    claim = one(f"هاجمت مليشيا الدعم السريع أمس {villages}", "ground_attack")

    assert [p.name for p in claim.places] == ["المغاربة", "أم حجر", "كيلان", "ود بلول"]
    assert not claim.targets


def test_a_front_that_a_town_names_is_a_place() -> None:
    text = "قال مصدر عسكري إن جبهة حيس شهدت أمس مواجهات بين الجيش والحوثيين"
    claim = one(text, "clash")

    assert [p.name for p in claim.places] == ["حيس"]
    assert {a.name for a in claim.actors} == {"الجيش", "الحوثيين"}


def test_who_acts_in_the_clause_after_an_attack_was_not_its_aim() -> None:
    text = (
        "شنت المليشيا هجوما على القرية بعشرات الدراجات حيث أطلق الجنود النار على الباعة"
    )

    assert not one(text, "ground_attack").targets


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("سقطت دانة في الحارة الثامنة بالثورة فقتلت ستة مواطنين", "الحارة الثامنة"),
        (
            "قتل سبعة مدنيين بسقوط مقذوف في الحارة السابعة عشرة شمالي أم درمان",
            "الحارة السابعة عشرة",
        ),
        ("قصف الطيران الحي السابع في الفاشر", "الحي السابع"),
    ],
)
def test_a_quarter_is_named_by_its_number(text: str, place: str) -> None:
    (claim,) = claims(text)

    assert [p.name for p in claim.places] == [place]


def test_the_dead_and_hurt_among_ranks_are_told_once() -> None:
    text = "أفشلت قوات الجيش هجوما للمليشيا في جبهة حيفان وأوقعت في صفوفها قتلى وجرحى"

    assert [h.kind for h in one(text, "ground_attack").harm] == ["killed", "injured"]


def test_a_side_of_two_names_is_one() -> None:
    text = (
        "دارت معارك بين قوات الجيش السوداني وقوات الدعم السريع في الأبيض أمس بعد أن صد الأول "
        "هجوما شنه الدعم السريع على المدينة"
    )

    assert len(one(text, "clash").actors) == 2


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("الدعامة ضربو السوق في أم درمان أمبارح وقتلو تلاتة وجرحو عشرة", 3),
        ("استشهد تمانين من أولاد الحلة في ضرب الدعامة للسوق", 80),
    ],
)
def test_spoken_numbers_and_what_people_call_the_rsf(text: str, killed: int) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == ["الدعامة"]
    assert (claim.harm[0].kind, claim.harm[0].low) == ("killed", killed)


def test_a_committee_tells_of_its_dead_and_of_no_fallen_town() -> None:
    text = "بيان من لجان مقاومة الجريف: سقط اليوم ثلاثة شهداء برصاص المليشيا"
    (claim,) = claims(text)

    assert claim.type == "shooting"
    assert [s.name for s in claim.sources] == ["لجان مقاومة الجريف"]


def test_who_brings_a_missile_down_was_not_hit_by_it() -> None:
    text = "اعترضت الدفاعات السعودية صاروخا باليستيا أطلقه الحوثيون باتجاه جازان"

    assert not one(text, "shelling").targets


def test_cars_that_were_taken_over_are_captured() -> None:
    text = "صدت القوات هجوما للمليشيا ودمرت 12 عربة قتالية واستلمت أربع عربات"
    losses = one(text, "ground_attack").losses

    assert [(item.low, item.state) for item in losses] == [
        (12, "destroyed"),
        (4, "captured"),
    ]
