"""What is told in words of war and is none of it: daily tasks, penalties, plans, crime."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one
from tawthiq.codebook.load import load
from tawthiq.extract.layout.page import opened


@pytest.mark.parametrize(
    "text",
    [
        "تلقى الدفاع المدني بلاغا عن احتجاز شخصين داخل بئر في قرية شرق عدن",
        "احتجزت المياه عائلة، وباشرت الفرق حادثة احتجاز طفل في مصعد بمبنى في صنعاء",
        "زار الوفد مكان احتجاز العسكريين في جبال القلمون قرب عرسال",
        "فتح المسلحون معسكرات اعتقال في ريف الرقة",
    ],
)
def test_who_is_trapped_is_held_by_nobody_and_a_jail_is_no_arrest(text: str) -> None:
    assert not of_type(text, "detention")


def test_who_is_under_arrest_is_held() -> None:
    held = one("ما زال ثلاثة من متطوعينا قيد الاعتقال في حماة منذ يناير", "detention")

    assert held.harm[0].low == 3


@pytest.mark.parametrize(
    "text",
    [
        "طالبت النيابة بعقوبة الإعدام بحق أربعة من عناصر داعش في بغداد",
        "أصدرت محكمة في بغداد حكما بالإعدام على عنصر من داعش",
    ],
)
def test_a_penalty_kills_nobody_yet(text: str) -> None:
    assert not [c for c in of_type(text, "killing") if c.status == "asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "الحوثيون يقومون بعملية التحكم في الأسعار من خلال السوق السوداء في عدن",
        "توقفت عملية التوزيع في مخيم اليرموك قرب حاجز للجيش",
    ],
)
def test_a_daily_task_is_no_attack(text: str) -> None:
    assert not of_type(text, "ground_attack")


def test_an_operation_of_arms_is_an_attack() -> None:
    text = "نفذت القوات عملية المداهمة والتفتيش في حي الدورة ببغداد"

    assert one(text, "ground_attack").status == "asserted"


def test_what_is_allowed_is_not_done() -> None:
    text = "تركيا تسمح بضربات أمريكية من قاعدة إنجرليك ضد داعش في سوريا"

    assert not [c for c in of_type(text, "airstrike") if c.status == "asserted"]


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "اعتقلت القوات أمس 13 مسلحا، بينهم امرأة، كانوا يخططون لاستهداف منشآت في بنزرت",
            "ground_attack",
            [],
        ),
        (
            "قال الجيش إن المسلحين كانوا يخططون لتفجير سيارة مفخخة في سوق بمدينة الموصل",
            "bombing",
            ["المسلحين"],
        ),
    ],
)
def test_what_is_planned_is_not_done_and_not_by_who_caught_the_planners(
    text: str, type_: str, who: list[str]
) -> None:
    planned = one(text, type_)

    assert planned.status == "intended"
    assert [a.name for a in planned.actors] == who


_LONG = " ".join(f"وعقد المجلس البلدي جلسته رقم {n} في القاعة." for n in range(8))


@pytest.mark.parametrize(
    ("names", "at_war"),
    [
        ("يوم الخميس ويوم الأحد قالت الشرطة", False),  # towns too
        ("في 9 آب قال مساعد المدير دوماً", False),
        ("في باب التجارة وبكثرة", False),  # clitics and short names: باب is not in إب
        ("في حي الخالدية وفي بلدة الضمير", True),
        ("في اليمن", True),
        ("في الرستن", True),
    ],
)
def test_everyday_words_are_no_places_at_war(names: str, *, at_war: bool) -> None:
    domain = opened(f"{_LONG} {names}.", frozenset(), load()).domain

    assert domain.at_war is at_war


def test_a_crime_in_a_country_at_peace_is_no_war() -> None:
    text = (
        "قالت الشرطة إن رجلا أطلق النار داخل دار للسينما في مدينة صغيرة بولاية لويزيانا"
        " مساء الخميس وقتل امرأتين. وقال مكتب التحقيقات الفدرالي إن المسلح انتحر."
        " وتشهد ولاية تكساس حوادث مماثلة. وتحدث قائد الشرطة للصحفيين."
        " ونقل المصابون إلى المستشفى. وأغلقت الشوارع المحيطة. وفتح تحقيق في الحادث."
    )

    assert not claims(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قتل طفل في تعز بعد قصف المدينة بقذائف الهاون", 1),
        ("أصيب مدني بقذيفة هاون في تعز أثناء الاشتباكات", 1),
    ],
)
def test_a_strike_is_told_once_with_its_weapon(text: str, count: int) -> None:
    assert len(of_type(text, "shelling")) == count
