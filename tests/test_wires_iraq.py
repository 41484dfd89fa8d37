"""Sentences in the style of Iraqi agencies and security bulletins, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from test_wires import harm, one


@pytest.mark.parametrize(
    "text",
    [
        # A تعرض is an attack, where it is said to be one or whose it was.
        "قتل جنديان في تعرض إرهابي قرب بلدة آمرلي",
        "أحبطت القوات تعرضا لعصابات داعش قرب آمرلي",
    ],
)
def test_an_exposure_is_an_attack(text: str) -> None:
    assert one(text).type == "ground_attack"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أفادت السومرية نيوز بانفجار عبوة في بعقوبة", "السومرية نيوز"),
        # The region of an office is a part of its name.
        (
            "قال مصدر في شرطة محافظة نينوى إن عبوة انفجرت في الموصل",
            "مصدر في شرطة محافظة نينوى",
        ),
        ("ذكرت وكالة شفق نيوز أن عبوة انفجرت في بعقوبة", "وكالة شفق نيوز"),
    ],
)
def test_agencies_of_iraq(text: str, source: str) -> None:
    assert [s.name for s in one(text).sources] == [source]


def test_detachments_of_an_agency() -> None:
    found = one("ألقت مفارز الاستخبارات العسكرية القبض على إرهابي في الرمادي")
    assert [a.name for a in found.actors] == ["مفارز الاستخبارات العسكرية"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Who found the dead is no thing of war that was found.
        ("عثرت دوريات الشرطة على ثلاث جثث في الموصل", ("killed", 3)),
        # Whose name nobody knows is dead like any other.
        ("عثرت الشرطة على 44 جثة مجهولة الهوية في بغداد", ("killed", 44)),
        ("أعلنت الشرطة العثور على خمس جثث مجهولة الهوية في بعقوبة", ("killed", 5)),
    ],
)
def test_the_dead_are_found(text: str, found: tuple[str, int]) -> None:
    claim = one(text)
    assert (claim.type, harm(claim)) == ("casualties", [found])


@pytest.mark.parametrize(
    "text",
    [
        "أغلقت القوات الأمنية محل الحادث",
        "فرضت القوات طوقا أمنيا حول مكان الحادث",
    ],
)
def test_a_cordon_round_a_scene_is_no_siege(text: str) -> None:
    assert not claims(text)


def test_words_are_ascribed_without_blame() -> None:
    found = one("ونسبت القناة إلى مصدر أمني قوله إن مسلحين هاجموا حاجزا في داقوق")
    assert found.type == "ground_attack"


def test_what_a_thing_amounts_to_is_no_ferry() -> None:
    assert not one("دمرت الطائرات كهفا، وهو عبارة عن مخبأ").losses


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("هاجم مسلحون قرية البو خدو", ["البو خدو"]),
        ("انفجرت عبوتان في منطقتين منفصلتين بالموصل", ["الموصل"]),
        ("قصفت طائرات مناطق مطلة على قرية كاني ماسي", ["كاني ماسي"]),
        # Where people are from is the place alone.
        ("أعدم التنظيم 20 مدنيا من أهالي قضاء الحويجة", ["الحويجة"]),
    ],
)
def test_names_of_villages(text: str, names: list[str]) -> None:
    assert [p.name for p in one(text).places] == names
