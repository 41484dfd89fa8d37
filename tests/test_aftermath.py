"""Who dealt with what others did has not done it, and a house of healing was not hit."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.extract.events.drafts import VIOLENCE


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("فتحت الشرطة تحقيقا في مقتل صحفي بالرصاص وسط عدن", "الشرطة"),
        ("طوقت الشرطة مكان الانفجار الذي استهدف دورية للحشد", "الشرطة"),
        ("عثرت القوات العراقية على مقبرة جماعية تضم جثث 40 مدنيا قرب تلعفر", "القوات"),
        ("الحشد الشعبي يعثر على مقبرة جماعية تضم رفات 25 مدنيا في سنجار", "الحشد"),
        ("زار قائد الجيش جرحى تفجير السوق في بغداد", "الجيش"),
        ("انتشلت قوات الجيش جثث خمسة مدنيين من تحت أنقاض منزل دمره القصف", "الجيش"),
        ("أخمدت قوات الجيش حريقا سببه قصف مدفعي على السوق", "الجيش"),
    ],
)
def test_who_came_after_did_not_do_it(text: str, who: str) -> None:
    found = claims(text)
    violent = [c for c in found if c.type in VIOLENCE]
    assert violent
    assert not [a.name for c in violent for a in c.actors if who in a.name]


def test_who_acts_himself_after_he_came_did_it() -> None:
    text = "طوقت قوات الأمن البلدة وبدأت قصفها بالمدفعية"
    found = claims(text)
    shelling = [c for c in found if c.type == "shelling"]
    assert [a.name for c in shelling for a in c.actors] == ["قوات الأمن"]


@pytest.mark.parametrize(
    "text",
    [
        "أسعف الأهالي تسعة جرحى أصيبوا في القصف إلى مشفى باب الهوى",
        "قصف الطيران السوق ونقل الجرحى إلى مستشفى معرة النعمان",
    ],
)
def test_where_the_wounded_were_brought_was_not_hit(text: str) -> None:
    found = claims(text)
    assert found
    hit = [t.name for c in found for t in c.targets]
    where = [p.name for c in found for p in c.places]
    assert not [n for n in hit + where if n.startswith(("مشفى", "مستشفى"))]


def test_whom_something_was_aimed_at_did_not_do_it() -> None:
    text = "استهداف رتل للتحالف الدولي بعبوة ناسفة على طريق الديوانية"
    (claim,) = claims(text)
    assert not claim.actors
    assert [t.text for t in claim.targets] == ["رتل للتحالف الدولي"]


def test_what_is_shot_down_is_no_march() -> None:
    text = "أسقط الجيش مسيرة محملة بالمخدرات قادمة من سوريا"
    found = claims(text)
    assert [c.type for c in found] == ["shootdown"]
