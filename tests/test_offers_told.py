"""What is offered of times, of how much of a place, of denials and of wrapped text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar
from tawthiq.extract.layout.sentences import sentences
from tawthiq.text import tokenize
from tawthiq.text.dates import find_dates
from test_times import _offered as offered

_TODAY = datetime.date(2015, 7, 21)


def days(text: str) -> list[tuple[str | None, str | None]]:
    """The days of each time of a text, counted from a Tuesday two days after a feast."""
    return [
        (str(d.from_) if d.from_ else None, str(d.to) if d.to else None)
        for d in find_dates(tokenize(text), _TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصفوا السوق ثاني أيام عيد الفطر", ("2015-07-18", "2015-07-18")),
        ("قصفوا السوق في اليوم الثالث للعيد", ("2015-07-19", "2015-07-19")),
        ("قصفوا السوق ليلة العيد", ("2015-07-16", "2015-07-16")),
        ("قتل تسعة خلال شهر رمضان", ("2015-06-18", "2015-07-16")),
        ("قتل تسعة في العاشر من رمضان", ("2015-06-27", "2015-06-27")),
        ("قتل تسعة خلال أقل من أسبوع", ("2015-07-14", "2015-07-21")),
        ("تدور معارك منذ شهرين ونصف الشهر", ("2015-05-07", "2015-07-21")),
        ("انسحبوا قبل أسبوعين من الآن", ("2015-07-07", "2015-07-07")),
        ("انسحبوا يوم 7/19 من البلدة", ("2015-07-19", "2015-07-19")),
        ("الهدنة التي أعلنت في 2012 تنهار", ("2012-01-01", "2012-12-31")),
        (
            "نزح سبعون خلال الستة أشهر الأولى من هذا العام",
            ("2015-01-01", "2015-06-30"),
        ),
        ("يقاتل الجيش المسلحين لأكثر من عام", (None, "2015-07-21")),
        ("التقرير الأسبوعي (8/7 – 14/7/2015)", ("2015-07-08", "2015-07-14")),
        ("قصف لليوم الحادي عشر على التوالي", ("2015-07-11", "2015-07-21")),
        ("هدوء حذر بعد ليلة من القصف", ("2015-07-20", "2015-07-21")),
    ],
)
def test_times_are_read(text: str, day: tuple[str | None, str]) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize("text", ["قتل رمضان الخالدي", "سجل في 2012 تظاهرة"])
def test_names_and_counts_are_no_times(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        # Two joined days are one time.
        (
            "قصفت الطائرات القرية ليل أمس وفجر اليوم.",
            "airstrike",
            ("2016-12-05", "2016-12-06"),
        ),
        # How long it went on, up to the day that is told.
        (
            "انتهت أمس اشتباكات استمرت أربعة أيام في القرية.",
            "clash",
            ("2016-12-02", "2016-12-05"),
        ),
        (
            "هدوء أمس إثر يومين من الاشتباكات في القرية.",
            "clash",
            ("2016-12-03", "2016-12-05"),
        ),
        # A newspaper tells of yesterday.
        (
            "قتل تسعة في اشتباكات خلال 24 ساعة، كما أعلن المحافظ أمس.",
            "clash",
            ("2016-12-04", "2016-12-05"),
        ),
        (
            "يقصف الطيران القرى منذ السبت، وقال المحافظ إن القصف اشتد أمس.",
            "airstrike",
            ("2016-12-03", "2016-12-05"),
        ),
        (
            "أحيا الناس أعنف أيامهم منذ فرض الحصار على القرية في أيار الماضي.",
            "siege",
            ("2016-05-01", "2016-05-31"),
        ),
        # A weekday that is the day's own may be the one before; منذ may leave it open.
        (
            "أحيا الناس ذكرى من قتلوا، وكان المسلحون هاجموا القرية الثلاثاء.",
            "ground_attack",
            ("2016-11-29", "2016-11-29"),
        ),
        (
            "تدور اشتباكات في القرية منذ أكثر من عام ونصف العام.",
            "clash",
            ("2015-06-06", "2016-12-06"),
        ),
        # A week begins with Sunday, a month with its first day.
        (
            "قصفت الطائرات القرية هذا الأسبوع.",
            "airstrike",
            ("2016-12-04", "2016-12-06"),
        ),
        (
            "قصفت الطائرات القرية مطلع الشهر الحالي.",
            "airstrike",
            ("2016-12-01", "2016-12-01"),
        ),
        # منذ may tell the very day.
        (
            "اعتقل الجنود الشابين منذ يومين.",
            "detention",
            ("2016-12-04", "2016-12-04"),
        ),
        (
            "اعتقل الجنود الشابين قبل نحو شهر.",
            "detention",
            ("2016-11-06", "2016-11-06"),
        ),
        # What ranks a place says nothing of how rare an event is.
        (
            "يقاتل الجيش المسلحين في ثاني أكبر مدينة في البلاد منذ أكثر من عام.",
            "clash",
            (None, "2016-12-06"),
        ),
    ],
)
def test_times_are_offered(text: str, type_: str, day: tuple[str | None, str]) -> None:
    assert day in offered(text)[type_]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("سيطرت الفصائل على نقاط عدة في جبل الزاوية.", "partial"),
        ("سيطر الجيش على خمسة مواقع في مدينة تعز.", "partial"),
        ("انسحبت القوات من عدد من المواقع.", "partial"),
        ("دخل المقاتلون أحياء في مدينة إدلب.", "partial"),
        ("سيطر الجيش على عدن باستثناء جيوب صغيرة.", "partial"),
        ("سيطرت الفصائل على أجزاء واسعة منها بعد معارك في سراقب.", "partial"),
        ("سيطر الجيش على الجزء الأكبر من حي التواهي في عدن.", "partial"),
        ("سيطرت “على مواقع جديدة” في تعز بعد معارك.", "partial"),
        # Names of spots, what stands joined, and where one goes, are whole.
        ("سيطرت القوات على مناطق الشيحة والدواية.", "full"),
        ("سيطر الجيش على قرية الريان ونقاط أخرى.", "full"),
        ("سيطر المسلحون على موقعين من قبضة الجيش في القرية.", "full"),
        ("انسحبت القوات إلى مواقع في جبل الزاوية.", "full"),
        ("انسحبت القوات من عدة تلال في جبل الزاوية.", "full"),
    ],
)
def test_what_is_held_in_part_is_told(text: str, extent: str) -> None:
    report = Report.of(text, published="2016-12-06")
    found = Reader(judge=Grammar()).read(report).claims
    assert [c.extent for c in found if c.extent is not None][:1] == [extent]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # What governs ends no line, and a word or two are left for the last.
        (
            (
                "قصفت المدفعية الأحياء الشرقية من المدينة ما أدى إلى\n"
                "مقتل رجلين وجرح\nسبعة"
            ),
            1,
        ),
        ("اقتحم الجنود المخيم من الجهة\nالتي تطل على السهل.", 1),
        # As narrow as a telephone: no word more had room in any line.
        (
            (
                "قال قائد الشرطة إن سبعة من رجاله\n"
                "قتلوا في كمين نصبه مسلحون عند مدخل\n"
                "البلدة الغربي فجر اليوم، وإن ثلاثة\n"
                "آخرين أصيبوا بجروح حين انفجر لغم في\n"
                "سيارة الإسعاف التي نقلتهم إلى مشفى\n"
                "المدينة القريب."
            ),
            1,
        ),
        # Headlines, items and posts stay as they are.
        ("قصف على السوق\nسقطت قذيفة على السوق", 2),
        ("شهداء اليوم في\n- حي الصناعة\n- حي الكرامة", 3),
        ("قصف على حي الصناعة\nاشتباكات في حي الكرامة\nغارة على المطار", 3),
        ("نصر أو استشهاد\nبيان من غرفة العمليات", 2),
    ],
)
def test_wrapped_lines_are_joined(text: str, lines: int) -> None:
    found = list(sentences(text, tokenize(text), frozenset()))
    assert len(found) == lines
    assert all(t.text == text[t.start : t.end] for s in found for t in s.tokens)


class _Proposals(Grammar):
    """Notes what is proposed, and takes all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        del draft, chunk, features
        return "none"

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        del features
        self.found.append((draft.type, draft.status))
        return draft.status


def proposed(text: str) -> list[tuple[str, str]]:
    """The type and status of every proposal, in order."""
    judge = _Proposals()
    Reader(judge=judge).read(Report.of(text, published="2016-12-06"))
    return judge.found


_STRUCK = "قال ناشطون إن الطيران قصف مشفى في حلب"


@pytest.mark.parametrize(
    "after",
    [
        "، وهو ما نفاه المتحدث باسم الجيش.",
        "، الأمر الذي نفاه الجيش.",
        "، وهو ما كذبته وزارة الدفاع.",
        "، وهي رواية كذبها قائد الشرطة.",
        ". ونفى الناطق صحة ذلك.",
        ". وأكد المحافظ أنه لا صحة لهذه الأنباء.",
        ". وكذّبته دمشق.",
        ". لكن الوزارة كذبت ذلك.",
        ". وفند الناطق هذه المزاعم.",
        ". لكن الشرطة سارعت إلى نفي ذلك.",
        ". ووصف الجيش الرواية بأنها عارية عن الصحة.",
    ],
)
def test_a_denial_that_points_back_denies_what_was_told(after: str) -> None:
    found = proposed(_STRUCK + after)
    assert found[0] == ("airstrike", "asserted")
    assert ("airstrike", "denied") in found[1:]


@pytest.mark.parametrize(
    "after",
    [
        "، وهو ما أكده المتحدث باسم الجيش.",
        ". وأكد ذلك قيادي في الفصائل.",
        ". من جهته أكد الدفاع المدني الخبر.",
    ],
)
def test_a_confirmation_tells_it_once_more(after: str) -> None:
    assert proposed(_STRUCK + after).count(("airstrike", "asserted")) == 2


@pytest.mark.parametrize(
    "after",
    [
        ". وأكد المحافظ مقتل سبعة.",
        ". وأكد المحافظ أن هذا الطريق مفتوح.",
        ". ونفى المحافظ إغلاق الطريق.",
    ],
)
def test_what_points_nowhere_tells_nothing_again(after: str) -> None:
    assert [s for t, s in proposed(_STRUCK + after) if t == "airstrike"] == ["asserted"]


def test_what_is_denied_after_it_was_told_stays_told() -> None:
    report = Report.of(f"{_STRUCK}، وهو ما نفاه الجيش.", published="2016-12-06")
    found = Reader(judge=_Proposals()).read(report).claims
    assert [c.status for c in found if c.type == "airstrike"] == ["asserted", "denied"]


def test_other_acts_than_violence_are_denied_too() -> None:
    text = "قال ناشطون إن الفصائل أفرجت عن الأسرى في حلب، وهو ما نفاه المتحدث."
    assert ("release", "denied") in proposed(text)
