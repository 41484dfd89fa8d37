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
