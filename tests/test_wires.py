"""Sentences in the style of agencies and correspondents, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.model import Claim
from test_names import cut, named


def one(text: str, published: str = "2023-10-15") -> Claim:
    """The one claim of a text."""
    (found,) = claims(text, published)
    return found


def harm(claim: Claim) -> list[tuple[str, int | None]]:
    return [(h.kind, h.low) for h in claim.harm]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # كلا من: each of those that follow; أم, تل begin names of two words.
        ("تعرضت كلا من قرية الحلبة وأم الخشب لقصف", ["الحلبة", "أم الخشب"]),
        ("تعرضت قريتا الزهرة وأم الخشب لقصف", ["الزهرة", "أم الخشب"]),
        (
            "اشتباكات في حي المرور وصبيخة ووادي المعسل",
            ["المرور", "صبيخة", "وادي المعسل"],
        ),
        # With how many of what, after a name.
        ("استهدفت القوات قرية موزة بعدد من القذائف", ["موزة"]),
        # The country around a town is a place of its own, its provinces too.
        ("غارة على ريف محافظة إدلب", ["ريف محافظة إدلب"]),
        # A part of a place is the place.
        ("اقتحموا الأجزاء الجنوبية من حي الميدان", ["الميدان"]),
        # Who is attacked in his capital; what a side is no place for.
        ("قصفت الفصائل دمشق", ["دمشق"]),
        ("ردت الفصائل باستهداف دمشق بالقذائف", ["دمشق"]),
        # The place of an incident is none.
        ("طوقت القوات منطقة الحادث", []),
        ("سيطروا على 22 كتلة بناء", []),
        (
            "تسللوا إلى قرى البو طعمة، والحجاج، والمزرعة",
            ["البو طعمة", "الحجاج", "المزرعة"],
        ),
        ("قصف على حي زيد الفاضلي بالمدينة", ["زيد الفاضلي"]),
    ],
)
def test_places_are_cut(text: str, names: list[str]) -> None:
    found = [c.name for c in cut(text) if c.kind == "place" and c.head != "the"]
    assert found == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Brackets that say something of a name, and those that bear a second one.
        ("هجوم من قبل مسلحين (لم يحدد عددهم)", "مسلحين"),
        ("أعلنت حكومة الوفاق الوطني (المعترف بها دوليا)", "حكومة الوفاق الوطني"),
        # Whom a side is loyal to, and who leads it, do not act beside it.
        ("نفذه تنظيم ولاية سيناء الموالي لتنظيم الدولة", "تنظيم ولاية سيناء"),
        ("غارات للتحالف الذي تقوده السعودية", "تحالف"),
        (
            "قصف الطيران الحربي المسير الإسرائيلي المنازل",
            "الطيران الحربي المسير الإسرائيلي",
        ),
        ("قصفت بوارجه الحربية المدينة", "بوارجه الحربية"),
    ],
)
def test_actors_are_cut(text: str, name: str) -> None:
    assert named(text, "actor")[:1] == [name]


def test_who_is_only_backed_is_no_actor() -> None:
    text = "اشتباك بين “قوة الردع الخاصة” التابعة لحكومة الوفاق، ومجموعة مسلحة"
    assert named(text, "actor") == ["قوة الردع الخاصة", "مجموعة مسلحة"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نقلوا إلى المستشفى العسكري بالمدينة", "person"),
        ("مقتل قيادي و6 عناصر", "person"),
        ("هجوم على كمين أمني في رفح", "trigger"),
        ("ولترد القوات بالمثل", "harm"),
        ("تحليق مكثف لطائرات الاستطلاع", "actor"),
        ("دخلت الفرقة التاسعة عشرة من الجيش البلدة", "people"),
    ],
)
def test_words_that_look_like_others(text: str, kind: str) -> None:
    # A checkpoint is no ambush, an adjective no officer, who flies over no attacker.
    found = cut(text)
    assert not [c.name for c in found if c.kind == kind and c.name.split()[0] != "هجوم"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قصفت القوات بلدة سرمين، تبعا لمراسلنا", "مراسلنا"),
        (
            'وكان "الدفاع المدني" قد وثق مقتل 40 مدنيا جراء القصف على درعا',
            "الدفاع المدني",
        ),
        ("ذكرت القناة 12 الإسرائيلية أن غارة استهدفت بيروت", "القناة 12 الإسرائيلية"),
        ("قالت الشبكة في تقريرها إن قوات النظام قتلت 14 مدنيا في حلب", "الشبكة"),
        (
            "أفاد مراسل سكاي نيوز بأن سبعة مدنيين قتلوا في قصف على تعز",
            "مراسل سكاي نيوز",
        ),
    ],
)
def test_who_tells_it(text: str, source: str) -> None:
    assert [s.name for s in one(text).sources] == [source]


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        (
            "قتل 49 مدنيا في قصف على حلب خلال النصف الأول من شهر تشرين الأول الحالي",
            *("2023-10-01", "2023-10-15"),
        ),
        (
            "قصف الطيران حلب في النصف الثاني من الشهر الماضي",
            *("2023-09-16", "2023-09-30"),
        ),
        (
            "قتل 9 مدنيين في قصف على حلب، وذلك خلال الشهر الماضي",
            *("2023-09-01", "2023-09-30"),
        ),
    ],
)
def test_days(text: str, from_: str, to: str) -> None:
    date = one(text).date
    assert date is not None
    assert (str(date.from_), str(date.to)) == (from_, to)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Acts, days and those who were there are counted too, but not among the dead.
        (
            "كشفت الوزارة أن الاحتلال ارتكب 13 مجزرة راح ضحيتها 151 شهيدا",
            [("killed", 151)],
        ),
        ("ارتفع إلى 40 عدد الغارات التي نفذتها طائرات حربية روسية على دوما", []),
        (
            'قال المتحدث إن 22 "إرهابيا" قتلوا في اشتباك مع الجيش في رفح',
            [("killed", 22)],
        ),
        ("استهدف المقاتلون موقع المطلة بالصواريخ وأصابوه بشكل مباشر", []),
    ],
)
def test_tolls(text: str, told: list[tuple[str, int | None]]) -> None:
    assert harm(one(text)) == told


def test_women_are_told_by_their_noun() -> None:
    text = "استشهد 14 مواطنا بينهم 3 مواطنات جراء قصف لطائرات النظام على الرقة"
    assert [(h.group, h.low) for h in one(text).harm] == [
        ("civilian", 14),
        ("woman", 3),
    ]


def test_each_who_killed_is_told_of_his_own_dead() -> None:
    text = (
        "أوضح التقرير أن قوات النظام قتلت 21 مدنيا، أما هيئة تحرير الشام فقتلت مدنيا "
        "واحدا، وقد قتلت قوات سوريا الديمقراطية 4 مدنيين"
    )
    found = [([a.name for a in c.actors], harm(c)) for c in claims(text, "2023-10-15")]
    assert found == [
        (["قوات النظام"], [("killed", 21)]),
        (["هيئة تحرير الشام"], [("killed", 1)]),
        (["قوات سوريا الديمقراطية"], [("killed", 4)]),
    ]


def test_fright_hurts_nobody() -> None:
    text = "قصفت القوات حي الزهور في حمص، وحالة من الهلع أصابت الأهالي"
    assert one(text).harm == ()


def test_a_noun_in_the_accusative_is_no_verb_of_two() -> None:
    text = "أفاد المراسل أن قصفا جويا للجيش استهدف مهبطا قرب الحدود التونسية"
    found = one(text)
    assert (found.type, found.trigger.text) == ("airstrike", "قصفا جويا")


def test_a_list_of_places_goes_on_after_what_holds_one() -> None:
    text = "شنت ميليشيا الحوثي قصفا على مأرب شرق اليمن والضالع جنوب البلاد"
    assert [p.name for p in one(text).places] == ["مأرب", "الضالع"]


def test_where_somebody_holds_is_taken_by_nobody() -> None:
    text = "أطلقت صواريخ من مناطق سيطرة التنظيم على بلدة عفرين"
    assert "control" not in {c.type for c in claims(text)}


def test_the_wounded_are_treated_elsewhere() -> None:
    text = "قتل جنديان بالرصاص في رفح ونقلا إلى المستشفى العسكري بمدينة العريش"
    assert [p.name for p in one(text).places] == ["رفح"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Nobody is dead because somebody aimed at him, fell on him or besieged him.
        ("استهدف قناص ثلاثة مدنيين في حي جوبر.", []),
        ("قصفت الطائرات 20 عنصرا من التنظيم كانوا في سيارات قرب دير الزور.", []),
        # What a word tells, and of nobody else, is theirs.
        ("هاجم مسلحون ثلاثة جنود في الموصل ما أدى إلى إصابتهم.", [("injured", 3)]),
        ("شخصان أصيبا بانفجار عبوة ناسفة في بعقوبة.", [("injured", 2)]),
        ("أودت غارة على سوق مدينة معرة النعمان بحياة 15 مدنيا.", [("killed", 15)]),
    ],
)
def test_harm_is_what_a_word_tells(
    text: str, told: list[tuple[str, int | None]]
) -> None:
    assert [h for c in claims(text, "2016-07-04") for h in harm(c)] == told
