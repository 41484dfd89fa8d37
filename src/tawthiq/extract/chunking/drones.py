"""``مسيرة``: a drone, or a march."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.weaponry import used
from tawthiq.extract.events.drafts import ATTACKS
from tawthiq.extract.names.marks import quotation_end
from tawthiq.text import fold_word

_OWNED: Final = words("tabled.owned")  # مسيرات | تابعة للجيش


def is_drone(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``شنت مسيّرة غارة``: who flies, not a march."""
    if hit.word.base not in ("مسيره", "مسيرات") or hit.last > hit.first:
        return False
    if "ي\u0651" in view.tokens[hit.first].text or _strikes_after(view, hit):
        return True
    last = before[-1] if before else None
    if last is None:
        return False
    in_it = last.kind == "prep" and used(before)  # معارك استخدمت فيها المسيرات
    if in_it or _by_strikes_apart(hit, before):
        return True
    if fold_word(last.name) in _FLYING or _by_strikes(hit, before):
        return True
    if getattr(last.data, "type", "") == "shootdown":
        return not hit.word.prefix  # أسقط الجيش | مسيرة محملة بالمخدرات
    struck = getattr(last.data, "type", "") in ATTACKS
    struck = struck or last.word.base.startswith(_KILLING)
    # قصف بمسيرات, استهدفت مسيرة سيارة, استهداف مسيرة تركية
    own = getattr(last.data, "pos", "") == "verb" and last.word.base.endswith("ت")
    after = view.tokens[hit.last + 1].norm if hit.last + 1 < len(view.tokens) else ""
    whose = after.removesuffix("ه") in view.nisbas or after in _UNMANNED
    flies = hit.word.preposition == "ب" or (not hit.word.prefix and (own or whose))
    by = last.kind == "prep" and last.name in _BY and whose  # القصف عبر مسيرة تركية
    by = by or (last.name == "من" and _fired(before))  # إطلاق نار من مسيرات الاحتلال
    return last.kind == "light" or by or (struck and flies)


def _by_strikes(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``ضربات مماثلة | بالمسيرات``: what the strikes were made with."""
    if hit.word.preposition != "ب" or len(before) < _BESIDE:
        return False
    struck = getattr(before[-2].data, "type", "") in ATTACKS
    return struck and fold_word(before[-1].name) in _SIMILAR


def _by_strikes_apart(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``هاجمت، نهار الجمعة، بالمسيرات``: with what, past the time of it."""
    if hit.word.preposition != "ب" or before[-1].name not in ("،", ","):
        return False
    times = (c for c in reversed(before[-_ASIDE:]) if c.kind not in _PAST)
    struck = next(times, None)
    return getattr(struck.data if struck else None, "type", "") in ATTACKS


def _fired(before: Sequence[Chunk]) -> bool:
    """``إطلاق نار كثيف من | مسيرات``: whether fire is told to have come from them."""
    acts = (c.data for c in before[-3:-1])
    return any(getattr(d, "type", "") == "shooting" for d in acts)


_ASIDE: Final = 5  # chunks: the strike, who struck, two commas and a time
_PAST: Final = frozenset(("punct", "time", "actor"))
_BY: Final = frozenset(("عبر", "بواسطة"))
_BESIDE: Final = 2  # chunks: the strike, and what describes it
_SIMILAR: Final = words("continued.similar")
_FLYING: Final = words("deeds.flying")
_KILLING: Final = ("اغتالت", "قتلت", "دمرت")


def _strikes_after(view: View, hit: Hit) -> bool:
    """``إن مسيرة تركية قصفت سيارة``: whose it is, and then a verb of attack.

    It may stand alone, ``إن مسيرة قصفت``, or be a side's: ``مسيرات تابعة للجيش``.
    """
    i = hit.last + 1
    if i >= len(view.tokens) or hit.word.prefix:
        return False
    if view.tokens[i].norm in _OWNED:
        return True
    marked = quotation_end(view, i)  # مسيرة "إسرائيلية"
    whose = view.tokens[i + bool(marked)].norm.removesuffix("ه") in view.nisbas
    i = (marked or i) + 1 if whose else i
    if i >= len(view.tokens):
        return False
    return any(
        h.lexeme.kind == "trigger"
        and h.lexeme.data.pos == "verb"
        and h.lexeme.data.type in ATTACKS
        and not h.word.conjunction
        for h in view.hits[i]
    )


_UNMANNED: Final = words("deeds.unmanned")


def destroys(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``دمرت مسيرات الجيش طائرة``: drones that destroy, and are not brought down.

    They are the subject of a verb that has none before it.
    """
    verb, _, drones = fold_word(hit.lexeme.name).partition(" ")
    past = getattr(hit.lexeme.data, "tense", "") == "past"
    if not (past and verb == "دمر" and drones.startswith("مسير")):
        return False
    alone = hit.last == hit.first + 1 and not hit.word.conjunction
    first = not before or before[-1].kind in ("time", "punct", "quote", "conn")
    opens = first or before[-1].name in ("أن", "إن", "بأن")
    return alone and opens and hit.word.base.endswith("ت")
