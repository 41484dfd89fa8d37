"""Marks in a text: no character is added, moved or lost, however they overlap."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.desk.review.graphic import passages
from tawthiq.desk.review.marking import Mark, blocks, laned, markup, pieces

_TAG = re.compile(r"<[^>]*>")
_SIGN = re.compile(r'<span class="control"[^>]*title="U\+([0-9A-F]+)"[^>]*></span>')
ALPHABET = st.sampled_from(
    [
        "ق",
        "ص",
        "ف",
        "َ",
        " ",
        "\n",
        "\r",
        "<",
        "&",
        '"',
        "😀",
        "\u202e",
        "\u2066",
        "\x00",
        "a",
    ]
)
# Whatever else the machine does then is not the fault of a test.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text(ALPHABET, max_size=80)


def read(markup_: str) -> str:
    """The characters that a browser would keep of the markup."""
    signs = _SIGN.sub(lambda m: f"&sign{int(m[1], 16)};", markup_)
    bare = html.unescape(_TAG.sub("", signs).replace("&#13;", "\x01CR"))
    return re.sub(r"&sign(\d+);", lambda m: chr(int(m[1])), bare).replace(
        "\x01CR", "\r"
    )


def mark(start: int, end: int, name: str = "places-0", kind: str = "where") -> Mark:
    return Mark(start, end, name, kind)


@CALM
@given(TEXTS, st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)), max_size=8))
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(a, b, f"places-{n}") for n, (a, b) in enumerate(spans)]
    cut = list(pieces(text, marks))
    assert "".join(p.text for p in cut) == text
    for piece in cut:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        for held in piece.marks:
            assert held.start <= piece.start
            assert piece.start + len(piece.text) <= held.end


@CALM
@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_markup_keeps_every_character(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(a, b, f"actors-{n}", "who") for n, (a, b) in enumerate(spans)]
    assert read(markup(text, marks, passages(text))) == text


def test_words_in_two_marks_are_nested_in_both() -> None:
    text = "قصف الطيران السوق الشعبي"
    made = str(markup(text, [mark(4, 17), mark(12, 24, "targets-0", "whom")]))
    assert (
        '<mark class="where lane-0" id="s-places-0" data-of="places-0">الطيران </mark>'
        in made
    )
    assert made.count('id="s-targets-0"') == 1
    assert read(made) == text
    lanes = {
        m.name: m.lane for m in laned([mark(4, 17), mark(12, 24, "targets-0", "whom")])
    }
    assert lanes == {"places-0": 0, "targets-0": 1}


def test_an_emoji_is_one_point() -> None:
    text = "😀😀 قصف على دوما"
    start = text.index("دوما")
    made = str(markup(text, [mark(start, start + 4)]))
    assert ">دوما</mark>" in made


def test_controls_that_reorder_are_signs_and_keep_their_place() -> None:
    text = "قصف \u202eمعكوس\u202c ثم \u2067معزول\u2069 دوما"
    start = text.index("دوما")
    made = str(markup(text, [mark(start, start + 4)]))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", made)
    assert 'data-name="RLO"' in made
    assert ">دوما</mark>" in made
    assert read(made) == text


def test_markup_of_the_text_is_escaped() -> None:
    text = '<script>alert(1)</script> "&amp;" \' قصف'
    made = str(markup(text, [mark(3, 9)]))
    assert "<script" not in made
    assert read(made) == text


def test_the_way_to_another_claim_is_escaped() -> None:
    other = Mark(0, 3, "k", "other", '/reports/a?claim="><script>')
    assert "<script" not in str(markup("قصف دوما", [other]))


def test_a_block_says_where_it_begins() -> None:
    text = "عنوان\nفقرة أولى\n" + "كلمة " * 4000
    ends = blocks(text)
    made = str(markup(text, []))
    starts = [int(n) for n in re.findall(r'data-start="(\d+)"', made)]
    assert starts == [0, *ends[:-1]]
    assert all(text[end - 1] in " \n" for end in ends[:-1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وصلت الجثث إلى المشفى. ثم هدأ القصف.", "وصلت الجثث إلى المشفى."),
        ("عُثر على جُثَث. انتهى", "عُثر على جُثَث."),  # with diacritics
        ("وبأشلائهم", "وبأشلائهم"),  # with a preposition and a pronoun
        ("اجتثاث الفساد", ""),  # its letters inside another word
    ],
)
def test_graphic_passages_are_the_sentences_of_such_words(
    text: str, words: str
) -> None:
    assert "".join(text[a:b] for a, b in passages(text)) == words


def test_two_megabytes_are_marked_in_time() -> None:
    line = "قصف الطيران الحربي الأحياء السكنية في مدينة حلب وأسفر عن مقتل سبعة مدنيين. "
    text = line * (2_000_000 // len(line.encode()))
    marks = [mark(n * 500, n * 500 + 40, f"places-{n}") for n in range(1_000)]
    begun = time.process_time()
    made = markup(text, marks, passages(text))
    assert time.process_time() - begun < 0.6
    assert read(made) == text
