"""How monitoring groups count: days of a month, tolls by side and by place."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, of_type, one, tolls_of


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


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            (
                "وثق التقرير مقتل 25 شخصا، 18 منهم على يد قوات النظام، وواحد على يد هيئة تحرير "
                "الشام، وخمسة على يد جهات أخرى"
            ),
            [
                ([], [25]),
                (["قوات النظام"], [18]),
                (["هيئة تحرير الشام"], [1]),
                ([], [5]),
            ],
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
    assert tolls_of(text) == tolls


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
