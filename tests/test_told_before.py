"""Descriptions of sides and places told before, resolved in the claims."""

from __future__ import annotations

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.judging.judge import Grammar
from tawthiq.model import Claim

READER = Reader(judge=Grammar())


def read(text: str) -> list[Claim]:
    return list(READER.read(Report.of(text, published="2019-03-05")).claims)


@pytest.mark.parametrize("epithet", ["", " المتطرف", " الإرهابي"])
def test_the_organisation_is_the_side_named_without_its_noun(epithet: str) -> None:
    claims = read(
        "سيطر داعش على بلدة الراعي في ريف حلب. "
        f"وقصف التنظيم{epithet} مدينة مارع بالقذائف."
    )
    assert [c.actors[0].name for c in claims] == ["داعش", "داعش"]


def test_a_dual_means_the_two_places_told_together() -> None:
    claims = read(
        "هاجمت قوات النظام مواقع المعارضة في بلدتي نبل والزهراء. "
        "وقصفت قوات النظام البلدتين بالمدفعية."
    )
    assert [p.name for p in claims[-1].places] == ["نبل", "الزهراء"]


def test_a_town_is_the_last_that_was_called_a_town() -> None:
    claims = read(
        "قصفت قوات النظام بلدة حيان في ريف حلب. "
        "وسيطرت قوات النظام على البلدة بعد ساعات."
    )
    assert [p.name for p in claims[-1].places] == ["حيان"]


def test_the_other_side_of_a_border_holds_no_place() -> None:
    claims = read("قتل ثلاثة مدنيين في قصف على مدينة جرابلس على الحدود مع تركيا.")
    assert [(p.name, p.in_) for p in claims[0].places] == [("جرابلس", None)]


@pytest.mark.parametrize(
    "text",
    [
        "أطلق مسلحون النار على الرغم من الهدنة.",
        "إطلاق نار على الحدود السورية مساء أمس.",
    ],
)
def test_a_turn_of_speech_is_no_target(text: str) -> None:
    assert all(not c.targets for c in read(text))
