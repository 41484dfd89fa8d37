from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.ingest.likeness import Kind, Likeness, likeness, signature

HEADLINE = "مقتل ثلاثة مدنيين بقصف على سوق بلدة الرمانة"
WIRE = f"""{HEADLINE}

قتل ثلاثة مدنيين وأصيب 12 آخرون بجروح مساء أمس الأحد في قصف مدفعي استهدف سوقا شعبيا في
بلدة الرمانة في الريف الشرقي، حسبما أفاد مركز إعلامي محلي يتابع أوضاع المنطقة منذ سنوات.

وقال مسعف يعمل في المشفى الميداني إن فرق الإنقاذ انتشلت طفلة حية من تحت أنقاض منزل من
طابقين، وإن حصيلة الضحايا مرشحة للارتفاع بسبب خطورة بعض الإصابات ونقص المعدات والأدوية.

وكانت البلدة شهدت هدوءا نسبيا طوال الأسبوع الماضي بعد اتفاق بين وجهائها وقادة الفصائل على
إخراج المقرات العسكرية من الأحياء السكنية مقابل وقف القصف وفتح الطريق أمام قوافل المساعدات.

ولم يصدر تعليق رسمي على الحادثة، فيما دعا المجلس المحلي المنظمات الإنسانية إلى إرسال سيارات
إسعاف ومولدات كهرباء، محذرا من أن المخبز الوحيد في البلدة قد يتوقف عن العمل خلال أيام قليلة.
"""
WORDS = WIRE.split(" ")
CUT = " ".join(WORDS[: len(WORDS) * 4 // 10])


def shares_a_band(a: str, b: str) -> bool:
    return not set(signature(a).bands).isdisjoint(signature(b).bands)


@pytest.mark.parametrize(
    "other",
    [
        WIRE.replace("\n", " \r\n "),
        WIRE.replace("أ", "ا").replace("ة", "ه").replace("12", "١٢"),
        WIRE.replace("،", "").replace("قتل", "قُتِلَ"),
    ],
)
def test_spelling_does_not_count(other: str) -> None:
    assert likeness(WIRE, other) == Likeness("same", 1.0, 1.0)
    assert signature(WIRE) == signature(other)


@pytest.mark.parametrize(
    "other",
    [
        CUT,
        f"بيروت - وكالات: متابعة خاصة\n{WIRE}",
        f"بيروت - وكالات: متابعة خاصة\n{CUT}",
        WIRE.replace(HEADLINE, "قذائف على سوق شعبي توقع ضحايا بين المدنيين"),
        f"{WIRE}\nوفي سياق منفصل، أعلنت المديرية استئناف الدوام في 7 مدارس شمال المدينة.",
        WIRE.replace("أفاد", "ذكر").replace("مرشحة للارتفاع", "قد ترتفع"),
        WIRE.replace("ثلاثة مدنيين", "3 مدنيين"),  # the same number in digits
    ],
)
def test_a_wire_that_was_cut_headed_or_edited_is_a_copy(other: str) -> None:
    assert likeness(WIRE, other).kind == "copy"
    assert shares_a_band(WIRE, other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ثلاثة مدنيين", "خمسة مدنيين"),
        ("ثلاثة مدنيين", "5 مدنيين"),
        ("وأصيب 12 آخرون", "وأصيب 15 آخرون"),
        ("قتل ثلاثة مدنيين", "قتل شخصين"),
        ("أمس الأحد", "أمس الاثنين"),
        ("بلدة الرمانة", "بلدة السفيرة"),
    ],
)
def test_a_copy_that_tells_other_facts_is_a_version(old: str, new: str) -> None:
    assert likeness(WIRE, WIRE.replace(old, new)).kind == "version"


def test_a_new_toll_counts_though_the_number_stands_elsewhere() -> None:
    old = f"{WIRE}\nوكان في السوق نحو 15 بائعا."

    assert likeness(old, old.replace("12 آخرون", "15 آخرون")).kind == "version"


BULLETIN = (
    "حصيلة ضحايا يوم {day} {date} حسب المحافظات: بلغ عدد الشهداء الذين وثقهم المكتب اليوم "
    "{n[0]} شهيدا بينهم {n[1]} أطفال و{n[2]} سيدات، توزعوا على الشكل التالي: {n[3]} في حلب و"
    "{n[4]} في إدلب و{n[5]} في درعا، وكان معظمهم في بلدة {place} جراء القصف بالبراميل. "
    "رحم الله الشهداء وشفى الجرحى، المكتب الإعلامي الموحد."
)
POST = "استشهد {n} مدنيين جراء قصف مدفعي استهدف بلدة {place} بريف المحافظة الشرقي صباح {day}"
NOTICE = (
    "أقدم المدعو {name} {nation} الجنسية على تهريب كمية من المواد المخدرة عبر منفذ حدودي، "
    "وأسفر التحقيق معه عن توجيه الاتهام إليه، وصدر بحقه حكم نهائي، وجرى تنفيذ الحكم يوم "
    "{day} في مدينة {place}، والجهات المعنية إذ تعلن ذلك تؤكد حرصها على أمن السكان."
)


@pytest.mark.parametrize(
    ("form", "one", "other", "kinds"),
    [
        (
            BULLETIN,
            {
                "day": "السبت",
                "date": "5/3",
                "n": (43, 6, 4, 20, 13, 10),
                "place": "تل رمان",
            },
            {
                "day": "الأحد",
                "date": "6/3",
                "n": (27, 2, 9, 11, 8, 5),
                "place": "السفيرة",
            },
            {"different"},
        ),
        (
            POST,
            {"n": 3, "place": "الرمانة", "day": "السبت"},
            {"n": 5, "place": "السفيرة", "day": "الثلاثاء"},
            {"different"},
        ),
        (
            POST,
            {"n": 3, "place": "الرمانة", "day": "السبت"},
            {"n": 3, "place": "السفيرة", "day": "السبت"},
            {"different", "version"},
        ),
        (
            NOTICE,
            {"name": "فلان", "nation": "سوري", "day": "الخميس", "place": "الرمانة"},
            {"name": "علان", "nation": "باكستاني", "day": "الجمعة", "place": "السفيرة"},
            {"different", "version"},
        ),
    ],
)
def test_two_reports_on_one_form_are_no_copies(
    form: str, one: dict[str, object], other: dict[str, object], kinds: set[Kind]
) -> None:
    assert likeness(form.format(**one), form.format(**other)).kind in kinds


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (WIRE, POST.format(n=3, place="الرمانة", day="السبت")),
        (WIRE, HEADLINE),  # too short to tell whose it is
        ("عاجل", "قصف"),
        (WIRE, ""),
    ],
)
def test_other_reports_are_different(a: str, b: str) -> None:
    assert likeness(a, b).kind == likeness(b, a).kind == "different"


def test_a_piece_of_a_long_digest_is_not_a_copy_of_it() -> None:
    digest = CUT + "".join(
        f" خبر{chr(1575 + i % 26)} رقم {i} لا صلة له" for i in range(100)
    )

    assert likeness(CUT, digest).containment == pytest.approx(1, abs=0.1)
    assert likeness(CUT, digest).kind == "different"


def test_texts_without_words() -> None:
    assert likeness("", " \n…").kind == "same"
    assert signature("… !").bands == ()


def test_a_signature_is_twelve_numbers_for_a_database() -> None:
    for text in ("قصف", "قصف حلب", WIRE, WIRE * 20):
        bands = signature(text).bands
        assert len(bands) == 12
        assert all(-(2**63) <= band < 2**63 for band in bands)
    assert not shares_a_band(WIRE, NOTICE)


def test_a_signature_never_changes() -> None:
    """Signatures are stored: another value here means that cases must be signed anew."""
    assert signature("قصف مدفعي على بلدة الرمانة").bands[:2] == (
        -5_019_749_770_029_820_365,
        -8_973_873_298_989_265_470,
    )
    script = "from tawthiq.ingest.likeness import *; print(signature('قصف حلب').bands)"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


WORD = st.sampled_from(
    ["قصف", "بلدة", "3", "خمسة", "السبت", "الجنسية", "وقال", "قتيلين"]
)
TEXT = st.lists(WORD, max_size=30).map(" ".join)


@given(TEXT, TEXT)
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    alike = likeness(a, b)

    assert alike == likeness(b, a)
    assert 0 <= alike.similarity <= alike.containment <= 1
    assert likeness(a, a).kind == "same"


def test_time_is_linear_in_the_text() -> None:
    numbers = " ".join(f"مقتل {i} شخصا" for i in range(60_000))
    more = " ".join(f"مقتل {i} شخصا" for i in range(30_000, 90_000))
    start = time.perf_counter()

    likeness(numbers, more)
    signature(numbers)

    assert time.perf_counter() - start < 20
