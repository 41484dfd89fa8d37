"""Datelines: which lines say the day of publication, and which do not."""

from __future__ import annotations

import pytest

from originals import (
    GOOD,
)
from tawthiq.ingest.dateline import dateline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("دمشق – الثلاثاء 6 كانون الأول 2016", "2016-12-06"),
        ("نشر في: 12/05/2015", "2015-05-12"),
        ("الجمعة 7 شباط/فبراير 2014 م", "2014-02-07"),
        ("14 شعبان 1436 هـ - 1 يونيو 2015 م", "2015-06-01"),
        ("الاثنين 14 شعبان 1436هـ الموافق 1 يونيو 2015م", "2015-06-01"),
        ("الاثنين 14 شعبان 1436 هـ", "2015-06-01"),
        ("2015-06-01", "2015-06-01"),
        ("2016-12-06T10:30:00+03:00", "2016-12-06"),
        ("٦/١٢/٢٠١٦", "2016-12-06"),
        ("حلب (رويترز) - 6 ديسمبر 2016", "2016-12-06"),
        ("حلب || 12-5-2014", "2014-05-12"),
        ("بيروت، 3 مايو 2015 10:30 مساءً بتوقيت بيروت", "2015-05-03"),
        ("تاريخ النشر: الأحد 04 كانون الأول 2016 الساعة 14:30", "2016-12-04"),
        ("دمشق – وكالة سانا | الثلاثاء 6 كانون الأول 2016 | 14:20", "2016-12-06"),
        ("صدر في دمشق بتاريخ 6/12/2016", "2016-12-06"),
    ],
)
def test_a_dateline_is_read_above_and_below_the_words(line: str, day: str) -> None:
    assert dateline(f"غارات على حي سكني\n{line}\n{GOOD}") == day
    assert dateline(f"غارات على حي سكني\n{GOOD * 8}{line}\n") == day


def test_an_agencys_dateline_begins_the_words() -> None:
    line = f"حلب - الأناضول - 6 ديسمبر 2016 - {GOOD}"

    assert dateline(f"غارات على حي سكني\n{line}") == "2016-12-06"
    assert dateline(f"غارات على حي سكني\n{GOOD * 8}{line}") is None


@pytest.mark.parametrize(
    "line",
    [
        "قصف الطيران حي المرجة في 6 كانون الأول 2016.",
        "قال المرصد في 6/12/2016 إن القصف مستمر",
        "حلب - قال ناشطون في 6 كانون الأول 2016 إن القصف مستمر",
        "مجزرة حلب 6/12/2016",
        "قتل ثلاثة مدنيين – 6 كانون الأول 2016",
        "حصاد يوم 7_7_2018",
        "6 كانون الأول 2016: قصف الطيران الحي",
        "© 2016 جميع الحقوق محفوظة",
        "جميع الحقوق محفوظة 6/12/2016",
        "آخر تحديث: 6/12/2016",
        "كانون الأول 2016",
        "الثلاثاء 6 كانون الأول",
        "الأربعاء 6 كانون الأول 2016",  # it was a Tuesday
        "بين 5 و6 كانون الأول 2016",
        "14 شعبان 1436 هـ",  # the moon was seen a day earlier elsewhere
        "1 شعبان 1436 هـ - 1 يونيو 2015 م",
        "31/2/2016",
        "6/12/16",
        "25/13/2015",
        "Posted on 12/05/2015",
        "12/05/2015 10:30 PM",
        "وفاء محمد 6/12/2016",
        "هاتف 011-12-2015",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert dateline(f"غارات على حي سكني\n{line}\n{GOOD}") is None
    assert dateline(f"غارات على حي سكني\n{GOOD * 8}{line}") is None


def test_days_that_differ_are_none_unless_one_is_called_the_publications() -> None:
    first, second = "6 كانون الأول 2016", "7 كانون الأول 2016"

    assert dateline(f"حصاد\n{first}\n{GOOD * 9}{second}\n{GOOD}") is None
    assert dateline(f"خبر\n{first}\n{GOOD}نشر في {second}") == "2016-12-07"
