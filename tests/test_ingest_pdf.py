"""PDF files: the order of their words, the damage of their fonts, what is refused."""

from __future__ import annotations

import io

import matplotlib as mpl
import pypdf
import pytest
from matplotlib.figure import Figure
from pypdf.generic import NameObject, StreamObject

from pdfs import glyphs, pdf
from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.pdf import read

LINES = (
    "قصف الطيران الحربي أمس حي المرجة في حلب، خلال 3 ساعات",
    "مقتل ثلاث نساء (بينهن طفلة) في الانفجار عام 2016، وقال المرصد إن 12 أصيبوا.",
    "عنصر من تنظيم ISIS قرب دوار الحلوة في 5/12/2016",
)
TEXT = "\n".join(LINES)


def one(data: bytes) -> Item | Refusal:
    (found,) = read(Original.of_bytes("report.pdf", data), Options())
    return found


def text_of(data: bytes) -> str:
    found = one(data)
    assert isinstance(found, Item), found
    assert found.reader == "pdf/1"
    assert "pdf" in found.flags
    return found.text


def flags_of(data: bytes) -> tuple[str, ...]:
    found = one(data)
    assert isinstance(found, Item), found
    return found.flags


def test_glyphs_that_lie_from_left_to_right_are_read_from_right_to_left() -> None:
    assert text_of(pdf([[glyphs(line) for line in LINES]])) == TEXT


def test_letters_in_the_order_of_reading_are_left_in_it() -> None:
    data = pdf([[list(line) for line in LINES]])

    assert text_of(data) == TEXT
    # the library reads them backwards
    stream = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert "يف" in stream
    assert "pdf:visual-order-repaired" in flags_of(data)


@pytest.mark.parametrize("kind", [3, 42])
def test_a_shaped_file_of_a_real_program_is_read(kind: int) -> None:
    out = io.BytesIO()
    with mpl.rc_context({"pdf.fonttype": kind}):
        page = Figure(figsize=(9, 4))
        for n, line in enumerate(LINES):
            page.text(0.98, 0.9 - 0.1 * n, line, ha="right")
        page.savefig(out, format="pdf")

    found = one(out.getvalue())
    assert isinstance(found, Item)
    assert found.text == TEXT
    # the day it was made is not the day it was published
    assert b"/CreationDate" in out.getvalue()
    assert found.published is None


def test_mirrored_brackets_are_turned() -> None:
    mirrored = {"(": ")", ")": "("}

    assert text_of(pdf([[glyphs(line) for line in LINES]], mirrored)) == TEXT


def test_swapped_lam_alef_is_repaired_where_it_is_sure() -> None:
    damaged = {"لا": "ال", "لإ": "إل", "لأ": "أل"}
    lines = ("أدى الانفجار في حلب إلى مقتل عنصر", "خلال قصف الأحياء من قبل الإعلام")
    data = pdf([[glyphs(line) for line in lines]], damaged)

    assert text_of(data) == "\n".join(lines)
    assert "pdf:lam-alef-repaired" in flags_of(data)
    assert "pdf:lam-alef-doubtful" not in flags_of(data)


def test_a_word_that_may_be_damaged_is_told() -> None:
    lines = ("أدى الانفجار في حلب إلى تدمير ثلاث دبابات",)
    data = pdf([[glyphs(line) for line in lines]], {"لا": "ال"})

    assert "ثالث دبابات" in text_of(data)
    assert "الانفجار" in text_of(data)
    assert "pdf:lam-alef-doubtful" in flags_of(data)


def test_sound_words_are_not_repaired() -> None:
    line = "في اليوم الثالث من القتال قال سالم إلى الرجال إن الحالة هي حالة حرب"

    assert text_of(pdf([[glyphs(line)]])) == line
    assert not any("lam-alef" in flag for flag in flags_of(pdf([[glyphs(line)]])))


def test_presentation_forms_are_made_letters() -> None:
    line = "قصف في حلب إلى المرجة من الطيران"
    data = pdf([[glyphs(line)]], {"ف": "\ufed3", "ل": "\ufedf", "لا": "\ufefb"})

    assert text_of(data) == line
    assert "pdf:presentation-forms" in flags_of(data)


def test_pages_follow_one_another() -> None:
    data = pdf([[glyphs(line)] for line in LINES])

    assert text_of(data) == TEXT


def test_full_lines_of_a_paragraph_are_joined_and_others_are_not() -> None:
    lines = (
        "قصف على حي المرجة",
        "قصف الطيران الحربي حي المرجة في حلب بالبراميل المتفجرة أمس",
        "ما أدى إلى مقتل ثلاثة مدنيين من عائلة واحدة وجرح آخرين من",
        "سكان الحي نقلوا جميعا إلى مشفى ميداني قريب من مكان القصف",
        "لتلقي العلاج.",
        "وقال المرصد إن القصف طال حي السكري.",
    )

    assert text_of(pdf([[glyphs(line) for line in lines]])).split("\n") == [
        lines[0],
        " ".join(lines[1:5]),
        lines[5],
    ]


def test_lines_of_a_list_are_not_joined() -> None:
    lines = (
        "ضحايا القصف على حي المرجة في حلب",
        "طفل من عائلة نازحة من ريف حلب",
        "رجل في الأربعين من سكان الحي",
        "امرأة حامل كانت في السوق الشعبي",
        "عنصر من الدفاع المدني",
        "سائق سيارة إسعاف من المدينة",
    )

    assert text_of(pdf([[glyphs(line) for line in lines]])) == "\n".join(lines)


RIGHT = (
    "قصف الطيران الحربي حي المرجة في مدينة حلب",
    "صباح أمس بأربع غارات استهدفت سوقا شعبيا",
    "ما أدى إلى مقتل 7 مدنيين وإصابة 12 آخرين",
    "وقال الدفاع المدني إن فرقه تعمل في المكان.",
)
LEFT = (
    "وصلت قافلة إغاثية تضم 20 شاحنة إلى المدينة",
    "من معبر باب الهوى بعد انتظار يومين كاملين",
    "وأفاد مراسل الموقع بأن الشاحنات تحمل مواد",
    "غذائية وطبية من ريف المحافظة منذ شهر.",
)


def test_columns_are_read_one_after_the_other() -> None:
    head = "أخبار متفرقة من مدينة حلب وريفها خلال اليوم الأول من الشهر الجاري في سوريا"
    out = io.BytesIO()
    page = Figure(figsize=(9, 5))
    page.text(0.97, 0.9, head, ha="right", size=14)
    for n, (right, left) in enumerate(zip(RIGHT, LEFT, strict=True)):
        page.text(0.97, 0.8 - 0.1 * n, right, ha="right")
        page.text(0.47, 0.8 - 0.1 * n, left, ha="right")
    page.savefig(out, format="pdf")
    data = out.getvalue()

    assert text_of(data).split() == [
        w for x in (head, *RIGHT, *LEFT) for w in x.split()
    ]
    assert "pdf:columns" in flags_of(data)


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("الحي", "القتلى"), ("المرجة", "3"), ("السكري", "12"), ("الميسر", "4")]
    lines = [
        [*glyphs(two), *" " * (40 - len(one) - len(two)), *glyphs(one)]
        for one, two in rows
    ]
    data = pdf([[glyphs(LINES[0]), *lines]])

    assert text_of(data).split("\n") == [LINES[0], *(" | ".join(row) for row in rows)]
    assert "pdf:columns" not in flags_of(data)


def test_a_page_of_few_words_has_the_order_of_its_file() -> None:
    data = pdf([[glyphs(line) for line in LINES], [glyphs("قصف حلب")]])

    assert text_of(data) == f"{TEXT}\nقصف حلب"


def test_a_page_without_text_among_others_is_told() -> None:
    assert "pdf:page-without-text" in flags_of(pdf([[glyphs(LINES[0])], [[]]]))


def test_the_date_is_that_of_a_dateline() -> None:
    lines = (LINES[0], "حلب - الثلاثاء 6 كانون الأول 2016", LINES[1])
    found = one(pdf([[glyphs(line) for line in lines]]))

    assert isinstance(found, Item)
    assert (found.published, found.published_basis) == ("2016-12-06", "dateline")


def test_words_in_a_form_are_not_lost() -> None:
    data = pdf([[glyphs(LINES[1])]], in_forms=True)

    assert "بينهن طفلة" in text_of(data)
    assert "pdf:order-doubtful" in flags_of(data)


def _bomb() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[glyphs(LINES[0])]])))
    content = StreamObject()
    content.set_data(b"q Q " * 50_000_000)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(  # noqa: SLF001
        content.flate_encode()
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[glyphs(LINES[0])]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mixed() -> bytes:
    turned = [list(word) for word in LINES]
    return pdf([[*(glyphs(line) for line in LINES), *turned]])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a PDF file"),
        (b"%PDF-1.7\nnothing", "not a PDF file"),
        (b"%PDF-1.7\n" + b"\0" * 1_000_000, "not a PDF file"),
        (pdf([[glyphs(LINES[0])]])[:700], "not a PDF file"),
        (pdf([[[]]]), "no text layer"),
        (_locked(), "password"),
        (_bomb(), "not a PDF file that can be read"),
        (_mixed(), "no order that can be told"),
        (pdf([[glyphs("قصف حلب")]]), "no order that can be told"),
    ],
    ids=[
        "empty",
        "junk",
        "nulls",
        "cut",
        "scan",
        "locked",
        "bomb",
        "mixed",
        "few words",
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    found = one(data)

    assert isinstance(found, Refusal)
    assert reason in found.reason
    assert "Traceback" not in found.reason


def test_a_file_larger_than_a_document_is_refused() -> None:
    (found,) = read(Original.of_bytes("a.pdf", b"%PDF" * (17 << 20)), Options())

    assert isinstance(found, Refusal)
    assert "too large" in found.reason
