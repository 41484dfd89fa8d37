"""How verbs agree with who acts or speaks."""

from __future__ import annotations

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.arguments import form_of, gender_of, refers
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.judging.judge import Grammar

READER = Reader(judge=Grammar())


def chunk(text: str, name: str) -> Chunk:
    """The chunk of a text that begins with a word."""
    stages = READER.stages(Report.of(text, published="2020-05-05"))
    return next(c for found in stages.chunks for c in found if name in c.name)


@pytest.mark.parametrize(
    ("text", "verb", "form"),
    [
        ("قصفت الطائرات الحي", "قصفت", "f"),
        ("قصف الطيران الحي", "قصف", "m"),
        ("المسلحون هاجموا الحاجز", "هاجموا", "p"),
        ("تقصف المدفعية الحي", "تقصف", "f"),
        ("يقصف الجيش الحي", "يقصف", "m"),
        ("مات الجندي متأثرا بجراحه", "مات", "m"),
        ("غارات على الحي", "غارات", ""),
    ],
)
def test_a_verb_agrees(text: str, verb: str, form: str) -> None:
    """Gender of past and present, the plural of people; a noun agrees with nobody."""
    assert form_of(chunk(text, verb)) == form


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("قصفت قوات النظام الحي", "قوات", "f"),
        ("قصفت المدفعية التركية الحي", "المدفعية", "f"),
        ("هاجم تنظيم داعش الحاجز", "تنظيم", "m"),
        ("هاجم مقاتلو المعارضة الحاجز", "مقاتلو", "p"),
        ("قصف الحوثيون الحي", "الحوثيون", "p"),
        ("قال المتحدث سامر الحمصي إن القصف توقف", "سامر", "m"),
    ],
)
def test_what_agrees_with_a_noun(text: str, name: str, gender: str) -> None:
    """Feminine and masculine heads of names, people in the plural, persons."""
    assert gender_of(chunk(text, name)) == gender


def test_a_pronoun_refers() -> None:
    """``ه`` to what is masculine, another pronoun to what is not."""
    army, forces = (
        chunk("هاجم تنظيم داعش الحاجز", "تنظيم"),
        chunk("قصفت قوات النظام الحي", "قوات"),
    )
    assert refers("ه", army)
    assert not refers("ها", army)
    assert refers("ها", forces)
    assert not refers("ه", forces)
