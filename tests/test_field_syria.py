"""How Syrian monitors, committees and agencies tell what befell whom, and by whom."""

from __future__ import annotations

import pytest

from posted import READER, claims, harm_of, of_type, one
from tawthiq import Report
from tawthiq.extract.harm.told import befell


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "مقتل خمسة مدنيين أعدموا ميدانيا برصاص عناصر من القوات الحكومية في إزرع",
            ["القوات الحكومية"],
        ),
        (
            "أعدموا ميدانيا في الحولة برصاص ميليشيا الدفاع الوطني",
            ["ميليشيا الدفاع الوطني"],
        ),
    ],
)
def test_by_whose_shots_a_killing_was_done(text: str, who: list[str]) -> None:
    claim = one(text, "killing")

    assert [a.name for a in claim.actors] == who
    assert all(t.name not in who for t in claim.targets)


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "هاجم مسلحون عنصرين من قسد في الكسرة ما أدى لمقتل أحدهما وإصابة الآخر",
            "ground_attack",
            [("killed", 1), ("injured", 1)],
        ),
        (
            "أطلق مجهولون النار على شرطيين في بلدة الشجرة ما تسبب بمقتل أحدهما",
            "shooting",
            [("killed", 1)],
        ),
    ],
)
def test_those_told_one_by_one_are_not_counted_whole(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm


@pytest.mark.parametrize(
    "who",
    [
        "عنصر من الدفاع المدني",
        "عنصران من الخوذ البيضاء",
        "ثلاثة من عناصر الخوذ البيضاء",
        "متطوعان في الدفاع المدني",
    ],
)
def test_members_of_the_civil_defence_are_rescuers(who: str) -> None:
    claim = one(f"قتل {who} بغارة على سراقب", "airstrike")

    assert {h.group for h in claim.harm} == {"medic"}


def test_the_same_month_is_the_one_told_before() -> None:
    first, second = of_type(
        "في 5 كانون الثاني أصيب 4 أطفال بانفجار لغم في البوغاز،"
        " وفي 9 من الشهر ذاته جرح طفلان بانفجار لغم في كفر حلب",
        "bombing",
    )

    assert [str(c.date.from_) for c in (first, second) if c.date] == [
        "2016-01-05",
        "2016-01-09",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "خلفت غارة جوية مجزرة في مدينة الميادين راح ضحيتها 9 مدنيين",
        "أسفر القصف الجوي على مدينة الميادين عن مجزرة راح ضحيتها 9 مدنيين",
    ],
)
def test_a_massacre_that_a_strike_left_is_no_second_event(text: str) -> None:
    (claim,) = claims(text)

    assert claim.type == "airstrike"
    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 9)]


def test_a_village_is_no_stoning() -> None:
    text = "سيطر الجيش على قرى رسم الورد ورجم الشيخ وأبو ميال"

    assert {c.type for c in claims(text)} == {"control"}
    assert of_type("رجم التنظيم امرأة في مدينة الميادين", "killing")


def test_mines_that_were_cleared_did_not_go_off() -> None:
    text = "ثبت الجيش نقاطه بعد إزالة الألغام والعبوات الناسفة التي زرعها تنظيم داعش"

    assert not of_type(text, "bombing")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "أعلنت القوات القبض على خلية إرهابية مرتبطة بتنظيم داعش في إدلب",
            "خلية إرهابية",
        ),
        ("أعدمت القوات 312 مدنيا ميدانيا في بلدة المزرعة", "مدنيا"),
        ("استهدفت غارة اللواء 90 الملاصق لمساكن الضباط في درعا", "اللواء 90"),
        ("ألقت القوات القبض على أربعة أشخاص مشتبه بهم في تدمر", "أشخاص مشتبه بهم"),
    ],
)
def test_where_the_name_of_who_was_hit_or_taken_ends(text: str, name: str) -> None:
    (claim,) = claims(text)

    assert [t.name for t in claim.targets] == [name]


def test_who_caught_the_suspects_made_no_attack() -> None:
    text = "ألقت القوات القبض على أربعة أشخاص مشتبه بهم في الهجوم على سوق تدمر"

    assert not [c.actors for c in of_type(text, "ground_attack") if c.actors]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أعلنت مديرية صحة حلب مقتل 5 مدنيين بقصف على المدينة", "مديرية صحة حلب"),
        ("لفتت المصادر النظر إلى مقتل 9 أشخاص في قصف على عربين", "المصادر"),
    ],
)
def test_who_tells_is_named_in_full_and_no_further(text: str, source: str) -> None:
    assert [s.name for s in one(text, "shelling").sources] == [source]


def test_the_gangs_of_the_ruler_are_his_army() -> None:
    text = "كبد الجيش الحر عصابات بشار الأسد خسائر فادحة في المعارك الدائرة في حلب"

    names = [a.name for a in one(text, "clash").actors]

    assert names == ["الجيش الحر", "عصابات بشار الأسد"]


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "حاولت قوات النظام اقتحام داريا، تصدى لهم الثوار واستهدفوا دبابة",
            "ground_attack",
            ["الثوار"],
        ),
        (
            'قام عناصر "جيش الإسلام" على خلفية قصف قوات النظام المدينة بحملة في دوما',
            "shelling",
            ["قوات النظام"],
        ),
    ],
)
def test_who_did_something_else_had_no_hand_in_it(
    text: str, type_: str, who: list[str]
) -> None:
    (claim,) = [c for c in of_type(text, type_) if c.status == "asserted"]

    assert [a.name for a in claim.actors] == who


def test_whose_men_died_took_nobody() -> None:
    text = "قتل ثلاثة عناصر من لواء القدس وخطف أربعة آخرون مع سيارتهم قرب السخنة"

    assert not one(text, "abduction").actors


def test_guns_do_not_fly_whatever_else_does() -> None:
    text = (
        "تعرضت بلدة مضايا لقصف مدفعي، بالتزامن مع إلقاء الطيران المروحي برميلين متفجرين "
        "على خان الشيح"
    )

    (guns,) = of_type(text, "shelling")
    (bombs,) = of_type(text, "airstrike")

    assert [p.name for p in guns.places] == ["مضايا"]
    assert [p.name for p in bombs.places] == ["خان الشيح"]


def test_who_fell_elsewhere_was_not_killed_by_the_aircraft_told_before() -> None:
    text = (
        "قصف الطيران المروحي مدينة جسر الشغور، كذلك استشهد مقاتل من الفصائل خلال "
        "الاشتباكات مع قوات النظام في ريف حلب الجنوبي"
    )

    assert not one(text, "airstrike").harm
    assert harm_of(text, "clash") == [("killed", 1)]


def test_whose_support_somebody_has_is_no_part_of_his_name() -> None:
    text = "شنت فصائل بدعم من الطيران الحربي هجوما على قريتي علوش وتل عريش"

    assert [a.name for a in one(text, "ground_attack").actors] == ["فصائل"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("تم تفجير دبابة وسيارة ذخيرة على مفرق حيش", ["دبابة", "سيارة"]),
        ("تمكن الثوار من تفجير دبابة لقوات النظام بعبوة ناسفة في حيش", ["دبابة"]),
    ],
)
def test_what_is_blown_up_is_lost_and_no_weapon(text: str, lost: list[str]) -> None:
    claim = one(text, "bombing")

    assert [x.item for x in claim.losses] == lost
    assert all(w.name not in lost for w in claim.weapons)
    assert one("تفجير سيارة مفخخة في حي الزهراء", "bombing").weapons


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قصفت قوات الاحتلال التركي محيط السد في كوباني", "turkey_army"),
        ("قصفت طائرة للاحتلال التركي سيارة في كوباني", "turkey_army"),
        ("قصف طيران الاحتلال الروسي مدينة دوما", "russian_air"),
        ("قصفت قوات الاحتلال الإماراتي قرية في شبوة", None),
        ("قصفت قوات الاحتلال قرية في القنيطرة", "israel_army"),
    ],
)
def test_whose_the_occupation_is_that_an_adjective_names(
    text: str, who: str | None
) -> None:
    (claim,) = claims(text)

    assert [a.id for a in claim.actors] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("دكت وحدات من الجيش العربي السوري مواقع قرب حلب", "syria_army"),
        ("هاجم عناصر من تنظيم داعش حاجزا قرب الميادين", "is"),
    ],
)
def test_the_side_of_those_who_act_is_known_by_its_name(text: str, who: str) -> None:
    (claim,) = claims(text)

    assert [a.id for a in claim.actors] == [who]


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("قصفت طائرات النظام سراقب", "طائرات النظام", "سراقب"),
        ("استهدفت مروحيات النظام خان شيخون", "مروحيات النظام", "خان شيخون"),
    ],
)
def test_the_town_after_whose_aircraft_they_are_is_what_they_hit(
    text: str, who: str, where: str
) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == [who]
    assert [p.name for p in claim.places] == [where]


def test_whom_a_side_in_marks_moves_is_no_part_of_its_name() -> None:
    text = "استهدفت “قسد” المدنيين في حي الهلك بالرصاص"

    claim = one(text, "shooting")

    assert [a.name for a in claim.actors] == ["قسد"]
    assert [t.name for t in claim.targets] == ["المدنيين"]


def test_whose_an_office_is_may_stand_in_marks() -> None:
    text = 'أعلن المركز الإعلامي لـ"قسد" مقتل مدني بقصف تركي على كوباني'

    assert [s.name for s in one(text, "shelling").sources] == [
        'المركز الإعلامي لـ"قسد"'
    ]


def test_whose_men_died_at_an_attempt_made_it() -> None:
    text = "قتل خمسة عناصر من قوات النظام خلال محاولتهم التسلل إلى بلدة كبانة"

    claim = one(text, "ground_attack")

    assert [a.name for a in claim.actors] == ["قوات النظام"]
    assert not claim.targets


def test_people_are_counted_once_whatever_is_said_of_them() -> None:
    either = "أدى القصف لسقوط عشرات الضحايا بين قتلى وجرحى في حلب وإدلب"
    bodies = "وجدت جثامين ثلاثة مدنيين مصابة بطلقات نارية قرب دوما"

    assert harm_of(either, "shelling") == [("killed_or_injured", None)]
    assert all(h.kind == "killed" for c in claims(bodies) for h in c.harm)


def test_a_vehicle_that_was_hit_is_damaged() -> None:
    text = "قصفت القوات الرتل ودمرت دبابة، إضافة إلى إصابة 3 عربات عسكرية مصفحة"

    assert [(x.item, x.low, x.state) for x in one(text, "shelling").losses] == [
        ("دبابة", 1, "destroyed"),
        ("عربات عسكرية", 3, "damaged"),
    ]


def test_property_is_lost_once_however_it_is_described() -> None:
    text = "تسببت الغارة على عربين بدمار في الأبنية والممتلكات العامة والخاصة"

    assert [x.item for x in one(text, "airstrike").losses] == [
        "الأبنية",
        "الممتلكات العامة",
    ]


def test_whoever_their_forces_are_they_are_not_whom_they_killed() -> None:
    text = (
        "تحاول الفصائل المسلحة السيطرة على السد. وقال المتحدث إن قواتهم قتلت أربعين مسلحا "
        "من الفصائل"
    )

    claim = one(text, "casualties")

    assert [t.name for t in claim.targets] == ["الفصائل المسلحة"]
    assert all(a.name != "الفصائل المسلحة" for a in claim.actors)


def test_how_many_live_in_a_town_suffered_nothing_by_being_told() -> None:
    text = "يعيش في داريا قرابة ستة آلاف مدني من أصل مئتي ألف نزحوا عنها"
    (chunks,) = READER.stages(Report.of(text)).chunks
    living = next(i for i, c in enumerate(chunks) if c.kind == "people")

    assert not befell(chunks, living)
