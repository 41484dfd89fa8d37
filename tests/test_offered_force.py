"""Strikes, blasts, assaults, fights and shots that the reader offers for its judge."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.extract import Reader
from tawthiq.extract.events.proposals import SentenceEvents
from tawthiq.extract.judging.judge import Grammar
from tawthiq.model import Report

READER = Reader(judge=Grammar())


def offered(text: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The types that are proposed in a text, whatever the weights say of them."""
    found: set[str] = set()
    propose = SentenceEvents.propose

    def noting(events: SentenceEvents) -> list[object]:
        drafts = propose(events)
        found.update(d.type for d in drafts)
        return list(drafts)

    monkeypatch.setattr(SentenceEvents, "propose", noting)
    READER.stages(Report.of(text, published="2023-10-15"))
    return found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # A state flies as well as it shells.
        ("قتل عاملان في قصف إسرائيلي على أطراف بلدة عيترون", "airstrike"),
        ("أغارت إسرائيل على مستودع قرب بلدة القطيفة", "airstrike"),
        # What goes on with a strike of its own sentence may be one.
        ("بعد غارة على السوق قتل ثلاثة في هجوم على المشفى", "airstrike"),
        # Units that are named by their guns fire them.
        ("القوة الصاروخية تستهدف معسكرا في نجران", "shelling"),
        ("وحدات الإسناد المدفعي استهدفت تجمعا للمسلحين في معراتة", "shelling"),
        ("نفذت القوة الصاروخية عملية عسكرية على هدف في أم الرشراش", "shelling"),
        # Shells come down in many words.
        ("أتى صاروخ على منزل في الهضبة ودفن أما وطفلتها", "shelling"),
        ("نزلت جرة غاز على أول الجميلية", "shelling"),
        ("هبطت قذيفة أمام بوابة المشفى في حي الشرطة", "shelling"),
        # Who is shot may be executed or not.
        ("مقتل رئيس المجلس المحلي رميا بالرصاص أمام بيته في إنخل", "shooting"),
        ("أردى مسلحون موظفا قرب منزله في بغداد", "shooting"),
    ],
)
def test_what_may_tell_an_attack_is_offered(
    text: str, type_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type_ in offered(text, monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        "نزل الصاروخ المصري للمعرض الدولي للفضاء في القاهرة",
        "حط المنتخب رحاله في الدوحة أمس",
    ],
)
def test_everyday_words_tell_no_attack(text: str) -> None:
    assert not claims(text)
