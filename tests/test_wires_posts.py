"""Sentences in the style of short posts and monitors' bulletins, each once misread."""

from __future__ import annotations

import pytest

from tawthiq.text import fold_word
from tawthiq.text.tokens import tokenize
from test_wires import harm, one


@pytest.mark.parametrize(
    "text",
    [
        "3 شـ.ـهداء في قصـ.ـف على مخيم النصيرات",
        "3 شـ ـهداء في قصــ..ــف على مخيم النصيرات",
        "3 شـ*ـهداء في قصـ_ـف على مخيم النصيرات",
    ],
)
def test_hidden_words(text: str) -> None:
    claim = one(text)
    assert claim.type == "shelling"
    assert harm(claim) == [("killed", 3)]
    assert [p.name for p in claim.places] == ["مخيم النصيرات"]


@pytest.mark.parametrize("text", ["دمشق ـ حلب", "دمشق ـــ حلب", "1446هـ - حلب"])
def test_a_tatweel_for_a_dash_joins_nothing(text: str) -> None:
    words = [fold_word(t.text) for t in tokenize(text)]
    assert words[-1] == "حلب"
