"""What was misread in reports of the field, by class: whose act, whose toll, what is no name."""

from __future__ import annotations

import pytest

from posted import one


def _actors(text: str, type_: str) -> list[str]:
    return [a.name for a in one(text, type_).actors]


def test_part_of_a_toll_is_of_the_strike_that_its_whole_is_of() -> None:
    text = (
        "أعلن المرصد أن أكثر من عشرين غارة جوية وهجمات صاروخية نفذت على محيط مدينة إدلب، "
        "قُتل على إثرها تسعة مدنيين على الأقل، بينهم خمسة أطفال"
    )
    killed = {(h.group, h.low) for h in one(text, "airstrike").harm}

    assert killed == {("civilian", 9), ("child", 5)}
    assert not one(text, "shelling").harm
    assert one(text, "shelling").trigger.text == "هجمات صاروخية"


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        (
            "استهدفت طائرات حربية بلدة سرمين وسقطت على مدرسة كان قد تم تجهيزها للنازحين",
            "airstrike",
            "مدرسة",
        ),
        ("قصف الطيران الحربي أماكن في ريف إدلب", "airstrike", ""),
    ],
)
def test_target_ends_before_a_verb_and_is_more_than_a_place(
    text: str, type_: str, target: str
) -> None:
    assert [t.name for t in one(text, type_).targets] == [target] * bool(target)


def test_a_front_is_where_they_fight() -> None:
    claim = one("تجددت المواجهات بين الطرفين في الجبهة الغربية من مدينة تعز", "clash")

    assert not {a.name for a in claim.actors} & {"الجبهة الغربية", "الطرفين في"}
    assert [p.name for p in claim.places] == ["الجبهة الغربية"]


@pytest.mark.parametrize(
    "text",
    [
        "لم تتمكن قوات حفتر من إحراز تقدم كبير صوب العاصمة طرابلس",
        "لم تستطع قوات النظام التقدم نحو بلدة كفرنبودة في ريف حماة",
    ],
)
def test_what_somebody_could_not_do_is_denied(text: str) -> None:
    assert one(text, "advance").status == "denied"


def test_a_unit_that_acts_is_no_base() -> None:
    text = (
        "قال مراسل الإذاعة إن الفرقة السادسة مشاة التابعة للجيش السوداني نصبت كمينا "
        "لمجموعة من قوات الدعم السريع في الفاشر"
    )
    claim = one(text, "ground_attack")

    assert [p.name for p in claim.places] == ["الفاشر"]
    assert [a.name.split()[0] for a in claim.actors] == ["الفرقة"]
    taken = one("سيطرت الفصائل على الفرقة السادسة مشاة في الفاشر", "control")
    assert [p.name for p in taken.places] == ["الفرقة السادسة مشاة"]


def test_our_forces_are_of_whoever_is_spoken_for() -> None:
    text = (
        "قتل تسعة عناصر من قوات الوفاق في معارك ضد قوات حفتر جنوب طرابلس. وقال متحدث باسم "
        'قوات حكومة الوفاق "قواتنا نفذت عملية نوعية في محور اليرموك"'
    )

    assert _actors(text, "ground_attack") == ["قوات حكومة الوفاق"]


def test_whoever_was_in_the_place_did_not_take_it() -> None:
    text = "سيطرت القوات على مواقع هامة كانت تتواجد فيها مليشيات حفتر جنوب طرابلس"

    assert _actors(text, "control") == ["القوات"]
