from __future__ import annotations

import pytest

from tawthiq.codebook.morphology import conjugate
from tawthiq.text import Word, readings


@pytest.mark.parametrize(
    ("word", "base", "expected"),
    [
        ("والقصف", "قصف", Word("قصف", "و", "", True, "", 3)),
        ("بالقصف", "قصف", Word("قصف", "", "ب", True, "", 3)),
        ("للقصف", "قصف", Word("قصف", "", "ل", True, "", 2)),
        ("للاجيين", "لاجيين", Word("لاجيين", "", "ل", True, "", 1)),
        ("سيطرتها", "سيطره", Word("سيطره", "", "", False, "ها", 0)),
        ("تبناه", "تبني", Word("تبني", "", "", False, "ه", 0)),
        ("قتلوهم", "قتلوا", Word("قتلوا", "", "", False, "هم", 0)),
        ("وبحلب", "حلب", Word("حلب", "و", "ب", False, "", 2)),
    ],
)
def test_readings_take_the_clitics_off(word: str, base: str, expected: Word) -> None:
    found = [r for r in readings(word, {base}) if r.base == base]

    assert expected in found


@pytest.mark.parametrize(
    ("word", "base"),
    [("القنبله", "نبل"), ("محلبه", "حلب"), ("وبرومانيا", "روما")],
)
def test_readings_never_cut_inside_a_word(word: str, base: str) -> None:
    assert list(readings(word, {base})) == []


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("قصف", "يقصف", {"قصفت", "قصفوا", "تقصف", "يقصفون"}),
        ("استعاد", "يستعيد", {"استعادت", "استعيد", "يستعاد", "يستعيدون"}),
        ("هاجم", "يهاجم", {"هوجم", "هاجموا", "مهاجما"}),
        ("نفي", "ينفي", {"نفت", "نفوا", "ينفون"}),
        ("دعا", "يدعو", {"دعت", "دعوا", "يدعون", "دعي"}),
        ("اغار", "يغير", {"اغارت", "اغير", "يغار"}),
    ],
)
def test_conjugate_writes_every_form(past: str, present: str, forms: set[str]) -> None:
    written = {f.word for f in conjugate(past, present)}

    assert forms - written == set()


def test_conjugate_marks_the_passive_where_spelling_shows_it() -> None:
    voices = {f.word: f.voice for f in conjugate("استعاد", "يستعيد")}

    assert (voices["استعاد"], voices["استعيد"]) == ("active", "passive")


def test_conjugate_leaves_the_voice_open_where_spelling_does_not() -> None:
    voices = {f.word: f.voice for f in conjugate("قصف", "يقصف")}

    assert voices["قصف"] == "either"
