"""Whom nobody knows, of whom the dead and hurt are, and bodies named by a place of two words."""

from __future__ import annotations

import pytest

from tawthiq import Reader, Report

DAY = "2023-06-12"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    "text",
    [
        "العثور على جثة شاب مجهول الهوية عليها آثار تعذيب على أطراف مدينة نوى",
        "عثر الأهالي على جثث خمسة رجال مجهولي الهوية أعدموا ميدانيا قرب الرقة",
        "قتل شخص مجهول الهوية بقصف مدفعي على مدينة تعز",
    ],
)
def test_the_unidentified_did_nothing(text: str, reader: Reader) -> None:
    claims = reader.read(Report.of(text, published=DAY)).claims

    assert claims
    assert not any(c.actors for c in claims)


def test_the_unknown_still_do(reader: Reader) -> None:
    text = "قتل شخص مجهول الهوية برصاص مجهولين في مدينة الرقة"

    (claim,) = reader.read(Report.of(text, published=DAY)).claims

    assert [a.name for a in claim.actors] == ["مجهولين"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("غارة على سوق شعبي في صعدة أوقعت قتلى وجرحى من المدنيين", "civilian"),
        ("قصف المدفعية لحي الروضة في تعز خلف شهداء وجرحى من المدنيين", "civilian"),
        ("سقوط قتلى وجرحى من النساء والأطفال بقصف على مدرسة", "civilian"),
        ("كمين في ريف درعا أوقع قتلى وجرحى من عناصر التنظيم", "combatant"),
    ],
)
def test_the_dead_and_the_hurt_are_of_those_told_after_both(
    text: str, group: str, reader: Reader
) -> None:
    harm = [
        h for c in reader.read(Report.of(text, published=DAY)).claims for h in c.harm
    ]

    assert {(h.kind, h.group) for h in harm} == {("killed", group), ("injured", group)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قالت لجان مقاومة الحاج يوسف إن قصفا مدفعيا أوقع ثمانية قتلى", "الحاج يوسف"),
        ("قالت لجان مقاومة أمبدة إن قصفا مدفعيا أوقع ثمانية قتلى", "أمبدة"),
    ],
)
def test_a_body_is_named_by_the_whole_name_of_its_quarter(
    text: str, source: str, reader: Reader
) -> None:
    (claim,) = reader.read(Report.of(text, published=DAY)).claims

    assert [s.name for s in claim.sources] == [f"لجان مقاومة {source}"]


@pytest.mark.parametrize(
    ("text", "bomber"),
    [
        ("قتلت الشرطة انتحاريا حاول تفجير نفسه عند بوابة المقر في كركوك", "انتحاريا"),
        ("قتلت القوات الأمنية انتحاريين حاولوا تفجير أنفسهم في كربلاء", "انتحاريين"),
        (
            "قتلت القوات 15 من عناصر التنظيم بينهم ثلاثة انتحاريين حاولوا تفجير أنفسهم في الرمادي",
            "انتحاريين",
        ),
        ("قتل جندي أثناء تصديه لانتحاري حاول تفجير نفسه في عدن", "انتحاري"),
    ],
)
def test_who_blows_himself_up_did_it(text: str, bomber: str, reader: Reader) -> None:
    claims = reader.read(Report.of(text, published=DAY)).claims
    (bombing,) = (c for c in claims if c.type == "bombing")

    assert [a.name for a in bombing.actors] == [bomber]
    assert not any(t.name.startswith(bomber) for t in bombing.targets)


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (
            "اندلعت اشتباكات بين جبهة النصرة والفرقة 13 في معرة النعمان انتهت بسيطرة الأولى على مقار الفرقة",
            "control",
            "جبهة النصرة",
        ),
        (
            "اشتبكت قوات حفتر مع قوات الوفاق جنوب طرابلس وسيطرت الأخيرة على معسكر اليرموك",
            "control",
            "قوات الوفاق",
        ),
        (
            "اندلعت مواجهات بين الجيش وقوات الدعم السريع في الأبيض انتهت بانسحاب الأخيرة من المطار",
            "withdrawal",
            "قوات الدعم السريع",
        ),
    ],
)
def test_which_of_two_sides_did_it(
    text: str, type_: str, who: str, reader: Reader
) -> None:
    claims = reader.read(Report.of(text, published=DAY)).claims
    (claim,) = (c for c in claims if c.type == type_)

    assert [a.name for a in claim.actors] == [who]


def test_first_is_no_side_where_it_counts(reader: Reader) -> None:
    text = "سيطرت الفرقة الأولى على معسكر اليرموك للمرة الأولى"

    (claim,) = reader.read(Report.of(text, published=DAY)).claims

    assert [a.name for a in claim.actors] == ["الفرقة الأولى"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("خرج أهالي بلدة كفرنبل بمظاهرة ضد هيئة تحرير الشام", "أهالي"),
        ("خرج طلاب جامعة حلب في مظاهرة ضد النظام", "طلاب"),
        ("خرج متظاهرون في مدينة الباب تنديدا بالمجزرة", "متظاهرون"),
    ],
)
def test_who_takes_to_the_streets_protests(text: str, who: str, reader: Reader) -> None:
    claims = reader.read(Report.of(text, published=DAY)).claims
    (protest,) = (c for c in claims if c.type == "protest")

    assert [a.name for a in protest.actors] == [who]
