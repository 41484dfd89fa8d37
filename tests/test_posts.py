"""Short posts: one line that tells who died where, of what, and often of several places."""

from __future__ import annotations

import pytest

from posted import READER, claims
from tawthiq import Report

Told = tuple[str, list[str], list[tuple[str, int | None]]]


def told(text: str) -> list[Told]:
    """Type, places and harm of each claim, in the order of the text."""
    return [
        (str(c.type), [p.name for p in c.places], [(h.kind, h.low) for h in c.harm])
        for c in claims(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "حلب: 16 شهيداً بثلاثة براميل على الشعار، ثلاثة شهداء في مساكن هنانو، وجرحى في الصاخور",
            [
                ("airstrike", ["الشعار"], [("killed", 16)]),
                ("airstrike", ["مساكن هنانو"], [("killed", 3)]),
                ("airstrike", ["الصاخور"], [("injured", None)]),
            ],
        ),
        (
            "استشهد 7 مدنيين بقصف جوي على حي المعادي، و3 في حي الفردوس",
            [
                ("airstrike", ["المعادي"], [("killed", 7)]),
                ("airstrike", ["الفردوس"], [("killed", 3)]),
            ],
        ),
        (
            "مقتل 5 مدنيين في دوما و3 في حرستا بقصف مدفعي لقوات النظام",
            [
                ("shelling", ["حرستا"], [("killed", 3)]),
                ("shelling", ["دوما"], [("killed", 5)]),
            ],
        ),
        (
            "سقط 10 شهداء في إدلب، و9 في دمشق، واثنان في حماة",
            [
                ("casualties", ["إدلب"], [("killed", 10)]),
                ("casualties", ["دمشق"], [("killed", 9)]),
                ("casualties", ["حماة"], [("killed", 2)]),
            ],
        ),
    ],
)
def test_each_place_of_a_list_has_its_own_toll(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_a_place_after_two_tolls_is_of_both() -> None:
    text = "انفجار سيارة مفخخة يوقع 30 قتيلا ونحو مئة جريح في سوق بمدينة اعزاز"

    (claim,) = claims(text)

    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 30), ("injured", 100)]


def test_members_of_a_list_share_who_did_it_and_with_what() -> None:
    text = "استشهد 4 مدنيين ببراميل ألقاها طيران النظام على دوما، و3 شهداء في حرستا"

    one, two = claims(text)

    assert [a.name for a in one.actors] == [a.name for a in two.actors] != []
    assert [w.name for w in one.weapons] == [w.name for w in two.weapons] == ["براميل"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "قصف على دوما الآن، شهيدان وعدد من الجرحى",
            [("killed", 2), ("injured", None)],
        ),
        ("مسيّرة تستهدف سيارة في الناقورة، جريحان", [("injured", 2)]),
        ("جريح مدني بقصف مدفعي على كفر عمة", [("injured", 1)]),
        ("شهيدة وطفلتها بقذيفة على حي الوعر", [("killed", 1), ("killed", 1)]),
        ("شهيدان أحدهما طفل في قصف على حي النصر", [("killed", 2), ("killed", 1)]),
        ("3 شهداء وإصابات في غارة قرب النصيرات", [("killed", 3), ("injured", None)]),
        ("مسلحون يطلقون النار على شاب في اليادودة ما أدى لمقتله", [("killed", 1)]),
        ("انفجار لغم بسيارة مواطن في الدريهمي أودى بحياته", [("killed", 1)]),
    ],
)
def test_tolls_that_a_flash_closes_or_opens_with(
    text: str, wanted: list[tuple[str, int | None]]
) -> None:
    (claim,) = claims(text)

    assert [(h.kind, h.low) for h in claim.harm] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3 جرحى مدنيين بقصف على كفر عمة", "civilian"),
        ("جريح مدني بقصف على كفر عمة", "civilian"),
    ],
)
def test_an_adjective_says_of_which_group_the_harmed_are(
    text: str, wanted: str
) -> None:
    (claim,) = claims(text)

    assert [h.group for h in claim.harm] == [wanted]


def test_who_is_hurt_in_an_attempt_is_not_killed_by_it() -> None:
    (claim,) = claims("أصيب طفلان بجروح أثناء عملية اغتيال في مدينة جاسم")

    assert [(h.kind, h.low) for h in claim.harm] == [("injured", 2)]


def test_an_exact_toll_takes_the_place_of_a_word() -> None:
    lead = "سقط قتلى وجرحى بقصف مدفعي على مدينة أريحا في إدلب. "

    (claim,) = claims(lead + "وانتشلت الفرق سبعة قتلى وعشرين مصابا.")

    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 7), ("injured", 20)]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("ألقى الطيران المروحي برميلاً على حي المرجة", "برميلاً"),
        ("ألقت مروحيات النظام ستة براميل على داريا", "براميل"),
        ("استشهاد خمسة مدنيين ببراميل ألقاها الطيران على تل رفعت", "براميل"),
    ],
)
def test_a_barrel_that_is_dropped_is_a_weapon(text: str, weapon: str) -> None:
    (claim,) = claims(text)

    assert (str(claim.type), [w.name for w in claim.weapons]) == ("airstrike", [weapon])


def test_a_barrel_of_oil_is_none() -> None:
    chunks = READER.stages(Report.of("ارتفع سعر برميل النفط في الأسواق")).chunks[0]

    assert all(c.kind != "weapon" for c in chunks)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("قذيفتان من طراز غراد انفجرتا في بلدة الناقورة", ["shelling"]),
        ("أصيب مدني جراء انفجار صاروخ في حي الشعار بمدينة حلب", ["shelling"]),
        ("مقتل طفل بانفجار قذيفة من مخلفات القصف في قرية الناجية", ["bombing"]),
        ("انفجار قذيفة هاون غير منفجرة أثناء عبث أطفال بها في الموصل", ["bombing"]),
        ("حملة دهم نفذتها قوات الأمن في حي القابون بدمشق", ["ground_attack"]),
        (
            "وكانت مسيرة تابعة للاحتلال الإسرائيلي قد استهدفت بصاروخين سيارة في بلدة عيترون",
            ["airstrike"],
        ),
    ],
)
def test_what_burst_fired_or_searched(text: str, types: list[str]) -> None:
    assert [c.type for c in claims(text)] == types


def test_a_bulldozer_is_not_what_it_pulls_down() -> None:
    (claim,) = claims("هدمت جرافات بلدية الاحتلال منزلين في حي سلوان بالقدس")

    assert [(item.item, item.low) for item in claim.losses] == [("منزلين", 2)]


def test_a_number_ends_the_name_before_it() -> None:
    (claim,) = claims("اختطف مسلحون مجهولون ثلاثة من نشطاء حركة فتح في مخيم البريج")

    assert [a.name for a in claim.actors] == ["مسلحون مجهولون"]
    assert [(h.kind, h.low) for h in claim.harm] == [("captured", 3)]


def test_parts_of_one_family_count() -> None:
    (claim,) = claims(
        "استشهد سبعة مدنيين من عائلة واحدة بينهم أربعة أطفال في غارة على بلدة زوطر"
    )

    assert [(h.group, h.low) for h in claim.harm] == [("civilian", 7), ("child", 4)]


def test_a_man_and_his_wife_are_two() -> None:
    (claim,) = claims("انفجار لغم أرضي يودي بحياة رجل وزوجته في مديرية المخا")

    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 1), ("killed", 1)]


def test_who_warns_is_not_whom_he_warns() -> None:
    found = claims("قال وزير الدفاع الإسرائيلي إن الحوثيين سيدفعون ثمنا باهظا")

    threats = [c for c in found if c.type == "threat"]
    assert [[a.name for a in c.actors] for c in threats] == [["وزير الدفاع الإسرائيلي"]]
    assert [[t.name for t in c.targets] for c in threats] == [["الحوثيين"]]


def test_who_accuses_is_not_one_name_with_whom_he_accuses() -> None:
    (claim,) = claims("واتهم ناشطون الطيران الروسي بتنفيذ غارات على بلدة حاس")[:1]

    assert [a.name for a in claim.actors] == ["ناشطون"]
    assert [t.name for t in claim.targets] == ["الطيران الروسي"]


def test_who_condemns_an_attack_did_not_do_it() -> None:
    told = claims("دان مجلس الأمن الهجوم الانتحاري الذي أوقع عشرة قتلى في مقديشو.")

    assert [(c.type.value, [a.name for a in c.actors]) for c in told] == [
        ("condemnation", ["مجلس الأمن"]),
        ("bombing", []),
    ]


def test_who_is_accused_of_killing_did_it_as_is_told() -> None:
    told = claims("اتهمت المنظمة قوات النظام بقتل 47 مدنيا في بلدة حمورية.")

    assert [(c.type.value, [a.name for a in c.actors]) for c in told] == [
        ("condemnation", ["المنظمة"]),
        ("casualties", ["قوات النظام"]),
    ]
    assert [h.low for h in told[1].harm] == [47]
