"""Who is counted once, by whose hands they fell, and where, in lists of monitoring groups."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one, tolls_of


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        (
            (
                "أدانت الشبكة المجزرة التي ارتكبتها قوات الدعم السريع في الفاشر، وأكدت أن القصف "
                "قتل سبعة أشخاص"
            ),
            "الشبكة",
        ),
        (
            "استنكرت المنظمة القصف الذي نفذته القوات على حلب، وقالت إن مسلحين خطفوا طبيبا",
            "المنظمة",
        ),
    ],
)
def test_who_acts_in_a_relative_clause_does_not_go_on_to_speak(
    text: str, teller: str
) -> None:
    assert teller in {s.name for c in claims(text) for s in c.sources}
    assert all("القوات" not in s.name for c in claims(text) for s in c.sources)


@pytest.mark.parametrize("verb", ["ارتكبت مجزرة", "قصفت مدرسة"])
def test_those_of_whom_each_did_it_all_did_and_nobody_before_them(verb: str) -> None:
    text = (
        "أعلنت المنظمة أن قوات النظام قصفت سوقا في حلب، مضيفة أن كلا من القوات الروسية "
        f"ووحدات الحماية {verb} في الرقة"
    )

    told = [c for c in claims(text) if [p.name for p in c.places] == ["الرقة"]]

    assert [{a.name for a in c.actors} for c in told] == [
        {"القوات الروسية", "وحدات الحماية"}
    ]


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "قتل ثلاثة مدنيين في غارة على تعز، فيما قتل آخر في قصف على لحج",
            "shelling",
            [("killed", 1)],
        ),
        (
            "سقط 4 قتلى في الحديدة، ثلاثة نتيجة انفجار لغم في التحيتا، فيما قتل آخر بقذيفة",
            "bombing",
            [("killed", 3)],
        ),
        ("قتل مدنيان اثنان (2) في قصف على سرت", "shelling", [("killed", 2)]),
        ("أصيب ثلاثة (3) آخرون في انفجار لغم قرب ودان", "bombing", [("injured", 3)]),
        (
            "اعتقلت القوات خمسة (5) مدنيين في سبها بينهم (2) من الأطفال",
            "detention",
            [("captured", 5), ("captured", 2)],
        ),
    ],
)
def test_whoever_is_counted_is_counted_once(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "سجل المركز مقتل 158 مدنيا، و158 آخرون قتلتهم القوات الروسية",
            [([], [158]), (["القوات الروسية"], [158])],
        ),
        (
            "سجل المركز 219 قتيلا، قتلت القوات 52 منهم وقتل التحالف 30",
            [([], [219]), (["القوات"], [52]), (["التحالف"], [30])],
        ),
        ("قتل مستوطنون 11 فلسطينيا في عام 2015", [(["مستوطنون"], [11])]),
        (
            "قتلت القوات الروسية 60 مدنيا، وبلغ عدد ضحايا تنظيم الدولة 20 مدنيا",
            [(["القوات الروسية"], [60]), (["تنظيم الدولة"], [20])],
        ),
    ],
)
def test_each_killer_has_his_own_dead(
    text: str, tolls: list[tuple[list[str], list[int]]]
) -> None:
    assert tolls_of(text) == tolls


def test_each_place_of_a_list_has_its_own_dead() -> None:
    text = (
        "بلغ عدد الضحايا في بغداد 31 قتيلا و70 جريحا، تلتها محافظة الأنبار بـ15 قتيلا و37 "
        "جريحا"
    )
    told = of_type(text, "casualties")

    assert [[p.name for p in c.places] for c in told] == [["بغداد"], ["الأنبار"]]
    assert [[h.low for h in c.harm] for c in told] == [[31, 70], [15, 37]]


def test_a_second_toll_of_a_list_counts_what_its_noun_says() -> None:
    text = "ارتفع عدد القتلى إلى 20 وعدد الجرحى إلى 30 في قصف على حلب"

    assert harm_of(text, "shelling") == [("killed", 20), ("injured", 30)]


def test_two_who_were_shot_by_two_were_shot_twice() -> None:
    text = "قتل شاب برصاص قناص في تعز، وقتل طفلان برصاص جنود في مأرب"
    told = of_type(text, "shooting")

    assert [[a.name for a in c.actors] for c in told] == [["قناص"], ["جنود"]]
    assert [[h.low for h in c.harm] for c in told] == [[1], [2]]


def test_those_joined_to_a_killer_killed_with_him() -> None:
    claim = one("قتل ثلاثة مدنيين على أيدي مستوطنين وجنود في نابلس", "casualties")

    assert [a.name for a in claim.actors] == ["مستوطنين", "جنود"]
    assert "جنود" not in [t.name for t in claim.targets]


@pytest.mark.parametrize(
    ("text", "type_", "where"),
    [
        ("ارتكبت القوات ثماني مجازر في حلب، وستا في إدلب", "killing", ["حلب", "إدلب"]),
        ("شنت الطائرات 12 غارة على صعدة و5 على تعز", "airstrike", ["صعدة", "تعز"]),
    ],
)
def test_as_many_more_in_another_place_are_told_of_it_too(
    text: str, type_: str, where: list[str]
) -> None:
    assert [p.name for p in one(text, type_).places] == where


def test_a_toll_of_a_day_is_not_of_what_killed_one_among_them() -> None:
    text = (
        "ارتفع إلى 8 عدد الشهداء الذين قضوا اليوم في درعا، بينهم قائد استشهد جراء قصف على "
        "بلدة الكرك"
    )

    assert [h.low for h in one(text, "casualties").harm] == [8]
    assert [h.group for h in one(text, "shelling").harm] == ["leader"]


def test_who_shells_in_one_clause_took_nobody_in_the_next() -> None:
    text = "قصفت قوات النظام بلدة صيدا، بينما عثر على جثمان شاب مقتولا بعد خمسة أيام من اختطافه"

    assert [a.name for c in of_type(text, "abduction") for a in c.actors] == []


def test_a_sum_of_a_wars_doctors_is_of_doctors_and_of_no_one_deed() -> None:
    text = (
        "ارتفع عدد الأطباء الذين فقدوا حياتهم منذ اندلاع الحرب إلى 233 قتيلا بعد قيام قوات "
        "الدعم السريع باستهداف طبيب في منزله"
    )
    claim = one(text, "casualties")

    assert [(h.group, h.low) for h in claim.harm] == [("medic", 233)]
    assert claim.actors == ()


def test_an_item_of_a_list_is_never_the_rest_of_the_one_before() -> None:
    text = (
        "حصاد الأسبوع من الانتهاكات في الضفة الغربية وقطاع غزة كما وثقها\n"
        "• وفاة معتقل من نابلس في ظروف غامضة في السجن بعد شهر من مرضه\n"
        "• قوات الاحتلال تنفذ عملية اقتحام واسعة في مخيم جنين مساء أمس\n"
        "• مستوطنون يقطعون مئات الأشجار في قرية قريبة من مدينة الخليل\n"
        "• إطلاق النار تجاه قوارب الصيد في بحر غزة دون وقوع أي إصابات"
    )

    (raid,) = of_type(text, "ground_attack")
    assert [a.name for a in raid.actors] == ["قوات الاحتلال"]
    assert all("مستوطنون" not in a.name for a in raid.actors)
    assert raid.quote.text.startswith("• قوات") or raid.quote.text.startswith("قوات")


def test_a_pronoun_that_opens_a_list_of_villages_is_none_of_them() -> None:
    text = "قصفت القوات خمس قرى هي: الهبيط ومعرة حرمة وحيش"

    assert "هي" not in [p.name for p in one(text, "shelling").places]
