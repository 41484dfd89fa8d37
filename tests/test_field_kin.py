"""Those who are told by whose they are, and named: ``وابنه كريم``, ``ونائبه آصف النجار``."""

from __future__ import annotations

import pytest

from tawthiq import Reader, Report
from tawthiq.model import Claim

DAY = "2016-03-14"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def only(text: str, reader: Reader) -> Claim:
    """The one claim of a text."""
    (claim,) = reader.read(Report.of(text, published=DAY)).claims
    return claim


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "استشهد الشاب يوسف النجار وابنه كريم برصاص قناص في تعز",
            {"يوسف النجار": "male", "كريم": "male"},
        ),
        (
            "قتل الطبيب سامي الراوي وزوجته هدى وطفلاه بقصف على حي في حلب",
            {"سامي الراوي": "male", "هدى": "female"},
        ),
        (
            "أصيب الصحفي وليد العلي وزميله عماد الحسن بشظايا قذيفة في الفلوجة",
            {"وليد العلي": "male", "عماد الحسن": "male"},
        ),
        (
            "اعتقلت قوات الاحتلال المواطن محمود عيسى ونجله أحمد في جنين",
            {"محمود عيسى": "male", "أحمد": "male"},
        ),
        (
            "قتل العقيد سامر حمدان ونائبه آصف النجار وشقيقته سلمى بغارة على مقر في إدلب",
            {"سامر حمدان": "male", "آصف النجار": "male", "سلمى": "female"},
        ),
    ],
)
def test_a_victim_named_beside_whose_he_is_has_his_name(
    text: str, named: dict[str, str], reader: Reader
) -> None:
    assert {v.name: v.sex for v in only(text, reader).victims} == named


def test_who_is_named_is_counted_once(reader: Reader) -> None:
    text = "قتل العقيد سامر حمدان ونائبه خالد العمري وشقيقه ماهر حمدان بغارة على مقر في إدلب"

    harm = only(text, reader).harm

    assert sum(h.low or 0 for h in harm if h.kind == "killed") == 3


def test_the_name_is_to_be_protected(reader: Reader) -> None:
    text = "اعتقلت قوات الاحتلال المواطن محمود عيسى ونجله أحمد في جنين"

    persons = reader.read(Report.of(text, published=DAY)).persons

    assert [text[p.start : p.end] for p in persons] == ["محمود عيسى", "أحمد"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل القيادي سالم الدوسري ومرافقه أثناء غارة على إدلب",
        "أصيب مزارع وابنه بجروح في قصف على ريف حماة",
        "قتل القيادي سالم الدوسري ومساعده الأول بغارة على إدلب",
    ],
)
def test_nobody_is_named_where_no_name_follows(text: str, reader: Reader) -> None:
    names = [p.name for p in reader.read(Report.of(text, published=DAY)).persons]

    assert names in ([], ["سالم الدوسري"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "قتل نائب رئيس الهيئة أبو مهدي المهندس بغارة قرب مطار بغداد",
            "أبو مهدي المهندس",
        ),
        ("قتل القيادي أبو خالد الشيخ بغارة في إدلب", "أبو خالد الشيخ"),
        ("قتل القيادي أبو خالد المغربي بغارة في إدلب", "أبو خالد المغربي"),
    ],
)
def test_a_kunya_goes_on_with_what_he_is_styled(
    text: str, name: str, reader: Reader
) -> None:
    names = [p.name for p in reader.read(Report.of(text, published=DAY)).persons]

    assert names == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "ارتقاء الشهداء: أحمد خالد العلي، محمود سعيد النجار، والطفلة سلمى الراوي (7 سنوات)"
                " جراء قصف الطيران الحربي بلدة كفرنبل"
            ),
            ["أحمد خالد العلي", "محمود سعيد النجار", "سلمى الراوي"],
        ),
        (
            (
                "أسماء الشهداء الذين ارتقوا جراء قصف الاحتلال لمخيم جباليا:\n"
                "1. محمود سعيد النجار\n2. الطفل كريم سعيد النجار (8 سنوات)\n3. هدى خالد العلي"
            ),
            ["محمود سعيد النجار", "كريم سعيد النجار", "هدى خالد العلي"],
        ),
        (
            (
                "شهداء بلدة تفتناز اليوم\nعبد الكريم مصطفى الأحمد\nوليد عبد الله السالم\n"
                "مريم خالد الحسن وطفلتها رنيم\nجراء غارة للطيران الروسي على منازل المدنيين"
            ),
            [
                "عبد الكريم مصطفى الأحمد",
                "وليد عبد الله السالم",
                "مريم خالد الحسن",
                "رنيم",
            ],
        ),
        (
            "أسماء شهداء مجزرة سوق معرة النعمان: 1- حسن محمد العمر 2- يوسف أحمد الخالد",
            ["حسن محمد العمر", "يوسف أحمد الخالد"],
        ),
        (
            "اعتقلت قوات النظام كلا من الناشطين سامر العلي ورامي الحسن وهبة النجار على حاجز القطيفة",
            ["سامر العلي", "رامي الحسن", "هبة النجار"],
        ),
    ],
)
def test_all_whom_a_list_names_are_victims(
    text: str, names: list[str], reader: Reader
) -> None:
    persons = reader.read(Report.of(text, published=DAY)).persons

    assert [p.name for p in persons] == names
    assert {p.role for p in persons} == {"victim"}


def test_a_list_of_those_who_speak_has_no_victims(reader: Reader) -> None:
    text = (
        "قتل خمسة مدنيين في قصف على بلدة تفتناز\nشارك في الندوة:\n"
        "سامر خالد العلي\nرامي محمد الحسن"
    )

    persons = reader.read(Report.of(text, published=DAY)).persons

    assert "victim" not in {p.role for p in persons}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("قتل سامر العلي ورامي الحسن ووليد النجار برصاص الاحتلال في جنين", 3),
        (
            "قتل الشاب سامر العلي (22 عاما) ورامي الحسن (30 عاما) برصاص الاحتلال في جنين",
            2,
        ),
        (
            "قتل الشابان سامر العلي (22 عاما) ورامي الحسن (30 عاما) برصاص الاحتلال في جنين",
            2,
        ),
        (
            "قتل ثلاثة شبان هم سامر العلي ورامي الحسن ووليد النجار برصاص الاحتلال في جنين",
            3,
        ),
        ("استشهد الشقيقان أحمد ومحمود الراوي بقصف على دوما", 2),
        ("قتل الفتى سامر العلي والشاب رامي الحسن برصاص الاحتلال في جنين", 2),
    ],
)
def test_names_add_nobody_to_those_counted(
    text: str, dead: int, reader: Reader
) -> None:
    assert sum(h.low or 0 for h in only(text, reader).harm) == dead


def test_a_given_name_tells_no_sex(reader: Reader) -> None:
    text = "قتل أسامة الحسن وطلحة العلي برصاص الاحتلال في جنين"

    assert {v.sex for v in only(text, reader).victims} == {None}
