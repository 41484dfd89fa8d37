"""Sentences in the style of long articles of agencies, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from test_names import cut, named


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # Foreign words that end an outlet's name.
        ("قالت شبكة درعا نيوز إن القصف مستمر", "actor", "شبكة درعا نيوز"),
        ("قالت شبكة حوران مباشر إن القصف مستمر", "actor", "شبكة حوران مباشر"),
        # Whom a side belongs to, in quotation marks.
        (
            "هاجموا القوات التابعة لـ«الجيش الوطني الليبي» في سبها",
            "actor",
            "القوات التابعة لـ«الجيش الوطني الليبي»",
        ),
        # A second thing that a body watches over.
        (
            "قالت اللجنة المصرية للحقوق والحريات إن الشرطة اعتقلت عشرة",
            "actor",
            "اللجنة المصرية للحقوق والحريات",
        ),
        # What a source tells is no part of its name.
        ("أكد مصدر أمني عودة الهدوء إلى البلدة", "source", "مصدر أمني"),
        ("أكدت مصادر عسكرية نجاة المحافظ من هجوم", "source", "مصادر عسكرية"),
        # Which country's they are.
        ("أصيب ثلاثة برصاص عناصر الأمن السوداني", "people", "عناصر الأمن السوداني"),
        # A rank of two words.
        ("شن اللواء المتقاعد خليفة حفتر هجوما", "person", "خليفة حفتر"),
        # No name ends before الله.
        ("قال العميد سامر حسن عطا الله إنهم عادوا", "person", "سامر حسن عطا الله"),
        ("قال مصدر إعلامي مقرب من الجيش إنهم عادوا", "source", "مصدر إعلامي"),
        (
            "تقدمت قوات الفرقة المدرعة العاشرة نحو البلدة",
            "actor",
            "قوات الفرقة المدرعة العاشرة",
        ),
        # فيدان is no ف before a verb.
        ("قال الوزير هاكان فيدان إن المحادثات مستمرة", "person", "هاكان فيدان"),
        # Whose ministers they are are sides of their own.
        ("التقى وزراء خارجية قطر والسعودية", "people", "وزراء خارجية"),
        ("التقى وزراء خارجية قطر والسعودية", "actor", "قطر"),
        # A day for a name, in quotation marks.
        ("اقتحموا حي «14 آذار» في المدينة", "place", "حي «14 آذار»"),
        ("قصفت المدفعية خلة زيتون", "place", "خلة زيتون"),
    ],
)
def test_names_are_cut(text: str, kind: str, name: str) -> None:
    assert name in named(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        # The names of campaigns tell neither events nor places.
        "قال قائد عمليات «قادمون يا نينوى» ذلك",
        "ضمن عملية «نبع السلام»",
        "ضمن معركة «غضب الفرات»",
    ],
)
def test_campaigns_are_names(text: str) -> None:
    kinds = [c.kind for c in cut(text)]
    assert kinds.count("trigger") <= 1
    assert not {"place", "object"} & set(kinds)


def test_two_attacks_are_described() -> None:
    assert named("في هجومين مسلحين على البلدة", "actor") == []
    assert named("في هجوم مسلحين على البلدة", "actor") == ["مسلحين"]


@pytest.mark.parametrize(
    "text",
    [
        "سقطت قذيفة على حاجز لـ«جبهة النصرة»",
        "سيطروا على قرية ثالثة",
    ],
)
def test_what_is_counted_or_somebodys_is_no_place(text: str) -> None:
    assert not [c.name for c in cut(text) if c.kind == "place" and c.head != "the"]


def test_a_military_meeting_is_held_by_nobody_it_names() -> None:
    assert "عسكري" not in [c.name for c in cut("عقد اجتماع عسكري") if c.kind != "word"]
    assert named("اغتيل عسكري في درعا", "people") == ["عسكري"]


def test_words_that_a_channel_passes_on_are_no_evacuation() -> None:
    text = "نقلت قناة «سكاي نيوز»، الجمعة، عن ناشطين أن 20 جنديا قتلوا في كمين"
    assert "evacuation" not in [c.type for c in claims(text, "2016-02-26")]


def test_whether_anybody_was_killed_is_no_harm() -> None:
    text = (
        "قصفت الطائرات الحربية بلدة حاس. ولم تذكر الشبكة ما إذا كان القصف قد أسفر"
        " عن سقوط قتلى أو جرحى."
    )
    assert not [h for c in claims(text, "2016-02-26") for h in c.harm]
