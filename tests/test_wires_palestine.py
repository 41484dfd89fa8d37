"""Sentences in the style of Palestinian and Lebanese wires, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from test_names import cut, named
from test_wires import one


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        # القرية ends as an adjective of قوات would, and is the place.
        ("اقتحمت قوات الاحتلال القرية صباحا", "قوات الاحتلال", None),
        # A place that its noun begins is no part of a force's name.
        ("اقتحمت قوات الجيش مخيم جنين", "قوات الجيش", "مخيم جنين"),
        ("اقتحمت وحدة من المستعربين مخيم الفارعة", "المستعربين", "مخيم الفارعة"),
        ("هاجم مستوطنون يهود متطرفون قرية دوما", "مستوطنون يهود متطرفون", "دوما"),
        ("أعلنت كتائب عزالدين القسام القصف", "كتائب عزالدين القسام", None),
    ],
)
def test_forces_end_before_the_place(text: str, actor: str, place: str | None) -> None:
    assert named(text, "actor")[0] == actor
    assert place is None or place in named(text, "place")


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("فجروا عبوة أرضية شديدة الانفجار بآلية", "عبوة أرضية شديدة الانفجار"),
        ("استهدفوا قوة راجلة بقذيفة أفراد", "قذيفة أفراد"),
        ("قصفوا المنزل بقذيفة مضادة للتحصينات", "قذيفة مضادة للتحصينات"),
        # A settlement, as these sides call it, after the rocket.
        ("قصفوا زيكيم بصواريخ قسام ومغتصبة ماجين", "صواريخ قسام"),
    ],
)
def test_charges_and_shells_are_cut(text: str, weapon: str) -> None:
    assert named(text, "weapon")[0] == weapon


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف على مستوطنة المطلة", "il-metula"),
        ("قصف على مستوطنة “المطلة”", "il-metula"),
        ("قصف على مغتصبات رعيم وماجين", "il-reim"),
        ("قصف استهدف موقع بركة ريشا", "il-birket-risha"),
        ("غارة على سيارة في كفر تبنيت بقضاء النبطية", "lb-kfar-tebnit"),
        ("غارة على منزل في بلدة الشعيتية", "lb-shaaitiyeh"),
    ],
)
def test_places_are_found(text: str, place: str) -> None:
    assert one(text).places[0].id == place


def test_gas_grenades_are_no_town() -> None:
    text = "أطلق الجنود القنابل الصوتية والغازية على المشيعين"
    assert not one(text).places


def test_what_a_school_shelters_is_no_name_of_it() -> None:
    assert named("قصفوا مدرسة تأوي نازحين", "place") in (["مدرسة"], [])
    assert "تأوي" not in " ".join(c.name for c in cut("قصفوا خيمة تأوي نازحين")[:2])


@pytest.mark.parametrize(
    "text",
    [
        "استهدفوا تجمعا للجنود بصاروخ موجه ما أدى إلى سقوطهم بين قتيل وجريح",
        "قصفوا قوة مشاة بقذيفة وأوقعوا أفرادها بين قتيل وجريح",
    ],
)
def test_dead_or_hurt_with_no_number(text: str) -> None:
    (told,) = one(text).harm
    assert (told.kind, told.low, told.form) == ("killed_or_injured", None, "vague")


def test_the_prisoners_club_plays_no_ball() -> None:
    text = (
        "أعلن نادي الأسير أن قوات الاحتلال اعتقلت 15 مواطنا من الخليل."
        " وأشار النادي إلى اعتقال صحفي من رام الله."
    )
    assert [c.type for c in claims(text, "2023-10-15")] == ["detention", "detention"]


def test_a_hunted_man_is_no_raid() -> None:
    text = "اعتقلت قوات الاحتلال مطاردين اثنين من البلدة القديمة في نابلس"
    assert one(text).type == "detention"
    assert "trigger" not in [c.kind for c in cut(text)[2:]]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت حصيلة العدوان الإسرائيلي على قطاع غزة إلى 60 شهيدا",
        "قتل 14 مواطنا منذ بدء العدوان على مخيم جنين",
    ],
)
def test_a_toll_is_of_no_new_attack(text: str) -> None:
    assert one(text).type == "casualties"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # What kind of attack it is, no soldier.
        ("قتل 12 شخصا في هجوم عسكري إسرائيلي على القطاع", "إسرائيلي"),
        # Bulldozers that destroy are not destroyed.
        ("هدمت جرافات بلدية الاحتلال منزلا في سلوان", "جرافات بلدية الاحتلال"),
        ("قتل شابان في قصف طائرة احتلال مسيرة لمخيم نور شمس", "طائرة احتلال مسيرة"),
    ],
)
def test_doers_are_known(text: str, actor: str) -> None:
    assert [a.name for a in one(text).actors] == [actor]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سقط الصاروخ في منطقة مفتوحة قرب سديروت", ["سديروت"]),
        ("دمرت الغارات أمس مصنعا في بلدة سعنايل المجاورة", ["سعنايل"]),
        ("سقطت صواريخ على مدن ومستعمرات شمال إسرائيل", ["شمال إسرائيل"]),
    ],
)
def test_what_describes_a_place_is_no_name(text: str, places: list[str]) -> None:
    assert [p.name for p in one(text).places] == places


def test_a_statement_is_no_part_of_who_made_it() -> None:
    text = "وقالت السرايا في بلاغ عسكري إنها قصفت سديروت بالصواريخ"
    assert [s.name for s in one(text).sources] == ["السرايا"]


@pytest.mark.parametrize(
    "text",
    [
        "أخطرت قوات الاحتلال بهدم ثلاثة منازل في بلدة سلوان",
        "سلمت سلطات الاحتلال إخطارات بهدم منزلين في قرية الولجة",
    ],
)
def test_a_house_is_not_razed_by_a_notice(text: str) -> None:
    assert not [c for c in claims(text, "2023-10-15") if c.status == "asserted"]


def test_the_mouth_of_a_tunnel_is_a_charge() -> None:
    text = "فجر المقاتلون عين نفق مفخخة بقوة هندسية إسرائيلية شرق رفح"
    assert [w.name for w in one(text).weapons] == ["عين نفق مفخخة"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("طعن شاب فلسطيني جنديا قرب باب العامود", "شاب فلسطيني"),
        ("هاجم مسلح فلسطيني شرطيا قرب حاجز حوارة", "مسلح فلسطيني"),
    ],
)
def test_whom_it_was_done_to_is_no_adjective(text: str, actor: str) -> None:
    assert [a.name for a in one(text).actors] == [actor]


def test_robots_carry_charges() -> None:
    text = "فجرت قوات الاحتلال روبوتا مفخخا في حي الزيتون بمدينة غزة"
    assert [w.name for w in one(text).weapons] == ["روبوتا مفخخا"]


@pytest.mark.parametrize(
    "text",
    [
        # Of villages and nations too these families bear the names.
        "قصفت الطائرات منزلا لعائلة الشريحي بالمخيم الجديد في النصيرات",
        "قصفت الطائرات منزل عائلة المصري بالمخيم الجديد في النصيرات",
    ],
)
def test_a_family_is_no_place(text: str) -> None:
    assert [p.name for p in one(text).places] == ["المخيم الجديد"]
    assert "المصري" not in named(text, "people")
