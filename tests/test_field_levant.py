"""Constructions of reports from Syria and Lebanon: bulletins, monitors, outlets, ministries."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one
from tawthiq.model import Claim


def tolls(claim: Claim) -> list[tuple[str, str, int | None]]:
    """What befell whom, and how many."""
    return [(h.kind, h.group, h.low) for h in claim.harm]


def test_a_result_told_from_afar_is_of_its_own_strike() -> None:
    text = (
        "أسفرت غارة إسرائيلية على بلدة الغازية اليوم الأحد عن مقتل ثلاثة وإصابة تسعة، "
        "بعد أقل من أسبوع على استهدافها بغارة أدت إلى مقتل خمسة"
    )
    now, then = of_type(text, "airstrike")

    assert [h.low for h in now.harm] == [3, 9]
    assert [h.low for h in then.harm] == [5]


@pytest.mark.parametrize(
    ("text", "type_", "told"),
    [
        (
            "إن خمسة جرحى سقطوا برصاص قناصة الأمن في بلدة نوى",
            "shooting",
            [("injured", "unspecified", 5)],
        ),
        (
            "قال ناشطون إن ثلاثة شهداء وتسعة جرحى سقطوا بقصف على دوما",
            "shelling",
            [("killed", "unspecified", 3), ("injured", "unspecified", 9)],
        ),
        (
            "صد الجيش هجوما لتنظيم داعش على تدمر وأوقع في صفوفه قتلى ومصابين",
            "ground_attack",
            [("killed", "unspecified", None), ("injured", "unspecified", None)],
        ),
        (
            "أسفر قصف متبادل في الجنوب عن قتلى وجرحى بين الطرفين، أغلبهم في بلدة عيترون",
            "shelling",
            [("killed", "unspecified", None), ("injured", "unspecified", None)],
        ),
    ],
)
def test_its_toll_is_told_once(
    text: str, type_: str, told: list[tuple[str, str, int | None]]
) -> None:
    assert tolls(one(text, type_)) == told


def test_tolls_told_place_by_place_are_claims_of_their_own() -> None:
    text = "قتل خمسة مدنيين في دوما، وفي حلب قتل ستة، وفي درعا استشهد طفلان"
    told = [
        ([p.name for p in c.places], [h.low for h in c.harm])
        for c in of_type(text, "casualties")
    ]

    assert told == [(["دوما"], [5]), (["حلب"], [6]), (["درعا"], [2])]


def test_a_place_that_opens_a_clause_is_where_its_own_event_was() -> None:
    text = "وفي بلدة نوى قتل شاب برصاص قناص، وفي جاسم قتل رجل بانفجار لغم"

    assert [p.name for p in one(text, "shooting").places] == ["نوى"]
    assert [p.name for p in one(text, "bombing").places] == ["جاسم"]


@pytest.mark.parametrize(
    ("text", "doer", "hit"),
    [
        (
            "تعاملت وحدات الجيش مع خروقات المسلحين برمايات صاروخية على بلدة مورك",
            "وحدات الجيش",
            "المسلحين",
        ),
        (
            "وأشار إلى أن قوات النظام ردت على هجوم الفصائل بقصف مدفعي على اللطامنة",
            "قوات النظام",
            "الفصائل",
        ),
        ("تصدى الجيش لهجوم المسلحين بقصف مواقعهم في بلدة مورك", "الجيش", "المسلحين"),
    ],
)
def test_who_answers_others_with_fire_fired(text: str, doer: str, hit: str) -> None:
    strike = one(text, "shelling")

    assert [a.name for a in strike.actors] == [doer]
    assert hit in [t.name for t in strike.targets]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("مقتل القيادي فجر مواجهات في مدينة جاسم", "bombing"),
        ("اعتقال الناشط فجر احتجاجات في السويداء", "bombing"),
        ("فكت قوات النظام حصار بلدتي نبل والزهراء", "siege"),
        ("تمكنت قوات النظام من فك حصارهما الأسبوع الماضي", "siege"),
        (
            "وقع إطلاق نار في محيط نوى وجاسم، الواقعتين تحت سيطرة قوات النظام",
            "control",
        ),
    ],
)
def test_it_tells_no_such_event(text: str, type_: str) -> None:
    assert claims(text)
    assert of_type(text, type_) == []


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        (
            'سيطرت الفصائل على قرى "الرصافة"، "الذهبية"، "جليبة" شرقي إدلب',
            "control",
            ["الرصافة", "الذهبية", "جليبة"],
        ),
        (
            "سيطرت الفصائل على قرى 'طلافح'، 'جليبة'، و'تل خطرة' في ريف إدلب",
            "control",
            ["طلافح", "جليبة", "تل خطرة"],
        ),
        (
            'قصف الجيش بلدات "حيان"، "بيانون"، "معارة الأرتيق" بالمدفعية',
            "shelling",
            ["حيان", "بيانون", "معارة الأرتيق"],
        ),
    ],
)
def test_names_in_marks_go_on_with_a_list(
    text: str, type_: str, places: list[str]
) -> None:
    assert [p.name for p in one(text, type_).places] == places


def test_how_often_is_no_name() -> None:
    text = 'شنت الطائرات غارة على محيط المستشفى "للمرة الثالثة" في بلدة تبنين'

    assert '"' not in str(
        one(text, "airstrike").targets + one(text, "airstrike").places
    )


@pytest.mark.parametrize(
    ("text", "type_", "doer"),
    [
        (
            "استهدف موالون للنظام حافلة مهجرين بالرصاص على طريق السلمية",
            "shooting",
            "موالون للنظام",
        ),
        (
            "أصيب ستة مدنيين بإطلاق نار من موالين للنظام على حافلات في ريف حماة",
            "shooting",
            "موالين للنظام",
        ),
        (
            "واصلت وحدات الجيش تقدمها بملاحقة مسلحي داعش في بادية السخنة",
            "advance",
            "وحدات الجيش",
        ),
        (
            "قتلت قوات الأسد يومنا هذا الأحد 87 شخصا معظمهم في دمشق ودرعا",
            "casualties",
            "قوات الأسد",
        ),
    ],
)
def test_who_did_it(text: str, type_: str, doer: str) -> None:
    assert [a.name for a in one(text, type_).actors] == [doer]


def test_what_a_side_is_called_is_its_name() -> None:
    text = 'قصف الجيش مواقع المجموعات التابعة لما تسمى "كتائب المدى" في مورك'
    names = [t.name for t in one(text, "shelling").targets]

    assert "كتائب المدى" in names
    assert not any("لما" in name for name in names)


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        (
            "دارت اشتباكات في بلدة الطامورة الواقعة جنوب بلدتي نبل والزهراء",
            "clash",
            "الطامورة",
        ),
        ("قصف الطيران بلدة حيان القريبة من نبل", "airstrike", "حيان"),
        ("قصف الطيران قرية معرزاف المجاورة لمدينة محردة", "airstrike", "معرزاف"),
    ],
)
def test_what_a_place_lies_near_was_not_hit(text: str, type_: str, place: str) -> None:
    assert [p.name for p in one(text, type_).places] == [place]


@pytest.mark.parametrize(
    "text",
    [
        'خرجت مظاهرات في حمص وإدلب في جمعة "الجامعة العربية تقتلنا"',
        'دعت تنسيقية دوما إلى مظاهرات اليوم في جمعة سميت "الجيش الحر يحميني"',
    ],
)
def test_what_a_day_of_protest_is_called_names_nobody(text: str) -> None:
    parties = [p.name for c in claims(text) for p in (*c.actors, *c.targets)]

    assert claims(text)
    assert not {"الجامعة العربية", "الجيش الحر"}.intersection(parties)


def test_whose_post_it_is_acts() -> None:
    text = "أوقف حاجز يتبع لقوات النظام شابا على طريق السلمية"
    claim = one(text, "detention")

    assert [a.name for a in claim.actors] == ["قوات النظام"]
    assert [t.name for t in claim.targets] == ["شابا"]


def test_a_sum_since_a_war_began_is_no_fight() -> None:
    text = (
        "أعلنت وزارة الصحة استشهاد عشرة أشخاص في غارة على وادي الكفور. وارتفع بذلك عدد "
        "قتلى حزب الله إلى 412 منذ بدء المواجهات مع الجيش الإسرائيلي"
    )

    assert of_type(text, "clash") == []
    assert [h.low for h in one(text, "airstrike").harm] == [10]
    assert [h.low for h in one(text, "casualties").harm] == [412]


def test_a_list_of_tolls_may_part_its_places_from_its_verbs() -> None:
    text = "في دمشق وريفها، قتل 39 شخصا، وفي درعا قتل عشرون، وفي حلب قتل ستة"
    told = [[p.name for p in c.places] for c in of_type(text, "casualties")]

    assert told == [["دمشق"], ["درعا"], ["حلب"]]
