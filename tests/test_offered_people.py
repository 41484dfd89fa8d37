"""What may be told of people and things that befell them is offered, whatever is learnt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.harm.fates import Affected
from tawthiq.extract.judging.judge import Grammar
from tawthiq.model import Claim

# A report of the war goes on: by itself a sentence may be of anything.
_WAR = "\n\nوقصف الجيش السوري قرية المالحة."


class Willing(Grammar):
    """Takes every event that is offered, and nobody's part in it."""

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """The status that the grammar gives."""
        del features
        return draft.status

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        """No part."""
        del draft, chunk, features
        return "none"

    def fates(
        self,
        name: str,
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],
    ) -> list[str]:
        """What the grammar says."""
        del name, features
        return [affected.by(draft) for affected in found]


READER = Reader(judge=Willing())


def offered(text: str, type_: str) -> list[Claim]:
    """The events of a type that a sentence may tell."""
    report = Report.of(text + "." + _WAR, published="2019-06-26")
    return [c for c in READER.read(report).claims if c.type == type_]


def tolls(text: str) -> list[tuple[str, int | None]]:
    """What befell people, and how many, by claims of harm alone."""
    told = offered(text, "casualties")
    return [(h.kind, h.low) for c in told for h in c.harm]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "وتوفي، بحسب مصدر طبي، ثلاثة أطفال في مخيم اليرموك جراء الجوع",
            [("killed", 3)],
        ),
        ("نعت صفحات موالية أربعة ضباط من الفرقة الثالثة", [("killed", 4)]),
        ("حيدنا أمس شمالي العراق خمسة من عناصر التنظيم", [("killed", 5)]),
        ("حاصرت الشرطة مسلحين اثنين إلى أن قضت عليهما", [("killed", 2)]),
        ("وقالت إن 24 منهم سقطوا في حمص", [("killed", 24)]),
        ("قال شهود إن ستة من مقاتلي الحركة سقطوا في أم درمان", [("killed", 6)]),
        ("دفن الأهالي ستة مجهولين في مقبرة المدينة", [("killed", 6)]),
        ("تحدث سكان عن جثث ملقاة في أزقة الفاشر", [("killed", None)]),
        ("شوهدت جثتان في حي القصور", [("killed", 2)]),
        ("تحدث مستشفى الكندي عن 46 قتيلا أغلبهم من الجنود", [("killed", 46)]),
    ],
)
def test_the_dead_are_offered(text: str, harm: list[tuple[str, int | None]]) -> None:
    assert tolls(text) == harm


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("وإن عشرة جنود وقعوا في الأسر", [("captured", 10)]),
        ("وقع أكثر من خمسين جنديا في الأسر قرب حجة", [("captured", 50)]),
        ("ثلاثة عسكريين في عداد المفقودين في بلدة عرسال", [("missing", 3)]),
        ("فقد الاتصال مساء أمس بثلاثة رعاة في بادية حمص", [("missing", 3)]),
        ("فقدان أثر ثلاثة صحفيين في منطقة حلب", [("missing", 3)]),
    ],
)
def test_captives_and_the_missing_are_offered(
    text: str, harm: list[tuple[str, int | None]]
) -> None:
    assert tolls(text) == harm


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("القتلى 87 والمصابون 191 كما أحصت اللجنة", [("killed", 87), ("injured", 191)]),
        ("ليرتفع عدد قتلاه منذ أكتوبر إلى 69 جنديا", [("killed", 69)]),
        ("وقدر مسؤولون عدد القتلى بنحو 500 منذ يوم الجمعة", [("killed", 500)]),
    ],
)
def test_tolls_are_offered(text: str, harm: list[tuple[str, int | None]]) -> None:
    assert tolls(text) == harm


@pytest.mark.parametrize(
    "text",
    [
        "وقدر البنك عدد العاملين بنحو 500",
        "انقطع الاتصال مع غرفة العمليات",
        "دفنت الشركة نفاياتها في الصحراء",
        "جلس الأسرى الثلاثة في الأسر سنوات",
    ],
)
def test_nobody_died_of_it(text: str) -> None:
    assert tolls(text) == []


def test_those_killed_are_those_whom_the_verb_before_means() -> None:
    (claim,) = offered("طاردتهم الشرطة وقتلتهم في باحة المسجد", "ground_attack")

    assert [(h.kind, h.low) for h in claim.harm] == [("killed", None)]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("وتوزع القتلى على 53 في دمشق وريفها، و18 في حلب، و9 في حمص", [53, 18, 9]),
        ("وتوزع الشهداء على المحافظات: حلب (131)، درعا (62)، حمص (29)", [131, 62, 29]),
        ("قتل 60 شخصا في بغداد، تليها نينوى بـ15، وديالى بتسعة", [60, 15, 9]),
        (
            "ضحايا المدن: طرابلس (ستة قتلى وتسعة جرحى)، وبنغازي (قتيلان وخمسة جرحى)",
            [6, 9, 2, 5],
        ),
        ("وقضى 13 شهيدا في درعا، واثنان في كل من اللاذقية والحسكة", [13, 2]),
        ("قتلت فصائل المعارضة ثلاثة مدنيين، و57 على يد جهات مجهولة", [3, 57]),
    ],
)
def test_each_of_a_list_of_tolls_is_offered(text: str, shares: list[int]) -> None:
    assert [low for _, low in tolls(text)] == shares


def test_each_of_a_list_is_a_claim_of_its_own() -> None:
    text = "ضحايا المدن: طرابلس (ستة قتلى وتسعة جرحى)، وبنغازي (قتيلان وخمسة جرحى)"

    assert [len(c.harm) for c in offered(text, "casualties")] == [2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "وتوزع القتلى على المستشفيات القريبة من حلب (شمال)",
        "قال إن الشهداء أحياء، وإن حلب (131 كلم) بعيدة",
    ],
)
def test_other_numbers_count_nobody(text: str) -> None:
    assert tolls(text) == []


class Noting(Willing):
    """Notes the types that it is asked about, and takes none."""

    def __init__(self) -> None:
        super().__init__()
        self.types: list[str] = []

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """Taken is what a fight is, and nothing else, so that all else is asked."""
        self.types.append(draft.type)
        return super().verdict(draft, features) if draft.type in _FIGHT else "none"


_FIGHT = ("ground_attack", "clash")


def asked(text: str) -> list[str]:
    """The types of all that a sentence may tell, in the order in which it is asked."""
    judge = Noting()
    Reader(judge=judge).read(Report.of(text + "." + _WAR, published="2019-06-26"))
    return judge.types


@pytest.mark.parametrize(
    "text",
    [
        "اندلعت اشتباكات على جبهة صرواح ودمرت القوات ثلاث مدرعات",
        "سيطر الثوار على حاجز القرية وغنموا دبابة ومدفعين",
    ],
)
def test_losses_in_a_fight_may_be_told_by_themselves(text: str) -> None:
    assert "equipment_loss" in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "قصف الثوار رتلا للتنظيم ودمروا سبع سيارات",
        "صدت القوات هجوما للمليشيا ودمرت 12 عربة قتالية",
        "هاجم المسلحون الرتل ما أدى إلى تدمير مدرعة",
        "انفجرت عبوة ناسفة ودمرت سيارة الإسعاف",
    ],
)
def test_what_strikes_destroy_is_no_loss_of_its_own(text: str) -> None:
    assert "equipment_loss" not in asked(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("هوت مروحية من طراز مي 17 جنوب بنغازي", "shootdown"),
        ("أوقع المقاومون طائرة استطلاع صغيرة فوق وادي الحجير", "shootdown"),
        ("الدفاعات تتعامل مع ثلاث مسيرات وتسقطها قرب مروي", "shootdown"),
        ("أتت النيران على سوق حرستا وعشرات المحال", "damage"),
        ("مستوطنون يقتلعون ستين غرسة زيتون في أراضي ياسوف", "damage"),
        ("أحرق المسلحون مكتب جهاز الأمن في كادقلي", "damage"),
        ("انقطعت الاتصالات عن قطاع غزة بالكامل", "damage"),
        ("وسلمت المجموعات المسلحة ثلاث دبابات في درعا", "equipment_loss"),
        ("قام سلاح المهندسين بتفجير تسع عبوات ناسفة", "equipment_loss"),
        ("أضرم المسلحون النار في أربع آليات للجيش", "equipment_loss"),
        ("اغتال مسلحون مدير أمن المنفذ أمام منزله", "killing"),
        ("فصلوا رؤوس خمسة رجال من العشيرة", "killing"),
        ("عثر على جثة شاب وعليها آثار طلقات في الرأس", "killing"),
        ("وقعت ست فتيات في قبضة الدعم السريع", "abduction"),
        ("اقتحم ملثمون منزل الصحفية وأخذوها إلى جهة مجهولة", "abduction"),
        ("خسر الجيش دبابتين وثلاث عربات في معارك الأمس", "equipment_loss"),
        ("ونفت فقدان أي آليات في الهجوم", "equipment_loss"),
        ("عادت أربع فتيات إيزيديات إلى ذويهن في دهوك", "release"),
        ("استلم الجيش والحوثيون 23 جثمانا في صفقة", "release"),
        ("وفر عشرات السجناء من سجن التاجي", "release"),
    ],
)
def test_what_was_done_is_offered(text: str, type_: str) -> None:
    assert type_ in asked(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("هوت الليرة أمام الدولار في سوق دمشق", "shootdown"),
        ("أوقع المنتخب خصمه في مأزق", "shootdown"),
        ("عادت العائلات إلى منازلها في حمص", "release"),
        ("انقطعت أخبار العائلة عن أقاربها", "damage"),
        ("فجر انتحاري نفسه في السوق", "equipment_loss"),
        ("فقدان الثقة بين الطرفين في المحادثات", "equipment_loss"),
    ],
)
def test_other_uses_of_the_words_tell_nothing(text: str, type_: str) -> None:
    assert type_ not in asked(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("اعترضت المليشيا باخرة محملة بالدقيق قبالة الحديدة", "aid"),
        ("ما زالت عشرون شاحنة طحين عالقة عند معبر باب السلامة", "aid"),
        ("القافلة محتجزة منذ عشرة أيام عند نقطة الدحي", "aid"),
        ("هبطت في مطار عدن طائرة قطرية تحمل أدوية", "aid"),
        ("سلم الهلال الأحمر سكان الخربة 15 خيمة", "aid"),
        ("توزيع الخبز على النازحين في مخيم الكرامة", "aid"),
        ("عبر آلاف السكان النهر نحو عكار", "displacement"),
        ("أجبرت أوامر الإخلاء 250 ألف نازح على الرحيل", "displacement"),
        ("سار الأهالي على الأقدام باتجاه القضارف", "displacement"),
        ("خلت القرية تماما من سكانها", "displacement"),
        ("حولت 55 حالة إلى المشافي التركية", "evacuation"),
        ("انتشلت فرق الإنقاذ أربعة بحارة من مياه البحر الأحمر", "evacuation"),
        ("دخلت ستون حافلة مناطق سيطرة النظام في حلب", "evacuation"),
    ],
)
def test_relief_and_who_leaves_are_offered(text: str, type_: str) -> None:
    assert type_ in asked(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("اعترض النواب على القافلة الدبلوماسية", "aid"),
        ("عبر الوزير عن أسفه", "displacement"),
        ("خلا البيان من أي إشارة إلى سكان القرية", "displacement"),
        ("سار المشيعون خلف النعش", "displacement"),
        ("حولت الوزارة الملف إلى القضاء", "evacuation"),
    ],
)
def test_others_bring_and_leave_nothing(text: str, type_: str) -> None:
    assert type_ not in asked(text)
