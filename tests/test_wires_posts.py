"""Sentences in the style of short posts and monitors' bulletins, each once misread."""

from __future__ import annotations

import pytest

from tawthiq.text import fold_word
from tawthiq.text.tokens import tokenize
from test_wires import harm, one


@pytest.mark.parametrize(
    "text",
    [
        "3 شـ.ـهداء في قصـ.ـف على مخيم النصيرات",
        "3 شـ ـهداء في قصــ..ــف على مخيم النصيرات",
        "3 شـ*ـهداء في قصـ_ـف على مخيم النصيرات",
    ],
)
def test_hidden_words(text: str) -> None:
    claim = one(text)
    assert claim.type == "shelling"
    assert harm(claim) == [("killed", 3)]
    assert [p.name for p in claim.places] == ["مخيم النصيرات"]


@pytest.mark.parametrize("text", ["دمشق ـ حلب", "دمشق ـــ حلب", "1446هـ - حلب"])
def test_a_tatweel_for_a_dash_joins_nothing(text: str) -> None:
    words = [fold_word(t.text) for t in tokenize(text)]
    assert words[-1] == "حلب"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # Monitors whose names are of several nouns, and whose room or committee it is.
        (
            "وثق مركز فلسطين لدراسات الأسرى اعتقال 50 مواطنا في الخليل",
            "مركز فلسطين لدراسات الأسرى",
        ),
        (
            "وثقت الشبكة اليمنية للحقوق والحريات مقتل 20 مدنيا في تعز",
            "الشبكة اليمنية للحقوق والحريات",
        ),
        (
            "أعلنت غرفة طوارئ معسكر زمزم مقتل ثمانية مدنيين في قصف مدفعي على السوق",
            "غرفة طوارئ معسكر زمزم",
        ),
        (
            "أعلن الناطق باسم منسقية النازحين واللاجئين مقتل ثلاثة نازحين في طويلة",
            "الناطق باسم منسقية النازحين واللاجئين",
        ),
    ],
)
def test_monitors(text: str, source: str) -> None:
    assert [s.name for s in one(text).sources] == [source]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سقطت قذيفة أمام باب الحارة", []),
        ("ألقت المروحيات 20 برميلا متفجرا على المناطق الخارجة عن سيطرة النظام", []),
        ("غارات على مواقع في إب وذمار", ["إب", "ذمار"]),
        ("قصف الطيران مدينة الباب عن طريق الخطأ", ["الباب"]),
    ],
)
def test_words_that_are_no_towns(text: str, names: list[str]) -> None:
    claim = one(text)
    assert claim.type in ("shelling", "airstrike")
    assert [p.name for p in claim.places] == names


def test_how_it_was_done_is_no_part_of_a_name() -> None:
    claim = one("أعدمت ميليشيا الجبل ميدانياً ثمانية أشخاص في إدلب")
    assert [a.name for a in claim.actors] == ["ميليشيا الجبل"]


def test_a_dreadful_massacre_is_an_attack() -> None:
    claim = one("مجزرة مروعة في بلدة تفتناز راح ضحيتها 12 مدنيا")
    assert claim.type == "killing"
    assert harm(claim) == [("killed", 12)]
