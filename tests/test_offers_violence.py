"""Acts of violence that are offered to the judge, whatever weights then decide."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar


class Asked(Grammar):
    """A judge that notes what it is asked; it refuses tolls of some types."""

    def __init__(self, *refused: str) -> None:
        super().__init__()
        self.refused = refused
        self.drafts: list[Draft] = []

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """What the grammar says, unless a toll of a refused type is asked about."""
        self.drafts.append(draft)
        if draft.type in self.refused and draft.pos == "harm":
            return "none"
        return super().verdict(draft, features)


def offered(text: str, *refused: str) -> set[tuple[str, str]]:
    """The words of a text that are offered as events, each with its type."""
    judge = Asked(*refused)
    Reader(judge=judge).read(Report.of(text, published="2017-03-14"))
    return {(text[d.start : d.end], d.type) for d in judge.drafts}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # Aircraft that are named anywhere in the sentence may have done it.
        (
            "قالت القوات إنها قصفت مقر التنظيم في بلدة زاخو قبل أن تصل الطائرات إلى هناك",
            ("قصفت", "airstrike"),
        ),
        (
            "شن الطيران غارة على بلدة سرمين. وقصف مدرسة في البلدة بعد ساعة",
            ("قصف", "airstrike"),
        ),
        # What aircraft sent: the weapon's own word tells no shelling.
        (
            "قتل حارسان بصاروخ أطلقته مقاتلة على محطة في بلدة الخوخة",
            ("صاروخ", "airstrike"),
        ),
        (
            "انفجرت قنبلة أسقطتها مسيرة قرب حاجز في بلدة كفرا",
            ("انفجرت", "airstrike"),
        ),
        (
            "أصاب صاروخ أطلقته طائرة حربية منزلا في بلدة حاس",
            ("أصاب", "airstrike"),
        ),
        # What combs from above strikes.
        ("مشطت المروحيات الأودية قرب بلدة حرض", ("مشطت", "airstrike")),
        (
            "تعمل طائرات التحالف منذ الفجر على تمشيط الوادي قرب بلدة حرض",
            ("تمشيط", "airstrike"),
        ),
        # Whom aircraft kill, and what they burn.
        ("طيران الجيش قتل عشرين مسلحا في ناحية العلم", ("قتل", "airstrike")),
        ("الطائرات أحرقت بساتين في قرية بامرني", ("أحرقت", "airstrike")),
    ],
)
def test_from_the_air(text: str, event: tuple[str, str]) -> None:
    assert event in offered(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # Shelling that was intercepted was fired all the same.
        (
            "اعترضت قوات الدفاع الجوي صاروخا باليستيا أطلقه المتمردون باتجاه مدينة نجران",
            ("صاروخا باليستيا", "shelling"),
        ),
        ("وكانت قذائف الهاون قد حصدت سبعة مدنيين", ("قذائف الهاون", "shelling")),
        # By whose fire; of whose fire it was the source.
        ("قتل مهاجران بنيران حرس الحدود في منبه", ("بنيران", "shooting")),
        ("رد الجنود على مصادر النيران في بلدة عرسال", ("مصادر النيران", "shooting")),
        ("عثر الأهالي على شرطي مقتولا برصاصة في الرأس", ("رصاصة", "shooting")),
        (
            "عثر الأهالي على جثة مقطوعة الرأس في قرية الحويجة",
            ("مقطوعة الرأس", "killing"),
        ),
        ("نفذ الهجوم انتحاريان فجرا نفسيهما في الرمادي", ("فجرا نفسيهما", "bombing")),
        ("ضحايا تفجيري مسجدي البلدة", ("تفجيري", "bombing")),
        # Thrown by hand; driven into a ship; by a bomber whose act no word tells.
        ("ألقوا قنبلة بدائية الصنع على دورية في المطرية", ("ألقوا", "bombing")),
        ("رمى مجهولون قنبلة يدوية على منزل المختار في ذيبان", ("رمى", "bombing")),
        ("تعرضت سفينة لهجوم بزورقين مسيرين قبالة المخا", ("هجوم", "bombing")),
        ("انتحاري اندس بين المتطوعين في معسكر فوه", ("انتحاري", "bombing")),
        # Silenced arms shoot; shells that land were fired.
        ("قتل شرطي بهجوم بأسلحة كاتمة للصوت في حي التحرير", ("هجوم", "shooting")),
        ("16 قذيفة نزلت على مربعات السوق في الفاشر", ("قذيفة", "shelling")),
        # What flies by itself is brought down, and falls by itself.
        (
            "أسقطت الدفاعات الجوية قرب مطار أربيل طائرة مسيرة مفخخة",
            ("أسقطت", "shootdown"),
        ),
        ("إن الطائرة سقطت بسبب خلل فني في حماة", ("سقطت", "shootdown")),
        # Who holds people may be an authority or none.
        ("احتجزت مجموعة محلية ضابطين في السويداء", ("احتجزت", "detention")),
        ("احتجزت مجموعة محلية ضابطين في السويداء", ("احتجزت", "abduction")),
        ("نهب مسلحون قرى في ريف أبو حجار", ("نهب", "ground_attack")),
        ("توغلت قوات الاحتلال في قرية الرفيد", ("توغلت", "ground_attack")),
        ("فرقت الشرطة متظاهرين في الخرطوم", ("فرقت", "ground_attack")),
        # Who admits his dead claims no attack.
        ("أقرت القيادة بمقتل خمسة من جنودها في درعا", ("مقتل", "casualties")),
        # What another than the attacker destroyed.
        (
            "اقتحم المستوطنون القرية وهدمت جرافات الجيش سبعة منازل",
            ("هدمت", "damage"),
        ),
    ],
)
def test_offered(text: str, event: tuple[str, str]) -> None:
    assert event in offered(text)


@pytest.mark.parametrize(
    "text",
    [
        "نفت الحركة مقتل أي من قادتها في غزة",
        "وأكد المتحدث أنه لم يقتل أحد في درعا",
    ],
)
def test_that_nobody_was_killed(text: str) -> None:
    judge = Asked()
    Reader(judge=judge).read(Report.of(text))
    assert ("casualties", "denied") in {(d.type, d.status) for d in judge.drafts}


def test_an_attack_may_be_the_bombing_told_before() -> None:
    text = "انفجرت سيارة مفخخة في سوق بغداد. وقال ضابط إن منفذ الهجوم شاب من المدينة"
    assert ("الهجوم", "bombing") in offered(text)


def test_a_toll_may_be_of_the_strike_told_before() -> None:
    text = "قصفت طائرات حربية سوق مدينة سراقب. وأحصى المرصد 43 قتيلا"
    assert ("قتيلا", "airstrike") in offered(text, "casualties")
    assert ("قتيلا", "casualties") in offered(text, "casualties")


def test_one_word_tells_one_of_its_readings() -> None:
    text = "قالت القوات إنها قصفت مقر التنظيم في بلدة زاخو قبل أن تصل الطائرات إلى هناك"
    claims = Reader(judge=Grammar()).read(Report.of(text)).claims
    assert [c.type for c in claims] == ["shelling"]
