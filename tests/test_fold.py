from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text import fold, fold_word, tokenize


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("المْيسَّر", "الميسر"),  # diacritics
        ("حـــلب", "حلب"),  # tatweel
        ("أإ", "اا"),
        ("آٱ", "اا"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("عااااجل", "عاجل"),  # drawn out
        ("كیف", "كيف"),  # Persian yeh
        ("ﻻ", "لا"),  # a presentation form of two letters
        ("٢٤", "24"),
        ("۲۴", "24"),
        ("حل\u200cب", "حلب"),  # a zero-width non-joiner
        ("\u202bحلب\u202c", "حلب"),  # bidi controls
        ("Aleppo", "aleppo"),
    ],
)
def test_fold_word_unifies_spellings(written: str, folded: str) -> None:
    assert fold_word(written) == folded


def test_fold_maps_offsets_back_to_the_original() -> None:
    text = "حيّ المْيسَّر"
    folded = fold(text)
    at = folded.text.index("الميسر")

    start, end = folded.span(at, at + 6)

    assert text[start:end] == "المْيسَّر"


@given(st.text())
def test_fold_keeps_one_offset_a_character(text: str) -> None:
    folded = fold(text)

    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


@given(st.text())
def test_tokens_are_slices_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)

    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))


def test_hashtags_are_words() -> None:
    assert [t.text for t in tokenize("#حلب_الشرقية")] == ["#", "حلب", "_", "الشرقية"]


def test_only_diacritics_hold_no_token() -> None:
    assert tokenize("\u064b\u064c \u0640\u0640") == []
