"""Sentences in the style of Syrian reporters, activists and agencies, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from test_names import cut
from test_wires import one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Where a place lies is no part of its name.
        ("هاجموا موقعا في سد هاطيل الواقع شرق حماة", ["سد هاطيل", "شرق حماة"]),
        # What fighters hold there is no name.
        ("سيطروا على نقاط رباط في قرية باصوفان", ["باصوفان"]),
        # A motorway, however it is spelled.
        ("كمين على اتستراد حلب دمشق", ["اتستراد حلب دمشق"]),
        # A village that is called by a common noun, between two others.
        ("قصفت بلدات الطيرة والمزرعة ولبين", ["الطيرة", "المزرعة", "لبين"]),
        # What a battle is called is where nothing happened.
        ("قتل عنصر في حلب ضمن حملة «غضب الفرات»", ["حلب"]),
    ],
)
def test_places_are_cut(text: str, names: list[str]) -> None:
    found = [c.name for c in cut(text) if c.kind == "place" and c.head != "the"]
    assert found == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Where and what they do is no part of a side's name.
        ("قصفت القوات الحكومية العاملة في ريف حلب مقرا", "القوات الحكومية"),
        # The Free Army's forces are not the army's.
        ("قوات الجيش السوري الحر سيطرت على الباب", "قوات الجيش السوري الحر"),
        # What a side raises stands after its closing mark.
        ("رفعت «فرقة الحمزة» الجاهزية العسكرية", "فرقة الحمزة"),
        # A unit is named by its number, and by whom it is under.
        ("شنت الفرقة 25 هجوما على بلدة كنصفرة", "الفرقة 25"),
        ("هاجم اللواء الثامن حاجزا في بصرى الشام", "اللواء الثامن"),
        (
            "قتل عنصران من جهاز الأمن الداخلي التابع لوزارة الداخلية",
            "جهاز الأمن الداخلي التابع لوزارة الداخلية",
        ),
        # An unmanned aircraft by whose it is, before its verb: no march.
        ("إن مسيرة تركية قصفت سيارة في ريف عين عيسى", "مسيرة تركية"),
    ],
)
def test_actors_are_cut(text: str, name: str) -> None:
    assert [c.name for c in cut(text) if c.kind == "actor"][:1] == [name]


def test_an_adjective_with_its_marks_is_no_target() -> None:
    claim = one("غارات جويّة على بلدة سراقب")
    assert not claim.actors
    assert not claim.targets


def test_people_who_fell_are_no_ground_taken() -> None:
    found = claims("قال ناشطون إن عشرين قتيلا سقطوا أمس في حمص", "2012-08-27")
    assert [c.type for c in found] == ["casualties"]


def test_ambushes_that_are_laid_are_no_deployment() -> None:
    text = "صعد التنظيم عملياته عبر نصب كمائن وشن هجمات على نقاط عسكرية في البادية"
    assert "deployment" not in {c.type for c in claims(text, "2024-09-01")}


def test_barrels_make_a_bombing_an_airstrike() -> None:
    assert one("قتل عشرة مدنيين في القصف البرميلي على حي السكري").type == "airstrike"


@pytest.mark.parametrize(
    "text",
    [
        "أفاد المراسل أن عبوة ناسفة استهدفت عناصر من قوات النظام في ريف درعا",
        "استهدفت مسيرة انتحارية عناصر من قوات النظام في ريف إدلب",
    ],
)
def test_whom_arms_hit_did_not_send_them(text: str) -> None:
    claim = one(text)
    assert not claim.actors
    assert [t.name for t in claim.targets] == ["قوات النظام"]


def test_what_was_also_reported_follows_its_source() -> None:
    claim = one("كما أفادت مصادر محلية بمقتل مدني في السويداء")
    assert [s.name for s in claim.sources] == ["مصادر محلية"]


@pytest.mark.parametrize(
    "text",
    [
        'دمر الثوار دبابة ضمن معركة "قادمون" في ريف حماة',
        "دمر الثوار دبابة ضمن معركة قادمون يا حمص",
    ],
)
def test_the_name_of_a_battle_tells_no_event(text: str) -> None:
    assert one(text).type == "equipment_loss"


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "سيطر عناصر الهيئة على حواجز لفيلق الشام في عفرين بعد انسحاب الأخير منها",
            "withdrawal",
            "فيلق الشام",
        ),
        (
            "دارت اشتباكات بين الثوار وقوات النظام في مورك وتمكن الأخير من السيطرة على البلدة",
            "control",
            "قوات النظام",
        ),
    ],
)
def test_the_latter_is_who_was_named_last(text: str, type_: str, who: str) -> None:
    (found,) = [
        c
        for c in claims(text, "2014-09-01")
        if c.type == type_ and c.actors and c.actors[0].name != "عناصر الهيئة"
    ]
    assert [a.name for a in found.actors] == [who]


def test_what_is_done_as_a_habit_is_no_event() -> None:
    text = "فر المسلحون نحو الجبل الذي عادة ما يستهدف سلاح الجو مواقع للتنظيم فيه"
    assert "airstrike" not in {c.type for c in claims(text, "2024-09-01")}


def test_drones_that_are_destroyed_are_shot_down() -> None:
    claim = one("تمكنت الدفاعات الجوية من تدمير خمس مسيرات في ريف إدلب")
    assert claim.type == "shootdown"
    assert [a.name for a in claim.actors] == ["الدفاعات الجوية"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("دمرت الدفاعات الجوية خمس مسيرات في ريف إدلب", "مسيرات"),
        ("أعلنت الفصائل إسقاط مسيرتين للجيش في ريف إدلب", "مسيرتين"),
    ],
)
def test_who_shot_it_down_or_owned_it_is_no_loss(text: str, item: str) -> None:
    assert [loss.item for loss in one(text).losses] == [item]
