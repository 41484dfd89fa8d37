"""Posts and briefs of a line or two, as local pages and agencies put them."""

from __future__ import annotations

from posted import READER, claims
from tawthiq import Report


def test_three_numbers_side_by_side_are_a_day() -> None:
    text = "حلب نيوز || الراموسة : تدمير عربة شيلكا على جبهة العامرية 28 5 2014"

    (claim,) = claims(text, "2014-05-30")

    assert claim.date is not None
    assert claim.date.from_ == "2014-05-28"


def test_who_publishes_a_report_is_no_source_of_it() -> None:
    text = "شبكة الفرات نيوز : قصف الطيران حي الحويقة ببرميل متفجر"

    (told,) = READER.read(Report.of(text, source="وكالة الخابور")).claims
    (own,) = READER.read(Report.of(text, source="شبكة الفرات نيوز")).claims

    assert [s.name for s in told.sources] == ["شبكة الفرات نيوز"]
    assert own.sources == ()
