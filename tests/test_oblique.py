"""Reports as the field has them: spoken, oblique, of several events, of what did not happen."""

from __future__ import annotations

import pytest

from posted import READER, claims, of_type, one
from tawthiq import Report


@pytest.mark.parametrize(
    ("text", "type_", "hit"),
    [
        (
            (
                "شن الطيران الحربي غارتين على إدلب، إحداهما دمرت مدرسة في حي الثورة، "
                "والأخرى أصابت سوق الهال"
            ),
            "airstrike",
            "مدرسة",
        ),
        (
            "نفذت الطائرات ثلاث غارات على درعا، استهدفت الأولى مخبزا في نوى وقتلت اثنين",
            "airstrike",
            "مخبزا",
        ),
    ],
)
def test_one_of_several_strikes_is_one_of_its_own(
    text: str, type_: str, hit: str
) -> None:
    told = of_type(text, type_)

    assert len(told) > 1
    assert hit in [t.name for t in told[1].targets]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("قال مصدر أمني طلب عدم ذكر اسمه إن الجيش قصف مخيما قرب سرت", "demand"),
        ("في لقاء دعت إليه قطر بحثت الفصائل هدنة في غزة", "demand"),
        (
            "أطلق الجنود قنابل الغاز على كفر قدوم فأصيب عشرون بالاختناق",
            "chemical_attack",
        ),
        ("تستخدم الفصائل قذائف صنعتها من أسطوانات الغاز في قصف حلب", "chemical_attack"),
        ("خطف التفجير في بغداد سبعة من أبناء الحي", "abduction"),
        ("أغلقت المتاجر أبوابها في عدن حدادا على ضحايا القصف", "siege"),
        ("قتل قناص داعش امرأة لدى فرارها من الموصل", "displacement"),
        ("لا أحد يعلن المسؤولية عن عمليات الاغتيال في درعا", "responsibility"),
        ("سقط صاروخ على قاعدة عين الأسد ولم تعلن أي جهة مسؤوليتها", "responsibility"),
        ("قال المبعوث إن القصف على طرابلس تصعيد يهدد استقرار المنطقة", "threat"),
        ("زف قائد العمليات بشرى تحرير الرمادي من داعش", "casualties"),
        ("أعدم التنظيم خمسة شبان في الرقة رميا بالرصاص", "shooting"),
        (
            "صد الجيش هجوما على بيجي، في حين شنت طائرات أمريكية غارات على الموصل",
            "shootdown",
        ),
        ("مقتل عشرة وإصابة عشرين بضربة نفذتها طائرة مسيرة في مرزق", "shootdown"),
    ],
)
def test_it_tells_no_such_event(text: str, type_: str) -> None:
    assert claims(text)
    assert of_type(text, type_) == []


def test_a_repelled_attack_is_not_from_the_aircraft_of_another_clause() -> None:
    text = "صد الجيش هجوما على بيجي، في حين شنت طائرات أمريكية غارات على الموصل"

    assert one(text, "ground_attack").places[0].name == "بيجي"
    assert one(text, "airstrike").places[0].name == "الموصل"


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("قمع جنود الاحتلال مسيرة سلمية في بلدة بيت دجن", "shooting", "بيت دجن"),
        (
            "غارة روسية على السوق الرئيسي لمدينة أريحا أوقعت تسعة قتلى",
            "airstrike",
            "أريحا",
        ),
        ("قتل ستة بقصف مدفعي على سوق مزدحم في كادقلي", "shelling", "كادقلي"),
    ],
)
def test_an_adjective_is_no_place(text: str, type_: str, place: str) -> None:
    assert [p.name for p in one(text, type_).places] == [place]


@pytest.mark.parametrize(
    ("text", "type_", "toll"),
    [
        ("اثنا عشر مدنيا سقطوا في حجة بغارات للتحالف", "airstrike", ("civilian", 12)),
        ("قتل طالبان بقصف على جامعة تعز", "shelling", ("civilian", 2)),
        (
            "فقد تسعة أشخاص أرواحهم حين قصفت طائرة سوقا في نيالا",
            "airstrike",
            ("unspecified", 9),
        ),
        (
            "التحق ثلاثة من رفاقنا بقافلة الشهداء بقصف تركي على كوباني",
            "shelling",
            ("unspecified", 3),
        ),
        ("قتلت قابلة بغارة على مشفى في إدلب", "airstrike", ("medic", 1)),
        (
            "قتل أربعة جنود بعبوة استهدفت حافلة على طريق نوى",
            "bombing",
            ("combatant", 4),
        ),
    ],
)
def test_its_dead(text: str, type_: str, toll: tuple[str, int]) -> None:
    (harm,) = one(text, type_).harm

    assert (harm.kind, harm.group, harm.low) == ("killed", *toll)


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        ("قصفت طائرة أنتونوف حياً شعبياً في نيالا", "airstrike", ["طائرة أنتونوف"]),
        (
            "ناشد المجلس المنظمات الدولية التدخل لوقف القصف على الغوطة",
            "demand",
            ["المجلس"],
        ),
        ("لاحقت طائرات روسية قوارب نازحين قرب الميادين", "airstrike", ["طائرات روسية"]),
        ("ارتكب طيران الجيش مجزرة في سوق مايو بالخرطوم", "airstrike", ["طيران الجيش"]),
        (
            "اغتالت مسيرة إسرائيلية مقاتلا على طريق عيترون",
            "airstrike",
            ["مسيرة إسرائيلية"],
        ),
        (
            "قتلت مسيرة إسرائيلية شخصين في بلدة مجدل سلم",
            "airstrike",
            ["مسيرة إسرائيلية"],
        ),
    ],
)
def test_who_did_it(text: str, type_: str, who: list[str]) -> None:
    assert [a.name for a in one(text, type_).actors] == who


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("المروحي رمى برميلين عالسكري قبل شوي #حلب", "airstrike"),
        ("قذائف عالفرن!! الناس واقفة من الفجر بتلبيسة", "shelling"),
        ("عبوة يم بيت ضابط بالشرطة في الرمادي", "bombing"),
        ("دفن أهالي الفردوس بحلب ضحايا البرميل الذي أصاب المسجد أمس", "airstrike"),
        ("ضرب نار كثيف في حي المايقوما بالخرطوم", "shooting"),
        ("هجوم إرهابي بدراجة نارية ملغمة على سوق عفرين", "bombing"),
    ],
)
def test_it_is_told_as_it_is_spoken(text: str, type_: str) -> None:
    assert len(of_type(text, type_)) == 1


def test_what_is_said_to_be_rumour_is_denied() -> None:
    text = "نفى مصدر عسكري ما تداولته شبكات عن قصف مشفى ولادة في ريف إدلب"

    assert {c.status for c in claims(text)} == {"denied"}


def test_what_lies_ahead_is_intended_and_nobody_was_struck_then() -> None:
    meeting = "تعقد فصائل المعارضة وممثلو النظام محادثات سلام في جنيف الاثنين المقبل"
    strike = "بعد ثلاثة أسابيع عاد الطيران الروسي وقصف سوق بنش فقتل أربعة"

    assert {c.status for c in claims(meeting)} <= {"intended"}
    assert all(c.date is None or c.date.from_ is None for c in claims(strike))


def test_whose_page_it_is_tells_where_and_that_it_is_of_war() -> None:
    text = "ينعى المجلس خمسة من أهل الحي قتلوا بغارة على الفردوس مساء أمس"
    read = [
        READER.read(Report.of(text, published="2016-09-25", source=source))
        for source in ("مجلس أحياء حلب الشرقية", "لجان أم درمان")
    ]

    here, there = [reading.claims[0].places[0].path[0] for reading in read]
    assert (here, there) == ("سوريا", "السودان")
