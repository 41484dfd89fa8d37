"""Sentences in the style of the outlets of Yemen, each once misread."""

from __future__ import annotations

import pytest

from test_names import cut
from test_wires import one


def test_a_crawl_upon_positions_is_an_attack() -> None:
    claim = one("أفشلت قوات الجيش محاولة زحف للحوثيين على مواقعها في جبهة نهم")
    assert claim.type == "ground_attack"
    assert [a.name for a in claim.actors] == ["الحوثيين"]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        # هاوزر: a howitzer, as هاوتزر is.
        ("قصفت المليشيات قرية الجبلية بمدافع الهاوزر", "مدافع الهاوزر"),
        ("قصفت المليشيات القرية بقذائف الهاوزر", "قذائف الهاوزر"),
    ],
)
def test_howitzers_are_weapons(text: str, weapon: str) -> None:
    assert [w.name for w in one(text).weapons] == [weapon]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Two sides under one noun are one name, whichever way it is spelled.
        ("قصفت مليشيا الحوثي والمخلوع حي الروضة في تعز", "مليشيا الحوثي والمخلوع"),
        # The army of a country whose other forces are known.
        (
            "قصفت القوات التابعة للجيش السعودي مديرية منبه",
            "القوات التابعة للجيش السعودي",
        ),
        # أبطال: the men of a side, as its own outlets call them.
        ("هاجم أبطال الجيش مواقع الحوثيين في صرواح", "أبطال الجيش"),
    ],
)
def test_sides_are_named(text: str, name: str) -> None:
    assert [a.name for a in one(text).actors] == [name]


def test_outlets_tell() -> None:
    claim = one("قال مصدر لموقع المصدر أونلاين إن الحوثيين قصفوا قرية الشقب")
    assert [s.name for s in claim.sources] == ["موقع المصدر أونلاين", "مصدر"]
    claim = one("ذكر موقع يمن برس أن مسلحين اغتالوا ضابطا في المكلا")
    assert [s.name for s in claim.sources] == ["موقع يمن برس"]


def test_a_quarter_of_aden_is_not_the_city_of_sinai() -> None:
    (place,) = one("انفجر لغم بسيارة في منطقة العريش شرق عدن").places
    assert (place.name, place.id) == ("العريش", "ye-al-arish-aden")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # ذي, حبيل: they begin names of two words.
        ("غارة على جبل ذي نمر وشدا", ["جبل ذي نمر", "شدا"]),
        ("قصف على منطقة حبيل سلمان", ["حبيل سلمان"]),
        # The number of the unit is what tells its camp from others.
        ("سيطروا على معسكر اللواء 17 مشاة", ["معسكر اللواء 17 مشاة"]),
        ("سيطروا على معسكر اللواء 17 في المخا", ["معسكر اللواء 17", "المخا"]),
        # Homes are no housing estate of that name.
        ("قصفت المليشيات مساكن المواطنين في حيس", ["حيس"]),
    ],
)
def test_places_are_cut(text: str, names: list[str]) -> None:
    assert [c.name for c in cut(text) if c.kind == "place"] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال الإعلام العسكري للقوات المشتركة إن", "الإعلام العسكري للقوات المشتركة"),
        ("ذكر المركز الإعلامي لألوية العمالقة أن", "المركز الإعلامي لألوية العمالقة"),
        # An outlet that is told to is another source, a place another name.
        ("قال المركز الإعلامي لقناة المسيرة إن", "المركز الإعلامي"),
        ("قال المركز الإعلامي لصنعاء إن", "المركز الإعلامي"),
    ],
)
def test_the_media_office_of_a_side_is_named_with_it(text: str, name: str) -> None:
    assert next(c.name for c in cut(text) if c.kind == "source") == name


@pytest.mark.parametrize(
    ("text", "items"),
    [
        # The arm of a side that struck is no loss of its own.
        ("دمرت مدفعية الجيش عربتين في نهم", ["عربتين"]),
        ("دمر الجيش دبابة في ميدي", ["دبابة"]),
    ],
)
def test_what_strikes_is_not_lost(text: str, items: list[str]) -> None:
    assert [loss.item for loss in one(text).losses] == items
