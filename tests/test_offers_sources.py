"""Who may tell an event: the chains of sources that a report offers, judged or not."""

from __future__ import annotations

import pytest

from tawthiq import Reader, Report
from tawthiq.extract import completion
from tawthiq.extract.chains import ChainOption
from tawthiq.extract.judge import Grammar

READER = Reader(judge=Grammar())


def told(text: str) -> list[list[str]]:
    """The chains of the stretches of a text, in order."""
    stages = READER.stages(Report.of(text, published="2020-05-05"))
    return [[c.name for c in s.chain] for found in stages.stretches for s in found]


def offered(text: str, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every chain that is offered for an event of a text."""
    seen: list[list[str]] = []

    def noting(*args: object, **kwargs: object) -> list[ChainOption]:
        options = _CHAINS(*args, **kwargs)  # type: ignore[arg-type]
        seen.extend([c.name for c in o.chain] for o in options)
        return options

    monkeypatch.setattr(completion, "chains", noting)
    READER.read(Report.of(text, published="2020-05-05"))
    return seen


_CHAINS = completion.chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # A given name that is a town's too; an office told beside the name.
        ("وقال ناصر الحمصي المتحدث باسم القوات إن الطيران قصف الحي", ["ناصر الحمصي"]),
        (
            "وأكد المسؤول الإعلامي للحزب، بختيار شوان، أن الطائرات قصفت الموقع",
            ["بختيار شوان"],
        ),
        (
            "وقال مدير عام الصحة في المحافظة، الأخضر نصور، إن خمسة قتلوا في القصف",
            ["الأخضر نصور"],
        ),
        (
            "وقال سامر الحمصي، رئيس بلدية تلدو، ومصدران بالشرطة، إن انتحاريا فجر نفسه",
            ["سامر الحمصي", "مصدران بالشرطة"],
        ),
        # Who opens the sentence goes on in a participle.
        ("واكتفى الناطق باسمها سامر الحمصي بالقول إن الحي قصف", ["سامر الحمصي"]),
        ("ونعت وزارة الداخلية في بيان ضابطا قائلة إنه قتل في قصف", ["وزارة الداخلية"]),
        # Their own sources, circles, and adjectives that look like one woman.
        ("وذكرت مصادرنا أن الطيران قصف الحي", ["مصادرنا"]),
        ("وأكدت أوساط عسكرية أن الجيش قصف الحي", ["أوساط عسكرية"]),
        ("وقالت مصادر قيادية داخل الحزب إن الجيش قصف الحي", ["مصادر قيادية"]),
        # Whose he is, after ب.
        (
            "كشف مصدر بغرفة عمليات الفجر أن القوات قصفت الحي",
            ["مصدر بغرفة عمليات الفجر"],
        ),
        # A comma between the teller and the verb.
        (
            "كانت تقارير إخبارية سورية، قد ذكرت أن انفجارات هزت الحي",
            ["تقارير إخبارية سورية"],
        ),
        # The outlet that passes a statement on, and the one that is informed.
        (
            "وقالت وزارة الداخلية في بيان تلقت وكالة الأنباء الكويتية نسخة منه إن قذيفة أصابت الحي",
            ["وكالة الأنباء الكويتية", "وزارة الداخلية"],
        ),
        (
            "وقالت وزارة الداخلية في بيان تلقت «صدى السهل» نسخة منه إن قذيفة أصابت الحي",
            ["صدى السهل", "وزارة الداخلية"],
        ),
        (
            "قتل ثلاثة في قصف، بحسب ما أفاد أمس مسؤول محلي وكالة فرانس برس",
            ["وكالة فرانس برس", "مسؤول محلي"],
        ),
        # Two outlets in marks.
        (
            "وذكرت محطتا (السهل) و(إن تي في) أن الشرطة داهمت منازل",
            ["محطتا (السهل)", "إن تي في"],
        ),
        # What kind of outlet, and its name.
        (
            "وقال شهود لمراسل وكالة الأناضول إن مجهولين فجروا سيارة",
            ["مراسل وكالة الأناضول", "شهود"],
        ),
        (
            "قالت صحيفة وول ستريت جورنال إن تركيا قصفت الموقع",
            ["صحيفة وول ستريت جورنال"],
        ),
        # Ranks and offices before a name, and kin; who bears the office told after him.
        (
            "أعلن رئيس جهاز الإسعاف بالجيش الليبي الضابط فرج عقيل عن قصف الحي",
            ["فرج عقيل"],
        ),
        ("وقال شقيقه سامر الحمصي إنهم قصفوا الحي", ["سامر الحمصي"]),
        ("لكن سامر الحمصي المتحدث باسم الوزارة قال إن الحي قصف", ["سامر الحمصي"]),
        ("وقال قائممقام القضاء إن التنظيم قصف الحي", ["قائممقام القضاء"]),
        ("غير أن مراسلا قال إن القتال مستمر", ["مراسلا"]),
        ("ورأى نائب عن نينوى أن الطيران قصف الدار", ["نائب"]),
        # Whoever asks not to be named; whom an outlet was told by.
        (
            "وصرح مسؤول تركي رفض الكشف عن هويته لوكالة فرانس برس أن الحي قصف",
            ["وكالة فرانس برس", "مسؤول تركي"],
        ),
        (
            "وأبلغت «صدى السهل» قيادات ميدانية نجاحها في السيطرة على التل",
            ["صدى السهل", "قيادات ميدانية"],
        ),
        ("ونقلت الصحيفة عن عز الدين تكين أن الحي قصف", ["الصحيفة", "عز الدين تكين"]),
        # What somebody is charged with is no word of reporting.
        (
            "إلا أن خلية الأزمة المكلفة بمتابعة الملف أكدت أن المسلحين قصفوا الحي",
            ["خلية الأزمة المكلفة"],
        ),
        ("نبه «المجلس المحلي» إلى وفاة خمسة أطفال في القصف", ["المجلس المحلي"]),
        (
            'وحسب وكالة الأنباء الألمانية "د ب أ" قتل ثلاثة في قصف',
            ["وكالة الأنباء الألمانية"],
        ),
        # Acts that are news of somebody: of the mourner, of the hospital.
        ("ونعت قيادة الجيش ضابطا قتل في مواجهات على التل", ["قيادة الجيش"]),
        ("واستقبل مستشفى النور أربعة قتلى سقطوا في القصف", ["مستشفى النور"]),
        ("سرت هدنة أعلنتها وزارة الدفاع بعد القصف", ["وزارة الدفاع"]),
        # An outlet that quotes stands before the verb; one that is spoken through.
        ("أما سانا فنقلت عن مصدر عسكري أن الجيش قصف التل", ["سانا", "مصدر عسكري"]),
        (
            "وأعلن التنظيم عبر وكالة أعماق أن مقاتليه قصفوا التل",
            ["وكالة أعماق", "التنظيم"],
        ),
        ("وتبنى التنظيم القصف في اتصال مع وكالة فرانس برس", ["وكالة فرانس برس"]),
        ("وفي بيان تداولته حسابات متطرفة، تبنى التنظيم القصف", ["حسابات متطرفة"]),
        (
            "قال سامر الحمصي إن الحي آمن. وأضاف في اتصال مع قناة العربية أن الجيش قصف",
            ["قناة العربية", "سامر الحمصي"],
        ),
        (
            "وأفاد سكان اتصلت بهم وكالة فرانس برس بأن الحي قصف",
            ["وكالة فرانس برس", "سكان"],
        ),
        (
            "وقال شاهد عيان يقيم في الحي لوكالة فرانس برس إن الحي قصف",
            ["وكالة فرانس برس", "شاهد عيان"],
        ),
        # Unknown people after words that govern them, and people that are somebody's.
        ("غير أن صيادا قال إن القصف طال قاربا", ["صيادا"]),
        (
            "وفق ما أعلن مسؤول في الحركة وآخر في الحزب قصف الجيش التل",
            ["مسؤول في الحركة", "آخر"],
        ),
        (
            "وذكرت مصادر محلية وأخرى في المقاومة أن التل قصف",
            ["مصادر محلية", "أخرى في المقاومة"],
        ),
        # An office, whose it is, and the name after it.
        ("وقال القيادي في حركة النجباء ياسر اليوسف إن التل قصف", ["ياسر اليوسف"]),
        ("وقال قائد في جهاز الأمن العقيد سامر الحمصي إن التل قصف", ["سامر الحمصي"]),
        ("وقال المندوب لدى الأمم المتحدة سيرج بولت أمامهم إن التل قصف", ["سيرج بولت"]),
        ("وقال رئيس قسم الإعلام سامر الحمصي إن التل قصف", ["سامر الحمصي"]),
        ("وبيّن الناطق باسم الغرفة سامر الحمصي أن التل قصف", ["سامر الحمصي"]),
        ("وكانت منظمة الصحة العالمية أحصت مقتل خمسة", ["منظمة الصحة العالمية"]),
        (
            "ووزعت القيادة المركزية بيانا أكدت فيه أن طائراتها قصفت",
            ["القيادة المركزية"],
        ),
        (
            "وقال مدير الطوارئ في وزارة الصحة، الدكتور سامر الحمصي، إن الحي قصف",
            ["سامر الحمصي"],
        ),
        ("وكانت مصادر بالمستشفيات قد ذكرت أن خمسة قتلوا", ["مصادر بالمستشفيات"]),
        # Who did something just before he spoke.
        (
            "ونسب الوزير سامر الحمصي الهجوم إلى التنظيم. وقال أمامهم إن قذيفة أصابت الحي",
            ["سامر الحمصي"],
        ),
    ],
)
def test_tellers_are_found(text: str, chain: list[str]) -> None:
    assert chain in told(text)


def test_who_passes_on_what_others_say(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وأضاف سامر الحمصي أن مصادر محلية أكدت أن الطيران قصف المدينة"
    assert ["سامر الحمصي", "مصادر محلية"] in offered(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("لجان المقاومة\nتم قصف الحي وقتل خمسة مدنيين.", "لجان المقاومة"),
        (
            "تم قصف الحي وقتل خمسة.\nنصر من الله\nالناطق الرسمي باسم القوات المسلحة",
            "الناطق الرسمي باسم القوات المسلحة",
        ),
    ],
)
def test_whose_statement_it_is(
    text: str, house: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [house] in offered(text, monkeypatch)


def test_who_bears_the_office(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "وقال وزير الدفاع سامر الحمصي إن الحي آمن. وقال وزير الدفاع إن الجيش قصف التل"
    )
    assert ["سامر الحمصي"] in offered(text, monkeypatch)
