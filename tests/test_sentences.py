"""Sentences: headline, stops, page furniture and quotations of a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.extract.layout.sentences import Sentence, is_quote, sentences
from tawthiq.text import BREAK, PUNCT, tokenize

FURNITURE = frozenset({("رابط", "الخبر"), ("اقرا", "ايضا"), ("تابعونا",)})


def _cut(text: str) -> list[Sentence]:
    return list(sentences(text, tokenize(text), FURNITURE))


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in _cut(text)]


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("قصف على السوق\nسقطت قذيفة. أصيب حارس.", [True, False, False]),
        ("\n\nقصف على السوق\n\nسقطت قذيفة.", [True, False]),
        ("قصف على السوق\r\nسقطت قذيفة.", [True, False]),
        ("هل سقطت البلدة؟\nدخلت القوات البلدة.", [True, False]),
        ("عاجل! قصف على السوق\nسقطت قذيفة.", [True, True, False]),
        ("سقطت قذيفة على السوق.\nأصيب حارس.", [False, False]),  # a lead
        ("قصف على السوق", [False]),  # nothing below it
        ("قصف على السوق\n", [False]),
        ("سقطت " * 31 + "\nأصيب حارس.", [False, False]),  # too long
    ],
)
def test_a_short_first_line_without_a_stop_is_a_headline(
    text: str, headlines: list[bool]
) -> None:
    assert [s.headline for s in _cut(text)] == headlines


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("سقطت قذيفة. أصيب حارس", ["سقطت قذيفة.", "أصيب حارس"]),
        ("سقطت قذيفة! أصيب حارس.", ["سقطت قذيفة!", "أصيب حارس."]),
        ("هل سقطت؟ لا نعلم.", ["هل سقطت؟", "لا نعلم."]),
        ("سقطت قذيفة\nأصيب حارس", ["سقطت قذيفة", "أصيب حارس"]),
        ("بلغ العدد 12. ثم ارتفع.", ["بلغ العدد 12.", "ثم ارتفع."]),
        ("أصيب حارس... ثم نقل", ["أصيب حارس.", "ثم نقل"]),
        ("أصيب حارس؛ ثم نقل: إلى المشفى، أمس", ["أصيب حارس؛ ثم نقل: إلى المشفى، أمس"]),
        ("على بعد 3.5 كم من البلدة", ["على بعد 3.5 كم من البلدة"]),
        ("في 5.12.2016 سقطت قذيفة", ["في 5.12.2016 سقطت قذيفة"]),
        ("قال د. سامر إنه نجا. ثم غادر.", ["قال د. سامر إنه نجا.", "ثم غادر."]),
        ("وصل أ.د. سامر. ثم غادر.", ["وصل أ.د. سامر.", "ثم غادر."]),
        ("في م.ت.ف. اجتماع. ثم غادر.", ["في م.ت.ف. اجتماع.", "ثم غادر."]),
    ],
)
def test_a_stop_ends_a_sentence_unless_it_abbreviates(
    text: str, parts: list[str]
) -> None:
    assert _texts(text) == parts


_WRAPPED = (
    "ذكرت مصادر محلية في حصيلة جديدة ان عدد القتلى في المدينة ارتفع اليوم الى\n"
    "عشرين شخصا بينهم سبعة في حي الصناعة وحده فيما توزع باقي القتلى على الاحياء\n"
    "الشرقية من المدينة.\n"
    "وقالت المصادر ان القصف العنيف الذي بدأ منذ الفجر ما زال مستمرا على اطراف\n"
    "المدينة وريفها الجنوبي."
)


def test_lines_of_one_width_are_one_text() -> None:
    assert [t.count("\n") for t in _texts(_WRAPPED)] == [2, 1]


def test_lines_that_end_anywhere_are_paragraphs() -> None:
    lines = "قصف على السوق في المدينة منذ الفجر وسقوط جرحى\n" * 5

    assert len(_cut(lines)) == 5


@pytest.mark.parametrize("text", ["", " \n ", "...", "*** \n —", "«»"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    assert _cut(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "سقطت قذيفة. رابط الخبر: موقع البلدة\nأصيب حارس.",
            ["سقطت قذيفة.", "أصيب حارس."],
        ),
        ("سقطت قذيفة.\nاقرأ أيضًا: خبر آخر. وخبر ثالث", ["سقطت قذيفة."]),
        ("سقطت قذيفة.\nتابعونا على القناة\nأصيب حارس.", ["سقطت قذيفة.", "أصيب حارس."]),
        ("أرسل رابط الموقع أمس.", ["أرسل رابط الموقع أمس."]),  # half an expression
    ],
)
def test_furniture_hides_the_rest_of_its_line(text: str, parts: list[str]) -> None:
    assert _texts(text) == parts


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("قال: «سقطت قذيفة. اشتعلت النار». ثم غادر.", [False, True, False]),
        ("قال: “سقطت قذيفة. اشتعلت النار”. ثم غادر.", [False, True, False]),
        ('قال: "سقطت قذيفة. هرب الناس. نجونا". ثم غادر.', [False, True, True, False]),
        ("قال «سقطت قذيفة» أمس. ثم غادر.", [False, False]),
        ("سقطت قذيفة. قال: «نجونا».", [False, False]),
    ],
)
def test_a_sentence_knows_whether_it_starts_inside_a_quotation(
    text: str, opens: list[bool]
) -> None:
    assert [s.opens for s in _cut(text)] == opens


def test_an_unclosed_quotation_ends_with_its_line() -> None:
    found = _cut("قال: «سقطت قذيفة. هربنا\nأصيب حارس. ثم غادر.")

    assert [s.opens for s in found] == [False, True, False, False]


def test_sentences_count_their_places_and_lines() -> None:
    found = _cut("قصف على السوق\n\nسقطت قذيفة. أصيب حارس.\nغادر الناس.")

    assert [(s.number, s.paragraph) for s in found] == [(0, 0), (1, 2), (2, 2), (3, 3)]


def test_text_without_stops_is_cut_at_a_comma_or_at_a_limit() -> None:
    with_commas = _cut("سقطت قذيفة، " * 300)
    bare = _cut("قذيفة " * 1000)

    assert len(with_commas) > 1
    assert all(s.tokens[-1].text == "،" for s in with_commas[:-1])
    assert [len(s.tokens) for s in bare] == [400, 400, 200]


@pytest.mark.parametrize("mark", ['"', "«", "»", "“", "”", "‘", "’"])
def test_quotation_marks_of_every_style(mark: str) -> None:
    assert is_quote(tokenize(mark)[0])


@pytest.mark.parametrize("mark", ["،", ".", "(", "قال"])
def test_other_marks_are_no_quotation(mark: str) -> None:
    assert not is_quote(tokenize(mark)[0])


@given(st.text(alphabet='سقط .،؟!\n«»"د3رابطالخبر '))
def test_sentences_keep_the_order_and_lose_no_word(text: str) -> None:
    tokens = tokenize(text)
    found = list(sentences(text, tokens, frozenset()))
    kept = [t for s in found for t in s.tokens]

    assert [s.number for s in found] == list(range(len(found)))
    assert [t for t in kept if t.kind != PUNCT] == [
        t for t in tokens if t.kind not in (PUNCT, BREAK)
    ]
    assert kept == sorted(kept, key=lambda t: t.start)
