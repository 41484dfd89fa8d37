"""Reports of Yemen, Sudan and Libya: who fell, and how many they were."""

from __future__ import annotations

import pytest

from posted import harm_of, one


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        ("راح ضحية القصف على تعز 25 مدنيا", "shelling", [("killed", 25)]),
        (
            "تفجير منزل في ذمار سقط ضحيته نحو 25 مدنيا بين قتيل وجريح",
            "bombing",
            [("killed_or_injured", 25)],
        ),
        (
            "قصف على تعز ذهب ضحيته ثلاثة مدنيين وخمسة جرحى",
            "shelling",
            [("killed", 3), ("injured", 5)],
        ),
        (
            "قصف على تعز راح ضحيته 25 مدنيا بين قتيل وجريح",
            "shelling",
            [("killed_or_injured", 25)],
        ),
    ],
)
def test_the_word_for_whose_victims_they_were_counts_nobody(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm


def test_a_militia_that_kills_whom_it_would_rape_is_no_common_crime() -> None:
    text = "قتلت مليشيات الجنجويد أول أمس فتاة قرب مدينة زالنجي حاولت اغتصابها"

    assert harm_of(text, "casualties") == [("killed", 1)]


@pytest.mark.parametrize(
    ("verb", "kind", "count"),
    [("قتلا", "killed", 2), ("أصيبا", "injured", 2), ("قتلوا", "killed", None)],
)
def test_a_verb_in_the_dual_says_that_they_were_two(
    verb: str, kind: str, count: int | None
) -> None:
    text = f"أفاد المرصد بأن مدنيين {verb} برصاص قناص في تعز"

    assert harm_of(text, "shooting") == [(kind, count)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("أدى القصف على رفاعة إلى استشهاد المواطنين عمر الحلبي وسامر الصديق", 2),
        ("استشهد المواطنون عمر الحلبي وسامر الصديق ومحمد آدم في قصف رفاعة", 3),
    ],
)
def test_people_who_are_named_are_counted(text: str, count: int) -> None:
    assert harm_of(text, "shelling") == [("killed", count)]


def test_one_who_fled_once_and_his_name_are_one() -> None:
    text = "قتل النازح شرفاني إدريس بابكر رميا بالرصاص على يد مسلحين في زالنجي"
    claim = one(text, "killing")

    assert [t.name for t in claim.targets] == ["شرفاني إدريس بابكر"]
    assert [(h.kind, h.low, h.group) for h in claim.harm] == [("killed", 1, "civilian")]


def test_the_number_of_a_quarter_counts_no_dead() -> None:
    text = "قتل تسعة في انفجار عبوات زرعها التنظيم في حيي النصر والـ700 في سرت"

    assert harm_of(text, "bombing") == [("killed", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب خمسة بقذيفة سقطت على منزلهم",
        "أصيب خمسة بقذيفة سقطت على منزلهم خلال الاشتباكات بين قوات الوفاق وقوات حفتر",
    ],
)
def test_a_shell_and_its_fall_are_one_event(text: str) -> None:
    assert harm_of(text, "shelling") == [("injured", 5)]
