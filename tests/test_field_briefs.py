"""Posts and briefs of a line or two, as local pages and agencies put them."""

from __future__ import annotations

import pytest

from posted import READER, claims, harm_of, of_type
from tawthiq import Report


def test_three_numbers_side_by_side_are_a_day() -> None:
    text = "حلب نيوز || الراموسة : تدمير عربة شيلكا على جبهة العامرية 28 5 2014"

    (claim,) = claims(text, "2014-05-30")

    assert claim.date is not None
    assert claim.date.from_ == "2014-05-28"


def test_who_publishes_a_report_is_no_source_of_it() -> None:
    text = "شبكة الفرات نيوز : قصف الطيران حي الحويقة ببرميل متفجر"

    (told,) = READER.read(Report.of(text, source="وكالة الخابور")).claims
    (own,) = READER.read(Report.of(text, source="شبكة الفرات نيوز")).claims

    assert [s.name for s in told.sources] == ["شبكة الفرات نيوز"]
    assert own.sources == ()


def test_no_line_of_a_list_is_its_headline() -> None:
    text = (
        "- النبطية الفوقا: شهيدان وأربعة جرحى\n- بعلبك: 7 جرحى\n- عيتا الفخار: 3 شهداء"
    )

    first = of_type(text, "casualties")[0]

    assert [p.name for p in first.places] == ["النبطية الفوقا"]
    assert [h.low for h in first.harm] == [2, 4]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("دمرت القوات مواقع للحوثيين عبر ضربات نفذتها براجمات الصواريخ", "shelling"),
        ("ضربات بالمدفعية الثقيلة على مواقع قسد في ريف تل تمر", "shelling"),
        ("الثوار يستهدفون حاجزا للنظام بمدفع 23", "shelling"),
        ("تدمير مبنى ونسفه بالكامل بمدفع جهنم في الأشرفية", "shelling"),
        ("وجهت المقاتلات ضربات لراجمات الصواريخ في صعدة", "airstrike"),
        ("سيطر المقاتلون على طائرة مسيرة إسرائيلية شرق خان يونس", "equipment_loss"),
        ("سيطر المقاتلون على مطار أبو الضهور", "control"),
    ],
)
def test_means_and_things_tell_what_was_done(text: str, type_: str) -> None:
    (claim,) = claims(text)

    assert claim.type == type_


def test_how_badly_some_are_hurt_is_no_toll_of_its_own() -> None:
    text = "شهيدان و13 إصابة منهم 3 إصابات خطيرة خلال اقتحام قوات الاحتلال لمخيم بلاطة"

    assert harm_of(text, "ground_attack") == [("killed", 2), ("injured", 13)]


@pytest.mark.parametrize(
    "background",
    [
        "وقبل أسبوعين قتل تفجير في المدينة عشرين شخصا.",
        "وأسفر هجوم مماثل في الثالث من يناير عن مقتل عشرين شخصا.",
    ],
)
def test_days_of_what_lay_before_are_not_those_of_the_news(background: str) -> None:
    text = f"قتل خمسة جنود في هجوم على حاجز غرب الرمادي، بحسب الشرطة.\n{background}"

    news, before = claims(text)

    assert news.date is None
    assert before.date is not None


def test_graves_of_a_dozen_years_ago_are_news() -> None:
    text = "العثور على مقبرة جماعية تضم رفات 30 شخصا أعدمهم التنظيم قرب الرقة عام 2015"

    assert claims(text, "2026-03-02")
    assert not claims(text, "2032-03-02")


def test_what_is_shown_of_a_deed_was_done() -> None:
    text = "مشاهد من اللحظات الأولى لدخول الثوار قرية أم الكراميل بريف حلب الجنوبي"

    assert [c.status for c in of_type(text, "control")] == ["asserted"]


def test_what_was_hit_with_something_is_named_without_it() -> None:
    text = "شن الطيران السعودي 44 غارة جوية استهدف بها الأعيان المدنية في صعدة"

    (claim,) = claims(text)

    assert [t.name for t in claim.targets] == ["الأعيان المدنية"]


def test_whose_gun_it_was_did_not_kill_its_crew() -> None:
    text = "تدمير رشاش لقوات النظام وقتل طاقمه على جبهة جوبر"

    assert not any(c.actors for c in claims(text))
