"""Acts that the reader offers for its judge to decide on, whatever the weights say."""

from __future__ import annotations

import pytest

from tawthiq.extract import Reader
from tawthiq.extract.events import SentenceEvents
from tawthiq.extract.judge import Grammar
from tawthiq.model import Report

READER = Reader(judge=Grammar())
WORDS = dict[str, set[str]]


def offered(text: str, monkeypatch: pytest.MonkeyPatch) -> WORDS:
    """For each type that is proposed in a text the words that tell it."""
    found: WORDS = {}
    propose = SentenceEvents.propose

    def noting(events: SentenceEvents) -> list[object]:
        drafts = propose(events)
        for draft in drafts:
            found.setdefault(draft.type, set()).add(text[draft.start : draft.end])
        return list(drafts)

    monkeypatch.setattr(SentenceEvents, "propose", noting)
    READER.stages(Report.of(text, published="2023-10-15"))
    return found


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        # What is quoted of somebody is no part of his name.
        ("إن الجيش «استعاد كامل القرية ونزع الألغام»", "control", "استعاد"),
        (
            "أضاف أن المهاجمين «أجبروا على التراجع ليلا»",
            "withdrawal",
            "أجبروا على التراجع",
        ),
        ('أكد أن الدولة "لن تترك المدينة"', "threat", "لن تترك"),
        ("بعد إعلان السلطات «استعادتها» من المسلحين", "control", "استعادتها"),
        # What was done at the beginning of a time is told by its own word.
        ("نزحوا منذ دخول قوات النظام القرية", "control", "دخول"),
        ("لم يعودوا منذ استيلاء المسلحين على البلدة", "control", "استيلاء"),
    ],
)
def test_offered(
    text: str, type_: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get(type_, set())


@pytest.mark.parametrize(
    "text",
    [
        # A name may be quoted, and begin as a verb does.
        "أعلنت قوات «فجر الصحراء» بيانها",
    ],
)
def test_names_stay_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not offered(text, monkeypatch)
