"""Who tells an event and whom it harmed, told in ways that no table holds."""

from __future__ import annotations

import pytest

from posted import claims, harm_of


def _told(text: str) -> list[str]:
    """The chain of the first claim of a text."""
    return [s.name for s in claims(text)[0].sources]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقصفت الطائرات القرية فقتلت خمسة، وفق أوكسفام", "أوكسفام"),
        ("واعتقل المسلحون 11 شابا في القرية، طبقا لأسرهم", "أسرهم"),
        ("وقتل 300 مدني في اجتياح رفاعة، بحسب «نداء الوسط»", "نداء الوسط"),
        ("وفق محللين، قصفت الطائرات القرية أمس وقتلت شخصين", "محللين"),
        (
            "نزحت ألف عائلة من المدينة بحسب مصفوفة تتبع النزوح، بعد هجوم شنه مسلحون",
            "مصفوفة تتبع النزوح",
        ),
        (
            "قتل ستة أشخاص في الغارة على القرية، وفق فريقها الميداني في صعدة",
            "فريقها الميداني",
        ),
    ],
)
def test_who_tells_by_no_name_that_is_known(text: str, who: str) -> None:
    assert _told(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة شابين في الحي وفق المادة 4 إرهاب",
        "انسحب المسلحون من القرية وفق اتفاق مع الأهالي",
        "أفرج الجهاز عن 27 شخصا من السجن وفقا لقوائم حصلت عليها شبكتنا",
        "قصفت المدفعية القرية وفق الخطة، وقتل شخصان",
    ],
)
def test_what_an_act_goes_by_tells_nothing(text: str) -> None:
    assert _told(text) == []


def test_who_is_called_by_his_surname_is_who_was_named() -> None:
    told = claims(
        "قال سامر الكركي إن المسلحين قتلوا جنديا. "
        "واثنان من المخطوفين، بحسب الكركي، أعدموا بالرصاص"
    )

    assert [s.name for s in told[-1].sources] == ["سامر الكركي"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "قال أحد الحاضرين إن الطائرات قصفت البلدة وقتلت طفلين",
            ["أحد الحاضرين"],
        ),
        (
            "شكا أهالي القرية من قصف مدفعي طال منازلهم أمس وقتل طفلا",
            ["أهالي القرية"],
        ),
        (
            "وأحصت نقطة طبية أخرى مقتل 43 شخصا في القصف على زملكا",
            ["نقطة طبية أخرى"],
        ),
        (
            "وعلمت الهيئة من مصادرها أن طائرة للجيش قصفت المطار أمس",
            ["الهيئة", "مصادرها"],
        ),
        ("وشاهد مراسل الوكالة طائرتين تقصفان شرق المدينة", ["مراسل الوكالة"]),
        (
            "رفعت وزارة الصحة حصيلة الغارات الإسرائيلية على الجنوب إلى 40 قتيلا",
            ["وزارة الصحة"],
        ),
        ("ونعتهم قيادة الجيش بعدما قتلوا في تفجير عبوة ناسفة", ["قيادة الجيش"]),
        (
            "نقلت قناة المنار عن مراسلها أن المقاتلين سيطروا على المدينة",
            ["قناة المنار", "مراسلها"],
        ),
        (
            "قال ألكسندر كيريف، زعيم الانفصاليين، إن قواته سيطرت على البلدة",
            ["ألكسندر كيريف"],
        ),
    ],
)
def test_who_tells_by_no_verb_of_saying_or_by_no_known_name(
    text: str, chain: list[str]
) -> None:
    assert _told(text) == chain


@pytest.mark.parametrize(
    "text",
    [
        "رفع الجيش العراقي العلم فوق قلعة تلعفر بعد السيطرة عليها",
        "شاهد السكان طائرات تقصف البلدة فجر اليوم",
        "وسارعت القوات إلى قصف البلدة وقتلت طفلين",
        "علم التنظيم فوق المبنى الذي سيطر عليه أمس",
    ],
)
def test_who_does_what_is_no_telling_is_no_source(text: str) -> None:
    assert _told(text) == []


def test_an_outlet_that_is_only_called_one_passes_a_claim_on() -> None:
    text = "تبنى التنظيم تفجير السوق عبر ما يعرف بوكالة أعماق"

    assert "وكالة أعماق" in [s.name for c in claims(text) for s in c.sources]


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "سقطت قذيفتان على حي السلام فقتلتا امرأة وابنيها",
            "shelling",
            [("killed", 1), ("killed", 2)],
        ),
        (
            "قتلت امرأة وطفلتاها في قصف على حي السلام",
            "shelling",
            [("killed", 1), ("killed", 2)],
        ),
        (
            "اعتقال طالبة جامعية من حي الصليبة على حاجز الأمن",
            "detention",
            [("captured", 1)],
        ),
    ],
)
def test_how_many_were_harmed(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm


def test_the_hurt_who_are_carried_to_hospital_quote_nobody() -> None:
    text = "نقل 12 مصابا إلى المستشفى جراء قصف مدفعي على السوق"

    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "قالت وكالة الأناضول نقلا عن مصادر محلية إن ثلاثة مدنيين قتلوا في قصف على حلب",
            ["وكالة الأناضول", "مصادر محلية"],
        ),
        (
            "قتل ثلاثة في قصف على حلب، بحسب وكالة رويترز نقلا عن مصادر طبية",
            ["وكالة رويترز", "مصادر طبية"],
        ),
        (
            "قتل ثلاثة في قصف على حلب، وفق تعداد حصلت عليه الصحيفة من المشفى",
            ["الصحيفة", "المشفى"],
        ),
        (
            "قتل ثلاثة في قصف على حلب، وفق ما علمت «صدى الشمال» من مصدر في اللجنة",
            ["مصدر في اللجنة"],
        ),
        (
            "أفاد بيان مشترك لوزارتي الداخلية والدفاع أن جنديا أصيب في قصف على حلب",
            ["وزارتي الداخلية"],
        ),
    ],
)
def test_who_quotes_stands_before_who_is_quoted(text: str, chain: list[str]) -> None:
    assert _told(text) == chain
