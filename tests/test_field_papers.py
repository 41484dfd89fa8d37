"""What newspapers say in their own way: who tells it, where, and in which year."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from posted import one
from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar
from tawthiq.extract.names.outlets import is_called, publisher_of

READER = Reader()


def _sources(text: str, type_: str, source: str | None, url: str | None) -> list[str]:
    read = READER.read(Report.of(text, published="2016-03-14", source=source, url=url))
    (claim,) = (c for c in read.claims if c.type == type_)
    return [s.name for s in claim.sources]


@pytest.mark.parametrize(
    ("text", "source", "url", "told_by"),
    [
        (
            "وأبلغ مصدر عسكري «الشرق الأوسط» أن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            "aawsat",
            None,
            ["مصدر عسكري"],
        ),
        (
            "وقال سكان محليون لـ«عكاظ» إن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            "www.okaz.com.sa",
            None,
            ["سكان محليون"],
        ),
        (
            "وقال سكان محليون لـ«عكاظ» إن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            None,
            "https://www.okaz.com.sa/article/1",
            ["سكان محليون"],
        ),
        (
            "وقال مصدر عسكري لوكالة سانا إن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            "سانا",
            None,
            ["مصدر عسكري"],
        ),
    ],
)
def test_who_publishes_a_report_is_no_source_of_it(
    text: str, source: str | None, url: str | None, told_by: list[str]
) -> None:
    assert _sources(text, "airstrike", source, url) == told_by


@pytest.mark.parametrize(
    ("source", "url"),
    [
        (None, None),
        ("aawsat", None),
        ("صحيفة الرياض", "https://www.okaz.com.sa/article/1"),
        ("okazaki", None),
    ],
)
def test_another_paper_is_a_source_as_ever(source: str | None, url: str | None) -> None:
    text = "وقال سكان محليون لـ«عكاظ» إن الطائرات قصفت معسكرا للحوثيين قرب حرض"

    assert _sources(text, "airstrike", source, url) == ["عكاظ", "سكان محليون"]


def test_an_outlet_is_called_with_what_it_is_and_without() -> None:
    paper = publisher_of(Report.of("", source="al-jazirah.com").info)

    assert is_called(paper, "صحيفه الجزيره")
    assert is_called(paper, "الجزيره")
    assert not is_called(paper, "قناه الجزيره")
    assert not is_called("محمد علي", "علي")


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        (
            "ونقلت الوكالة عن مدير مكتب الصحة في عدن سامر البدري أن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            ["الوكالة", "سامر البدري"],
        ),
        (
            "ونقلت صحيفة الصباح عن قائد الشرطة في حجة اللواء سامر البدري قوله إن الطائرات قصفت حرض",
            ["صحيفة الصباح", "سامر البدري"],
        ),
        (
            "وذكر مكتب رئيس الوزراء في بيان أن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            ["مكتب رئيس الوزراء"],
        ),
        (
            "وذكر بيان صادر عن مكتب رئيس الوزراء أن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            ["مكتب رئيس الوزراء"],
        ),
        # Whose name is past another's, or of none, is not his.
        (
            "ونقلت الوكالة عن مدير مكتب الصحة في عدن أن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            ["الوكالة", "مدير مكتب الصحة"],
        ),
        (
            "وقال رئيس الوزراء إن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            ["رئيس الوزراء"],
        ),
        (
            "وقال بيان لوزارة الدفاع إن الطائرات قصفت معسكرا للحوثيين قرب حرض",
            ["وزارة الدفاع"],
        ),
    ],
)
def test_an_office_is_told_by_whose_it_is_and_who_holds_it(
    text: str, told_by: list[str]
) -> None:
    assert [s.name for s in one(text, "airstrike").sources] == told_by


class _One(Grammar):
    """A judge that sees one place of a sentence."""

    def __init__(self, seen: str) -> None:
        super().__init__()
        self.seen = seen

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:  # noqa: ARG002
        return "place" if chunk.name == self.seen else "none"


@pytest.mark.parametrize(
    ("text", "seen", "where"),
    [
        ("قصف الطيران بلدتي نبل والزهراء", "الزهراء", ["نبل", "الزهراء"]),
        ("قصف الطيران بلدتي نبل والزهراء", "نبل", ["نبل", "الزهراء"]),
        (
            "شن الطيران غارات على إدلب ودرعا ودير الزور",
            "درعا",
            ["إدلب", "درعا", "دير الزور"],
        ),
        # What holds one of them is no part of the list, nor is what belongs to one, nor
        # what stands past another event.
        ("شن الطيران غارات على تفتناز في إدلب وحارم", "حارم", ["حارم"]),
        ("شن الطيران غارات على مأرب شرق اليمن والضالع", "الضالع", ["الضالع"]),
        ("شن الطيران غارات على الحديدة ومينائها", "الحديدة", ["الحديدة"]),
        ("قصف الطيران نبل واندلعت معارك في حارم ودركوش", "دركوش", ["دركوش"]),
    ],
)
def test_places_that_are_joined_are_meant_together(
    text: str, seen: str, where: list[str]
) -> None:
    read = Reader(judge=_One(seen)).read(Report.of(text, published="2016-03-14"))
    (claim,) = (c for c in read.claims if c.type == "airstrike")

    assert [p.name for p in claim.places] == where


@pytest.mark.parametrize(
    ("when", "from_", "to"),
    [
        ("في شباط من العام الماضي", "2015-02-01", "2015-02-28"),
        ("في شهر شباط/فبراير العام الماضي", "2015-02-01", "2015-02-28"),
        ("في العاشر من يناير من العام الماضي", "2015-01-10", "2015-01-10"),
        ("في 10 شباط من العام قبل الماضي", "2014-02-10", "2014-02-10"),
        ("في أيلول من السنة الماضية", "2015-09-01", "2015-09-30"),
        ("أواخر شباط من العام الجاري", "2016-02-21", "2016-02-29"),
        ("في شباط من هذا العام", "2016-02-01", "2016-02-29"),
        # The month itself is the last one.
        ("في شباط الماضي", "2016-02-01", "2016-02-29"),
        ("في أيلول الماضي", "2015-09-01", "2015-09-30"),
        ("في شباط من عام 2012", "2012-02-01", "2012-02-29"),
    ],
)
def test_a_month_of_last_year_is_of_last_year(when: str, from_: str, to: str) -> None:
    claim = one(f"سيطر التنظيم على مدينة الرقة {when}", "control")

    assert claim.date is not None
    assert (str(claim.date.from_), str(claim.date.to)) == (from_, to)


@pytest.mark.parametrize(
    ("text", "told_by", "day"),
    [
        (
            "أعلن متحدث باسم الشرطة العراقية اليوم أن الطائرات قصفت معسكرا للمسلحين قرب بيجي",
            "متحدث باسم الشرطة العراقية",
            "2016-03-14",
        ),
        (
            "أعلن وزير الدفاع الأميركي الجمعة أن الطائرات قصفت معسكرا للمسلحين قرب بيجي",
            "وزير الدفاع الأميركي",
            "2016-03-11",
        ),
        # Nor is the day there where it is told by itself.
        (
            "أعلن متحدث باسم الجيش أمس أن الطائرات قصفت معسكرا للمسلحين قرب بيجي",
            "متحدث باسم الجيش",
            "2016-03-13",
        ),
    ],
)
def test_when_one_says_so_is_no_part_of_his_office(
    text: str, told_by: str, day: str
) -> None:
    claim = one(text, "airstrike")

    assert [s.name for s in claim.sources] == [told_by]
    assert claim.date is not None
    assert str(claim.date.from_) == day


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("قصف التحالف أمس بأكثر من غارة مناطق متفرقة في حيدان", []),
        ("استهدف الطيران بأكثر من غارتين بلدة سراقب", []),
        ("استهدف الطيران بأقل من خمس غارات مدرسة في سراقب", ["مدرسة"]),
    ],
)
def test_more_than_one_raid_is_nothing_that_was_hit(text: str, whom: list[str]) -> None:
    claim = one(text, "airstrike")

    assert [t.name for t in claim.targets] == whom
