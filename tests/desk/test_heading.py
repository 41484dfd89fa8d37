"""What a report is headed by, and how days that are told in part are written."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tawthiq.desk.review.heading import heading
from tawthiq.desk.review.marking import markup
from tawthiq.desk.templatetags.words import days, interval

_POST = (
    "#السرو قصفت المدفعية اليوم الأحياء الشرقية من البلدة، فيما سمع دوي انفجارات في "
    "القرى المجاورة لها طوال الليل، وتوقفت حركة السير"
)
_NEXT = "\nولم ترد أنباء عن إصابات.\n"


@pytest.mark.parametrize(
    ("title", "text", "headed"),
    [
        ("قصف السرو", "قصف السرو\n\nقصفت المدفعية البلدة.", ("قصف السرو", False, True)),
        # Of no title, the first line is the headline where it looks like one.
        ("", "قصف السرو\n\nقصفت المدفعية البلدة.", ("قصف السرو", False, True)),
        ("", "قصفت المدفعية السرو.\nثم هدأت.", ("قصفت المدفعية السرو.", False, False)),
        ("", "قصفت المدفعية السرو", ("قصفت المدفعية السرو", False, False)),
        # A title that is a cut of the text makes no headline of its first paragraph.
        (_POST[:60], _POST + _NEXT, (_POST[:60], False, False)),
        (_POST[:60] + "…", _POST + _NEXT, (_POST[:60] + "…", False, False)),
        ("", _POST + _NEXT, (_POST[:80], False, False)),
        # A title of its own stands above the text.
        ("نشرة المساء", _POST + _NEXT, ("نشرة المساء", True, False)),
        ("", " \n", ("", False, False)),
    ],
)
def test_a_report_is_headed_by_its_title_or_its_first_line(
    title: str, text: str, headed: tuple[str, bool, bool]
) -> None:
    assert heading(title, text) == headed


def test_the_first_line_is_drawn_as_a_headline_where_it_is_one() -> None:
    text = "قصف السرو\nقصفت المدفعية البلدة."
    assert 'class="block headline"' in markup(text, (), headline=True)
    assert "headline" not in markup(text, ())
    assert "headline" not in markup("كلمة " * 100 + text, (), headline=True)


@pytest.mark.parametrize(
    ("language", "first", "last", "told"),
    [
        ("en", "2016-03-14", "2016-03-14", "2016-03-14"),
        ("en", "2016-03-14", "2016-03-15", "2016-03-14 – 2016-03-15"),
        ("en", None, "2015-12-03", "on or before 2015-12-03"),
        ("en", "2015-12-03", None, "on or after 2015-12-03"),
        ("ar", None, "2015-12-03", "في 2015-12-03 أو قبله"),
        ("ar", "2015-12-03", None, "في 2015-12-03 أو بعده"),
        ("en", None, None, "—"),
    ],
)
def test_days_that_are_told_in_part_are_said_in_words(
    language: str, first: str | None, last: str | None, told: str
) -> None:
    with override(language):
        assert interval(first, last) == told


def test_days_of_a_page_can_be_read_by_machines() -> None:
    with override("en"):
        shown = days(None, "2015-12-03")
    assert shown.startswith("on or before <time datetime=")
    assert "3 Dec 2015" in shown
