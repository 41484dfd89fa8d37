"""How monitoring groups count: days of a month, tolls by side and by place."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "في الثالث من شباط قصفت القوات بلدة سرمين. وفي التاسع منه قصفت مدينة أريحا",
            ["2016-02-03", "2016-02-09"],
        ),
        (
            "في 3 شباط قصفت القوات بلدة سرمين. وفي 12 من الشهر نفسه قصفت مدينة أريحا",
            ["2016-02-03", "2016-02-12"],
        ),
        ("- 19/1: قصفت مدفعية النظام بلدة سرمين", ["2016-01-19"]),
        (
            "الحوادث: 19/1 - قصفت القوات بلدة سرمين. 20/1 - قصفت القوات بلدة النيرب",
            ["2016-01-19", "2016-01-20"],
        ),
    ],
)
def test_a_list_of_days_dates_each_of_its_events(text: str, days: list[str]) -> None:
    told = [c.date.from_ for c in of_type(text, "shelling") if c.date is not None]

    assert told == days


def test_a_number_of_it_is_no_day_where_no_month_was_told() -> None:
    claim = one("قصفت القوات بلدة سرمين وأصيب في 9 منه جنود", "shelling")

    assert claim.date is None


def test_the_dawn_of_a_day_in_digits_blows_nothing_up() -> None:
    text = "وثق المركز منذ العاشر من شباط وحتى فجر الـ 21 منه مقتل عشرة مدنيين في قصف على تعز"

    assert of_type(text, "bombing") == []
    assert of_type(text, "shelling")


def test_above_all_denies_nothing() -> None:
    text = "وثقت المنظمة ضربات جوية عدة لا سيما الغارات التي طالت صنعاء أمس"

    assert {c.status for c in of_type(text, "airstrike")} == {"asserted"}


def test_one_massacre_is_not_one_dead() -> None:
    text = "ارتكبت القوات 6 مجازر في حمص، ومجزرة واحدة في كل من درعا وحماة"

    assert [h for c in claims(text) for h in c.harm] == []


@pytest.mark.parametrize("among", ["فيما بينها", "في ما بينها"])
def test_those_who_fight_among_themselves_fight_nobody_else(among: str) -> None:
    text = f"قصف الجيش عفرين. واندلعت اشتباكات بين الفصائل المسلحة {among}"

    assert [a.name for a in one(text, "clash").actors] == ["الفصائل المسلحة"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            (
                "وثقت الشبكة مقتل 267 مدنيا بينهم خمسة مسعفين، بالإضافة إلى 25 شخصا قضوا تحت "
                "التعذيب"
            ),
            ([267, 5], [25]),
        ),
        (
            "قال التقرير إن 50 شخصا قتلوا في عفرين، بينهم 6 أطفال، و4 أشخاص قتلوا تحت التعذيب",
            ([50, 6], [4]),
        ),
        ("قتل 50 شخصا في عفرين، منهم 4 أشخاص أعدموا ميدانيا", ([50], [4])),
    ],
)
def test_a_toll_is_not_of_what_befell_others_told_after_it(
    text: str, killed: tuple[list[int], list[int]]
) -> None:
    told = [[h.low for h in one(text, t).harm] for t in ("casualties", "killing")]

    assert tuple(told) == killed


def _tolls(text: str) -> list[tuple[list[str], list[int | None]]]:
    """Who killed, and how many, as each toll of a text tells."""
    told = of_type(text, "casualties")
    return [([a.name for a in c.actors], [h.low for h in c.harm]) for c in told]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            (
                "وثق التقرير مقتل 25 شخصا، 18 منهم على يد قوات النظام، وواحد على يد هيئة تحرير "
                "الشام، وخمسة على يد جهات أخرى"
            ),
            [([], [25]), (["قوات النظام"], [18]), (["هيئة تحرير الشام"], [1])],
        ),
        (
            "وثق التقرير مقتل مدنيين اثنين على يد تنظيم الدولة وواحد على يد هيئة تحرير الشام",
            [(["تنظيم الدولة"], [2]), (["هيئة تحرير الشام"], [1])],
        ),
        (
            (
                "قتل مدنيان على يد فصائل المعارضة، وتسعة مدنيين بينهم أربعة أطفال وسيدة على يد "
                "قوات سوريا الديمقراطية، بالإضافة إلى 63 مدنيا على يد جهات أخرى"
            ),
            [(["فصائل المعارضة"], [2]), (["قوات سوريا الديمقراطية"], [9, 4])],
        ),
        (
            (
                "أوضح التقرير أن القتلى الـ 267 بينهم 72 طفلا، سقط 130 مدنيا منهم على يد قوات "
                "النظام بينهم 36 طفلا و12 سيدة، في حين قتلت القوات الروسية 60 مدنيا"
            ),
            [(["قوات النظام"], [130, 36, 12]), (["القوات الروسية"], [60])],
        ),
    ],
)
def test_each_toll_is_of_those_at_whose_hands_it_fell(
    text: str, tolls: list[tuple[list[str], list[int]]]
) -> None:
    assert _tolls(text) == tolls


def test_one_and_another_of_a_kind_are_no_number() -> None:
    text = "قتل ثلاثة مدنيين وواحد من أبرز القادة في قصف على حلب"

    assert [h.low for h in one(text, "shelling").harm][:1] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عدد ضحايا الألغام 273 مدنيا، بينهم (81 قتيلا و192 جريحا)",
        "وثق المرصد سقوط 273 ضحية بينهم 81 قتيلا و192 جريحا في مأرب",
    ],
)
def test_victims_of_whom_some_died_did_not_all_die(text: str) -> None:
    told = [(k, n) for k, n in harm_of(text, "casualties") if k != "killed_or_injured"]

    assert told == [("killed", 81), ("injured", 192)]


def test_a_total_counts_those_that_it_is_of() -> None:
    text = "قتل ما مجموعه 1332 عراقيا وأصيب 2108 آخرون جراء أعمال العنف في نينوى"

    assert harm_of(text, "casualties") == [("killed", 1332), ("injured", 2108)]


@pytest.mark.parametrize(
    "cost",
    [
        "وأسفرت الحرب منذ اندلاعها عن مقتل 20 ألف شخص",
        "وأودى النزاع منذ نيسان 2013 بحياة 20 ألف شخص",
    ],
)
def test_what_a_war_has_cost_is_not_of_the_fight_told_before(cost: str) -> None:
    text = f"دارت اشتباكات بين الجيش وقوات الدعم السريع في الخرطوم. {cost}"

    assert harm_of(text, "clash") == []
    assert harm_of(text, "casualties") == [("killed", 20_000)]


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
    assert _tolls(text) == tolls


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
