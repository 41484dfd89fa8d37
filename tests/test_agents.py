"""Whom the grammar of a clause makes its agent: relatives, pronouns, negations, accusers."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "قالت مصادر إن المنزل الذي قصفه الاحتلال في حي التفاح يعود لعائلة نازحة",
            "shelling",
            ["الاحتلال"],
        ),
        (
            "وأوضحت المصادر أن الحاجز الذي هاجمه التنظيم يتبع للفرقة الرابعة",
            "ground_attack",
            ["التنظيم"],
        ),
        (
            "قصف الطيران منطقة يسيطر عليها التنظيم الذي أعدم أمس خمسة من أبناء العشيرة",
            "killing",
            ["التنظيم"],
        ),
        (
            (
                "قال محافظ الأنبار إن التنظيم أعدم 50 من أبناء عشيرة البونمر التي تقاتل إلى "
                "جانب القوات الحكومية"
            ),
            "killing",
            ["التنظيم"],
        ),
        (
            "قال مسؤول محلي إن مسلحين خطفوا ثلاثة رعاة كان الحشد قد حذرهم من الصحراء",
            "abduction",
            ["مسلحين"],
        ),
        (
            "مليشيا الحوثي تقنص امرأة مسنة في قرية الشقب جنوب تعز",
            "shooting",
            ["مليشيا الحوثي"],
        ),
        (
            (
                "لقي قيادي في الحركة حتفه بغارة استهدفت سيارته، ولم يعلق الجيش الإسرائيلي "
                "على الحادث"
            ),
            "airstrike",
            [],
        ),
        (
            (
                "شنت القوات حملة لملاحقة مسلحين، فيما انفجرت سيارة مفخخة قرب حاجز ما أدى إلى "
                "مقتل أربعة جنود"
            ),
            "bombing",
            [],
        ),
        (
            "اعترضت القبة الحديدية معظم الصواريخ التي أطلقت من غزة، فيما سقط أحدها في عسقلان",
            "shelling",
            [],
        ),
        (
            "ونسبت وزارة الدفاع الهجوم إلى تنظيم داعش",
            "ground_attack",
            ["تنظيم داعش"],
        ),
        (
            "وقال مسؤول إن الحوثيين يقفون وراء الهجوم على الناقلة",
            "ground_attack",
            ["الحوثيين"],
        ),
    ],
)
def test_who_did_it(text: str, type_: str, who: list[str]) -> None:
    assert [a.name for a in one(text, type_).actors] == who


def test_a_denial_denies_its_own_act_and_not_what_another_is_accused_of() -> None:
    told = of_type(
        "نفى الجيش أن يكون قد قصف المخيم الذي قتل فيه 20 نازحا، متهما الحوثيين باستهدافه",
        "shelling",
    )

    assert [(c.status, [a.name for a in c.actors]) for c in told] == [
        ("denied", ["الجيش"]),
        ("asserted", ["الحوثيين"]),
    ]


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        ("اتهمت الحكومة الجيش بقصف المخيم", "shelling", "الحكومة"),
        (
            "اتهم رئيس الوزراء حزب العمال الكردستاني بتنفيذ الهجوم",
            "ground_attack",
            "رئيس الوزراء",
        ),
        (
            "اتهم وزير الدفاع التركي خلوصي أكار وحدات الحماية بقصف مدينة كلس",
            "shelling",
            "خلوصي أكار",
        ),
    ],
)
def test_who_accuses_is_the_source_of_the_act(text: str, type_: str, who: str) -> None:
    assert [s.name for s in one(text, type_).sources] == [who]


def test_whom_a_later_speech_is_at_is_not_condemned_by_the_first() -> None:
    told = of_type(
        "أدان مجلس الأمن الهجوم على القافلة في أورم الكبرى، وحملت واشنطن موسكو المسؤولية عنه",
        "condemnation",
    )

    assert [t.name for t in told[0].targets] == []
    assert [t.name for t in told[-1].targets] == ["موسكو"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("قصفت الفصائل قاعدة حميميم الجوية", "shelling"),
        ("استهدف الثوار كتيبة الدفاع الجوي في الغوطة", "ground_attack"),
        ("استهدف المسلحون طائرة مروحية في مطار منغ", "ground_attack"),
        ("قصف جوي مكثف على بلدة خان شيخون", "airstrike"),
    ],
)
def test_the_name_of_what_was_hit_does_not_fly_the_strike(
    text: str, type_: str
) -> None:
    assert {c.type for c in claims(text)} == {type_}


@pytest.mark.parametrize(
    "text",
    [
        "دعا خطيب الجمعة إلى قتال القوات الأجنبية في البلاد",
        "كان المسلحان يعتزمان مهاجمة نقطة أمنية في مندلي",
        "لو لم تتدخل الطائرات لكان التنظيم قد سيطر على القاعدة، وفق ضابط في الحامية",
        "تساءل الكاتب عما إذا كانت إيران قد أرسلت صواريخ إلى الحشد",
    ],
)
def test_what_is_called_for_or_supposed_is_not_told_as_done(text: str) -> None:
    done = [c for c in claims(text) if c.status == "asserted" and c.type != "demand"]

    assert done == []


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "أكدت غرفة الطوارئ وفاة أكثر من 15 مواطنا نتيجة قصف الجيش منازلهم",
            [("killed", "civilian", 15)],
        ),
        (
            "قتلت قوات الأمن مسلحا كان قد طعن جنديا قرب الحاجز",
            [("injured", "combatant", 1), ("killed", "combatant", 1)],
        ),
        (
            "وقال سكان إن المستشفى الذي استهدفته المدفعية كان يؤوي عشرات الجرحى",
            [],
        ),
    ],
)
def test_whom_it_harmed(text: str, harm: list[tuple[str, str, int]]) -> None:
    told = [(h.kind, h.group, h.low) for c in claims(text) for h in c.harm]

    assert sorted(told) == harm


@pytest.mark.parametrize(
    "state",
    ["متأثرا بجراحه", "غرقا", "نازفا", "جوعا", "تحت أنقاض منزله", "متأثرة بجراحها"],
)
def test_no_state_of_the_dead_is_a_name(state: str) -> None:
    text = f"استشهد الشاب {state} في قصف مدفعي على بلدة كفرنبل"

    assert [v.name for c in claims(text) for v in c.victims if v.name] == []


def test_a_fighter_by_his_byname_is_no_place() -> None:
    told = claims("استشهاد المجاهد أبو عمر الحلبي على جبهة الملاح بقصف مدفعي")

    assert [v.name for c in told for v in c.victims] == ["أبو عمر الحلبي"]
    assert all(p.name != "أبو عمر" for c in told for p in c.places)


def test_a_state_in_sinai_swears_no_allegiance() -> None:
    told = claims("أعلنت ولاية سيناء مسؤوليتها عن الهجوم")

    assert "defection" not in {c.type for c in told}
    assert {a.name for c in told for a in c.actors} == {"ولاية سيناء"}


def test_this_day_of_another_year() -> None:
    told = claims("في مثل هذا اليوم من عام 2013 قصف النظام الغوطة بالصواريخ")

    assert [(c.date.from_, c.date.to) for c in told if c.date] == [
        ("2013-03-14", "2013-03-14")
    ]


def test_whose_account_it_is_keeps_no_report_from_being_read() -> None:
    text = "بحسب رواية السكان، دخلت القوات القرية ليلا وأضرمت النار في المنازل"

    assert len(claims(text)) > 0


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتلت عائلة مؤلفة من خمسة أشخاص في غارة على خان يونس", [("civilian", 5)]),
        (
            "قتلت أم وثلاثة من أولادها وجرح والدهم في غارة على أرنبة",
            [("unspecified", 3), ("woman", 1)],
        ),
        ("دهس شاب ثلاثة مستوطنين قبل أن يقتله جندي في الموقع", [("unspecified", 1)]),
    ],
)
def test_kin_and_those_who_killed_are_counted_once(
    text: str, killed: list[tuple[str, int]]
) -> None:
    told = [
        (h.group, h.low) for c in claims(text) for h in c.harm if h.kind == "killed"
    ]

    assert sorted(told) == killed


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("اعتقل جهاز الردع القيادي في التنظيم هاشم أبو سدرة", "جهاز الردع"),
        (
            "اعتقلت الاستخبارات العراقية المسؤول عن تجنيد الانتحاريين",
            "الاستخبارات العراقية",
        ),
        ("واتهم الأهالي كتيبة السلعة بقصف منازلهم", "الأهالي"),
        ("اتهم الوزير حركة الشباب بتنفيذ الهجوم", "الوزير"),
        ("يتبادل الجيش من مواقعه شمال المدينة وقوات الدعم السريع القصف", "الجيش"),
    ],
)
def test_a_name_ends_where_somebody_else_is_named(text: str, who: str) -> None:
    assert claims(text)[0].actors[0].name == who
