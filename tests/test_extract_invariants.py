from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tawthiq.codebook
from slices import spans
from tawthiq import Reader, Report
from tawthiq.model import Reading

READER = Reader()
WORDS = [
    "قصف",
    "مقتل",
    "هجوم",
    "غارات",
    "الطيران",
    "الحربي",
    "قوات",
    "النظام",
    "تنظيم",
    "داعش",
    "على",
    "في",
    "حي",
    "حلب",
    "المرجة",
    "ثلاثة",
    "مدنيين",
    "و24",
    "شهيدا",
    "أفاد",
    "ناشطون",
    "أن",
    "بحسب",
    "مصدر",
    "،",
    ".",
    ":",
    "«",
    "»",
    '"',
    "الذي",
    "شنته",
    "ما",
    "أدى",
    "إلى",
    "تدمير",
    "دبابتين",
    "أمس",
    "الإثنين",
    "لم",
    "دون",
    "محاولة",
    "سيطرت",
    "استعادة",
    "دعا",
    "رفض",
    "اجتماع",
    "بين",
    "ومقتل",
]
ARABIC = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
_CODEBOOK = Path(tawthiq.codebook.__file__).parent / "data"
# Every Arabic expression of the codebook's files.
KNOWN = sorted(
    {
        words.strip()
        for path in _CODEBOOK.rglob("*.*")
        for words in re.findall(
            "[\u0621-\u064a ]{3,}", path.read_text(encoding="utf-8")
        )
        if words.strip()
    }
)
TOLD = st.lists(st.sampled_from([*WORDS, *KNOWN]), min_size=2, max_size=16).map(
    " ".join
)


def read(text: str) -> Reading:
    return READER.read(Report.of(text, published="2016-12-06"))


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(), ARABIC, TOLD))
@example("فقد الاتصال بطاقم المروحية بعد سقوطها في ريف حماة")
@example("قصف “حلب\u200f” 👩‍👩‍👧 وحيّ المْيسَّر")
@example("\u064b\u0640\u064b")
@example("﴾قصف﴿ ﻗﺼﻒ ﺣﻠﺐ")
def test_every_span_is_a_slice_of_the_text(text: str) -> None:
    line = read(text).to_dict()

    assert [s for s in spans(line["claims"]) if text[s[1] : s[2]] != s[0]] == []
    assert [s for s in spans(line["persons"]) if text[s[1] : s[2]] != s[0]] == []


@settings(max_examples=60, deadline=None)
@given(ARABIC)
def test_two_readings_are_the_same_bytes(text: str) -> None:
    assert read(text).to_json() == read(text).to_json()
    assert (
        Reader().read(Report.of(text)).to_json()
        == READER.read(Report.of(text)).to_json()
    )


@settings(max_examples=60, deadline=None)
@given(ARABIC)
def test_json_comes_back_as_it_went(text: str) -> None:
    reading = read(text)

    assert Reading.from_json(reading.to_json()) == reading


def calls(text: str) -> int:
    """How many Python functions reading a text calls: work, not seconds."""
    count = 0

    def profile(frame: FrameType, event: str, arg: Any) -> None:  # noqa: ANN401, ARG001
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "قصف الطيران الحربي حي المرجة في حلب وقتل ثلاثة مدنيين و",
        "(",
        "«قال إن ",
        "مقتل ",
        "24 ",
        "، وقصف ",
        "قال ",
        "أمس ",
        "من ",
    ],
)
def test_work_grows_linearly_with_the_text(piece: str) -> None:
    size = 4_000 // len(piece)
    calls(piece * 10)  # caches are filled first
    once, thrice = calls(piece * size), calls(piece * size * 3)

    assert thrice < 3.6 * once
