"""Reports as they are written in Iraq and Libya: checkpoints, hospitals, numbered brigades."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


def test_a_number_between_strokes_is_a_number() -> None:
    text = "قتل /12/ عنصرا من الحشد وأصيب /7/ آخرون بهجوم لداعش في ديالى"

    assert harm_of(text, "ground_attack") == [("killed", 12), ("injured", 7)]


def test_a_hashtag_is_its_words() -> None:
    claim = one(
        "هاجم عناصر من #داعش قوات من #الجيش_العراقي في قرية #تل_علي", "ground_attack"
    )

    assert [a.name for a in claim.actors] == ["داعش"]
    assert [p.name for p in claim.places] == ["تل_علي"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("هاجم داعش قوة من اللواء 41 في قرية العيث", "اللواء 41"),
        ("هاجم داعش قوة من اللواء /41/ في قرية العيث", "اللواء /41/"),
        (
            "أحبط لواء المشاة الآلي 29 هجوما لداعش على ناحية بروانة",
            "لواء المشاة الآلي 29",
        ),
    ],
)
def test_the_number_of_a_brigade_is_its_name(text: str, whom: str) -> None:
    assert [t.name for t in one(text, "ground_attack").targets] == [whom]


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        ("قصفت قوات حفتر المدنيين في طرابلس", "shelling", "قوات حفتر", "المدنيين"),
        (
            "أعلن الحشد الشعبي التصدي لهجوم نفذه داعش غرب كركوك",
            "ground_attack",
            "داعش",
            "الحشد الشعبي",
        ),
        (
            "اتهم ناطق باسم مجلس شورى درنة مصر بشن غارات على المدينة",
            "condemnation",
            "شورى درنة",
            "مصر",
        ),
    ],
)
def test_a_name_ends_before_another(text: str, type_: str, who: str, whom: str) -> None:
    claim = one(text, type_)

    assert [a.name for a in claim.actors] == [who]
    assert [t.name for t in claim.targets] == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون سيطرة للجيش في منطقة الطارمية فقتلوا جنديين",
        "انفجرت سيارة مفخخة قرب سيطرة الصقور غرب بغداد",
        "قتل جنديان بهجوم على سيطرة أمنية في كركوك",
        "أعدم خمسة جنود على يد مسلحين نصبوا سيطرة وهمية قرب الرطبة",
    ],
)
def test_a_checkpoint_takes_no_ground(text: str) -> None:
    assert claims(text)
    assert of_type(text, "control") == []


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش سيطرة قواته على قرية تل علي",
        "بعد سيطرة داعش على الموصل نزح الآلاف",
        "أكد الجيش سيطرة مشتركة مع الحشد على ناحية بروانة",
    ],
)
def test_a_place_is_taken_still(text: str) -> None:
    assert one(text, "control").places


def test_who_keeps_a_post_did_not_attack_it() -> None:
    claim = one("قتل شرطي بهجوم على نقطة تفتيش في كركوك", "ground_attack")

    assert claim.actors == ()
    assert harm_of("قتل شرطي بهجوم على نقطة تفتيش في كركوك", "ground_attack") == [
        ("killed", 1)
    ]


def test_how_they_were_killed_stands_before_who_did_it() -> None:
    text = "أعدم خمسة جنود رميا بالرصاص على يد مسلحين مجهولين قرب الرطبة"

    assert [a.name for a in one(text, "killing").actors] == ["مسلحين مجهولين"]


@pytest.mark.parametrize(
    ("text", "type_", "tolls"),
    [
        (
            "استقبل مستشفى الفلوجة عشر جثث وتسعة مصابين سقطوا إثر القصف على المدينة",
            "shelling",
            [("killed", 10), ("injured", 9)],
        ),
        (
            "أعلن مستشفى الجلاء استقبال قتيل وثمانية جرحى جراء سقوط قذائف على الليثي",
            "shelling",
            [("killed", 1), ("injured", 8)],
        ),
        (
            "تسلم مستشفى الجلاء 11 قتيلا و32 مصابا في تفجيرين ببنغازي",
            "bombing",
            [("killed", 11), ("injured", 32)],
        ),
        (
            "وصل إلى مستشفى الزاوية 4 قتلى و10 جرحى جراء الاشتباكات في المدينة",
            "clash",
            [("killed", 4), ("injured", 10)],
        ),
    ],
)
def test_whom_a_hospital_took_in(
    text: str, type_: str, tolls: list[tuple[str, int]]
) -> None:
    (claim,) = claims(text)

    assert claim.type == type_
    assert harm_of(text, type_) == tolls
    assert not any("مستشفى" in p.name for p in claim.places)


@pytest.mark.parametrize(
    ("text", "type_", "tolls"),
    [
        (
            "أدى انفجار عبوة ناسفة إلى إصابة نجل عقيد بجروح وسط بنغازي",
            "bombing",
            [("injured", 1)],
        ),
        (
            "قتل شقيق عضو في مجلس المحافظة بانفجار عبوة لاصقة في بعقوبة",
            "bombing",
            [("killed", 1)],
        ),
        (
            "اغتال مسلحون شقيق عضو مجلس محافظة نينوى في الرشيدية",
            "shooting",
            [("killed", 1)],
        ),
    ],
)
def test_whose_kin_he_is_was_not_harmed(
    text: str, type_: str, tolls: list[tuple[str, int]]
) -> None:
    assert {c.type for c in claims(text)} == {type_}
    assert harm_of(text, type_) == tolls


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        (
            "ذكر بيان لخلية الإعلام الأمني أن طائرة قصفت وكرا لداعش في وادي حوران",
            ["خلية الإعلام الأمني"],
        ),
        (
            "ذكر مكتب إعلام الغرفة أن طائرة قصفت رتلا لداعش قرب سرت",
            ["مكتب إعلام الغرفة"],
        ),
        ("قصفت طائرة وكرا لداعش في هيت وفق معلومات استخبارية دقيقة", []),
    ],
)
def test_who_tells_a_strike(text: str, teller: list[str]) -> None:
    (claim,) = claims(text)

    assert [s.name for s in claim.sources] == teller


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "قصفت قوات ما يعرف بفجر ليبيا مطار طرابلس",
            "shelling",
            "قوات ما يعرف بفجر ليبيا",
        ),
        (
            "قتل شرطيان في هجوم شنه مسلحون (الأحد) على مقرهم في الموصل",
            "ground_attack",
            "مسلحون",
        ),
    ],
)
def test_the_name_of_who_did_it(text: str, type_: str, who: str) -> None:
    assert [a.name for a in one(text, type_).actors] == [who]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("اندلعت اشتباكات بين فصيلين في مناطق بوسط طرابلس", "clash", "طرابلس"),
        (
            "قتل جندي وسط بنغازي برصاص مجهولين أثناء توجهه إلى مقر عمله",
            "shooting",
            "بنغازي",
        ),
    ],
)
def test_where_it_was(text: str, type_: str, place: str) -> None:
    assert [p.name for p in one(text, type_).places] == [place]


def test_a_wary_calm_warns_of_nothing() -> None:
    text = "يسود طرابلس هدوء حذر بعد ساعات من الاشتباكات بالأسلحة الثقيلة"

    assert one(text, "clash").status == "asserted"


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        (
            "تمكنت قوة من اللواء 27 من إحباط تعرض لفلول داعش في الحضر",
            "ground_attack",
            "فلول داعش",
            "اللواء 27",
        ),
        (
            "هاجم تنظيم داعش قرية تل الورد، وتمكنت البيشمركة من صد الهجوم",
            "ground_attack",
            "تنظيم داعش",
            "البيشمركة",
        ),
        (
            "تعرضت قوات المجلس لغارات من قبل السلاح الجوي للجيش في النوفلية",
            "airstrike",
            "السلاح الجوي للجيش",
            "قوات المجلس",
        ),
    ],
)
def test_who_fought_it_off_did_not_attack(
    text: str, type_: str, who: str, whom: str
) -> None:
    claim = one(text, type_)

    assert [a.name for a in claim.actors] == [who]
    assert [t.name for t in claim.targets] == [whom]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "أفاد مصدر أمني لم يذكر اسمه بمقتل ثلاثة جنود بانفجار عبوة في هيت",
            [("killed", 3)],
        ),
        (
            "كشف مصدر طلب عدم الكشف عن هويته عن إصابة خمسة جنود بانفجار لغم في سرت",
            [("injured", 5)],
        ),
        (
            "قال مصدر أمني طلب عدم كشف اسمه إن جنديين قتلا بانفجار لغم في سرت",
            [("killed", 2)],
        ),
        ("قال مصدر لم يذكر اسمه إن انفجار لغم في سرت لم يسفر عن سقوط ضحايا", []),
    ],
)
def test_whose_name_is_withheld_denies_no_harm(
    text: str, tolls: list[tuple[str, int]]
) -> None:
    assert harm_of(text, "bombing") == tolls


@pytest.mark.parametrize(
    ("text", "type_", "tolls"),
    [
        (
            "أعلن الجيش مقتل 23 إرهابيا في بغداد، في حين أصيب مدني بانفجار عبوة في الدورة",
            "bombing",
            [("injured", 1)],
        ),
        (
            "كشفت حصيلة عن ارتفاع عدد القتلى إلى 100، بينما قتل جندي في انفجار صاروخ",
            "shelling",
            [("killed", 1)],
        ),
        (
            "قتل مدني فيما أصيب ثلاثة بقصف على درعا",
            "shelling",
            [("killed", 1), ("injured", 3)],
        ),
    ],
)
def test_an_event_past_a_contrast_has_its_own_victims(
    text: str, type_: str, tolls: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == tolls
