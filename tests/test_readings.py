"""Words that look like others, and whose act or harm a post tells: one sentence each."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.model import Claim


def types(text: str) -> list[str]:
    return [str(c.type) for c in claims(text)]


def told(text: str, type_: str) -> Claim:
    """The one claim of a type."""
    (found,) = [c for c in claims(text) if c.type == type_]
    return found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("توصل الطرفان إلى اتفاق يقضي بخروج المقاتلين من داريا إلى إدلب", "casualties"),
        ("لجان مقاومة الفاشر: مقتل 7 أشخاص في قصف على السوق", "displacement"),
        ("أسقطت الدفاعات الجوية طائرة مسيرة تركية الصنع جنوب بني وليد", "protest"),
        ("غارات للتحالف دمرت فرناً آلياً ومدرسة في بلدة الكرامة", "withdrawal"),
        ("اغتال مسلحون شرطيا في الموصل ولاذوا بالفرار", "withdrawal"),
    ],
)
def test_a_word_that_looks_like_an_act_is_none(text: str, type_: str) -> None:
    assert type_ not in types(text)


def test_what_is_destroyed_is_not_the_town() -> None:
    text = "قواتنا تصد محاولة تسلل في محور اليرموك وتدمر آليتين مصفحتين"
    assert all(p.name != "تدمر" for c in claims(text) for p in c.places)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("أسقط الثوار مروحية في ريف حلب", "مروحية"),
        ("أسقط مقاتلو المعارضة طائرة حربية في ريف حلب", "طائرة حربية"),
        ("أسقطت المضادات الأرضية مسيرة معادية فوق المخا", "مسيرة معادية"),
    ],
)
def test_an_aircraft_brought_down_is_lost(text: str, item: str) -> None:
    (lost,) = told(text, "shootdown").losses
    assert (lost.item, lost.state) == (item, "shot_down")


def test_whom_one_leads_into_an_ambush_is_its_target() -> None:
    found = told(
        "أوقعت وحدة من الجيش مجموعة إرهابية في كمين في بساتين الدوير", "ground_attack"
    )
    assert [t.name for t in found.targets] == ["مجموعة إرهابية"]
    assert [a.name for a in found.actors] == ["الجيش"]


def test_rockets_that_aircraft_fire_are_an_air_strike() -> None:
    text = "استهدفت شقة سكنية بثلاثة صواريخ من طائرة حربية في حي معوض"
    assert types(text) == ["airstrike"]


def test_a_blow_by_a_salvo_is_one_claim_of_shelling() -> None:
    text = "استهدف المقاتلون تجمعاً لجنود العدو في موقع المطلة بصلية صاروخية"
    assert types(text) == ["shelling"]


def test_who_tells_a_sentence_may_come_last() -> None:
    text = "سقطت قذائف هاون على حي الشعب وأصابت منزلا، قال مصدر في الشرطة"
    assert told(text, "shelling").sources


def test_near_a_town_is_not_in_it() -> None:
    (place,) = told("مقتل ثمانية في انفجار سيارة مفخخة قرب الباب", "bombing").places
    assert (place.name, place.id, place.precision) == ("الباب", "sy-al-bab", "near")


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        (
            "قُتل 27 إرهابياً في حي الدرعية، وفق حصيلة وزعها المركز الإعلامي",
            "المركز الإعلامي",
        ),
        ("الدفاع التركية: قواتنا قصفت مواقع في تل رفعت", "الدفاع التركية"),
        ("مصدر عسكري: تحطم مروحية نقل في ريف جبلة", "مصدر عسكري"),
    ],
)
def test_who_made_what_is_told_by_tells_it(text: str, teller: str) -> None:
    (claim,) = claims(text)
    assert [s.name for s in claim.sources] == [teller]
