"""Where fire came from is not where it struck; what an event came after is not its own."""

from __future__ import annotations

import pytest

from posted import claims


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("قصفت المدفعية من بلدة نبل مدينة حريتان", "حريتان"),
        (
            "أطلقت القوات النار بالرشاشات من بلدتي كناكر وخربة سمر باتجاه بلدة عرى",
            "عرى",
        ),
        ("قصفت قوات النظام من مواقعها في تل حديد أطراف مدينة السويداء", "السويداء"),
        (
            "أطلقت قوات النظام المتمركزة في معسكر جورين قذائف على بلدة الزيارة",
            "الزيارة",
        ),
    ],
)
def test_where_fire_came_from_is_not_where_it_struck(text: str, hit: str) -> None:
    (claim,) = claims(text)
    assert [p.name for p in claim.places] == [hit]


def test_where_a_place_lies_is_not_what_was_hit() -> None:
    found = claims("سقطت قذيفتان مصدرهما الجانب السوري في بلدة الطرة شمال المملكة")
    assert not [p for c in found for p in c.places if p.name == "شمال المملكة"]


def test_what_a_strike_came_after_is_not_its_own() -> None:
    text = "وجاءت الغارات بعد مقتل خمسة جنود أتراك بقصف لقوات النظام على نقطة المراقبة"
    (raid,) = [c for c in claims(text) if c.type == "airstrike"]
    assert not [*raid.targets, *raid.harm, *raid.actors]


def test_the_dead_of_another_cause_are_not_those_of_the_first() -> None:
    text = (
        "استهدفت وحدات من الجيش تجمعات الإرهابيين في جوبر وأوقعت عشرات القتلى، "
        "فيما أصيب 3 مدنيين بقذائف أطلقها الإرهابيون على دمشق"
    )
    hurt = {
        str(c.type): [h.low for h in c.harm if h.kind == "injured"]
        for c in claims(text)
    }
    assert hurt == {"ground_attack": [], "shelling": [3]}


def test_the_dead_of_an_assault_that_is_anothers_did_not_make_it() -> None:
    text = "قتل عنصر من حزب الله وآخر من قوات النظام بهجوم لهيئة تحرير الشام جنوب حلب"
    (claim,) = claims(text)
    assert [a.name for a in claim.actors] == ["هيئة تحرير الشام"]
