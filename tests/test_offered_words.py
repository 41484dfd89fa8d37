"""Words of speech and of moving forces that are offered for what they tell."""

from __future__ import annotations

import pytest

from test_offers_acts import offered


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "وحملت الحكومة العراقية، في بيان نشر مساء أمس، القوات التركية مسؤولية القصف",
            "حملت",
        ),
        ("وحمّل رئيس المجلس، الذي زار المكان، الجيش المسؤولية عن الغارة", "حمّل"),
        ("حمل الوزير السوري الولايات المتحدة جزءا من المسؤولية", "حمل"),
        ("وعدّت الإدارة المدنية ما حدث في الجنينة جريمة إبادة", "عدّت"),
        ("وقع هجوم نسبته الحكومة إلى تنظيم داعش", "نسبته"),
        ("الغارة التي نسبها الحوثيون إلى التحالف قتلت خمسة", "نسبها"),
        ("احتجت الخارجية العراقية على القصف التركي في دهوك", "احتجت"),
        ("أبدت باريس أسفها لمقتل مدنيين في الغارة", "أبدت"),
        ("تأسف البعثة الأممية لسقوط ضحايا مدنيين في طرابلس", "تأسف"),
        ("قال إن الحكومة شريكة في قتل المتظاهرين", "شريكة في"),
    ],
)
def test_blame_is_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("condemnation", set())


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرة في القصف، وهي حصيلة نسبتها الوكالة إلى مصادر طبية",
        "وعد الوزير أهالي البلدة المتضررة من القصف بتعويضات",
    ],
)
def test_nobody_is_blamed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "condemnation" not in offered(text, monkeypatch)
