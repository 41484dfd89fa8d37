"""Quantities: numbers of every spelling, their bounds, and the words that are none."""

from __future__ import annotations

import pytest

from tawthiq.text import tokenize
from tawthiq.text.numbers import spelled_value
from tawthiq.text.quantities import QuantityAt, read_quantity


def _all(text: str) -> list[QuantityAt]:
    """All quantities of a text, left to right."""
    tokens = tokenize(text)
    found: list[QuantityAt] = []
    i = 0
    while i < len(tokens):
        quantity = read_quantity(tokens, i)
        if quantity is not None:
            found.append(quantity)
            i = quantity.last
        i += 1
    return found


def _values(text: str) -> list[tuple[int | None, int | None, str]]:
    return [(q.low, q.high, q.form) for q in _all(text)]


def _covered(text: str, quantity: QuantityAt) -> str:
    tokens = tokenize(text)
    return text[tokens[quantity.first].start : tokens[quantity.last].end]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قتل 24 شخصا", 24),
        ("قتل ٢٤ شخصا", 24),
        ("قتل ۲۴ شخصا", 24),
        ("نزح 1,200 شخص", 1200),
        ("نزح ١٬٢٠٠ شخص", 1200),
        ("نزح 1.200 شخص", 1200),
        ("نزح 15 ألف مدني", 15_000),
        ("نزح 1.5 مليون شخص", 1_500_000),
        ("نزح ٢٫٥ مليون شخص", 2_500_000),
    ],
)
def test_digits_of_every_kind_are_exact(text: str, value: int) -> None:
    assert _values(text) == [(value, value, "exact")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("جندي واحد", 1),
        ("إحدى العاملات", 1),
        ("اثنان من الحراس", 2),
        ("اثنتان من العاملات", 2),
        ("اثنتين من العاملات", 2),
        ("ثلاث مزارعات", 3),
        ("خمس طالبات", 5),
        ("ثمانية سائقين", 8),
        ("ثماني معلمات", 8),
        ("ثمانٍ من المعلمات", 8),
        ("عشرة رجال", 10),
        ("عشر نساء", 10),
        ("إحدى عشرة امرأة", 11),
        ("اثنا عشر جنديا", 12),
        ("اثني عشر جنديا", 12),
        ("اثنتا عشرة امرأة", 12),
        ("اثنتي عشرة امرأة", 12),
        ("ثلاث عشرة امرأة", 13),
        ("ثمانية عشر رجلا", 18),
        ("ثماني عشرة امرأة", 18),
        ("عشرون راكبا", 20),
        ("عشرين راكبا", 20),
    ],
)
def test_spelled_numbers_of_every_gender_and_case(text: str, value: int) -> None:
    assert _values(text) == [(value, value, "exact")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة وثمانين راكبا", 85),
        ("خمسة وثمانون راكبا", 85),
        ("واحد وعشرون راكبا", 21),
        ("إحدى وعشرين راكبة", 21),
        ("مائة راكب", 100),
        ("مئة وواحد", 101),
        ("مئة وخمسة وثمانين جريحا", 185),
        ("ثلاثمائة مقاتل", 300),
        ("ثلاث مئة مقاتل", 300),
        ("ثماني مئة مقاتل", 800),
        ("تسعمائة", 900),
        ("ثلاثة آلاف وخمسمئة نازح", 3500),
        ("أحد عشر ألفا", 11_000),
        ("خمسة وثمانين ألف نازح", 85_000),
        ("مئتين وخمسين ألف نازح", 250_000),
        ("مئتان وخمسون ألف نازح", 250_000),
        ("اثنين وعشرين ألفا وثلاثمئة وخمسة نازحين", 22_305),
        ("مليون ومئتي ألف نازح", 1_200_000),
        ("ثلاثة ملايين نازح", 3_000_000),
    ],
)
def test_compound_numbers_add_up(text: str, value: int) -> None:
    assert _values(text) == [(value, value, "exact")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مئتا راكب", 200),
        ("مئتي راكب", 200),
        ("مئتين من الركاب", 200),
        ("مائتان من الركاب", 200),
        ("ألفان من النازحين", 2000),
        ("ألفين من النازحين", 2000),
        ("ألفي نازح", 2000),
        ("مليوني نازح", 2_000_000),
    ],
)
def test_dual_hundreds_and_thousands(text: str, value: int) -> None:
    assert _values(text) == [(value, value, "exact")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قتل عشرات الركاب", "عشرات"),
        ("آلاف النازحين", "آلاف"),
        ("جرح العشرات من الركاب", "العشرات"),
        ("وعشرات الجرحى", "عشرات"),
        ("بعشرات القذائف", "عشرات"),
        ("عشرات الآلاف من السكان", "عشرات الآلاف"),
        ("عدد من الجرحى", "عدد من"),
        ("عددا من الجرحى", "عددا من"),
        ("عدد كبير من الجرحى", "عدد كبير من"),
        ("العديد من الجرحى", "العديد من"),
        ("بضعة جنود", "بضعة"),
        ("بضع معلمات", "بضع"),
        ("عدة حراس", "عدة"),
    ],
)
def test_vague_words_stay_words(text: str, words: str) -> None:
    assert [(q.low, q.high, q.form, q.words) for q in _all(text)] == [
        (None, None, "vague", words)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "form", "covered"),
    [
        ("أكثر من 85 راكبا", 85, None, "at_least", "أكثر من 85"),
        ("أكثر من خمسة وثمانين", 85, None, "at_least", "أكثر من خمسة وثمانين"),
        ("بأكثر من 20", 20, None, "at_least", "بأكثر من 20"),
        ("ما لا يقل عن 12 راكبا", 12, None, "at_least", "ما لا يقل عن 12"),
        ("لا يقل عن سبعة", 7, None, "at_least", "لا يقل عن سبعة"),
        ("ما يزيد على ثلاثين", 30, None, "at_least", "ما يزيد على ثلاثين"),
        ("على الأقل 7 جنود", 7, None, "at_least", "على الأقل 7"),
        ("7 جنود على الأقل", 7, None, "at_least", "7"),
        ("سبعة على الأقل", 7, None, "at_least", "سبعة"),
        ("أقل من 10 جنود", None, 10, "at_most", "أقل من 10"),
        ("ما يصل إلى 40 مقاتلا", None, 40, "at_most", "ما يصل إلى 40"),
        ("7 على الأكثر", None, 7, "at_most", "7"),
        ("نحو 40 مقاتلا", 40, 40, "about", "نحو 40"),
        ("لنحو 300 أسرة", 300, 300, "about", "لنحو 300"),
        ("ما يقارب 60", 60, 60, "about", "ما يقارب 60"),
        ("40 مقاتلا تقريبا", 40, 40, "about", "40"),
        ("بين 20 و30 مقاتلا", 20, 30, "range", "بين 20 و30"),
        ("ما بين خمسة إلى سبعة", 5, 7, "range", "ما بين خمسة إلى سبعة"),
        ("بين 5 آلاف و7 آلاف", 5000, 7000, "range", "بين 5 آلاف و7 آلاف"),
        ("20-30 مقاتلا", 20, 30, "range", "20-30"),
    ],
)
def test_bounds(
    text: str, low: int | None, high: int | None, form: str, covered: str
) -> None:
    (quantity,) = _all(text)

    assert (quantity.low, quantity.high, quantity.form) == (low, high, form)
    assert _covered(text, quantity) == covered


def test_a_bound_after_the_second_number_is_not_the_first_ones() -> None:
    assert _values("قتل 7 جنود وجرح خمسة على الأقل") == [
        (7, 7, "exact"),
        (5, None, "at_least"),
    ]


def test_a_number_ends_where_another_noun_begins() -> None:
    assert _values("ثلاثة قتلى وعشرين جريحا") == [(3, 3, "exact"), (20, 20, "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "60% من السكان",
        "٦٠٪ من السكان",
        "60 في المئة من السكان",
        "60 بالمائة",
        "ستين بالمئة",
    ],
)
def test_percentages_count_no_people(text: str) -> None:
    (quantity,) = _all(text)

    assert (quantity.low, quantity.percent, quantity.unit) == (60, True, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "نصف السكان",
        "ثلثي المدينة",
        "ربع السكان",
        "الدورة الثالثة",
        "1.5",
        "مساء الاثنين",
        "عدد الجرحى",
    ],
)
def test_fractions_ordinals_times_and_days_are_no_quantities(text: str) -> None:
    assert _all(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("عام 2013", "year"),
        ("على بعد 5 كم", "distance"),
        ("عمره 12 عاما", "time"),
        ("عيار 23", "code"),
        ("قتل 2016 شخصا", None),
    ],
)
def test_units_tell_what_counts_nobody(text: str, unit: str | None) -> None:
    assert [q.unit for q in _all(text)] == [unit]


@pytest.mark.parametrize(
    ("word", "value"),
    [("ثلاث", 3), ("ميتين", 200), ("الفين", 2000), ("الفا", None), ("رابع", None)],
)
def test_spelled_value_of_one_folded_word(word: str, value: int | None) -> None:
    assert spelled_value(word) == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(45) عاملا", (45, 45, "exact")),
        ("12 ألفا و340 نازحا", (12340, 12340, "exact")),
        ("مئة و50 رجلا", (150, 150, "exact")),
        ("40 من مقاتلي اللواء، على الأقل", (40, None, "at_least")),
        ("عددا كبيرا منهم", (None, None, "vague")),
        ("بعضهم", (None, None, "vague")),
        ("أحدهم", (1, 1, "exact")),
        ("17 يوم الأحد", (17, 17, "exact")),
    ],
)
def test_numbers_in_brackets_of_them_and_joined_digits(
    text: str, told: tuple[int | None, int | None, str]
) -> None:
    """Brackets, pronouns, digits joined to a round number, bounds told late."""
    assert _values(text)[:1] == [told]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Two tens are two numbers, never their sum.
        ("ما بين أربعين وستين قتيلا", (40, 60, "range")),
        ("مئة وخمسة وعشرين قتيلا", (125, 125, "exact")),
        # Parts of a million.
        ("نصف مليون نازح", (500_000, 500_000, "exact")),
        ("أكثر من ربع مليون نازح", (250_000, None, "at_least")),
        ("مليون ونصف المليون نازح", (1_500_000, 1_500_000, "exact")),
    ],
)
def test_numbers_that_are_not_summed(
    text: str, wanted: tuple[int | None, int | None, str]
) -> None:
    assert _values(text) == [wanted]


@pytest.mark.parametrize("text", ["نصف المدينة", "ثلث السكان", "ربع ساعة"])
def test_a_part_of_no_number_is_none(text: str) -> None:
    assert _values(text) == []
