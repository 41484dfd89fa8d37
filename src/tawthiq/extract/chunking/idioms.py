"""Names of places in phrases that tell of none: ``بحجة …``, ``بعمر 5 سنوات``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View, is_finite
from tawthiq.text import NUMBER, has_article
from tawthiq.text.quantities import opens_number


def in_an_idiom(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether what may be a place's name is a word of such a phrase."""
    return (
        _on_a_pretext(view, hit)
        or _of_a_state(view, hit, before)
        or _nth_quarter(view, hit)
        or _as_an_age(view, hit)
    )


def _on_a_pretext(view: View, hit: Hit) -> bool:
    """``بحجة ملاحقة مطلوب``, ``بحجة أنهم``: on what grounds, not in the town of Hajjah."""
    after = hit.last + 1
    if hit.word.preposition != "ب" or hit.word.base not in _PRETEXTS:
        return False
    if after >= len(view.tokens):
        return False
    masdars = _MASDARS & view.kinds(after) and not has_article(view.tokens[after].norm)
    finite = any(is_finite(h) for h in view.hits[after])
    norm = view.tokens[after].norm
    return norm.startswith("ان") or norm in _GROUNDS or bool(masdars and not finite)


def _as_an_age(view: View, hit: Hit) -> bool:
    """``طفل بعمر 5 سنوات``: of what age, not in a place of the name."""
    if hit.word.preposition != "ب" or hit.word.base != "عمر" or hit.last > hit.first:
        return False
    after = view.tokens[hit.last + 1 : hit.last + 2]
    return any(t.kind == NUMBER or opens_number(t.norm) for t in after)


_PRETEXTS: Final = words("namesakes.pretexts")
_GROUNDS: Final = words("namesakes.grounds")
_MASDARS: Final = frozenset(("trigger", "harm_masdar", "loss"))


def _nth_quarter(view: View, hit: Hit) -> bool:
    """``الحارة | السابعة``: a quarter that its number names, no town called so."""
    after = hit.last + 1
    quarter = hit.first == hit.last and "place_head" in view.kinds(hit.first)
    return quarter and after < len(view.tokens) and view.tokens[after].norm in _ORDINALS


_ORDINALS: Final = words("names_units.ordinals")


def _of_a_state(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``ولاية غرب دارفور | السودانية``: whose the place before it is, no village of the name."""
    last = before[-1] if before else None
    if last is None or last.kind != "place" or hit.last > hit.first:
        return False
    bare = not (hit.word.conjunction or hit.word.preposition)
    norm = view.tokens[hit.first].norm
    return bare and has_article(norm) and norm[2:].removesuffix("ه") in view.nisbas
