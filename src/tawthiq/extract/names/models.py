"""Models of weapons and vehicles, which belong to their names: ``طائرة من طراز قاصف 2``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.marks import CLOSE, OPEN, quoted_after
from tawthiq.extract.names.phrases import STOP
from tawthiq.text import NUMBER, WORD


def model_after(view: View, last: int) -> int:
    """``صاروخ «عياش 250»``, ``طائرة من طراز قاصف 2``: the model belongs to the name."""
    quoted = quoted_after(view, last)
    if quoted > last and view.tokens[last + 2].kind == WORD:
        return quoted
    i = last + 1
    i += i < len(view.tokens) and view.tokens[i].norm == "من"
    if i + 1 >= len(view.tokens) or view.tokens[i].norm not in MODELS:
        return last
    quoted = quoted_after(view, i)
    if quoted > i:
        return quoted
    name = view.tokens[i + 1]
    if name.kind != WORD or view.kinds(i + 1) & STOP:
        return last
    n = i + 2
    if name.norm in _HAVING and n < len(view.tokens):
        n += view.tokens[n].kind == WORD  # نوع ذو الفقار
    while n < len(view.tokens) and n < i + _MODEL and _of_model(view, n):
        n += 1
    return n - 1


def _of_model(view: View, i: int) -> bool:
    """``قاهر 1``, ``إف 16``, ``قاصف كي 2``: a number, or letters that are no word."""
    token = view.tokens[i]
    letters = token.kind == WORD and len(token.norm) <= _LETTERS and not view.hits[i]
    letters = letters and token.norm != "و"
    return token.kind == NUMBER or token.text in "-–" or letters


def in_its_marks(view: View, first: int, last: int) -> int:
    """``قذيفة "الياسين | 105"``: up to the mark that ends what is opened inside a name."""
    if not any(t.text in OPEN for t in view.tokens[first + 1 : last]):
        return last
    n = last + 1
    n += n < len(view.tokens) and view.tokens[n].kind == NUMBER
    return n if n < len(view.tokens) and view.tokens[n].text in CLOSE else last


_HAVING: Final = ("ذو", "ذي", "ذا")
MODELS: Final = words("models.heads")
_MODEL: Final = 5  # tokens from the word for a model to the end of its name
_LETTERS: Final = 2
