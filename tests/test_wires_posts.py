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


def test_on_the_as_it_is_spoken() -> None:
    claim = one("غارة عالغوطة اليوم")
    assert [p.name for p in claim.places] == ["الغوطة"]
    claim = one("سقوط 3 قذائف هاون عالجبهة الجنوبية وإصابة مدنيين")
    assert [w.name for w in claim.weapons] == ["قذائف هاون"]


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("سقطت 20 قذيفة مجهولة المصدر على دمشق", ["قذيفة"]),
        ("القصف الصاروخي بالمسيرات على الفاشر أدى إلى مقتل 20 شخصا", []),
        ("أطلق المقاتلون صاروخي غراد على المطار", ["صاروخي غراد"]),
        ("قصف حي الوعر بقذائف الهاوزر", ["قذائف الهاوزر"]),
    ],
)
def test_weapons_are_cut(text: str, weapons: list[str]) -> None:
    assert [w.name for w in one(text).weapons] == weapons


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل شاب برصاص ميليشيا قسد في حلب", "ميليشيا قسد"),
        (
            "اعتقلت قوات سورية الديموقراطية ثلاثة شبان في الرقة",
            "قوات سورية الديموقراطية",
        ),
        ("اعتقلت عناصر جهاز أمن الدولة شابا من الصنمين", "عناصر جهاز أمن الدولة"),
        ("استهداف الطيران المروحي قرية معان بالبراميل المتفجرة", "الطيران المروحي"),
    ],
)
def test_actors(text: str, actor: str) -> None:
    assert [a.name for a in one(text).actors] == [actor]


def test_hospitals_of_a_place_are_the_place() -> None:
    claim = one("استقبلت مستشفيات قطاع غزة 79 شهيدا و379 إصابة")
    assert [p.name for p in claim.places] == ["قطاع غزة"]


def test_the_year_after_for() -> None:
    claim = one("قتل ثلاثة مدنيين في قصف على رفح في السابع من أكتوبر للعام 2022م")
    assert claim.date is not None
    assert claim.date.from_ == "2022-10-07"


def test_an_attack_made_to_fail_is_no_rejection() -> None:
    claim = one("أفشل الجيش محاولات المسلحين استعادة مواقعهم في تعز")
    assert (claim.type, claim.status) == ("control", "intended")


def test_a_temporary_capital() -> None:
    claim = one("انفجار عنيف يهز العاصمة المؤقتة عدن")
    assert [p.name for p in claim.places] == ["عدن"]


@pytest.mark.parametrize("how", ["مسائية", "حاشدة", "ليلية"])
def test_what_kind_of_demonstration_is_nobody(how: str) -> None:
    claim = one(f"خرجت مظاهرة {how} في بنش")
    assert (claim.type, claim.actors) == ("protest", ())


def test_a_launcher_is_no_base() -> None:
    claim = one("دمر المقاتلون قاعدة كورنيت على جبهة الكبينة")
    assert [loss.item for loss in claim.losses] == ["قاعدة كورنيت"]
    assert [p.name for p in claim.places] == ["الكبينة"]
