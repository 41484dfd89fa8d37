"""Units of an army or a militia that are named by a number."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.marks import OPEN
from tawthiq.text import NUMBER, has_article
from tawthiq.text.quantities import read_quantity

UNITS: Final = words("names_units.units")
ORDINALS: Final = words("names_units.ordinals")
_ARMS: Final = words("names_units.arms")
_PLURAL: Final = 10  # up to ten are counted in the plural, more in the accusative
_MARKS: Final = ("(", "/")  # what a number may be written in
# What a number may count.
_COUNTED: Final = frozenset(("group", "head", "equipment", "weapon", "source_head"))


def numbered(view: View, last: int, base: str) -> int:
    """``اللواء 444``, ``الكتيبة 301``: a unit's number belongs to its name.

    ``قتلت الكتيبة | 12 مسلحا``: a number that counts what follows does not.
    """
    tokens = view.tokens
    i = last + 1
    if base.removeprefix("ال") not in UNITS or i >= len(tokens) or i in view.times:
        return last
    if tokens[i].norm in ORDINALS and has_article(tokens[last].norm):
        armed = i + 1 < len(tokens) and tokens[i + 1].norm in _ARMS
        return i + armed  # اللواء الثامن, اللواء الثاني حزم
    written = read_quantity(tokens, i) if tokens[i].text in _MARKS else None
    if written is not None:
        return written.last  # اللواء /22/
    if tokens[i].kind != NUMBER or not tokens[i].norm.isdigit():
        return last
    if i + 1 >= len(tokens):
        return i
    after = tokens[i + 1].norm
    if after in _ARMS:
        return i + 1
    if int(tokens[i].norm) > _PLURAL and not after.endswith(("ا", "ه")):
        return i  # هاجم اللواء 111 | مقر الشركة: no 111 seats
    counts = any(
        h.lexeme.kind in _COUNTED and not (h.word.article or h.word.prefix)
        for h in view.hits[i + 1]
    )
    return last if counts else i


def is_unit(view: View, hit: Hit) -> bool:
    """``اللواء 444``, ``لواء المشاة``, ``«لواء المعتز»``: a brigade, no general."""
    quoted = hit.first > 0 and view.tokens[hit.first - 1].text in OPEN
    if quoted and hit.word.base in UNITS and not hit.word.article:
        return True
    return numbered(view, hit.last, hit.word.base) > hit.last or _governs(view, hit)


def _governs(view: View, hit: Hit) -> bool:
    """``لواء المشاة``, ``فرقة الإسناد``, but ``اللواء محمد``, ``لواء ركن``."""
    i = hit.last + 1
    unit = hit.word.base in UNITS and hit.first == hit.last and not hit.word.article
    return unit and i < len(view.tokens) and has_article(view.tokens[i].norm)
