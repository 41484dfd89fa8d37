"""Who is cleared by the grammar, and how far a denial reaches."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.extract.events.drafts import VIOLENCE


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "توعد حزب الله بالرد على الغارة التي استهدفت موقعا له في القنيطرة",
            "حزب الله",
        ),
        ("وعد الجيش بالانتقام لمقتل جنوده في تفجير العريش", "الجيش"),
        (
            "منعت الشرطة في بغداد محتجين من الوصول إلى مقر شهد تفجيرا قبل يومين",
            "محتجين",
        ),
        ("نفت قسد استهداف المشفى، واتهمت القوات التركية بالوقوف وراء القصف", "قسد"),
        ("أكد الجيش عدم مشاركته في القصف على المخيم", "الجيش"),
        ("وصفت دمشق الضربات الأمريكية على الشعيرات بالعدوان", "دمشق"),
        ("شن الجيش التركي هجوما على قرى يسيطر عليها تنظيم قسد", "تنظيم قسد"),
        ("قصف عنيف على مناطق تخضع لسيطرة الحوثيين في تعز", "الحوثيين"),
        (
            "تعرض مخيم قاح لقصف صاروخي. من جهتها نفت وزارة الدفاع مشاركتها في القصف",
            "وزارة الدفاع",
        ),
    ],
)
def test_who_is_not_to_blame(text: str, who: str) -> None:
    told = [c for c in claims(text) if c.type in VIOLENCE and c.status == "asserted"]
    assert told
    assert who not in [a.name for c in told for a in c.actors]


def test_whom_somebody_accuses_after_a_denial_is_the_accused() -> None:
    text = (
        "نفت قسد استهداف المشفى في عفرين، واتهمت القوات التركية بالوقوف وراء القصف الذي "
        "أودى بحياة 13 شخصا"
    )
    told = {str(c.type): c for c in claims(text)}
    blaming = told["condemnation"]
    assert [a.name for a in blaming.actors] == ["قسد"]
    assert [t.name for t in blaming.targets] == ["القوات التركية"]
    assert told["ground_attack"].status == "denied"
    shelling = told["shelling"]
    assert shelling.status == "asserted"
    assert [h.low for h in shelling.harm] == [13]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "أسقط مقاتلون طائرة مسيرة، دون ورود معلومات عن خسائر نتيجة إسقاطها",
            "asserted",
        ),
        ("برأت اللجنة التحالف من قصف السوق في حجة", "denied"),
        ("نفى المتحدث باسم التحالف قصف السوق في حجة", "denied"),
    ],
)
def test_how_far_a_denial_reaches(text: str, status: str) -> None:
    told = {c.status for c in claims(text) if c.type in ("shelling", "shootdown")}
    assert told == {status}


def test_the_dead_told_past_a_denial_are_not_denied() -> None:
    text = "نفت الفصائل قصفها أي موقع في حلب، بعد أن قضى 30 مدنيا أمس بقصف صاروخي"
    (deadly,) = [c for c in claims(text) if c.harm]
    assert (deadly.status, [h.low for h in deadly.harm]) == ("asserted", [30])


def test_a_meeting_that_was_hit_tells_no_talks() -> None:
    text = "شنت إسرائيل غارة على مبنى في الضاحية استهدفت اجتماعا لقيادة الوحدة"
    assert {str(c.type) for c in claims(text)} == {"airstrike"}


@pytest.mark.parametrize(
    "text",
    [
        "هاجم قائد الميليشيا في كلمة له الولايات المتحدة",
        "شن الوزير هجوما حادا على إيران خلال مؤتمر صحفي في الرياض",
    ],
)
def test_who_attacks_in_words_attacks_nobody(text: str) -> None:
    assert not [c for c in claims(text) if c.type in VIOLENCE]


def test_an_iraqi_assault_is_made_by_whom_it_is_of() -> None:
    text = "صدت قوة من الحشد الشعبي تعرضا لداعش ضمن مقتربات قضاء المقدادية"
    (claim,) = claims(text)
    assert [a.name for a in claim.actors] == ["داعش"]


def test_a_toll_by_who_killed_is_parted_past_a_connective() -> None:
    text = (
        "وجاء في التقرير أن 503 مدنيين قتلوا على يد قوات النظام، في حين قتل 279 مدنيا بقصف "
        "جوي روسي، كما قتل تنظيم الدولة 114 مدنيا"
    )
    dead = {
        tuple(a.name for a in c.actors): [h.low for h in c.harm] for c in claims(text)
    }
    assert dead[("قوات النظام",)] == [503]
    assert dead[("تنظيم الدولة",)] == [114]
    assert 503 not in [n for who, told in dead.items() if "روسي" in who for n in told]


def test_others_killed_beside_journalists_are_not_journalists() -> None:
    text = (
        "استهدفت طائرات إسرائيلية مجمعا في خان يونس ما أسفر عن استشهاد مصور وصحفية، كما "
        "أسفر القصف عن استشهاد 11 آخرين"
    )
    groups = {h.low: h.group for c in claims(text) for h in c.harm}
    assert groups[11] != "journalist"


@pytest.mark.parametrize(
    "text",
    [
        "أصدرت محكمة حوثية حكما بإعدام 30 ناشطا بتهمة التخابر مع التحالف",
        "قضت محكمة في بغداد بإعدام 12 مدانا بالانتماء لداعش",
        "هدد التنظيم بإعدام الطيار الأردني إذا لم يفرج عن السجينة",
    ],
)
def test_who_is_only_sentenced_or_threatened_is_not_dead(text: str) -> None:
    assert not [c for c in claims(text) if c.status == "asserted" and c.harm]


def test_where_somebody_holds_ground_he_took_none() -> None:
    text = "سقطت دانات أطلقتها المليشيا من مناطق سيطرتها في أم درمان القديمة"
    assert "control" not in {str(c.type) for c in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "أجل الجيش اقتحام المدينة بطلب من وجهائها",
        "ألغت إسرائيل عملية برية كانت مقررة في رفح",
        "أنهت المقاتلات مناورات بالذخيرة الحية شملت قصف أهداف افتراضية",
    ],
)
def test_what_was_called_off_or_rehearsed_was_not_done(text: str) -> None:
    told = [c for c in claims(text) if c.type in VIOLENCE]
    assert "asserted" not in {c.status for c in told}


@pytest.mark.parametrize(
    "text",
    [
        "نفذ تنظيم الدولة حكم الإعدام رميا بالرصاص بحق شابين في الميادين",
        "قضى ثلاثة معتقلين تحت التعذيب في سجن صيدنايا",
    ],
)
def test_what_was_carried_out_is_told(text: str) -> None:
    assert {c.status for c in claims(text) if c.type == "killing"} == {"asserted"}
