"""Dates: what the time words of an Arabic report say, counted from its own day."""

from __future__ import annotations

import datetime

import pytest

from tawthiq.text import tokenize
from tawthiq.text.calendar import back_months, month_span
from tawthiq.text.dates import DateAt, anchor, find_dates

TODAY = datetime.date(2016, 12, 6)  # a Tuesday


def _one(text: str, today: datetime.date | None = TODAY) -> DateAt:
    (date,) = find_dates(tokenize(text), today)
    return date


def _days(date: DateAt) -> tuple[str | None, str | None]:
    from_, to = (d.isoformat() if d else None for d in (date.from_, date.to))
    return from_, to


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("أمس", "2016-12-05"),
        ("بالأمس", "2016-12-05"),
        ("البارحة", "2016-12-05"),
        ("فجر أمس (الإثنين)", "2016-12-05"),
        ("أول أمس", "2016-12-04"),
        ("أول من أمس", "2016-12-04"),
        ("أمس الأول", "2016-12-04"),
        ("أول أمس الأحد", "2016-12-04"),
        ("اليوم", "2016-12-06"),
        ("اليوم الثلاثاء", "2016-12-06"),
        ("الثلاثاء", "2016-12-06"),
        ("الثلاثاء الماضي", "2016-11-29"),
        ("يوم الأحد", "2016-12-04"),
        ("الأحد الماضي", "2016-12-04"),
        ("الجمعة الفائت", "2016-12-02"),
        ("الأربعاء", "2016-11-30"),
        ("ليل السبت", "2016-12-03"),
        ("ليلة السبت", "2016-12-03"),
        ("قبل يوم", "2016-12-05"),
        ("قبل يومين", "2016-12-04"),
        ("قبل ثلاثة أيام", "2016-12-03"),
        ("قبل نحو أسبوع", "2016-11-29"),
        ("قبل أسبوعين", "2016-11-22"),
        ("قبل ساعات", "2016-12-06"),
    ],
)
def test_relative_days_count_from_the_reports_day(text: str, day: str) -> None:
    date = _one(text)

    assert _days(date) == (day, day)
    assert (date.precision, date.basis, date.future) == ("day", "relative", False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("غدا", "2016-12-07"),
        ("الخميس المقبل", "2016-12-08"),
        ("الثلاثاء القادم", "2016-12-13"),
    ],
)
def test_coming_days_are_marked(text: str, day: str) -> None:
    date = _one(text)

    assert (_days(date), date.future) == ((day, day), True)


@pytest.mark.parametrize(
    ("text", "part", "from_", "to"),
    [
        ("فجر أمس", "dawn", "2016-12-05", "2016-12-05"),
        ("صباح اليوم", "morning", "2016-12-06", "2016-12-06"),
        ("بعد ظهر الأربعاء", "noon", "2016-11-30", "2016-11-30"),
        ("عصر السبت", "afternoon", "2016-12-03", "2016-12-03"),
        ("مساء يوم الجمعة", "evening", "2016-12-02", "2016-12-02"),
        ("منتصف ليل السبت", "night", "2016-12-03", "2016-12-03"),
        ("ليل السبت - الأحد", "night", "2016-12-03", "2016-12-04"),
        ("ليل السبت/الأحد", "night", "2016-12-03", "2016-12-04"),
        ("ليلا", "night", "2016-12-05", "2016-12-06"),
        ("خلال الليل", "night", "2016-12-05", "2016-12-06"),
        ("الليلة الماضية", "night", "2016-12-05", "2016-12-05"),
    ],
)
def test_parts_of_the_day(text: str, part: str, from_: str, to: str) -> None:
    date = _one(text)

    assert (date.part_of_day, _days(date)) == (part, (from_, to))


@pytest.mark.parametrize(
    ("text", "from_", "to", "precision"),
    [
        ("اليومين الماضيين", "2016-12-04", "2016-12-05", "day"),
        ("خلال أسبوعين", "2016-11-22", "2016-12-06", "day"),
        ("خلال 24 ساعة", "2016-12-05", "2016-12-06", "day"),
        ("الأسبوع الماضي", "2016-11-29", "2016-12-05", "week"),
        ("الشهر الماضي", "2016-11-01", "2016-11-30", "month"),
        ("العام الماضي", "2015-01-01", "2015-12-31", "year"),
        ("قبل عام", "2015-01-01", "2015-12-31", "year"),
        ("قبل أيام", None, "2016-12-06", "open"),
        ("قبل عدة أسابيع", None, "2016-12-06", "open"),
        ("مؤخرا", None, "2016-12-06", "open"),
        ("في الآونة الأخيرة", None, "2016-12-06", "open"),
    ],
)
def test_periods(text: str, from_: str | None, to: str, precision: str) -> None:
    date = _one(text)

    assert (*_days(date), date.precision) == (from_, to, precision)


@pytest.mark.parametrize(
    ("text", "from_"),
    [
        ("منذ الأحد", "2016-12-04"),
        ("منذ فجر أمس", "2016-12-05"),
        ("منذ يومين", "2016-12-04"),
        ("منذ نحو أربعة أشهر", "2016-08-06"),
        ("منذ الخامس من آذار", "2016-03-05"),
        ("منذ شباط/فبراير 2012", "2012-02-01"),
        ("منذ 2013", "2013-01-01"),
        ("منذ أيام", None),
        ("منذ بدء الحملة", None),
    ],
)
def test_since_lasts_until_the_telling(text: str, from_: str | None) -> None:
    date = _one(text)

    assert (_days(date), date.since) == ((from_, "2016-12-06"), True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 كانون الأول 2016", "2016-12-05"),  # Levant
        ("يوم 5/ كانون الأول/ 2016", "2016-12-05"),  # recorders
        ("5/كانون الأول/2016", "2016-12-05"),
        ("الخامس من كانون الأول", "2016-12-05"),
        ("الحادي والعشرين من تموز", "2016-07-21"),
        ("السابع عشر من آذار", "2016-03-17"),
        ("15 آب", "2016-08-15"),
        ("5 ديسمبر 2016", "2016-12-05"),  # Gulf and Egypt
        ("5 ديسمبر/كانون الأول 2016", "2016-12-05"),
        ("20 تموز (يوليو) 2014", "2014-07-20"),
        ("5 جانفي", "2016-01-05"),  # Algeria and Tunisia
        ("5 فيفري", "2016-02-05"),
        ("5 أفريل", "2016-04-05"),
        ("7 جوان 2013", "2013-06-07"),
        ("7 جويلية 2013", "2013-07-07"),
        ("12 أوت 2013", "2013-08-12"),
        ("5 يوليوز", "2016-07-05"),  # Morocco
        ("3 غشت 2014", "2014-08-03"),
        ("5 شتنبر", "2016-09-05"),
        ("5 نونبر", "2016-11-05"),
        ("3 دجنبر 2015", "2015-12-03"),
        ("12 ربيع الأول 1438", "2016-12-11"),  # Hijri
        ("3 شوال 1436هـ", "2015-07-19"),
        ("الأول من رمضان 1437 هـ", "2016-06-06"),
        ("7/3/1438", "2016-12-06"),
        ("5/12/2016", "2016-12-05"),  # numeric, the day first
        ("٥/١٢/٢٠١٦", "2016-12-05"),
        ("05-12-2016", "2016-12-05"),
        ("2016-12-05", "2016-12-05"),
        ("الأحد 4 كانون الأول 2016", "2016-12-04"),
        ("الأحد (4 كانون الأول 2016)", "2016-12-04"),
    ],
)
def test_days_written_out_in_every_calendar(text: str, day: str) -> None:
    date = _one(text)

    assert _days(date) == (day, day)
    assert (date.precision, date.basis) == ("day", "explicit")
    assert date.last == len(tokenize(text)) - 1


@pytest.mark.parametrize(
    ("text", "from_", "to", "precision"),
    [
        ("شباط/فبراير 2012", "2012-02-01", "2012-02-29", "month"),
        ("يوليو 2011", "2011-07-01", "2011-07-31", "month"),
        ("ماي 2013", "2013-05-01", "2013-05-31", "month"),
        ("يونيو الماضي", "2016-06-01", "2016-06-30", "month"),
        ("بين سبتمبر ويناير الماضيين", "2015-09-01", "2016-01-31", "month"),
        ("عام 2013", "2013-01-01", "2013-12-31", "year"),
    ],
)
def test_months_and_years(text: str, from_: str, to: str, precision: str) -> None:
    date = _one(text)

    assert (*_days(date), date.precision) == (from_, to, precision)
    assert date.basis == "explicit"


@pytest.mark.parametrize(
    "text",
    [
        "31 حزيران",
        "31/2/2016",
        "في 2012 موقعا",
        "وسط المدينة",
        "15/7",
        "أحد الجنود",
        "الحزب الثاني",
        "85",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(tokenize(text), TODAY) == []


@pytest.mark.parametrize("text", ["أمس", "الأحد", "قبل يومين", "ليلا", "العام الماضي"])
def test_without_a_day_to_count_from_no_day_is_guessed(text: str) -> None:
    date = _one(text, None)

    assert (_days(date), date.precision) == ((None, None), "open")


def test_a_full_date_needs_no_day_to_count_from() -> None:
    assert _days(_one("5 كانون الأول 2016", None)) == ("2016-12-05", "2016-12-05")


def test_a_count_after_an_event_dates_what_follows() -> None:
    date = _one("بعد ثلاثة أيام على الهجوم")

    assert (_days(date)[0], date.forward) == ("2016-12-03", True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("سقطت قذيفة صباح اليوم الأحد", "2016-12-04"),
        ("سقطت قذيفة اليوم (الأحد)", "2016-12-04"),
        ("سقطت قذيفة أمس السبت", "2016-12-04"),
        ("سقطت قذيفة أول أمس الجمعة", "2016-12-04"),
        ("سقطت قذيفة أول من أمس الجمعة", "2016-12-04"),
        ("سقطت قذيفة أمس الأول، الجمعة", "2016-12-04"),
        ("سقطت قذيفة فجر أمس الإثنين", "2016-12-06"),
        ("سقطت قذيفة اليوم", None),
        ("سقطت قذيفة الأحد", None),
    ],
)
def test_the_texts_own_calendar_wins(text: str, day: str | None) -> None:
    found = anchor(tokenize(text), TODAY)

    assert (found.isoformat() if found else None) == day
    assert anchor(tokenize(text), None) is None


def test_month_arithmetic_keeps_to_the_month() -> None:
    assert month_span(2016, 2)[1] == datetime.date(2016, 2, 29)
    assert back_months(datetime.date(2016, 3, 31), 1) == datetime.date(2016, 2, 29)
    assert back_months(datetime.date(2016, 1, 15), 2) == datetime.date(2015, 11, 15)


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("مطلع الشهر الجاري", "2016-12-01", "2016-12-10"),
        ("في أوائل شهر تشرين الثاني الماضي", "2016-11-01", "2016-11-10"),
        ("منتصف آذار/مارس", "2016-03-15", "2016-03-15"),
        ("أواخر الشهر الفائت", "2016-11-21", "2016-11-30"),
        ("مطلع العام 2014", "2014-01-01", "2014-01-31"),
        ("الشهر المنصرم", "2016-11-01", "2016-11-30"),
        ("هذا العام", "2016-01-01", "2016-12-06"),
        ("الأسبوع الجاري", "2016-11-30", "2016-12-06"),
        ("السنة الأخيرة", "2015-12-06", "2016-12-06"),
        ("خلال شهر تشرين الثاني الماضي", "2016-11-01", "2016-11-30"),
        ("النصف الأول من العام الجاري", "2016-01-01", "2016-06-30"),
        ("الأشهر الأربعة الأولى من العام الحالي", "2016-01-01", "2016-04-30"),
        ("الأيام الأربعة الماضية", "2016-12-02", "2016-12-05"),
        ("الساعات الـ72 الماضية", "2016-12-03", "2016-12-06"),
        ("الـ24 ساعة الماضية", "2016-12-05", "2016-12-06"),
        ("آخر 48 ساعة", "2016-12-04", "2016-12-06"),
        ("في 2012", "2012-01-01", "2012-12-31"),
        ("عامي 2012 و2013", "2012-01-01", "2013-12-31"),
        ("في وقت سابق من الشهر الجاري", "2016-12-01", "2016-12-06"),
        ("لليوم الثالث على التوالي", "2016-12-04", "2016-12-06"),
    ],
)
def test_edges_and_spans_of_periods(text: str, from_: str, to: str) -> None:
    assert _days(_one(text)) == (from_, to)


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("يومي 15 و16 تشرين الثاني", "2016-11-15", "2016-11-16"),
        ("يومي الجمعة والسبت", "2016-12-02", "2016-12-03"),
        ("ليل الأحد الاثنين", "2016-12-04", "2016-12-05"),
        ("ليلة السبت على الأحد", "2016-12-03", "2016-12-04"),
        ("ليل الثلاثاء الأربعاء", "2016-11-29", "2016-11-30"),
        ("من 1 يونيو إلى 30 يونيو الماضي", "2016-06-01", "2016-06-30"),
        ("بين 11 و21 تشرين الثاني الماضي", "2016-11-11", "2016-11-21"),
        ("شهري أيلول وتشرين الأول", "2016-09-01", "2016-10-31"),
        ("منذ آذار 2011 وحتى أول أمس", "2011-03-01", "2016-12-04"),
        ("قرابة منتصف الليل", "2016-12-05", "2016-12-06"),
    ],
)
def test_words_that_join_days(text: str, from_: str, to: str) -> None:
    assert _days(_one(text)) == (from_, to)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 من شهر كانون الأول/ديسمبر الجاري", "2016-12-02"),
        ("الثالث من الشهر الجاري", "2016-12-03"),
        ("4 الجاري", "2016-12-04"),
        ("العشرين من الشهر الماضي", "2016-11-20"),
        ("3 كانون أول", "2016-12-03"),
        ("15 ت2", "2016-11-15"),
        ("5 ابريل", "2016-04-05"),
        ("7_7_2016", "2016-07-07"),
        ("1437/10/16", "2016-07-21"),
        ("17.6.2011", "2011-06-17"),
        ("الخميس الموافق 1/12/2016", "2016-12-01"),
        ("أمس مساء", "2016-12-05"),
        ("نهار أمس", "2016-12-05"),
        ("صباح ومساء أمس", "2016-12-05"),
        ("الاربعا", "2016-11-30"),
        ("الجمعة قبل الماضي", "2016-11-25"),
        ("الآن", "2016-12-06"),
    ],
)
def test_single_days_in_every_spelling(text: str, day: str) -> None:
    assert _days(_one(text)) == (day, day)


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("23 كانون الأول/ديسمبر الجاري", "2016-12-23", "2016-12-23"),
        ("20 من الشهر الجاري", "2016-12-20", "2016-12-20"),
        ("30 أو 31 ديسمبر الحالي", "2016-12-30", "2016-12-31"),
        ("الأسبوع المقبل", "2016-12-07", "2016-12-13"),
        ("الأيام الثلاثة المقبلة", "2016-12-07", "2016-12-09"),
        ("أيار (مايو) المقبل", "2017-05-01", "2017-05-31"),
        ("الشهر القادم", "2017-01-01", "2017-01-31"),
    ],
)
def test_days_ahead(text: str, from_: str, to: str) -> None:
    date = _one(text)

    assert (_days(date), date.future) == ((from_, to), True)


@pytest.mark.parametrize(
    ("text", "from_"),
    [
        ("منذ مطلع الشهر", "2016-12-01"),
        ("منذ بداية العام الحالي", "2016-01-01"),
        ("منذ نهاية شهر أيلول", "2016-09-30"),
        ("منذ منتصف شهر أيلول", "2016-09-15"),
        ("منذ العام 2013", "2013-01-01"),
        ("منذ الـ20 من أكتوبر", "2016-10-20"),
        ("منذ ساعات الصباح", "2016-12-06"),
        ("منذ أكثر من عام", None),
    ],
)
def test_since_counts_from_the_edge(text: str, from_: str | None) -> None:
    date = _one(text)

    assert (_days(date), date.since) == ((from_, "2016-12-06"), True)


@pytest.mark.parametrize(
    ("text", "shift", "forward"),
    [
        ("في اليوم التالي", 1, False),
        ("وفي اليوم نفسه", 0, False),
        ("نفس اليوم", 0, False),
        ("قبل ذلك بيوم", -1, False),
        ("بعد ذلك بثلاثة أيام", 3, False),
        ("بعدها بساعات", 0, False),
        ("بعد يومين انسحبوا", 2, False),
        ("غداة مقتل الجنود", 1, True),
        ("عشية العيد", -1, True),
        ("بعد ساعات من القصف", 0, True),
        ("قبل يوم من الهجوم", -1, True),
        ("صباحا", 0, False),
    ],
)
def test_days_counted_from_one_told(text: str, shift: int, *, forward: bool) -> None:
    date = _one(text)

    assert (date.shift, date.forward) == (shift, forward)


def test_a_start_told_after_since() -> None:
    start = find_dates(tokenize("منذ سقوط البلدة في 5 آذار 2016"), TODAY)[-1]

    assert (start.began, _days(start)) == (True, ("2016-03-05", "2016-03-05"))


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("حلب || 12-5-2014\nسقطت قذيفة", "2014-05-13", "2014-05-12"),
        ("حصاد يوم 7_7_2018\nسقطت قذيفة", None, "2018-07-07"),
        ("بيان صادر عن فريق\n22/08/2019\nسقطت قذيفة", "2019-08-23", "2019-08-22"),
        ("ذكرى 12-5-2011\nسقطت قذيفة", "2014-05-13", None),
        ("سقطت قذيفة أمس الثلاثاء", "2016-12-06", "2016-12-07"),
    ],
)
def test_a_dateline_is_the_texts_calendar(
    text: str, published: str | None, day: str | None
) -> None:
    known = datetime.date.fromisoformat(published) if published else None
    found = anchor(tokenize(text), known)

    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("دخلت المعارك يومها الرابع", "2016-12-03", "2016-12-06"),
        ("الأسبوع الأخير من حزيران", "2016-06-24", "2016-06-30"),
        ("صيف 2012", "2012-06-01", "2012-08-31"),
        ("منذ صيف 2012", "2012-06-01", "2016-12-06"),
        ("الصيف الماضي", "2016-06-01", "2016-08-31"),
        ("بين أيلول - سبتمبر، وتشرين الثاني - نوفمبر", "2016-09-01", "2016-11-30"),
        ("قبل أيام على لسان مندوبها", None, "2016-12-06"),
        ("قبل أكثر من أسبوع", None, "2016-11-29"),
        ("منذ ذلك الحين", None, "2016-12-06"),
        ("لم يصل حتى اليوم", None, "2016-12-06"),
        # a report that is dated before what it tells
        ("منذ 8 كانون الأول 2016", "2016-12-08", "2016-12-08"),
    ],
)
def test_runs_and_beginnings(text: str, from_: str | None, to: str) -> None:
    assert _days(_one(text)) == (from_, to)


def test_a_season_without_a_year_is_no_time() -> None:
    assert not find_dates(tokenize("شهدت المدينة ربيعا طويلا"), TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصف على سوق بنش قبل شوي", "2016-12-06"),
        ("قصف على سوق بنش بعد الظهر", "2016-12-06"),
        ("ينتظرون الخبز من الفجر", "2016-12-06"),
        ("قذائف عالفجر", "2016-12-06"),
        ("هلق قصف على الحي", "2016-12-06"),
        ("في 26 من الشهر نفسه", "2016-11-26"),
        ("في 4 من الشهر نفسه", "2016-12-04"),
    ],
)
def test_a_day_as_it_is_spoken(text: str, day: str) -> None:
    assert _days(_one(text)) == (day, day)


def test_the_dawn_is_a_day_where_something_goes_on_since() -> None:
    assert find_dates(tokenize("قوات فجر ليبيا"), TODAY) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قبيل عيد الفطر", None),  # the feast is three days off
        ("عشية عيد الفطر", "2016-07-05"),
        ("في عيد الفطر الماضي", "2015-07-17"),
    ],
)
def test_a_feast_that_comes_is_not_that_of_last_year(
    text: str, day: str | None
) -> None:
    today = (
        datetime.date(2016, 7, 5) if day == "2016-07-05" else datetime.date(2016, 7, 3)
    )

    found = find_dates(tokenize(text), today)

    assert [str(d.from_) for d in found] == ([day] if day else [])
