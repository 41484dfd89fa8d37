"""Whose clause an event stands in: nobody else's deeds, dead or names are laid to him."""

from __future__ import annotations

import pytest

from posted import claims, one
from tawthiq import Reader, Report
from tawthiq.extract.events.drafts import VIOLENCE


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            (
                "استهدفت قوات النظام أطراف بلدة اللطامنة بالرشاشات، في حين أصيب رجل في بلدة "
                "تسيل جراء تبادل لإطلاق النار بين الفصائل وجيش خالد بن الوليد"
            ),
            "clash",
            ["الفصائل", "جيش خالد بن الوليد"],
        ),
        (
            "قال مراسل القناة إن الجيش نصب كمينا لقوة من الدعم السريع شمال الخرطوم بحري",
            "ground_attack",
            ["الجيش"],
        ),
        (
            "قتل شاب تحت التعذيب في سجن تابع لهيئة تحرير الشام في إدلب",
            "killing",
            ["هيئة تحرير الشام"],
        ),
        ("قتل الجنود المصريون الثلاثة في كمين قرب رفح", "ground_attack", []),
        (
            "تعرضت قافلة للأمم المتحدة لإطلاق نار في دوما أثناء خروجها",
            "shooting",
            [],
        ),
        (
            "سلمت قوات الأسد بلدة كفرنبل للشرطة الروسية بعد معارك",
            "control",
            ["الشرطة الروسية"],
        ),
    ],
)
def test_who_did_it_by_the_words_of_its_own_clause(
    text: str, type_: str, who: list[str]
) -> None:
    assert [a.name for a in one(text, type_).actors] == who


@pytest.mark.parametrize(
    ("text", "place", "who"),
    [
        (
            (
                "أصيب ثلاثة صيادين برصاص بحرية الاحتلال قبالة سواحل رفح، فيما توغلت أربع "
                "جرافات عسكرية شرق خان يونس وسط إطلاق نار"
            ),
            "شرق خان يونس",
            "بحرية الاحتلال",
        ),
        (
            (
                "اشتبكت قوة من كتيبة النواصي مع مسلحين غرب طرابلس، وأدى سقوط قذيفة على منزل "
                "في حي أبو سليم إلى مقتل سيدة"
            ),
            "أبو سليم",
            "كتيبة النواصي",
        ),
        (
            (
                "قصف مدفعي إسرائيلي يطال أطراف بلدات عيترون وبليدا، وحزب الله يرد باستهداف "
                "ثكنة زرعيت بصواريخ بركان"
            ),
            "عيترون",
            "حزب الله",
        ),
    ],
)
def test_who_acts_in_another_clause_did_not_do_it(
    text: str, place: str, who: str
) -> None:
    there = [c for c in claims(text) if place in [p.name for p in c.places]]
    assert there
    assert who not in [a.name for c in there for a in c.actors]


def test_what_a_shell_fell_on_is_hit() -> None:
    text = (
        "اشتبكت قوة من كتيبة النواصي مع مسلحين غرب طرابلس، وأدى سقوط قذيفة على منزل في حي "
        "أبو سليم إلى مقتل سيدة"
    )
    assert [t.name for t in one(text, "shelling").targets] == ["منزل"]


def test_what_is_answered_is_no_work_of_who_answers() -> None:
    text = "قالت الكتائب إنها قصفت مستوطنة سديروت بخمسة صواريخ ردا على مقتل ثلاثة من عناصرها"
    told = {str(c.type): c for c in claims(text)}
    assert [a.name for a in told["shelling"].actors] == ["الكتائب"]
    assert not told["shelling"].harm
    assert not told["casualties"].actors


def test_whose_death_is_answered_did_not_die_by_the_answer() -> None:
    text = "ردا على مقتل قائدها، أطلقت السرايا 25 صاروخا على عسقلان وسديروت"
    assert not one(text, "shelling").harm


def test_who_answers_sources_of_fire_fires() -> None:
    text = "رد الجيش على مصادر النيران بعد سقوط ثلاث قذائف هاون على حي المنصور"
    for claim in claims(text):
        fell = "سقوط" in claim.trigger.text
        assert not (fell and claim.actors)


def test_troops_kill_and_are_not_killed() -> None:
    text = (
        "قتلت القوات الخاصة الأمريكية زعيم التنظيم في عملية إنزال جوي على قرية باريشا"
    )
    (harm,) = one(text, "ground_attack").harm
    assert (harm.kind, harm.group, harm.low) == ("killed", "leader", 1)


@pytest.mark.parametrize(
    "text",
    [
        "حذرت الخارجية الأمريكية الأسد من استخدام السلاح الكيميائي في إدلب",
        "حذرت روسيا من هجوم كيميائي في إدلب",
    ],
)
def test_what_is_warned_of_is_not_done(text: str) -> None:
    assert not [
        c for c in claims(text) if c.type in VIOLENCE and c.status == "asserted"
    ]


def test_a_death_that_an_event_led_to_is_its_own() -> None:
    text = (
        "انفجر لغم بسيارة تقل عمالا زراعيين في بادية السخنة، ما أدى إلى وفاة خمسة منهم "
        "بينهم سيدتان"
    )
    told = [(h.kind, h.group, h.low) for h in one(text, "bombing").harm]
    assert told == [("killed", "unspecified", 5), ("killed", "woman", 2)]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("اتهمت منظمة حقوقية قوات حفتر بقصف مطار معيتيقة", "منظمة حقوقية", "قوات حفتر"),
        ("طالبت فصائل الجنوب روسيا بوقف الغارات على درعا", "فصائل الجنوب", "روسيا"),
    ],
)
def test_a_name_ends_where_another_begins(text: str, who: str, whom: str) -> None:
    spoken = claims(text)[0]
    assert [a.name for a in spoken.actors] == [who]
    assert [t.name for t in spoken.targets] == [whom]


@pytest.mark.parametrize("office", ["مدير", "رئيس", "قائد", "أمين"])
@pytest.mark.parametrize("noun", ["مصرف", "قسم", "صيدلية", "جمارك"])
def test_an_office_names_nobody(office: str, noun: str) -> None:
    text = f"اغتال مسلحون مجهولون {office} {noun} في مدينة درعا أمس"
    reading = Reader().read(Report.of(text, published="2016-12-06"))
    assert not reading.persons
    assert not [v for c in reading.claims for v in c.victims if v.name]


def test_who_bears_an_office_is_named_past_what_it_is_of() -> None:
    text = "اغتال مسلحون محافظ خليص سلطان بن ناصر أمس"
    reading = Reader().read(Report.of(text, published="2016-12-06"))
    assert [p.name for p in reading.persons] == ["سلطان بن ناصر"]


def test_of_how_many_somebody_is_made_up_is_no_part_of_the_name() -> None:
    text = "توغلت قوة إسرائيلية مؤلفة من خمس آليات في قرية معرية بريف درعا الغربي"
    assert [a.name for a in one(text, "ground_attack").actors] == ["قوة إسرائيلية"]


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        (
            "اعتقلت الشرطة الطالب سامر الأحمد من الجامعة في دمشق",
            "detention",
            "سامر الأحمد",
        ),
        ("أعدم التنظيم الجاسوس خالد الحسن في الرقة", "killing", "خالد الحسن"),
        ("قتلت القوات الطفل محمد العلي في سراقب", "casualties", "محمد العلي"),
    ],
)
def test_who_is_told_by_trade_and_name_counts_once(
    text: str, type_: str, whom: str
) -> None:
    claim = one(text, type_)
    assert [t.name for t in claim.targets] == [whom]
    assert [h.low for h in claim.harm] == [1]


def test_nobody_knows_how_many_a_body_is() -> None:
    text = "وحدات من الجيش تقضي على مجموعة إرهابية مسلحة بكامل أفرادها قرب دير الزور"
    (harm,) = one(text, "casualties").harm
    assert (harm.low, harm.high, harm.form) == (None, None, "vague")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "اعتقلت هيئة تحرير الشام الناشط سامر الأحمد في إدلب، وقالت إنه متورط في تفجير",
            "هيئة تحرير الشام",
        ),
        (
            "أسرت قوات الدعم السريع قائد حامية بابنوسة، وفق ما أعلنت في بيان مصور",
            "قوات الدعم السريع",
        ),
    ],
)
def test_who_takes_somebody_says_so_and_not_the_taken(text: str, who: str) -> None:
    told = [[s.name for s in claim.sources] for claim in claims(text)]

    assert [who] in told
    assert all(names in ([], [who]) for names in told)


def test_who_denies_in_another_clause_is_no_second_doer() -> None:
    text = (
        "ذكرت وكالة الأناضول أن طائرات روسية قصفت سوق مدينة الأتارب، بينما قالت وزارة الدفاع "
        "الروسية إن طائراتها لم تنفذ أي طلعات في المنطقة"
    )
    (told,) = [c for c in claims(text) if c.status == "asserted"]
    assert [a.name for a in told.actors] == ["طائرات روسية"]


def test_who_accuses_says_what_follows_and_not_the_accused() -> None:
    text = (
        "اتهمت منظمة هيومن رايتس ووتش الحوثيين بزرع ألغام في حقول المخا، وقالت إن ستة مدنيين "
        "قتلوا جراء انفجارها منذ آذار"
    )
    for claim in claims(text):
        assert "الحوثيين" not in [s.name for s in claim.sources]


def test_where_the_dead_are_brought_is_not_damaged() -> None:
    text = (
        "أبلغ طبيب في مستشفى الشفاء الوكالة بوصول 17 جثة إلى المستشفى بعد غارة على مدرسة تؤوي "
        "نازحين في حي الدرج"
    )
    assert not one(text, "airstrike").losses


def test_a_quality_parts_nobody_from_his_name() -> None:
    text = "اغتيل الناشط المدني إيهاب جواد برصاص مسلحين مجهولين أمام منزله في كربلاء فجر أمس"
    claim = one(text, "shooting")
    assert [t.name for t in claim.targets] == ["إيهاب جواد"]
    assert [h.low for h in claim.harm] == [1]


def test_who_sent_what_was_destroyed_did_not_destroy_it() -> None:
    text = (
        "أعلن التحالف تدمير زورقين مفخخين أطلقتهما مليشيا الحوثي من الحديدة قبل وصولهما"
    )
    assert [a.name for a in claims(text)[0].actors] == ["التحالف"]
