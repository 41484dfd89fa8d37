"""Which words tell an event, of which type: the lexicon, weapons, participants."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.codebook.morphology import conjugate
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Judge
from tawthiq.extract.roles import assignment


class Accepting(Judge):
    """Takes every draft as it is offered, so that the offers can be seen."""

    def __init__(self) -> None:
        super().__init__()

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """The status that the draft was offered with."""
        del features
        return draft.status

    def carried(self, *_: object) -> bool:
        """Nothing is carried over."""
        return False

    def choice(self, *_: object) -> int:
        """The first value: none."""
        return 0


@pytest.fixture(autouse=True)
def _by_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave participants where the frames put them."""
    monkeypatch.setattr(assignment, "assign", lambda *_: None)


READER = Reader(judge=Accepting())


def offered(text: str) -> list[tuple[str, str, str]]:
    """The drafts of a text: type, status, trigger words."""
    stages = READER.stages(Report.of(text, published="2020-06-15"))
    return [(d.type, d.status, text[d.start : d.end]) for d in stages.drafts]


def types(text: str) -> set[str]:
    """The types of the drafts of a text."""
    return {type_ for type_, _, _ in offered(text)}


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("deployment", "دفع الجيش الإسرائيلي بتعزيزات إلى مدينة جنين"),
        ("deployment", "نصب المسلحون عدة حواجز على مداخل مدينة الرقة"),
        ("shelling", "رصدت القوات إطلاق نحو عشرين صاروخا من مدينة غزة"),
        ("shelling", "رد الجيش على مصادر النيران في مدينة تل رفعت"),
        ("evacuation", "نقل المسعفون عشرات الجرحى من مدينة دوما"),
        ("airstrike", "إلقاء المروحيات التابعة للنظام عشرة براميل على مدينة داريا"),
        ("condemnation", "حذر الوزير من الحرب، محملا الحوثيين كامل المسؤولية عن القصف"),
        ("threat", "قال القائد في صنعاء إن قوات الجيش «لن تسمح» بدخول المسلحين"),
        ("threat", "أعلن الرئيس رفضه، مهددا بقصف مواقع المسلحين في سوريا"),
        ("siege", "قطع المقاتلون الأوتوستراد الدولي قرب بلدة سراقب"),
        ("displacement", "عبر ستة آلاف لاجئ الحدود من القامشلي إلى تركيا"),
        ("protest", "نزل الآلاف إلى الشوارع في مدينة الخرطوم رغم انتشار الجيش"),
        ("demand", "يجب على قوات النظام وقف القصف على مدينة حمص"),
        ("release", "سلمت القوات رفات خمسة جنود في مدينة الحديدة"),
        ("clash", "تصدت قوات البيشمركة لمسلحي التنظيم قرب مدينة كركوك"),
    ],
)
def test_lexicon(type_: str, text: str) -> None:
    assert type_ in types(text)


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("shelling", "قتل ثلاثة مدنيين بقذائف الهاون في مدينة تعز"),
        ("bombing", "جرح سبعة جنود نتيجة العبوات الناسفة في مدينة درنة"),
        ("chemical_attack", "أصيب عشرة أشخاص بغاز الكلور في بلدة تلمنس"),
        ("shelling", "قذائف مدفعية من معسكر الطلائع على مدينة سراقب"),
        ("shelling", "قذائف الجيش على مدينة دوما، أربعة جرحى"),
        ("airstrike", "الطيران الحربي على سوق شعبي وسط سراقب"),
    ],
)
def test_weapon_tells_event(type_: str, text: str) -> None:
    assert type_ in types(text)


def test_weapon_is_means_of_told_event() -> None:
    told = offered("قصفت قوات النظام مدينة دوما بقذائف الهاون")
    assert [t for t, _, _ in told] == ["shelling"]


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("withdrawal", "فرار عشرات المسلحين من مدينة الفلوجة"),
        ("displacement", "فرار عشرات العائلات من مدينة الفلوجة"),
        ("defection", "فر خمسة جنود من الجيش في مدينة درعا"),
        ("control", "طردت قوات البيشمركة مسلحي داعش من مدينة سنجار"),
        ("withdrawal", "تقدمت القوات بعد طرد المسلحين من مدينة سنجار"),
        ("equipment_loss", "ضبطت القوات الأمنية أسلحة وذخائر في مدينة بعقوبة"),
        ("detention", "ضبطت القوات الأمنية ثلاثة مسلحين في مدينة بعقوبة"),
        ("release", "تحرير المختطفين في مدينة القطيف بعد هجوم للجيش"),
        ("aid", "دخول ست شاحنات محملة بالطحين إلى مدينة مضايا المحاصرة"),
        ("airstrike", "دمرت طائرات التحالف مخزنا للأسلحة في مدينة صنعاء"),
        ("airstrike", "المروحيتان قصفتا مواقع المسلحين في مدينة نوى"),
        ("shooting", "القناصة يستهدفون المتظاهرين في مدينة بغداد"),
        ("bombing", "هاجم انتحاريان مقر الشرطة في مدينة كركوك"),
        ("bombing", "سيارة مفخخة استهدفت حاجزا للجيش في مدينة بنغازي"),
        ("shelling", "القذيفة سقطت على منزل في مدينة مصراتة"),
        ("protest", "اقتحم محتجون مقر المحافظة في مدينة البصرة"),
        ("bombing", "ألقى مجهولون قنبلة يدوية على مركز للشرطة في مدينة طرابلس"),
        ("airstrike", "أسقط الطيران المروحي برميلين متفجرين على مدينة داريا"),
        ("airstrike", "قصف على بلدة سراقب بريف إدلب الشرقي بالطائرات المسيرة"),
        ("airstrike", "تعرضت مدينة كسلا لهجوم عن طريق مسيرات انتحارية"),
        ("shooting", "أمطر مسلحون سيارة القاضي بالرصاص في مدينة البصرة"),
        ("shelling", "قذيفة مجهولة المصدر سقطت على منزل في مدينة الشيخ زويد"),
    ],
)
def test_participants_decide(type_: str, text: str) -> None:
    assert type_ in types(text)


def test_strike_goes_on() -> None:
    text = "شنت طائرات التحالف غارات على مدينة صعدة. واستهدف القصف مواقع للحوثيين."
    assert types(text) == {"airstrike"}


def test_attack_refers_to_bombing() -> None:
    text = "فجر انتحاري نفسه في مدينة سوروج. وأوقع الهجوم عشرة قتلى."
    assert "ground_attack" not in types(text)


def test_two_adjectives_are_two_events() -> None:
    text = "تواصل القصف الجوي والمدفعي على مدينة حلب"
    assert types(text) >= {"airstrike", "shelling"}


@pytest.mark.parametrize(
    "text",
    [
        "نفى المتحدث أن تكون قوات الجيش قد قصفت مدينة سرت",
        "لم تقصف الطائرات مدينة سرت",
        "لم تقصف الطائرات مواقع غير عسكرية في سرت",
        "لا صحة لقصف الطيران مدينة سرت",
        "لا الطيران الروسي ولا السوري قصف مدينة سرت",
        "قال المتحدث إن لا الجيش ولا الشرطة قصفوا مدينة سرت",
    ],
)
def test_denied(text: str) -> None:
    strikes = [s for t, s, _ in offered(text) if t in ("airstrike", "shelling")]
    assert strikes == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت طائرة أميركية من دون طيار صاروخين على مدينة سرت",
        "لأطفال دون الخامسة عشرة إثر قصف مدينة سرت",
        "لا يزال القصف مستمرا على مدينة سرت",
        "لم تقصف الطائرات سوى مدينة سرت",
        "طائرات لم يحددها قصفت مدينة سرت",
        "لا هدنة ولا انسحاب، بل قصف الطيران مدينة سرت",
    ],
)
def test_a_negation_of_something_else_denies_nothing(text: str) -> None:
    strikes = [s for t, s, _ in offered(text) if t in ("airstrike", "shelling")]
    assert strikes == ["asserted"]


def test_denial_is_responsibility() -> None:
    told = offered("نفت كتائب القسام تنفيذ الهجوم في مدينة سيناء")
    assert ("responsibility", "denied") in [(t, s) for t, s, _ in told]


@pytest.mark.parametrize(
    "text",
    [
        "نقلت وكالة الأنباء عن مصدر قوله إن المدينة هادئة",
        "التقى المدرب معسكرا للاعبين",
    ],
)
def test_no_event(text: str) -> None:
    assert not types(text) & {"evacuation", "deployment", "withdrawal"}


def test_doubled_verb_has_participle() -> None:
    words = {f.word for f in conjugate("هدد", "يهدد", doubled=True)}
    assert {"مهددا", "مهدده", "مهددين"} <= words


def test_first_person_only_where_asked() -> None:
    assert "اسقط" not in {f.word for f in conjugate("سقط", "يسقط")}
    assert "اطالب" in {f.word for f in conjugate("طالب", "يطالب", first=True)}


def test_people_are_no_deed() -> None:
    assert not types("وصل مقاتلين ومهاجمين ونازحا ومعتقلين") & {
        "clash",
        "ground_attack",
        "displacement",
        "detention",
    }
