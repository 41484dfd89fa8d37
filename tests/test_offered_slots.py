"""Who tells an event and whom it harmed, told in ways that no table holds."""

from __future__ import annotations

import pytest

from posted import claims


def _told(text: str) -> list[str]:
    """The chain of the first claim of a text."""
    return [s.name for s in claims(text)[0].sources]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقصفت الطائرات القرية فقتلت خمسة، وفق أوكسفام", "أوكسفام"),
        ("واعتقل المسلحون 11 شابا في القرية، طبقا لأسرهم", "أسرهم"),
        ("وقتل 300 مدني في اجتياح رفاعة، بحسب «نداء الوسط»", "نداء الوسط"),
        ("وفق محللين، قصفت الطائرات القرية أمس وقتلت شخصين", "محللين"),
        (
            "نزحت ألف عائلة من المدينة بحسب مصفوفة تتبع النزوح، بعد هجوم شنه مسلحون",
            "مصفوفة تتبع النزوح",
        ),
        (
            "قتل ستة أشخاص في الغارة على القرية، وفق فريقها الميداني في صعدة",
            "فريقها الميداني",
        ),
    ],
)
def test_who_tells_by_no_name_that_is_known(text: str, who: str) -> None:
    assert _told(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة شابين في الحي وفق المادة 4 إرهاب",
        "انسحب المسلحون من القرية وفق اتفاق مع الأهالي",
        "أفرج الجهاز عن 27 شخصا من السجن وفقا لقوائم حصلت عليها شبكتنا",
        "قصفت المدفعية القرية وفق الخطة، وقتل شخصان",
    ],
)
def test_what_an_act_goes_by_tells_nothing(text: str) -> None:
    assert _told(text) == []


def test_who_is_called_by_his_surname_is_who_was_named() -> None:
    told = claims(
        "قال سامر الكركي إن المسلحين قتلوا جنديا. "
        "واثنان من المخطوفين، بحسب الكركي، أعدموا بالرصاص"
    )

    assert [s.name for s in told[-1].sources] == ["سامر الكركي"]
