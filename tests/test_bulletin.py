"""Bulletins and lists: what headings say of their items, and where an item ends."""

from __future__ import annotations

import pytest

from posted import READER, claims
from tawthiq import Report
from tawthiq.extract.layout import bulletin
from tawthiq.model import Claim

DAY = "2020-08-30"
TITLED = """مرصد الفرات | حصيلة يوم السبت 29 آب 2020:
■ ريف حلب الجنوبي: مقتل ثلاثة عناصر بقصف مدفعي على العيس
■ درعا: اغتيال مختار سابق برصاص مجهولين
■ الحسكة: قصف مدفعي تركي من دون إصابات"""


def places(claim: Claim) -> list[str]:
    return [p.name for p in claim.places]


def test_every_item_has_the_teller_and_the_day_of_the_title() -> None:
    told = claims(TITLED, DAY)
    assert len(told) == 3
    assert all(c.sources[0].name == "مرصد الفرات" for c in told)
    assert {str(c.date.from_) for c in told if c.date} == {"2020-08-29"}


def test_an_item_without_a_place_is_where_its_heading_says() -> None:
    shelled, shot, last = claims(TITLED, DAY)
    assert places(shelled) == ["العيس"]
    assert places(shot) == ["درعا"]
    assert places(last) == ["الحسكة"]


@pytest.mark.parametrize(
    "text",
    [
        # A headline and a dateline are no headings of items.
        "سراقب.. قصف مدفعي يوقع قتلى\n\nإدلب – شبكة مداد\nقتل ثلاثة مدنيين بقصف مدفعي",
        "قصف الجيش البلدة بالمدفعية. وقتل ثلاثة مدنيين في السوق.",
    ],
)
def test_a_report_that_is_no_list_has_no_headings(text: str) -> None:
    found = READER.stages(Report.of(text, published=DAY))
    lines = [s.paragraph for s in found.sentences]
    read = bulletin.read(found.chunks, lines, "")
    assert read == bulletin.Bulletin({})


def test_each_item_of_a_list_keeps_its_own_place() -> None:
    told = claims(
        "حصاد اليوم: 9 شهداء ببرميلين على بصرى الشام، طفل برصاص قناص في درعا البلد، "
        "وجرحى بالهاون في اليادودة.",
        DAY,
    )
    assert [(str(c.type), places(c)) for c in told] == [
        ("airstrike", ["بصرى الشام"]),
        ("shooting", ["درعا البلد"]),
        ("shelling", ["اليادودة"]),
    ]


def test_a_list_that_somebody_tells_is_left_whole() -> None:
    told = claims(
        "قال المرصد إن قصفا مدفعيا طال بلدة النيرب، وغارات جوية على سراقب، "
        "وبراميل متفجرة على خان شيخون.",
        DAY,
    )
    assert all(c.sources for c in told)
